"""Excel workbooks (``.xlsx``, ``.xlsm``): openpyxl reads the package, its cells become sheets.

The package was checked before (`ingest.package`), and its sheets are looked at by `xlsx_parts` before
openpyxl builds anything of them: it makes an object of every slot of a merge.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as PackageCell
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.workbook.workbook import Workbook as Package
from openpyxl.worksheet.worksheet import Worksheet

from extractors.characters import DOTS, raised_digits
from extractors.layout import Document, Item, Properties, Run
from extractors.options import ReadOptions
from extractors.symbol_fonts import as_drawn
from extractors.workbook.blocks import document_of
from extractors.workbook.formats import Shown, shown_date, shown_number
from extractors.workbook.sheet import DANGLING, Sheet, SheetCell, Workbook, hidden_sheet
from extractors.workbook.texts import cell_items, unescaped
from extractors.workbook.xlsx_conditions import Conditions
from extractors.workbook.xlsx_looks import Look, Palette, look_of
from extractors.workbook.xlsx_mending import mended
from extractors.workbook.xlsx_parts import SheetPart, check_parts
from ingest.codes import Flag, IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from ingest.source import SourceFile

_HEADING = re.compile(r"(?:Heading |Überschrift )?([1-9])$|(Title)$", re.IGNORECASE)
# What Excel writes before a threaded comment for programs that know none.
_THREADED = re.compile(r"^\[Threaded comment\].*?\n(?:Comment|Kommentar):\s*", re.DOTALL)
_ANY_FORMAT = "General"
# The format of a short date is the country's of whoever opens the file; openpyxl writes the American one.
_LOCAL_DATE, _DAY_FIRST = "mm-dd-yy", "dd/mm/yyyy"


def read(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a workbook: its visible sheets one after the other, formulas by their saved values.

    Raises `UnreadableDocument`: CORRUPT where openpyxl cannot open the package, TOO_COMPLEX where its cells
    are more than `Limits.sheet_cells`, NO_TEXT where not a word is in it.
    """
    parts = check_parts(source, options.limits)
    package, odd = _open(source, parts)
    try:
        sheets = tuple(_sheets(package, parts))
        passed_over = tuple(_formats_passed_over(package))
    except DANGLING as trouble:
        message = f"is damaged: a sheet refers to what is not in the file ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble
    issues = (*source.notes, *odd, *_hidden_sheets(package), *passed_over)
    return document_of(Workbook(sheets, _properties(package), issues), "xlsx", source.source)


def _open(source: SourceFile, parts: Mapping[str, SheetPart]) -> tuple[Package, tuple[Issue, ...]]:
    """The package, and what had to be left out for openpyxl to take it."""
    try:
        if not any(part.is_odd for part in parts.values()):
            with suppress(Exception):  # what it is will come again, should there be nothing to mend
                return _loaded(source.content), ()
        whole = mended(source.content)
        return _loaded(whole.content), whole.issues
    except Exception as trouble:  # openpyxl lets out whatever its XML and its tables run into
        message = f"is damaged: the workbook cannot be opened ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble


def _loaded(content: bytes) -> Package:
    with warnings.catch_warnings():
        # openpyxl tells of parts that it leaves out: drawings, extensions, a missing default style.
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(content), data_only=True, rich_text=True, keep_links=False)


def _sheets(package: Package, parts: dict[str, SheetPart]) -> Iterator[Sheet]:
    palette = Palette.of(package)
    for number, sheet in _worksheets(package):
        if sheet.sheet_state == "visible":
            yield _SheetReader(sheet, palette, parts.get(sheet.title, SheetPart())).read(number)


def _worksheets(package: Package) -> Iterator[tuple[int, Worksheet]]:
    """The sheets that have cells, each with its number among all."""
    for sheet in package.worksheets:
        yield package.sheetnames.index(sheet.title) + 1, sheet


@dataclass(frozen=True, slots=True)
class _SheetReader:
    """Reads one sheet of an open package."""

    sheet: Worksheet
    palette: Palette
    part: SheetPart

    def read(self, number: int) -> Sheet:
        """The sheet's stored cells; the slots of a merge belong to its first."""
        spans = {
            (area.min_row, area.min_col): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
            for area in self.sheet.merged_cells.ranges
        }
        conditions = Conditions.of(self.sheet, self.palette)
        hidden_rows = {row - 1 for row, each in self.sheet.row_dimensions.items() if each.hidden}
        cells: dict[tuple[int, int], SheetCell] = {}
        # The public `iter_rows` makes a cell of every slot up to the last one; these are the stored ones.
        for (row, col), cell in sorted(self.sheet._cells.items()):
            if isinstance(cell, MergedCell):
                continue
            read = self._cell(cell, spans.get((row, col), (1, 1)), conditions)
            if read is not None:
                cells[row - 1, col - 1] = read
        widths, hidden_cols = self._columns()
        return Sheet(
            number,
            self.sheet.title,
            cells,
            frozenset(hidden_rows),
            hidden_cols,
            widths,
            frozenset(self._header_rows()),
        )

    def _cell(self, cell: PackageCell, span: tuple[int, int], conditions: Conditions) -> SheetCell | None:
        look = look_of(cell, self.palette)
        fill = conditions.fill(cell) or look.fill
        items, flags = self._items(cell, look)
        if fill is None and items and all(sign in DOTS for item in items for sign in item.text):
            fill = look.colour  # a dot says nothing but its colour
        notes = (_note(cell.comment.text),) if cell.comment and cell.comment.text else ()
        if not (items or fill or look.ruled or notes or flags or span != (1, 1)):
            return None
        return SheetCell(
            cell.row - 1,
            cell.column - 1,
            *span,
            items=items,
            fill=fill,
            ruled=look.ruled,
            wraps=look.wraps,
            is_number=not isinstance(cell.value, str),
            look=look.key,
            heading=_heading(cell),
            notes=tuple(filter(None, notes)),
            flags=flags,
        )

    def _items(self, cell: PackageCell, look: Look) -> tuple[tuple[Item, ...], tuple[Flag, ...]]:
        value, bold, struck = cell.value, look.bold, look.struck
        if value is None:
            is_lost = (cell.row, cell.column) in self.part.unsaved_formulas
            return (), (Flag.FORMULA_WITHOUT_VALUE,) if is_lost else ()
        if isinstance(value, CellRichText):
            return cell_items(list(_rich_runs(value, bold=bold, struck=struck))), ()
        if isinstance(value, str):
            if _sections_hide(cell.number_format):
                return (), ()
            return cell_items([Run(as_drawn(look.font, unescaped(value)), bold, struck)]), ()
        shown = _shown(value, cell.number_format)
        return cell_items([Run(shown.text, bold, struck)]), shown.flags

    def _columns(self) -> tuple[dict[int, float], frozenset[int]]:
        widths: dict[int, float] = {}
        hidden: set[int] = set()
        for dimension in self.sheet.column_dimensions.values():
            first, last = dimension.min or 0, dimension.max or 0
            for col in range(first - 1, min(last, self.part.last_col)):
                widths[col] = dimension.width
                if dimension.hidden:
                    hidden.add(col)
        return widths, frozenset(hidden)

    def _header_rows(self) -> Iterator[int]:
        for table in self.sheet.tables.values():
            if table.headerRowCount != 0:
                yield _first_row(table.ref) - 1
        printed = re.fullmatch(r"\$?(\d+):\$?(\d+)", (self.sheet.print_title_rows or "").rpartition("!")[2])
        if printed and int(printed[2]) <= self.part.last_row:
            yield from range(int(printed[1]) - 1, int(printed[2]))


def _first_row(reference: str) -> int:
    found = re.search(r"\d+", reference)
    return int(found[0]) if found else 0


def _shown(value: object, code: str) -> Shown:
    """A value that is no text as the program shows it."""
    if isinstance(value, bool):
        return Shown(str(value).upper())
    if isinstance(value, datetime):
        if code == _ANY_FORMAT:  # stored as a day and not as a number (18.18.11 ST_CellType, "d")
            return Shown(value.date().isoformat())
        return shown_date(value, _DAY_FIRST if code == _LOCAL_DATE else code)
    if isinstance(value, date):
        return shown_date(datetime(value.year, value.month, value.day), code)  # noqa: DTZ001 - a day has no zone
    if isinstance(value, time):
        return Shown(f"{value:%H:%M}")
    if isinstance(value, timedelta):
        return Shown(str(value))
    if isinstance(value, (int, float)):
        return shown_number(value, code)
    return Shown(str(value))


def _sections_hide(code: str) -> bool:
    """Whether a format shows no text at all (";;;")."""
    return code.count(";") == 3 and code.endswith(";")


def _rich_runs(value: CellRichText, *, bold: bool, struck: bool) -> Iterator[Run]:
    """Runs of a text in several faces; what has no face of its own has the cell's."""
    for piece in value:
        if isinstance(piece, str):
            yield Run(unescaped(piece), bold, struck)
        else:
            text = as_drawn(piece.font.rFont, unescaped(piece.text))
            if piece.font.vertAlign == "superscript":
                text = raised_digits(text)
            yield Run(text, bool(piece.font.b), bool(piece.font.strike))


def _note(text: str) -> str:
    """A comment's words without the program's own."""
    return _THREADED.sub("", text.replace("\r\n", "\n")).strip()


def _heading(cell: PackageCell) -> int | None:
    try:
        found = _HEADING.fullmatch(str(cell.style)) if cell.has_style else None
    except IndexError:  # a format that goes back to a style that is not in the file
        return None
    return (int(found[1]) if found[1] else 1) if found else None


def _properties(package: Package) -> Properties:
    core = package.properties
    return Properties(
        title=core.title or None,
        author=core.creator if core.creator != "openpyxl" else None,
        created=core.created.date() if core.created else None,
        modified=core.modified.date() if core.modified else None,
    )


def _hidden_sheets(package: Package) -> Iterator[Issue]:
    for _, sheet in _worksheets(package):
        if sheet.sheet_state != "visible":
            yield hidden_sheet(sheet.title)


def _formats_passed_over(package: Package) -> Iterator[Issue]:
    for _, sheet in _worksheets(package):
        if sheet.sheet_state == "visible" and Conditions.passed_over(sheet):
            message = (
                f"Sheet {sheet.title!r} paints cells by rules that were not worked out (scales, icons or "
                "formulas): the colours that they show are not in the rows."
            )
            yield Issue(IssueCode.CONDITIONAL_FORMAT_NOT_READ, Severity.DOUBT, message, sheet=sheet.title)
