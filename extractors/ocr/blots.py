"""Holes and blots: a hole punched into text hides letters, and what is left of a word reads as another."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.ocr.engine import Word
from extractors.ocr.paper import Paper
from extractors.ocr.raster import Area
from extractors.ocr.tolerances.picture import PICTURE


def blots_of(paper: Paper, dpi: float) -> list[Area]:
    """The small dark surfaces of a page that are as wide as high."""
    return [
        area
        for area, colour in paper.painted
        if max(colour) < PICTURE.blot_dark
        and max(area.width, area.height) <= PICTURE.blot_largest * dpi
        and min(area.width, area.height) >= PICTURE.blot_round * max(area.width, area.height)
    ]


def touches(word: Word, blots: Iterable[Area], beside: int) -> bool:
    """Whether a blot may hide a part of a word; what stands on it as a whole was printed there."""
    return any(
        word.x0 - beside < blot.x1
        and blot.x0 < word.x1 + beside
        and word.top < blot.bottom
        and blot.top < word.bottom
        and not _holds(blot, word)
        for blot in blots
    )


def _holds(blot: Area, word: Word) -> bool:
    across = blot.x0 <= word.x0 and word.x1 <= blot.x1
    return across and blot.top <= word.top and word.bottom <= blot.bottom
