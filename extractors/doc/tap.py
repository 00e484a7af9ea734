"""Table rows ([MS-DOC] 2.6.3, 2.9.330): the edges, merges and shades of a row's cells."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from extractors.doc.shades import new_shade, old_shade
from extractors.doc.sprms import Code, Sprm, sprms

MOST_CELLS = 63
"""Cells of a row: Word makes no more."""

_SIDEWAYS, _GOES_ON_DOWN, _BEGINS_DOWN = 0x03, 0x20, 0x40
_TC80 = 20  # bytes that the cell list has for each cell
_OLD_SHADE, _NEW_SHADE = 2, 10
_SHADES_A_LIST = 22  # cells of each of the three lists that shade a row in full colours


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell of a row: ``width`` in twentieths of a point; ``merges_left`` and ``merges_up`` where it is the
    rest of a merged one; ``fill`` ``#RRGGBB`` or None."""

    width: int
    merges_left: bool = False
    merges_up: bool = False
    old_fill: str | None = None
    new_fill: str | None = None

    @property
    def fill(self) -> str | None:
        """The newer way of saying it, where that says anything: older programs read the other."""
        return self.new_fill or self.old_fill


@dataclass(slots=True)
class RowShape:
    """A row: where it begins, in twentieths of a point, and its cells."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    header: bool = False
    table_fill: str | None = None

    @property
    def edges(self) -> list[int]:
        """The edges of the cells, one more than there are cells."""
        found = [self.left]
        for cell in self.cells:
            found.append(found[-1] + max(0, cell.width))
        return found


def row_shape(modifiers: bytes) -> RowShape:
    """The shape of the row that ends with a paragraph of these modifiers."""
    row = RowShape()
    for sprm in sprms(modifiers):
        change = _CHANGES.get(sprm.code)
        if change is not None and len(sprm.operand) >= change.least:
            change.apply(row, sprm)
    return row


def _define(row: RowShape, sprm: Sprm) -> None:
    count = min(sprm.operand[0], MOST_CELLS)
    edges = struct.unpack_from(f"<{count + 1}h", sprm.operand, 1)
    row.left = edges[0]
    row.cells = []
    described = sprm.operand[1 + 2 * (count + 1) :].ljust(_TC80 * count, b"\0")  # what is left out is plain
    flags = [int.from_bytes(described[at : at + 2], "little") for at in range(0, _TC80 * count, _TC80)]
    for number, goes_on in enumerate(_merged_sideways(flags)):
        goes_on_down = bool(flags[number] & _GOES_ON_DOWN) and not flags[number] & _BEGINS_DOWN
        row.cells.append(CellShape(edges[number + 1] - edges[number], goes_on, goes_on_down))


def _merged_sideways(flags: list[int]) -> Iterator[bool]:
    """Whether each cell of a row is merged with the one before it.

    Word's own description and files disagree on which of the two marks begins a merge; it is the one that
    stands first among neighbours that bear any.
    """
    begins: int | None = None
    for marks in (flag & _SIDEWAYS for flag in flags):
        if marks == 0:
            begins = None
            yield False
        elif begins is None:
            begins = marks
            yield False
        else:
            yield marks != begins


def _set_left(row: RowShape, sprm: Sprm) -> None:
    """The left edge of the text in the first cell: the cell begins a gap before it, which we do not need."""
    (left,) = struct.unpack_from("<h", sprm.operand)
    if not row.cells:
        row.left = left


def _set_header(row: RowShape, sprm: Sprm) -> None:
    row.header = bool(sprm.number)


def _shade_all_old(row: RowShape, sprm: Sprm) -> None:
    for number in range(min(len(row.cells), len(sprm.operand) // _OLD_SHADE)):
        fill = old_shade(sprm.operand, number * _OLD_SHADE)
        row.cells[number] = replace(row.cells[number], old_fill=fill)


def _shade_all(row: RowShape, sprm: Sprm) -> None:
    first = _SHADES_A_LIST * _LISTS[sprm.code]
    for place in range(len(sprm.operand) // _NEW_SHADE):
        if first + place < len(row.cells):
            fill = new_shade(sprm.operand, place * _NEW_SHADE)
            row.cells[first + place] = replace(row.cells[first + place], new_fill=fill)


_LISTS: dict[int, int] = {
    Code.SHADES_1: 0,
    Code.SHADES_2: 1,
    Code.SHADES_3: 2,
    Code.SHADES_RAW_1: 0,
    Code.SHADES_RAW_2: 1,
    Code.SHADES_RAW_3: 2,
}


def _range(row: RowShape, operand: bytes) -> range:
    """The cells from one to another, which is not among them."""
    return range(operand[0], min(operand[1], len(row.cells)))


def _shade_old(row: RowShape, sprm: Sprm) -> None:
    fill = old_shade(sprm.operand, 2)
    step = 2 if sprm.code == Code.SHADE_ODD_OLD else 1
    for number in _range(row, sprm.operand)[::step]:
        row.cells[number] = replace(row.cells[number], old_fill=fill)


def _shade(row: RowShape, sprm: Sprm) -> None:
    fill = new_shade(sprm.operand, 2)
    step = 2 if sprm.code == Code.SHADE_ODD else 1
    for number in _range(row, sprm.operand)[::step]:
        row.cells[number] = replace(row.cells[number], new_fill=fill)


def _shade_table(row: RowShape, sprm: Sprm) -> None:
    row.table_fill = new_shade(sprm.operand, 0)


def _insert(row: RowShape, sprm: Sprm) -> None:
    first, count, width = struct.unpack_from("<BBH", sprm.operand)
    first, count = min(first, MOST_CELLS), min(count, MOST_CELLS)
    while len(row.cells) < first:
        row.cells.append(CellShape(width))
    row.cells[first:first] = [CellShape(width)] * count
    del row.cells[MOST_CELLS:]


def _remove(row: RowShape, sprm: Sprm) -> None:
    del row.cells[sprm.operand[0] : sprm.operand[1]]


def _set_width(row: RowShape, sprm: Sprm) -> None:
    (width,) = struct.unpack_from("<H", sprm.operand, 2)
    for number in _range(row, sprm.operand):
        row.cells[number] = replace(row.cells[number], width=width)


def _merge(row: RowShape, sprm: Sprm) -> None:
    for number in _range(row, sprm.operand)[1:]:
        row.cells[number] = replace(row.cells[number], merges_left=True)


def _split(row: RowShape, sprm: Sprm) -> None:
    for number in _range(row, sprm.operand):
        row.cells[number] = replace(row.cells[number], merges_left=False)


def _merge_down(row: RowShape, sprm: Sprm) -> None:
    number, how = sprm.operand[0], sprm.operand[1]
    if number < len(row.cells):
        row.cells[number] = replace(row.cells[number], merges_up=how == 1)  # 3 begins a merge


@dataclass(frozen=True, slots=True)
class _Change:
    """What a modifier does to a row, and how many bytes its operand must have at the least."""

    apply: Callable[[RowShape, Sprm], None]
    least: int


_CHANGES: dict[int, _Change] = {
    Code.CELLS: _Change(_define, 1),
    Code.LEFT_EDGE: _Change(_set_left, 2),
    Code.HEADER_ROW: _Change(_set_header, 1),
    Code.SHADES_OLD: _Change(_shade_all_old, 0),
    **{code: _Change(_shade_all, 0) for code in _LISTS},
    Code.SHADE_OLD: _Change(_shade_old, 4),
    Code.SHADE_ODD_OLD: _Change(_shade_old, 4),
    Code.SHADE: _Change(_shade, 2 + _NEW_SHADE),
    Code.SHADE_ODD: _Change(_shade, 2 + _NEW_SHADE),
    Code.SHADE_TABLE: _Change(_shade_table, _NEW_SHADE),
    Code.INSERT: _Change(_insert, 4),
    Code.REMOVE: _Change(_remove, 2),
    Code.WIDTH: _Change(_set_width, 4),
    Code.MERGE: _Change(_merge, 2),
    Code.SPLIT: _Change(_split, 2),
    Code.MERGE_DOWN: _Change(_merge_down, 2),
}
