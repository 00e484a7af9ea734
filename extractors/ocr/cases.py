"""Letters that differ from others in nothing but their height or place: alone on a line ("CS"), no letter
beside them tells an engine how high that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from extractors.ocr.engine import Word
from extractors.ocr.raster import Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES

_REFERENCE = re.compile(r"([A-Zcosuvwxz]{1,4})([/.-]?\d{1,3})")
_TWICE = re.compile(r"Cc|cC|Oo|oO|Ss|sS|Uu|uU|Vv|vV|Ww|wW|Xx|xX|Zz|zZ")
"""Two letters, or one that was taken for a small one and a capital ("DwW/2")."""

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


def as_reference(text: str, own: Mask) -> str:
    """A reference ("Ww/1") in capitals, where all its letters are as high as its figures."""
    found = _REFERENCE.fullmatch(text)
    if not found or found.group(1).isupper() or not own.any():
        return text
    letters, rest = found.groups()
    parts = sum(area.height >= SHAPES.capital_least * len(own) for area in areas_of(parts_of(own)))
    seen_twice = _TWICE.search(letters) and parts < len(text)
    return text if seen_twice or not _is_high(own) else letters.upper() + rest


def _is_high(own: Mask) -> bool:
    """Whether a word's ink is as high all along, from one upright or point of a letter to the next."""
    high = len(own)
    tops = np.where(own.any(axis=0), own.argmax(axis=0), high)
    stride = min(max(round(SHAPES.capital_stride * high), 1), len(tops))
    return bool((sliding_window_view(tops, stride).min(axis=1) <= SHAPES.capital_lower * high).all())


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
