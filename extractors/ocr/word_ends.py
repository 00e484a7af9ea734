"""Which of a line's ink belongs to each of its words: an engine that is shown a bare line tells where a word
begins by the middles of its letters, and is a letter off; where a word ends it may not tell at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.ocr.engine import Word
from extractors.ocr.raster import Mask
from extractors.ocr.tolerances.reading import READING


def parted(words: Sequence[Word], own: Mask, em: float) -> list[tuple[int, int]] | None:
    """The columns of a line's ink, in pixels, that belong to each of its words: parted at as many of the
    widest gaps as there are spaces; None where those are not where the engine sees the spaces."""
    gaps = _gaps(own)
    spaces = len(words) - 1
    if spaces < 0 or len(gaps) < spaces:
        return None
    widest = sorted(sorted(gaps, key=lambda gap: gap[0] - gap[1])[:spaces])
    middles = [(start + end) // 2 for start, end in widest]
    if any(
        abs(middle - word.x0) > READING.word_strays * em
        for middle, word in zip(middles, words[1:], strict=True)
    ):
        return None
    return list(pairwise([0, *middles, own.shape[1]]))


def _gaps(own: Mask) -> list[tuple[int, int]]:
    """The stretches of columns without ink between the first and the last that have some."""
    inked = own.any(axis=0).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked, [0]))))
    ends, starts = edges[1:-1:2], edges[2:-1:2]
    return [(int(start), int(end)) for start, end in zip(ends, starts, strict=True)]
