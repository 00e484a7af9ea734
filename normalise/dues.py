"""The deadlines of all rows of a document together: rows lend each other their years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from extractors.plan import Column, Plan, PlanRow
from ingest.codes import Flag
from normalise.choices import chosen
from normalise.context import Context
from normalise.dates.due import DateContext, Due
from normalise.dates.read import read_due, read_start
from normalise.ditto import is_as_above
from normalise.meetings import on_meeting
from normalise.progress.judge import read_status
from normalise.raised import raised_on
from normalise.records import DueKind, Status

_YEAR_NOT_PRINTED = frozenset({Flag.DUE_YEAR_INFERRED, Flag.DUE_YEAR_MISSING})

_NEIGHBOURS = 3
"""How many rows around a row lend it their dates."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its plan."""

    plan: Plan
    row: PlanRow

    def said(self, column: Column) -> str:
        """What is left of a column's cell: not struck through, and of options the one that is chosen."""
        text = self.row.live.get(column, self.row.texts.get(column, ""))
        if not text:
            return ""  # Most columns are not there, and are asked for in every row.
        choice = chosen(text)
        return text if choice is None else choice.words

    def is_struck_out(self, column: Column) -> bool:
        """Whether all that a column's cell said is struck through, and nothing stands in its place."""
        return self.row.live.get(column) == ""


def judge_dues(rows: Sequence[PlacedRow], context: Context) -> list[Due]:
    """What each row's deadline promises, in order.

    A year that a row does not print comes from the rows around it in the same plan, else from the plan's
    date, or the period that it is for, within the day on which a log says that it was taken up and whether it
    is done; "as above" takes the deadline of the row above.
    """
    dues = [_judge(placed, context, ()) for placed in rows]
    for index, due in enumerate(dues):
        around = (context.middle,) if context.middle else ()
        if _YEAR_NOT_PRINTED & set(due.flags) and (near := _neighbours(rows, dues, index) or around):
            dues[index] = _judge(rows[index], context, near)
    dues = [
        on_meeting(due, placed.said(Column.DUE), context.next_meeting)
        for placed, due in zip(rows, dues, strict=True)
    ]
    for index in range(1, len(dues)):
        text = rows[index].said(Column.DUE)
        if is_as_above(text) and rows[index].plan is rows[index - 1].plan and dues[index - 1].kind:
            dues[index] = replace(
                dues[index - 1], flags=(*dues[index - 1].flags, Flag.DUE_AS_ABOVE), rule="as above"
            )
    return dues


def _neighbours(rows: Sequence[PlacedRow], dues: Sequence[Due], index: int) -> tuple[date, ...]:
    """The dates with a printed year in the nearest rows of the plan, the row above before that below."""
    found = (
        day
        for other in _nearest(index, len(rows))
        if rows[other].plan is rows[index].plan
        if (day := dues[other].date or dues[other].start) and _YEAR_NOT_PRINTED.isdisjoint(dues[other].flags)
    )
    return tuple(islice(found, _NEIGHBOURS))


def _nearest(index: int, count: int) -> Iterator[int]:
    """The other rows by how near they are to one, as long as somebody asks for more of them."""
    for distance in range(1, count):
        yield from (other for other in (index - distance, index + distance) if 0 <= other < count)


def _judge(placed: PlacedRow, context: Context, neighbours: tuple[date, ...]) -> Due:
    """A row's deadline, with the start that a column of its own gives."""
    dates = _dates_of(placed, context, neighbours)
    due = read_due(placed.said(Column.DUE), dates, second_opinion=True)
    if placed.is_struck_out(Column.DUE):
        due = Due(DueKind.UNRESOLVED, flags=(Flag.DUE_STRUCK,), rule="struck through")
    elif Column.DUE in placed.row.shared and _differ_in_kind(placed.said(Column.DUE), dates):
        due = Due(DueKind.UNRESOLVED, flags=(Flag.DUE_NOT_DEALT,), rule="not dealt out")
    start_text = placed.said(Column.START)
    if not start_text.strip():
        return due
    start = read_start(start_text, dates)
    if due.kind is None:
        return start
    return _from_start_to_due(start, due)


def _dates_of(placed: PlacedRow, context: Context, neighbours: tuple[date, ...]) -> DateContext:
    """What settles a row's dates: the document's facts, when the row was raised, whether it is done."""
    told = Flag.ASSIGNED_IN_SENTENCE in placed.row.flags
    dates = replace(context.dates(neighbours), in_sentence=told)
    status = read_status(
        placed.said(Column.STATUS), progress=placed.said(Column.PROGRESS), key=context.rag_key
    ).status
    raised = raised_on(placed.row, dates)
    if raised is None and status is not Status.COMPLETED:
        return dates
    return replace(dates, raised=raised, done=status is Status.COMPLETED)


def _differ_in_kind(text: str, dates: DateContext) -> bool:
    """Whether the lines of a cell promise things of different kinds, each perhaps another action's.

    Of several deadlines the latest is taken; "immediate effect" is no promise of a neighbour's date.
    """
    return len({kind for line in text.split("\n") if (kind := read_due(line, dates).kind)}) > 1


def _from_start_to_due(start: Due, due: Due) -> Due:
    if start.start is None or due.kind not in (DueKind.DEADLINE, DueKind.ONGOING):
        return due
    if due.kind is DueKind.ONGOING:
        return (
            due if due.start else replace(due, start=start.start, precision=start.precision, edtf=start.edtf)
        )
    if due.date is None or start.start > due.date:
        return due
    flags = tuple(dict.fromkeys((*due.flags, *start.flags)))
    return replace(due, kind=DueKind.PERIOD, start=start.start, edtf=f"{start.start}/{due.date}", flags=flags)
