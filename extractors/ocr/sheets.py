"""Two pages side by side on one sheet: an open book on the glass, or a booklet's sheets.

Between the pages lies a gutter, as wide as the margins that both keep there. What a page sets in columns
stands closer, and is none the worse for being read one column after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from extractors.ocr.raster import Mask
from extractors.ocr.text_lines import InkLine

_WIDE = 1.15
"""Width to height of the narrowest sheet with two pages side by side: two of A5 have 1.41, two of a folded
foolscap sheet 1.3."""

_OFF_MIDDLE = 0.06
"""Share of the sheet's width by which its middle and the gutter's may lie apart: books lie askew on the
glass, and a text that ends early leaves more paper on its side."""

_NARROWEST = 0.4
"""Inches: the sum of two pages' margins is larger, the space between two columns smaller."""

_OF_MARGINS = 0.7
"""Share of both outer margins together that the gutter is wide at least: with margins alike it is as wide as
they are, and a booklet that was cut keeps more inside."""

_DUST = 0.004
"""Share of a column's pixels that dust and the edge of a shadow may ink in a gutter: one line of small
print has 0.008."""

_FOLD = 0.5
"""Share of a column's pixels from which on it is the fold itself, or the shadow in the binding."""

_FEWEST = 3
"""Lines of text on either side."""


def gutter_of(ink: Mask, lines: Sequence[InkLine], dpi: float) -> int | None:
    """Where the left page ends and the right one begins, in pixels from the left; None for a single page."""
    high, wide = ink.shape
    if wide < _WIDE * high:
        return None
    inked = ink.mean(axis=0)
    text = np.flatnonzero((inked > _DUST) & (inked < _FOLD))
    if not text.size:
        return None
    margins = int(text[0]) + wide - 1 - int(text[-1])
    least = max(_NARROWEST * dpi, _OF_MARGINS * margins)
    for left, right in _by_width(pairwise(text.tolist())):
        middle = (left + right) // 2
        if right - left < least:
            return None
        if abs(middle - wide / 2) <= _OFF_MIDDLE * wide and _parts(lines, middle):
            return middle
    return None


def _by_width(gaps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(
        ((left, right) for left, right in gaps if right - left > 1), key=lambda gap: gap[0] - gap[1]
    )


def _parts(lines: Sequence[InkLine], middle: int) -> bool:
    """Whether there are lines on either side of a place."""
    left = sum(line.area.x1 <= middle for line in lines)
    return min(left, len(lines) - left) >= _FEWEST
