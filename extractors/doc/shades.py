"""Shading ([MS-DOC] 2.9.247, 2.9.248): two colours and a pattern, as the one colour that it looks like."""

from __future__ import annotations

import struct

from extractors.wordprocessing.shading import blended

_AUTO = 0xFF
# Word 6's sixteen colours by number (Ico); 0 is "automatic".
_PALETTE = (
    None,
    (0, 0, 0),
    (0, 0, 255),
    (0, 255, 255),
    (0, 255, 0),
    (255, 0, 255),
    (255, 0, 0),
    (255, 255, 0),
    (255, 255, 255),
    (0, 0, 128),
    (0, 128, 128),
    (0, 128, 0),
    (128, 0, 128),
    (128, 0, 0),
    (128, 128, 0),
    (128, 128, 128),
    (192, 192, 192),
)
# How much of the foreground a pattern shows, in thousandths: clear, solid, the percentages of Word 6, twelve
# hatchings (a third to the eye), nine that are not defined, and the finer percentages of Word 97 (Ipat).
_PATTERNS = (
    *(0, 1000, 50, 100, 200, 250, 300, 400, 500, 600, 700, 750, 800, 900),
    *(333,) * 12,
    *(500,) * 9,
    *(25, 75, 125, 150, 175, 225, 275, 325, 350, 375, 425, 450, 475),
    *(525, 550, 575, 625, 650, 675, 725, 775, 825, 850, 875, 925, 950, 975, 970),
)
_NIL_OLD = 0xFFFF
_NIL_PATTERN = 0xFFFF


def old_shade(operand: bytes, at: int) -> str | None:
    """An SHD80 as ``#RRGGBB``; None where nothing is painted."""
    (shade,) = struct.unpack_from("<H", operand, at)
    if shade == _NIL_OLD:
        return None
    fore, back, pattern = shade & 0x1F, shade >> 5 & 0x1F, shade >> 10
    return blended(_named(fore), _named(back), _share(pattern))


def new_shade(operand: bytes, at: int) -> str | None:
    """An SHD as ``#RRGGBB``; None where nothing is painted."""
    fore, back, pattern = struct.unpack_from("<4s4sH", operand, at)
    if pattern == _NIL_PATTERN:
        return None
    return blended(_colour(fore), _colour(back), _share(pattern))


def old_colour(number: int) -> str | None:
    """One of Word 6's colours as ``#RRGGBB``; None for "automatic"."""
    named = _named(number)
    return None if named is None else blended(None, named, 0)


def _share(pattern: int) -> int:
    return _PATTERNS[pattern] if pattern < len(_PATTERNS) else 0


def _named(number: int) -> tuple[int, int, int] | None:
    return _PALETTE[number] if number < len(_PALETTE) else None


def _colour(reference: bytes) -> tuple[int, int, int] | None:
    """A COLORREF; None where its fourth byte says "automatic"."""
    red, green, blue, auto = reference
    return None if auto == _AUTO else (red, green, blue)
