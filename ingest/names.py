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


# What moves a cursor, breaks a line or turns the reading direction, where a name is only to be read: the C0
# controls become their pictures, so that two names stay two.
_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = _PICTURES | dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029, *_DIRECTIONS), 0xFFFD)


def printable_name(name: str) -> str:
    """A name that any output can hold and any screen can show.

    Bytes that are no Unicode (an old disk's) and what turns the reading direction become U+FFFD, a line feed
    U+240A, which is its picture.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").translate(_SHOWN)
