"""The common schema, written once: the tables' records, what each column holds, what each code means.

The Arrow schema, the columns of a CSV file, the data dictionary, the JSON Schema and the labels of the
review's cards are made of these annotations by `output.dictionary`. Every judged value stands beside its
verbatim twin. Enumerations that are needed further left in the flow stand there: `ingest.codes` (flags and
codes of issues), `ingest.issues.Severity`, `ingest.errors.Reason` and `extractors.plan.RowKind`.

Columns are only ever added within a version's successor; `docs/schema.md` says how to move.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from extractors.plan import RowKind
from ingest.codes import Described, Flag
from ingest.errors import Reason

SCHEMA_VERSION = 3


class PartyKind(Described):
    """What sort of name stands in a lead cell."""

    PERSON = "person", "a person by name"
    ROLE = "role", "a post or job title, whoever holds it"
    TEAM = "team", "a team, board or group"
    ORGANISATION = "organisation", "a body of its own"
    INITIALS = "initials", "initials that no name of the document explains"


class DueKind(Described):
    """What a deadline cell promises."""

    DEADLINE = "deadline", "to be done by a day"
    START = "start", "to begin on a day"
    PERIOD = "period", "to be done between two days"
    ONGOING = "ongoing", "to go on, without an end"
    RECURRING = "recurring", "to be done again and again"
    IMMEDIATE = "immediate", "to be done at once"
    RELATIVE = "relative", "counted from something whose date is not known"
    UNRESOLVED = "unresolved", "no date was read in it"


class DuePrecision(Described):
    """How finely the date behind ``due_date`` (or else ``due_start``) was printed."""

    DAY = "day", "a day"
    WEEK = "week", "a week"
    PART_MONTH = "part-month", "the beginning, the middle or the end of a month"
    MONTH = "month", "a month"
    QUARTER = "quarter", "a quarter of a financial or calendar year"
    SEASON = "season", "a season or a school term"
    HALF_YEAR = "half-year", "half a year"
    YEAR = "year", "a calendar, financial or school year"


class Status(Described):
    """How far an action has got."""

    NOT_STARTED = "not_started", "nothing has been done yet"
    IN_PROGRESS = "in_progress", "under way"
    ONGOING = "ongoing", "goes on, without an end"
    COMPLETED = "completed", "done"
    DELAYED = "delayed", "behind its time"
    CANCELLED = "cancelled", "given up, or overtaken by something else"


class StatusBasis(Described):
    """What a status was read from."""

    STATED = "stated", "the words of a status cell, or a line through the whole action"
    RAG = "rag", "a colour, or its name"
    PROGRESS = "progress", "the progress text"


class Rag(Described):
    """A red-amber-green(-blue) rating, from a word or from a cell's fill."""

    RED = "red", "red"
    AMBER = "amber", "amber"
    GREEN = "green", "green"
    BLUE = "blue", "blue"


class PlanDateBasis(Described):
    """What a plan's date was read from."""

    PRINTED = "printed", "a date printed on the document"
    MEETING = "meeting", "the date of the meeting that it went to"
    VERSION = "version", "the date of its version"
    FILE_NAME = "file name", "the file's name"
    PROPERTIES = "properties", "the file's properties"


class Outcome(Described):
    """How the reading of a file ended."""

    READ = "read", "all of it was read"
    READ_IN_PART = "read_in_part", "a part could not be read; the issues say which"
    FAILED = "failed", "nothing could be read; `failure` says why"


def holds(what: str, label: str | None = None) -> Meta:
    """What a column holds; ``label`` is how a person is shown its name, where that is not the name itself."""
    return Meta(description=what, title=label)


DocumentId: TypeAlias = Annotated[
    str,
    holds("first 16 hex digits of the SHA-256 of the file's bytes; .2, .3, ... behind it for further copies"),
]
Source: TypeAlias = Annotated[str, holds("path below the input folder, with /")]
Organisation: TypeAlias = Annotated[
    str | None, holds("the council or body whose plan it is, by its official name")
]
OrganisationCode: TypeAlias = Annotated[str | None, holds("its ONS/GSS code")]
PlanTitle: TypeAlias = Annotated[str | None, holds("title as printed")]
PlanDate: TypeAlias = Annotated[
    date | None, holds("the date the document bears; the anchor for dates without a year")
]
Section: TypeAlias = Annotated[str | None, holds("the group heading above the recommendation")]
RecommendationRef: TypeAlias = Annotated[
    str | None, holds("the recommendation's number or reference as printed", "Recommendation no.")
]
RecommendationText: TypeAlias = Annotated[str | None, holds("the recommendation's text, without its number")]
SuccessCriteria: TypeAlias = Annotated[
    tuple[str, ...], holds("criteria listed for the recommendation as a whole")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who leads, accounts for or takes part in an action, as far as the paper names them."""

    name: Annotated[str | None, holds("a person's name")] = None
    role: Annotated[str | None, holds("a post or job title")] = None
    initials: Annotated[str | None, holds("initials as printed")] = None
    organisation: Annotated[str | None, holds("a team, body or organisation")] = None
    kind: Annotated[PartyKind, holds("what sort of name it is")]


Parties: TypeAlias = Annotated[
    tuple[Party, ...], holds("who the printed cell names, in order: people, posts and bodies")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody is to do: a row of ``actions``, its fields in the schema's order."""

    action_id: Annotated[str, holds("<document_id>-<four-digit sequence in reading order>")]
    document_id: DocumentId
    source: Source
    organisation: Organisation = None
    organisation_code: OrganisationCode = None
    plan_title: PlanTitle = None
    plan_date: PlanDate = None
    recommendation_id: Annotated[str | None, holds("the row of `recommendations` it stands under")] = None
    section: Section = None
    recommendation_ref: RecommendationRef = None
    recommendation: RecommendationText = None
    success_criteria: SuccessCriteria = ()
    kind: Annotated[RowKind, holds("what sort of row it is")]
    action_ref: Annotated[
        str | None, holds("the action's own reference, where one is printed", "Reference")
    ] = None
    action: Annotated[str, holds("what is to be done; paragraphs and sub-bullets on lines of their own")]
    lead_raw: Annotated[str | None, holds("the responsible officers' cell as printed", "Lead")] = None
    leads: Parties = ()
    accountable_raw: Annotated[
        str | None, holds("the senior or accountable lead's cell as printed", "Accountable")
    ] = None
    accountable: Parties = ()
    due_raw: Annotated[str | None, holds("the deadline cell as printed", "Due")] = None
    due_kind: Annotated[
        DueKind | None, holds("what the deadline promises; empty only where none is printed", "Deadline type")
    ] = None
    due_start: Annotated[date | None, holds("first day of a period, or of work that starts")] = None
    due_date: Annotated[date | None, holds("the last day on which the action still meets its deadline")] = (
        None
    )
    due_precision: Annotated[
        DuePrecision | None,
        holds("how finely the last day (or else the first) was printed", "Deadline precision"),
    ] = None
    due_edtf: Annotated[str | None, holds("the deadline for programs, in EDTF (ISO 8601-2)")] = None
    due_rrule: Annotated[str | None, holds("an iCalendar RRULE where it recurs")] = None
    status_raw: Annotated[str | None, holds("the status cell as printed", "Status")] = None
    status: Annotated[Status | None, holds("how far it has got")] = None
    status_basis: Annotated[StatusBasis | None, holds("what the status was read from")] = None
    rag: Annotated[Rag | None, holds("colour, from a word or from the cell's fill", "Colour")] = None
    progress: Annotated[str | None, holds("progress, update or comment text")] = None
    outcome: Annotated[
        str | None, holds("outcome, impact, success measure or performance indicator of this action")
    ] = None
    target: Annotated[str | None, holds("target")] = None
    baseline: Annotated[str | None, holds("current benchmark")] = None
    monitoring: Annotated[str | None, holds("how progress is monitored; evidence")] = None
    monitored_by: Annotated[str | None, holds("who monitors")] = None
    resources: Annotated[str | None, holds("cost, funding, resources")] = None
    priority: Annotated[str | None, holds("priority as printed")] = None
    review_date_raw: Annotated[str | None, holds("the review date's cell as printed", "Review date")] = None
    review_date: Annotated[date | None, holds("when it is to be reviewed")] = None
    completed_date: Annotated[
        date | None, holds("the date on which it was done, where the plan says so", "Completed")
    ] = None
    other: Annotated[
        dict[str, str],
        holds("what no other column has a place for: each heading with its text", "Other columns"),
    ] = field(default_factory=dict)
    page: Annotated[
        int | None, holds("1-based page (or sheet) on which the row begins; null where the format has none")
    ] = None
    page_end: Annotated[int | None, holds("1-based page on which it ends")] = None
    table: Annotated[
        int | None, holds("index of the table in the document, counted from 0; null where it stands in none")
    ] = None
    row: Annotated[
        int,
        holds(
            "index of its row in the table, counted from 0, heading rows too; of the block, if in no table"
        ),
    ] = 0
    bbox: Annotated[
        tuple[float, float, float, float] | None,
        holds("x0, top, x1, bottom in points of the action's row on page"),
    ] = None
    extractor: Annotated[str, holds("what read it (pdf, docx, text, ...)")] = ""
    flags: Annotated[tuple[Flag, ...], holds("why it may be read wrong, and how it was found")] = ()
    to_check: Annotated[
        bool, holds("whether a person should look at it: an issue or a flag says that it may be read wrong")
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation, key issue or objective, also one without an action: a row of ``recommendations``."""

    recommendation_id: Annotated[str, holds("<document_id>-R<three-digit sequence in reading order>")]
    document_id: DocumentId
    source: Source
    section: Section = None
    recommendation_ref: RecommendationRef = None
    recommendation: RecommendationText = None
    success_criteria: SuccessCriteria = ()
    evaluation: Annotated[str | None, holds("evaluative commentary")] = None
    carried_forward: Annotated[str | None, holds("actions carried forward")] = None
    actions: Annotated[int, holds("how many rows of `actions` stand under it")] = 0
    page: Annotated[
        int | None, holds("1-based page (or sheet) on which it stands; null where the format has none")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One file of the input, unreadable ones included: a row of ``documents``."""

    document_id: DocumentId
    source: Source
    format: Annotated[str | None, holds("what the file's bytes say it is (pdf, docx, text, ...)")] = None
    bytes: Annotated[int, holds("the file's length")]
    pages: Annotated[int | None, holds("number of pages; null where the format has none")] = None
    organisation: Organisation = None
    organisation_code: OrganisationCode = None
    plan_title: PlanTitle = None
    plan_date: PlanDate = None
    plan_date_basis: Annotated[PlanDateBasis | None, holds("where plan_date was read")] = None
    outcome: Annotated[Outcome, holds("how the reading ended")]
    failure: Annotated[Reason | None, holds("the reason's code, where the document gave no actions")] = None
    failure_message: Annotated[str | None, holds("the reason in a sentence")] = None
    plans: Annotated[int, holds("number of plans found")] = 0
    recommendations: Annotated[int, holds("number of rows in `recommendations`")] = 0
    actions: Annotated[int, holds("number of rows in `actions`")] = 0
    issues: Annotated[int, holds("number of lines in issues.jsonl")] = 0
    extractor: Annotated[str | None, holds("what read it")] = None
    schema_version: Annotated[int, holds("version of this schema")] = SCHEMA_VERSION
    tool_version: Annotated[str, holds("version of the software that wrote the row")]
    same_plan_as: Annotated[
        str | None,
        holds(
            "the first document of the run that holds the same plan; without such rows each plan counts once"
        ),
    ] = None
