"""Characters as a person reads them: what a page draws with special signs, in plain ones."""

from __future__ import annotations

import re
import unicodedata

# The signs that papers use to start a bullet. Dashes count only where a space follows.
# A tick is none of them: in a cell of its own it says that something is done.
BULLET_SIGNS = "•◦▪▫■□●○◆◇►▶➢➤❖❍❐❑❒⬧⬥⧫➔∙·‣⁃\uf0b7\uf0a7\uf0d8\uf076"
FULL_BOXES, EMPTY_BOXES = frozenset("■●◉"), frozenset("□○")
"""Of these, what is a box or a dot to tick where one of each kind stands in a cell."""
DASH_SIGNS = "-–—"
TYPED_BULLETS = frozenset("oqvlnu§Øüà")
"""Letters that a bullet is typed with, in a face that draws them as signs, or that set them apart."""
DOTS = frozenset("●⬤■◼█▲▼◆•")
"""Signs that stand in a cell for nothing but their colour."""

_REPLACED = {
    "\u00a0": " ",  # no-break space
    "\u2007": " ",
    "\u202f": " ",
    "\u2010": "-",  # hyphen and no-break hyphen: "Mar‑2011" is "Mar-2011"
    "\u2011": "-",
    "\u00ad": "",  # soft hyphen: drawn only at a line's end, where the word goes on
    "\u200b": "",  # zero-width space, joiners, byte-order mark
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "ft",
    "ﬆ": "st",
}
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks of direction, of no width: whoever copies from a page that mixes scripts brings them along."""
_TABLE = str.maketrans(_REPLACED | dict.fromkeys(DIRECTIONS, ""))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")


def readable(text: str) -> str:
    """Text with ligatures, odd spaces and hyphens in plain signs, and control characters gone.

    Line breaks and tabs stay; nothing else about the wording changes.
    """
    if text.isascii():
        return _CONTROL.sub("", text)
    return _CONTROL.sub("", unicodedata.normalize("NFC", text).translate(_TABLE))


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


_MARKS_OF_NOTES = re.compile(r"\s*\d+(?:[,;\s]+\d+)*[,;]?\s*")


def raised_digits(text: str) -> str:
    """Digits as the small raised ones that they are drawn as, for marks of notes ("1", "1, 2"), without what
    parts them; other text unchanged."""
    return re.sub("[,;]", "", text.translate(_RAISED)) if _MARKS_OF_NOTES.fullmatch(text) else text


def collapsed(text: str) -> str:
    """Readable text on one line, its runs of white space a single space each, none at the ends."""
    return _SPACE.sub(" ", readable(text)).strip()
