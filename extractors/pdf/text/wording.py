"""How drawn characters read: one text out of runs, with spaces, hyphens and signs as a person reads them."""

from __future__ import annotations

import re
from zlib import adler32

_READ_AS = {
    0x00A0: " ",
    0x2002: " ",
    0x2003: " ",
    0x2009: " ",
    0x202F: " ",
    0x2010: "-",
    0x2011: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0x200B: None,
    0x200C: None,
    0x200D: None,
    0xFEFF: None,
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF06C: "●",
    0xF06E: "■",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FB: "✗",
}

_SPACES = re.compile(r"\s+")

_CODES = "cp1252"
"""A code of one byte a letter makes a table of widths that is looked up without a line of Python."""

_WIDTHS = (
    (22, "ijl'‘’"),
    (28, " !,./:;[\\]|fIt"),
    (34, '()-`"{}r“”•'),
    (50, "cksvxyzJ"),
    (61, "FTZ"),
    (67, "&ABEKPSVXY"),
    (72, "CDHNRUw"),
    (78, "GOQ"),
    (83, "mM"),
    (93, "%W"),
    (100, "@—…"),
)
"""In hundredths of an em, as Helvetica's; that other typefaces are wider or narrower, a share of a line evens
out."""

_WIDTH_OF = bytearray([56] * 256)
for _width, _letters in _WIDTHS:
    for _code in _letters.encode(_CODES):
        _WIDTH_OF[_code] = _width

_CLOSING = "/)]}!?,.:;"
_FIRST_WORD = re.compile(rf"\S+(?:\s+[{re.escape(_CLOSING)}]\S*)*")
"""What no line ends inside: a word, and a mark that closes or parts, even behind a space (UAX #14, LB13)."""

_LABEL = re.compile(r"[A-Z][^\W\d_]*(?: [^\W\d_]+){0,3}:(?=\s)")
"""A word or a few that say what stands behind them: "Due date: "."""


def readable(text: str) -> str:
    """Text with its ligatures opened, its odd spaces and hyphens made plain, and its spaces single."""
    if not text.isascii():
        text = text.translate(_READ_AS)
    return _SPACES.sub(" ", text) if "  " in text else text


def _widths(text: str) -> bytes:
    """A guess at the width of each letter, in hundredths of an em."""
    coded = text.encode() if text.isascii() else text.encode(_CODES, "replace")
    return coded.translate(_WIDTH_OF)


_FEW = 256
"""Bytes whose sum Adler-32 does not wrap: 256 * 255 is less than 65,521."""


def _sum(widths: bytes) -> int:
    """The sum of bytes: the lower half of Adler-32 (RFC 1950) is one more, and is told in a ninth of the time
    of `sum`. It is asked of nearly every line of a report."""
    return (adler32(widths) & 0xFFFF) - 1 if len(widths) <= _FEW else sum(widths)


def first_word(text: str) -> str:
    """The start of a text that stands on one line, whatever the line's length."""
    words = text.split(None, 1)
    if len(words) == 2 and words[1][0] not in _CLOSING and text[0] == words[0][0]:
        return words[0]  # Nearly always, and told in a fifth of the time.
    found = _FIRST_WORD.match(text)
    return found.group() if found else text


def opening(text: str) -> str:
    """What a line opens with: a label with its colon, or its first word."""
    found = _LABEL.match(text) if ":" in text else None
    return found.group() if found else first_word(text)


def first_word_share(text: str) -> float:
    """Which share of a line's width its first word takes: by a guess, good for parts of the same line."""
    word = first_word(text)
    if len(word) == len(text):
        return 1.0
    widths = _widths(text)
    return _sum(widths[: len(word)]) / _sum(widths)
