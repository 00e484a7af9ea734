"""Longer stretches by name: Q3 2010/11, first half of 2010, Spring 2010, Autumn term, Easter, year end."""

from __future__ import annotations

from ingest.codes import Flag
from normalise.dates.calendar import Part, Unit
from normalise.dates.printed import Between, Printed
from normalise.dates.rules import book
from normalise.dates.rules_days import DAY_RULES, printed_year
from normalise.grammar import Match, Rule


def _spanned(match: Match) -> tuple[int | None, Unit | None]:
    """The year beside a quarter, season or term; and its unit, where it is a financial or academic year."""
    span = match.first("YEARSPAN", "DUO")
    if span is None or not isinstance(span.meaning, Printed):
        return (None, None) if span else (printed_year(match), None)
    for reading in (span.meaning, *span.meaning.others):
        if reading.unit in (Unit.FINANCIAL_YEAR, Unit.ACADEMIC_YEAR):
            return reading.year, reading.unit
    return None, None


def _quarter(match: Match) -> Printed | Between | None:
    """A quarter of a calendar year where one stands beside it, else of a financial year."""
    numbers = [node.number for node in match.all("ONE", "NTH", "ORD", "WORDNUMBER")]
    year, span = _spanned(match)
    calendar = year is not None and span is None
    unit = Unit.QUARTER if calendar else Unit.FINANCIAL_QUARTER
    flags = () if span else (Flag.QUARTER_ASSUMED,)
    found = [Printed(unit, year, number % 5, flags=flags) for number in numbers if number in (-1, 1, 2, 3, 4)]
    if not found:
        return None
    return Between(found[0], found[-1]) if len(found) > 1 and match.first("DASH", "AND") else found[-1]


def _half(match: Match) -> Printed | None:
    number = match.number("ONE", "NTH", "ORD") % 3
    year, span = _spanned(match)
    unit = Unit.HALF if year is not None and span is None else Unit.FINANCIAL_HALF
    return Printed(unit, year, number) if number else None


def _season(match: Match) -> Printed:
    """Of 2010/11, spring and summer are those of 2011; winter lies over both.

    A financial year has its summer in 2010: who counts by seasons counts by school years, but it is told.
    """
    number = match.number("SEASON")
    year, span = _spanned(match)
    if span is None or year is None:
        return Printed(Unit.SEASON, year, number)
    flags = (Flag.DUE_AMBIGUOUS,) if number == 2 and span is not Unit.ACADEMIC_YEAR else ()
    return Printed(Unit.SEASON, year + (number in (1, 2)), number, flags=flags)


def _term(match: Match) -> Printed | None:
    number = match.number("SEASON", "TERMNAME") or {"EASTER": 1, "CHRISTMAS": 3}[match.nodes[0].kind]
    if number == 4:
        return None
    year, span = _spanned(match)
    if span is not None and year is not None:
        year += number in (1, 2)
    return Printed(Unit.TERM, year, number)


# Six terms a year, as in Kent or Bristol: the month in which each ends, and whether in the second year.
_SIX_TERMS = {1: (10, 0), 2: (12, 0), 3: (2, 1), 4: (3, 1), 5: (5, 1), 6: (7, 1)}


# Four terms in a calendar year, as schools of Australia and New Zealand have them.
_FOUR_TERMS = {1: 4, 2: 6, 3: 9, 4: 12}


def _numbered_term(match: Match) -> Printed | None:
    """A term by number: of a school year one of six, of a calendar year one of four, which is told."""
    number = match.number("ONE", "NTH", "ORD", "WORDNUMBER")
    month, later = _SIX_TERMS.get(number, (0, 0))
    year, span = _spanned(match)
    if year is not None and span is None:
        if number not in _FOUR_TERMS:
            return None
        return Printed(Unit.MONTH, year, _FOUR_TERMS[number], flags=(Flag.DUE_AMBIGUOUS,))
    if not month:
        return None
    if year is None:
        return Printed(Unit.MONTH, None, month, flags=(Flag.DUE_AMBIGUOUS,))
    return Printed(Unit.MONTH, year + later, month)


# The month in which each semester ends: of an academic year in the second one, of a calendar year in its own.
_SEMESTERS = {1: (1, 6), 2: (6, 12)}


def _semester(match: Match) -> Printed | None:
    """A university's half of its year, where a year stands beside it; when it ends differs by some weeks."""
    year, span = _spanned(match)
    months = _SEMESTERS.get(match.number("ONE", "NTH", "ORD", "WORDNUMBER"))
    if year is None or months is None:
        return None
    academic, calendar = months
    flags = (Flag.DUE_AMBIGUOUS,)
    if span is None:
        return Printed(Unit.MONTH, year, calendar, flags=flags)
    return Printed(Unit.MONTH, year + 1, academic, flags=flags)


# The half terms and holidays of a school year by season: the month in which each ends.
_HALF_TERMS = {1: 2, 2: 5, 3: 10}
_HOLIDAYS = {1: 4, 2: 8, 3: 10}


def _half_term(match: Match) -> Printed | None:
    month = match.number("MONTH") or _HALF_TERMS.get(match.number("SEASON"), 0)
    return Printed(Unit.MONTH, printed_year(match), month) if month else None


def _summer_break(match: Match) -> Printed | None:
    """Schools, councils and Parliament rise before August begins: "by the summer recess" is by then."""
    return Printed(Unit.MONTH, printed_year(match), 7) if match.number("SEASON") == 2 else None


def _holiday(match: Match) -> Printed | None:
    year, season = printed_year(match), match.number("SEASON")
    if match.first("EASTER"):
        return Printed(Unit.EASTER, year)
    if match.first("CHRISTMAS"):
        return Printed(Unit.DAY, year, 12, 31)
    return Printed(Unit.MONTH, year, _HOLIDAYS[season]) if season in _HOLIDAYS else None


def _feast(match: Match) -> Printed:
    year = printed_year(match)
    if match.first("EASTER"):
        return Printed(Unit.EASTER, year)
    if match.first("CHRISTMAS"):
        return Printed(Unit.DAY, year, 12, 25)
    return Printed(Unit.MONTH, year, 1) if match.first("IN") else Printed(Unit.DAY, year, 1, 1)


def _year_end(match: Match) -> Printed:
    """The end of the financial year, which is what councils mean by it; "year end 2010" is March 2010."""
    year, span = _spanned(match)
    if span is not None:
        return Printed(span, year, part=Part.END)
    begins = None if year is None else year - 1
    return Printed(
        Unit.FINANCIAL_YEAR, begins, part=Part.END, coming=year is None, flags=(Flag.DUE_AMBIGUOUS,)
    )


def _week_of_year(match: Match) -> Printed | None:
    number = match.number("WEEKNUMBER", "ONE", "TWO", "PAST")
    return Printed(Unit.WEEK, match.number("YEAR"), number) if 1 <= number <= 53 else None


TERM_RULES = (
    Rule(
        "week of a year",
        "TIME",
        (
            "YEAR DASH? WEEKNUMBER",
            "WEEKNUMBER [DASH SLASH COMMA OF]? YEAR",
            "WEEKS [ONE TWO PAST] [DASH SLASH COMMA OF]? YEAR",
        ),
        _week_of_year,
        (
            ("2011-W22", "deadline 2011-06-05 week"),
            ("Week 14, 2011", "deadline 2011-04-10 week"),
        ),
    ),
    Rule(
        "quarter",
        "TIME",
        (
            "(YEAR|YEARSPAN|DUO)[DASH COMMA SLASH]? QUARTER ONE",
            "QUARTER ONE ([SLASH DASH AND JOIN] QUARTER? ONE)? YEARISH?",
            "QUARTER WORDNUMBER YEARISH?",
            "(NTH|ORD) QUARTER YEARISH?",
        ),
        _quarter,
        (
            ("Q3 2010/11", "deadline 2010-12-31 quarter"),
            ("Q3 2010", "deadline 2010-09-30 quarter quarter_assumed"),
            ("first quarter of 2010", "deadline 2010-03-31 quarter quarter_assumed"),
            ("Qtr 4 09/10", "deadline 2010-03-31 quarter"),
            ("2010/11 Q2", "deadline 2010-09-30 quarter"),
            ("Quarter 1", "deadline 2010-06-30 quarter due_year_inferred quarter_assumed"),
        ),
    ),
    Rule(
        "half of a year",
        "TIME",
        ("(HALF ONE|(NTH|ORD) HALF) YEARISH",),
        _half,
        (
            ("H1 2010/11", "deadline 2010-09-30 half-year"),
            ("H2 10/11", "deadline 2011-03-31 half-year"),
            ("second half of 2010", "deadline 2010-12-31 half-year"),
        ),
    ),
    Rule(
        "half term",
        "TIME",
        ("[SEASON MONTH]? HALFTERM YEARISH?",),
        _half_term,
        (("October half term 2010", "deadline 2010-10-31 month"),),
    ),
    Rule(
        "term",
        "TIME",
        ("[SEASON EASTER CHRISTMAS TERMNAME] TERM YEARISH?", "TERMNAME YEARISH"),
        _term,
        (
            ("Autumn term 2010", "deadline 2010-12-31 season"),
            ("end of the spring term 2011", "deadline 2011-04-30 season"),
            ("Summer term 2010/11", "deadline 2011-07-31 season"),
            ("Michaelmas 2006", "deadline 2006-12-31 season"),
        ),
    ),
    Rule(
        "numbered term",
        "TIME",
        ("TERM [ONE WORDNUMBER] COMMA? YEARISH?", "TERMLETTER ONE COMMA? YEAR", "[ORD NTH] TERM YEAR"),
        _numbered_term,
        (
            ("Term 3 2010/11", "deadline 2011-02-28 month"),
            ("Term 3 2015", "deadline 2015-09-30 month due_ambiguous"),
        ),
    ),
    Rule(
        "semester",
        "TIME",
        ("SEMESTER [ONE WORDNUMBER] COMMA? YEARISH", "[ORD NTH] SEMESTER COMMA? YEARISH"),
        _semester,
        (
            ("Semester 2, 2013-14", "deadline 2014-06-30 month due_ambiguous"),
            ("Semester 2 2014", "deadline 2014-12-31 month due_ambiguous"),
        ),
    ),
    Rule(
        "before the summer break",
        "TIME",
        ("BEFORE? SEASON RECESS YEARISH?", "(BEFORE|(?<=BY)) SEASON HOLIDAY YEARISH?"),
        _summer_break,
        (
            ("by the summer holidays 2010", "deadline 2010-07-31 month"),
            ("by Summer Recess 2013", "deadline 2013-07-31 month"),
        ),
    ),
    Rule(
        "holiday",
        "TIME",
        ("[SEASON EASTER CHRISTMAS] HOLIDAY YEARISH?",),
        _holiday,
        (("Summer holidays 2010", "deadline 2010-08-31 month"),),
    ),
    Rule(
        "season",
        "TIME",
        ("SEASON YEARISH?",),
        _season,
        (
            ("Spring 2010", "deadline 2010-05-31 season"),
            ("Winter 2010/11", "deadline 2011-02-28 season"),
            ("Autumn '10", "deadline 2010-11-30 season"),
            ("Summer 2010/11", "deadline 2011-08-31 season due_ambiguous"),
        ),
    ),
    Rule(
        "feast",
        "TIME",
        ("([EASTER CHRISTMAS NEWYEAR]|IN NEWYEAR) YEARISH?",),
        _feast,
        (
            ("in the new year", "deadline 2011-01-31 month due_year_inferred"),
            ("Easter 2011", "deadline 2011-04-24 day"),
            ("by Christmas 2010", "deadline 2010-12-25 day"),
        ),
    ),
    Rule(
        "year end",
        "TIME",
        ("YEAREND YEARISH?",),
        _year_end,
        (
            ("year end 2010/11", "deadline 2011-03-31 year"),
            ("year-end", "deadline 2011-03-31 year due_year_inferred due_ambiguous"),
        ),
    ),
)

CALENDAR = book(*TERM_RULES, *DAY_RULES)
"""Terms are tried before days and months, since half terms have a month in front."""
