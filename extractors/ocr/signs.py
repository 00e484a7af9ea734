"""Signs that no engine reads, told by their shape: bullets, and boxes that are empty, ticked or crossed."""

from __future__ import annotations

import numpy as np

from extractors.ocr.raster import Mask, parts_of

_BULLET_SMALLEST, _BULLET_LARGEST = 0.16, 0.62
"""In ems: a full stop is 0.1 wide, a small letter 0.5 with paper inside."""

_SOLID = 0.66
"""Share of its box that a disc (0.79) or a square fills, its edge blurred."""

_ROUND = 0.72
"""The shorter to the longer side."""

_BOX_SMALLEST, _BOX_LARGEST = 0.55, 1.5
"""In ems: boxes to tick are as large as a capital, or a little larger."""

_SIDE = 0.8
"""Share of each side of a box that is inked."""

_TICKED = 0.08
"""Share of a box's inside that a tick or a cross inks."""


def sign_of(shape: Mask, em: float) -> str:
    """The sign that a shape is, cut to its ink; empty for anything else. ``em`` in pixels."""
    high, wide = shape.shape
    if min(high, wide) < _ROUND * max(high, wide):
        return ""
    size = max(high, wide) / em
    if _BULLET_SMALLEST <= size <= _BULLET_LARGEST and shape.mean() >= _SOLID:
        return "▪" if shape.mean() > 0.93 and high > 5 else "•"
    if _BOX_SMALLEST <= size <= _BOX_LARGEST and _is_box(shape):
        return _box(shape)
    return ""


def _is_box(shape: Mask) -> bool:
    """Whether a shape has four straight sides, and is not full."""
    edge = max(round(0.16 * len(shape)), 1)
    sides = (
        shape[:edge].any(axis=0),
        shape[-edge:].any(axis=0),
        shape[:, :edge].any(axis=1),
        shape[:, -edge:].any(axis=1),
    )
    corners = [
        shape[y, x].any()
        for y in (slice(0, edge), slice(-edge, None))
        for x in (slice(0, edge), slice(-edge, None))
    ]
    return all(side.mean() >= _SIDE for side in sides) and all(corners) and shape.mean() < 0.75


def _box(shape: Mask) -> str:
    edge = max(round(0.22 * len(shape)), 2)
    inside = shape[edge:-edge, edge:-edge]
    if not inside.size or inside.mean() < _TICKED:
        return "☐"
    half_y, half_x = inside.shape[0] // 2, inside.shape[1] // 2
    upper_left, lower_right = inside[:half_y, :half_x], inside[half_y:, half_x:]
    return "☒" if upper_left.mean() > _TICKED and lower_right.mean() > _TICKED else "☑"


def is_ring(shape: Mask, em: float) -> bool:
    """Whether a shape is a small round with paper inside, as the bullets of second levels are."""
    high, wide = shape.shape
    if (
        min(high, wide) < _ROUND * max(high, wide)
        or not _BULLET_SMALLEST * em <= high <= _BULLET_LARGEST * em
    ):
        return False
    paper = parts_of(np.pad(~shape, 1, constant_values=True))
    return int(paper.max()) == 2 and bool(shape.mean() < _SOLID)
