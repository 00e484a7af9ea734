"""The black that a copier or a scanner leaves along the edges of a page that does not fill its glass.

It stands straight where the page lies askew, and where it stays the page is turned to it.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from extractors.ocr.raster import Mask, grown, opened, parts_of
from extractors.ocr.tolerances.picture import PICTURE


def without_border(picture: Image.Image, dpi: float) -> Image.Image:
    """A picture with the black that reaches its edges in the colour of its paper."""
    grey = np.asarray(picture.convert("L"))
    side = max(round(PICTURE.border_block_inches * dpi), 3)
    high, wide = grey.shape[0] // side, grey.shape[1] // side
    if min(high, wide) <= PICTURE.border_least:
        return picture
    whole = grey[: high * side, : wide * side].reshape(high, side, wide, side)
    border = _at_edges(
        opened(whole.max(axis=(1, 3)) < PICTURE.border_black, PICTURE.border_least, PICTURE.border_least)
    )
    if not border.any() or border.mean() > PICTURE.border_most:
        return picture
    mask = (
        grown(border, PICTURE.border_blurred, PICTURE.border_blurred)
        .repeat(side, axis=0)
        .repeat(side, axis=1)
    )
    beyond = ((0, grey.shape[0] - mask.shape[0]), (0, grey.shape[1] - mask.shape[1]))
    mended = picture.copy()
    mended.paste(_paper(picture, grey), mask=Image.fromarray(np.pad(mask, beyond, mode="edge")))
    return mended


def _at_edges(black: Mask) -> Mask:
    """The parts of a mask that reach its edges."""
    labels = parts_of(black)
    reaching = np.zeros(int(labels.max()) + 1, bool)
    for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        reaching[edge] = True
    reaching[0] = False
    return np.asarray(reaching[labels])


def _paper(picture: Image.Image, grey: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> tuple[int, ...]:
    """The middle colour of a picture's lighter half."""
    pixels = np.asarray(picture)[::8, ::8]
    sample = grey[::8, ::8]
    light = pixels[sample >= np.median(sample)]
    return tuple(int(level) for level in np.atleast_1d(np.median(light, axis=0)))
