"""``corrections.csv``: what a person said of the rows, one line a row accepted, rejected or a value changed.

| column | holds |
|---|---|
| action_id | the row; for one that was missed, that of the row before it with ``+1``, ``+2``, … (of a \
document without rows its id with ``-0000+1``, …); for a document as a whole, or a table of it, its id |
| field | the column; ``action`` of a row as a whole; ``document`` of a document as a whole; ``table`` of \
one of its tables |
| old, new | the value as the review showed it, and as it should be; of a table its headings, and what it is |
| verdict | ``accept``, ``correct``, ``reject``, ``add``; of a document ``no_plan``, or ``accept`` where \
nothing was missed in it |
| note | whatever the person wrote beside it |

Values are texts; dates are ISO; lists, parties and maps are JSON, so that nothing is lost on the way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from extractors.plan import Column, RowKind
from extractors.told import ToldColumn, ToldTable
from ingest.errors import AuditError
from ingest.written import json_value
from normalise.records import Action
from output.codec import party_row, value_of
from output.dictionary import ACTIONS, ColumnSpec, Kind
from output.sheets import Line, iso_date, parse_sheet

COLUMNS = ("action_id", "field", "old", "new", "verdict", "note")
ADDED = "+"
"""Parts the name of an added row from that of the row before it."""
BEFORE_ALL = "-0000"
"""Behind a document's id: the place before its first row, where a missed row of one without rows stands."""
DOCUMENT = "document"
"""The field of what is said of a document as a whole."""
TABLE = "table"
"""The field of what is said of the tables that have the same headings as one of a document."""

_NOT_IN_REVIEW = frozenset(
    {"action_id", "document_id", "source", "organisation", "organisation_code", "plan_title", "plan_date"}
    | {"recommendation_id", "page", "page_end", "table", "row", "bbox", "extractor", "flags", "to_check"}
    | {"due_edtf", "due_rrule", "status_basis"}
)
REVIEWED: Mapping[str, ColumnSpec] = {spec.name: spec for spec in ACTIONS if spec.name not in _NOT_IN_REVIEW}
"""The columns that a person sees beside the document and can correct."""
PLACED: Mapping[str, ColumnSpec] = {spec.name: spec for spec in ACTIONS if spec.name in ("page", "bbox")}
"""Where a person who adds a missed action can say that it stands."""


class Verdict(StrEnum):
    """What a person said of a row."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    NO_PLAN = "no_plan"
    """Of a whole document: it holds no action plan."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a ``file`` of that name; ``line`` as the spreadsheet counts it."""

    line: int
    action_id: str
    field: str
    old: str
    new: str
    verdict: Verdict
    note: str = ""
    file: str = ""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file that the review page wrote, also after a spreadsheet saved it.

    Raises `AuditError` where it is no such file.
    """
    try:
        content = path.read_bytes()
    except OSError as trouble:
        message = f"{path} cannot be opened: {trouble.strerror}."
        raise AuditError(message) from trouble
    return parse_corrections(content, path)


def parse_corrections(content: bytes, path: Path) -> tuple[Correction, ...]:
    """The corrections in a file's bytes; raises `AuditError`, naming the file, where they are none."""
    sheet = parse_sheet(content)
    missing = [name for name in COLUMNS[:-1] if name not in sheet.header]
    if missing:
        message = f"{path} is no corrections file: it has no column {', '.join(missing)}."
        raise AuditError(message)
    return tuple(_correction(path, line) for line in sheet.lines)


def _correction(path: Path, line: Line) -> Correction:
    cells = {name: line.cells.get(name, "") for name in COLUMNS}
    verdict = cells["verdict"].strip().lower()
    if verdict not in list(Verdict):
        message = f"{path}, row {line.number}: {verdict!r} is no verdict ({', '.join(Verdict)})."
        raise AuditError(message)
    return Correction(
        line.number,
        cells["action_id"].strip(),
        cells["field"].strip(),
        cells["old"],
        cells["new"],
        Verdict(verdict),
        cells["note"],
        path.name,
    )


def written(spec: ColumnSpec, value: Any) -> str:  # noqa: ANN401 - whatever the record holds in the column
    """A record's value as the corrections file has it."""
    if value is None or value in ((), {}, ""):
        return ""
    if spec.kind is Kind.PARTIES:
        return _json([party_row(party) for party in value])
    if spec.kind in (Kind.STRINGS, Kind.FLOATS, Kind.MAP):
        return _json(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_written(spec: ColumnSpec, text: str) -> object:
    """The record's value that a corrections file gives as a text.

    Raises `ValueError`, saying what is wanted, where the text is none of the column's.
    """
    text = text.strip().replace("\r\n", "\n")
    if not text:
        return value_of(Action, spec.name, None)
    if spec.kind is Kind.DATE:
        return _day(text)
    if spec.kind in (Kind.PARTIES, Kind.STRINGS, Kind.MAP, Kind.FLOATS):
        return _read_json(spec, text)
    if spec.kind is Kind.INT:
        return _number(text)
    if spec.kind is Kind.ENUM and text not in spec.values:
        message = f"it must be one of {', '.join(spec.values)}"
        raise ValueError(message)
    return value_of(Action, spec.name, text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(iso_date(text))
    except ValueError as trouble:
        message = "a date is written as 2010-03-31"
        raise ValueError(message) from trouble


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as trouble:
        message = "a whole number is wanted"
        raise ValueError(message) from trouble


_MEMBERS: Mapping[Kind, type | tuple[type, ...]] = {Kind.PARTIES: dict, Kind.FLOATS: (int, float)}


def _read_json(spec: ColumnSpec, text: str) -> object:
    message = f"a {spec.kind} is written in JSON"
    try:
        value = json_value(text)
    except ValueError as trouble:
        raise ValueError(message) from trouble
    wanted = dict if spec.kind is Kind.MAP else list
    member = _MEMBERS.get(spec.kind, str)
    members = value.values() if isinstance(value, dict) else value
    if not isinstance(value, wanted) or not all(isinstance(each, member) for each in members):
        raise ValueError(message)
    return value_of(Action, spec.name, value)


def read_table(headings: str, said: str) -> ToldTable:
    """What was said of the tables with these headings, of the texts in ``old`` and ``new``.

    Raises `ValueError`, saying what is wanted, where they are none.
    """
    try:
        named, told = json_value(headings), json_value(said)
        means = [tuple(Column(meaning) for meaning in column) for column in told["means"]]
        columns = tuple(ToldColumn(str(text), each) for text, each in zip(named, means, strict=True))
        table = ToldTable(columns, bool(told["plan"]), RowKind(told["kind"]))
    except (KeyError, TypeError, ValueError) as trouble:
        written_as = '{"plan": true, "kind": "action", "means": [["action"], …]}'
        message = f"the decision about a table is written as {written_as}"
        raise ValueError(message) from trouble
    if table.plan and not any(Column.ACTION in each for each in means):
        message = "the table is to be read as a plan, but none of its columns is said to hold the actions"
        raise ValueError(message)
    table.check()
    return table
