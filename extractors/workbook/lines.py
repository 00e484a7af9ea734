"""A sheet's rows as lines: blank, alone (a single cell says something), or a row of a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto

from extractors.workbook.sheet import Sheet, SheetCell


class LineKind(Enum):
    """What a row looks like by itself."""

    BLANK = auto()
    ALONE = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: the cells that begin in it, and whether a worded one above reaches into it."""

    row: int
    cells: tuple[SheetCell, ...] = ()
    tied: bool = False

    @property
    def worded(self) -> tuple[SheetCell, ...]:
        """The cells that say something."""
        return tuple(cell for cell in self.cells if cell.items)

    @property
    def kind(self) -> LineKind:
        """What the row looks like by itself."""
        worded = len(self.worded)
        if worded > 1 or (self.tied and self.cells):
            return LineKind.ROW
        return LineKind.ALONE if worded else LineKind.BLANK

    @property
    def first(self) -> SheetCell:
        """The first cell that says something; only of a line that is not blank."""
        return self.worded[0]

    @property
    def ruled_cols(self) -> int:
        """Over how many columns it is ruled."""
        return sum(cell.col_span for cell in self.cells if cell.ruled)

    @property
    def ruled_cells(self) -> int:
        """How many of its cells are ruled, a merged one counted once."""
        return sum(cell.ruled and not _continues(cell, self.cells) for cell in self.cells)

    @property
    def painted_cols(self) -> int:
        """Over how many columns it is painted."""
        return sum(cell.col_span for cell in self.cells if cell.fill)

    @property
    def left(self) -> int:
        """The first column that says something or is ruled."""
        return min(cell.col for cell in self._placed)

    @property
    def right(self) -> int:
        """The column behind the last one that says something or is ruled."""
        return max(cell.col + cell.col_span for cell in self._placed)

    @property
    def _placed(self) -> tuple[SheetCell, ...]:
        return tuple(cell for cell in self.cells if cell.items or cell.ruled) or self.cells


def _continues(cell: SheetCell, cells: tuple[SheetCell, ...]) -> bool:
    """Whether a cell without words lies under a merged one, whose edges some programs rule slot by slot."""
    return not cell.items and any(
        other.col < cell.col < other.col + other.col_span for other in cells if other is not cell
    )


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """The lines from the first to the last that says something.

    Blank ones between them are among them, so that a line's place tells its row.
    """
    by_row: dict[int, list[SheetCell]] = defaultdict(list)
    for cell in sheet.cells.values():
        by_row[cell.row].append(cell)
    worded = [cell.row for cell in sheet.cells.values() if cell.items]
    if not worded:
        return ()
    last = max(worded)
    tied = {
        row
        for cell in sheet.cells.values()
        if cell.items and cell.row_span > 1
        for row in range(cell.row + 1, min(cell.row + cell.row_span, last + 1))
    }
    rows = sorted({*by_row, *tied} & set(range(min(worded), last + 1)))
    return tuple(
        Line(row, tuple(sorted(by_row.get(row, ()), key=lambda cell: cell.col)), row in tied) for row in rows
    )
