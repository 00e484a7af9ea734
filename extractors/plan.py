"""Plans as found in a layout: verbatim text a column, with where it stood, and nothing judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extractors.layout import Box
from ingest.codes import Flag
from ingest.issues import Issue


class Column(StrEnum):
    """What a column of a plan is about. The words that name each stand in ``lexicon/columns.toml``."""

    ACTION = "action"
    ACTION_REF = "action_ref"
    RECOMMENDATION = "recommendation"
    RECOMMENDATION_REF = "recommendation_ref"
    SECTION = "section"
    SUCCESS_CRITERIA = "success_criteria"
    LEAD = "lead"
    ACCOUNTABLE = "accountable"
    DUE = "due"
    START = "start"
    STATUS = "status"
    RAG = "rag"
    PROGRESS = "progress"
    OUTCOME = "outcome"
    TARGET = "target"
    BASELINE = "baseline"
    MONITORING = "monitoring"
    MONITORED_BY = "monitored_by"
    RESOURCES = "resources"
    PRIORITY = "priority"
    REVIEW_DATE = "review_date"
    COMPLETED_DATE = "completed_date"


class RowKind(StrEnum):
    """Whether a row promises something, marks a step on the way, or names a weakness."""

    ACTION = "action"
    MILESTONE = "milestone"
    ISSUE = "issue"


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
    recommendation); ``live`` what is left of those in which words are struck through; ``shared`` those of
    which nothing shows what belongs to this action, so that it keeps all that its row says; ``fills`` the
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
    shared: frozenset[Column] = frozenset()
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
