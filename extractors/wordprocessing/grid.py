"""Rows of cells as a word processor stores them, into a grid: vertical merges joined, gaps filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.layout import Cell, Table


@dataclass(slots=True)
class Slot:
    """A cell as it stands in its row; ``continues`` where a vertical merge joins it to the one above."""

    cell: Cell
    continues: bool = False


def build_table(rows: Sequence[Sequence[Slot]]) -> Table | None:
    """The table of rows, each from left to right and without overlaps; None where there is no cell."""
    cells = _joined_vertically(rows)
    if not cells:
        return None
    width = max(cell.col + cell.col_span for cell in cells)
    return Table(len(rows), width, tuple(_filled(cells, len(rows), width)))


def _joined_vertically(rows: Sequence[Sequence[Slot]]) -> list[Cell]:
    """The cells, each vertical merge one cell; one that continues nothing stands by itself.

    Words that are left in a covered cell are shown by no word processor: they are not the merged cell's.
    """
    open_at: dict[tuple[int, int], int] = {}
    cells: list[Cell] = []
    for number, slots in enumerate(rows):
        still_open: dict[tuple[int, int], int] = {}
        for slot in slots:
            place = (slot.cell.col, slot.cell.col_span)
            above = open_at.get(place)
            if slot.continues and above is not None:
                joined = cells[above]
                cells[above] = replace(joined, row_span=number - joined.row + 1)
                still_open[place] = above
            else:
                still_open[place] = len(cells)
                cells.append(slot.cell)
        open_at = still_open
    return cells


def merged_sideways(left: Cell, right: Cell) -> Cell:
    """A cell with the one right of it that a merge covers.

    Word shows the first one's words, LibreOffice those of both: the others are kept beside the cell's own.
    """
    unseen = tuple(item.text for item in right.items) if left.items else ()
    return replace(
        left,
        col_span=left.col_span + right.col_span,
        items=left.items or right.items,
        notes=(*left.notes, *unseen, *right.notes),
    )


def _filled(cells: list[Cell], height: int, width: int) -> list[Cell]:
    """The cells with empty ones where a row begins late or ends early."""
    covered = [[False] * width for _ in range(height)]
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                covered[row][col] = True
    gaps = [
        Cell(row, col)
        for row, line in enumerate(covered)
        for col, is_covered in enumerate(line)
        if not is_covered
    ]
    return sorted([*cells, *gaps], key=lambda cell: (cell.row, cell.col))
