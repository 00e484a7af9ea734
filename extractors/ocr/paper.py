"""What is ink and what is paper: painted cells, grey paper and uneven light taken out of a page's picture."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.ocr.raster import Area, Colour, Grey, Mask, areas_of, parts_of

_BLOCK_INCHES = 0.04
"""The side of the blocks whose middle value is taken for what lies behind the text: 3 pt, of which strokes
cover less than half."""

_OTHER = 22
"""Levels of 255 by which a painted surface differs from the paper in some channel: the palest header shades
do by 25, uneven light by 10 over a block."""

_SMALLEST = 2
"""Blocks along and down of the smallest painted surface: a row of small print is 10 pt high."""

_FAINT = 0.12
"""Darkness, as a share of the paper's light, below which nothing is ink on any paper."""

_INK = 0.5
"""Share of the ink's own darkness from which on a pixel is ink: the edge of a stroke is half covered."""


_BARE = 200
"""Level of 255 from which on nothing is printed."""


class Paper(NamedTuple):
    """A page's ink alone: ``plain`` is black on white whatever it was printed on, ``ink`` its dark pixels.

    ``painted`` are surfaces of another colour than the paper's, with their colours (red, green, blue);
    ``noise`` is how much the paper's own grey varies, as a share of the ink's darkness.
    """

    plain: Grey
    ink: Mask
    painted: list[tuple[Area, tuple[int, int, int]]]
    tint: tuple[int, int, int]
    noise: float


def told_from_paper(picture: Colour, dpi: float) -> Paper:
    """Tell the ink of a page from what it was printed on."""
    side = max(round(_BLOCK_INCHES * dpi), 3)
    blocks = _blocks(picture, side)
    tint = _commonest(blocks)
    other = np.abs(blocks - np.array(tint, np.int16)).max(axis=2) > _OTHER
    other = ndimage.binary_opening(other, np.ones((_SMALLEST, _SMALLEST)))
    behind = _evened(blocks, other)
    grey = _luminance(picture)
    darkness = _darkness(grey, behind, side)
    plain, noise = _stretched(darkness)
    painted = [(_enlarged(area, side, grey.shape), colour) for area, colour in _surfaces(blocks, other)]
    return Paper(plain, plain < 255 * (1 - _INK), painted, tint, noise)


def _blocks(picture: Colour, side: int) -> NDArray[np.int16]:
    """The middle colour of each block of pixels; an incomplete one at the edge is the last whole one's."""
    high, wide = picture.shape[0] // side, picture.shape[1] // side
    whole = picture[: high * side, : wide * side].reshape(high, side, wide, side, 3)
    flat = whole.transpose(0, 2, 4, 1, 3).reshape(high, wide, 3, side * side)
    middle = side * side // 2
    return np.asarray(np.partition(flat, middle, axis=3)[..., middle], dtype=np.int16)


def _commonest(blocks: NDArray[np.int16]) -> tuple[int, int, int]:
    """The colour of the paper: the commonest of the lighter half."""
    light = blocks.sum(axis=2)
    lighter = blocks[light >= np.median(light)]
    counts = np.bincount(lighter.sum(axis=1) // 12, minlength=64)
    alike = lighter[lighter.sum(axis=1) // 12 == int(counts.argmax())]
    red, green, blue = np.median(alike, axis=0)
    return int(red), int(green), int(blue)


def _evened(blocks: NDArray[np.int16], other: Mask) -> NDArray[np.float32]:
    """The light of each block without text: the paper's as its neighbours have it, a surface's as it is."""
    light = (0.299 * blocks[..., 0] + 0.587 * blocks[..., 1] + 0.114 * blocks[..., 2]).astype(np.float32)
    smooth = ndimage.median_filter(light, size=5)
    paper = np.maximum(ndimage.percentile_filter(light, 75, size=7), smooth)
    return np.asarray(np.where(other, ndimage.median_filter(light, size=3), paper), dtype=np.float32)


def _luminance(picture: Colour) -> NDArray[np.float32]:
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(picture @ weights, dtype=np.float32)


def _darkness(grey: NDArray[np.float32], behind: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """How far each pixel is from what lies behind it, 0 to 1, darker or lighter: where two surfaces meet,
    what lies between their levels is neither's ink."""
    low = _spread(ndimage.minimum_filter(behind, size=3), side, grey.shape)
    below = np.clip(low - grey, 0, None) / np.maximum(low, 255 - low)
    high = _spread(ndimage.maximum_filter(behind, size=3), side, grey.shape)
    above = np.clip(grey - high, 0, None) / np.maximum(high, 255 - high)
    return np.asarray(np.maximum(below, above), dtype=np.float32)


def _spread(blocks: NDArray[np.float32], side: int, shape: tuple[int, ...]) -> NDArray[np.float32]:
    whole = blocks.repeat(side, axis=0).repeat(side, axis=1)
    beyond = ((0, max(shape[0] - whole.shape[0], 0)), (0, max(shape[1] - whole.shape[1], 0)))
    return np.asarray(np.pad(whole, beyond, mode="edge")[: shape[0], : shape[1]], dtype=np.float32)


def _stretched(darkness: NDArray[np.float32]) -> tuple[Grey, float]:
    """The darkness as black on white, ink being black however pale it is, and how noisy the paper is."""
    sample = darkness[::3, ::3]
    dark = sample[sample > _FAINT]
    level = float(np.percentile(dark, 75)) if dark.size else 1.0
    light = sample[sample <= level / 2]
    noise = float(light.std()) / level if light.size else 0.0
    return (255 * (1 - np.minimum(darkness / level, 1))).astype(np.uint8), noise


def _surfaces(blocks: NDArray[np.int16], other: Mask) -> list[tuple[Area, tuple[int, int, int]]]:
    """Painted surfaces in blocks, one for each colour that hangs together."""
    shades = np.where(other, (blocks // 32 * np.array([1, 16, 256], np.int16)).sum(axis=2) + 1, 0)
    found = []
    for shade in np.unique(shades[shades > 0]):
        labels = parts_of(shades == shade)
        for number, area in enumerate(areas_of(labels), start=1):
            inside = labels[area.top : area.bottom, area.x0 : area.x1] == number
            if min(area.width, area.height) >= _SMALLEST and inside.mean() > 0.6:
                red, green, blue = np.median(
                    blocks[area.top : area.bottom, area.x0 : area.x1][inside], axis=0
                )
                found.append((area, (int(red), int(green), int(blue))))
    return found


def _enlarged(area: Area, side: int, shape: tuple[int, ...]) -> Area:
    return Area(
        area.x0 * side, area.top * side, min(area.x1 * side, shape[1]), min(area.bottom * side, shape[0])
    )


def colour_within(picture: Colour, paper: Paper, area: Area) -> tuple[int, int, int] | None:
    """The colour of an area behind its text, where it is not the paper's."""
    if area.width < 2 or area.height < 2:
        return None
    bare = area.of(paper.plain) > _BARE
    if not bare.any():
        return None
    red, green, blue = np.median(area.of(picture)[bare], axis=0)
    tint = paper.tint
    if max(abs(red - tint[0]), abs(green - tint[1]), abs(blue - tint[2])) <= _OTHER:
        return None
    return int(red), int(green), int(blue)
