"""What is ink and what is paper: painted cells, grey paper and uneven light taken out of a page's picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.ocr.raster import Area, Colour, Grey, Mask, areas_of, grown, opened, parts_of
from extractors.ocr.surfaces import (
    apart,
    blocks_of,
    commonest,
    exact_area,
    gaps_in,
    painted_blocks,
    surfaces_of,
)
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
    ranked = blocks_of(picture, side)
    blocks = ranked.middle
    tint = commonest(blocks)
    behind, painted, surfaces = surfaces_of(ranked, painted_blocks(ranked, tint), tint)
    grey = _luminance(picture)
    light = _paper_light(_luminance(blocks), painted)
    darkness = _darkness(grey[..., None], light[..., None], side)
    on_paper = darkness.copy()
    channels = picture.shape[2]
    for area in areas_of(parts_of(grown(painted, 2, 2))):
        pixels = _enlarged(area, side, grey.shape)
        part = behind[area.top : area.bottom, area.x0 : area.x1, :channels].astype(np.float32)
        darkness[pixels.top : pixels.bottom, pixels.x0 : pixels.x1] = _darkness(
            pixels.of(picture).astype(np.float32), part, side, lighter=True
        )
    enlarged = []
    gaps: list[Area] = []
    for area, colour in surfaces:
        exact = exact_area(picture, area, side, colour)
        own = _own_pixels(area, area.of(behind), side, colour, exact)
        _see_to_edges(darkness, picture, exact, own, colour)
        between = gaps_in(picture, exact, colour, tint)
        ends = [exact.x0, *(x for gap in between for x in (gap.x0, gap.x1)), exact.x1]
        cells = zip(ends[::2], ends[1::2], strict=True)
        enlarged += [(exact._replace(x0=x0, x1=x1), colour) for x0, x1 in cells if x0 < x1]
        gaps += between
    beside = _beside(enlarged, painted, [area for area, _ in surfaces], side, grey.shape)
    darkness[beside] = on_paper[beside]
    for gap in gaps:
        darkness[gap.top : gap.bottom, gap.x0 : gap.x1] = 0
    plain, noise = _stretched(darkness)
    ink = plain < 255 * (1 - PICTURE.paper_ink)
    for area, colour in enlarged:
        if sum(colour) / 3 < PICTURE.paper_light:
            _without_ringing(ink, area)
    return Paper(plain, _without_specks(ink, dpi), enlarged, tint, noise)


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


def _own_pixels(
    area: Area, behind: NDArray[np.int16], side: int, colour: tuple[int, int, int], exact: Area
) -> Mask:
    """Which pixels of a surface no other one lies on; ``area`` and ``behind`` are its blocks."""
    own = np.pad((behind == np.array(colour, np.int16)).all(axis=2), 1, constant_values=True)
    pixels = own.repeat(side, axis=0).repeat(side, axis=1)
    left, top = (area.x0 - 1) * side, (area.top - 1) * side
    return np.asarray(pixels[exact.top - top : exact.bottom - top, exact.x0 - left : exact.x1 - left])


def _without_ringing(ink: Mask, surface: Area) -> None:
    """Take away what a picture that was turned or packed shows along the edges of a dark surface: lines of a
    pixel darker than it."""
    for edge, across in (
        (surface._replace(bottom=surface.top), True),
        (surface._replace(top=surface.bottom), True),
        (surface._replace(x1=surface.x0), False),
        (surface._replace(x0=surface.x1), False),
    ):
        part = ink[max(edge.top - 4, 0) : edge.bottom + 4, max(edge.x0 - 4, 0) : edge.x1 + 4]
        part &= opened(part, 1, 2) if across else opened(part, 2, 1)


def _beside(
    surfaces: Iterable[tuple[Area, tuple[int, int, int]]],
    painted: Mask,
    areas: Iterable[Area],
    side: int,
    shape: tuple[int, ...],
) -> Mask:
    """The pixels of bare paper close to surfaces, where a rule or a letter ends at their edge; ``areas`` are
    the surfaces in blocks."""
    paper = np.zeros(shape, bool)
    for area, _ in surfaces:
        _enter(paper, area, 3 * side, inside=True)
    for area, _ in surfaces:
        _enter(paper, area, side - 1, inside=False)  # an edge that leans by a hair has a step
    others = painted.copy()
    for area in areas:
        _enter(others, area, 1, inside=False)
    for area in areas_of(parts_of(others)):
        _enter(paper, _enlarged(area, side, shape), side, inside=False)
    return paper


def _enter(mask: Mask, area: Area, beyond: int, *, inside: bool) -> None:
    top, x0 = max(area.top - beyond, 0), max(area.x0 - beyond, 0)
    mask[top : area.bottom + beyond, x0 : area.x1 + beyond] = inside


def _see_to_edges(
    darkness: NDArray[np.float32], picture: Colour, exact: Area, own: Mask, colour: tuple[int, int, int]
) -> None:
    """Enter how dark what stands on a surface is up to its edges, where text is close to them in narrow
    rows; blocks tell it only where there is more of the surface around."""
    inner = np.zeros_like(own)
    inner[2:-2, 2:-2] = own[2:-2, 2:-2]
    pixels = exact.of(picture).astype(np.float32)
    seen = np.zeros(own.shape, np.float32)
    for channel in range(picture.shape[2]):
        level, ground = pixels[..., channel], float(colour[channel])
        np.maximum(seen, (ground - level) / max(ground, PICTURE.paper_least_range), out=seen)
        np.maximum(seen, (level - ground) / max(255 - ground, PICTURE.paper_least_range), out=seen)
    part = darkness[exact.top : exact.bottom, exact.x0 : exact.x1]
    part[inner] = seen[inner]


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
    return (red, green, blue) if apart((red, green, blue), paper.tint) > PICTURE.paper_other else None
