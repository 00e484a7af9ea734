"""An OpenDocument text's tables: rows and columns that stand for several, covered cells, tables in cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors.layout import Cell, Table
from extractors.odf.names import odf, repeats
from extractors.odf.styles import Styles
from extractors.wordprocessing.cells import CellContent

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS = frozenset(odf(f"table:{name}") for name in ("table-rows", "table-row-group"))
_MOST_COLUMNS = 1000
# Repeats are written by spreadsheets; a text's empty row that claims to be a million only wants to hurt.
_MOST_REPEATS = 100
_MOST_ROWS = 100_000


@dataclass(slots=True)
class OdtCell(CellContent):
    """What stands in a cell, the tables in it apart."""

    tables: list[_Element] = field(default_factory=list)


ReadCell = Callable[["_Element"], OdtCell]


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table, or None where it has no cell; and those found in its cells."""

    table: Table | None
    nested: tuple[_Element, ...]


@dataclass(slots=True)
class _Grid:
    """The cells so far, and the slots that they cover."""

    cells: list[Cell] = field(default_factory=list)
    covered: set[tuple[int, int]] = field(default_factory=set)

    def place(self, cell: Cell, height: int) -> None:
        """Take a cell in with as much of its spans as is free, in a table of ``height`` rows."""
        rows = min(cell.row_span, height - cell.row)
        span = next(
            (wide for wide in range(cell.col_span) if (cell.row, cell.col + wide) in self.covered),
            cell.col_span,
        )
        rows = next(
            (
                tall
                for tall in range(1, rows)
                if any((cell.row + tall, cell.col + wide) in self.covered for wide in range(span))
            ),
            rows,
        )
        self.covered.update(
            (cell.row + tall, cell.col + wide) for tall in range(rows) for wide in range(span)
        )
        self.cells.append(replace(cell, row_span=rows, col_span=span))


def read_table(element: _Element, read_cell: ReadCell, styles: Styles) -> TableRead:
    """One ``table:table``. ``read_cell`` gives what stands in a cell."""
    rows = list(_rows(element, header=False))[:_MOST_ROWS]
    nested: list[_Element] = []
    grid = _Grid()
    table_fill = styles.style("table", element.get(odf("table:style-name"))).fill
    for number, (row, header) in enumerate(rows):
        row_fill = styles.style("table-row", row.get(odf("table:style-name"))).fill or table_fill
        for col, cell in _cells(row):
            if (number, col) in grid.covered or cell.tag == odf("table:covered-table-cell"):
                continue
            content = read_cell(cell)
            nested.extend(content.tables)
            fill = styles.style("table-cell", cell.get(odf("table:style-name"))).fill or row_fill
            made = Cell(
                number,
                col,
                repeats(cell, "table:number-rows-spanned", len(rows)),
                repeats(cell, "table:number-columns-spanned", _MOST_COLUMNS - col),
                content.shown(),
                fill or content.paint(),
                header=header,
                notes=content.beside(),
            )
            grid.place(made, len(rows))
    return TableRead(_table(grid, len(rows)), tuple(nested))


def _rows(element: _Element, *, header: bool) -> Iterator[tuple[_Element, bool]]:
    """The rows, each with whether it stands in the table's header."""
    for child in element:
        if child.tag == odf("table:table-row"):
            for _ in range(repeats(child, "table:number-rows-repeated", _MOST_REPEATS)):
                yield child, header
        elif child.tag == odf("table:table-header-rows"):
            yield from _rows(child, header=True)
        elif child.tag in _GROUPS:
            yield from _rows(child, header=header)


def _cells(row: _Element) -> Iterator[tuple[int, _Element]]:
    """The cells of a row with their columns."""
    col = 0
    for cell in row:
        if cell.tag in (odf("table:table-cell"), odf("table:covered-table-cell")):
            for _ in range(repeats(cell, "table:number-columns-repeated", _MOST_REPEATS)):
                if col < _MOST_COLUMNS:
                    yield col, cell
                col += 1


def _table(grid: _Grid, height: int) -> Table | None:
    if not grid.cells:
        return None
    width = max(cell.col + cell.col_span for cell in grid.cells)
    gaps = (Cell(row, col) for row in range(height) for col in range(width) if (row, col) not in grid.covered)
    return Table(height, width, tuple(sorted([*grid.cells, *gaps], key=lambda cell: (cell.row, cell.col))))
