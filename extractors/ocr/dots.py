"""Points between figures ("3.1") and at the ends of words, told by their shape: engines read over them, or
take them for figures or commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.ocr.raster import Area, Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES

_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
"""A number whose commas no other sign can be."""

_NUMBER = re.compile(r"\d{1,2}\.(?=\w)")

_STOPS = frozenset(".,:;·•-~'’")
"""What a point may have been read as, and figures."""


def with_points(text: str, own: Mask) -> str:
    """A word with figures in it, its points as its ink shows them; as it was read where letters touch."""
    if not any(map(str.isdigit, text)) or not own.any():
        return text
    areas = sorted(areas_of(parts_of(own)))
    tall = max(area.height for area in areas)
    areas = [area for area in areas if max(area.height, area.width) >= SHAPES.point_smallest * tall]
    figures = [area for area in areas if area.height > 0.5 * tall]
    tall = sorted(area.height for area in figures)[len(figures) // 2]  # a $ is taller
    foot = sorted(area.bottom for area in figures)[len(figures) // 2]
    points = [_is_point(area, tall, foot) for area in areas]
    if not any(points) or _overlap(areas):
        return text
    if len(areas) == len(text):
        pointed = "".join(
            "." if point and (letter in _STOPS or letter.isdigit()) else letter
            for letter, point in zip(text, points, strict=True)
        )
        return text if _THOUSANDS.search(text) else _numbered(pointed, areas, tall)
    if len(areas) - sum(points) == len(text) and not _STOPS.intersection(text):
        letters = iter(text)
        return "".join("." if point else next(letters) for point in points)
    return text


def _numbered(text: str, areas: Sequence[Area], tall: int) -> str:
    """A word that opens with the number of a list's item, with the space behind it ("1. 29")."""
    number = _NUMBER.match(text)
    if not number:
        return text
    point = number.end() - 1
    apart = areas[point + 1].x0 - areas[point].x1 >= SHAPES.point_space * tall
    return f"{text[: point + 1]} {text[point + 1 :]}" if apart else text


def with_stop(text: str, own: Mask) -> str:
    """A word with the full stop that it ends in, where that was read as a comma: it is no higher than wide,
    and stands on the line."""
    if len(text) < 2 or text[-1] != "," or not own.any():
        return text
    areas = sorted(areas_of(parts_of(own)))
    tall = max(area.height for area in areas)
    last = areas[-1]
    letters = sorted(area.bottom for area in areas[:-1] if area.height > 0.5 * tall)
    if not letters or last.height > last.width or any(area.x1 > last.x0 for area in areas[:-1]):
        return text
    foot = letters[len(letters) // 2]
    return text[:-1] + "." if _is_point(last, tall, foot) and last.bottom <= foot + 1 else text


def _is_point(area: Area, tall: int, foot: int) -> bool:
    size = max(area.height, area.width)
    round_enough = min(area.height, area.width) >= SHAPES.point_round * size
    return (
        size <= SHAPES.point_largest * tall
        and round_enough
        and abs(area.bottom - foot) <= max(SHAPES.point_low * tall, 1)
    )


def _overlap(areas: Sequence[Area]) -> bool:
    """Whether a part stands above another, as the points of a colon do: then parts are not letters."""
    return any(other.x0 < (one.x0 + one.x1) / 2 for one, other in pairwise(areas))
