"""The calendar of the star: every day with its financial year and school term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from output.star.tables import Day

_FINANCIAL_YEAR_BEGINS = 4
_SCHOOL_YEAR_BEGINS = 9


def days(first: date, last: date) -> Iterator[Day]:
    """Every day of the calendar years from that of ``first`` to that of ``last``."""
    day, end = date(first.year, 1, 1), date(last.year, 12, 31)
    while day <= end:
        yield _day(day)
        if day == date.max:
            return
        day += timedelta(days=1)


def _day(day: date) -> Day:
    financial = _year_from(day, _FINANCIAL_YEAR_BEGINS)
    school = _year_from(day, _SCHOOL_YEAR_BEGINS)
    return Day(
        date=day,
        year=day.year,
        quarter=f"{day.year} Q{(day.month + 2) // 3}",
        month=f"{day:%Y-%m}",
        month_name=f"{day:%B}",
        weekday=f"{day:%A}",
        financial_year=financial,
        financial_quarter=f"{financial} Q{(day.month - _FINANCIAL_YEAR_BEGINS) % 12 // 3 + 1}",
        school_year=school,
        school_term=f"{school} {_term(day.month)}",
    )


def _year_from(day: date, month: int) -> str:
    """A year that begins in ``month``, as councils print it: 2010/11."""
    year = day.year - (day.month < month)
    return f"{year}/{(year + 1) % 100:02}"


def _term(month: int) -> str:
    """The school term, as the schema's deadlines count it: the holidays belong to the term before."""
    if month >= _SCHOOL_YEAR_BEGINS:
        return "autumn"
    return "spring" if month < _FINANCIAL_YEAR_BEGINS else "summer"
