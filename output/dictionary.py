"""The data dictionary: every column of the three tables, in order, with its type and what it holds.

It is written into every Parquet file, printed by ``councilplans schema``, and held against the records
of `normalise.records` by a test, so that the two cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.errors import Reason
from normalise.records import (
    SCHEMA_VERSION,
    DueKind,
    DuePrecision,
    Outcome,
    PartyKind,
    Rag,
    Status,
    StatusBasis,
)

if TYPE_CHECKING:
    import pyarrow as pa


class Kind(StrEnum):
    """A column's type, in words that hold for Parquet, CSV and JSON alike."""

    STRING = "string"
    ENUM = "enum"
    DATE = "date"
    INT = "int"
    STRINGS = "list of string"
    FLOATS = "list of 4 floats"
    PARTIES = "list of party"
    MAP = "map string to string"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column: ``nullable`` says whether a row may lack it; ``values`` are an enumeration's codes."""

    name: str
    kind: Kind
    doc: str
    nullable: bool = True
    values: tuple[str, ...] = ()


def _required(name: str, kind: Kind, doc: str) -> ColumnSpec:
    return ColumnSpec(name, kind, doc, nullable=False)


def _text(name: str, doc: str) -> ColumnSpec:
    return ColumnSpec(name, Kind.STRING, doc)


def _enum(
    name: str, values: type[StrEnum] | tuple[str, ...], doc: str, *, nullable: bool = True
) -> ColumnSpec:
    return ColumnSpec(name, Kind.ENUM, doc, nullable, tuple(str(value) for value in values))


PARTY_FIELDS = (
    _text("name", "a person's name"),
    _text("role", "a post or job title"),
    _text("initials", "initials as printed"),
    _text("organisation", "a team, body or organisation"),
    _enum("kind", PartyKind, "what sort of name it is", nullable=False),
)

_IDENTITY = (
    _required("document_id", Kind.STRING, "first 16 hex digits of the SHA-256 of the file's bytes"),
    _required("source", Kind.STRING, "path below the input folder, with /"),
)

_OWNER = (
    _text("organisation", "the council or body whose plan it is, by its official name"),
    _text("organisation_code", "its ONS/GSS code"),
    _text("plan_title", "title as printed"),
    ColumnSpec("plan_date", Kind.DATE, "the date the document bears; the anchor for dates without a year"),
)

_RECOMMENDATION = (
    _text("section", "the group heading above the recommendation"),
    _text("recommendation_ref", "its number or reference as printed, without the word"),
    _text("recommendation", "its text, without the reference"),
    ColumnSpec(
        "success_criteria", Kind.STRINGS, "criteria listed for the recommendation as a whole", nullable=False
    ),
)

_PROMISE = (
    _enum("kind", ("action", "milestone", "issue"), "what sort of row it is", nullable=False),
    _text("action_ref", "the action's own reference, where one is printed"),
    _required("action", Kind.STRING, "what is to be done; paragraphs and sub-bullets parted by a line break"),
    _text("lead_raw", "the responsible officers' cell as printed"),
    ColumnSpec("leads", Kind.PARTIES, "the parties in it, in order", nullable=False),
    _text("accountable_raw", "the senior or accountable lead's cell as printed"),
    ColumnSpec("accountable", Kind.PARTIES, "the parties in it, in order", nullable=False),
)

_DUE = (
    _text("due_raw", "the deadline cell as printed"),
    _enum("due_kind", DueKind, "what the cell promises; null only where due_raw is null"),
    ColumnSpec("due_start", Kind.DATE, "first day of a period, or of work that starts"),
    ColumnSpec("due_date", Kind.DATE, "the last day on which the action still meets its deadline"),
    _enum(
        "due_precision", DuePrecision, "how finely the date behind due_date (or else due_start) was printed"
    ),
    _text("due_edtf", "the same as an EDTF (ISO 8601-2) expression"),
    _text("due_rrule", "an iCalendar RRULE where it recurs"),
)

_STATUS = (
    _text("status_raw", "the status cell as printed"),
    _enum("status", Status, "how far it has got"),
    _enum("status_basis", StatusBasis, "what the status was read from"),
    _enum("rag", Rag, "colour, from a word or from the cell's fill"),
)

_DETAIL = (
    _text("progress", "progress, update or comment text"),
    _text("outcome", "outcome, impact, success measure or performance indicator of this action"),
    _text("target", "target"),
    _text("baseline", "current benchmark"),
    _text("monitoring", "how progress is monitored; evidence"),
    _text("monitored_by", "who monitors"),
    _text("resources", "cost, funding, resources"),
    _text("priority", "priority as printed"),
    _text("review_date_raw", "the review date's cell as printed"),
    ColumnSpec("review_date", Kind.DATE, "when it is to be reviewed"),
    ColumnSpec("completed_date", Kind.DATE, "the date on which it was done, where the plan says so"),
    ColumnSpec("other", Kind.MAP, "columns outside the schema: header to text", nullable=False),
)

_PLACE = (
    ColumnSpec("page", Kind.INT, "1-based page on which the row begins; null where the format has none"),
    ColumnSpec("page_end", Kind.INT, "1-based page on which it ends"),
    _required("table", Kind.INT, "0-based index of the table in the document"),
    _required("row", Kind.INT, "0-based index of the row in the table, header rows counted"),
    ColumnSpec("bbox", Kind.FLOATS, "x0, top, x1, bottom in points of the action's row on page"),
    _required("extractor", Kind.STRING, "what read it (pdf, docx, text, ...)"),
    ColumnSpec("flags", Kind.STRINGS, "codes of what a person should look at", nullable=False),
)

ACTIONS: tuple[ColumnSpec, ...] = (
    _required("action_id", Kind.STRING, "<document_id>-<four-digit sequence in reading order>"),
    *_IDENTITY,
    *_OWNER,
    _text("recommendation_id", "the row of `recommendations` it stands under"),
    *_RECOMMENDATION,
    *_PROMISE,
    *_DUE,
    *_STATUS,
    *_DETAIL,
    *_PLACE,
)

RECOMMENDATIONS: tuple[ColumnSpec, ...] = (
    _required("recommendation_id", Kind.STRING, "<document_id>-R<three-digit sequence in reading order>"),
    *_IDENTITY,
    *_RECOMMENDATION,
    _text("evaluation", "evaluative commentary"),
    _text("carried_forward", "actions carried forward"),
    _required("actions", Kind.INT, "how many rows of `actions` stand under it"),
    ColumnSpec("page", Kind.INT, "1-based page on which it stands; null where the format has none"),
)

DOCUMENTS: tuple[ColumnSpec, ...] = (
    *_IDENTITY,
    _text("format", "what the file's bytes say it is (pdf, docx, text, ...)"),
    _required("bytes", Kind.INT, "the file's length"),
    ColumnSpec("pages", Kind.INT, "number of pages; null where the format has none"),
    *_OWNER,
    _enum(
        "plan_date_basis",
        ("printed", "meeting", "version", "file name", "properties"),
        "where plan_date was read",
    ),
    _enum("outcome", Outcome, "how the reading ended", nullable=False),
    _enum("failure", Reason, "the reason's code, where the document gave no actions"),
    _text("failure_message", "the reason in a sentence"),
    _required("plans", Kind.INT, "number of plans found"),
    _required("recommendations", Kind.INT, "number of rows in `recommendations`"),
    _required("actions", Kind.INT, "number of rows in `actions`"),
    _required("issues", Kind.INT, "number of lines in issues.jsonl"),
    _text("extractor", "what read it"),
    _required("schema_version", Kind.INT, "version of this schema"),
    _required("tool_version", Kind.STRING, "version of the software that wrote the row"),
)

TABLES: dict[str, tuple[ColumnSpec, ...]] = {
    "documents": DOCUMENTS,
    "recommendations": RECOMMENDATIONS,
    "actions": ACTIONS,
}


def arrow_schema(columns: tuple[ColumnSpec, ...]) -> pa.Schema:
    """The Arrow schema of a table, each column's meaning in its field's metadata, for Parquet's readers."""
    import pyarrow as pa

    fields = [
        pa.field(spec.name, _arrow_type(spec), nullable=spec.nullable, metadata={"description": spec.doc})
        for spec in columns
    ]
    return pa.schema(fields, metadata={"councilplans.schema_version": str(SCHEMA_VERSION)})


def _arrow_type(spec: ColumnSpec) -> pa.DataType:
    import pyarrow as pa

    simple = {
        Kind.STRING: pa.string(),
        Kind.ENUM: pa.string(),
        Kind.DATE: pa.date32(),
        Kind.INT: pa.int64(),
        Kind.STRINGS: pa.list_(pa.string()),
        Kind.FLOATS: pa.list_(pa.float64()),
        Kind.MAP: pa.map_(pa.string(), pa.string()),
    }
    if spec.kind is Kind.PARTIES:
        return pa.list_(pa.struct([pa.field(party.name, _arrow_type(party)) for party in PARTY_FIELDS]))
    return simple[spec.kind]
