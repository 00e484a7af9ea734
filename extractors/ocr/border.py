"""The black that a copier or a scanner leaves along the edges of a page that does not fill its glass.

It stands straight where the page lies askew, and where it stays the page is turned to it. What it lies around
is the page: its margins are counted from there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PIL import Image

from extractors.ocr.raster import Area, Mask, grown, opened, parts_of
from extractors.ocr.tolerances.picture import PICTURE
from extractors.turning import turned


class OnGlass(NamedTuple):
    """A picture without its border, and where that was: white on black, None where there was none."""

    picture: Image.Image
    border: Image.Image | None = None

    def page(self, quarters: int, degrees: float) -> Area:
        """Where the page lies in the picture turned by so many quarters, then degrees, clockwise."""
        wide, high = self.picture.size[::-1] if quarters % 2 else self.picture.size
        if self.border is None:
            return Area(0, 0, wide, high)
        paper = np.asarray(turned(turned(self.border, 90 * quarters), degrees)) < PICTURE.border_middle
        rows, columns = (np.flatnonzero(paper.mean(axis=axis) > PICTURE.border_along) for axis in (1, 0))
        if not rows.size or not columns.size:
            return Area(0, 0, wide, high)
        return Area(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def without_border(picture: Image.Image, dpi: float) -> OnGlass:
    """A picture with the black that reaches its edges in the colour of its paper."""
    grey = np.asarray(picture.convert("L"))
    side = max(round(PICTURE.border_block_inches * dpi), 3)
    high, wide = grey.shape[0] // side, grey.shape[1] // side
    if min(high, wide) <= PICTURE.border_least:
        return OnGlass(picture)
    whole = grey[: high * side, : wide * side].reshape(high, side, wide, side)
    border = _at_edges(
        opened(whole.max(axis=(1, 3)) < PICTURE.border_black, PICTURE.border_least, PICTURE.border_least)
    )
    if not border.any() or border.mean() > PICTURE.border_most:
        return OnGlass(picture)
    mask = (
        grown(border, PICTURE.border_blurred, PICTURE.border_blurred)
        .repeat(side, axis=0)
        .repeat(side, axis=1)
    )
    beyond = ((0, grey.shape[0] - mask.shape[0]), (0, grey.shape[1] - mask.shape[1]))
    whole_mask = Image.fromarray(np.pad(mask, beyond, mode="edge"))
    mended = picture.copy()
    mended.paste(paper_of(picture, ~mask), mask=whole_mask)
    return OnGlass(mended, whole_mask.convert("L"))


def _at_edges(black: Mask) -> Mask:
    """The parts of a mask that reach its edges."""
    labels = parts_of(black)
    reaching = np.zeros(int(labels.max()) + 1, bool)
    for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        reaching[edge] = True
    reaching[0] = False
    return np.asarray(reaching[labels])


def paper_of(picture: Image.Image, page: Mask | None = None) -> tuple[int, ...]:
    """The middle colour of the lighter half of a picture, or of the page on it."""
    pixels, grey = (np.asarray(each)[::8, ::8] for each in (picture, picture.convert("L")))
    if page is not None:
        high, wide = (min(sides) for sides in zip(page[::8, ::8].shape, grey.shape, strict=True))
        on_page = page[::8, ::8][:high, :wide]
        pixels, grey = pixels[:high, :wide][on_page], grey[:high, :wide][on_page]
    light = pixels[grey >= np.median(grey)]
    return tuple(int(level) for level in np.atleast_1d(np.median(light, axis=0)))
