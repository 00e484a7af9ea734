"""Paragraphs in the order of a file into blocks, for formats that mark where cells and rows end.

Word's binary files and RTF have no tables as such: paragraphs stand in a depth of tables, one ends a cell,
another a row. A table ends where the depth falls below its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.layout import Block, Cell, Heading, Paragraph, Table
from extractors.wordprocessing.cells import CellContent
from extractors.wordprocessing.edges import place_cells
from extractors.wordprocessing.grid import Slot, build_table, merged_sideways
from extractors.wordprocessing.stretches import ParagraphContent
from extractors.wordprocessing.tabbed import with_tabbed_tables

DEEPEST = 60
"""Tables in one another: Word stops at about this many, and people at three."""


@dataclass(frozen=True, slots=True)
class CellForm:
    """A cell of a row: its right edge in twentieths of a point, its merges, its fill (``#RRGGBB``)."""

    right: int
    merges_left: bool = False
    merges_up: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row: where it begins, in twentieths of a point, and its cells."""

    left: int
    cells: tuple[CellForm, ...]
    header: bool = False


class TooDeep(ValueError):
    """Tables stand in one another deeper than `DEEPEST`."""


@dataclass(slots=True)
class _Row:
    form: RowForm
    contents: list[CellContent]


@dataclass(slots=True)
class _OpenTable:
    rows: list[_Row] = field(default_factory=list)
    row: list[CellContent] = field(default_factory=list)
    cell: CellContent = field(default_factory=CellContent)
    nested: list[Block] = field(default_factory=list)


class Gatherer:
    """Takes paragraphs, cell ends and row ends in order; `blocks` is what they make up."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[_OpenTable] = []

    def paragraph(self, content: ParagraphContent, depth: int, heading: int | None = None) -> None:
        """A paragraph in ``depth`` tables, 0 for none. Raises `TooDeep`."""
        self._to_depth(depth)
        if self._open:
            self._open[-1].cell.add(content)
            return
        for item in content.items:
            self._blocks.append(
                Heading(item, heading) if heading is not None else Paragraph(item, content.pieces)
            )

    def cell_end(self, depth: int) -> None:
        """The cell that the last paragraph of this depth stood in ends."""
        self._to_depth(max(1, depth))
        table = self._open[-1]
        table.row.append(table.cell)
        table.cell = CellContent()

    def row_end(self, form: RowForm, depth: int, *, deleted: bool = False) -> None:
        """A row ends; a ``deleted`` one is left out."""
        self._to_depth(max(1, depth))
        table = self._open[-1]
        if table.cell.items:  # a cell whose end is missing
            table.row.append(table.cell)
        if not deleted:
            table.rows.append(_Row(form, table.row))
        table.row, table.cell = [], CellContent()

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, after the last paragraph."""
        self._to_depth(0)
        return tuple(with_tabbed_tables(self._blocks))

    def _to_depth(self, depth: int) -> None:
        if depth > DEEPEST:
            raise TooDeep
        while len(self._open) > depth:
            closed = self._open.pop()
            # A table in a cell comes out after the table that it stands in.
            blocks = list(_closed(closed))
            if self._open:
                blocks = [replace(one, nested=True) if isinstance(one, Table) else one for one in blocks]
            (self._open[-1].nested if self._open else self._blocks).extend(blocks)
            if self._open and blocks and isinstance(blocks[0], Table):
                self._open[-1].cell.add_table(blocks[0].text)
        while len(self._open) < depth:
            self._open.append(_OpenTable())


def _closed(table: _OpenTable) -> Iterator[Block]:
    if table.cell.items:
        table.row.append(table.cell)
    if table.row:  # a row whose end is missing: its cells side by side
        table.rows.append(_Row(RowForm(0, ()), table.row))
    grid = table_of_rows([(row.form, row.contents) for row in table.rows])
    if grid is not None and any(not cell.is_empty or cell.fill for cell in grid.cells):
        yield grid
    yield from table.nested


def table_of_rows(rows: Sequence[tuple[RowForm, Sequence[CellContent]]]) -> Table | None:
    """The table of rows that each have edges of their own; None where there is no cell."""
    rows = [_fitted(form, contents) for form, contents in rows]
    places = place_cells([[form.left, *(cell.right for cell in form.cells)] for form, _ in rows])
    slots: list[list[Slot]] = []
    header = True
    for number, ((form, contents), line) in enumerate(zip(rows, places, strict=True)):
        header = header and form.header
        slots.append([])
        for cell, content, place in zip(form.cells, contents, line, strict=True):
            fill = cell.fill or content.paint()
            notes = content.beside()
            made = Cell(number, place.col, 1, place.span, content.shown(), fill, header=header, notes=notes)
            if cell.merges_left and slots[-1]:
                slots[-1][-1].cell = merged_sideways(slots[-1][-1].cell, made)
            else:
                slots[-1].append(Slot(made, cell.merges_up))
    return build_table(slots)


def _fitted(form: RowForm, contents: Sequence[CellContent]) -> tuple[RowForm, Sequence[CellContent]]:
    """A row's form with as many cells as stand in it: hurried programs' files disagree with themselves.

    Edges run from left to right. A cell that the form does not tell of stands right of the others where
    there are words in it, and is none where there are not.
    """
    count = len(contents)
    while count > len(form.cells) > 0 and not contents[count - 1].items:
        count -= 1
    cells: list[CellForm] = []
    right = form.left
    for cell in form.cells[:count]:
        right = max(right, cell.right)
        cells.append(replace(cell, right=right))
    while len(cells) < count:
        right += _UNTOLD_WIDTH
        cells.append(CellForm(right))
    return RowForm(form.left, tuple(cells), form.header), contents[:count]


_UNTOLD_WIDTH = 1440  # an inch
