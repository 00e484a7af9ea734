"""Points between figures ("3.1"), told by their shape: engines read over them, or take them for figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.ocr.raster import Area, Mask, areas_of, parts_of
from extractors.ocr.tolerances.shapes import SHAPES

_STOPS = frozenset(".,:;·•-~'’")
"""What a point may have been read as, and figures."""


def with_points(text: str, own: Mask) -> str:
    """A word with figures in it, its points as its ink shows them; as it was read where letters touch."""
    if not any(map(str.isdigit, text)) or not own.any():
        return text
    areas = sorted(areas_of(parts_of(own)))
    tall = max(area.height for area in areas)
    areas = [area for area in areas if max(area.height, area.width) >= SHAPES.point_smallest * tall]
    foot = sorted(area.bottom for area in areas if area.height > 0.5 * tall)
    points = [_is_point(area, tall, foot[len(foot) // 2]) for area in areas]
    if not any(points) or _overlap(areas):
        return text
    if len(areas) == len(text):
        return "".join(
            "." if point and (letter in _STOPS or letter.isdigit()) else letter
            for letter, point in zip(text, points, strict=True)
        )
    if len(areas) - sum(points) == len(text) and not _STOPS.intersection(text):
        letters = iter(text)
        return "".join("." if point else next(letters) for point in points)
    return text


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
