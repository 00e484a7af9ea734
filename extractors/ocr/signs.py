"""Signs that no engine reads, told by their shape: bullets, and boxes that are empty, ticked or crossed."""

from __future__ import annotations

import numpy as np

from extractors.ocr.raster import Mask, parts_of
from extractors.ocr.tolerances.shapes import SHAPES


def sign_of(shape: Mask, em: float) -> str:
    """The sign that a shape is, cut to its ink; empty for anything else. ``em`` in pixels."""
    high, wide = shape.shape
    if min(high, wide) < SHAPES.sign_round * max(high, wide):
        return ""
    size = max(high, wide) / em
    if (
        SHAPES.sign_bullet_smallest <= size <= SHAPES.sign_bullet_largest
        and shape.mean() >= SHAPES.sign_solid
    ):
        return "▪" if shape.mean() > 0.93 and high > 5 else "•"
    if SHAPES.sign_box_smallest <= size <= SHAPES.sign_box_largest and _is_box(shape):
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
    straight = all(_is_straight(turned) for turned in (shape, shape[:, ::-1], shape.T, shape.T[:, ::-1]))
    return (
        straight
        and all(side.mean() >= SHAPES.sign_side for side in sides)
        and all(corners)
        and shape.mean() < 0.75
    )


def _is_straight(shape: Mask) -> bool:
    """Whether the left side of a shape is straight down to its corners: those of a B are round."""
    off = shape.argmax(axis=1)
    near = max(SHAPES.sign_straight * shape.shape[1], 1)
    return bool((off <= near).mean() >= SHAPES.sign_straight_most)


def _box(shape: Mask) -> str:
    edge = max(round(0.22 * len(shape)), 2)
    inside = shape[edge:-edge, edge:-edge]
    if not inside.size or inside.mean() < SHAPES.sign_ticked:
        return "☐"
    half_y, half_x = inside.shape[0] // 2, inside.shape[1] // 2
    upper_left, lower_right = inside[:half_y, :half_x], inside[half_y:, half_x:]
    return "☒" if upper_left.mean() > SHAPES.sign_ticked and lower_right.mean() > SHAPES.sign_ticked else "☑"


def is_ring(shape: Mask, em: float) -> bool:
    """Whether a shape is a small round with paper inside, as the bullets of second levels are."""
    high, wide = shape.shape
    if (
        min(high, wide) < SHAPES.sign_round * max(high, wide)
        or not SHAPES.sign_bullet_smallest * em <= high <= SHAPES.sign_bullet_largest * em
    ):
        return False
    paper = parts_of(np.pad(~shape, 1, constant_values=True))
    inside = paper[1:-1, 1:-1] > 1
    return int(paper.max()) == 2 and bool(shape.mean() < SHAPES.sign_solid) and _is_disc(shape | inside)


def _is_disc(shape: Mask) -> bool:
    """Whether a shape without holes is the oval that its box holds: a 4 or a # with paper inside is none."""
    high, wide = shape.shape
    down, along = (2 * (np.arange(size) + 0.5) / size - 1 for size in (high, wide))
    oval = down[:, None] ** 2 + along[None, :] ** 2 <= 1
    return bool((shape & oval).sum() >= SHAPES.sign_disc * (shape | oval).sum())
