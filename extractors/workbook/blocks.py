"""A workbook's sheets into a `Document`: its tables, and the paragraphs and headings around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extractors.layout import Block, Cell, Document, Heading, Paragraph, SheetPlace, Table
from extractors.workbook.grids import Grid, Prose, parts_of
from extractors.workbook.lines import Line, lines_of
from extractors.workbook.references import with_restored_references
from extractors.workbook.sheet import Sheet, SheetCell, Workbook
from ingest.codes import Code, Flag, IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity

# Words scattered over a sheet span a table of millions of empty cells; the widest plan has some thousands.
_MOST_SLOTS = 1_000_000
# Formulas without a value that are named by their places.
_PLACES = 5


def document_of(workbook: Workbook, reader: str, source: str) -> Document:
    """The layout of a workbook: sheet after sheet, ``Table.page`` the sheet's number.

    Raises `UnreadableDocument`: NO_TEXT where no visible sheet holds a word, TOO_COMPLEX where a table has
    more slots than any that is meant to be read.
    """
    blocks: list[Block] = []
    issues = list(workbook.issues)
    for sheet in workbook.sheets:
        sheet = with_restored_references(sheet)
        laid = _SheetLayout(sheet, source)
        blocks.extend(laid.blocks())
        issues.extend(laid.issues())
    if not blocks:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text in any visible sheet.", source=source)
    return Document(reader, tuple(blocks), properties=workbook.properties, issues=tuple(issues))


class _SheetLayout:
    """One sheet's blocks, and what a person should know of them."""

    def __init__(self, sheet: Sheet, source: str) -> None:
        self.sheet = sheet
        self.source = source
        self._parts = tuple(parts_of(sheet, lines_of(sheet)))
        self._columns: list[int] = []

    def blocks(self) -> Iterator[Block]:
        """From top to bottom."""
        for part in self._parts:
            if isinstance(part, Prose):
                yield from _prose(part.line)
            else:
                yield from self._table(part)

    def _table(self, grid: Grid) -> Iterator[Table]:
        """A grid as a table of the columns that hold something; none where none does.

        One without a heading has the columns of the table before, if it stands in no others.
        """
        own = [cell for line in grid.lines for cell in line.cells]
        columns = sorted({cell.col for cell in own if cell.items or cell.fill or cell.notes or cell.flags})
        if not grid.headings and set(columns) <= set(self._columns):
            columns = self._columns
        if not columns:
            return
        self._columns = columns
        top, height = grid.lines[0].row, grid.lines[-1].row + 1 - grid.lines[0].row
        if height * len(columns) > _MOST_SLOTS:
            message = f"has a table of more than {_MOST_SLOTS:,} cells in sheet {self.sheet.name!r}."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=self.source)
        cells = _filled([self._cell(cell, top, height, columns) for cell in own], height, len(columns))
        place = SheetPlace(self.sheet.number, self.sheet.name, top + 1, columns[0] + 1)
        yield Table(height, len(columns), cells, sheet=place)

    def _cell(self, cell: SheetCell, top: int, height: int, columns: list[int]) -> Cell | None:
        first, last = bisect_left(columns, cell.col), bisect_left(columns, cell.col + cell.col_span)
        if first >= last:
            return None
        row = cell.row - top
        return Cell(
            row,
            first,
            min(cell.row_span, height - row),
            last - first,
            cell.items,
            cell.fill,
            header=cell.row in self.sheet.header_rows,
            notes=cell.notes,
            flags=(*cell.flags, *self._hidden(cell)),
        )

    def _hidden(self, cell: SheetCell) -> Iterator[Flag]:
        if cell.items and cell.row in self.sheet.hidden_rows:
            yield Flag.HIDDEN_ROW
        if cell.items and cell.col in self.sheet.hidden_cols:
            yield Flag.HIDDEN_COLUMN

    def issues(self) -> Iterator[Issue]:
        """What a person should look at in this sheet."""
        cells = self.sheet.cells.values()
        rows = sorted({cell.row for cell in cells if cell.items} & self.sheet.hidden_rows)
        if rows:
            yield self._issue(IssueCode.HIDDEN_ROWS, Severity.DOUBT, _hides("row", len(rows), _numbers(rows)))
        cols = sorted({cell.col for cell in cells if cell.items} & self.sheet.hidden_cols)
        if cols:
            named = ", ".join(map(column_letters, cols))
            yield self._issue(IssueCode.HIDDEN_COLUMNS, Severity.DOUBT, _hides("column", len(cols), named))
        lost = [cell for cell in cells if Flag.FORMULA_WITHOUT_VALUE in cell.flags]
        if lost:
            places = ", ".join(f"{column_letters(cell.col)}{cell.row + 1}" for cell in lost[:_PLACES])
            more = ", ..." if len(lost) > _PLACES else ""
            held = (
                "a formula whose value was" if len(lost) == 1 else f"{len(lost)} formulas whose values were"
            )
            message = f"holds {held} never saved ({places}{more}): open it in Excel and save it"
            yield self._issue(Flag.FORMULA_WITHOUT_VALUE, Severity.LOSS, message)
        for part in self._parts:
            if isinstance(part, Prose) and part.doubtful:
                said = part.line.first.text.split("\n")[0]
                message = f"row {part.line.row + 1}, below a table, was taken for a note, not a row: {said}"
                yield self._issue(IssueCode.ROW_BELOW_TABLE, Severity.DOUBT, message)

    def _issue(self, code: Code, severity: Severity, message: str) -> Issue:
        return Issue(code, severity, f"Sheet {self.sheet.name!r} {message}.", sheet=self.sheet.name)


def _prose(line: Line) -> Iterator[Block]:
    for cell in line.worded:
        for item in cell.items:
            yield Paragraph(item) if cell.heading is None else Heading(item, cell.heading)


def _filled(cells: list[Cell | None], height: int, width: int) -> tuple[Cell, ...]:
    """The cells in order, each slot covered once: by the first that claims it, or an empty one.

    A damaged file may merge one area twice; what comes second keeps its first slot, if that is free.
    """
    covered = [[False] * width for _ in range(height)]
    placed: list[Cell] = []
    for cell in sorted(filter(None, cells), key=lambda cell: (cell.row, cell.col)):
        if covered[cell.row][cell.col]:
            continue
        if not _is_free(covered, cell):
            cell = replace(cell, row_span=1, col_span=1)
        _cover(covered, cell)
        placed.append(cell)
    gaps = [
        Cell(row, col)
        for row, line in enumerate(covered)
        for col, is_covered in enumerate(line)
        if not is_covered
    ]
    return tuple(sorted((*placed, *gaps), key=lambda cell: (cell.row, cell.col)))


def _is_free(covered: list[list[bool]], cell: Cell) -> bool:
    return not any(
        covered[row][col]
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    )


def _cover(covered: list[list[bool]], cell: Cell) -> None:
    for row in range(cell.row, cell.row + cell.row_span):
        for col in range(cell.col, cell.col + cell.col_span):
            covered[row][col] = True


def column_letters(col: int) -> str:
    """A column's name: 0 is A, 26 is AA."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _hides(noun: str, count: int, named: str) -> str:
    return f"hides {noun}{'s' if count > 1 else ''} {named}, which {'were' if count > 1 else 'was'} read"


def _numbers(rows: list[int]) -> str:
    """Row numbers as a person counts them, runs of them as "4-6"."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first + 1) if first == last else f"{first + 1}-{last + 1}" for first, last in runs)
