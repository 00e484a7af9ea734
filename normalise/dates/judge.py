"""What a deadline cell promises on the whole, once its times are known.

The schema's policy: several deadlines are met by the latest, a period by its last day, a date beats a
word ("immediate", "ongoing"); what is left is recurring, ongoing, immediate, relative or unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.codes import Flag
from normalise.dates.calendar import Part
from normalise.dates.due import DateContext, Due
from normalise.dates.printed import Offset, Printed, Repeat, Span
from normalise.dates.rules_promises import Clause, Role
from normalise.dates.spelling import BY_LIKENESS
from normalise.dates.words import judge_words, repeat_after, unread_years
from normalise.dates.years import Settled, end_of_interval, settle
from normalise.grammar import Node
from normalise.records import DueKind

_BEFORE = (Role.BEFORE, Role.BEFORE_MEETING)
_DEADLINES = (Role.DEADLINE, *_BEFORE, Role.REVISED, Role.REVIEW, Role.FORMER)
_STARTS = (Role.START, Role.AFTER)
_REPEATS = (Role.REPEAT, Role.REPEAT_FROM)


@dataclass(frozen=True, slots=True)
class _Promise:
    """A clause with its dates, and where it ends in the text."""

    role: Role
    clause: Clause
    dates: Settled
    end: int


def judge(nodes: Sequence[Node], context: DateContext) -> Due:
    """The judgement on a parsed cell; status and provisos are left to `normalise.dates.words`."""
    placed = [
        (node, node.meaning)
        for node in nodes
        if isinstance(node.meaning, Clause) and (context.in_sentence or not _is_day_alone(node.meaning))
    ]
    if len(years := unread_years(nodes)) == 1:
        # "March (for equality) 2010": the year is told, if not beside its month.
        context = replace(context, anchor=None, neighbours=(date(years.pop(), 7, 1), *context.neighbours))
    dates = settle([clause.time for _, clause in placed], context)
    promises = [
        _directed(_Promise(clause.role, clause, settled, node.end))
        for (node, clause), settled in zip(placed, dates, strict=True)
    ]
    own = _without_what_follows(promises)
    due = _by_promises(_standing(own, nodes), nodes) or judge_words(nodes)
    rules = dict.fromkeys(name for node in nodes for name in node.rules)
    reviewed = any(promise.role is Role.REVIEW for promise in promises) and not (due.date or due.start)
    flags = (*due.flags, Flag.DUE_REVIEW_ONLY) if reviewed else due.flags
    if len(own) < len(promises) and due.date and Flag.DUE_SEVERAL not in flags:
        flags = (*flags, Flag.DUE_SEVERAL)
    if BY_LIKENESS in rules and due.kind is not DueKind.UNRESOLVED:
        flags = (*flags, Flag.DUE_SPELLING)
    return replace(due, rule=", ".join(rules) or due.rule, flags=flags)


def _is_day_alone(clause: Clause) -> bool:
    """Whether a clause speaks of a day of the month, and no month: "by the 18th"."""
    time = clause.time
    return isinstance(time, Offset) and time.span is Span.DAY_OF_MONTH and time.weekday is None


def _names_day(clause: Clause) -> bool:
    """Whether a clause speaks of a day by its name in the week or month."""
    time = clause.time
    return isinstance(time, Offset) and time.span in (Span.DAY_OF_WEEK, Span.DAY_OF_MONTH)


def _directed(promise: _Promise) -> _Promise:
    """A deadline before a time falls on the eve of it; work after a time begins on the morrow."""
    dates, time = promise.dates, promise.clause.time
    if dates.opens is None or dates.closes is None:
        return promise
    to_the_end = (isinstance(time, Printed) and time.part is Part.END) or (
        isinstance(time, Offset) and time.whole and not time.opening
    )
    if promise.role is Role.BEFORE and not to_the_end:
        eve = dates.opens - timedelta(days=1)
        return replace(promise, dates=replace(dates, opens=eve, closes=eve, edtf=eve.isoformat()))
    if promise.role is Role.AFTER:
        morrow = dates.closes + timedelta(days=1)
        return replace(promise, dates=replace(dates, opens=morrow, closes=morrow, edtf=morrow.isoformat()))
    backwards = promise.role is Role.PERIOD and dates.opens > dates.closes
    return replace(promise, role=Role.DEADLINE) if backwards else promise


def _without_what_follows(promises: Sequence[_Promise]) -> list[_Promise]:
    """Promises without what a deadline told before it is ahead of: "End June, before the July Board"."""
    return [
        promise
        for number, promise in enumerate(promises)
        if promise.role not in _BEFORE or not _of(promises[:number], Role.DEADLINE)
    ]


def _standing(promises: Sequence[_Promise], nodes: Sequence[Node]) -> list[_Promise]:
    """What still holds: a revised deadline replaces the others; the review of work with a date is none."""
    if any(promise.role is Role.REVISED for promise in promises):
        promises = [p for p in promises if p.role not in _DEADLINES or p.role is Role.REVISED]
    if any(promise.role in _DEADLINES and promise.role is not Role.FORMER for promise in promises):
        promises = [promise for promise in promises if promise.role is not Role.FORMER]
    dated = any(promise.dates.closes is not None and promise.role is not Role.REVIEW for promise in promises)
    if dated or any(node.kind == "ONGOING" for node in nodes):
        promises = [promise for promise in promises if promise.role is not Role.REVIEW]
    return list(promises)


def _by_promises(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due | None:
    dated = [promise for promise in promises if promise.dates.closes is not None]
    for group, judged in (
        ((Role.PERIOD,), _period),
        (_DEADLINES, _deadline),
        (_REPEATS, _recurring),
        (_STARTS, _start),
        ((Role.ONGOING,), _ongoing_from),
        ((Role.ONGOING_UNTIL,), _ongoing_until),
        ((Role.MEANWHILE,), _meanwhile),
    ):
        if any(promise.role in group for promise in dated):
            return judged(dated, nodes)
    return _undated(promises, nodes) if promises else None


def _of(promises: Iterable[_Promise], *roles: Role) -> list[_Promise]:
    return [promise for promise in promises if promise.role in roles]


def _latest(promises: Sequence[_Promise]) -> _Promise:
    return max(promises, key=lambda promise: promise.dates.closes or date.min)


def _earliest(promises: Sequence[_Promise]) -> date | None:
    return min((promise.dates.opens for promise in promises if promise.dates.opens), default=None)


def _period(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    del nodes
    periods = _of(promises, Role.PERIOD)
    last = _latest([*periods, *_of(promises, *_DEADLINES)])
    start = _earliest([*periods, *_of(promises, *_STARTS)])
    whole = last.role is Role.PERIOD and last.dates.opens == start
    edtf = last.dates.edtf if whole else f"{start}/{last.dates.closes}"
    return Due(
        DueKind.PERIOD, start, last.dates.closes, last.dates.precision, edtf, flags=_flags(last, periods)
    )


def _deadline(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    deadlines = _without_named_days(_of(promises, *_DEADLINES))
    last = _latest(deadlines)
    start = _earliest(_of(promises, *_STARTS, Role.ONGOING))
    if start is not None and last.dates.closes is not None and start > last.dates.closes:
        start = None
    goes_on = any(node.kind == "ONGOING" and node.start >= last.end for node in nodes)
    edtf = f"{end_of_interval(last.dates, opens=False)}/.." if goes_on else last.dates.edtf
    if start is not None and _start_to_finish(promises, nodes):
        edtf = f"{start}/{last.dates.closes}"
        return Due(DueKind.PERIOD, start, last.dates.closes, last.dates.precision, edtf)
    repeats = [promise.clause.repeat for promise in _of(promises, *_REPEATS)]
    repeat = repeats[0] if repeats else repeat_after(nodes, last.end)
    return Due(
        DueKind.DEADLINE,
        start,
        last.dates.closes,
        last.dates.precision,
        edtf,
        rrule=repeat.rrule if repeat else None,
        flags=_flags(last, deadlines),
    )


def _without_named_days(deadlines: Sequence[_Promise]) -> list[_Promise]:
    """Deadlines without a time whose day stands behind it with its year: "May meeting (12 May 2003)"."""
    return [
        one
        for place, one in enumerate(deadlines)
        if Flag.DUE_YEAR_INFERRED not in one.dates.flags
        or not any(
            _falls_in(later.dates, one.dates)
            for later in deadlines[place + 1 :]
            if Flag.DUE_YEAR_INFERRED not in later.dates.flags
        )
    ]


def _falls_in(day: Settled, time: Settled) -> bool:
    if day.opens is None or day.closes is None or time.opens is None or time.closes is None:
        return False
    return day.opens == day.closes and time.opens <= day.opens <= time.closes


def _start_to_finish(promises: Sequence[_Promise], nodes: Sequence[Node]) -> bool:
    """Whether the cell says a start and then a finish, and nothing else: "Start April 2010, end May 2010"."""
    roles = [promise.role for promise in promises]
    return roles == [Role.START, Role.DEADLINE] and not any(node.kind == "X" for node in nodes)


def _flags(chosen: _Promise, among: Sequence[_Promise]) -> tuple[Flag, ...]:
    several = len({promise.dates.closes for promise in among}) > 1
    return (*chosen.dates.flags, *([Flag.DUE_SEVERAL] if several else []))


def _recurring(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    del nodes
    promise = _of(promises, *_REPEATS)[0]
    dates, repeat = promise.dates, promise.clause.repeat
    flags = (*dates.flags, *(repeat.flags if repeat else ()))
    rrule = repeat.rrule if repeat else None
    if promise.role is Role.REPEAT_FROM:
        edtf = f"{end_of_interval(dates, opens=True)}/.."
        return Due(DueKind.RECURRING, dates.opens, None, dates.precision, edtf, rrule, flags)
    start = dates.opens if dates.edtf and ("/" in dates.edtf or len(dates.edtf) == 4) else None
    return Due(DueKind.RECURRING, start, dates.closes, dates.precision, dates.edtf, rrule, flags)


def _start(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    first = min(_of(promises, *_STARTS), key=lambda promise: promise.dates.opens or date.max)
    edtf = f"{end_of_interval(first.dates, opens=True)}/.."
    kind, rrule = DueKind.START, None
    if any(node.kind == "ONGOING" for node in nodes):
        kind = DueKind.ONGOING
    elif nodes and isinstance(nodes[0].meaning, Repeat):
        kind, rrule = DueKind.RECURRING, nodes[0].meaning.rrule
    return Due(kind, first.dates.opens, None, first.dates.precision, edtf, rrule, first.dates.flags)


def _ongoing_from(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    del nodes
    dates = _of(promises, Role.ONGOING)[0].dates
    edtf = f"{end_of_interval(dates, opens=True)}/.."
    return Due(DueKind.ONGOING, dates.opens, None, dates.precision, edtf, flags=dates.flags)


def _ongoing_until(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    del nodes
    dates = _latest(_of(promises, Role.ONGOING_UNTIL)).dates
    edtf = f"../{end_of_interval(dates, opens=False)}"
    return Due(DueKind.ONGOING, None, dates.closes, dates.precision, edtf, flags=dates.flags)


def _meanwhile(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    """Ongoing during 2010: when it goes on, but neither its beginning nor its end."""
    del nodes
    dates = _of(promises, Role.MEANWHILE)[0].dates
    return Due(DueKind.ONGOING, None, None, None, dates.edtf)


_KINDS = {
    Role.PERIOD: DueKind.PERIOD,
    Role.START: DueKind.START,
    Role.AFTER: DueKind.START,
    Role.ONGOING: DueKind.ONGOING,
    Role.ONGOING_UNTIL: DueKind.ONGOING,
    Role.MEANWHILE: DueKind.ONGOING,
    Role.REPEAT: DueKind.RECURRING,
    Role.REPEAT_FROM: DueKind.RECURRING,
}


def _undated(promises: Sequence[_Promise], nodes: Sequence[Node]) -> Due:
    """Times that could not be dated: a month whose year is not known, or one that hangs on an event."""
    printed = [promise for promise in promises if promise.dates.precision is not None]
    if not printed and any(_names_day(promise.clause) for promise in promises):
        return Due(
            DueKind.DEADLINE, flags=(Flag.DUE_YEAR_MISSING,)
        )  # "by Friday", of a week that nothing tells
    if not printed:
        words = judge_words(nodes)
        return Due(DueKind.RELATIVE) if words.kind is DueKind.UNRESOLVED else words
    first = printed[-1]
    kind = _KINDS.get(first.role, DueKind.DEADLINE)
    edtf = first.dates.edtf
    if kind is DueKind.START and edtf:
        edtf = f"{edtf}/.."
    rrule = first.clause.repeat.rrule if first.clause.repeat else None
    return Due(kind, None, None, first.dates.precision, edtf, rrule, first.dates.flags)
