"""Whether two fragments have the same columns."""

from __future__ import annotations

from typing import TypeAlias

from extractors.joining.tolerances import JOINING
from extractors.layout import Table

Lines: TypeAlias = tuple[float, ...]
"""Where columns begin, and where the last one ends, from left to right."""


def column_lines(table: Table) -> Lines | None:
    """Where the columns begin and the last one ends, or None where cells have no boxes."""
    if not all(cell.boxes for cell in table.cells):
        return None
    lines: dict[int, float] = {}
    for cell in reversed(table.cells):  # The lowest cells tell: the last row has nearly always all of them.
        box = cell.boxes[0]
        lines.setdefault(cell.col, box.x0)
        lines.setdefault(cell.col + cell.col_span, box.x1)
        if len(lines) > table.n_cols:
            return tuple(lines[number] for number in range(table.n_cols + 1))
    return None


def column_map(table: Table, reference: Table, known: Lines | None = None) -> tuple[int, ...] | None:
    """For each column line of a table its number among the reference's, or None where they differ.

    Where both have boxes, a table may have fewer lines than the reference (merged cells alone stand on
    its page), but each of them must be one of the reference's; else the numbers of columns must agree.
    ``known`` are the reference's lines where the caller has them.
    """
    lines, others = column_lines(table), known or column_lines(reference)
    if lines is None or others is None:
        same = table.n_cols == reference.n_cols
        return tuple(range(table.n_cols + 1)) if same else None
    if len(lines) == len(others) and all(
        abs(a - b) <= JOINING.same_place for a, b in zip(lines, others, strict=True)
    ):
        return tuple(range(len(lines)))
    found = tuple(_place(line, others) for line in lines)
    if any(number is None for number in found):
        return None
    places = tuple(number for number in found if number is not None)
    outer = places[0] == 0 and places[-1] == reference.n_cols
    return places if outer and len(set(places)) == len(places) else None


def _place(line: float, others: Lines) -> int | None:
    nearest = min(range(len(others)), key=lambda number: abs(others[number] - line))
    return nearest if abs(others[nearest] - line) <= JOINING.same_place else None
