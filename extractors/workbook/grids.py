"""Which lines of a sheet make a table, and which are titles, sections and notes around the tables.

A sheet draws no border between them, so that the evidence is weighed: rules, merged cells, paint, blank
rows, how a cell's format compares with the table's own, and where the next heading row stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.layout import Cell, Table
from extractors.plans.keyvalue import is_key_value
from extractors.plans.matching import match_heading
from extractors.plans.shape.headers import fields_of
from extractors.plans.shape.heading_rows import is_heading_row
from extractors.plans.surroundings import is_introduction
from extractors.workbook.lines import Line, LineKind
from extractors.workbook.sheet import Sheet, SheetCell
from lexicon.words import comparable

# Rows set apart by more blank ones than this belong to another table, unless they look like this one's.
_GAP = 1
# Nobody leaves so many rows blank within a table; what follows is another.
_WIDEST_GAP = 12
# A text this much longer than its column is wide runs out of it, as titles and notes do.
_OVERFLOW = 1.3
# A heading's cells are short, and it heads most of the columns.
_HEADING_WORDS, _HEADED = 16, 0.6
_LABEL_AND_VALUE = 2
# Enough of a table's last lines to tell whether they are labels and values.
_GLANCE = 40
# So much of a table's lines are ruled, and it is a ruled one.
_MOSTLY = 0.5


@dataclass(slots=True)
class Grid:
    """The lines of one table, and what they have in common, kept as they are added: a sheet has thousands.

    ``headings`` counts its first lines, as far as they are headings; ``left`` is its first column, ``right``
    the one behind its last; ``is_close`` says that no blank row parts its lines.
    """

    lines: list[Line] = field(default_factory=list)
    headings: int = 0
    left: int = 0
    right: int = 0
    is_close: bool = True
    _rows: int = 0
    _ruled: int = 0
    _looks: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _bulleted: set[int] = field(default_factory=set)
    _unwrapped: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, line: Line, *, heads: bool = False) -> None:
        """Take a line in; ``heads`` where it is one more of the headings at the top."""
        if self.lines and line.row - self.lines[-1].row > 1:
            self.is_close = False
        self.lines.append(line)
        self.headings += heads
        if not heads:
            for cell in line.worded:
                self._looks[cell.col].add(cell.look)
        if line.kind is LineKind.ROW:
            self._add_row(line, heads=heads)

    def _add_row(self, line: Line, *, heads: bool) -> None:
        self.left = min(self.left, line.left) if self.right else line.left
        self.right = max(self.right, line.right)
        if not heads:  # a heading is often ruled or boxed above a body that is not
            self._rows += 1
            self._ruled += line.ruled_cols > 1
        for cell in line.worded:
            if cell.items[0].is_bullet:
                self._bulleted.add(cell.col)
            if not cell.wraps:
                self._unwrapped[cell.col] = max(self._unwrapped[cell.col], longest_line(cell))

    @property
    def width(self) -> int:
        """Over how many columns it reaches."""
        return self.right - self.left

    @property
    def is_ruled(self) -> bool:
        """Whether lines are drawn around the cells of its body."""
        return self._ruled > _MOSTLY * self._rows

    def has_look(self, cell: SheetCell) -> bool:
        """Whether a cell of its body in the same column has the same format."""
        return cell.look in self._looks[cell.col]

    def has_bullets(self, col: int) -> bool:
        """Whether cells of a column begin with bullets."""
        return col in self._bulleted

    def longest_unwrapped(self, col: int) -> int:
        """The longest line in a column's cells that do not wrap, in characters."""
        return self._unwrapped[col]


def longest_line(cell: SheetCell) -> int:
    """How many characters a cell's longest line has."""
    return max(len(item.text) for item in cell.items)


@dataclass(frozen=True, slots=True)
class Prose:
    """A line outside any table; ``doubtful`` where nothing but its place tells it from the table above."""

    line: Line
    doubtful: bool = False


def parts_of(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Prose | Grid]:
    """The tables of a sheet and the lines around them, from top to bottom."""
    yield from _Parting(sheet).part(lines)


class _Parting:
    """Goes down the lines; those that stand alone wait until it shows what follows them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._grid: Grid | None = None
        self._waiting: list[Line] = []

    def part(self, lines: Sequence[Line]) -> Iterator[Prose | Grid]:
        """The lines of a whole sheet as tables, and as text where they stand outside any."""
        for line in lines:
            if line.kind is LineKind.ROW:
                yield from self._take_row(line)
            elif line.kind is LineKind.ALONE:
                self._waiting.append(line)
        yield from self._finish()

    def _take_row(self, line: Line) -> Iterator[Prose | Grid]:
        grid = self._grid
        if grid is None:
            yield from map(Prose, self._taken())
            self._begin(line)
            return
        heads = self._is_heading(line)
        if line.tied:
            self._extend(grid, line)
        elif not self._waiting and heads and grid.headings == len(grid.lines):
            grid.add(line, heads=True)
        elif heads or not self._fits(line):
            yield from self._finish()
            self._begin(line)
        elif self._waits_for_another(grid):
            yield grid
            yield from map(Prose, self._taken())
            self._begin(line)
        else:
            self._extend(grid, line)

    def _begin(self, line: Line) -> None:
        self._grid = None
        heads = self._is_heading(line)
        self._grid = Grid()
        self._grid.add(line, heads=heads)

    def _extend(self, grid: Grid, line: Line) -> None:
        for each in (*self._taken(), line):
            grid.add(each)

    def _taken(self) -> list[Line]:
        taken, self._waiting = self._waiting, []
        return taken

    def _finish(self) -> Iterator[Prose | Grid]:
        """The table that is open, with the waiting lines that are rows of it, then the others."""
        grid, waiting = self._grid, self._taken()
        if grid is None:
            yield from map(Prose, waiting)
            return
        count = 0
        while count < len(waiting) and self._is_row_of(waiting[count], grid):
            grid.add(waiting[count])
            count += 1
        yield grid
        for number, line in enumerate(waiting[count:]):
            doubtful = number == 0 and self._may_be_row(line, grid)
            yield Prose(line, doubtful)
        self._grid = None

    def _fits(self, line: Line) -> bool:
        """Whether a row goes on with the open table."""
        grid = self._grid
        if grid is None:
            return False
        above = (self._waiting or grid.lines)[-1].row
        gap = line.row - grid.lines[-1].row - 1 - len(self._waiting)
        if line.row - above > _WIDEST_GAP:
            return False
        if grid.is_ruled and line.ruled_cols < _MOSTLY * grid.width:
            return False
        if self._introduces(line):
            return False
        alike = sum(grid.has_look(cell) for cell in line.worded)
        if gap > _GAP:
            return alike * 2 > len(line.worded)
        overlaps = line.left < grid.right and grid.left < line.right
        return overlaps and (gap == 0 or line.right <= grid.right)

    def _introduces(self, line: Line) -> bool:
        """Whether a row of a word or two below a wider table names the recommendation that comes next."""
        grid = self._grid
        is_narrow = len(line.worded) <= _LABEL_AND_VALUE < (grid.width if grid else 0)
        return is_narrow and is_introduction(table_of_lines([line]))

    def _waits_for_another(self, grid: Grid) -> bool:
        """Whether one of the lines that wait is none of the table's: what follows is another table."""
        before = grid.lines[-1].row
        for line in self._waiting:
            # A blank row parts a line from a table whose own rows none parts.
            is_apart = grid.is_close and line.row - before > 1
            if self._is_foreign(line, grid, is_apart=is_apart):
                return True
            before = line.row
        return False

    def _is_foreign(self, line: Line, grid: Grid, *, is_apart: bool) -> bool:
        """Whether a line between two rows of a table is none of its own: set otherwise, or set apart."""
        cell = line.first
        if cell.heading is not None:
            return True
        if grid.is_ruled:
            return line.ruled_cols < 2
        if cell.col_span > 1 or line.painted_cols > 1 or cell.col > grid.left:
            return False
        if is_apart or (cell.items[0].is_bullet and not grid.has_bullets(cell.col)):
            return True
        return self._overflows(cell) and not self._is_overlong(cell.col, grid.longest_unwrapped(cell.col))

    def _overflows(self, cell: SheetCell) -> bool:
        """Whether a cell's words run out of it, as titles and notes do."""
        return not cell.wraps and self._is_overlong(cell.col, longest_line(cell))

    def _is_overlong(self, col: int, characters: int) -> bool:
        return characters > _OVERFLOW * self.sheet.width(col) and characters > 2 * _HEADING_WORDS

    def _is_row_of(self, line: Line, grid: Grid) -> bool:
        """Whether a line below a table's last row is shown to be one more of its rows."""
        cell = line.first
        if cell.col_span > 1 or cell.heading is not None:
            return False
        if grid.is_ruled:
            return line.ruled_cells > 1
        if line.row - grid.lines[-1].row > 1:
            return False
        return grid.left < cell.col < grid.right

    def _may_be_row(self, line: Line, grid: Grid) -> bool:
        """Whether a line close below a table could be one more row of it, for all that is shown."""
        cell = line.first
        is_close = line.row - grid.lines[-1].row == 1 and not grid.is_ruled
        plain = cell.col_span == 1 and not cell.items[0].is_bullet and not cell.bold
        return is_close and plain and grid.has_look(cell) and not self._overflows(cell)

    def _is_heading(self, line: Line) -> bool:
        """Whether a row heads a table: in words that headings have, or set apart from the rows below it."""
        if line.tied or any(cell.is_number for cell in line.worded) or len(line.worded) < 2:
            return False
        cells = layout_cells(line)
        if is_heading_row(cells) and (self._is_at_top() or self._heads_anew(line)):
            return not fields_of(cells) and not self._is_labelled(line)
        return self._is_set_apart(line)

    def _is_at_top(self) -> bool:
        """Whether no row of a body has been met, so that nothing says what one looks like."""
        return self._grid is None or self._grid.headings == len(self._grid.lines)

    def _heads_anew(self, line: Line) -> bool:
        """Whether a row in headings' words, below rows of a body, is more than a row with such words in it:
        it looks unlike the body, prints the table's own heading again, or its cells are headings whole."""
        grid = self._grid
        if grid is None:
            return True
        if sum(not grid.has_look(cell) for cell in line.worded) * 2 > len(line.worded):
            return True
        own = {comparable(cell.text) for heading in grid.lines[: grid.headings] for cell in heading.worded}
        telling = [
            cell
            for cell in line.worded
            if comparable(cell.text) in own or ((match := match_heading(cell.text)) and match.is_whole)
        ]
        return len(telling) > 1 and len(telling) * 2 >= len(line.worded)

    def _is_labelled(self, line: Line) -> bool:
        """Whether the open table reads as labels and values, where a heading inside is a label as well."""
        grid = self._grid
        return (
            grid is not None
            and grid.width <= _LABEL_AND_VALUE
            and is_key_value(table_of_lines([*grid.lines[-_GLANCE:], *self._waiting[-_GLANCE:], line]))
        )

    def _is_set_apart(self, line: Line) -> bool:
        """Whether all cells of a row are bold or painted alike, unlike the table's rows above it."""
        grid = self._grid
        if grid is None or grid.headings == len(grid.lines):
            return False
        if any(sum(len(item.text.split()) for item in cell.items) > _HEADING_WORDS for cell in line.worded):
            return False
        if any(character.isdigit() for cell in line.worded for character in cell.text):
            return False
        above = grid.lines[-1].worded
        bold = all(cell.bold for cell in line.worded) and not all(cell.bold for cell in above)
        fills = {cell.fill for cell in line.worded}
        painted = len(fills) == 1 and None not in fills and fills != {cell.fill for cell in above}
        return (bold or painted) and len(line.worded) >= _HEADED * grid.width


def layout_cells(line: Line) -> tuple[Cell, ...]:
    """A line's cells as the layout has them, in a row by themselves."""
    return tuple(
        Cell(0, cell.col, 1, cell.col_span, cell.items, cell.fill) for cell in line.cells if cell.items
    )


def table_of_lines(lines: Sequence[Line]) -> Table:
    """The lines as a table of two columns, to be asked whether it reads as labels and values."""
    left = min(line.left for line in lines)
    cells: list[Cell] = []
    for row, line in enumerate(lines):
        by_col = {min(cell.col - left, 1): cell for cell in reversed(line.worded)}
        for col in range(2):
            items = by_col[col].items if col in by_col else ()
            cells.append(Cell(row, col, items=items))
    return Table(len(lines), 2, tuple(cells))
