"""Reading order: boxes on a page as a person goes through them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple, TypeVar

from extractors.pdf.text.tolerances import TEXT


class Extent(NamedTuple):
    """A box on the page."""

    x0: float
    top: float
    x1: float
    bottom: float


_Part = TypeVar("_Part")


def in_reading_order(parts: list[_Part], extent: Callable[[_Part], Extent]) -> list[_Part]:
    """Parts from top to bottom, and left to right where whole columns of them stand side by side."""
    if len(parts) < 2:
        return parts
    for cut in (_cut_across, _cut_down):
        pieces = cut(parts, extent)
        if len(pieces) > 1:
            return [part for piece in pieces for part in in_reading_order(piece, extent)]
    return sorted(parts, key=lambda part: (extent(part).top, extent(part).x0))


def _cut_across(parts: list[_Part], extent: Callable[[_Part], Extent]) -> list[list[_Part]]:
    return _cut(parts, lambda part: (extent(part).top, extent(part).bottom))


def _cut_down(parts: list[_Part], extent: Callable[[_Part], Extent]) -> list[list[_Part]]:
    return _cut(parts, lambda part: (extent(part).x0, extent(part).x1))


def _cut(parts: list[_Part], reach: Callable[[_Part], tuple[float, float]]) -> list[list[_Part]]:
    ordered = sorted(parts, key=reach)
    pieces = [[ordered[0]]]
    end = reach(ordered[0])[1]
    for _, part in pairwise(ordered):
        start, stop = reach(part)
        if start >= end - TEXT.descenders:
            pieces.append([part])
        else:
            pieces[-1].append(part)
        end = max(end, stop)
    return pieces
