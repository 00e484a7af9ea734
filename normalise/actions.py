"""Rows as printed into actions of the common schema: every judged value beside its verbatim twin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from extractors.plan import Column, Plan
from ingest.codes import Flag
from ingest.issues import Issue
from normalise.context import Context
from normalise.dates.due import Due
from normalise.dates.read import read_due
from normalise.ditto import is_as_above
from normalise.doubts import (
    Doubt,
    PlanTime,
    doubts_of_due,
    doubts_of_leads,
    doubts_of_length,
    doubts_of_status,
    doubts_of_year,
    time_of_plan,
)
from normalise.dues import PlacedRow, judge_dues
from normalise.parties.read import read_parties
from normalise.parties.roster import Resolved, resolved
from normalise.progress.codes import meaning_of
from normalise.progress.judge import read_status
from normalise.progress.rag import is_lost_in_grey
from normalise.progress.reading import StatusReading
from normalise.recommendations import place_recommendations
from normalise.records import Action, DuePrecision, PlanDateBasis, Recommendation, Status, StatusBasis


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row with everything that was judged of it."""

    placed: PlacedRow
    due: Due
    leads: tuple[Resolved, ...]
    accountable: tuple[Resolved, ...]
    status: StatusReading
    status_raw: str | None
    doubts: tuple[Doubt, ...] = field(default=())
    as_above: bool = False


def to_actions(
    plans: Sequence[Plan], context: Context, document_id: str, source: str, reader: str
) -> tuple[tuple[Action, ...], tuple[Recommendation, ...], tuple[Issue, ...]]:
    """All actions of a document, its recommendations, and what a person should look at, for the pipeline.

    Every row becomes one action, in order; ``reader`` names what read the document. The doubtful facts of
    the document itself, which the context carries, come first among the issues.
    """
    rows = [PlacedRow(plan, row) for plan in plans for row in plan.rows]
    dues = judge_dues(rows, context)
    printed = context.plan_date_basis not in (PlanDateBasis.FILE_NAME, PlanDateBasis.PROPERTIES)
    time = time_of_plan(dues, context.plan_date, is_printed=printed)
    judged = _with_leads_above(
        [_judge(placed, due, context, time) for placed, due in zip(rows, dues, strict=True)]
    )
    recommendations, ids = place_recommendations(rows, document_id, source)
    actions: list[Action] = []
    issues = list(context.issues)
    for number, (each, recommendation_id) in enumerate(zip(judged, ids, strict=True), start=1):
        place = _Place(f"{document_id}-{number:04}", document_id, source, recommendation_id, reader)
        actions.append(_action(each, place, context, several=len(plans) > 1))
        issues.extend(_issue(doubt, each, place) for doubt in each.doubts)
    return tuple(actions), recommendations, tuple(issues)


def _judge(placed: PlacedRow, due: Due, context: Context, time: PlanTime) -> _Judged:
    leads, accountable = (
        tuple(resolved(party, context.roster) for party in read_parties(placed.said(column)))
        for column in (Column.LEAD, Column.ACCOUNTABLE)
    )
    status, status_raw = _status(placed, due, context)
    doubts = (
        *doubts_of_length(placed.row.texts),
        *doubts_of_due(due, placed.said(Column.DUE)),
        *doubts_of_year(due, status.status, time, placed.said(Column.DUE)),
        *doubts_of_status(status.status, status.flags, placed.said(Column.STATUS)),
        *doubts_of_leads(leads, placed.said(Column.LEAD), Column.LEAD),
        *doubts_of_leads(accountable, placed.said(Column.ACCOUNTABLE), Column.ACCOUNTABLE),
    )
    return _Judged(placed, due, leads, accountable, status, status_raw, doubts)


def _with_leads_above(judged: Sequence[_Judged]) -> list[_Judged]:
    """The rows, with the leads of the row above in the same plan where a cell only points there."""
    done = list(judged[:1])
    for each in judged[1:]:
        above, said = done[-1], each.placed.said
        same_plan = above.placed.plan is each.placed.plan
        if same_plan and above.leads and is_as_above(said(Column.LEAD)):
            each = replace(each, leads=above.leads, as_above=True)
        if same_plan and above.accountable and is_as_above(said(Column.ACCOUNTABLE)):
            each = replace(each, accountable=above.accountable, as_above=True)
        done.append(each)
    return done


def _status(placed: PlacedRow, due: Due, context: Context) -> tuple[StatusReading, str | None]:
    """The status of a row and its words; one that stands among the dates counts where there is no other.

    A row that is struck through was given up, unless it says that it was done.
    """
    row = placed.row
    text = row.texts.get(Column.STATUS)
    said = placed.said(Column.STATUS) if text and text.strip() else due.status_text
    reading = read_status(
        said, fill=row.fills.get(Column.STATUS), progress=placed.said(Column.PROGRESS), key=context.rag_key
    )
    colour = read_status(placed.said(Column.RAG), fill=row.fills.get(Column.RAG), key=context.rag_key)
    for column in (Column.RAG, Column.STATUS):
        cell = placed.said(column)
        if (meant := meaning_of(cell, context.codes)) is not None:
            # A letter is a colour only where the key says so; a coloured sign has its own.
            rag = meant.rag or (None if any(map(str.isalpha, cell)) else reading.rag or colour.rag)
            reading = StatusReading(meant.status, StatusBasis.STATED, rag, rule="the document's key")
            colour = StatusReading()
    if reading.status is None and colour.status is not None:
        reading = colour
    if reading.rag is None and colour.rag is not None:
        reading = replace(reading, rag=colour.rag)
    painted = (context.other_fills.get(row.fills.get(column) or "") for column in (Column.STATUS, Column.RAG))
    if reading.status is None and not reading.flags and (meant_by := next(filter(None, painted), None)):
        reading = StatusReading(meant_by, StatusBasis.STATED, rule="the document's key")
    done = placed.said(Column.COMPLETED_DATE)
    if reading.status is None and done and read_due(done, context.dates()).date is not None:
        reading = StatusReading(Status.COMPLETED, StatusBasis.STATED, reading.rag, rule="date of completion")
    if Flag.ROW_STRUCK in row.flags and reading.status is not Status.COMPLETED:
        reading = StatusReading(Status.CANCELLED, StatusBasis.STATED, reading.rag, rule="struck through")
    if reading.status is None and text and text.strip() and not (said or "").strip():
        reading = replace(reading, flags=(*reading.flags, Flag.STATUS_NOT_CHOSEN))
    return reading, text or due.status_text


@dataclass(frozen=True, slots=True)
class _Place:
    """What an action is called, and where it comes from."""

    action_id: str
    document_id: str
    source: str
    recommendation_id: str | None
    reader: str


def _action(each: _Judged, place: _Place, context: Context, *, several: bool) -> Action:
    row, texts = each.placed.row, each.placed.row.texts
    return _standing(each, place, context, several=several)(
        section=row.section,
        recommendation_ref=row.recommendation_ref,
        recommendation=row.recommendation,
        success_criteria=row.success_criteria,
        kind=row.kind,
        action_ref=row.action_ref,
        action=row.action,
        lead_raw=texts.get(Column.LEAD),
        leads=tuple(lead.party for lead in each.leads),
        accountable_raw=texts.get(Column.ACCOUNTABLE),
        accountable=tuple(party.party for party in each.accountable),
        due_raw=texts.get(Column.DUE) or texts.get(Column.START),
        due_kind=each.due.kind,
        due_start=each.due.start,
        due_date=each.due.date,
        due_precision=each.due.precision,
        due_edtf=each.due.edtf,
        due_rrule=each.due.rrule,
        status_raw=each.status_raw,
        status=each.status.status,
        status_basis=each.status.basis,
        rag=each.status.rag,
        progress=texts.get(Column.PROGRESS),
        outcome=texts.get(Column.OUTCOME),
        target=texts.get(Column.TARGET),
        baseline=texts.get(Column.BASELINE),
        monitoring=texts.get(Column.MONITORING),
        monitored_by=texts.get(Column.MONITORED_BY),
        resources=texts.get(Column.RESOURCES),
        priority=texts.get(Column.PRIORITY),
        review_date_raw=texts.get(Column.REVIEW_DATE),
        review_date=read_due(each.placed.said(Column.REVIEW_DATE), context.dates()).date,
        completed_date=_completed_on(each, context),
        other=_other(row.other, texts),
        flags=_flags(each, place.reader),
    )


def _standing(each: _Judged, place: _Place, context: Context, *, several: bool) -> partial[Action]:
    """An action of which it is known whose it is and where it stands, and not yet what it says."""
    at = each.placed.row.place
    title = each.placed.plan.title if several and each.placed.plan.title else context.plan_title
    return partial(
        Action,
        action_id=place.action_id,
        document_id=place.document_id,
        source=place.source,
        organisation=context.organisation,
        organisation_code=context.organisation_code,
        plan_title=title,
        plan_date=context.plan_date,
        recommendation_id=place.recommendation_id,
        page=at.page,
        page_end=at.page_end,
        table=at.table,
        row=at.row,
        bbox=(at.box.x0, at.box.top, at.box.x1, at.box.bottom) if at.box else None,
        extractor=place.reader,
    )


def _other(other: Mapping[str, str], texts: Mapping[Column, str]) -> dict[str, str]:
    """The columns outside the schema; a start column beside a deadline's is kept there in its own words."""
    kept = dict(other)
    if texts.get(Column.DUE) and texts.get(Column.START):
        kept.setdefault("Start", texts[Column.START])
    return kept


def _completed_on(each: _Judged, context: Context) -> date | None:
    """The day on which it was done: of its own column, or told with the status ("Completed January 2016")."""
    said = each.placed.said
    if done := said(Column.COMPLETED_DATE):
        return read_due(done, context.dates()).date
    if each.status.status is not Status.COMPLETED:
        return None
    told = said(Column.STATUS if each.status.basis is StatusBasis.STATED else Column.PROGRESS)
    first = told.split("\n", 1)[0].split(". ", 1)[0]
    due = read_due(first)
    return due.date if due.precision in (DuePrecision.DAY, DuePrecision.MONTH) else None


_SCANS = "+ocr"
"""What the names of readers end in that read pictures."""


def _lost_in_grey(each: _Judged, reader: str) -> bool:
    """Whether a scan shows in greys what may have been a rating by colour: not in one grey all down a column,
    as it is shaded for its looks."""
    status = each.status
    by_key = status.status and status.basis is not StatusBasis.PROGRESS and not each.status_raw
    if not reader.endswith(_SCANS) or status.rag or by_key:
        return False
    own, rows = each.placed.row.fills, each.placed.plan.rows
    return any(
        column in own and is_lost_in_grey(own[column]) and len({row.fills.get(column) for row in rows}) > 1
        for column in (Column.RAG, Column.STATUS, Column.PROGRESS)
    )


def _flags(each: _Judged, reader: str) -> tuple[Flag, ...]:
    flags = (
        *each.placed.row.flags,
        *each.due.flags,
        *each.status.flags,
        *((Flag.LEAD_AS_ABOVE,) if each.as_above else ()),
        *((Flag.FILL_IN_GREY,) if _lost_in_grey(each, reader) else ()),
        *(doubt.code for doubt in each.doubts),
    )
    return tuple(dict.fromkeys(flags))


def _issue(doubt: Doubt, each: _Judged, place: _Place) -> Issue:
    where = each.placed.row.place
    return Issue(
        doubt.code,
        doubt.severity,
        doubt.message,
        page=where.page,
        table=where.table,
        row=where.row,
        column=doubt.column.value,
        action_id=place.action_id,
    )
