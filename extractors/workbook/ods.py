"""OpenDocument spreadsheets (``.ods``) into sheets, with the package, styles and text of `extractors.odf`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from extractors.layout import Document, Item, Run
from extractors.odf.names import odf, repeats
from extractors.odf.package import OdfPackage, open_odf
from extractors.odf.styles import Style, Styles
from extractors.odf.text import TextReader
from extractors.options import ReadOptions
from extractors.symbol_fonts import as_drawn
from extractors.workbook.blocks import document_of
from extractors.workbook.formats import Shown, general, shown_date
from extractors.workbook.sheet import Sheet, SheetCell, Workbook, hidden_sheet
from extractors.workbook.texts import cell_items
from ingest.codes import Flag, IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ingest.source import SourceFile

_CELLS = (odf("table:table-cell"), odf("table:covered-table-cell"))
_HEADS = (odf("table:table-header-rows"), odf("table:table-header-columns"))
_GROUPS = frozenset(odf(f"table:table-{name}") for name in ("rows", "row-group", "columns", "column-group"))
_LAST_ROW, _LAST_COL = 1_048_576, 16_384
# Cells without words are kept so far to the right, for what is painted or ruled beyond is the sheet's ground.
_MOST_BLANK = 64
_CONDITIONS = ("{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}conditional-format",)
# The parts of a date style as Excel's formats write them, short and long (ODF 1.3 part 3, 16.29.10 on).
_PARTS = {
    "day": ("d", "dd"),
    "year": ("yy", "yyyy"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
}


def read(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a spreadsheet: its visible sheets one after the other, formulas by their saved values.

    Raises `UnreadableDocument`: as `extractors.odf` does, TOO_COMPLEX where its cells are more than
    `Limits.sheet_cells`, NO_TEXT where not a word is in it.
    """
    package = open_odf(source)
    body = package.body("office:spreadsheet")
    if body is None:
        message = "is an OpenDocument file without a spreadsheet."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source)
    styles = Styles(package)
    reader = _SheetReader(styles, TextReader(styles), _date_codes(package), options.limits.sheet_cells)
    sheets: list[Sheet] = []
    issues: list[Issue] = list(source.notes)
    for number, table in enumerate(body.iterchildren(odf("table:table")), start=1):
        name = table.get(odf("table:name")) or ""
        if styles.style("table", table.get(odf("table:style-name"))).hidden:
            issues.append(hidden_sheet(name))
            continue
        sheets.append(reader.read(table, number, name, source.source))
        if next(table.iter(*_CONDITIONS), None) is not None:
            message = f"Sheet {name!r} paints cells by rules, which were not worked out."
            issues.append(Issue(IssueCode.CONDITIONAL_FORMAT_NOT_READ, Severity.DOUBT, message, sheet=name))
    return document_of(Workbook(tuple(sheets), package.properties(), tuple(issues)), "ods", source.source)


@dataclass(slots=True)
class _Columns:
    """What a sheet says of its columns."""

    hidden: set[int] = field(default_factory=set)
    styles: dict[int, str | None] = field(default_factory=dict)


@dataclass(slots=True)
class _SheetReader:
    """Reads the sheets of a package; ``cells_left`` is how many cells may still come."""

    styles: Styles
    text: TextReader
    date_codes: dict[str, str]
    cells_left: int

    def read(self, table: _Element, number: int, name: str, source: str) -> Sheet:
        """One ``table:table``."""
        columns = _columns(table)
        cells: dict[tuple[int, int], SheetCell] = {}
        hidden: set[int] = set()
        heads: set[int] = set()
        row = 0
        for element, count, is_head in _rows(table):
            found = list(self._row(element, columns))
            # What is written once and said to stand in a million rows only wants to hurt; LibreOffice ends
            # each sheet with as many rows as it has not.
            for again in range(row, min(row + count, _LAST_ROW) if any(c.items for c in found) else row + 1):
                self._take(len(found), source)
                cells.update({(again, cell.col): replace(cell, row=again) for cell in found})
                hidden.update((again,) if _is_hidden(element) else ())
                heads.update((again,) if is_head else ())
            row += count
        return Sheet(
            number, name, cells, frozenset(hidden), frozenset(columns.hidden), header_rows=frozenset(heads)
        )

    def _take(self, cells: int, source: str) -> None:
        self.cells_left -= cells
        if self.cells_left < 0:
            message = "has more cells than a plan would (limit sheet_cells)."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)

    def _row(self, element: _Element, columns: _Columns) -> Iterator[SheetCell]:
        """The cells of a row that say something or are painted or ruled, numbered as in row 0."""
        default = element.get(odf("table:default-cell-style-name"))
        col = 0
        for cell in element.iterchildren(*_CELLS):
            count = repeats(cell, "table:number-columns-repeated", _LAST_COL)
            if cell.tag == _CELLS[0]:
                for at in range(col, min(col + count, _LAST_COL)):
                    name = cell.get(odf("table:style-name")) or default or columns.styles.get(at)
                    read = self._cell(cell, at, self.styles.style("table-cell", name))
                    if read is None or (at - col >= _MOST_BLANK and not read.items):
                        break
                    yield read
            col += count

    def _cell(self, cell: _Element, col: int, style: Style) -> SheetCell | None:
        items, flags = self._items(cell, style)
        notes = tuple(filter(None, (_note(note) for note in cell.iterchildren(odf("office:annotation")))))
        if not (items or style.fill or style.ruled or notes or flags):
            return None
        return SheetCell(
            0,
            col,
            repeats(cell, "table:number-rows-spanned", _LAST_ROW),
            repeats(cell, "table:number-columns-spanned", _LAST_COL),
            items=items,
            fill=style.fill,
            ruled=style.ruled,
            wraps=style.wraps,
            is_number=cell.get(odf("office:value-type")) not in (None, "string"),
            look=repr((style.face, style.fill, style.ruled, style.wraps)),
            heading=style.heading,
            notes=notes,
            flags=flags,
        )

    def _items(self, cell: _Element, style: Style) -> tuple[tuple[Item, ...], tuple[Flag, ...]]:
        runs = list(self._runs(cell, style))
        kind = cell.get(odf("office:value-type"))
        if kind == "date":
            shown = self._date(cell.get(odf("office:date-value")) or "", style)
            if shown is not None:
                return cell_items(
                    [Run(shown.text, bool(style.face.bold), bool(style.face.struck))]
                ), shown.flags
        if not runs and kind is not None:
            said = _value(cell)
            return cell_items([Run(said, bool(style.face.bold), bool(style.face.struck))]), ()
        is_lost = not runs and cell.get(odf("table:formula")) is not None
        return cell_items(runs), (Flag.FORMULA_WITHOUT_VALUE,) if is_lost else ()

    def _runs(self, cell: _Element, style: Style) -> Iterator[Run]:
        for number, paragraph in enumerate(cell.iterchildren(odf("text:p"))):
            if number:
                yield Run("\n")
            for stretch in self.text.read(paragraph, below=style.face).stretches:
                yield Run(as_drawn(stretch.font, stretch.text), stretch.bold, stretch.struck)

    def _date(self, value: str, style: Style) -> Shown | None:
        """A date as its style shows it; None where either is missing: then what is written there counts."""
        code = self.date_codes.get(style.data_style or "")
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return None
        return shown_date(moment, code) if code else None


def _value(cell: _Element) -> str:
    """A value that no program has written out in words."""
    for name in ("string-value", "date-value", "boolean-value", "time-value"):
        if said := cell.get(odf(f"office:{name}")):
            return said
    try:
        return general(float(cell.get(odf("office:value")) or ""))
    except (ValueError, OverflowError):
        return ""


def _note(annotation: _Element) -> str:
    return "\n".join(
        "".join(map(str, paragraph.itertext())) for paragraph in annotation.iterchildren(odf("text:p"))
    ).strip()


def _is_hidden(element: _Element) -> bool:
    return element.get(odf("table:visibility")) in ("collapse", "filter")


def _columns(table: _Element) -> _Columns:
    columns, col = _Columns(), 0
    for element in _inside(table, odf("table:table-column")):
        count = repeats(element, "table:number-columns-repeated", _LAST_COL)
        for at in range(col, min(col + count, _LAST_COL)):
            columns.styles[at] = element.get(odf("table:default-cell-style-name"))
            if _is_hidden(element):
                columns.hidden.add(at)
        col += count
        if col >= _LAST_COL:
            break
    return columns


def _rows(table: _Element, *, head: bool = False) -> Iterator[tuple[_Element, int, bool]]:
    """The rows, for how many each stands, and whether it is printed again on each page."""
    for child in table:
        if child.tag == odf("table:table-row"):
            yield child, repeats(child, "table:number-rows-repeated", _LAST_ROW), head
        elif child.tag in _GROUPS or child.tag in _HEADS:
            yield from _rows(child, head=head or child.tag in _HEADS)


def _inside(table: _Element, tag: str) -> Iterator[_Element]:
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS or child.tag in _HEADS:
            yield from _inside(child, tag)


def _date_codes(package: OdfPackage) -> dict[str, str]:
    """The date styles by name, as Excel's formats would write them."""
    codes: dict[str, str] = {}
    for root in (package.styles, package.content):
        for style in () if root is None else root.iter(odf("number:date-style")):
            codes[style.get(odf("style:name")) or ""] = "".join(map(_code, style))
    return codes


def _code(part: _Element) -> str:
    kind = str(part.tag).rpartition("}")[2]
    is_long = part.get(odf("number:style")) == "long"
    if kind == "month":
        if part.get(odf("number:textual")) == "true":
            return "mmmm" if is_long else "mmm"
        return "mm" if is_long else "m"
    if kind in _PARTS:
        return _PARTS[kind][is_long]
    return '"' + (part.text or "").replace('"', "") + '"' if kind == "text" and part.text else ""
