"""The calendars that councils plan by: months, seasons, school terms, quarters and financial years.

Everything here is arithmetic on dates, without a phrase in sight. The ends of seasons, terms and years
are those of the schema: winter ends with February, spring with May, summer with August, autumn with
November; terms end with December, March (April where Easter is late) and July; a financial year runs
from April to March.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from dateutil.easter import easter

from normalise.records import DuePrecision

EARLIEST_YEAR = 1990
"""No plan of a council's is older in any archive that this software is pointed at."""

LATEST_YEAR = 2099
"""Targets reach to 2050 (net zero) and a little beyond; a later number is no year."""


class Unit(StrEnum):
    """What sort of stretch of time a phrase names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    QUARTER = "quarter"
    FINANCIAL_QUARTER = "financial quarter"
    HALF = "half"
    FINANCIAL_HALF = "financial half"
    YEAR = "year"
    FINANCIAL_YEAR = "financial year"
    JULY_QUARTER = "quarter of a financial year from July"
    JULY_HALF = "half of a financial year from July"
    JULY_YEAR = "financial year from July"
    ACADEMIC_YEAR = "academic year"
    EASTER = "easter"


class Part(StrEnum):
    """Which part of a stretch is meant: "early", "mid", "late", "end of"."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days with the precision that it was printed in, and its EDTF expression.

    ``opens`` is the day from which work that starts then runs; ``closes`` the last day on which a
    deadline is still met. For "mid January" both are the 15th.
    """

    opens: date
    closes: date
    precision: DuePrecision
    edtf: str


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond 12 run on into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def month_start(year: int, month: int) -> date:
    """The first day of a month; months beyond 12 run on into the next years."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def clamped_day(year: int, month: int, day: int) -> date:
    """A day of a month, or the month's last where it has no such day ("31 June")."""
    return min(month_start(year, month) + timedelta(days=day - 1), month_end(year, month))


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last where it has no such day."""
    target = month_start(day.year, day.month + months)
    return clamped_day(target.year, target.month, day.day)


def add_working_days(day: date, count: int) -> date:
    """So many days on, Saturdays and Sundays not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def week_end(day: date) -> date:
    """The Sunday of the day's week: a week runs from Monday (ISO 8601)."""
    return day + timedelta(days=6 - day.weekday())


def week_of_year(year: int, number: int) -> date:
    """The Monday of a year's week by number (ISO 8601); the last week stands for those beyond it."""
    last = date(year, 12, 28).isocalendar().week
    return date.fromisocalendar(year, min(number, last), 1)


def financial_year_of(day: date) -> int:
    """The year in which the day's financial year began."""
    return day.year if day.month >= 4 else day.year - 1


def july_year_of(day: date) -> int:
    """The same where financial years run from July, as in Australia."""
    return day.year if day.month >= 7 else day.year - 1


def academic_year_of(day: date) -> int:
    """The year in which the day's school year began; August is still the old one's holiday."""
    return day.year if day.month >= 9 else day.year - 1


def _spring_term_end(year: int) -> int:
    # Schools break up on the Friday nine days before Easter Sunday, for two weeks with Easter in the middle.
    return (easter(year) - timedelta(days=9)).month


@dataclass(frozen=True, slots=True)
class _Months:
    """A run of whole months: the first, how many, their precision, and an EDTF code for the whole."""

    first: int
    count: int
    precision: DuePrecision
    code: str = ""


_SEASONS = {
    1: _Months(3, 3, DuePrecision.SEASON, "21"),
    2: _Months(6, 3, DuePrecision.SEASON, "22"),
    3: _Months(9, 3, DuePrecision.SEASON, "23"),
    4: _Months(12, 3, DuePrecision.SEASON, "24"),
}


def _months(unit: Unit, number: int, year: int) -> _Months:
    """The months of a unit, counted from January of ``year`` (13 is January of the next)."""
    if unit is Unit.SEASON:
        return _SEASONS[number]
    if unit is Unit.TERM:
        spring = _spring_term_end(year)
        first, last = {1: (1, spring), 2: (spring + 1, 7), 3: (9, 12)}[number]
        return _Months(first, last - first + 1, DuePrecision.SEASON)
    runs = {
        Unit.MONTH: _Months(number, 1, DuePrecision.MONTH),
        Unit.QUARTER: _Months(3 * number - 2, 3, DuePrecision.QUARTER, str(32 + number)),
        Unit.FINANCIAL_QUARTER: _Months(3 * number + 1, 3, DuePrecision.QUARTER),
        Unit.HALF: _Months(6 * number - 5, 6, DuePrecision.HALF_YEAR, str(39 + number)),
        Unit.FINANCIAL_HALF: _Months(6 * number - 2, 6, DuePrecision.HALF_YEAR),
        Unit.YEAR: _Months(1, 12, DuePrecision.YEAR),
        Unit.FINANCIAL_YEAR: _Months(4, 12, DuePrecision.YEAR),
        Unit.JULY_QUARTER: _Months(3 * number + 4, 3, DuePrecision.QUARTER),
        Unit.JULY_HALF: _Months(6 * number + 1, 6, DuePrecision.HALF_YEAR),
        Unit.JULY_YEAR: _Months(7, 12, DuePrecision.YEAR),
        Unit.ACADEMIC_YEAR: _Months(9, 11, DuePrecision.YEAR),
    }
    return runs[unit]


@lru_cache(maxsize=4096)
def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second ... (or with -1 the last) of a weekday, Monday 0, in a month."""
    first = month_start(year, month)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    last = month_end(year, month)
    return [day for day in days if day <= last][nth - 1 if nth > 0 else nth]


def stretch_of(unit: Unit, year: int, number: int = 0, day: int = 0, part: Part | None = None) -> Stretch:
    """The days of a unit of time in a year.

    ``number`` is the week, month, season (1 spring to 4 winter), term (1 spring, 2 summer, 3 autumn),
    quarter or half; ``day`` the day of the month. ``year`` is the year in which a financial or academic
    year begins, and the year in which a winter begins. A day that its month does not have is its last one.
    """
    if unit in (Unit.DAY, Unit.EASTER):
        when = easter(year) if unit is Unit.EASTER else clamped_day(year, number, day)
        return Stretch(when, when, DuePrecision.DAY, when.isoformat())
    if unit is Unit.WEEK:
        monday = week_of_year(year, number)
        return Stretch(monday, week_end(monday), DuePrecision.WEEK, f"{monday}/{week_end(monday)}")
    run = _months(unit, number, year)
    opens, closes = month_start(year, run.first), month_end(year, run.first + run.count - 1)
    edtf = _edtf(unit, run, opens, closes)
    if part is Part.END:
        # The end of a month is its last day; the end of a year is still printed as that year.
        return Stretch(closes, closes, run.precision, str(closes) if unit is Unit.MONTH else edtf)
    return Stretch(opens, closes, run.precision, edtf) if part is None else _part_of(run, year, part)


def _edtf(unit: Unit, run: _Months, opens: date, closes: date) -> str:
    if unit is Unit.MONTH:
        return f"{opens:%Y-%m}"
    if unit is Unit.YEAR:
        return f"{opens:%Y}"
    if run.code:
        return f"{opens:%Y}-{run.code}"
    if unit is Unit.TERM:
        return f"{opens:%Y-%m}/{closes:%Y-%m}"
    return f"{opens}/{closes}"


def _part_of(run: _Months, year: int, part: Part) -> Stretch:
    first, last = run.first, run.first + run.count - 1
    if run.count == 1:
        return _part_of_month(year, first, part)
    # The first quarter of its months, its middle, its last quarter: "early 2010" is January to March.
    piece = max(1, run.count // 4)
    middle = first + (run.count + 1) // 2 - 1
    begin, end = {
        Part.EARLY: (first, first + piece - 1),
        Part.MID: (middle, middle),
        Part.LATE: (last - piece + 1, last),
    }[part]
    opens, closes = month_start(year, begin), month_end(year, end)
    return Stretch(opens, closes, run.precision, f"{closes:%Y-%m}~")


def _part_of_month(year: int, month: int, part: Part) -> Stretch:
    last = month_end(year, month)
    opens, closes = {
        Part.EARLY: (last.replace(day=1), last.replace(day=10)),
        Part.MID: (last.replace(day=15), last.replace(day=15)),
        Part.LATE: (last.replace(day=21), last),
    }[part]
    return Stretch(opens, closes, DuePrecision.PART_MONTH, f"{closes}~")
