"""Parts of times, weeks, and times told from the plan's own date: end of January, w/c 4 July, next month."""

from __future__ import annotations

from dataclasses import replace

from normalise.dates.calendar import Part, Unit
from normalise.dates.printed import Between, Offset, Printed, Span
from normalise.dates.rules import book, times
from normalise.grammar import Match, Rule

_PARTS = {"EARLY": Part.EARLY, "MID": Part.MID, "LATE": Part.LATE, "END": Part.END}


def _year_alone(match: Match) -> Printed:
    return Printed(Unit.YEAR, match.number("YEAR"))


def _span_alone(match: Match) -> Printed | Between | None:
    meaning = match.nodes[-1].meaning
    return meaning if isinstance(meaning, Printed | Between) else None


def _duo_among_words(match: Match) -> Printed | None:
    """Among words two numbers with a slash are as likely a fraction: "24/7" is no date, "12/11" is one."""
    meaning = match.nodes[0].meaning
    return meaning if isinstance(meaning, Printed) and meaning.unit is not Unit.DAY else None


_LEADS_UP = "[BY FROM START UNTIL TO BEFORE AFTER OF END MID EARLY LATE IN DURING THROUGHOUT BETWEEN]"
"""Words that dates follow: "identify 2012 training needs" is no date."""

STANDING_YEARS = book(
    Rule(
        "financial or academic years",
        "TIME",
        ("(FINYEAR|ACADYEAR)? YEARSPAN",),
        _span_alone,
        (("2010/11", "deadline 2011-03-31 year"),),
    ),
    Rule(
        "two numbers by themselves",
        "TIME",
        (
            f"(?<={_LEADS_UP}) DUO",
            "DUO(?=[DOT COMMA SHUT]*(BREAK|$))",
            "^DUO",
        ),
        _span_alone,
    ),
    Rule(
        "two numbers among words",
        "TIME",
        ("DUO",),
        _duo_among_words,
        (("Case managers 12/11 all staff", "deadline 2011-12-31 month due_ambiguous"),),
    ),
    Rule(
        "year",
        "TIME",
        (
            f"(?<={_LEADS_UP}) YEAR",
            # Behind a word that nobody knows and a number the year ends something else: "Agst 12, 2010".
            "(?<![SLASH DOT X]) (?<!X [TWO ORD]) (?<!X [ONE TWO ORD] COMMA) YEAR(?!X|DASH? WEEKNUMBER)",
        ),
        _year_alone,
        (
            ("2010", "deadline 2010-12-31 year"),
            ("by end of 2010", "deadline 2010-12-31 year"),
        ),
    ),
)
"""Years that no month, quarter or term has taken."""


def _part(match: Match) -> Printed | Between | None:
    """The last part named counts: "mid to late June"."""
    time, part = times(match)[-1], match.all(*_PARTS)[-1]
    if isinstance(time, Printed):
        return time.in_part(_PARTS[part.kind])
    if isinstance(time, Between) and part.kind == "END":
        return time.last.in_part(Part.END)
    return None


def _week(match: Match) -> Printed | None:
    time = times(match)[-1]
    return replace(time, week=True) if isinstance(time, Printed) and time.unit is Unit.DAY else None


def _week_ending(match: Match) -> Printed | None:
    time = times(match)[-1]
    return replace(time, week_ending=True) if isinstance(time, Printed) and time.unit is Unit.DAY else None


def _week_of_month(match: Match) -> Printed | None:
    """The week of a month by number, as the week in which its 1st, 8th, 15th or 22nd falls."""
    time, number = times(match)[-1], match.number("NTH", "ORD", "ONE")
    if not isinstance(time, Printed) or time.unit is not Unit.MONTH or not -1 <= number <= 5:
        return None
    if match.number("WEEKS") == 2:
        return time.in_part(Part.MID if number == 1 else Part.END)
    if number == -1:
        return time.in_part(Part.END)
    return Printed(Unit.DAY, time.year, time.number, 7 * number - 6, week=True)


def _weekday_of_month(match: Match) -> Printed | None:
    time, number = times(match)[-1], match.number("NTH", "ORD")
    if not isinstance(time, Printed) or time.unit is not Unit.MONTH or not -1 <= number <= 4:
        return None
    return replace(time, weekday=match.number("WEEKDAY") - 1, nth=number)


def _half_of_month(match: Match) -> Printed | None:
    time, number = times(match)[-1], match.number("NTH", "ORD")
    if not isinstance(time, Printed) or time.unit is not Unit.MONTH:
        return None
    return time.in_part(Part.MID if number == 1 else Part.END)


def _year_ending(match: Match) -> Printed | None:
    time = times(match)[-1]
    return time if isinstance(time, Printed) else None


PARTS = book(
    Rule(
        "week of a month",
        "TIME",
        (
            "(NTH|ORD) (WC|WEEKS [OF IN]?) TIME",
            "WEEKS ONE [OF IN DASH COMMA]? TIME",
        ),
        _week_of_month,
        (
            ("first week of March 2010", "deadline 2010-03-07 week"),
            ("week 3 of March 2010", "deadline 2010-03-21 week"),
            ("last week in June 2011", "deadline 2011-06-30 month"),
        ),
    ),
    Rule(
        "weekday of a month",
        "TIME",
        ("(NTH|ORD) WEEKDAY [OF IN]? TIME",),
        _weekday_of_month,
        (
            ("last Friday in June 2011", "deadline 2011-06-24 day"),
            ("by the first Monday of May 2011", "deadline 2011-05-02 day"),
        ),
    ),
    Rule(
        "half of a month",
        "TIME",
        ("(NTH|ORD) HALF OF TIME",),
        _half_of_month,
        (("second half of March 2010", "deadline 2010-03-31 month"),),
    ),
    Rule(
        "part of a time",
        "TIME",
        ("([EARLY MID LATE END] [TO SLASH DASH AND JOIN])? [EARLY MID LATE END] [DASH OF IN]* TIME",),
        _part,
        (
            ("End of January 2010", "deadline 2010-01-31 month"),
            ("Mid-June 2011", "deadline 2011-06-15 part-month"),
            ("early March 2010", "deadline 2010-03-10 part-month"),
            ("mid to late June 2011", "deadline 2011-06-30 part-month"),
            ("Late Spring 2011", "deadline 2011-05-31 season"),
            ("From end January 2010", "start 2010-01-31/ month"),
            ("by the end of 2010/11", "deadline 2011-03-31 year"),
        ),
    ),
    Rule(
        "week of a day",
        "TIME",
        ("WC COLON? TIME",),
        _week,
        (
            ("w/c 4 July 2011", "deadline 2011-07-10 week"),
            ("week of 4th November 2011", "deadline 2011-11-06 week"),
        ),
    ),
    Rule(
        "week ending",
        "TIME",
        ("WE COLON? TIME",),
        _week_ending,
        (("w/e 8 July 2011", "deadline 2011-07-08 week"),),
    ),
    Rule(
        "year ending",
        "TIME",
        ("YE TIME",),
        _year_ending,
        (("year ending March 2011", "deadline 2011-03-31 month"),),
    ),
)
"""Parts of the times that stand."""

_SPANS = {
    "WEEKS": Span.WEEK,
    "MONTHS": Span.MONTH,
    "QUARTER": Span.QUARTER,
    "YEARS": Span.YEAR,
    "TERM": Span.TERM,
    "FINYEAR": Span.FINANCIAL_YEAR,
    "HALFTERM": Span.HALF_TERM,
    "ACADYEAR": Span.ACADEMIC_YEAR,
}


def _counted(match: Match) -> Offset:
    """The greatest number counts, and the last unit: "6-12 months", "6 months to 1 year"."""
    *before, unit = match.all("DAYS", *_SPANS)
    begins = before[-1].end if before else 0
    counts = [node for node in match.all("ONE", "TWO", "PAST", "WORDNUMBER", "A") if node.start >= begins]
    count = max((1 if node.kind == "A" else node.number for node in counts), default=1)
    event = match.nodes[-1].kind in ("OF", "AFTER", "BEFORE", "FROM", "EVENT", "FOLLOWING")
    if unit.kind == "DAYS":
        return Offset(count, Span.WORKING_DAY if unit.number == 2 else Span.DAY, event=event)
    return Offset(count * max(unit.number, 1), _SPANS[unit.kind], event=event)


def _from_a_day(match: Match) -> Printed | None:
    """ "6 weeks from 1 May 2010" is a day, "6 months from May 2010" a month; none without a printed year."""
    begins, length = times(match)[-1], _counted(match)
    if not isinstance(begins, Printed) or begins.year is None or begins.part is not None:
        return None
    opens = begins.in_year(begins.year).opens
    ends = replace(length, event=False).closes(opens)
    if ends is None or begins.unit not in (Unit.DAY, Unit.MONTH):
        return None
    if begins.unit is Unit.MONTH:
        return Printed(Unit.MONTH, ends.closes.year, ends.closes.month) if length.span is Span.MONTH else None
    return Printed(Unit.DAY, ends.closes.year, ends.closes.month, ends.closes.day)


def _whole(match: Match) -> Offset | None:
    unit = match.all("DAYS", *_SPANS)[0]
    if unit.kind == "DAYS":
        return Offset(0, Span.DAY, whole=True)
    coming = 1 if match.first("NEXT", "NEW") else 0
    return Offset(coming, _SPANS[unit.kind], whole=True, opening=match.first("EARLY") is not None)


def _day_of_week(match: Match) -> Offset:
    return Offset(match.number("WEEKDAY"), Span.DAY_OF_WEEK)


def _day_of_month(match: Match) -> Offset | None:
    weekday = match.number("WEEKDAY")
    day = match.number("ORD", "ONE", "TWO")
    if not 0 < day <= 31:
        return None
    return Offset(day, Span.DAY_OF_MONTH, weekday=weekday - 1 if weekday else None)


def _morrow(match: Match) -> Offset:
    del match
    return Offset(1, Span.DAY)


def _next_meeting(match: Match) -> Offset:
    return Offset(1, Span.MONTH, event=True)


def _next_printed(match: Match) -> Printed | None:
    time = times(match)[-1]
    if not isinstance(time, Printed) or time.year is not None:
        return None
    return replace(time, coming=match.first("NEXT") is not None)


_SO_MANY = "(COUNT|PAST|NUMBER)"
_SO_LONG = f"{_SO_MANY} ([DASH TO JOIN SLASH] {_SO_MANY})? DASH? UNIT"

RELATIVE = book(
    Rule(
        "so long from a day",
        "TIME",
        (f"[WITHIN IN OVER DURING BY]? {_SO_LONG} [OF AFTER FROM FOLLOWING] TIME",),
        _from_a_day,
        (
            ("within 6 weeks of 1 May 2010", "deadline 2010-06-12 day"),
            ("6 months from April 2010", "deadline 2010-10-31 month"),
        ),
    ),
    Rule(
        "within so long of an event",
        "TIME",
        (
            f"[WITHIN IN OVER DURING UNTIL BY]? NEXT? {_SO_LONG} LATER?"
            " [OF AFTER BEFORE FROM FOLLOWING EVENT]"
            " (?=[X NEXT MEETING A REVIEW START EARLY END EVENT BY DONE REVISED CONTINUOUS])",
        ),
        _counted,
        (
            ("Within six weeks of approval", "relative"),
            ("3 months after the board's decision", "relative"),
        ),
    ),
    Rule(
        "within so long",
        "TIME",
        (
            f"[WITHIN OVER DURING IN UNTIL BY NEXT] NEXT? {_SO_LONG} LATER?",
            "[WITHIN OVER IN] NEXT UNIT",
            f"(?<!EACH) {_SO_MANY} [DASH TO SLASH JOIN] {_SO_MANY} DASH? UNIT (?=[DOT SHUT]* (BREAK|$))",
            f"^[TIMELINE OPEN SIGN DASH COLON IMMEDIATE]* ({_SO_MANY} UNIT? [DASH TO])? {_SO_MANY}"
            " [DASH AND]? UNIT LATER? (?=[DOT SHUT]* $)",
        ),
        _counted,
        (
            ("Within 3 months", "deadline 2010-09-15 day due_from_plan_date"),
            ("in 6 weeks' time", "deadline 2010-07-27 day due_from_plan_date"),
            ("1-2 years", "deadline 2012-06-15 day due_from_plan_date"),
            ("over the next eighteen months", "deadline 2011-12-15 day due_from_plan_date"),
        ),
    ),
    Rule(
        "end of this or the next",
        "TIME",
        (
            "[END MID] OF? [THIS NEXT NEW]? UNIT(?!TIME|YEARISH)",
            "EARLY OF? ([THIS NEXT NEW] UNIT|[TERM FINYEAR ACADYEAR])(?!TIME|YEARISH)",
            "[THIS NEXT] UNIT(?!TIME)",
            "[END MID] OF? [THIS NEXT]? HALFTERM",
            "((?<=[BY BEFORE UNTIL])|^) [THIS NEXT]? HALFTERM(?! REPEAT)",
            "WITHIN THIS? [YEARS FINYEAR ACADYEAR TERM QUARTER]",
            "NEW [FINYEAR ACADYEAR TERM]",
        ),
        _whole,
        (
            ("by the end of the week", "deadline 2010-06-20 week due_from_plan_date"),
            ("end of next month", "deadline 2010-07-31 month due_from_plan_date"),
            ("end of the financial year", "deadline 2011-03-31 year due_from_plan_date"),
            ("by the start of the new school year", "deadline 2010-09-01 year due_from_plan_date"),
            ("this year", "deadline 2010-12-31 year due_from_plan_date"),
            ("end of term", "deadline 2010-07-31 season due_from_plan_date"),
        ),
    ),
    Rule(
        "day of the month",
        "TIME",
        (
            "(?<=[BY BEFORE UNTIL IN FROM]) ORD (?=[DOT SHUT COMMA]* (BREAK|$))",
            "(?<=[BY BEFORE UNTIL IN FROM]) WEEKDAY COMMA? [ORD TWO ONE] (?=[DOT SHUT COMMA]* (BREAK|$))",
            "^ WEEKDAY COMMA? ORD (?=[DOT SHUT COMMA]* (BREAK|$))",
        ),
        _day_of_month,
        (("on Thursday 1st", "deadline 2010-07-01 day due_from_plan_date"),),
    ),
    Rule(
        "day of the week",
        "TIME",
        ("(?<=[BY BEFORE UNTIL IN FROM THIS NEXT]) WEEKDAY (?!COMMA? [ORD TWO ONE MONTH]|[WEEKS REPEAT])",),
        _day_of_week,
        (
            ("by Friday", "deadline 2010-06-18 day due_from_plan_date"),
            ("on Tuesday", "deadline 2010-06-22 day due_from_plan_date"),
        ),
    ),
    Rule(
        "tomorrow",
        "TIME",
        ("TOMORROW",),
        _morrow,
        (("tomorrow", "deadline 2010-06-16 day due_from_plan_date"),),
    ),
    Rule(
        "year of the plan",
        "TIME",
        ("(?<=^) YEARS [ONE WORDNUMBER] ([DASH TO AND SLASH] ONE)?(?=[DOT OPEN DASH COLON]|OF? PLAN|$)",),
        _next_meeting,
        (("Year 1", "relative"), ("Year 1 (2010/11)", "deadline 2011-03-31 year")),
    ),
    Rule(
        "next meeting",
        "TIME",
        ("(THIS|NEXT) X{0,2} MEETING",),
        _next_meeting,
        (("By Next meeting", "relative"),),
    ),
    Rule(
        "next month by name",
        "TIME",
        ("(THIS|NEXT) TIME",),
        _next_printed,
        (("next April", "deadline 2011-04-30 month due_year_inferred"),),
    ),
)
"""What only the plan's own date can make a date of."""
