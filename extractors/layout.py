"""The layout model: what a reader saw on the pages, before anyone asks what it means.

A `Document` is a sequence of blocks in reading order; a `Table` is a grid whose every slot is covered
by exactly one `Cell`; a cell's text is an ordered tuple of `Item`s. Readers differ in how they see a
page; from here on nothing does. No I/O and no third-party import.

Units: points (1/72 inch) from the top left corner of the page as it is displayed; pages are 1-based,
rows and columns 0-based. ``None`` (or an empty tuple of boxes) stands where a format has no pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias, cast

from ingest.codes import Flag
from ingest.issues import Issue


class Box(NamedTuple):
    """A rectangle on a page."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, or a bullet with its sign taken off.

    ``marker`` is the sign or number that the format keeps apart from the text (``•``, ``1.``), empty
    for a paragraph; ``level`` is the depth of a bullet, 0 for the outermost, and None for a paragraph.
    A bullet that the page shows without any sign keeps ``level`` and has no ``marker``.
    """

    runs: tuple[Run, ...]
    marker: str = ""
    level: int | None = None
    boxes: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        """The words without the marker."""
        if len(self.runs) == 1:  # Nearly always, and asked for again and again.
            return self.runs[0].text
        return "".join(run.text for run in self.runs)

    @property
    def is_bullet(self) -> bool:
        """Whether it stands in a list."""
        return self.level is not None

    @property
    def bold(self) -> bool:
        """Whether every word of it is bold."""
        return _all_worded(self.runs, "bold")

    @property
    def struck(self) -> bool:
        """Whether every word of it is struck through."""
        return _all_worded(self.runs, "struck")


def _all_worded(runs: tuple[Run, ...], face: str) -> bool:
    found = False
    for run in runs:  # A loop: it is asked of every line, and the first other word settles it.
        if not getattr(run, face):
            if not run.text.isspace() and run.text:
                return False
        elif not found:
            found = bool(run.text.strip())
    return found


def plain_item(text: str, *, bold: bool = False, marker: str = "", level: int | None = None) -> Item:
    """An item of one run, for readers and tests that have plain text."""
    return Item((Run(text, bold=bold),) if text else (), marker=marker, level=level)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, with the slots it covers.

    ``fill`` is ``#RRGGBB``, or None where nothing is painted, which is not white. ``header`` is what
    the format itself says (a Word header row, a ``TH`` tag); finding other headers is not the reader's.
    ``notes`` are comments that hang on the cell; ``flags`` are codes of what its reader found doubtful
    (a hidden row, a formula whose value was never saved): they become flags of the rows read from it.
    ``cuts`` counts the items before each page break that went through the cell, once it is joined again.
    """

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    items: tuple[Item, ...] = ()
    fill: str | None = None
    boxes: tuple[Box, ...] = ()
    header: bool = False
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    cuts: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The items' words, parted by line breaks, without markers."""
        if len(self.items) == 1:
            return self.items[0].text
        return "\n".join(item.text for item in self.items)

    @property
    def is_empty(self) -> bool:
        """Whether no word stands in it."""
        for item in self.items:  # Loops: it is asked of every cell, many times over.
            for run in item.runs:
                if run.text and not run.text.isspace():
                    return False
        return True

    def moved(self, row: int, row_span: int) -> Cell:
        """The same cell in other rows."""
        if row == self.row and row_span == self.row_span:
            return self
        place = row, self.col, row_span, self.col_span
        return quick_cell(
            place, self.items, self.fill, self.boxes, self.header, self.notes, self.flags, self.cuts
        )


class _Draft:
    """A cell before it is frozen."""

    row: int
    col: int
    row_span: int
    col_span: int
    items: tuple[Item, ...]
    fill: str | None
    boxes: tuple[Box, ...]
    header: bool
    notes: tuple[str, ...]
    flags: tuple[Flag, ...]
    cuts: tuple[int, ...]
    __slots__ = tuple(each.name for each in fields(Cell))


def quick_cell(  # noqa: PLR0913 - a cell's fields
    place: tuple[int, int, int, int],
    items: tuple[Item, ...],
    fill: str | None,
    boxes: tuple[Box, ...],
    header: bool = False,
    notes: tuple[str, ...] = (),
    flags: tuple[Flag, ...] = (),
    cuts: tuple[int, ...] = (),
) -> Cell:
    """A cell at its row and column, with its spans, made in a fifth of the time that `Cell` takes: a frozen
    dataclass sets every field by a call, and a long report has ten thousands of cells."""
    cell = _Draft()
    cell.row, cell.col, cell.row_span, cell.col_span = place
    cell.items = items
    cell.fill = fill
    cell.boxes = boxes
    cell.header = header
    cell.notes = notes
    cell.flags = flags
    cell.cuts = cuts
    cell.__class__ = Cell  # type: ignore[assignment] # Of the same slots, and frozen from here on.
    return cast("Cell", cell)


class SheetPlace(NamedTuple):
    """Where a table stands in a workbook: its sheet's number and name, and the row and column of its top
    left slot, all counted from 1 as the workbook shows them."""

    number: int
    name: str
    row: int
    column: int


class GridError(ValueError):
    """A table's cells overlap, leave a slot uncovered, or stand outside the grid."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, in row-major order of their top left slots.

    Raises `GridError` unless every one of the ``n_rows * n_cols`` slots is covered exactly once.
    ``sheet`` says where in a workbook it stands; there it has no boxes. ``nested`` is one that stands in a
    cell of the table before it: no page break parted the two.
    """

    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    boxes: tuple[Box, ...] = ()
    sheet: SheetPlace | None = None
    nested: bool = False
    _grid: tuple[tuple[Cell, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        n_rows, n_cols = self.n_rows, self.n_cols
        slots: list[list[Cell | None]] = [[None] * n_cols for _ in range(n_rows)]
        covered = 0
        for cell in self.cells:
            row, col = cell.row, cell.col
            is_single = cell.row_span == cell.col_span == 1
            if is_single and 0 <= row < n_rows and 0 <= col < n_cols and slots[row][col] is None:
                slots[row][col] = cell  # Nearly every cell, and there are thousands.
                covered += 1
            else:
                _cover(slots, cell)
                covered += cell.row_span * cell.col_span
        if covered < n_rows * n_cols:
            uncovered = next(number for number, line in enumerate(slots) if None in line)
            message = f"row {uncovered} has uncovered slots"
            raise GridError(message)
        object.__setattr__(self, "_grid", tuple(map(tuple, slots)))

    def at(self, row: int, col: int) -> Cell:
        """The cell that covers a slot."""
        return self._grid[row][col]

    def slots(self, row: int) -> tuple[Cell, ...]:
        """The cell of each slot of a row: one that covers several comes as often."""
        return self._grid[row]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover the slots of a row, left to right, each once."""
        line = self._grid[row]
        return (*line[:1], *[cell for before, cell in pairwise(line) if cell is not before])

    @property
    def text(self) -> str:
        """The words of its cells, parted by spaces, a line a row."""
        rows = (self.row(row) for row in range(self.n_rows))
        said = (" ".join(cell.text for cell in row if cell.row == number) for number, row in enumerate(rows))
        return "\n".join(filter(None, (" ".join(line.split()) for line in said)))

    @property
    def page(self) -> int | None:
        """The page on which it begins; a workbook's sheets count as its pages."""
        if self.boxes:
            return self.boxes[0].page
        return self.sheet.number if self.sheet else None


def _cover(slots: list[list[Cell | None]], cell: Cell) -> None:
    first, left = cell.row, cell.col
    if cell.row_span < 1 or cell.col_span < 1 or first < 0 or left < 0:
        message = f"cell at row {first}, column {left} has no extent"
        raise GridError(message)
    for row in range(first, first + cell.row_span):
        for col in range(left, left + cell.col_span):
            if row >= len(slots) or col >= len(slots[row]):
                message = f"cell at row {first}, column {left} stands outside the grid"
                raise GridError(message)
            if slots[row][col] is not None:
                message = f"row {row}, column {col} is covered twice"
                raise GridError(message)
            slots[row][col] = cell


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the outermost."""

    item: Item
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item outside any table (a list item is an `Item` that is a bullet).

    ``pieces`` is what tabs part it into, until its reader has settled whether they are columns.
    """

    item: Item
    pieces: tuple[Item, ...] = ()


Block: TypeAlias = Heading | Paragraph | Table


class Page(NamedTuple):
    """A page's number and its size in points as displayed; ``turned`` says by how many degrees clockwise it
    was turned before it was read, for its text or its picture lay on its side: places on it, and its size,
    are those of the page so turned."""

    number: int
    width: float
    height: float
    turned: float = 0.0


class Half(NamedTuple):
    """A page that shares its sheet, or lies on a larger one: the number that it is read under, the sheet, and
    where on it the page begins, in points from the left and from the top. Of a document with such sheets
    every page is told of, also those that have theirs to themselves."""

    number: int
    sheet: Page
    x0: float = 0.0
    top: float = 0.0


class DoubtfulWord(NamedTuple):
    """A word that was read from a picture without certainty, and how sure the engine was, 0 to 100."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself; often wrong, so never more than a last resort.

    ``posted``: a message that went to a mailing list, to whoever reads that.
    """

    title: str | None = None
    author: str | None = None
    created: date | None = None
    modified: date | None = None
    posted: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One report, as laid out.

    ``running`` holds each different running header, footer and stamp once; they are in no block.
    ``reader`` names what read it (``text``, ``docx``, ``xlsx``, ``pdf``, ``pdf-tagged``, ``pdfplumber``,
    ``pdf+ocr`` where the picture of a page was read).
    ``doubtful`` are words of such pages that may be misread. ``halves`` tells which pages share a sheet,
    as long as places are still those on single pages.
    """

    reader: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    running: tuple[str, ...] = ()
    properties: Properties = Properties()
    issues: tuple[Issue, ...] = ()
    doubtful: tuple[DoubtfulWord, ...] = ()
    halves: tuple[Half, ...] = ()
    _texts: tuple[str, ...] | None = field(init=False, default=None, repr=False, compare=False)

    @property
    def is_mail(self) -> bool:
        """Whether it was kept as an e-mail, whose headers are in its properties and in no block."""
        return self.reader in ("eml", "msg")

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables in reading order: a table's index here is its number everywhere."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def placed(self, issues: Iterable[Issue]) -> tuple[Issue, ...]:
        """Issues with their place as the document's format has it: in a workbook on a sheet, by its name."""
        sheets = {table.sheet.number: table.sheet.name for table in self.tables if table.sheet}
        return tuple(
            replace(issue, page=None, sheet=sheets[issue.page]) if issue.page in sheets else issue
            for issue in issues
        )

    def texts(self) -> tuple[str, ...]:
        """Every heading, paragraph and cell text, in reading order."""
        if self._texts is None:  # Put together once: who looks for what it says of itself walks them all.
            texts: list[str] = []
            for block in self.blocks:
                if isinstance(block, Table):
                    texts.extend([cell.text for cell in block.cells])
                else:
                    texts.append(block.item.text)
            object.__setattr__(self, "_texts", tuple(texts))
        return self._texts or ()
