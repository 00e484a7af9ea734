"""A deadline that a person corrected in part: what else is said of it follows, or is at odds with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from normalise.records import Action, DueKind, DuePrecision

DUE_COLUMNS = frozenset({"due_kind", "due_start", "due_date", "due_precision"})
"""The parts of a deadline as read."""

_DAYS = frozenset({"due_start", "due_date"})
# These begin on a month's first day and end on its last, so that any other day was printed more finely.
_WHOLE_MONTHS = frozenset(
    {
        DuePrecision.MONTH,
        DuePrecision.QUARTER,
        DuePrecision.SEASON,
        DuePrecision.HALF_YEAR,
        DuePrecision.YEAR,
    }
)
# What a deadline is by the days that it has; the others (ongoing, recurring, at once) may have any.
_BY_DAYS = frozenset({None, DueKind.DEADLINE, DueKind.START, DueKind.PERIOD})
_WITHOUT_DAYS = frozenset({DueKind.UNRESOLVED, DueKind.RELATIVE})


def what_follows(before: Action, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What else a deadline is once some of its parts are changed: a person who gives a day gives it finely.

    What was said itself is left as it was said.
    """
    after: dict[str, Any] = {column: changes.get(column, getattr(before, column)) for column in DUE_COLUMNS}
    if not _DAYS & changes.keys():
        return {}
    follows: dict[str, Any] = {}
    if "due_precision" not in changes:
        follows["due_precision"] = _precision(after, changes)
    if "due_kind" not in changes:
        follows["due_kind"] = _kind(before, after, changes)
    return {column: value for column, value in follows.items() if value != after[column]}


def at_odds(before: Action | None, changes: Mapping[str, Any]) -> str | None:
    """Why a deadline cannot be, changed or (without a ``before``) new; None where it can."""
    after = {column: changes.get(column, getattr(before, column, None)) for column in DUE_COLUMNS}
    start, last = after["due_start"], after["due_date"]
    if _DAYS & changes.keys() and start and last and start > last:
        return f"its first day, {start}, is after its last, {last}"
    if "due_precision" in changes and not _fits(after):
        edge = "last" if last else "first"
        return (
            f"{last or start} is not the {edge} day of a month, so that more than the "
            f"{after['due_precision']} was printed: correct due_precision as well"
        )
    return None


def _fits(after: Mapping[str, Any]) -> bool:
    """Whether a day can be the last (or else the first) of what was printed."""
    start, last = after["due_start"], after["due_date"]
    if after["due_precision"] not in _WHOLE_MONTHS or not (start or last):
        return True
    return _ends_a_month(last) if last else start.day == 1


def _ends_a_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _precision(after: Mapping[str, Any], changes: Mapping[str, Any]) -> DuePrecision | None:
    behind = "due_date" if after["due_date"] else "due_start"
    if after[behind] is None:
        return None
    is_kept = behind not in changes or after["due_precision"] in _WHOLE_MONTHS
    return after["due_precision"] if is_kept and _fits(after) else DuePrecision.DAY


def _kind(before: Action, after: Mapping[str, Any], changes: Mapping[str, Any]) -> DueKind | None:
    kind: DueKind | None = after["due_kind"]
    start, last = after["due_start"], after["due_date"]
    is_as_before = (before.due_start is None, before.due_date is None) == (start is None, last is None)
    if kind not in _BY_DAYS | _WITHOUT_DAYS or (is_as_before and kind is not None):
        return kind
    if start or last:
        return DueKind.PERIOD if start and last else DueKind.DEADLINE if last else DueKind.START
    printed = changes.get("due_raw", before.due_raw)
    return (kind if kind in _WITHOUT_DAYS else DueKind.UNRESOLVED) if printed else None
