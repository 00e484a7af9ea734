"""By how much a page lies askew on the scanner's glass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.raster import Grey, Mask

_STEEPEST = 6.0
"""Degrees: a page that a feeder drew in askew."""

_STEPS = (0.5, 0.1, 0.02)
"""Degrees from one try to the next, each around the best of those before: at 0.02, the end of a line across
A4 is half a pixel off."""

_BLOCK = 16
"""Pixels of a block's sides: there is some paper in each, around the letters of every size."""

_ROWS_OFF = 12
"""Rows by which the ends of a line may be apart from one try to the next: of a wide sheet, no try but the
right one would find any line, so that its rows are taken together."""

_POINTS = 60_000
"""Dark pixels that are looked at: thirty for each of a page's letters."""


def tilt_of(picture: Grey) -> float:
    """Degrees by which the lines of a page sink to the right; 0 where none stand out.

    At the right angle lines of text and rules fall into few rows (or columns) of pixels, with gaps between.
    """
    dark = np.argwhere(_dark(picture))
    if len(dark) < 100:
        return 0.0
    # The step is odd to the width of most pictures, so that no column is preferred.
    sampled = dark[:: max(len(dark) // _POINTS, 1)].astype(np.float32)
    ys, xs = sampled[:, 0], sampled[:, 1]
    best, reach = 0.0, _STEEPEST
    for step in _STEPS:
        tries = np.arange(best - reach, best + reach + step / 2, step)
        row = np.float32(max(int(np.tan(np.radians(step)) * picture.shape[1] / _ROWS_OFF), 1))
        best = float(max(tries, key=lambda angle: _sharpness(xs / row, ys / row, float(angle))))
        reach = step
    return best


def _dark(picture: Grey) -> Mask:
    """The pixels darker than what is beside them, by half of what ink is darker than paper: the shadow in a
    binding is dark as well, and is no line."""
    dark, light = np.percentile(picture[::4, ::4], (1, 60))
    half = float(light - dark) / 2
    high, wide = picture.shape[0] // _BLOCK * _BLOCK, picture.shape[1] // _BLOCK * _BLOCK
    blocks = picture[:high, :wide].reshape(high // _BLOCK, _BLOCK, wide // _BLOCK, _BLOCK).max(axis=(1, 3))
    beside = np.minimum(blocks, np.uint8(light)) - np.minimum(blocks, np.uint8(half))
    beside = beside.repeat(_BLOCK, axis=0).repeat(_BLOCK, axis=1)
    return np.asarray(picture[:high, :wide] < beside)


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], angle: float) -> float:
    slope = np.tan(np.radians(angle))
    score = 0.0
    for across in (ys - slope * xs, xs + slope * ys):
        counts = np.bincount((across - across.min()).astype(np.int32)).astype(np.float64)
        score += float(np.square(np.diff(counts)).sum())
    return score
