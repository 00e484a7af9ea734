"""Dates and years written in figures: 02/03/12, 2010-03-31, 03/2010, 2010/11, 10/11, 40544."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ingest.codes import Flag
from normalise.dates.calendar import Unit
from normalise.dates.lexer import century
from normalise.dates.printed import Between, Doubt, Printed
from normalise.dates.rules import book
from normalise.grammar import Match, Rule

_WORKBOOK_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, its leap-year mistake of 1900 allowed for
IN_FIGURES = "day/month/year"
"""The rule of days written in figures."""
_WEEKS_OF_YEAR = 52
_LONGEST_PLAN = 30
"""Years that a plan written as "2020-50" may run: two later digits beyond that are no year."""


def day_printed(year: int | None, month: int, day: int, *flags: Flag) -> Printed | None:
    """A day, or None where there is no such month; "31 June" is kept and flagged."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    has_day = day <= 28 or day <= _longest(month, year)
    return Printed(Unit.DAY, year, month, day, flags=flags if has_day else (*flags, Flag.DUE_IMPOSSIBLE_DAY))


def _longest(month: int, year: int | None) -> int:
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def year_of(kind: str, number: int) -> int:
    """The year that a number of this kind means: two digits are of this century or the last decade before."""
    return century(number) if kind in ("TWO", "PAST", "ONE") else number


def _iso_day(match: Match) -> Printed | None:
    year, month, day = (node.number for node in match.all("YEAR", "TWO", "ONE"))
    return day_printed(year, month, day)


def _numeric_day(match: Match) -> Printed | None:
    day, month, last = match.all("ONE", "TWO", "PAST", "YEAR")
    year = year_of(last.kind, last.number)
    if month.number > 12 >= day.number:
        return day_printed(year, day.number, month.number, Flag.DUE_MONTH_FIRST)
    when = day_printed(year, month.number, day.number)
    turned = day_printed(year, day.number, month.number, Flag.DUE_MONTH_FIRST)
    if when is None or turned is None or day.number == month.number:
        return when
    return replace(when, others=(turned,), doubt=Doubt.ORDER)


def _days_between(match: Match) -> Between | None:
    """ "3/11 - 14/11/25": the year stands at the end alone."""
    day, month, last_day, last_month, last = match.all("ONE", "TWO", "PAST", "YEAR")
    begins = day_printed(None, month.number, day.number)
    ends = day_printed(year_of(last.kind, last.number), last_month.number, last_day.number)
    return Between(begins, ends) if begins and ends else None


def _months_between(match: Match) -> Between | None:
    """ "11/25 - 02/26": months with the year behind each, which no month is."""
    month, year, last_month, last = match.all("ONE", "TWO", "PAST", "YEAR")
    if max(month.number, last_month.number) > 12 or min(year.number, last.number) <= 12:
        return None
    first, second = (
        Printed(Unit.MONTH, year_of(y.kind, y.number), m.number)
        for m, y in ((month, year), (last_month, last))
    )
    return Between(first, second)


def _compact_day(match: Match) -> Printed | None:
    digits = match.nodes[0].number
    year, month, day = digits // 10000, digits // 100 % 100, digits % 100
    return day_printed(year, month, day) if 1990 <= year <= 2099 else None


def _serial_day(match: Match) -> Printed:
    when = _WORKBOOK_EPOCH + timedelta(days=match.number("SERIAL"))
    return Printed(Unit.DAY, when.year, when.month, when.day)


def _month_of_year(match: Match) -> Printed | None:
    month, year = match.number("ONE", "TWO"), match.number("YEAR")
    return Printed(Unit.MONTH, year, month) if month <= 12 else None


def _same_century(begins: int, two_digits: int) -> int:
    """The year that ends 1999/00 or 2010-13: of the same century, but for the year over its turn."""
    return begins + 1 if two_digits == (begins + 1) % 100 else begins // 100 * 100 + two_digits


def _years(match: Match) -> Printed | Between | None:
    """2010/11 is a financial year; 2009-2012 is several years; 2010-03 is a month."""
    first, last = match.all("YEAR", "TWO", "PAST", "ONE")[:2]
    unit = Unit.ACADEMIC_YEAR if match.first("ACADYEAR") else Unit.FINANCIAL_YEAR
    begins = year_of(first.kind, first.number)
    ends = last.number if last.kind == "YEAR" else _same_century(begins, last.number)
    if ends == begins + 1 and (last.kind != "YEAR" or match.first("SLASH", "FINYEAR", "ACADYEAR")):
        return Printed(unit, begins)
    if begins < ends <= begins + _LONGEST_PLAN:
        whole = unit if match.first("FINYEAR", "ACADYEAR") else Unit.YEAR
        shift = 0 if whole is Unit.YEAR else 1
        return Between(Printed(whole, begins), Printed(whole, ends - shift))
    if last.kind in ("TWO", "ONE") and last.number <= 12 and not match.first("TO"):
        return Printed(Unit.MONTH, begins, last.number)
    return None


def _named_year(match: Match) -> Printed | None:
    """The year of "FY 2010" is taken to begin in 2010: which of the two is meant is often unclear."""
    unit = Unit.ACADEMIC_YEAR if match.first("ACADYEAR") else Unit.FINANCIAL_YEAR
    node = match.all("YEAR", "TWO", "PAST", "APOS")[0]
    return Printed(unit, year_of(node.kind, node.number), flags=(Flag.DUE_AMBIGUOUS,))


def _duo(match: Match) -> Printed | None:
    """10/11: a financial year, October 2011 or 10 November; what speaks for each is settled later."""
    first, last = match.all("ONE", "TWO", "PAST", "APOS")
    two_digits = last.number % 100
    if match.first("DASH"):
        # With a hyphen they are mostly from one number to another: "09-10" only where year follows year.
        consecutive = two_digits == (first.number + 1) % 100
        return Printed(Unit.FINANCIAL_YEAR, century(first.number)) if consecutive else None
    readings: list[Printed] = []
    in_weeks = two_digits == _WEEKS_OF_YEAR  # "3/52": three weeks, as hospitals write
    if first.kind in ("ONE", "TWO") and first.number <= 12 and last.kind != "ONE" and not in_weeks:
        readings.append(Printed(Unit.MONTH, century(two_digits), first.number))
    if first.kind != "ONE" and two_digits == (first.number + 1) % 100 and last.kind != "ONE":
        readings.append(Printed(Unit.FINANCIAL_YEAR, century(first.number)))
    day = day_printed(None, last.number, first.number) if last.kind in ("ONE", "TWO") else None
    if day is not None:
        readings.append(day)
    if not readings:
        return None
    best, *others = readings
    return replace(best, others=tuple(others), doubt=Doubt.PAIR if others else None)


def _label(match: Match) -> Match:
    return match


NUMERIC = book(
    Rule("label and number", "X", ("LABEL [DOT COLON]? [ONE TWO PAST NUMBER] (?!SEP [ONE TWO])",), _label),
    Rule(
        "year-month-day",
        "TIME",
        ("YEAR [DASH SLASH DOT] (ONE|TWO) [DASH SLASH DOT] (ONE|TWO)",),
        _iso_day,
        (("2010-03-31", "deadline 2010-03-31 day"), ("by 2010/3/31", "deadline 2010-03-31 day")),
    ),
    Rule(
        "days from one to another in figures",
        "TIME",
        (
            "(?<![QUARTER YEARS HALF SLASH DOT]) [ONE TWO] (SLASH [ONE TWO]|DOT [ONE TWO] DOT?) [DASH TO]"
            " [ONE TWO] [SLASH DOT] [ONE TWO] [SLASH DOT] [YEAR TWO PAST]",
        ),
        _days_between,
        (("3/11 - 14/11/10", "period 2010-11-03/2010-11-14 day"),),
    ),
    Rule(
        "months from one to another in figures",
        "TIME",
        (
            "(?<![QUARTER YEARS HALF SLASH DOT]) [ONE TWO] SLASH [TWO PAST YEAR] [DASH TO]"
            " [ONE TWO] SLASH [TWO PAST YEAR] (?!SLASH)",
        ),
        _months_between,
        (("11/25 - 02/26", "period 2025-11-01/2026-02-28 month"),),
    ),
    Rule(
        IN_FIGURES,
        "TIME",
        (
            "(?<![QUARTER YEARS HALF]) [ONE TWO] (DASH|SLASH|DOT DOT?) [ONE TWO]"
            " [DASH SLASH DOT]? [YEAR TWO PAST]",
            "(?<![QUARTER YEARS HALF]) [ONE TWO] [ONE TWO]"
            " ([DASH SLASH DOT]? [YEAR PAST]|[DASH SLASH DOT] TWO)",
            "^[ONE TWO] [ONE TWO] [TWO PAST]$",
        ),
        _numeric_day,
        (
            ("02/03/12", "deadline 2012-03-02 day"),
            ("30.9.13", "deadline 2013-09-30 day"),
            ("30 10.14", "deadline 2014-10-30 day"),
            ("1-4-2010", "deadline 2010-04-01 day"),
            ("12/31/2010", "deadline 2010-12-31 day due_month_first"),
        ),
    ),
    Rule(
        "eight digits",
        "TIME",
        ("DATE8",),
        _compact_day,
        (("20100331", "deadline 2010-03-31 day"),),
    ),
    Rule(
        "workbook's number",
        "TIME",
        ("^SERIAL$",),
        _serial_day,
        (("40544", "deadline 2011-01-01 day"),),
    ),
    Rule(
        "named years",
        "YEARSPAN",
        (
            "[FINYEAR ACADYEAR] [OF COLON DASH]? YY4 [SLASH DASH TO] YY4 (?!SEP? MONTH)",
            "YY4 [SLASH DASH TO] YY4 [FINYEAR ACADYEAR]",
        ),
        _years,
        (
            ("financial year 2012/13", "deadline 2013-03-31 year"),
            ("by the end of the 2010-11 academic year", "deadline 2011-07-31 year"),
            ("FY 10/11", "deadline 2011-03-31 year"),
        ),
    ),
    Rule(
        "named year",
        "YEARSPAN",
        ("(FINYEAR|ACADYEAR) (YEAR|TWO|PAST|APOS)",),
        _named_year,
        (("FY 2012", "deadline 2013-03-31 year due_ambiguous"),),
    ),
    Rule(
        "years",
        "YEARSPAN",
        ("YEAR [SLASH DASH TO] (YY4|ONE) (?!OF? MONTH|[DASH DOT] [ONE TWO]|[SLASH ORD MONTHS WEEKS])",),
        _years,
        (
            ("2013/14", "deadline 2014-03-31 year"),
            ("2009 – 2011", "period 2009-01-01/2011-12-31 year"),
            ("2010-03", "deadline 2010-03-31 month"),
            ("2022 to 23", "deadline 2023-03-31 year"),
        ),
    ),
    Rule(
        "month/year",
        "TIME",
        (
            "(ONE|TWO) [SLASH DOT DASH] YEAR",
            "YEAR [SLASH DASH] (ONE|TWO)(?!SLASH)",
        ),
        _month_of_year,
        (("03/2010", "deadline 2010-03-31 month"), ("by 3.2010", "deadline 2010-03-31 month")),
    ),
    Rule(
        "two numbers",
        "DUO",
        (
            "(?<!SLASH) (?!(?<=QUARTER) ONE) [ONE TWO PAST] SLASH [ONE TWO PAST APOS]"
            " (?!SEP? YEAR|[SLASH DAYS WEEKS MONTHS YEARS TIMES OF REPEAT MONTH])",
            "((?<=[BY END OF SLASH])|(?<=QUARTER ONE)|^) [TWO PAST] DASH [TWO PAST]"
            " (?=[DOT COMMA SHUT]* (BREAK|$))",
        ),
        _duo,
        (
            ("10/11", "deadline 2011-03-31 year due_ambiguous"),
            ("12/11", "deadline 2011-12-31 month due_ambiguous"),
            ("From 01/12", "start 2012-01-01/ month due_ambiguous"),
            ("98/99", "deadline 1999-03-31 year"),
        ),
    ),
)
"""What is written in figures alone, before months' names are looked at."""
