"""Accents, told by the marks above letters: an English model reads "Siân" as "Sian" and is sure of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.ocr.raster import Area, Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES

_ACUTE, _GRAVE, _CIRCUMFLEX, _MACRON, _DIAERESIS, _TILDE = "\u0301\u0300\u0302\u0304\u0308\u0303"
_BARE = frozenset("aeiouwynAEIOUWYN")
_DOTTED = frozenset("ij")
_NARROW, _WIDE = frozenset("iljtfrI1.,'’()-"), frozenset("mwMW")
_IN_PARTS = frozenset('":;!?%=“”')


class _Mark(NamedTuple):
    """A mark above a letter: its parts, and the area that they take together."""

    parts: tuple[Area, ...]
    area: Area


def with_accents(text: str, own: Mask) -> tuple[str, bool]:
    """A word with the accents that its ink shows, and whether they are told for sure; as it was read where
    pale letters fall to pieces, for these lie above one another too."""
    if len(text) < 2 or not _BARE.intersection(text) or _IN_PARTS.intersection(text):
        return text, True
    areas = sorted(areas_of(parts_of(own)))
    marks, bodies = _parted(areas, own.shape[0])
    high = own.shape[0]
    wide = [mark for mark in marks if _is_wide(mark, high)]
    broken = len(bodies) > len(text) or any(
        body.height < SHAPES.accent_body * high
        for body in bodies
        if any(mark.area.x0 < body.x1 and body.x0 < mark.area.x1 for mark in wide)
    )
    if broken or len(wide) > SHAPES.accent_most:
        return text, True
    if not wide and len(marks) <= sum(letter in _DOTTED for letter in text):
        return text, True
    letters = list(text)
    sure = True
    for mark in marks:
        place = _place(mark, text, bodies)
        letter = text[place]
        if letter in _DOTTED and mark not in wide:
            continue
        accent = _accent(mark, own, letter) if letter in _BARE else ""
        accented = unicodedata.normalize("NFC", letter + accent)
        if accent and len(accented) == 1:
            letters[place] = accented
        elif mark in wide and not unicodedata.decomposition(letter):
            sure = False
    return "".join(letters), sure


def _parted(areas: Sequence[Area], high: int) -> tuple[list[_Mark], list[Area]]:
    """The marks above letters, and the bodies of letters, left to right."""
    bodies = [area for area in areas if area.bottom > SHAPES.accent_lowest * high or area.height > high / 2]
    marks: list[_Mark] = []
    for area in areas:
        if area in bodies or area.height * area.width < SHAPES.accent_speck * high * high:
            continue
        below = [
            body for body in bodies if body.x0 < area.x1 and area.x0 < body.x1 and area.bottom <= body.top
        ]
        if not below:
            continue
        last = marks[-1].area if marks else None
        if last and area.x0 - last.x1 < SHAPES.accent_pair * high and abs(area.top - last.top) <= 2:
            both = Area(
                last.x0, min(last.top, area.top), max(last.x1, area.x1), max(last.bottom, area.bottom)
            )
            if any(body.x0 <= both.x0 + 1 and both.x1 <= body.x1 + 1 for body in below):
                marks[-1] = _Mark((*marks[-1].parts, area), both)
                continue
        marks.append(_Mark((area,), area))
    return marks, bodies


def _is_wide(mark: _Mark, high: int) -> bool:
    """Whether a mark is wider than the dot of an i; ``high`` is the height of its word."""
    return mark.area.width >= max(SHAPES.accent_wide * mark.area.height, SHAPES.accent_widest_dot * high)


def _place(mark: _Mark, text: str, bodies: Sequence[Area]) -> int:
    """Which letter a mark stands above: counted where letters stand apart, else by their usual widths."""
    middle = (mark.area.x0 + mark.area.x1) / 2
    if len(bodies) == len(text):
        return min(
            range(len(bodies)), key=lambda place: abs((bodies[place].x0 + bodies[place].x1) / 2 - middle)
        )
    widths = np.array([0.5 if each in _NARROW else 1.5 if each in _WIDE else 1.0 for each in text])
    ends = np.cumsum(widths)
    start, end = bodies[0].x0, max(body.x1 for body in bodies)
    middles = start + (ends - widths / 2) / ends[-1] * (end - start)
    fitting = [place for place, letter in enumerate(text) if letter in _BARE or letter in _DOTTED]
    return min(fitting, key=lambda place: float(abs(middles[place] - middle)))


def _accent(mark: _Mark, own: Mask, letter: str) -> str:
    """The accent that a mark is; none where its shape leaves that open."""
    if len(mark.parts) == 2:
        return _DIAERESIS
    area = mark.area
    shape = area.of_mask(own)
    high, wide = shape.shape
    if letter in "nN":
        return _TILDE if area.width >= SHAPES.accent_wide * area.height else ""
    if high <= SHAPES.accent_flat * wide and shape.mean() >= SHAPES.accent_full:
        return "" if letter in _DOTTED else _MACRON  # the dot of a bold i is as flat
    if high < 3:
        return ""
    third = max(high // 3, 1)
    top, foot = (np.flatnonzero(rows.any(axis=0)) for rows in (shape[:third], shape[-third:]))
    lean = (top.mean() - foot.mean()) / wide
    parted = len(foot) <= foot[-1] - foot[0]
    if abs(lean) < SHAPES.accent_upright and parted:
        return _CIRCUMFLEX if foot[-1] - foot[0] > top[-1] - top[0] else ""
    if abs(lean) >= SHAPES.accent_leans:
        return _ACUTE if lean > 0 else _GRAVE
    return ""
