"""What is ink and what is paper: painted cells, grey paper and uneven light taken out of a page's picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.ocr.raster import Area, Colour, Grey, Mask, areas_of, closed, grown, opened, parts_of
from extractors.ocr.tolerances.picture import PICTURE


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
    side = max(round(PICTURE.paper_block_inches * dpi), 3)
    ranked = _blocks_of(picture, side)
    blocks = ranked.middle
    tint = _commonest(blocks)
    painted = _painted(ranked, tint)
    behind, surfaces = _behind(blocks, painted, tint)
    grey = _luminance(picture)
    light = _paper_light(_luminance(blocks), painted)
    darkness = _darkness(grey[..., None], light[..., None], side)
    channels = picture.shape[2]
    for area in areas_of(parts_of(grown(painted, 2, 2))):
        pixels = _enlarged(area, side, grey.shape)
        part = behind[area.top : area.bottom, area.x0 : area.x1, :channels].astype(np.float32)
        darkness[pixels.top : pixels.bottom, pixels.x0 : pixels.x1] = _darkness(
            pixels.of(picture).astype(np.float32), part, side, lighter=True
        )
    plain, noise = _stretched(darkness)
    enlarged = [(_enlarged(area, side, grey.shape), colour) for area, colour in surfaces]
    ink = plain < 255 * (1 - PICTURE.paper_ink)
    return Paper(plain, _without_specks(ink, dpi), enlarged, tint, noise)


class _Blocks(NamedTuple):
    """The colour of each block of pixels: its middle one, and its darkest and lightest but for specks."""

    dark: NDArray[np.int16]
    middle: NDArray[np.int16]
    light: NDArray[np.int16]


def _blocks_of(picture: Colour, side: int) -> _Blocks:
    """A picture's blocks; an incomplete one at the edge is the last whole one's."""
    high, wide, channels = picture.shape[0] // side, picture.shape[1] // side, picture.shape[2]
    whole = picture[: high * side, : wide * side].reshape(high, side, wide, side, channels)
    flat = whole.transpose(0, 2, 4, 1, 3).reshape(high, wide, channels, side * side)
    last = side * side - 1
    places = [round(share * last) for share in (1 - PICTURE.paper_lightest, 0.5, PICTURE.paper_lightest)]
    ranked = np.partition(flat, places, axis=3)
    levels = (np.asarray(ranked[..., place], np.int16) for place in places)
    return _Blocks(*(np.broadcast_to(level, (high, wide, 3)) for level in levels))


def _commonest(blocks: NDArray[np.int16]) -> tuple[int, int, int]:
    """The colour of the paper: the commonest of the lighter half."""
    light = blocks.sum(axis=2)
    lighter = blocks[light >= np.median(light)]
    counts = np.bincount(lighter.sum(axis=1) // 12, minlength=64)
    alike = lighter[lighter.sum(axis=1) // 12 == int(counts.argmax())]
    red, green, blue = np.median(alike, axis=0)
    return int(red), int(green), int(blue)


def _painted(blocks: _Blocks, tint: tuple[int, int, int]) -> Mask:
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


def _paper_light(light: NDArray[np.float32], painted: Mask) -> NDArray[np.float32]:
    """The light of the bare paper in each block, evened over the text on it and the surfaces beside it."""
    bare = np.where(painted, np.float32(np.median(light)), light)
    coarse = ndimage.percentile_filter(bare[::2, ::2], 75, size=5)  # Light falls evenly over so little.
    return np.asarray(_spread(coarse, 2, light.shape), dtype=np.float32)


def _luminance(picture: NDArray[np.integer[Any]]) -> NDArray[np.float32]:
    if picture.shape[2] == 1:
        return np.asarray(picture[..., 0], dtype=np.float32)
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(picture @ weights, dtype=np.float32)


def _darkness(
    pixels: NDArray[np.float32], behind: NDArray[np.float32], side: int, *, lighter: bool = False
) -> NDArray[np.float32]:
    """How far each pixel is from what lies behind it, 0 to 1, in the channel that shows it most: darker, or
    ``lighter`` as well. Where two surfaces meet, what lies between their levels is neither's ink."""
    shape = pixels.shape[:2]
    darkness = np.zeros(shape, np.float32)
    for channel in range(pixels.shape[2]):
        level = pixels[..., channel]
        low = _spread(ndimage.minimum_filter(behind[..., channel], size=3), side, shape)
        np.maximum(darkness, (low - level) / np.maximum(low, PICTURE.paper_least_range), out=darkness)
        if lighter:
            high = _spread(ndimage.maximum_filter(behind[..., channel], size=3), side, shape)
            np.maximum(
                darkness, (level - high) / np.maximum(255 - high, PICTURE.paper_least_range), out=darkness
            )
    return darkness


def _spread(blocks: NDArray[np.float32], side: int, shape: tuple[int, ...]) -> NDArray[np.float32]:
    whole = blocks.repeat(side, axis=0).repeat(side, axis=1)
    beyond = ((0, max(shape[0] - whole.shape[0], 0)), (0, max(shape[1] - whole.shape[1], 0)))
    return np.asarray(np.pad(whole, beyond, mode="edge")[: shape[0], : shape[1]], dtype=np.float32)


def _stretched(darkness: NDArray[np.float32]) -> tuple[Grey, float]:
    """The darkness as black on white, ink being black however pale it is, and how noisy the paper is."""
    sample = darkness[::3, ::3]
    dark = sample[sample > PICTURE.paper_faint]
    level = float(np.percentile(dark, 75)) if dark.size else 1.0
    light = sample[sample <= level / 2]
    noise = float(light.std()) / level if light.size else 0.0
    return (255 * (1 - np.minimum(darkness / level, 1))).astype(np.uint8), noise


def _without_specks(ink: Mask, dpi: float) -> Mask:
    """The ink of a page without what is too small for a full stop."""
    labels = parts_of(ink)
    return np.asarray(ink & (np.bincount(labels.ravel()) > PICTURE.paper_largest_speck * dpi * dpi)[labels])


def _behind(
    blocks: NDArray[np.int16], painted: Mask, tint: tuple[int, int, int]
) -> tuple[NDArray[np.int16], list[tuple[Area, tuple[int, int, int]]]]:
    """The colour behind the text in each block, and the painted surfaces in blocks: one for each colour that
    hangs together. What is too small for one is text, and lies on the surface beside it."""
    if not painted.any():
        return np.broadcast_to(np.array(tint, np.int16), blocks.shape), []
    smooth = ndimage.median_filter(blocks, size=(5, 5, 1))
    shades = np.where(painted, (smooth // 32 * np.array([1, 16, 256], np.int16)).sum(axis=2) + 1, 0)
    owners = np.zeros(painted.shape, np.int32)
    colours: list[tuple[int, int, int]] = [tint]
    surfaces = []
    for shade in np.unique(shades[shades > 0]):
        labels = parts_of(shades == shade)
        for number, area in enumerate(areas_of(labels), start=1):
            if min(area.width, area.height) < PICTURE.paper_smallest:
                continue
            inside = labels[area.top : area.bottom, area.x0 : area.x1] == number
            part = blocks[area.top : area.bottom, area.x0 : area.x1]
            red, green, blue = np.median(part[inside], axis=0)
            owners[area.top : area.bottom, area.x0 : area.x1][inside] = len(colours)
            colours.append((int(red), int(green), int(blue)))
            if inside.mean() > PICTURE.paper_filled and _apart(colours[-1], tint) > PICTURE.paper_other:
                surfaces.append((area, colours[-1]))
    if len(colours) > 1:
        nearest = ndimage.distance_transform_edt(owners == 0, return_distances=False, return_indices=True)
        owners = np.where(painted, owners[tuple(nearest)], 0)
    return np.array(colours, np.int16)[owners], surfaces


def _apart(one: Iterable[float], other: Iterable[float]) -> float:
    """By how many levels two colours differ in the channel that tells them apart."""
    return max(abs(level - another) for level, another in zip(one, other, strict=True))


def _enlarged(area: Area, side: int, shape: tuple[int, ...]) -> Area:
    return Area(
        area.x0 * side, area.top * side, min(area.x1 * side, shape[1]), min(area.bottom * side, shape[0])
    )


def colour_within(picture: Colour, paper: Paper, area: Area) -> tuple[int, int, int] | None:
    """The colour of an area behind its text, where it is not the paper's."""
    if area.width < 2 or area.height < 2:
        return None
    bare = area.of(paper.plain) > PICTURE.paper_bare
    if not bare.any():
        return None
    levels = np.median(area.of(picture)[bare], axis=0)
    red, green, blue = map(int, np.broadcast_to(levels, 3))
    return (red, green, blue) if _apart((red, green, blue), paper.tint) > PICTURE.paper_other else None
