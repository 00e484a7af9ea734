"""Letters that differ from others in nothing but their height or place: alone on a line ("CS"), no letter
beside them tells an engine how high that is.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.ocr.engine import Word
from extractors.ocr.raster import Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES

_ALIKE = frozenset("cosuvwxz")


def without_mark(text: str, own: Mask) -> str:
    """A word that ends in the letters TM, where an engine takes them for a trade mark though they stand on
    the line."""
    word = text.rstrip(",.;:")
    if not word.endswith("™") or not own.any():
        return text
    areas = areas_of(parts_of(own))
    tall = [area for area in areas if area.height >= SHAPES.capital_least * len(own)]
    last = max(tall or areas, key=lambda area: area.x1)
    if last.bottom < SHAPES.capital_raised * len(own):
        return text
    return word[:-1].removesuffix("T") + "TM" + text[len(word) :]


def in_capitals(words: Sequence[Word], em: float) -> list[Word]:
    """The words of a line that says little; ``em``, the usual type size of its page, is in pixels."""
    if not all(_ALIKE.issuperset(word.text) for word in words):
        return list(words)
    return [
        word._replace(text=_high(word)) if word.bottom - word.top >= SHAPES.capital_high * em else word
        for word in words
    ]


def _high(word: Word) -> str:
    """A word of high letters that was read in small ones: a round that is slim is a nought."""
    slim = word.x1 - word.x0 < SHAPES.capital_round * (word.bottom - word.top)
    return "0" if word.text == "o" and slim else word.text.upper()
