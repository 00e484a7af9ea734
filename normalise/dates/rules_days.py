"""Days and months by name: 4 July 2011, July 1st 17, 24-28 June, Nov 09, November."""

from __future__ import annotations

from dataclasses import replace

from normalise.dates.calendar import Unit
from normalise.dates.printed import Between, Doubt, Printed
from normalise.dates.rules_numeric import day_printed, year_of
from normalise.grammar import Match, Rule


def printed_year(match: Match) -> int | None:
    """The year that a match ends with; two digits count as one."""
    nodes = match.all("YEAR", "APOS", "TWO", "PAST")
    return year_of(nodes[-1].kind, nodes[-1].number) if nodes else None


def _day_range(match: Match) -> Printed | Between | None:
    """From the first day to the last; of "25/26 June" and "25 and 26 June" the later."""
    first, last = match.all("ONE", "TWO", "ORD")[:2]
    years = match.all("YEAR", "APOS")
    year, month = (years[0].number if years else None), match.number("MONTH")
    begins, ends = day_printed(year, month, first.number), day_printed(year, month, last.number)
    if not begins or not ends or first.number >= last.number:
        return None
    return Between(begins, ends) if match.first("DASH", "TO", "BETWEEN", "FROM") else ends


def _day(match: Match) -> Printed | None:
    day, *later = match.all("ONE", "TWO", "ORD", "PAST", "YEAR", "APOS")
    year = year_of(later[0].kind, later[0].number) if later else None
    when = day_printed(year, match.number("MONTH"), day.number)
    weekday = match.number("WEEKDAY")
    return when and replace(when, weekday=weekday - 1 if weekday else None)


def _day_in_words(match: Match) -> Printed | None:
    """The day that an ordinal says; "final June 2010" is a month."""
    if match.number("NTH") < 1:
        return Printed(Unit.MONTH, printed_year(match), match.number("MONTH"))
    return day_printed(printed_year(match), match.number("MONTH"), match.number("NTH"))


def _year_first(match: Match) -> Printed | None:
    year, month = match.number("YEAR"), match.number("MONTH")
    day = match.first("ONE", "TWO", "ORD")
    return Printed(Unit.MONTH, year, month) if day is None else day_printed(year, month, day.number)


def _month(match: Match) -> Printed:
    month, span = match.number("MONTH"), match.first("YEARSPAN")
    if span is not None and isinstance(span.meaning, Printed) and span.meaning.year:
        # "March 2010/11" is the March of that financial year.
        return Printed(Unit.MONTH, span.meaning.year + (month < 4), month)
    return Printed(Unit.MONTH, printed_year(match), month)


def _month_two_digits(match: Match) -> Printed:
    month, digits = match.number("MONTH"), match.number("TWO")
    day = day_printed(None, month, digits)
    printed = Printed(Unit.MONTH, year_of("TWO", digits), month)
    if day is None or day.flags:
        return printed
    return replace(printed, others=(day,), doubt=Doubt.TWO_DIGITS)


DAY_RULES = (
    Rule(
        "days of a month",
        "TIME",
        (
            "[BETWEEN FROM] DAYNUM [DASH TO AND JOIN UNTIL] DAYNUM OF? MONTH (COMMA? (YEAR|APOS))?",
            "DAYNUM [DASH TO AND JOIN SLASH] DAYNUM OF? MONTH (COMMA? (YEAR|APOS))?",
            "MONTH DAYNUM [DASH TO AND JOIN SLASH] DAYNUM COMMA? YEAR",
        ),
        _day_range,
        (
            ("24 – 28 June 2013", "period 2013-06-24/2013-06-28 day"),
            ("1st to 5th March 2010", "period 2010-03-01/2010-03-05 day"),
            ("between 3 and 14 May 2010", "period 2010-05-03/2010-05-14 day"),
            ("from 3 to 14 May 2010", "period 2010-05-03/2010-05-14 day"),
        ),
    ),
    Rule(
        "day month year",
        "TIME",
        (
            # "Dec 09 2. Feb 10" is a list with numbers, "week 3 of March" no third of March.
            "ORD DAYS OF MONTH (COMMA? [YEAR APOS])?",
            "(?! (?<=[TWO PAST YEAR APOS]) DAYNUM DOT MONTH) (?! (?<=WEEKS) ONE OF MONTH)"
            "(WEEKDAY [COMMA DOT]?)? DAYNUM [OF DASH SLASH DOT]? MONTH"
            " (SEP? ([YEAR APOS]|[TWO PAST] (?!SEP? MONTH)))?",
        ),
        _day,
        (
            ("1 February 2008", "deadline 2008-02-01 day"),
            ("Friday 4th November, 2011", "deadline 2011-11-04 day"),
            ("11-Mar-11", "deadline 2011-03-11 day"),
            ("by 30 June", "deadline 2010-06-30 day due_year_inferred"),
            ("31 June 2010", "deadline 2010-06-30 day due_impossible_day"),
            ("Monday 4 July 2011", "deadline 2011-07-04 day"),
            ("Tuesday 4 July 2011", "deadline 2011-07-04 day due_weekday_differs"),
        ),
    ),
    Rule(
        "day in words",
        "TIME",
        ("NTH OF MONTH (COMMA? [YEAR APOS])?", "NTH MONTH COMMA? [YEAR APOS]"),
        _day_in_words,
        (
            ("the twenty-first of March 2011", "deadline 2011-03-21 day"),
            ("Twenty-second June 2010", "deadline 2010-06-22 day"),
        ),
    ),
    Rule(
        "month day year",
        "TIME",
        (
            "(WEEKDAY COMMA?)? MONTH ORD COMMA? [YEAR APOS TWO PAST]?",
            "(WEEKDAY COMMA?)? MONTH ([ONE TWO] COMMA? YEAR|ONE (?!SEP? [YEAR TWO PAST]))",
            # As Canadian papers print it; "Jan 12/13" may be a year that goes into the next as well.
            "(WEEKDAY COMMA?)? MONTH DOT? [ONE TWO] SLASH [TWO PAST] (?!SLASH)",
        ),
        _day,
        (
            ("Dec 15/23", "deadline 2023-12-15 day"),
            ("July 1st 17", "deadline 2017-07-01 day"),
            ("March 31, 2010", "deadline 2010-03-31 day"),
            ("October 4th", "deadline 2010-10-04 day due_year_inferred"),
        ),
    ),
    Rule(
        "year month day",
        "TIME",
        (
            "(?<!MONTH) YEAR COMMA? MONTH [ONE TWO ORD] (?![YEAR APOS SLASH DASH])",
            "^YEAR COMMA? MONTH$",
        ),
        _year_first,
        (
            ("2010 November 14", "deadline 2010-11-14 day"),
            ("2010 November", "deadline 2010-11-30 month"),
        ),
    ),
    Rule(
        "month and year",
        "TIME",
        ("MONTH (SEP? (YEAR|APOS|PAST)|OF? (FINYEAR)? YEARSPAN|OF YEAR)",),
        _month,
        (
            ("October 2009", "deadline 2009-10-31 month"),
            ("December '11", "deadline 2011-12-31 month"),
            ("May‐2011", "deadline 2011-05-31 month"),
            ("Sept. 2010", "deadline 2010-09-30 month"),
            ("March 2010/11", "deadline 2011-03-31 month"),
        ),
    ),
    Rule(
        "month and two digits",
        "TIME",
        ("MONTH SEP? TWO",),
        _month_two_digits,
        (
            ("Nov 09", "deadline 2009-11-30 month"),
            ("Dec.08", "deadline 2008-12-31 month"),
            ("Jan-11", "deadline 2011-01-31 month"),
            ("June 30", "deadline 2010-06-30 day due_year_inferred due_ambiguous"),
        ),
    ),
    Rule(
        "month",
        "TIME",
        ("MONTH",),
        _month,
        (("September", "deadline 2010-09-30 month due_year_inferred"),),
    ),
)
"""Days first, since a month alone is what is left of them."""
