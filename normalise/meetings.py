"""The day of the next meeting that a paper prints, which says when its own month's meeting is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ingest.codes import Flag
from normalise.dates.due import Due
from normalise.dates.read import read_due, spans
from normalise.records import DueKind, DuePrecision

_NEXT = re.compile(r"\bnext (?:ordinary |monthly |council |committee |board )?meeting\b", re.IGNORECASE)
_BEHIND = 80
"""Letters behind "next meeting" within which its day stands."""
_OF_MONTH = re.compile(
    r"(?:(?:by|at|for|before|to)\s+)?(?:the\s+)?[a-z]{3,9}\.?(?:\s+\d{4})?"
    r"\s+(?:(?:council|committee|board)\s+)?meeting\.?",
    re.IGNORECASE,
)


def next_meeting(lines: Iterable[str]) -> date | None:
    """The one day with its year that stands behind "next meeting"; None where there are several."""
    days = {day for line in lines for match in _NEXT.finditer(line) if (day := _day_in(line[match.end() :]))}
    return days.pop() if len(days) == 1 else None


def _day_in(behind: str) -> date | None:
    """The first time in some words, where it is a day with its year."""
    first = next(iter(spans(behind[:_BEHIND])), None)
    due = read_due(behind[first[0] : first[1]]) if first else None
    return due.date if due and due.precision is DuePrecision.DAY and not due.flags else None


def on_meeting(due: Due, text: str, meeting: date | None) -> Due:
    """A deadline "April meeting" on the day of that meeting, where the paper prints it."""
    if meeting is None or due.kind is not DueKind.DEADLINE or due.precision is not DuePrecision.MONTH:
        return due
    if not _OF_MONTH.fullmatch(text.strip()) or due.date is None:
        return due
    if (due.date.year, due.date.month) != (meeting.year, meeting.month):
        return due
    flags = (*due.flags, Flag.DUE_REFERS_ELSEWHERE)
    return replace(due, date=meeting, precision=DuePrecision.DAY, edtf=meeting.isoformat(), flags=flags)
