"""Bytes of a plain text into words: which encoding, and whether they are text at all."""

from __future__ import annotations

import codecs

_MARKS = (  # the longer ones first: UTF-32 begins with the mark of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Where the zeros stand in every four bytes of a text in letters of two or four bytes that has no mark: "-" a
# byte that is never zero, "0" one that always is, "?" one that mostly is (but in the signs beyond Latin-1).
_UNMARKED = {"-?-?": "utf-16-le", "?-?-": "utf-16-be", "-?00": "utf-32-le", "00?-": "utf-32-be"}

_MOSTLY = 0.8
"""Share of zeros among such bytes: curly quotes, dashes and ticks are the rest."""

_LEAST, _TOLD_WITHIN = 16, 65_536
"""Bytes at the beginning of a file by which that is told."""

# Bytes that stand in no text of any single-byte encoding: the C0 controls, but for tab, line feed,
# vertical tab and form feed, carriage return, the end-of-file mark of DOS, escape, and the bell with which
# old versions of Word end a table cell when they save as text.
_CONTROLS = bytes(set(range(0x20)) - {0x07, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}) + b"\x7f"
_CONTROL_SIGNS = frozenset(_CONTROLS.decode("ascii"))

# One stray control in a thousand bytes is a damaged text; a binary file has dozens.
_CONTROL_SHARE = 0.001


def decode(content: bytes) -> str:
    """The words of a text file, for readers: UTF-16 or UTF-32 where it is marked or its zeros say so, else
    UTF-8, else Windows-1252, or Mac Roman where lines end as only the old Macs ended them, with a carriage
    return alone.

    Never fails: the few bytes that Windows-1252 leaves undefined become U+FFFD.
    """
    if encoding := _wide_encoding(content):
        return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        old_mac = b"\r" in content and b"\n" not in content
        return content.decode("mac_roman" if old_mac else "cp1252", errors="replace")


def is_text(content: bytes) -> bool:
    """Whether bytes are plain text in one of the encodings that `decode` knows."""
    if encoding := _wide_encoding(content):
        return _is_wide(content, encoding)
    if b"\0" in content:
        return False
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls <= _CONTROL_SHARE * len(content)


def _wide_encoding(content: bytes) -> str | None:
    """The encoding of a text in letters of two or four bytes."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    beginning = content[: min(len(content), _TOLD_WITHIN) // 4 * 4]
    if len(beginning) < _LEAST:
        return None
    shares = [beginning[place::4].count(0) * 4 / len(beginning) for place in range(4)]
    return next((name for form, name in _UNMARKED.items() if all(map(_stands, shares, form))), None)


def _stands(share: float, form: str) -> bool:
    """Whether zeros are as many at a place as the sign of `_UNMARKED` for it says."""
    return {"-": share == 0, "0": share == 1, "?": share >= _MOSTLY}[form]


def _is_wide(content: bytes, encoding: str) -> bool:
    letter = 2 if "16" in encoding else 4
    try:
        words = content[: len(content) // letter * letter].decode(encoding)
    except UnicodeDecodeError:
        return False
    controls = sum(sign in _CONTROL_SIGNS for sign in words)
    return "\0" not in words and controls <= _CONTROL_SHARE * len(words)
