"""One Excel workbook for people: a summary, the actions, the documents, what to look at, the dictionary.

Everything printed is written as text and nothing as a formula: "Oct 09" stays "Oct 09", "1.10" stays
"1.10" and "=1+1" is a text. What a sheet cannot hold is never lost silently: rows beyond Excel's last one
go on in a further sheet, and a cell that is too long is cut, marked, and counted on the summary.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from extractors.plan import RowKind
from ingest.codes import Flag
from normalise.records import SCHEMA_VERSION, Outcome, Status
from output.dictionary import ACTIONS, DOCUMENTS, ISSUES, TABLES, ColumnSpec
from output.rows import CsvText, csv_texts
from output.sinks.cells import Cell, RowSheet, Styles, column_cells
from output.sinks.sink import Finished
from output.whole import written_whole

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FILE_NAME = "actions.xlsx"
REVIEW_PAGE = "review.html"

LAST_ROW = 1_048_576
LONGEST_CELL = 32_767
_MOST_LINKS = 65_530

CUT = "… [cut: the whole text is in the CSV and Parquet files]"

# Nothing in the file tells when it was made: the same rows give the same bytes.
_NO_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zones

# A text of fewer code points is short enough, however many of them take two units of UTF-16.
_MAY_BE_LONG = LONGEST_CELL // 2

# What only programs ask for, and find in the other files.
_FOR_PROGRAMS = frozenset(
    {"document_id", "recommendation_id", "table", "row", "bbox", "extractor", "due_edtf", "due_rrule"}
)

_ROWS_A_BATCH = 2_000
_FILLS = {"red": "#F4B6B6", "amber": "#FBD9A5", "green": "#BFE3BF", "blue": "#BBD4F1"}
_WIDE = frozenset({"action", "recommendation", "progress", "outcome", "message", "what it holds"})
_NARROW, _MIDDLE, _WIDEST = 12, 22, 60


@dataclass(slots=True)
class _Counts:
    """What the summary says, gathered while the sheets are written."""

    documents: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    same_plans: int = 0
    to_check: int = 0
    cut: int = 0
    without_link: int = 0

    def see(self, table: str, rows: RecordBatch) -> None:
        """Count rows of a table."""
        if table == "documents":
            self.documents.update(map(str, rows["outcome"].to_pylist()))
            self.same_plans += len(rows) - rows["same_plan_as"].null_count
        else:
            self.statuses.update(map(str, rows["status"].to_pylist()))
            self.kinds.update(map(str, rows["kind"].to_pylist()))
            self.to_check += sum(rows["to_check"].to_pylist())

    def lines(self, run: Finished) -> Iterator[tuple[str, int | None]]:
        """The summary's lines: what is counted, and how many."""
        yield "Actions of councils' plans", None
        yield f"Made by councilplans {run.tool_version}, schema version {SCHEMA_VERSION}", None
        yield "", None
        yield "Documents", self.documents.total()
        for outcome in Outcome:
            yield f"    {outcome.meaning}", self.documents[outcome]
        yield "    of these, the same plan as another document (column same_plan_as)", self.same_plans
        yield "Actions", self.statuses.total()
        for status in Status:
            yield f"    {status.replace('_', ' ')}", self.statuses[status]
        yield "    no status given", self.statuses["None"]
        for kind, words in _KINDS.items():
            if self.kinds[kind]:
                yield f"    of these, {words} (column kind: {kind})", self.kinds[kind]
        yield "Actions to check, for they may be read wrong (column to_check)", self.to_check
        if self.cut:
            yield "Rows with a cell too long for Excel, cut here and marked cell_cut", self.cut
        if self.without_link:
            yield "Actions beyond the number of links that Excel holds in a sheet", self.without_link
        yield "", None
        yield f"The links lead to {REVIEW_PAGE}, which `councilplans review` makes in this folder.", None


_KINDS = {RowKind.ISSUE: "weaknesses that are to be put right", RowKind.MILESTONE: "milestones"}


def write_workbook(run: Finished) -> Sequence[str]:
    """Write the workbook of a run, a row at a time."""
    with written_whole(run.folder / FILE_NAME) as path:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        book.set_properties({"created": _NO_DATE, "title": "Actions of councils' plans"})
        _Book(book, run).write()
        book.close()
    return [FILE_NAME]


class _Book:
    """The workbook while it is written."""

    def __init__(self, book: Workbook, run: Finished) -> None:
        self._book = book
        self._run = run
        self._counts = _Counts()
        self._look = _Look.of(book)

    def write(self) -> None:
        """Write every sheet; the summary comes first, and is filled last."""
        summary = self._book.add_worksheet("Summary")
        self._write_table("Actions", "actions", ACTIONS)
        self._write_table("Documents", "documents", DOCUMENTS)
        issues = self._run.folder / "issues.jsonl"
        self._write_rows("Issues", [spec.name for spec in ISSUES], _issues(issues), _lines(issues))
        lines = list(_dictionary())
        self._write_rows(
            "Dictionary", ["table", "column", "type", "what it holds", "codes"], lines, len(lines)
        )
        self._write_summary(summary)

    def _write_table(self, title: str, table: str, columns: Sequence[ColumnSpec]) -> None:
        """A table of the results, as many sheets of it as it needs."""
        from pyarrow import parquet

        shown = [(name, text) for name, text in csv_texts(columns) if name not in _FOR_PROGRAMS]
        # The leads stand in one column; their names and roles apart are for programs.
        shown = list(dict(reversed(shown)).items())[::-1]
        with parquet.ParquetFile(self._run.folder / f"{table}.parquet") as file:
            rows = (
                list(cells)
                for batch in file.iter_batches(_ROWS_A_BATCH)
                for cells in self._cells(table, batch, shown)
            )
            self._write_rows(title, [name for name, _ in shown], rows, file.metadata.num_rows)

    def _cells(
        self, table: str, batch: RecordBatch, shown: Sequence[tuple[str, CsvText]]
    ) -> Iterable[tuple[Cell, ...]]:
        """Rows of a table as cells."""
        self._counts.see(table, batch)
        columns = ([_cell(value, text) for value in _values(batch, name)] for name, text in shown)
        return zip(*columns, strict=True)

    def _write_rows(self, title: str, header: Sequence[str], rows: Iterable[list[Cell]], count: int) -> None:
        """Rows as Excel tables with filters, each sheet of them up to Excel's last row."""
        waiting = iter(rows)
        most = LAST_ROW - 1
        for number, first in enumerate(range(0, max(count, 1), most), start=1):
            name = title if number == 1 else f"{title} {number}"
            sheet = self._book.add_worksheet(name, RowSheet)
            here = min(most, count - first)
            self._head(sheet, name, header, here)
            writing = _Rows(sheet, header, self._look, self._counts)
            for start in range(0, here, _ROWS_A_BATCH):
                writing.write(start + 1, list(islice(waiting, min(_ROWS_A_BATCH, here - start))))

    def _head(self, sheet: RowSheet, name: str, header: Sequence[str], rows: int) -> None:
        last = len(header) - 1
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(max(rows, 1), last)}"})
        for column, title in enumerate(header):
            sheet.set_column(column, column, _width(title))
        if rows:
            # The library adds no table in constant memory, since it would write the header as shared strings;
            # the header is written again below, as the rows are.
            # It would also remember each cell of a table, to find tables that overlap; there is one a sheet.
            sheet.constant_memory = False
            sheet.table_cells = _Forgetful()
            table = {
                "name": name.replace(" ", "_"),
                "style": "Table Style Light 1",
                "columns": [{"header": title} for title in header],
            }
            sheet.add_table(0, 0, rows, last, table)
            sheet.constant_memory = True
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, self._look.head)

    def _write_summary(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 0, _WIDEST)
        sheet.set_column(1, 1, _NARROW)
        for row, (label, value) in enumerate(self._counts.lines(self._run)):
            style = self._look.title if row == 0 else self._look.cells.plain
            sheet.write_string(row, 0, label, style)
            if value is not None:
                sheet.write_number(row, 1, value, self._look.cells.plain)


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells look."""

    cells: Styles
    rag: Styles
    link: Format
    head: Format
    title: Format

    @classmethod
    def of(cls, book: Workbook) -> _Look:
        """The formats of a workbook; texts are marked as such, so that editing one leaves it a text."""
        top = {"valign": "top"}
        text = top | {"num_format": "@"}
        cells = Styles(
            text=book.add_format(text),
            plain=book.add_format(top),
            date=book.add_format(top | {"num_format": "dd/mm/yyyy"}),
        )
        fills = {rag: book.add_format(text | {"bg_color": fill}) for rag, fill in _FILLS.items()}
        return cls(
            cells=cells,
            rag=replace(cells, fills=fills),
            link=book.add_format(top | {"font_color": "#0563C1", "underline": 1}),
            head=book.add_format({"bold": True}),
            title=book.add_format({"bold": True, "font_size": 16}),
        )


class _Forgetful(dict[object, object]):
    """A dictionary that keeps nothing."""

    def __setitem__(self, key: object, value: object, /) -> None:
        """Keep nothing."""


class _Rows:
    """Writes the rows of a sheet, some thousand at a time."""

    def __init__(self, sheet: RowSheet, header: Sequence[str], look: _Look, counts: _Counts) -> None:
        self._sheet = sheet
        self._look = look
        self._counts = counts
        at = {name: column for column, name in enumerate(header)}
        self._flags, self._rag = at.get("flags"), at.get("rag")
        self._has_links = header[0] == "action_id"

    def write(self, first: int, rows: Sequence[list[Cell]]) -> None:
        """Write rows; an empty cell is not written at all."""
        for cells in rows:
            self._fit(cells)
        columns = list(zip(*rows, strict=True))
        behind = [
            column_cells(columns[column], column, first, self._styles(column))
            for column in range(1, len(columns))
        ]
        for row, value, *cells in zip(count(first), columns[0], *behind, strict=False):
            self._sheet.write_behind_first(row, "".join(map(str, cells)))
            self._write_first(row, str(value or ""))

    def _styles(self, column: int) -> Styles:
        return self._look.rag if column == self._rag else self._look.cells

    def _fit(self, cells: list[Cell]) -> None:
        """Cut what is too long, and say so among the row's flags."""
        is_cut = False
        for column, value in enumerate(cells):
            if isinstance(value, str) and len(value) > _MAY_BE_LONG:
                cells[column] = shortened(value)
                is_cut = is_cut or cells[column] != value
        if is_cut:
            self._counts.cut += 1
            if self._flags is not None:
                cells[self._flags] = "; ".join(filter(None, (str(cells[self._flags] or ""), Flag.CELL_CUT)))

    def _write_first(self, row: int, text: str) -> None:
        """Write a row's first cell, without which the others would not be written."""
        if self._has_links and row <= _MOST_LINKS:
            self._sheet.write_url(row, 0, f"external:{REVIEW_PAGE}#{text}", self._look.link, text)
        elif text:
            self._counts.without_link += self._has_links
            self._sheet.write_string(row, 0, text, self._look.cells.text)
        else:
            self._sheet.write_blank(row, 0, None, self._look.cells.text)


def _cell(value: object, text: CsvText) -> Cell:
    """A value as a cell: dates and numbers as such, the rest as texts."""
    if isinstance(value, bool):
        return text(value)
    if value is None or isinstance(value, str | int | float | date):
        return value
    return text(value)


def _values(rows: RecordBatch, name: str) -> list[object]:
    """A column's values; the table of columns outside the schema as dictionaries."""
    values: list[object] = rows[name].to_pylist()
    if name == "other":
        return [dict(cast("Iterable[tuple[str, str]]", value)) for value in values]
    return values


def shortened(text: str) -> str:
    """A text as long as Excel holds, which counts in UTF-16; one that is cut says so at its end."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _width(name: str) -> int:
    if name in _WIDE:
        return _WIDEST
    return _MIDDLE if name.endswith(("_raw", "_id", "leads", "outcome", "title", "source")) else _NARROW


def _issues(path: Path) -> Iterator[list[Cell]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            issue = json.loads(line)
            yield [issue.get(spec.name) for spec in ISSUES]


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


def _dictionary() -> Iterator[list[Cell]]:
    for table, columns in (*TABLES.items(), ("issues", ISSUES)):
        for spec in columns:
            yield [table, spec.name, str(spec.kind), spec.doc, ", ".join(spec.values)]
