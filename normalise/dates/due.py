"""A due date as it was judged, for the pipeline and for whoever calls `normalise.due`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from ingest.codes import Flag
from normalise.records import DueKind, DuePrecision


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a document says about the dates that a cell leaves open.

    ``anchor`` is the plan's date; ``neighbours`` the dates of the rows around this one, nearest first;
    ``raised`` the day on which a log's action was taken up; ``done`` whether it is completed. The last three
    are the document's votes: whether two digits after a month are a day ("March 28"), and which reading
    figures like 10/11 have in it, as a unit's name (`normalise.dates.calendar.Unit`), and whether it
    prints the month before the day (04/07/2011 is 7 April). ``years_from_july``:
    its financial years begin then. ``in_sentence``: a sentence says it, in which "by the 18th" is of the
    days ahead; in a cell its month is lost. ``anchor_is_told``: the plan says its date itself, and "within
    six weeks" can be counted from it; the day on which a file was made is no such date.
    """

    anchor: datetime.date | None = None
    neighbours: tuple[datetime.date, ...] = ()
    raised: datetime.date | None = None
    done: bool = False
    two_digits_are_days: bool = False
    pairs_are: str | None = None
    month_first: bool = False
    years_from_july: bool = False
    in_sentence: bool = False
    anchor_is_told: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """What a deadline cell promises: the schema's ``due_*`` columns, and how they were read.

    ``rule`` names the rules that made it, in order; ``status_text`` is a status found among the dates
    ("Mid-June COMPLETED"), for the status column; ``others`` the dates that another reading would give.
    """

    kind: DueKind | None = None
    start: datetime.date | None = None
    date: datetime.date | None = None
    precision: DuePrecision | None = None
    edtf: str | None = None
    rrule: str | None = None
    flags: tuple[Flag, ...] = ()
    rule: str = ""
    status_text: str | None = None
    others: tuple[datetime.date, ...] = field(default=())


def written(due: Due) -> str:
    """A judgement on one line, for examples and golden files: "period 2008-01-01/2008-03-31 month"."""
    last = str(due.date or "")
    span = last if due.start is None else f"{due.start}/{last}"
    parts = (due.kind or "none", span, due.precision or "", due.rrule or "", *due.flags)
    return " ".join(part for part in parts if part)
