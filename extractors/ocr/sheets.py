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
from extractors.ocr.tolerances.picture import PICTURE


def gutter_of(ink: Mask, lines: Sequence[InkLine], dpi: float) -> int | None:
    """Where the left page ends and the right one begins, in pixels from the left; None for a single page."""
    high, wide = ink.shape
    if wide < PICTURE.gutter_wide * high:
        return None
    inked = ink.mean(axis=0)
    text = np.flatnonzero((inked > PICTURE.gutter_dust) & (inked < PICTURE.gutter_fold))
    if not text.size:
        return None
    margins = int(text[0]) + wide - 1 - int(text[-1])
    least = max(PICTURE.gutter_narrowest * dpi, PICTURE.gutter_of_margins * margins)
    for left, right in _by_width(pairwise(text.tolist())):
        middle = (left + right) // 2
        if right - left < least:
            return None
        if abs(middle - wide / 2) <= PICTURE.gutter_off_middle * wide and _parts(lines, middle):
            return middle
    return None


def _by_width(gaps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(
        ((left, right) for left, right in gaps if right - left > 1), key=lambda gap: gap[0] - gap[1]
    )


def _parts(lines: Sequence[InkLine], middle: int) -> bool:
    """Whether there are lines on either side of a place."""
    left = sum(line.area.x1 <= middle for line in lines)
    return min(left, len(lines) - left) >= PICTURE.gutter_fewest
