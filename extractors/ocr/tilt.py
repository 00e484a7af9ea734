"""By how much a page lies askew on the scanner's glass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.raster import Grey, Mask
from extractors.ocr.tolerances.picture import PICTURE

_STEPS = (0.5, 0.1, 0.02)
"""Degrees from one try to the next, each around the best of those before: at 0.02, the end of a line across
A4 is half a pixel off."""


def tilt_of(picture: Grey) -> float:
    """Degrees by which the lines of a page sink to the right; 0 where none stand out.

    At the right angle lines of text and rules fall into few rows (or columns) of pixels, with gaps between.
    """
    dark = np.argwhere(_dark(picture))
    if len(dark) < 100:
        return 0.0
    # The step is odd to the width of most pictures, so that no column is preferred.
    sampled = dark[:: max(len(dark) // PICTURE.tilt_points, 1)].astype(np.float32)
    ys, xs = sampled[:, 0], sampled[:, 1]
    best, reach = 0.0, PICTURE.tilt_steepest
    for step in _STEPS:
        tries = np.arange(best - reach, best + reach + step / 2, step)
        row = np.float32(max(int(np.tan(np.radians(step)) * picture.shape[1] / PICTURE.tilt_rows_off), 1))
        best = float(max(tries, key=lambda angle: _sharpness(xs / row, ys / row, float(angle))))
        reach = step
    return best


def _dark(picture: Grey) -> Mask:
    """The pixels darker than what is beside them, by half of what ink is darker than paper: the shadow in a
    binding is dark as well, and is no line."""
    dark, light = np.percentile(picture[::4, ::4], (1, 60))
    half = float(light - dark) / 2
    high, wide = (
        picture.shape[0] // PICTURE.tilt_block * PICTURE.tilt_block,
        picture.shape[1] // PICTURE.tilt_block * PICTURE.tilt_block,
    )
    blocks = (
        picture[:high, :wide]
        .reshape(
            high // PICTURE.tilt_block, PICTURE.tilt_block, wide // PICTURE.tilt_block, PICTURE.tilt_block
        )
        .max(axis=(1, 3))
    )
    beside = np.minimum(blocks, np.uint8(light)) - np.minimum(blocks, np.uint8(half))
    beside = beside.repeat(PICTURE.tilt_block, axis=0).repeat(PICTURE.tilt_block, axis=1)
    return np.asarray(picture[:high, :wide] < beside)


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], angle: float) -> float:
    slope = np.tan(np.radians(angle))
    score = 0.0
    for across in (ys - slope * xs, xs + slope * ys):
        counts = np.bincount((across - across.min()).astype(np.int32)).astype(np.float64)
        score += float(np.square(np.diff(counts)).sum())
    return score
