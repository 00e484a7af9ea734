"""File names: which files in a folder are nobody's report, and how a name is written down."""

from __future__ import annotations

# What Windows, macOS and Word leave lying in folders; `~$report.docx` says that somebody has it open.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_LITTER_STARTS = (".", "~$", "~wrl")


def is_passed_over(path: str) -> bool:
    """Whether a path with ``/`` leads to a hidden file, or to what a program left behind: no report."""
    parts = path.replace("\\", "/").split("/")
    name = parts[-1].lower()
    return (
        name in _LITTER
        or any(part.startswith(".") and part.strip(".") for part in parts)
        or (name.startswith(_LITTER_STARTS) or "__MACOSX" in parts)
    )


def printable_name(name: str) -> str:
    """A name that any output can hold: bytes that are no Unicode (an old disk's) become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
