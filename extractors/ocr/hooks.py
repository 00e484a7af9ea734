"""J and 9, told by their shape: initials ("IJ") are no word, and engines take the one for the other."""

from __future__ import annotations

import numpy as np

from extractors.ocr.raster import Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES


def with_hooks(text: str, own: Mask) -> str:
    """A word with its hooks read by their shapes, where its letters stand apart from one another: a 9 has a
    loop at its upper left, where a J has nothing."""
    if "9" not in text and "J" not in text:
        return text
    labels = parts_of(own)
    parts = sorted(
        (area.x0, number, area)
        for number, area in enumerate(areas_of(labels), start=1)
        if area.height > 0.5 * len(own)
    )
    if len(parts) != len(text):
        return text
    letters = list(text)
    for place, (_, number, area) in enumerate(parts):
        if text[place] in "9J":
            looped = _is_looped(labels[area.top : area.bottom, area.x0 : area.x1] == number)
            letters[place] = "9" if looped else "J"
    return "".join(letters)


def _is_looped(shape: Mask) -> bool:
    """Whether a letter has ink at its upper left, below where a J may have a bar."""
    high, wide = shape.shape
    side = shape[
        round(SHAPES.hook_bar * high) : round(SHAPES.hook_loop * high),
        : max(round(SHAPES.hook_side * wide), 1),
    ]
    return bool(np.any(side))
