"""Gold: what a careful reader says that a document holds, and which other readings are as honest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from output.audit.values import Reading, reading
from output.dictionary import ACTIONS, DOCUMENTS, ColumnSpec

COLUMNS: Mapping[str, ColumnSpec] = {spec.name: spec for spec in ACTIONS}

RUN_COLUMNS = frozenset(
    {"action_id", "document_id", "source", "recommendation_id", "extractor", "flags", "to_check"}
)
"""What a run gives its own names to: nothing in the document can be held against it."""

FACTS: Mapping[str, ColumnSpec] = {
    spec.name: spec
    for spec in DOCUMENTS
    if spec.name in ("organisation", "organisation_code", "plan_title", "plan_date")
}
NOTATIONS = frozenset({"due_edtf", "due_rrule", "status_basis"})
"""Say in another notation, or say why, what other columns say: gold judges them only where it gives them."""

UNJUDGED = frozenset({"page", "page_end", "table", "row", "bbox", *FACTS})
"""Places and the document's own facts: in every row because `extract` puts them there."""


OR = "\nor: "
"""Stands between the values that gold accepts, where a person reads them."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What gold accepts in one cell: any of ``accepted``, where None is an empty cell.

    Nothing accepted at all means that the cell is not scored.
    """

    accepted: tuple[Reading | None, ...] = (None,)

    @property
    def scored(self) -> bool:
        """Whether the cell counts."""
        return bool(self.accepted)

    @property
    def may_be_empty(self) -> bool:
        """Whether an empty cell is right."""
        return None in self.accepted

    @property
    def values(self) -> tuple[Reading, ...]:
        """The values that are right."""
        return tuple(value for value in self.accepted if value is not None)

    @property
    def shown(self) -> str:
        """What a person reads, each further alternative on a line of its own."""
        shown = dict.fromkeys(value.shown if value else "(empty)" for value in self.accepted)
        return OR.join(shown)


EMPTY = Expected()
UNSCORED = Expected(())


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One action of gold; a column that is not in ``cells`` is empty, or not scored if it is a notation."""

    number: int
    cells: Mapping[str, Expected]

    def cell(self, column: str) -> Expected:
        """What gold accepts in a column."""
        return self.cells.get(column, UNSCORED if column in NOTATIONS else EMPTY)

    @property
    def action(self) -> Expected:
        """The action's text."""
        return self.cells["action"]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one plan, which may stand for it in several formats.

    ``name`` is the file's path below the gold folder, without its ending. ``judged`` are the columns
    that it has an opinion on, empty ones included; None leaves that to the other gold files beside it.
    """

    name: PurePosixPath
    facts: Mapping[str, Expected]
    rows: tuple[GoldRow, ...]
    judged: frozenset[str] | None = None
    declared: int | None = None

    @property
    def used(self) -> frozenset[str]:
        """The columns that any row has a value in."""
        return frozenset(column for row in self.rows for column in row.cells)


@dataclass(frozen=True, slots=True)
class Gold:
    """Every gold document of a folder, what is odd about them, and a digest of their bytes.

    ``files`` holds the digest of each file, so that one lying among the papers is known for what it is.
    """

    documents: tuple[GoldDocument, ...]
    warnings: tuple[str, ...]
    digest: str
    files: frozenset[str] = frozenset()

    def scored_columns(self, document: GoldDocument) -> tuple[str, ...]:
        """The columns that count for a document, in the schema's order."""
        judged = document.judged
        if judged is None:
            judged = frozenset[str]().union(*(peer.used for peer in self.documents if peer.judged is None))
        return tuple(spec.name for spec in ACTIONS if spec.name in judged)


def gold_row(values: Mapping[str, object], number: int) -> GoldRow:
    """A row of gold from its plain values, which may be ``{"any": [...]}`` or ``"*"``.

    Raises `ValueError` where a value is not of its column's kind, or the action is missing.
    """
    cells = {
        column: expected(COLUMNS[column], value)
        for column, value in values.items()
        if column not in RUN_COLUMNS
    }
    row = GoldRow(number, {column: cell for column, cell in cells.items() if cell != EMPTY})
    if not row.cell("action").values:
        message = "a row of gold needs its action"
        raise ValueError(message)
    return row


def expected(spec: ColumnSpec, value: object) -> Expected:
    """What a plain value of gold accepts in a column."""
    if value == "*":
        return UNSCORED
    alternatives = value["any"] if isinstance(value, dict) and "any" in value else [value]
    if not isinstance(alternatives, list) or not alternatives:
        message = f'{spec.name}: "any" lists the values that are right'
        raise ValueError(message)
    try:
        readings = [reading(spec, alternative) for alternative in alternatives]
    except (ValueError, TypeError) as trouble:
        message = f"{spec.name}: {trouble}"
        raise ValueError(message) from trouble
    return Expected(tuple(dict.fromkeys(readings)))
