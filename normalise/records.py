"""The three tables of the common schema, version 1, as typed records: what every plan comes out as."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SCHEMA_VERSION = 1


class PartyKind(StrEnum):
    """What sort of name stands in a lead cell."""

    PERSON = "person"
    ROLE = "role"
    TEAM = "team"
    ORGANISATION = "organisation"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who leads, accounts for or takes part in an action, as far as the paper names them."""

    kind: PartyKind
    name: str | None = None
    role: str | None = None
    initials: str | None = None
    organisation: str | None = None


class DueKind(StrEnum):
    """What a deadline cell promises."""

    DEADLINE = "deadline"
    START = "start"
    PERIOD = "period"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    IMMEDIATE = "immediate"
    RELATIVE = "relative"
    UNRESOLVED = "unresolved"


class DuePrecision(StrEnum):
    """How finely the date behind ``due_date`` (or else ``due_start``) was printed."""

    DAY = "day"
    WEEK = "week"
    PART_MONTH = "part-month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half-year"
    YEAR = "year"


class Status(StrEnum):
    """How far an action has got."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    DELAYED = "delayed"
    CANCELLED = "cancelled"


class StatusBasis(StrEnum):
    """What a status was read from."""

    STATED = "stated"
    RAG = "rag"
    PROGRESS = "progress"


class Rag(StrEnum):
    """A red-amber-green(-blue) rating, from a word or from a cell's fill."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody is to do: a row of ``actions``, its fields in the schema's order.

    `output.dictionary` says what each column holds; every judged value stands beside its verbatim twin.
    """

    action_id: str
    document_id: str
    source: str
    organisation: str | None
    organisation_code: str | None
    plan_title: str | None
    plan_date: date | None
    recommendation_id: str | None
    section: str | None
    recommendation_ref: str | None
    recommendation: str | None
    success_criteria: tuple[str, ...]
    kind: str
    action_ref: str | None
    action: str
    lead_raw: str | None = None
    leads: tuple[Party, ...] = ()
    accountable_raw: str | None = None
    accountable: tuple[Party, ...] = ()
    due_raw: str | None = None
    due_kind: DueKind | None = None
    due_start: date | None = None
    due_date: date | None = None
    due_precision: DuePrecision | None = None
    due_edtf: str | None = None
    due_rrule: str | None = None
    status_raw: str | None = None
    status: Status | None = None
    status_basis: StatusBasis | None = None
    rag: Rag | None = None
    progress: str | None = None
    outcome: str | None = None
    target: str | None = None
    baseline: str | None = None
    monitoring: str | None = None
    monitored_by: str | None = None
    resources: str | None = None
    priority: str | None = None
    review_date_raw: str | None = None
    review_date: date | None = None
    completed_date: date | None = None
    other: dict[str, str] = field(default_factory=dict)
    page: int | None = None
    page_end: int | None = None
    table: int = 0
    row: int = 0
    bbox: tuple[float, float, float, float] | None = None
    extractor: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, key issue or objective, also one without an action: a row of ``recommendations``."""

    recommendation_id: str
    document_id: str
    source: str
    section: str | None
    recommendation_ref: str | None
    recommendation: str | None
    success_criteria: tuple[str, ...] = ()
    evaluation: str | None = None
    carried_forward: str | None = None
    actions: int = 0
    page: int | None = None


class Outcome(StrEnum):
    """How the reading of a file ended."""

    READ = "read"
    READ_IN_PART = "read_in_part"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One file of the input, unreadable ones included: a row of ``documents``."""

    document_id: str
    source: str
    format: str | None
    bytes: int
    pages: int | None
    organisation: str | None
    organisation_code: str | None
    plan_title: str | None
    plan_date: date | None
    plan_date_basis: str | None
    outcome: Outcome
    failure: str | None
    failure_message: str | None
    plans: int
    recommendations: int
    actions: int
    issues: int
    extractor: str | None
    schema_version: int
    tool_version: str
