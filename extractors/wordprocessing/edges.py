"""Columns of a table whose rows each have edges of their own: the union of the rows' edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SAME_EDGE = 30
"""Twentieths of a point: edges of different rows closer than this (1.5 pt) were meant as one."""

MOST_COLUMNS = 1000
"""A row has at most 63 cells; a table whose rows give more edges than this is damaged or hostile."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell's first column and how many it covers."""

    col: int
    span: int


class TooManyColumns(ValueError):
    """The rows of a table have more different edges than `MOST_COLUMNS`."""


def place_cells(rows: Sequence[Sequence[int]]) -> list[list[PlacedCell]]:
    """The columns of each row's cells; a row is its edges from left to right, one more than its cells.

    Edges of different rows that nearly agree are one; two edges of one row never are, so that a cell of
    no width keeps a column. Raises `TooManyColumns`.
    """
    numbers = _edge_numbers(rows)
    placed = []
    for row, edges in enumerate(rows):
        at = [numbers[row, place] for place in range(len(edges))]
        placed.append([PlacedCell(one, other - one) for one, other in pairwise(at)])
    return placed


def _edge_numbers(rows: Sequence[Sequence[int]]) -> dict[tuple[int, int], int]:
    """The number of the common edge for each (row, place in the row)."""
    edges = sorted((edge, place, row) for row, line in enumerate(rows) for place, edge in enumerate(line))
    numbers: dict[tuple[int, int], int] = {}
    number, begins, taken = -1, 0, set[int]()
    for edge, place, row in edges:
        if number < 0 or edge - begins > SAME_EDGE or row in taken:
            number, begins, taken = number + 1, edge, set()
        if number > MOST_COLUMNS:
            raise TooManyColumns
        taken.add(row)
        numbers[row, place] = number
    return numbers
