"""One table out of the fragments that page breaks made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from extractors.joining.own import goes_on_merged
from extractors.joining.rows import is_printed_again, joined_items
from extractors.layout import Box, Cell, Table


class Fragment(NamedTuple):
    """A part of a table: how many of its first rows are dropped, whether the next carries on the row
    before the break, and the number of each of its column lines in the whole.

    ``cut`` holds the columns whose last paragraph goes on, where that is known, and not to be judged.
    ``under`` says that the first row is one of its own under the merged cells of the row before the break.
    """

    table: Table
    dropped: int = 0
    carries_on: bool = False
    lines: tuple[int, ...] = ()
    cut: frozenset[int] | None = None
    under: bool = False


def regridded(table: Table, lines: tuple[int, ...]) -> Table:
    """A table with its columns numbered as in the whole, its cells spanning what they cover there."""
    if lines == tuple(range(table.n_cols + 1)) or not lines:
        return table
    cells = tuple(
        replace(cell, col=lines[cell.col], col_span=lines[cell.col + cell.col_span] - lines[cell.col])
        for cell in table.cells
    )
    return replace(table, n_cols=lines[-1], cells=cells)


def stacked(fragments: list[Fragment]) -> Table:
    """The whole table, its rows in the order of the pages."""
    whole = _Stack(regridded(fragments[0].table, fragments[0].lines))
    for fragment in fragments[1:]:
        whole.add(fragment._replace(table=regridded(fragment.table, fragment.lines)))
    return whole.table()


class _Stack:
    def __init__(self, first: Table) -> None:
        self._cells = list(first.cells)
        self._rows = first.n_rows
        self._cols = first.n_cols
        self._boxes: tuple[Box, ...] = first.boxes
        self._sheet = first.sheet
        self._bottom = self._lowest(0)

    def _lowest(self, start: int) -> dict[int, int]:
        """The index of the cell that covers each column of the last row."""
        return {
            col: index
            for index, cell in enumerate(self._cells[start:], start)
            if cell.row + cell.row_span == self._rows
            for col in range(cell.col, cell.col + cell.col_span)
        }

    def add(self, fragment: Fragment) -> None:
        """Put a fragment under what is there."""
        offset = self._rows - fragment.dropped - (1 if fragment.carries_on else 0)
        start = len(self._cells)
        leading = self._leading_blanks(fragment)
        self._rows = offset + fragment.table.n_rows
        for cell in fragment.table.cells:
            if cell.row + cell.row_span <= fragment.dropped:
                continue
            above = self._bottom.get(cell.col)
            at_top = cell.row <= fragment.dropped and above is not None
            if at_top and above is not None and self._goes_on(above, cell, fragment, leading):
                self._extend(above, cell, cell.row + cell.row_span + offset, fragment.cut)
            else:
                self._cells.append(_below(cell, fragment.dropped, offset))
        self._boxes += fragment.table.boxes
        extended = {col: index for col, index in self._bottom.items() if self._reaches_end(index)}
        self._bottom = extended | self._lowest(start)

    def _leading_blanks(self, fragment: Fragment) -> int:
        """How many columns of the fragment's first row stand empty before its first words."""
        row = fragment.table.row(min(fragment.dropped, fragment.table.n_rows - 1))
        return next((cell.col for cell in row if not cell.is_empty), 0)

    def _goes_on(self, above: int, cell: Cell, fragment: Fragment, leading: int) -> bool:
        """Whether a cell is the rest of the one above the break: a cut row's, or a merged cell's."""
        upper = self._cells[above]
        if fragment.under:
            return goes_on_merged(upper, cell, leading=cell.col < leading)
        merged = cell.is_empty and upper.col_span == cell.col_span and max(cell.row_span, upper.row_span) > 1
        return fragment.carries_on or merged

    def _reaches_end(self, index: int) -> bool:
        cell = self._cells[index]
        return cell.row + cell.row_span == self._rows

    def _extend(self, above: int, cell: Cell, end: int, cut: frozenset[int] | None) -> None:
        upper = self._cells[above]
        more = () if is_printed_again(upper, cell) else cell.items
        self._cells[above] = replace(
            upper,
            row_span=end - upper.row,
            items=joined_items(upper.items, more, None if cut is None else cell.col in cut),
            fill=upper.fill or cell.fill,
            boxes=upper.boxes + cell.boxes,
            cuts=(*upper.cuts, len(upper.items)),
        )

    def table(self) -> Table:
        """The table as it stands."""
        cells = sorted(self._cells, key=lambda cell: (cell.row, cell.col))
        return Table(self._rows, self._cols, tuple(cells), self._boxes, self._sheet)


def _below(cell: Cell, dropped: int, offset: int) -> Cell:
    """A fragment's cell at its place in the whole; what spanned out of the dropped header is cut to size."""
    top = max(cell.row, dropped)
    span = cell.row + cell.row_span - top
    return cell.moved(top + offset, span)
