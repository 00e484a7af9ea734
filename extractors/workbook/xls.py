"""Old Excel workbooks (``.xls``, Excel 5 to 2003): xlrd reads the file, its cells become sheets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from struct import Struct
from typing import TYPE_CHECKING

import xlrd
from olefile import MAGIC
from xlrd.formatting import XF, Font
from xlrd.sheet import Cell as BookCell

from extractors.compound import summary_of
from extractors.layout import Document, Item, Properties, Run
from extractors.options import ReadOptions
from extractors.workbook.blocks import document_of
from extractors.workbook.formats import Shown, is_date_format, shown_date, shown_number
from extractors.workbook.sheet import DANGLING, Sheet, SheetCell, Workbook, hidden_sheet
from extractors.workbook.texts import cell_items
from ingest.codes import Flag, IssueCode
from ingest.compound import CompoundFile
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from ingest.source import SourceFile

_UNIT = 256  # a column's width is stored in parts of a character
_SOLID = 1
_STREAMS = ("Workbook", "Book")  # of Excel 97 and later, and of Excel 5
# A record is its kind, its length, and so many bytes ([MS-XLS] 2.1.4). Of names nothing is read; a comment
# that xlrd runs into costs all of them.
_RECORD, _NAME, _NOTE, _NOTHING = Struct("<HH"), 0x18, 0x1C, 0x0FFE
_NO_NOTES = (
    Severity.LOSS,
    "The workbook has a damaged comment: its comments were not read: see them in the workbook.",
)
# Built-in format 14 is the short date of the country of whoever opens the file.
_LOCAL_DATE, _DAY_FIRST = 14, "dd/mm/yyyy"


def read(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a workbook: its visible sheets one after the other, formulas by their saved values.

    Raises `UnreadableDocument`: ENCRYPTED, CORRUPT where xlrd cannot read it, TOO_COMPLEX where its cells are
    more than `Limits.sheet_cells`, NO_TEXT where not a word is in it.
    """
    book, odd = _open(source)
    if sum(map(_claimed, book.sheets())) > options.limits.sheet_cells:
        message = "has more rows or merged cells than a plan would (limit sheet_cells)."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source)
    try:
        sheets = tuple(_sheets(book))
    except DANGLING as trouble:
        message = f"is damaged: a sheet refers to what is not in the file ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble
    workbook = Workbook(sheets, _summary(source), (*source.notes, *odd, *_hidden_sheets(book)))
    return document_of(workbook, "xls", source.source)


def _claimed(sheet: xlrd.sheet.Sheet) -> int:
    """How many rows and merged slots a sheet says that it has."""
    merged = (
        (min(bottom, sheet.nrows) - top) * (min(right, sheet.ncols) - left)
        for top, bottom, left, right in sheet.merged_cells
        if top < sheet.nrows and left < sheet.ncols
    )
    return int(sheet.nrows) + sum(merged)


def _sheets(book: xlrd.Book) -> Iterator[Sheet]:
    for number, sheet in enumerate(book.sheets(), start=1):
        if sheet.visibility == 0:
            yield _SheetReader(book, sheet).read(number)


def _open(source: SourceFile) -> tuple[xlrd.Book, tuple[Issue, ...]]:
    """The workbook, and what had to be left out for xlrd to take it."""
    records = _records(source)
    try:
        return _loaded(records), ()
    except Exception as trouble:  # xlrd lets out whatever its records run into
        with suppress(Exception):
            return _loaded(_without(records, _NAME)), ()
        with suppress(Exception):
            return _loaded(_without(records, _NAME, _NOTE)), (Issue(IssueCode.CELLS_DAMAGED, *_NO_NOTES),)
        if "encrypted" in str(trouble):
            raise UnreadableDocument(
                Reason.ENCRYPTED, "is protected by a password.", source=source.source
            ) from trouble
        message = f"is damaged: the workbook cannot be opened ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble


def _loaded(records: bytes) -> xlrd.Book:
    return xlrd.open_workbook(
        file_contents=records, formatting_info=True, ragged_rows=True, logfile=StringIO()
    )


def _without(records: bytes, *kinds: int) -> bytes:
    """A workbook's stream with records of some kinds made such as xlrd passes over: all places stay."""
    quiet = bytearray(records)
    at = 0
    while at + _RECORD.size <= len(quiet):
        kind, length = _RECORD.unpack_from(quiet, at)
        if kind in kinds:
            _RECORD.pack_into(quiet, at, _NOTHING, length)
        at += _RECORD.size + length
    return bytes(quiet)


def _records(source: SourceFile) -> bytes:
    """The workbook's stream, taken out of its container: in a broken one xlrd goes round in a circle."""
    if not source.content.startswith(MAGIC):
        return source.content
    container = CompoundFile.open(source.content, source.source)
    for name in _STREAMS:
        stream = container.stream(name)
        if stream is not None:
            return stream
    message = "is an Office file with no workbook inside."
    raise UnreadableDocument(Reason.CORRUPT, message, source=source.source)


def _summary(source: SourceFile) -> Properties:
    """What the file says of itself; nothing where it is a stream of Excel 5 without a container."""
    try:
        return summary_of(CompoundFile.open(source.content, source.source))
    except UnreadableDocument:
        return Properties()


def _hidden_sheets(book: xlrd.Book) -> Iterator[Issue]:
    for sheet in book.sheets():
        if sheet.visibility != 0:
            yield hidden_sheet(sheet.name)


@dataclass(frozen=True, slots=True)
class _SheetReader:
    """Reads one sheet of an open book."""

    book: xlrd.Book
    sheet: xlrd.sheet.Sheet

    def read(self, number: int) -> Sheet:
        """The sheet's stored cells; the slots of a merge belong to its first."""
        spans = {
            (top, left): (bottom - top, right - left) for top, bottom, left, right in self.sheet.merged_cells
        }
        covered = {
            (row, col)
            for top, bottom, left, right in self.sheet.merged_cells
            for row in range(top, min(bottom, self.sheet.nrows))
            for col in range(left, min(right, self.sheet.ncols))
        } - set(spans)
        cells: dict[tuple[int, int], SheetCell] = {}
        for row in range(self.sheet.nrows):
            for col in range(self.sheet.row_len(row)):
                if (row, col) not in covered:
                    read = self._cell(row, col, spans.get((row, col), (1, 1)))
                    if read is not None:
                        cells[row, col] = read
        columns = self.sheet.colinfo_map
        return Sheet(
            number,
            self.sheet.name,
            cells,
            frozenset(row for row, each in self.sheet.rowinfo_map.items() if each.hidden),
            frozenset(col for col, each in columns.items() if each.hidden),
            {col: each.width / _UNIT for col, each in columns.items()},
        )

    def _cell(self, row: int, col: int, span: tuple[int, int]) -> SheetCell | None:
        cell = self.sheet.cell(row, col)
        form = self.book.xf_list[cell.xf_index or 0]
        font = self.book.font_list[form.font_index]
        fill, sides = self._fill(form), _sides(form)
        ruled = sum(map(bool, sides)) > 1
        items, flags = self._items(cell, row, col, form, font)
        note = self.sheet.cell_note_map.get((row, col))
        notes = (note.text.strip(),) if note is not None and note.text and note.text.strip() else ()
        if not (items or fill or ruled or notes or span != (1, 1)):
            return None
        alignment = form.alignment
        wraps = alignment is not None and bool(alignment.text_wrapped)
        look = "/".join(
            map(
                str,
                (
                    font.name,
                    font.height,
                    font.weight,
                    font.italic,
                    fill,
                    sides,
                    wraps,
                    alignment and alignment.vert_align,
                ),
            )
        )
        is_text = isinstance(cell.value, str)
        return SheetCell(row, col, *span, items, fill, ruled, wraps, not is_text, look, None, notes, flags)

    def _fill(self, form: XF) -> str | None:
        background = form.background
        if background is None:
            return None
        colour = self.book.colour_map.get(background.pattern_colour_index)
        if background.fill_pattern != _SOLID or colour is None:
            return None
        red, green, blue = colour
        return f"#{red:02X}{green:02X}{blue:02X}"

    def _items(
        self, cell: BookCell, row: int, col: int, form: XF, font: Font
    ) -> tuple[tuple[Item, ...], tuple[Flag, ...]]:
        bold, struck = _faces(font)
        value = cell.value
        if isinstance(value, str):
            pieces = self.sheet.rich_text_runlist_map.get((row, col))
            if pieces:
                return cell_items(list(self._rich_runs(value, pieces, font))), ()
            return cell_items([Run(value, bold, struck)]), ()
        shown = self._shown(cell.ctype, value, form)
        return cell_items([Run(shown.text, bold, struck)]), shown.flags

    def _rich_runs(self, text: str, pieces: list[tuple[int, int]], font: Font) -> Iterator[Run]:
        """A text in several faces: each entry says where a face begins, the cell's own goes before."""
        starts = [(0, font), *((start, self.book.font_list[index]) for start, index in pieces)]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        for (start, face), end in zip(starts, ends, strict=True):
            if text[start:end]:
                yield Run(text[start:end], *_faces(face))

    def _shown(self, kind: int, value: float, form: XF) -> Shown:
        if kind == xlrd.XL_CELL_ERROR:
            return Shown(xlrd.error_text_from_code.get(int(value), "#N/A"))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return Shown(str(bool(value)).upper())
        known = self.book.format_map.get(form.format_key)
        code = (known and known.format_str) or "General"
        if form.format_key == _LOCAL_DATE or (kind == xlrd.XL_CELL_DATE and code == "General"):
            code = _DAY_FIRST  # a country's own format (27 to 36, 50 to 58) is told by its number alone
        if kind == xlrd.XL_CELL_DATE or is_date_format(code):
            try:
                return shown_date(xlrd.xldate_as_datetime(value, self.book.datemode), code)
            except (ValueError, OverflowError):
                return Shown(str(value), (Flag.DATE_OUT_OF_RANGE,))
        return shown_number(value, code)


def _sides(form: XF) -> tuple[int, ...]:
    """The styles of the lines along a cell's edges; 0 is none."""
    border = form.border
    if border is None:
        return ()
    return (
        border.left_line_style,
        border.right_line_style,
        border.top_line_style,
        border.bottom_line_style,
    )


def _faces(font: Font) -> tuple[bool, bool]:
    """Whether a face is bold, and whether it is struck through."""
    return font.weight >= 600 or bool(font.bold), bool(font.struck_out)
