"""Letters that are little more than an upright bar, told apart by their shape: I, l, 1, L.

Engines read them by the words that they know; a reference ("IA1") is no word.
"""

from __future__ import annotations

import numpy as np

from extractors.ocr.raster import Mask, areas_of, parts_of

_BARS = frozenset("Il1L|")

_SLIM = 0.36
"""Width to height of a bare bar: bold sans-serif capitals have 0.3, a 1 with its flag 0.45."""

_FULL = 0.8
"""Share of a bar's box that it fills."""


def by_shape(text: str, own: Mask) -> str:
    """A word with its bars read by their shapes, where its letters stand apart from one another."""
    if _BARS.isdisjoint(text):
        return text
    labels = parts_of(own)
    areas = sorted(
        (area.x0, number, area)
        for number, area in enumerate(areas_of(labels), start=1)
        if area.height > 0.5 * len(own)
    )
    if len(areas) != len(text):
        return text
    letters = list(text)
    for place, (letter, (_, number, area)) in enumerate(zip(text, areas, strict=True)):
        if letter in _BARS:
            shape = labels[area.top : area.bottom, area.x0 : area.x1] == number
            letters[place] = _bar(letter, shape, _neighbour(text, place))
    return "".join(letters)


def _neighbour(text: str, place: int) -> str:
    """The letter that stands beside one, the next before the one before."""
    return text[place + 1 : place + 2] or text[max(place - 1, 0) : place]


def _bar(letter: str, shape: Mask, beside: str) -> str:
    """A letter by its shape: a bare bar, a bar with a flag at its upper left, or as it was read."""
    high, wide = shape.shape
    if wide <= _SLIM * high and shape.mean() >= _FULL:
        if letter in "Il":
            return letter
        return "l" if beside.islower() else "I"
    # The flag of a 1 reaches down to two fifths of its height.
    middle = np.flatnonzero(shape[round(0.45 * high) : round(0.7 * high)].any(axis=0))
    top = np.flatnonzero(shape[: high // 3].any(axis=0))
    if not middle.size or not top.size:
        return letter
    left_flag, right_flag = middle[0] - top[0], top[-1] - middle[-1]
    if left_flag > 0.12 * high and right_flag <= 0.06 * high:
        return letter if beside.islower() else "1"
    serifs = min(left_flag, right_flag) > 0.04 * high and abs(left_flag - right_flag) <= 0.06 * high
    if letter == "1" and serifs and beside.isupper():
        return "I"
    return letter
