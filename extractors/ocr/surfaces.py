"""Painted surfaces of a page: cells, headings and bands in another colour than the paper's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.ocr.raster import Area, Colour, Mask, areas_of, closed, opened, parts_of
from extractors.ocr.tolerances.picture import PICTURE


class Blocks(NamedTuple):
    """The colour of each block of pixels: its middle one, and its darkest and lightest but for specks."""

    dark: NDArray[np.int16]
    middle: NDArray[np.int16]
    light: NDArray[np.int16]


class Surfaces(NamedTuple):
    """``behind`` is the colour behind the text in each block, ``painted`` the blocks of surfaces, ``found``
    the rectangles of these, in blocks, with their colours."""

    behind: NDArray[np.int16]
    painted: Mask
    found: list[tuple[Area, tuple[int, int, int]]]


class _Surface(NamedTuple):
    """A surface, which of the blocks of its area are its own, and its colour."""

    area: Area
    inside: Mask
    colour: tuple[int, int, int]


def blocks_of(picture: Colour, side: int) -> Blocks:
    """A picture's blocks; an incomplete one at the edge is the last whole one's."""
    high, wide, channels = picture.shape[0] // side, picture.shape[1] // side, picture.shape[2]
    whole = picture[: high * side, : wide * side].reshape(high, side, wide, side, channels)
    flat = whole.transpose(0, 2, 4, 1, 3).reshape(high, wide, channels, side * side)
    last = side * side - 1
    places = [round(share * last) for share in (1 - PICTURE.paper_lightest, 0.5, PICTURE.paper_lightest)]
    ranked = np.partition(flat, places, axis=3)
    levels = (np.asarray(ranked[..., place], np.int16) for place in places)
    return Blocks(*(np.broadcast_to(level, (high, wide, 3)) for level in levels))


def commonest(blocks: NDArray[np.int16]) -> tuple[int, int, int]:
    """The colour of the paper: the commonest of the lighter half."""
    light = blocks.sum(axis=2)
    lighter = blocks[light >= np.median(light)]
    counts = np.bincount(lighter.sum(axis=1) // 12, minlength=64)
    alike = lighter[lighter.sum(axis=1) // 12 == int(counts.argmax())]
    red, green, blue = np.median(alike, axis=0)
    return int(red), int(green), int(blue)


def painted_blocks(blocks: Blocks, tint: tuple[int, int, int]) -> Mask:
    """The blocks of painted surfaces: where no block shows the paper, and the text among these."""
    paper = np.array(tint, np.int16)
    bare_paper = np.abs(blocks.middle - paper).max(axis=2) <= PICTURE.paper_other
    grain = np.median((blocks.middle - blocks.dark)[bare_paper]) if bare_paper.any() else 0
    # What noise makes lighter of a surface is as much as it makes darker of the paper.
    levels = (blocks.dark, blocks.middle, blocks.light - np.int16(min(grain, PICTURE.paper_most_grain)))
    dark, other, light = (np.abs(level - paper).max(axis=2) > PICTURE.paper_other for level in levels)
    sure = opened(np.asarray(other & light), PICTURE.paper_smallest)
    whole = closed(sure, PICTURE.paper_text, PICTURE.paper_text)
    holes = parts_of(whole & ~sure)
    bare = _shares(~dark, holes) > PICTURE.paper_bare_hole
    solid = opened(whole & ~(bare[holes] & (holes > 0)), PICTURE.paper_smallest, PICTURE.paper_smallest)
    labels = parts_of(solid)
    kept = (_shares(other, labels) >= PICTURE.paper_solid) & (_shares(sure, labels) >= PICTURE.paper_sure)
    return np.asarray(solid & kept[labels])


def _shares(mask: Mask, labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """The share of each labelled part that a mask covers, by label."""
    sizes = np.bincount(labels.ravel())
    return np.bincount(labels.ravel(), weights=mask.ravel(), minlength=len(sizes)) / np.maximum(sizes, 1)


def surfaces_of(blocks: Blocks, painted: Mask, tint: tuple[int, int, int]) -> Surfaces:
    """The painted surfaces of a page, one for each colour that hangs together. What is too small for one is
    text, and lies on the surface beside it; where there is none, it is no surface."""
    if not painted.any():
        return Surfaces(np.broadcast_to(np.array(tint, np.int16), blocks.middle.shape), painted, [])
    found = sorted(_candidates(blocks, painted), key=lambda one: -one.area.width * one.area.height)
    bare = ~painted
    painted = painted.copy()
    owners = np.zeros(painted.shape, np.int32)
    colours: list[tuple[int, int, int]] = [tint]
    surfaces: list[tuple[Area, tuple[int, int, int]]] = []
    for area, inside, colour in found:
        if any(_holds(outer, area) and apart(colour, own) <= PICTURE.paper_other for outer, own in surfaces):
            continue
        # The paper is no part of a surface, however near to its colour a pale one is.
        alike = (_alike(blocks, area, colour) & ~area.of_mask(bare)).mean()
        if alike <= PICTURE.paper_filled and any(_holds(outer, area) for outer, _ in surfaces):
            continue  # Dense letters on it: they are nowhere as even as a cell.
        whole = max(inside.mean(), alike) > PICTURE.paper_filled
        owners[area.top : area.bottom, area.x0 : area.x1][np.ones_like(inside) if whole else inside] = len(
            colours
        )
        colours.append(colour)
        if whole:
            painted[area.top : area.bottom, area.x0 : area.x1] = True
        if whole and apart(colour, tint) > PICTURE.paper_other:
            surfaces.append((area, colour))
    labels = parts_of(painted)
    painted = np.asarray(painted & (_shares(owners > 0, labels) > 0)[labels])
    if len(colours) > 1:
        nearest = ndimage.distance_transform_edt(owners == 0, return_distances=False, return_indices=True)
        owners = np.where(painted, owners[tuple(nearest)], 0)
    return Surfaces(np.array(colours, np.int16)[owners], painted, surfaces)


def _candidates(blocks: Blocks, painted: Mask) -> Iterator[_Surface]:
    """The parts of the painted blocks that are of one colour, and as large as a surface."""
    colours, owners = _coloured(blocks, painted)
    for number, colour in enumerate(colours, start=1):
        labels = parts_of(owners == number)
        for label, area in enumerate(areas_of(labels), start=1):
            whole = _grown(_trimmed(area, area.of_mask(labels == label)), blocks, colour)
            if min(whole.width, whole.height) >= PICTURE.paper_smallest and not _is_letter(whole, colour):
                yield _Surface(whole, whole.of_mask(labels == label), colour)


def _coloured(blocks: Blocks, painted: Mask) -> tuple[list[tuple[int, int, int]], NDArray[np.int32]]:
    """The colours of painted blocks, and which of these each has, counted from 1: it is told where nothing is
    printed, and the text has the nearest. Letters are as dark as some surfaces, and nowhere bare."""
    spread = (blocks.light - blocks.dark).max(axis=2)
    grain = float(np.median(spread[~painted])) if not painted.all() else 0.0
    left = painted & (spread <= PICTURE.paper_other + grain)
    owners = np.zeros(painted.shape, np.int32)
    colours: list[tuple[int, int, int]] = []
    while len(colours) < PICTURE.paper_colours and np.count_nonzero(left) >= PICTURE.paper_smallest:
        own = blocks.middle[left]
        shades, counts = np.unique(own // 8 @ np.array([1, 32, 1024], np.int32), return_counts=True)
        shade = int(shades[counts.argmax()])
        middle = np.array([shade % 32, shade // 32 % 32, shade // 1024], np.int16) * 8 + 4
        alike = left & (np.abs(blocks.middle - middle).max(axis=2) <= PICTURE.paper_other)
        red, green, blue = np.median(blocks.middle[alike], axis=0)
        colours.append((int(red), int(green), int(blue)))
        owners[alike] = len(colours)
        left &= ~alike
    if colours:
        nearest = ndimage.distance_transform_edt(owners == 0, return_distances=False, return_indices=True)
        owners = np.where(painted, owners[tuple(nearest)], 0)
    return colours, owners


def _alike(blocks: Blocks, area: Area, colour: tuple[int, int, int]) -> Mask:
    """The blocks of an area that are of a colour: where dense letters part a surface, of both its halves."""
    middle = area.of(blocks.middle)
    return np.asarray(np.abs(middle - np.array(colour, np.int16)).max(axis=2) <= PICTURE.paper_other)


def _trimmed(area: Area, inside: Mask) -> Area:
    """The area of a surface without what sticks out of it: bold letters that stand close beside it."""
    if inside.mean() <= PICTURE.paper_filled:
        return area
    rows, columns = (
        np.flatnonzero(inside.mean(axis=axis) > PICTURE.paper_filled * inside.mean()) for axis in (1, 0)
    )
    return Area(
        area.x0 + int(columns[0]),
        area.top + int(rows[0]),
        area.x0 + int(columns[-1]) + 1,
        area.top + int(rows[-1]) + 1,
    )


def _grown(area: Area, blocks: Blocks, colour: tuple[int, int, int]) -> Area:
    """The area of a surface with its margins, where text begins so close to its edge that they are too narrow
    to be told by themselves, and with what lies beyond dense text on it."""
    own = np.array(colour, np.int16)
    alike = np.abs(blocks.middle - own).max(axis=2) <= PICTURE.paper_other
    if own.mean() > PICTURE.paper_light:  # dark text leaves some of it in each block; light text is thinner
        alike |= np.abs(blocks.light - own).max(axis=2) <= PICTURE.paper_other
    columns = alike[area.top : area.bottom].mean(axis=0)
    x0, x1 = area.x0 - _margin(columns[: area.x0][::-1]), area.x1 + _margin(columns[area.x1 :])
    rows = alike[:, x0:x1].mean(axis=1)
    return Area(
        x0, area.top - _margin(rows[: area.top][::-1]), x1, area.bottom + _margin(rows[area.bottom :])
    )


def _margin(shares: NDArray[np.float64]) -> int:
    """How many rows or columns outward are a surface's, by the share of each that is of its colour."""
    inside = shares[: int(np.argmin(np.append(shares > PICTURE.paper_beside_text, False)))]
    whole = np.flatnonzero(inside > PICTURE.paper_filled)
    return int(whole[-1]) + 1 if whole.size else 0


def _is_letter(area: Area, colour: tuple[int, int, int]) -> bool:
    """Whether a surface is as small and dark as a part of a large letter."""
    return max(area.width, area.height) <= PICTURE.paper_letter and max(colour) < PICTURE.blot_dark


def exact_area(picture: Colour, area: Area, side: int, colour: tuple[int, int, int]) -> Area:
    """The pixels of a surface: from the first to the last row, and column, that is mostly of its colour;
    where the text in it leaves that open, the edges of its blocks."""
    high, wide = picture.shape[:2]
    x0, top = max((area.x0 - 1) * side, 0), max((area.top - 1) * side, 0)
    whole = Area(x0, top, min((area.x1 + 1) * side, wide), min((area.bottom + 1) * side, high))
    inside = Area(area.x0 * side, area.top * side, min(area.x1 * side, wide), min(area.bottom * side, high))
    rows = _ends(whole._replace(x0=inside.x0, x1=inside.x1).of(picture)[:, ::2], 1, colour, 2 * side)
    columns = _ends(
        whole._replace(top=inside.top, bottom=inside.bottom).of(picture)[::2], 0, colour, 2 * side
    )
    if not rows or not columns:
        return inside
    return Area(x0 + columns[0], top + rows[0], x0 + columns[1], top + rows[1])


def gaps_in(
    picture: Colour, area: Area, colour: tuple[int, int, int], tint: tuple[int, int, int]
) -> list[Area]:
    """The strips of bare paper from head to foot of a surface, which part the painted cells of a row: no
    letter is as high as its row."""
    if apart(colour, tint) <= 2 * PICTURE.paper_other or area.height < 8:
        return []
    rows = area._replace(top=area.top + 2, bottom=area.bottom - 2).of(picture)
    off = np.abs(rows - np.array(tint[: picture.shape[2]], np.int16)).max(axis=2)
    bare = (off <= PICTURE.paper_other).mean(axis=0) >= PICTURE.paper_gap
    ends = np.flatnonzero(np.diff(np.concatenate(([0], bare.astype(np.int8), [0]))))
    return [
        Area(area.x0 + int(x0) - 1, area.top, area.x0 + int(x1) + 1, area.bottom)
        for x0, x1 in zip(ends[::2], ends[1::2], strict=True)
        if x0 > 1 and x1 < area.width - 1 and x1 - x0 > 1
    ]


def _ends(pixels: Colour, axis: int, colour: tuple[int, int, int], within: int) -> tuple[int, int] | None:
    """Between which rows or columns of a part of a picture its middle colour is a surface's, as it is so many
    rows or columns from the ends of the part; None where it is not."""
    levels = np.median(pixels, axis=axis)
    own = np.array(colour[: levels.shape[1]], np.float64)
    other = np.abs(levels - own).max(axis=1) > PICTURE.paper_other
    count = len(other)
    if count <= 2 * within or other[within] or other[count - 1 - within]:
        return None
    before, after = np.flatnonzero(other[:within]), np.flatnonzero(other[count - within :])
    return int(before[-1]) + 1 if before.size else 0, count - within + int(after[0]) if after.size else count


def _holds(outer: Area, inner: Area) -> bool:
    across = outer.x0 <= inner.x0 and inner.x1 <= outer.x1
    return across and outer.top <= inner.top and inner.bottom <= outer.bottom


def apart(one: Iterable[float], other: Iterable[float]) -> float:
    """By how many levels two colours differ in the channel that tells them apart."""
    return max(abs(level - another) for level, another in zip(one, other, strict=True))
