"""The year or the months that a plan is for, which say the year of a date that prints none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from normalise.dates.read import read_due, spans
from normalise.records import DueKind, DuePrecision

_LINE = 150
"""Letters of a line that may say so; a longer one tells of other times as well."""
_SHORTEST, _LONGEST = 60, 400
"""Days: a shorter period is a deadline's, and within a longer one a month comes twice."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def middle_of_period(lines: Iterable[str]) -> date | None:
    """The middle of the first period that lines name: "October 2025 to March 2026", "School year 2025/26"."""
    for line in lines:
        for opens, closes in _periods(line) if len(line) <= _LINE else ():
            if _SHORTEST <= (closes - opens).days <= _LONGEST:
                return opens + (closes - opens) / 2
    return None


def _periods(line: str) -> Iterator[tuple[date, date]]:
    for start, end in spans(line):
        due = read_due(line[start:end])
        if due.kind is DueKind.PERIOD and due.start and due.date:
            yield due.start, due.date
        elif due.precision is DuePrecision.YEAR and due.date:
            yield _first_day(due.edtf or "", due.date), due.date


def _first_day(edtf: str, last: date) -> date:
    """The first day of a year: of a financial or a school year as EDTF has it, else 1 January."""
    opens = edtf.partition("/")[0]
    return date.fromisoformat(opens) if _DAY.fullmatch(opens) else last.replace(month=1, day=1)
