"""A web page's table into a grid: rowspan and colspan as browsers lay them out (HTML standard, 4.9.12)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.layout import Cell, Table

if TYPE_CHECKING:
    from lxml.etree import _Element

# What the standard clamps them to.
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
_SECTIONS = ("thead", "tbody", "tfoot")
_GRIDS = frozenset(("table", "grid", "treegrid"))
_HEADS = frozenset(("columnheader", "rowheader"))
_CELLS = _HEADS | {"cell", "gridcell"}


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table with its cells; ``heads`` where it stands in a ``thead``."""

    element: _Element
    cells: tuple[_Element, ...]
    heads: bool


def is_grid(element: _Element) -> bool:
    """Whether an element that is no table says that it is one (WAI-ARIA 1.2, 5.3.3)."""
    return element.get("role") in _GRIDS


def rows_of(table: _Element, shows: Callable[[_Element], bool]) -> tuple[GridRow, ...]:
    """The rows that show, in the order in which they do: heads first, feet last."""
    if table.tag != "table":
        return tuple(_rows_by_role(table, shows))
    rows: dict[str, list[GridRow]] = {section: [] for section in _SECTIONS}
    for child in filter(shows, table.iterchildren("tr", *_SECTIONS)):
        if child.tag in _SECTIONS:
            rows[str(child.tag)].extend(
                _row(tr, heads=child.tag == "thead") for tr in child.iterchildren("tr") if shows(tr)
            )
        elif child.tag == "tr":
            rows["tbody"].append(_row(child, heads=False))
    return tuple(row for section in _SECTIONS for row in rows[section])


def _rows_by_role(grid: _Element, shows: Callable[[_Element], bool]) -> Iterator[GridRow]:
    waiting = list(grid)[::-1]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or not shows(element) or is_grid(element):
            continue
        if element.get("role") == "row":
            yield GridRow(element, tuple(cell for cell in element if cell.get("role") in _CELLS), heads=False)
        else:
            waiting.extend(reversed(element))


def _row(tr: _Element, *, heads: bool) -> GridRow:
    return GridRow(tr, tuple(cell for cell in tr if cell.tag in ("td", "th")), heads)


def span(element: _Element, name: str, most: int) -> int:
    """A ``rowspan`` or ``colspan``; 0 is "to the end"."""
    text = (element.get(name) or element.get(f"aria-{name}") or "1").strip()
    digits = text[: len(text) - len(text.lstrip("0123456789"))]
    return min(int(digits[:6]), most) if digits else 1


def placed(rows: Sequence[GridRow]) -> Iterator[tuple[_Element, Cell]]:
    """Each cell with its slots: behind those that reach down into its row from above."""
    taken: dict[int, int] = {}  # a column, and the row up to which a cell above covers it
    for number, row in enumerate(rows):
        col = 0
        for element in row.cells:
            while taken.get(col, 0) > number:
                col += 1
            if col >= _MOST_COLUMNS:
                break
            height = span(element, "rowspan", _MOST_ROWS) or len(rows)
            height = min(height, len(rows) - number)
            width = max(1, min(span(element, "colspan", _MOST_COLUMNS), _MOST_COLUMNS - col))
            width = next((gap for gap in range(1, width) if taken.get(col + gap, 0) > number), width)
            taken.update(dict.fromkeys(range(col, col + width), number + height))
            heads = row.heads or element.tag == "th" or element.get("role") in _HEADS
            yield element, Cell(number, col, height, width, header=heads)
            col += width


def built(cells: Sequence[Cell], most_slots: int) -> Table | None:
    """The table of placed cells: columns in which no cell begins are none, gaps are empty cells.

    None where it would have more than ``most_slots`` slots.
    """
    starts = sorted({cell.col for cell in cells})
    height = max(cell.row + cell.row_span for cell in cells)
    if height * len(starts) > most_slots:
        return None
    narrowed = [_narrowed(cell, starts) for cell in cells]
    covered = {
        (row, col)
        for cell in narrowed
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    gaps = (
        Cell(row, col) for row in range(height) for col in range(len(starts)) if (row, col) not in covered
    )
    ordered = sorted((*narrowed, *gaps), key=lambda cell: (cell.row, cell.col))
    return Table(height, len(starts), tuple(ordered))


def _narrowed(cell: Cell, starts: Sequence[int]) -> Cell:
    first, last = bisect_left(starts, cell.col), bisect_left(starts, cell.col + cell.col_span)
    return replace(cell, col=first, col_span=last - first)
