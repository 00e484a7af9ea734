"""By how much a page lies askew on the scanner's glass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.raster import Grey

_STEEPEST = 6.0
"""Degrees: a page that a feeder drew in askew."""

_STEPS = (0.5, 0.1, 0.02)
"""Degrees from one try to the next, each around the best of those before: at 0.02, the end of a line across
A4 is half a pixel off."""

_POINTS = 60_000
"""Dark pixels that are looked at: thirty for each of a page's letters."""


def tilt_of(picture: Grey) -> float:
    """Degrees by which the lines of a page sink to the right; 0 where none stand out.

    At the right angle lines of text and rules fall into few rows (or columns) of pixels, with gaps between.
    """
    dark = np.argwhere(picture < _level(picture))
    if len(dark) < 100:
        return 0.0
    # The step is odd to the width of most pictures, so that no column is preferred.
    sampled = dark[:: max(len(dark) // _POINTS, 1)].astype(np.float32)
    ys, xs = sampled[:, 0], sampled[:, 1]
    best, reach = 0.0, _STEEPEST
    for step in _STEPS:
        tries = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tries, key=lambda angle: _sharpness(xs, ys, float(angle))))
        reach = step
    return best


def _level(picture: Grey) -> float:
    """Between the paper's grey and the darkest that there is some of."""
    sample = picture[::4, ::4]
    dark, light = np.percentile(sample, (1, 60))
    return float(dark + light) / 2


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], angle: float) -> float:
    slope = np.tan(np.radians(angle))
    score = 0.0
    for across in (ys - slope * xs, xs + slope * ys):
        counts = np.bincount((across - across.min()).astype(np.int32)).astype(np.float64)
        score += float(np.square(np.diff(counts)).sum())
    return score
