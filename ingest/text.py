"""Bytes of a plain text into words: which encoding, and whether they are text at all."""

from __future__ import annotations

import codecs

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Bytes that stand in no text of any single-byte encoding: the C0 controls, but for tab, line feed,
# vertical tab and form feed, carriage return, the end-of-file mark of DOS, escape, and the bell with which
# old versions of Word end a table cell when they save as text.
_CONTROLS = bytes(set(range(0x20)) - {0x07, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}) + b"\x7f"

# One stray control in a thousand bytes is a damaged text; a binary file has dozens.
_CONTROL_SHARE = 0.001


def decode(content: bytes) -> str:
    """The words of a text file, for readers: UTF-16 where it is marked, else UTF-8, else Windows-1252, or
    Mac Roman where lines end as only the old Macs ended them, with a carriage return alone.

    Never fails: the few bytes that Windows-1252 leaves undefined become U+FFFD.
    """
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        old_mac = b"\r" in content and b"\n" not in content
        return content.decode("mac_roman" if old_mac else "cp1252", errors="replace")


def is_text(content: bytes) -> bool:
    """Whether bytes are plain text in one of the encodings that `decode` knows."""
    if content.startswith(_UTF16_MARKS):
        return _is_utf16(content)
    if b"\0" in content:
        return False
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls <= _CONTROL_SHARE * len(content)


def _is_utf16(content: bytes) -> bool:
    try:
        words = content[: len(content) & ~1].decode("utf-16")
    except UnicodeDecodeError:
        return False
    return "\0" not in words
