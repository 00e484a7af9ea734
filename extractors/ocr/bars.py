"""Letters that are little more than a bar, told apart by their shape: I, l, 1, L and the slash.

Engines read them by the words that they know; a reference ("IA1") is no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.raster import Area, Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES

_Part: TypeAlias = tuple[int, int, Area]
"""A part of a word's ink: where it begins, its label, its area."""

_BARS = frozenset("Il1L|/")


_LOW = ".,;:"
_LOW_SIGNS = frozenset("-–'’\"“”" + _LOW)
"""Signs so low that they are none of a word's letters in number ("2014/15,")."""

_TWICE = re.compile(r"[Il|]1|1[Il|]|\|[Il]|[Il]\|")
"""One bar that was read as two."""

_MC = re.compile(r"\bMcl(?=[a-z])")
"""Names go on with a capital there ("McInnes"), and many faces draw both letters alike."""

_BESIDE_SLASH = re.compile(r"[Il|1]/|/[Il|1]")
"""What a slash may have been read as."""


def has_bars(text: str) -> bool:
    """Whether there is a letter in a word that `by_shape` may read otherwise."""
    return not _BARS.isdisjoint(text)


def by_shape(text: str, own: Mask, line: Mask | None = None) -> str:
    """A word with its bars read by their shapes, where its letters stand apart from one another; a bar that
    stands alone leans by more than its ``line``."""
    core = text.rstrip(_LOW)
    if not has_bars(core):
        return text
    return _by_shape(_MC.sub("McI", core), own, line) + text[len(core) :]


def _by_shape(text: str, own: Mask, line: Mask | None) -> str:
    labels = parts_of(own)
    areas = sorted(
        (area.x0, number, area)
        for number, area in enumerate(areas_of(labels), start=1)
        if area.height > 0.5 * len(own)
    )
    if len(areas) == len(text) - 1 and not _LOW_SIGNS.intersection(text):
        text = _TWICE.sub(_once, text) if len(_TWICE.findall(text)) == 1 else text
        text = _with_one_slash(text, labels, areas)
        text = _with_last_slash(text, own)
    if not areas:
        return text
    if len(text) == len(areas) == 1 and line is not None and _leans(labels == areas[0][1], line):
        return "/"
    text = _without_twin(text, areas)
    letters = list(text)
    for place, (_, number, area) in _letters_of(text, areas):
        if text[place] in _BARS:
            shape = labels[area.top : area.bottom, area.x0 : area.x1] == number
            letters[place] = _bar(text[place], shape, own, _neighbour(text, place))
    return "".join(letters)


def _with_last_slash(text: str, own: Mask) -> str:
    """A word with the slash at its end that touches the letter before it ("Areal" for "Area/")."""
    if text[-1] not in _BARS or not text[-2:-1].isalnum():
        return text
    high, wide = own.shape
    edge = wide - own[:, ::-1].argmax(axis=1)
    rows = np.flatnonzero(own.any(axis=1) & (edge > wide - 0.5 * high))
    if len(rows) < max(SHAPES.bar_last_seen * high, SHAPES.bar_least_high):
        return text
    slope, foot = np.polyfit(rows, edge[rows], 1)
    strays = float(np.abs(edge[rows] - slope * rows - foot).max()) / high
    leans = -slope >= SHAPES.bar_least_slant and strays <= SHAPES.bar_straight
    return text[:-1] + "/" if leans and _is_upright(own) else text


def _letters_of(text: str, areas: list[_Part]) -> Iterable[tuple[int, _Part]]:
    """The letters of a word with the parts of its ink; where some touch, the first and the last, which do not
    where they are no wider than a letter."""
    if len(areas) == len(text):
        yield from enumerate(areas)
    elif 1 < len(areas) < len(text):
        for place, part in ((0, areas[0]), (len(text) - 1, areas[-1])):
            if part[2].width <= SHAPES.bar_narrow * part[2].height:
                yield place, part


def _without_twin(text: str, areas: Sequence[_Part]) -> str:
    """A word without the second of two bars at its end where its ink ends in one ("MAl1")."""
    bars = _TWICE.search(text, len(text) - 2)
    narrow = [area.width <= SHAPES.bar_thin * area.height for _, _, area in areas[-2:]]
    if bars and bars.start() and narrow[-1] and not all(narrow):
        return text[:-2] + _once(bars)
    return text


def _with_one_slash(text: str, labels: NDArray[np.int32], areas: Sequence[_Part]) -> str:
    """A word without the bar that was read beside a slash, where its ink has one slash ("Whol/when")."""
    for bars in _BESIDE_SLASH.finditer(text):
        _, number, area = areas[bars.start()]
        if _is_slash(labels[area.top : area.bottom, area.x0 : area.x1] == number, labels > 0):
            return text[: bars.start()] + "/" + text[bars.end() :]
    return text


def _once(bars: re.Match[str]) -> str:
    return bars.group()[0]


def _neighbour(text: str, place: int) -> str:
    """The letter that stands beside one, the next before the one before."""
    return text[place + 1 : place + 2] or text[max(place - 1, 0) : place]


def _bar(letter: str, shape: Mask, own: Mask, beside: str) -> str:
    """A letter by its shape: a bare bar, a bar with a flag at its upper left, or as it was read."""
    high, wide = shape.shape
    if letter == "/" or _is_slash(shape, own):
        return "/"
    if wide <= SHAPES.bar_slimmest * high or (
        wide <= SHAPES.bar_slim * high and shape.mean() >= SHAPES.bar_full
    ):
        if letter == "l" and beside.isupper():
            return "I"
        if letter in "Il":
            return letter
        return "l" if beside.islower() else "I"
    middle = np.flatnonzero(shape[round(0.45 * high) : round(0.7 * high)].any(axis=0))
    top = np.flatnonzero(shape[: round(SHAPES.bar_flag * high)].any(axis=0))
    if not middle.size or not top.size:
        return letter
    left_flag, right_flag = middle[0] - top[0], top[-1] - middle[-1]
    if left_flag > 0.12 * high and right_flag <= max(0.06 * high, 1):
        return letter if beside.islower() else "1"
    serifs = min(left_flag, right_flag) > 0.04 * high and abs(left_flag - right_flag) <= 0.06 * high
    if letter == "1" and serifs and beside.isupper():
        return "I"
    return letter


def _is_slash(shape: Mask, own: Mask) -> bool:
    """Whether a shape is one stroke that leans to the right, and more than its word does."""
    high, wide = shape.shape
    if high < SHAPES.bar_least_high or wide > high:
        return False
    slope, strays = _stroke(shape)
    if strays > SHAPES.bar_straight:
        return False
    return slope >= SHAPES.bar_slant or (
        slope >= SHAPES.bar_least_slant and own.size > 2 * shape.size and _is_upright(own)
    )


def _stroke(shape: Mask) -> tuple[float, float]:
    """By how much a stroke leans to the right, and how far its middle strays from straight, of its height."""
    rows = np.arange(len(shape))
    middles = np.array([np.flatnonzero(row).mean() if row.any() else -1.0 for row in shape])
    inked = middles >= 0
    slope, foot = np.polyfit(rows[inked], middles[inked], 1)
    return float(-slope), float(np.abs(middles[inked] - slope * rows[inked] - foot).max()) / len(shape)


def _leans(shape: Mask, line: Mask) -> bool:
    """Whether a bar leans as a slash does, among letters that stand upright."""
    rows = np.flatnonzero(shape.any(axis=1))
    columns = np.flatnonzero(shape.any(axis=0))
    if len(rows) < SHAPES.bar_least_high or len(columns) > len(rows):
        return False
    slope, strays = _stroke(shape[rows[0] : rows[-1] + 1])
    return strays <= SHAPES.bar_straight and slope >= SHAPES.bar_least_slant and _is_upright(line)


def _is_upright(own: Mask) -> bool:
    """Whether a word's stems fall into fewer columns as they stand than set upright by an italic's slant."""
    high, wide = own.shape
    ys, xs = np.nonzero(own)
    sharpness = []
    for slant in (0.0, SHAPES.bar_slant):
        counts = np.bincount((xs + slant * ys).astype(np.int32), minlength=wide + high)
        sharpness.append(int(np.square(np.diff(counts)).sum()))
    return sharpness[0] > sharpness[1]
