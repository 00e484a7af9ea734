"""Times as a paper prints them: before anyone asks which year is meant.

A `Printed` is a day, month, term or year that may lack its year, or have more than one reading ("Nov
09", "10/11"); an `Offset` counts from another day ("within 3 months", "next month"); a `Repeat` comes
again and again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from ingest.codes import Flag
from normalise.dates.calendar import (
    Part,
    Stretch,
    Unit,
    academic_year_of,
    add_months,
    add_working_days,
    financial_year_of,
    july_year_of,
    stretch_of,
    week_end,
    weekday_of_month,
)
from normalise.records import DuePrecision


class Doubt(StrEnum):
    """Why a time has more than one reading, and so what the rest of the document can settle."""

    TWO_DIGITS = "two digits"
    """"Nov 09": the month of a year, or a day of a month."""
    PAIR = "pair"
    """"10/11": month and year, day and month, or a financial year."""
    ORDER = "order"
    """"04/07/2011": the day before the month, or behind it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of time as printed; ``year`` is None where none is.

    ``number``, ``day`` and ``part`` are those of `normalise.dates.calendar.stretch_of`. ``week`` makes it
    the week in which the day falls, ``week_ending`` the seven days up to it; ``weekday`` is the printed day
    of the week, Monday 0, and ``nth`` which of them in the month, -1 the last; ``coming`` says that it comes
    after the plan's date ("next April"). ``others`` are the less likely readings, ``flags`` what a person
    should look at.
    """

    unit: Unit
    year: int | None = None
    number: int = 0
    day: int = 0
    part: Part | None = None
    week: bool = False
    week_ending: bool = False
    weekday: int | None = None
    nth: int = 0
    coming: bool = False
    others: tuple[Printed, ...] = ()
    doubt: Doubt | None = None
    flags: tuple[Flag, ...] = ()

    def in_year(self, year: int) -> Stretch:
        """Its days, were ``year`` its year."""
        stretch = stretch_of(self.unit, year, self.number, self.day, self.part)
        if self.nth and self.weekday is not None:
            day = weekday_of_month(year, self.number, self.weekday, self.nth)
            return Stretch(day, day, DuePrecision.DAY, day.isoformat())
        if self.week_ending:
            opens = stretch.closes - timedelta(days=6)
            return Stretch(opens, stretch.closes, DuePrecision.WEEK, f"{opens}/{stretch.closes}")
        return _week_of(stretch.closes) if self.week else stretch

    def year_near(self, day: date) -> int:
        """The year of this kind (calendar, financial, academic) in which a day falls."""
        if self.unit in (Unit.FINANCIAL_YEAR, Unit.FINANCIAL_QUARTER, Unit.FINANCIAL_HALF):
            return financial_year_of(day)
        if self.unit in (Unit.JULY_YEAR, Unit.JULY_QUARTER, Unit.JULY_HALF):
            return july_year_of(day)
        return academic_year_of(day) if self.unit is Unit.ACADEMIC_YEAR else day.year

    def in_part(self, part: Part) -> Printed:
        """The early, middle, late or last part of it; a day, and a part already told, stay what they are."""
        if self.part is not None or self.unit in (Unit.DAY, Unit.EASTER):
            return self
        return replace(self, part=part, others=tuple(other.in_part(part) for other in self.others))


def _week_of(day: date) -> Stretch:
    closes = week_end(day)
    opens = closes - timedelta(days=6)
    return Stretch(opens, closes, DuePrecision.WEEK, f"{opens}/{closes}")


class Span(StrEnum):
    """What an `Offset` counts."""

    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    HALF_TERM = "half term"
    DAY_OF_WEEK = "day of the week"
    DAY_OF_MONTH = "day of the month"
    YEAR = "year"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"


# Every day of the month comes within so many days, whatever the month's length.
_DAYS_AHEAD = 62
_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.TERM: 4, Span.YEAR: 12}
_DAYS = {Span.DAY: 1, Span.WEEK: 7}
_WHOLE = {
    Span.MONTH: Unit.MONTH,
    Span.QUARTER: Unit.FINANCIAL_QUARTER,
    Span.YEAR: Unit.YEAR,
    Span.FINANCIAL_YEAR: Unit.FINANCIAL_YEAR,
    Span.ACADEMIC_YEAR: Unit.ACADEMIC_YEAR,
}


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days, weeks or months from the plan's date, or the end of such a stretch.

    ``whole`` counts whole stretches and means their end: "by the end of next month" is
    ``Offset(1, MONTH, whole=True)``; ``opening`` means their first day: "by the start of next month".
    ``event`` says that it is counted from something that has no date ("within six weeks of approval").
    "By Friday" is ``Offset(5, DAY_OF_WEEK)``, the first after the plan's date, and "by the 18th" is
    ``Offset(18, DAY_OF_MONTH)``, the first from it on; ``weekday`` where that is printed too (Monday is 0).
    """

    count: int
    span: Span
    whole: bool = False
    event: bool = False
    opening: bool = False
    weekday: int | None = None

    def closes(self, anchor: date) -> Stretch | None:
        """The day on which it ends, counted from the anchor; None where it hangs on an event."""
        if self.event:
            return None
        if self.whole:
            whole = _whole_stretch(self.span, self.count, anchor)
            return replace(whole, closes=whole.opens, edtf=str(whole.opens)) if self.opening else whole
        if self.span in (Span.DAY_OF_WEEK, Span.DAY_OF_MONTH):
            day = self._named_day(anchor)
            return None if day is None else Stretch(day, day, DuePrecision.DAY, day.isoformat())
        when = _counted(anchor, self.count, self.span)
        return Stretch(anchor, when, DuePrecision.DAY, when.isoformat())

    def _named_day(self, anchor: date) -> date | None:
        """The first day so named; None where none of the weeks ahead has it on that day of the week."""
        if self.span is Span.DAY_OF_WEEK:
            return anchor + timedelta(days=(self.count - 1 - anchor.weekday() - 1) % 7 + 1)
        ahead = (anchor + timedelta(days=days) for days in range(_DAYS_AHEAD))
        return next(
            (day for day in ahead if day.day == self.count and self.weekday in (None, day.weekday())), None
        )


def _counted(anchor: date, count: int, span: Span) -> date:
    if span is Span.WORKING_DAY:
        return add_working_days(anchor, count)
    if span in _DAYS:
        return anchor + timedelta(days=count * _DAYS[span])
    return add_months(anchor, count * _MONTHS.get(span, 12))


def _whole_stretch(span: Span, count: int, anchor: date) -> Stretch:
    if span in (Span.DAY, Span.WORKING_DAY):
        return stretch_of(Unit.DAY, anchor.year, anchor.month, anchor.day)
    if span is Span.WEEK:
        return _week_of(anchor + timedelta(days=7 * count))
    if span in (Span.TERM, Span.HALF_TERM):
        return _school_stretch(span, count, anchor)
    unit = _WHOLE[span]
    if span in (Span.MONTH, Span.QUARTER):
        anchor = add_months(anchor, count * _MONTHS[span])
        if span is Span.MONTH:
            return stretch_of(unit, anchor.year, anchor.month)
        return stretch_of(unit, financial_year_of(anchor), (anchor.month - 4) % 12 // 3 + 1)
    return stretch_of(unit, Printed(unit).year_near(anchor) + count)


_TERMS = (1, 2, 3)  # spring, summer, autumn: in the order in which a calendar year has them
_HALF_TERMS = (2, 5, 10)  # the months in whose last week schools have a holiday


def _school_stretch(span: Span, count: int, anchor: date) -> Stretch:
    """The term, or the half-term holiday's month, in which the anchor falls or the next one; ``count`` on."""
    years = (anchor.year, anchor.year + 1, anchor.year + 2)
    if span is Span.TERM:
        all_of_them = [stretch_of(Unit.TERM, year, term) for year in years for term in _TERMS]
    else:
        all_of_them = [stretch_of(Unit.MONTH, year, month) for year in years for month in _HALF_TERMS]
    return [stretch for stretch in all_of_them if stretch.closes >= anchor][count]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes again: an iCalendar RRULE, or none where no rule can say it ("termly").

    ``flags`` say where the rule is one reading of several ("bi-weekly").
    """

    rrule: str | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """From the first time to the last."""

    first: Printed
    last: Printed


Time: TypeAlias = Printed | Between | Offset | Repeat
