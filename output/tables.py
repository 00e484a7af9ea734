"""A table of a results folder: its columns, what names a row, and which rows of other tables it names."""

from __future__ import annotations

from dataclasses import dataclass

from output.dictionary import (
    ACTIONS,
    DOCUMENTS,
    RECOMMENDATIONS,
    ColumnSpec,
    IssueRecord,
    columns_of,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a row of another table, by that table's key."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: ``key`` are the columns that name a row."""

    name: str
    doc: str
    columns: tuple[ColumnSpec, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()


_OF_DOCUMENT = Reference("document_id", "documents", "document_id")

DOCUMENTS_TABLE = TableSpec(
    "documents",
    "one row a file of the input, the unreadable ones included",
    DOCUMENTS,
    ("document_id",),
    (Reference("same_plan_as", "documents", "document_id"),),
)
RECOMMENDATIONS_TABLE = TableSpec(
    "recommendations",
    "one row a recommendation, key issue or objective",
    RECOMMENDATIONS,
    ("recommendation_id",),
    (_OF_DOCUMENT,),
)
ACTIONS_TABLE = TableSpec(
    "actions",
    "one row an action, milestone or issue",
    ACTIONS,
    ("action_id",),
    (_OF_DOCUMENT, Reference("recommendation_id", "recommendations", "recommendation_id")),
)
ISSUES_TABLE = TableSpec(
    "issues",
    "one row a thing that a person should look at",
    columns_of(IssueRecord),
    (),
    (_OF_DOCUMENT,),
)
RESULTS: tuple[TableSpec, ...] = (DOCUMENTS_TABLE, RECOMMENDATIONS_TABLE, ACTIONS_TABLE)
