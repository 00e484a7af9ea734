"""How drawn characters read: one text out of runs, with spaces, hyphens and signs as a person reads them."""

from __future__ import annotations

import re

from lexicon.remembering import remembered

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

_FIRST_WORD = re.compile(r"\S+(?:\s+[/)\]}!?,.:;]\S*)*")
"""What no line ends inside: a word, and a mark that closes or parts, even behind a space (UAX #14, LB13)."""

_LABEL = re.compile(r"[A-Z][^\W\d_]*(?: [^\W\d_]+){0,3}:(?=\s)")
"""A word or a few that say what stands behind them: "Due date: "."""


def readable(text: str) -> str:
    """Text with its ligatures opened, its odd spaces and hyphens made plain, and its spaces single."""
    if not text.isascii():
        text = text.translate(_READ_AS)
    return _SPACES.sub(" ", text) if "  " in text else text


def guessed_width(text: str) -> int:
    """A guess at the width of a text in hundredths of an em, good for comparing parts of the same line."""
    coded = text.encode() if text.isascii() else text.encode(_CODES, "replace")
    return sum(coded.translate(_WIDTH_OF))


def first_word(text: str) -> str:
    """The start of a text that stands on one line, whatever the line's length."""
    found = _FIRST_WORD.match(text)
    return found.group() if found else text


def opening(text: str) -> str:
    """What a line opens with: a label with its colon, or its first word."""
    found = _LABEL.match(text)
    return found.group() if found else first_word(text)


@remembered(most=1024)  # It is asked of a line by those before it on its page, one after the other.
def first_word_share(text: str) -> float:
    """Which share of a line's width its first word takes."""
    word = first_word(text)
    return guessed_width(word) / guessed_width(text) if len(word) < len(text) else 1.0
