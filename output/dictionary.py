"""The data dictionary: every column of the tables, in order, with its type and what it holds.

It is read off the records of `normalise.records`, where the schema is written; this module says how each
kind of column stands in Arrow and in JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, ClassVar, Protocol

import msgspec
from msgspec import Meta, inspect

from ingest.codes import Described, Flag, IssueCode
from ingest.issues import Severity
from normalise.records import SCHEMA_VERSION, Action, DocumentRecord, Party, Recommendation, Source, holds

if TYPE_CHECKING:
    from dataclasses import Field

    import pyarrow as pa


class Kind(StrEnum):
    """A column's type, in words that hold for Parquet, CSV and JSON alike."""

    STRING = "string"
    ENUM = "enum"
    DATE = "date"
    INT = "int"
    FLOAT = "float"
    BOOL = "true or false"
    STRINGS = "list of string"
    FLOATS = "list of 4 floats"
    PARTIES = "list of party"
    MAP = "map string to string"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column.

    ``nullable`` says whether a row may lack it; ``values`` are an enumeration's codes, each with its
    meaning where it is not told by the code itself; ``label`` is its name for a person.
    """

    name: str
    kind: Kind
    doc: str
    nullable: bool
    label: str
    values: Mapping[str, str]


class Tabled(Protocol):
    """A record: a dataclass whose fields are a table's columns."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRecord:
    """What was lost, may be read wrong or is worth knowing: a line of ``issues.jsonl``."""

    document_id: Annotated[str, holds("key of the document that it is about")]
    source: Source
    code: Annotated[
        str,
        Meta(
            description="what the remark is about, as a code",
            extra_json_schema={"enum": [str(code) for code in (*IssueCode, *Flag)]},
        ),
    ]
    severity: Annotated[Severity, holds("how much it matters")]
    message: Annotated[str, holds("the remark, in a sentence")]
    action_id: Annotated[
        str | None,
        holds("key of the action that it is about; empty if it is about a table or a whole document"),
    ] = None
    page: Annotated[int | None, holds("page, counted from 1; empty in a workbook, which has sheets")] = None
    sheet: Annotated[str | None, holds("name of the workbook's sheet; empty in other formats")] = None
    table: Annotated[int | None, holds("number of the table in the document, counted from 0")] = None
    row: Annotated[
        int | None, holds("number of the row in the table, counted from 0 with the heading rows")
    ] = None
    column: Annotated[str | None, holds("heading of the column as printed, or its name in `actions`")] = None


@cache
def columns_of(record: type[Tabled]) -> tuple[ColumnSpec, ...]:
    """The columns of a record's table, in the order of its fields."""
    info = inspect.type_info(record)
    assert isinstance(info, inspect.DataclassType)  # noqa: S101 - every record is one
    types = {field.name: field.type for field in info.fields}
    return tuple(_column(field.name, types[field.name]) for field in fields(record))


def _column(name: str, kind: inspect.Type) -> ColumnSpec:
    said: Mapping[str, object] = {}
    if isinstance(kind, inspect.Metadata):
        said, kind = kind.extra_json_schema or {}, kind.type
    options = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    (held,) = (option for option in options if not isinstance(option, inspect.NoneType))
    return ColumnSpec(
        name=name,
        kind=Kind.ENUM if "enum" in said else _kind(held),
        doc=str(said.get("description", "")),
        nullable=len(options) > 1,
        label=str(said.get("title") or name.replace("_", " ").capitalize()),
        values=_values(held) or dict.fromkeys(_listed(said), ""),
    )


def _listed(said: Mapping[str, object]) -> list[str]:
    listed = said.get("enum", [])
    return listed if isinstance(listed, list) else []


_SIMPLE: Mapping[type[inspect.Type], Kind] = {
    inspect.StrType: Kind.STRING,
    inspect.EnumType: Kind.ENUM,
    inspect.DateType: Kind.DATE,
    inspect.IntType: Kind.INT,
    inspect.FloatType: Kind.FLOAT,
    inspect.BoolType: Kind.BOOL,
    inspect.DictType: Kind.MAP,
    inspect.TupleType: Kind.FLOATS,
}


def _kind(kind: inspect.Type) -> Kind:
    """The kind of column that a field's type makes; raises `TypeError` where the schema knows none."""
    match kind:
        case inspect.VarTupleType(item_type=inspect.DataclassType(cls=cls)) if cls is Party:
            return Kind.PARTIES
        case inspect.VarTupleType():
            return Kind.STRINGS
        case _ if type(kind) in _SIMPLE:
            return _SIMPLE[type(kind)]
    message = f"the schema knows no column of {kind}"
    raise TypeError(message)


def _values(kind: inspect.Type) -> dict[str, str]:
    """The codes of an enumeration, or of a list of its members, with their meanings."""
    if isinstance(kind, inspect.VarTupleType):
        kind = kind.item_type
    if not isinstance(kind, inspect.EnumType):
        return {}
    return {str(each): each.meaning if isinstance(each, Described) else "" for each in kind.cls}


DOCUMENTS = columns_of(DocumentRecord)
RECOMMENDATIONS = columns_of(Recommendation)
ACTIONS = columns_of(Action)
ISSUES = columns_of(IssueRecord)
PARTY_FIELDS = columns_of(Party)

TABLES: dict[str, tuple[ColumnSpec, ...]] = {
    "documents": DOCUMENTS,
    "recommendations": RECOMMENDATIONS,
    "actions": ACTIONS,
}

_RECORDS: Mapping[str, type[Tabled]] = {
    "documents": DocumentRecord,
    "recommendations": Recommendation,
    "actions": Action,
    "issues": IssueRecord,
}


def json_schema() -> dict[str, object]:
    """The JSON Schema of a row of each table, under ``properties`` by the table's name."""
    references, definitions = msgspec.json.schema_components(_RECORDS.values(), ref_template="#/$defs/{name}")
    rows = {
        name: {"type": "array", "items": reference}
        for name, reference in zip(_RECORDS, references, strict=True)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The common schema of councilplans",
        "version": SCHEMA_VERSION,
        "type": "object",
        "properties": rows,
        "$defs": definitions,
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
        Kind.FLOAT: pa.float64(),
        Kind.BOOL: pa.bool_(),
        Kind.STRINGS: pa.list_(pa.string()),
        Kind.FLOATS: pa.list_(pa.float64()),
        Kind.MAP: pa.map_(pa.string(), pa.string()),
    }
    if spec.kind is Kind.PARTIES:
        return pa.list_(pa.struct([pa.field(party.name, _arrow_type(party)) for party in PARTY_FIELDS]))
    return simple[spec.kind]
