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
    ORGANISATION = "organisation", "a council, company, charity or other body"
    INITIALS = "initials", "initials whose full name the document does not give"


class DueKind(Described):
    """What a deadline cell promises."""

    DEADLINE = "deadline", "to be done by a date"
    START = "start", "to begin on a date"
    PERIOD = "period", "to be done between two dates"
    ONGOING = "ongoing", "to go on without an end"
    RECURRING = "recurring", "to be done again and again, as every month"
    IMMEDIATE = "immediate", "to be done at once"
    RELATIVE = "relative", "counted from something whose date is not known, as six weeks after approval"
    UNRESOLVED = "unresolved", "something is printed, but no date was recognised in it"


class DuePrecision(Described):
    """How finely the date behind ``due_date`` (or else ``due_start``) was printed."""

    DAY = "day", "to the day"
    WEEK = "week", "only the week"
    PART_MONTH = "part-month", "only the beginning, middle or end of a month"
    MONTH = "month", "only the month"
    QUARTER = "quarter", "only the quarter of a financial or calendar year"
    SEASON = "season", "only the season or the school term"
    HALF_YEAR = "half-year", "only the half of a year"
    YEAR = "year", "only the calendar, financial or school year"


class Status(Described):
    """How far an action has got."""

    NOT_STARTED = "not_started", "nothing has been done yet"
    IN_PROGRESS = "in_progress", "under way"
    ONGOING = "ongoing", "goes on without an end"
    COMPLETED = "completed", "done"
    DELAYED = "delayed", "late, or put on hold"
    CANCELLED = "cancelled", "given up, or overtaken by something else"


class StatusBasis(Described):
    """What a status was read from."""

    STATED = "stated", "the words of the status column, or a line through the whole action"
    RAG = "rag", "a colour (red, amber, green, blue), or its name"
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
    holds(
        "key of the document, made of the file's contents (16 digits of its SHA-256); further copies of "
        "the file have .2, .3, ... at its end"
    ),
]
Source: TypeAlias = Annotated[str, holds("the file's path below the folder that was read, with /")]
Organisation: TypeAlias = Annotated[
    str | None, holds("the council or body whose plan it is, by its official name")
]
OrganisationCode: TypeAlias = Annotated[
    str | None, holds("official code of the council (ONS/GSS code, as E06000022)")
]
PlanTitle: TypeAlias = Annotated[str | None, holds("title of the plan, as printed")]
PlanDate: TypeAlias = Annotated[
    date | None, holds("date of the document; deadlines without a year are interpreted by it")
]
Section: TypeAlias = Annotated[str | None, holds("the heading, theme or group that it stands under")]
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
    kind: Annotated[PartyKind, holds("what kind of name it is")]


Parties: TypeAlias = Annotated[
    tuple[Party, ...],
    holds("the people, posts, teams and organisations that the printed cell names, in order"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody is to do: a row of ``actions``, its fields in the schema's order."""

    action_id: Annotated[str, holds("key of the action: <document_id>-<four-digit number in reading order>")]
    document_id: DocumentId
    source: Source
    organisation: Organisation = None
    organisation_code: OrganisationCode = None
    plan_title: PlanTitle = None
    plan_date: PlanDate = None
    recommendation_id: Annotated[
        str | None, holds("key of the recommendation that it answers: a row of `recommendations`")
    ] = None
    section: Section = None
    recommendation_ref: RecommendationRef = None
    recommendation: RecommendationText = None
    success_criteria: SuccessCriteria = ()
    kind: Annotated[RowKind, holds("whether it is an action, a milestone, or a weakness to be put right")]
    action_ref: Annotated[
        str | None, holds("the action's own reference, where one is printed", "Reference")
    ] = None
    action: Annotated[str, holds("what is to be done; paragraphs and sub-bullets on lines of their own")]
    lead_raw: Annotated[str | None, holds("who is responsible, as printed", "Lead")] = None
    leads: Parties = ()
    accountable_raw: Annotated[
        str | None, holds("who is accountable above the lead, as printed", "Accountable")
    ] = None
    accountable: Parties = ()
    due_raw: Annotated[str | None, holds("the deadline, as printed", "Due")] = None
    due_kind: Annotated[
        DueKind | None,
        holds("what type of deadline it is; empty only where none is printed", "Due type"),
    ] = None
    due_start: Annotated[date | None, holds("the first day: when a period or the work begins")] = None
    due_date: Annotated[date | None, holds("the last day on which the action still meets its deadline")] = (
        None
    )
    due_precision: Annotated[
        DuePrecision | None,
        holds("how exactly the date was printed: to the day, or only the month", "Due precision"),
    ] = None
    due_edtf: Annotated[
        str | None, holds("the deadline in EDTF, a date notation for programs (ISO 8601-2)")
    ] = None
    due_rrule: Annotated[
        str | None,
        holds("how a recurring deadline is repeated, in the notation of calendar programs (iCalendar RRULE)"),
    ] = None
    status_raw: Annotated[str | None, holds("the status, as printed", "Status")] = None
    status: Annotated[Status | None, holds("how far the action has got")] = None
    status_basis: Annotated[StatusBasis | None, holds("what the status was read from")] = None
    rag: Annotated[
        Rag | None,
        holds("red, amber, green or blue rating (RAG), from a word or the cell's fill", "RAG colour"),
    ] = None
    progress: Annotated[str | None, holds("progress, update or comment text")] = None
    outcome: Annotated[
        str | None,
        holds("what the action is to bring about: outcome, impact, success measure or performance indicator"),
    ] = None
    target: Annotated[str | None, holds("the figure or level to be reached")] = None
    baseline: Annotated[str | None, holds("the figure or level when the plan was written")] = None
    monitoring: Annotated[str | None, holds("how progress is monitored, or the evidence for it")] = None
    monitored_by: Annotated[str | None, holds("who monitors progress")] = None
    resources: Annotated[str | None, holds("cost, funding, staff and other resources")] = None
    priority: Annotated[str | None, holds("priority, as printed")] = None
    review_date_raw: Annotated[str | None, holds("the review date, as printed", "Review date")] = None
    review_date: Annotated[date | None, holds("when the action is to be reviewed")] = None
    completed_date: Annotated[
        date | None, holds("the date on which it was done, where the plan says so", "Completed")
    ] = None
    other: Annotated[
        dict[str, str],
        holds(
            "columns of the document that have no column here: each heading with its text", "Other columns"
        ),
    ] = field(default_factory=dict)
    page: Annotated[
        int | None,
        holds("page (or sheet) on which it begins, counted from 1; empty where the format has no pages"),
    ] = None
    page_end: Annotated[int | None, holds("page on which it ends, counted from 1")] = None
    table: Annotated[
        int | None, holds("number of the table in the document, counted from 0; empty if it is in no table")
    ] = None
    row: Annotated[
        int,
        holds("number of its row in the table, counted from 0 with the heading rows; else of its paragraph"),
    ] = 0
    bbox: Annotated[
        tuple[float, float, float, float] | None,
        holds("where the row is on the page: left, top, right, bottom, in points (1/72 inch)"),
    ] = None
    extractor: Annotated[str, holds("the reader that was used (pdf, docx, text, ...)")] = ""
    flags: Annotated[
        tuple[Flag, ...], holds("codes that say why it may have been read wrong, or how it was found")
    ] = ()
    to_check: Annotated[
        bool, holds("true if it may have been read wrong, so that a person should check it")
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation, key issue or objective, also one without an action: a row of ``recommendations``."""

    recommendation_id: Annotated[
        str, holds("key of the recommendation: <document_id>-R<three-digit number in reading order>")
    ]
    document_id: DocumentId
    source: Source
    section: Section = None
    recommendation_ref: RecommendationRef = None
    recommendation: RecommendationText = None
    success_criteria: SuccessCriteria = ()
    evaluation: Annotated[str | None, holds("commentary that evaluates what was achieved")] = None
    carried_forward: Annotated[str | None, holds("actions that are carried forward to the next plan")] = None
    actions: Annotated[int, holds("how many actions answer it")] = 0
    page: Annotated[
        int | None,
        holds("page (or sheet) on which it is, counted from 1; empty where the format has no pages"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One file of the input, unreadable ones included: a row of ``documents``."""

    document_id: DocumentId
    source: Source
    format: Annotated[
        str | None, holds("what kind of file it is, by its contents and not its name (pdf, docx, text, ...)")
    ] = None
    bytes: Annotated[int, holds("size of the file in bytes")]
    pages: Annotated[int | None, holds("number of pages; empty where the format has none")] = None
    organisation: Organisation = None
    organisation_code: OrganisationCode = None
    plan_title: PlanTitle = None
    plan_date: PlanDate = None
    plan_date_basis: Annotated[PlanDateBasis | None, holds("where plan_date was found")] = None
    outcome: Annotated[
        Outcome, holds("whether the document was read; `outcome` in `actions` is another thing")
    ]
    failure: Annotated[Reason | None, holds("why the document gave no actions, as a code")] = None
    failure_message: Annotated[
        str | None, holds("the same in a sentence, with what can be done about it")
    ] = None
    plans: Annotated[int, holds("how many action plans were found in it")] = 0
    recommendations: Annotated[int, holds("how many of its rows are in `recommendations`")] = 0
    actions: Annotated[int, holds("how many of its rows are in `actions`")] = 0
    issues: Annotated[int, holds("how many of the remarks in `issues` are about it")] = 0
    extractor: Annotated[str | None, holds("the reader that was used")] = None
    schema_version: Annotated[int, holds("version of these tables' columns")] = SCHEMA_VERSION
    tool_version: Annotated[str, holds("version of councilplans that wrote the row")]
    same_plan_as: Annotated[
        str | None,
        holds(
            "document_id of the first document with the same version of the plan; leave out rows with a "
            "value here to count each plan once"
        ),
    ] = None
