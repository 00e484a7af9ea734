"""A Word table's grid, walked once over its XML: spans, shading, header rows, tables inside cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors.docx.names import number, switched_on, value, w
from extractors.layout import Cell, Table
from extractors.wordprocessing.cells import CellContent
from extractors.wordprocessing.grid import Slot, build_table, merged_sideways

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROW_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_HEX_DIGITS = 6
# Word itself makes no table wider than 63 columns; a gridSpan of a million is a damaged or hostile file.
_WIDEST = 1000


@dataclass(slots=True)
class TableCell(CellContent):
    """What stands in a cell, the tables in it apart."""

    tables: list[_Element] = field(default_factory=list)


ReadCell = Callable[["_Element"], TableCell]
_Nested = tuple[tuple[int, int], "_Element"]
"""A table with the row and the column of the cell that it stands in."""


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table, or None where every row was deleted; and the tables found inside its cells."""

    table: Table | None
    nested: tuple[_Element, ...]


def read_table(element: _Element, read_cell: ReadCell) -> TableRead:
    """One ``w:tbl``. ``read_cell`` gives what stands in a cell."""
    nested: list[_Nested] = []
    rows: list[list[Slot]] = []
    header = True
    for tr in _rows(element):
        header = header and _is_header(tr)
        rows.append(list(_row_slots(tr, len(rows), read_cell, nested, header=header)))
    table = build_table(rows)
    places = {(cell.row, cell.col) for cell in table.cells} if table else set()
    return TableRead(table, tuple(inner for place, inner in nested if place in places))


def _rows(element: _Element) -> Iterator[_Element]:
    """The rows that are there once tracked changes are accepted."""
    for child in element:
        if child.tag == w("tr"):
            properties = child.find(w("trPr"))
            if properties is None or properties.find(w("del")) is None:
                yield child
        elif child.tag in _ROW_WRAPPERS:
            yield from _rows(child)


def _cells(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == w("tc"):
            yield child
        elif child.tag in _ROW_WRAPPERS:
            yield from _cells(child)


def _is_header(tr: _Element) -> bool:
    properties = tr.find(w("trPr"))
    return properties is not None and bool(switched_on(properties.find(w("tblHeader"))))


def _row_slots(
    tr: _Element, row: int, read_cell: ReadCell, nested: list[_Nested], *, header: bool
) -> Iterator[Slot]:
    properties = tr.find(w("trPr"))
    col = 0 if properties is None else min(number(properties.find(w("gridBefore"))) or 0, _WIDEST)
    pending: Slot | None = None
    for tc in _cells(tr):
        if col >= _WIDEST:
            break
        slot = _slot(tc, row, col, read_cell, nested)
        slot.cell = replace(slot.cell, header=header)
        col += slot.cell.col_span
        if pending is not None and _merges_left(tc):
            pending.cell = merged_sideways(pending.cell, slot.cell)
            continue
        if pending is not None:
            yield pending
        pending = slot
    if pending is not None:
        yield pending


def _slot(tc: _Element, row: int, col: int, read_cell: ReadCell, nested: list[_Nested]) -> Slot:
    properties = tc.find(w("tcPr"))
    span, merge, fill = 1, None, None
    if properties is not None:
        span = max(1, min(number(properties.find(w("gridSpan"))) or 1, _WIDEST - col))
        merge = properties.find(w("vMerge"))
        fill = _fill(properties.find(w("shd")))
    content = read_cell(tc)
    nested.extend(((row, col), inner) for inner in content.tables)
    # A vMerge without a value continues the cell above; "restart" begins one.
    continues = merge is not None and value(merge) != "restart"
    fill, notes = fill or content.paint(), content.beside()
    return Slot(Cell(row, col, col_span=span, items=content.shown(), fill=fill, notes=notes), continues)


def _merges_left(tc: _Element) -> bool:
    """The old way of merging sideways, which Word still reads: ``w:hMerge`` without "restart"."""
    properties = tc.find(w("tcPr"))
    merge = None if properties is None else properties.find(w("hMerge"))
    return merge is not None and value(merge) != "restart"


def _fill(shading: _Element | None) -> str | None:
    """The colour a cell is painted with; "auto" is no paint."""
    colour = value(shading, "fill")
    pattern = value(shading)
    if pattern == "solid":
        # A solid pattern covers the fill with its own colour.
        colour = value(shading, "color")
    if colour is None or len(colour) != _HEX_DIGITS or not _is_hex(colour):
        return None
    return f"#{colour.upper()}"


def _is_hex(text: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in text)
