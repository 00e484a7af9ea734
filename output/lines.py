"""Rows as lines of text: JSON lines for Arrow, CSV lines for spreadsheets, JSON lines of issues.

A document's lines are made once, where it is read; whoever gathers many documents only strings them
together, and Arrow's own reader makes columns of them at some 5 µs a row.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, TYPE_CHECKING, Literal, Protocol, TypeAlias, cast

import msgspec

from ingest.issues import Issue
from output.codec import Row
from output.dictionary import ColumnSpec, Kind, arrow_schema
from output.flavour import CsvFlavour
from output.rows import csv_header, csv_rows
from output.spreadsheet import MARKED, escape

if TYPE_CHECKING:
    import pyarrow as pa

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

# Arrow counts days from here.
_EPOCH = date(1970, 1, 1).toordinal()


def json_lines(rows: Iterable[Row], columns: Sequence[ColumnSpec]) -> str:
    """Rows as JSON lines in the form that `arrow_table` reads; null values are left out."""
    names = [spec.name for spec in columns]
    others = [(spec.name, spec.kind) for spec in columns if spec.kind in (Kind.DATE, Kind.MAP)]
    return "".join(f"{_json_line(_json_row(row, names, others))}\n" for row in rows)


def _json_row(row: Row, names: Sequence[str], others: Sequence[tuple[str, Kind]]) -> dict[str, object]:
    """The values that are not null; ``others`` are the columns that JSON writes in a form of their own."""
    plain = {name: value for name in names if (value := row.get(name)) is not None}
    for name, kind in others:
        if name in plain:
            plain[name] = _json(kind, plain[name])
    return plain


def _json(kind: Kind, value: object) -> Json:
    if kind is Kind.DATE:
        return cast("date", value).toordinal() - _EPOCH
    return [{"key": key, "value": text} for key, text in cast("dict[str, str]", value).items()]


def _json_line(row: Mapping[str, object]) -> str:
    try:
        return msgspec.json.encode(row).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, out of a PDF's text
        return json.dumps(row, ensure_ascii=False)


def rows_of(lines: str, columns: Sequence[ColumnSpec]) -> list[Row]:
    """The rows that `json_lines` was given, but for values that are null."""
    kinds = {spec.name: spec.kind for spec in columns}
    stored = (json.loads(line) for line in lines.split("\n") if line)
    return [{name: _value(kinds[name], value) for name, value in row.items()} for row in stored]


def _value(kind: Kind, stored: Json) -> object:
    if kind is Kind.DATE:
        return date.fromordinal(cast("int", stored) + _EPOCH)
    if kind is Kind.MAP:
        return {entry["key"]: entry["value"] for entry in cast("list[dict[str, str]]", stored)}
    return stored


def arrow_table(lines: str, columns: Sequence[ColumnSpec]) -> pa.Table:
    """The Arrow table of JSON lines, with the dictionary's types."""
    import pyarrow as pa
    from pyarrow import json as arrow_json

    schema = arrow_schema(tuple(columns))
    if not lines:
        return schema.empty_table()
    content = lines.encode()
    # Arrow's JSON reader knows no maps: they are read as what they are made of.
    readable = pa.schema([field.with_type(_readable(field.type)) for field in schema])
    table = arrow_json.read_json(
        io.BytesIO(content),
        # A block must hold whole lines, and one thread is enough: the others have documents to read.
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(content)),
        parse_options=arrow_json.ParseOptions(explicit_schema=readable, unexpected_field_behavior="error"),
    )
    arrays = [
        _as_map(column) if pa.types.is_map(field.type) else column
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _readable(kind: pa.DataType) -> pa.DataType:
    import pyarrow as pa

    if pa.types.is_map(kind):
        return pa.list_(pa.struct([pa.field("key", kind.key_type), pa.field("value", kind.item_type)]))
    return kind


def _as_map(column: pa.ChunkedArray) -> pa.Array:
    import pyarrow as pa

    entries = column.combine_chunks()
    keys, values = entries.values.flatten()
    return pa.MapArray.from_arrays(entries.offsets, keys, values)


class LineWriter(Protocol):
    """What `csv.writer` returns."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write a line."""

    def writerows(self, rows: Iterable[Iterable[str]], /) -> object:
        """Write several."""


def csv_writer(file: IO[str], flavour: CsvFlavour) -> LineWriter:
    """Writes cells as lines of a CSV file; what a spreadsheet would run must be escaped already."""
    quoting: Literal[0, 1] = csv.QUOTE_ALL if flavour is CsvFlavour.EXCEL else csv.QUOTE_MINIMAL
    return csv.writer(file, quoting=quoting, lineterminator="\r\n")


def csv_lines(rows: Iterable[Row], columns: Sequence[ColumnSpec], flavour: CsvFlavour) -> str:
    """Rows as CSV lines, for spreadsheets with formulas escaped, for programs as they are."""
    file = io.StringIO(newline="")
    cells: Iterable[list[str]] = csv_rows(rows, columns)
    if flavour is CsvFlavour.EXCEL:
        cells = ([escape(cell) if cell[:1] in MARKED else cell for cell in line] for line in cells)
    csv_writer(file, flavour).writerows(cells)
    return file.getvalue()


def csv_opening(columns: Sequence[ColumnSpec], flavour: CsvFlavour) -> str:
    """What a CSV file begins with: the header, and for spreadsheets the byte order mark."""
    file = io.StringIO(newline="")
    csv_writer(file, flavour).writerow(csv_header(columns))
    # Without the mark Excel takes UTF-8 for the code page of the country.
    mark = "\ufeff" if flavour is CsvFlavour.EXCEL else ""
    return mark + file.getvalue()


def issue_lines(document_id: str, source: str, issues: Iterable[Issue]) -> str:
    """A document's issues as lines of ``issues.jsonl``."""
    return "".join(
        json.dumps(_issue(document_id, source, issue), ensure_ascii=False) + "\n" for issue in issues
    )


def _issue(document_id: str, source: str, issue: Issue) -> Mapping[str, Json]:
    return {
        "document_id": document_id,
        "source": source,
        "code": issue.code,
        "severity": str(issue.severity),
        "message": issue.message,
        "action_id": issue.action_id,
        "page": issue.page,
        "sheet": issue.sheet,
        "table": issue.table,
        "row": issue.row,
        "column": issue.column,
    }
