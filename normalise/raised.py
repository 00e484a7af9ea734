"""When a log's action was taken up: the day that stands beside it, before which no deadline of it lies."""

from __future__ import annotations

from datetime import date
from functools import cache

from extractors.plan import PlanRow
from lexicon.files import tables
from lexicon.words import comparable
from normalise.dates.due import DateContext
from normalise.dates.read import read_due
from normalise.records import DuePrecision


def raised_on(row: PlanRow, dates: DateContext) -> date | None:
    """The day under a heading like "Date raised"; None without one, or after the plan's date."""
    for heading, text in row.other.items():
        if comparable(heading) not in _headings():
            continue
        due = read_due(text, dates)
        if due.date and due.precision is DuePrecision.DAY and not due.flags:
            return due.date if dates.anchor is None or due.date <= dates.anchor else None
    return None


@cache
def _headings() -> frozenset[str]:
    return frozenset(comparable(label) for label in tables("logs")["raised"]["labels"])
