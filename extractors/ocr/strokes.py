"""Lines that somebody drew over a page with a pen: long, thin, without a break, and not along its edges.

They run through letters and rules and tie one line of text to the next, so they are taken off before any is
looked for. What they crossed is put back as far as its ink on both sides tells, and is a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.raster import Grey, Mask, closed, grown, opened
from extractors.ocr.tolerances.picture import PICTURE


class _Path(NamedTuple):
    """Where a line runs: its first row, and its column in each row from there."""

    top: int
    columns: NDArray[np.intp]


def pen_strokes(ink: Mask, rules: Mask, dpi: float) -> Mask:
    """The pixels of lines drawn by a pen; ``rules`` are those of the page's own rules."""
    step = max(round(dpi / PICTURE.pen_dpi), 1)
    found = np.zeros(ink.shape, bool)
    for turned, shortest in ((False, PICTURE.pen_shortest_down), (True, PICTURE.pen_shortest_along)):
        whole, own, target = (mask.T if turned else mask for mask in (ink, rules, found))
        coarse = _coarse(np.ascontiguousarray(whole), step)
        along = _coarse(np.ascontiguousarray(own & _long_down(own, dpi)), step)
        for path in _paths(coarse & ~along, shortest * dpi / 72 / step):
            _mark(target, whole, path, step, dpi)
    return found


def _long_down(rules: Mask, dpi: float) -> Mask:
    """The rules that run down: a line may cross the others."""
    high = round(PICTURE.pen_long_rule * dpi / 72)
    return grown(opened(rules, 1, high), 1, 1)


def _coarse(mask: Mask, step: int) -> Mask:
    high, wide = mask.shape[0] // step, mask.shape[1] // step
    return np.asarray(mask[: high * step, : wide * step].reshape(high, step, wide, step).any(axis=(1, 3)))


def _paths(mask: Mask, shortest: float) -> Iterator[_Path]:
    """The longest ways down a mask without a break, none sideways of another, longest first."""
    mask = mask.copy()
    for _ in range(PICTURE.pen_most):
        path = _longest(mask)
        if len(path.columns) < shortest:
            return
        yield path
        rows = np.arange(path.top, path.top + len(path.columns))
        for beside in range(-2, 3):
            mask[rows, np.clip(path.columns + beside, 0, mask.shape[1] - 1)] = False


def _longest(mask: Mask) -> _Path:
    """The longest way down a mask, each step to one of the three pixels below."""
    high, wide = mask.shape
    lengths = np.zeros((high, wide + 2), np.int32)
    for row in range(high):
        if row:
            above = lengths[row - 1]
            np.maximum(above[:-2], above[2:], out=lengths[row, 1:-1])
            np.maximum(lengths[row, 1:-1], above[1:-1], out=lengths[row, 1:-1])
        lengths[row, 1:-1] += 1
        lengths[row, 1:-1] *= mask[row]
    end, column = np.unravel_index(int(lengths.argmax()), lengths.shape)
    columns = [int(column)]
    for row in range(int(end) - 1, int(end) - int(lengths[end, column]), -1):
        around = lengths[row, columns[-1] - 1 : columns[-1] + 2]
        best = 1 if around[1] == around.max() else int(around.argmax())
        columns.append(columns[-1] - 1 + best)
    return _Path(int(end) - len(columns) + 1, np.array(columns[::-1]) - 1)


def _mark(target: Mask, ink: Mask, path: _Path, step: int, dpi: float) -> None:
    """Mark the pixels of a way that is as thin as a pen's line and runs to the side."""
    point = dpi / 72
    window = max(round(PICTURE.pen_window * point / step), 1)
    sideways = np.abs(np.diff(path.columns[::window])).sum()
    if sideways < PICTURE.pen_steep * len(path.columns):
        return
    rows = np.arange(path.top * step, (path.top + len(path.columns)) * step)
    middles = np.interp(rows, rows[step // 2 :: step][: len(path.columns)], path.columns * step + step / 2)
    reach = round(2 * PICTURE.pen_thickest * point)
    runs = [_run(ink[row], round(middle), reach) for row, middle in zip(rows, middles, strict=True)]
    widths = np.array([right - left for left, right in runs])
    thin = (widths > 0) & (widths <= PICTURE.pen_thickest * point)
    if thin.mean() < PICTURE.pen_thin:
        return
    usual = int(np.median(widths[thin])) + 1
    for row, middle, (left, right) in zip(rows, middles, runs, strict=True):
        if right - left > usual + 1:
            left, right = (
                max(left, round(middle) - usual // 2 - 1),
                min(right, round(middle) + usual // 2 + 1),
            )
        target[row, max(left - 1, 0) : right + 1] = True


def _run(row: NDArray[np.bool_], place: int, reach: int) -> tuple[int, int]:
    """The stretch of ink around a place, or beside it, as far as it reaches."""
    first = max(place - reach, 0)
    part = row[first : place + reach + 1]
    inked = np.flatnonzero(part)
    if not inked.size:
        return place, place
    nearest = int(inked[np.abs(inked - (place - first)).argmin()])
    before, after = np.flatnonzero(~part[:nearest]), np.flatnonzero(~part[nearest:])
    left = int(before[-1]) + 1 if before.size else 0
    right = nearest + int(after[0]) if after.size else len(part)
    return first + left, first + right


def without_strokes(plain: Grey, ink: Mask, strokes: Mask, dpi: float) -> tuple[Grey, Mask]:
    """The picture and the ink of a page without the lines, what they crossed put together again."""
    rest = ink & ~strokes
    wide = round(PICTURE.pen_thickest * dpi / 72)
    bridged = (closed(rest, wide) | closed(rest, 1, wide)) & strokes
    mended = np.where(strokes & ~bridged, np.uint8(255), plain)
    return np.asarray(mended, np.uint8), np.asarray(rest | (bridged & ink))
