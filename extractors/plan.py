"""Plans as found in a layout: verbatim text a column, with where it stood, and nothing judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.layout import Box
from ingest.codes import Described, Flag
from ingest.issues import Issue


class Column(Described):
    """What a column of a plan is about, each with that in words for a person.

    The words that name each stand in ``lexicon/columns.toml``.
    """

    ACTION = "action", "what is to be done"
    ACTION_REF = "action_ref", "the action's own number or reference"
    RECOMMENDATION = "recommendation", "the recommendation, issue or objective that the action answers"
    RECOMMENDATION_REF = "recommendation_ref", "the number of that recommendation"
    SECTION = "section", "the theme or group that the action stands under"
    SUCCESS_CRITERIA = "success_criteria", "how success is judged, for the recommendation as a whole"
    LEAD = "lead", "who does it"
    ACCOUNTABLE = "accountable", "who answers for it, above whoever does it"
    DUE = "due", "by when it is to be done"
    START = "start", "when it begins"
    STATUS = "status", "how far it has got, in a word: completed, ongoing"
    RAG = "rag", "red, amber, green or blue"
    PROGRESS = "progress", "what has been done so far; comments"
    OUTCOME = "outcome", "what the action is to bring about, or what it is measured by"
    TARGET = "target", "the figure or level to be reached"
    BASELINE = "baseline", "the figure or level when the plan was written"
    MONITORING = "monitoring", "how progress is followed; evidence"
    MONITORED_BY = "monitored_by", "who follows the progress"
    RESOURCES = "resources", "money, staff and whatever else it takes"
    PRIORITY = "priority", "how urgent or important it is"
    REVIEW_DATE = "review_date", "when it is looked at again"
    COMPLETED_DATE = "completed_date", "the day on which it was done"


class RowKind(Described):
    """What a row of a plan is."""

    ACTION = "action", "something that somebody is to do"
    MILESTONE = "milestone", "a step on the way"
    ISSUE = "issue", "a weakness: something that is to be put right"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: table and row are 0-based, pages 1-based, ``box`` is the row on its first page.

    Of an action that stands in no table, ``table`` is None and ``row`` the number of its block.
    """

    table: int | None
    row: int
    page: int | None = None
    page_end: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action, milestone or issue as printed.

    ``texts`` holds the columns that belong to this row alone (never the action itself, nor its
    recommendation); ``live`` what is left of those in which words are struck through; ``shared`` the columns,
    of the schema or under their own header, of which nothing shows what belongs to this action, so that it
    keeps all that its row says; ``fills`` the
    ``#RRGGBB`` of painted cells by column; ``other`` the columns that nothing in the schema answers to,
    under their own header.
    """

    kind: RowKind
    action: str
    place: Place
    action_ref: str | None = None
    section: str | None = None
    recommendation_ref: str | None = None
    recommendation: str | None = None
    success_criteria: tuple[str, ...] = ()
    texts: Mapping[Column, str] = field(default_factory=dict)
    live: Mapping[Column, str] = field(default_factory=dict)
    fills: Mapping[Column, str] = field(default_factory=dict)
    shared: frozenset[Column | str] = frozenset()
    other: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRecommendation:
    """A recommendation, key issue or objective, with or without actions under it."""

    section: str | None
    ref: str | None
    text: str | None
    success_criteria: tuple[str, ...] = ()
    evaluation: str | None = None
    carried_forward: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One action plan of a document, in reading order."""

    title: str | None
    rows: tuple[PlanRow, ...]
    recommendations: tuple[PlanRecommendation, ...] = ()
    issues: tuple[Issue, ...] = ()
