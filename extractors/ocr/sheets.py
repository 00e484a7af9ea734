"""Two pages on a sheet: an open book on the glass, a booklet, or pages printed one above the other.

Between the pages lies a gutter, as wide as the margins that both keep there. What a page sets in columns
stands closer, and is none the worse for being read one column after the other; where one page lies above the
other, each has its own head or foot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from extractors.ocr.raster import Mask
from extractors.ocr.reading import LineReader
from extractors.ocr.text_lines import InkLine
from extractors.ocr.tolerances.picture import PICTURE
from extractors.pdf.text.page_edges import running_words


def gutter_of(ink: Mask, lines: Sequence[InkLine], dpi: float) -> int | None:
    """Where the left page ends and the right one begins, in pixels from the left; None for a single page."""
    return _gutter(ink, [(line.area.x0, line.area.x1) for line in lines], dpi)


def fold_of(ink: Mask, lines: Sequence[InkLine], dpi: float, reader: LineReader) -> int | None:
    """Where the upper page ends and the lower one begins, in pixels from the top; None for a single page."""
    fold = _gutter(ink.T, [(line.area.top, line.area.bottom) for line in lines], dpi)
    if fold is None:
        return None
    halves = (
        [line for line in lines if line.area.bottom <= fold],
        [line for line in lines if line.area.top >= fold],
    )
    for outermost in (_first, _last):
        upper, lower = (_words(outermost(half), reader) for half in halves)
        if upper and SequenceMatcher(None, upper, lower).ratio() >= PICTURE.gutter_alike:
            return fold
    return None


def _first(lines: Sequence[InkLine]) -> list[InkLine]:
    """The lines level with the highest."""
    return [line for line in lines if line.area.top < lines[0].area.bottom]


def _last(lines: Sequence[InkLine]) -> list[InkLine]:
    """The lines level with the lowest."""
    lowest = max(lines, key=lambda line: line.area.bottom)
    return [line for line in lines if line.area.bottom > lowest.area.top]


def _words(lines: Iterable[InkLine], reader: LineReader) -> str:
    """What level lines say, page numbers left open."""
    read = sorted((reader.read(line) for line in lines), key=lambda line: line.line.area.x0)
    return running_words(" ".join(word.text for line in read for word in line.words))


def _gutter(ink: Mask, spans: Sequence[tuple[int, int]], dpi: float) -> int | None:
    """Where a gutter runs down a sheet, from edge to edge through its middle."""
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
        if abs(middle - wide / 2) <= PICTURE.gutter_off_middle * wide and _parts(spans, middle):
            return middle
    return None


def _by_width(gaps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(
        ((left, right) for left, right in gaps if right - left > 1), key=lambda gap: gap[0] - gap[1]
    )


def _parts(spans: Sequence[tuple[int, int]], middle: int) -> bool:
    """Whether there are lines on either side of a place."""
    left = sum(end <= middle for _, end in spans)
    return min(left, len(spans) - left) >= PICTURE.gutter_fewest
