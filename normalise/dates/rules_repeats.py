"""What comes again: every six weeks, 6 monthly, three times a year, each April and October, March (annually).

The words that say it alone (weekly, termly) stand in ``lexicon/dates.toml`` with their RRULE (RFC 5545).
"""

from __future__ import annotations

from ingest.codes import Flag
from normalise.dates.calendar import Part, Unit
from normalise.dates.printed import Printed, Repeat
from normalise.dates.rules import book, repeats, times
from normalise.grammar import Match, Rule

_YEARLY = "FREQ=YEARLY"
_YEARS = ("YEARS", "FINYEAR", "ACADYEAR")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# What each unit counts as: a term is taken for four months.
_FREQUENCIES = {
    "DAYS": ("DAILY", 1),
    "WEEKS": ("WEEKLY", 1),
    "MONTHS": ("MONTHLY", 1),
    "QUARTER": ("MONTHLY", 3),
    "TERM": ("MONTHLY", 4),
    "YEARS": ("YEARLY", 1),
    "FINYEAR": ("YEARLY", 1),
    "ACADYEAR": ("YEARLY", 1),
}


def _every(frequency: str, interval: int) -> Repeat:
    if frequency == "MONTHLY" and interval % 12 == 0:
        frequency, interval = "YEARLY", interval // 12
    return Repeat(f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else ""))


def _each_time(match: Match) -> Repeat | None:
    """Every year at these times; seasons and terms by the month in which they end."""
    named = [time for time in times(match) if isinstance(time, Printed)]
    if any(time.unit is Unit.YEAR for time in named) or not named:
        return None
    plain = {Unit.MONTH, Unit.DAY}
    months = {time.number if time.unit in plain else time.in_year(2001).closes.month for time in named}
    days = {time.day or (-1 if time.part is Part.END else 0) for time in named}
    by_day = f";BYMONTHDAY={days.pop()}" if len(days) == 1 and days != {0} else ""
    return Repeat(f"{_YEARLY};BYMONTH={','.join(str(month) for month in sorted(months))}{by_day}")


def _day_of_month(match: Match) -> Repeat | None:
    """The 10th, the last day or the first Monday of each month."""
    repeat = repeats(match)[-1]
    weekday, number = match.number("WEEKDAY", "WEEKDAYS"), match.number("ORD", "NTH", "ONE", "TWO")
    if weekday and repeat.rrule in ("FREQ=MONTHLY", "FREQ=WEEKLY"):
        place = str(number) if number and repeat.rrule == "FREQ=MONTHLY" else ""
        return Repeat(f"{repeat.rrule};BYDAY={place}{_WEEKDAYS[weekday - 1]}")
    if repeat.rrule == "FREQ=MONTHLY" and (number or match.first("END")):
        return Repeat(f"{repeat.rrule};BYMONTHDAY={number or -1}")
    return repeat


def _each_weekday(match: Match) -> Repeat:
    return Repeat(f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[match.number('WEEKDAY', 'WEEKDAYS') - 1]}")


def _every_so_many(match: Match) -> Repeat:
    """Of "every 6-8 weeks" the longer."""
    unit = match.all(*_FREQUENCIES)[0]
    frequency, each = _FREQUENCIES[unit.kind]
    counts = [node.number for node in match.all("ONE", "TWO", "PAST", "WORDNUMBER")]
    count = max(counts, default=2 if match.first("ALTERNATE") else 1)
    return _every(frequency, each * count * max(unit.number, 1))


def _so_many_monthly(match: Match) -> Repeat | None:
    base = repeats(match)[-1].rrule if repeats(match) else _YEARLY
    if base not in ("FREQ=WEEKLY", "FREQ=MONTHLY", _YEARLY, "FREQ=DAILY"):
        return None
    count = max(node.number for node in match.all("ONE", "TWO", "WORDNUMBER"))
    return _every(base.removeprefix("FREQ="), count)


# What comes so many times in a week, month or term. Two are Monday and Thursday, or the 1st and the 15th.
_OFTEN = {
    ("WEEKS", 1): Repeat("FREQ=WEEKLY"),
    ("WEEKS", 2): Repeat("FREQ=WEEKLY;BYDAY=MO,TH"),
    ("MONTHS", 1): Repeat("FREQ=MONTHLY"),
    ("MONTHS", 2): Repeat("FREQ=MONTHLY;BYMONTHDAY=1,15"),
    ("QUARTER", 1): Repeat("FREQ=MONTHLY;INTERVAL=3"),
    ("TERM", 1): Repeat("FREQ=YEARLY;BYMONTH=3,7,12", (Flag.RECURRENCE_APPROXIMATE,)),
    ("TERM", 2): Repeat("FREQ=YEARLY;BYMONTH=2,3,5,7,10,12", (Flag.RECURRENCE_APPROXIMATE,)),
    ("HALFTERM", 1): Repeat("FREQ=YEARLY;BYMONTH=2,3,5,7,10,12", (Flag.RECURRENCE_APPROXIMATE,)),
}
_UNIT_OF_RULE = {"FREQ=WEEKLY": "WEEKS", "FREQ=MONTHLY": "MONTHS", "FREQ=YEARLY": "YEARS"}


def _times_in(match: Match) -> Repeat:
    """Three times a year is every four months; what does not divide its stretch has no rule."""
    count = match.number("ONE", "TWO", "WORDNUMBER", "OFTEN")
    units = [node.kind for node in match.all(*_FREQUENCIES, "HALFTERM")]
    units += ["YEARS" for _ in match.all("ANNUALLY")]
    units += [_UNIT_OF_RULE.get(repeat.rrule or "", "") for repeat in repeats(match)]
    if units[0] in _YEARS and count and 12 % count == 0:
        return _every("MONTHLY", 12 // count)
    return _OFTEN.get((units[0], count), Repeat(None, (Flag.RECURRENCE_IRREGULAR,)))


def _every_meeting(match: Match) -> Repeat:
    return Repeat(None, (Flag.RECURRENCE_IRREGULAR,))


def _at_times(match: Match) -> Repeat | None:
    """The months that "twice yearly (April and October)" means: they have no year, and it is not monthly."""
    rrule = repeats(match)[0].rrule or ""
    seldom = rrule.startswith(("FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL="))
    return _annual_time(match) if seldom else None


def _annual_time(match: Match) -> Repeat | None:
    """An event of "Annual - September" comes every year; "annual report, March 2010" once."""
    undated = all(isinstance(time, Printed) and time.year is None for time in times(match))
    return _each_time(match) if undated else None


def _annually(match: Match) -> Repeat:
    return repeats(match)[0] if repeats(match) else Repeat(_YEARLY)


_LIST = "TIME ([AND JOIN SLASH COMMA TO]* [BY IN]? TIME)*"

FREQUENCIES = book(
    Rule(
        "so many times in",
        "REPEAT",
        (
            "[ONE TWO WORDNUMBER] TIMES ([A EACH OVER IN THIS]* (UNIT|HALFTERM)|ANNUALLY|REPEAT)",
            "OFTEN (UNIT|[HALFTERM ANNUALLY REPEAT])",
        ),
        _times_in,
        (
            ("4 times a year", "recurring FREQ=MONTHLY;INTERVAL=3"),
            ("six times in the year", "recurring FREQ=MONTHLY;INTERVAL=2"),
            ("Twice a term", "recurring FREQ=YEARLY;BYMONTH=2,3,5,7,10,12 recurrence_approximate"),
        ),
    ),
    Rule(
        "every so many",
        "REPEAT",
        (
            "EACH (ONE|TWO|PAST|WORDNUMBER) ([DASH TO JOIN SLASH] (ONE|TWO|PAST|WORDNUMBER))? UNIT",
            "ALTERNATE [DAYS WEEKS MONTHS YEARS TERM QUARTER]",
            "EACH [DAYS WEEKS MONTHS QUARTER YEARS TERM FINYEAR ACADYEAR]",
        ),
        _every_so_many,
        (
            ("every six weeks", "recurring FREQ=WEEKLY;INTERVAL=6"),
            ("Every 2 years", "recurring FREQ=YEARLY;INTERVAL=2"),
            ("every other month", "recurring FREQ=MONTHLY;INTERVAL=2"),
        ),
    ),
    Rule(
        "so many monthly",
        "REPEAT",
        ("([ONE TWO WORDNUMBER] [DASH TO SLASH])? [ONE TWO WORDNUMBER] DASH? [REPEAT ANNUALLY]",),
        _so_many_monthly,
        (
            ("6 monthly", "recurring FREQ=MONTHLY;INTERVAL=6"),
            ("6-8 weekly", "recurring FREQ=WEEKLY;INTERVAL=8"),
            ("3-yearly", "recurring FREQ=YEARLY;INTERVAL=3"),
        ),
    ),
    Rule(
        "day of each month",
        "REPEAT",
        (
            "[BY IN]? (END|[NTH ORD] WEEKDAY|NTH? [WEEKDAY WEEKDAYS]|ORD|NTH DAYS) [OF IN]* REPEAT",
            "REPEAT [IN OPEN DASH COMMA]+ [WEEKDAY WEEKDAYS]",
        ),
        _day_of_month,
        (
            ("10th of each month", "recurring FREQ=MONTHLY;BYMONTHDAY=10"),
            ("end of each month", "recurring FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("first Monday of every month", "recurring FREQ=MONTHLY;BYDAY=1MO"),
            ("by the end of each term", "recurring FREQ=YEARLY;BYMONTH=3,7,12 recurrence_approximate"),
        ),
    ),
    Rule(
        "each weekday",
        "REPEAT",
        ("EACH [WEEKDAY WEEKDAYS]", "^IN? WEEKDAYS$"),
        _each_weekday,
        (
            ("every Friday", "recurring FREQ=WEEKLY;BYDAY=FR"),
            ("Mondays", "recurring FREQ=WEEKLY;BYDAY=MO"),
        ),
    ),
    Rule(
        "every meeting",
        "REPEAT",
        ("EACH X{0,2} MEETING",),
        _every_meeting,
        (("Every SMT meeting", "recurring recurrence_irregular"),),
    ),
)
"""How often, where only words say it."""

YEARLY = book(
    Rule(
        "each year at a time",
        "REPEAT",
        (
            f"EACH {_LIST}",
            f"[BY IN]* {_LIST} [OPEN COMMA DASH OF]* ANNUALLY",
            f"ANNUALLY [IN BY DASH COMMA EACH OPEN COLON AND REVIEW]* {_LIST}",
            f"[REPEAT ANNUAL ANNUALLY] [REVIEW X MEETING]{{0,3}} [IN BY DASH]* EACH {_LIST}",
        ),
        _each_time,
        (
            ("each April and October", "recurring FREQ=YEARLY;BYMONTH=4,10"),
            ("March (annually)", "recurring FREQ=YEARLY;BYMONTH=3"),
            ("By end of December annually", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
            ("annually by 31 March", "recurring FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
            ("every autumn", "recurring FREQ=YEARLY;BYMONTH=11"),
        ),
    ),
    Rule(
        "so often at times",
        "REPEAT",
        (f"REPEAT [DASH COLON COMMA OPEN IN BY]+ {_LIST}",),
        _at_times,
        (("Twice yearly - April and October", "recurring FREQ=YEARLY;BYMONTH=4,10"),),
    ),
    Rule(
        "annual event at a time",
        "REPEAT",
        (f"ANNUAL [X REVIEW]? [DASH COLON COMMA OPEN IN BY]+ {_LIST}",),
        _annual_time,
        (("Annual - September", "recurring FREQ=YEARLY;BYMONTH=9"),),
    ),
    Rule(
        "annually",
        "REPEAT",
        (
            "ANNUALLY",
            "ANNUAL",
        ),
        _annually,
        (("Annually", "recurring FREQ=YEARLY"), ("Annual review", "recurring FREQ=YEARLY")),
    ),
)
"""When in the year; tried once times stand, and before what is promised about them."""
