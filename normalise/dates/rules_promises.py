"""What is promised about a time: by it, from it, between two of them, throughout it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from normalise.dates.calendar import Unit
from normalise.dates.printed import Between, Offset, Printed, Repeat
from normalise.dates.rules import book, repeats, times
from normalise.grammar import Match, Rule


class Role(StrEnum):
    """What a time is to the action."""

    DEADLINE = "deadline"
    BEFORE = "before"
    BEFORE_MEETING = "before a meeting"
    START = "start"
    AFTER = "after"
    PERIOD = "period"
    ONGOING = "ongoing"
    ONGOING_UNTIL = "ongoing until"
    MEANWHILE = "meanwhile"
    REPEAT = "repeat"
    REPEAT_FROM = "repeat from"
    REVIEW = "review"
    REVISED = "revised"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Clause:
    """A promise: its role, the time it speaks of, and how it comes again."""

    role: Role
    time: Printed | Between | Offset
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class _InRole:
    """Makes a clause of one role out of the last time that was matched."""

    role: Role

    def __call__(self, match: Match) -> Clause:
        return Clause(self.role, times(match)[-1])


def _joined(match: Match) -> Printed | Between | Offset:
    """The one time of a match, or what lies between its two."""
    first, last = times(match)[0], times(match)[-1]
    if first is last or not (isinstance(first, Printed) and isinstance(last, Printed)):
        return last
    return Between(first, last)


def _from_to(match: Match) -> Clause:
    return Clause(Role.PERIOD if isinstance(_joined(match), Between) else Role.DEADLINE, _joined(match))


def _deadline(match: Match) -> Clause:
    """Between two days there is a period, unless a word says that it is done by the last."""
    time = times(match)[-1]
    if not isinstance(time, Between):
        return Clause(Role.DEADLINE, time)
    return Clause(Role.DEADLINE, time.last) if match.first("BY", "UNTIL") else Clause(Role.PERIOD, time)


def _start(match: Match) -> Clause:
    """From one time to another is a period: "from 2010-2012"; "June-July 2010 onwards" is a start."""
    time = times(match)[-1]
    if isinstance(time, Between) and match.nodes[0].kind == "FROM":
        return Clause(Role.PERIOD, time)
    return Clause(Role.START, time.first if isinstance(time, Between) else time)


def _throughout(match: Match) -> Clause:
    """A month is too short to work through: "during October" is by its end."""
    time = times(match)[-1]
    short = isinstance(time, Printed) and time.unit in (Unit.DAY, Unit.MONTH)
    return Clause(Role.DEADLINE if short else Role.PERIOD, time)


def _ongoing(match: Match) -> Clause:
    ends = match.first("UNTIL", "TO") and not match.first("STILL", "THIS", "NOW")
    return Clause(Role.ONGOING_UNTIL if ends else Role.ONGOING, _joined(match))


def _repeated(match: Match) -> Clause | None:
    """Within a year or between two times; a month or day alone is where it begins, or after "until" ends."""
    if not repeats(match):
        return None
    time = _joined(match)
    short = isinstance(time, Printed) and time.unit in (Unit.MONTH, Unit.DAY)
    whole = isinstance(time, Printed | Between) and not short
    until = match.first("UNTIL", "TO") is not None
    begins = match.first("FROM", "START", "NTH", "ORD") is not None and not isinstance(time, Between)
    role = Role.REPEAT if not begins and (whole or until) else Role.REPEAT_FROM
    return Clause(role, time, repeats(match)[0])


_DONE = "[DOT COMMA SHUT]* (BREAK|$)"
_PAUSE = "[DASH COMMA COLON STOP DOT BREAK OPEN]"
_UNTIL = "([SHUT COMMA]* (TO|UNTIL|DASH|DASH UNTIL|DASH TO|DASH BY|(?<=FROM TIME) BY) BY? TIME)"

PROMISES = book(
    Rule(
        "how often and from when to when",
        "CLAUSE",
        (
            f"REPEAT [X MEETING REVIEW]{{0,3}} {_PAUSE}* [FROM START] IN? TIME {_UNTIL}?",
            f"REPEAT [X MEETING REVIEW]{{0,3}} {_PAUSE}* [UNTIL TO] TIME",
            f"REPEAT {_PAUSE}* [DURING THROUGHOUT OVER] TIME",
            f"REPEAT {_PAUSE}+ [NTH ORD] [X LABEL MEETING REVIEW]{{1,2}} [IN BY]* TIME (?={_DONE})",
            f"[FROM BETWEEN]? TIME ([DASH TO UNTIL AND JOIN] TIME)? {_PAUSE}? REPEAT (?={_DONE})",
        ),
        _repeated,
        (
            ("monthly from April 2010", "recurring 2010-04-01/ month FREQ=MONTHLY"),
            ("2023-2027 Quarterly", "recurring 2023-01-01/2027-12-31 year FREQ=MONTHLY;INTERVAL=3"),
            ("weekly until March 2011", "recurring 2011-03-31 month FREQ=WEEKLY"),
            ("Quarterly, first issue July 2014", "recurring 2014-07-01/ month FREQ=MONTHLY;INTERVAL=3"),
        ),
    ),
    Rule(
        "ongoing from or until",
        "CLAUSE",
        (
            f"ONGOING {_PAUSE}* [FROM START] IN? TIME",
            f"[FROM START] [X COLON IN]? TIME {_PAUSE}* [AND JOIN]? NOW? X? ONGOING",
            "ONGOING DASH? [UNTIL TO] TIME",
            f"[FROM START]? [COLON IN]? TIME {_PAUSE}* STILL",
            f"[FROM START]? [COLON IN]? TIME [DASH TO UNTIL] [THIS NOW] (?={_DONE})",
        ),
        _ongoing,
        (
            ("Started November 2009 - ongoing", "ongoing 2009-11-01/ month"),
            ("Ongoing From January 2008", "ongoing 2008-01-01/ month"),
            ("April 2010 to date", "ongoing 2010-04-01/ month"),
            ("2009 - present", "ongoing 2009-01-01/ year"),
        ),
    ),
    Rule(
        "ongoing meanwhile",
        "CLAUSE",
        ("ONGOING X{0,2} [DURING THROUGHOUT OVER IN FOR] TIME",),
        _InRole(Role.MEANWHILE),
        (("This will be ongoing during 2010", "ongoing"),),
    ),
    Rule(
        "from one time to another",
        "CLAUSE",
        (
            f"[FROM START] [COLON IN BY]? TIME {_UNTIL}",
            "BETWEEN TIME [AND JOIN DASH TO] TIME",
            "BY? TIME (DASH|TO|UNTIL) TIME",
        ),
        _from_to,
        (
            ("From January 2010 – by March 2010", "period 2010-01-01/2010-03-31 month"),
            ("January-March 2008", "period 2008-01-01/2008-03-31 month"),
            ("between April 2010 and June 2010", "period 2010-04-01/2010-06-30 month"),
            ("Oct - March 2012", "period 2011-10-01/2012-03-31 month"),
            ("Spring to Summer 2014", "period 2014-03-01/2014-08-31 season"),
        ),
    ),
    Rule(
        "revised",
        "CLAUSE",
        ("REVISED [COLON DASH TO OPEN IN]* TIME",),
        _InRole(Role.REVISED),
        (("March 2010 revised to June 2010", "deadline 2010-06-30 month"),),
    ),
    Rule(
        "formerly",
        "CLAUSE",
        ("FORMER [COLON DASH]* TIME",),
        _InRole(Role.FORMER),
        (("September 2010 (was December 2010)", "deadline 2010-09-30 month"),),
    ),
    Rule(
        "review",
        "CLAUSE",
        ("REVIEW [COLON DASH IN BY]* TIME",),
        _InRole(Role.REVIEW),
        (
            ("Ongoing - review March 2011", "ongoing due_review_only"),
            ("Review March 2011", "deadline 2011-03-31 month"),
        ),
    ),
    Rule(
        "start",
        "CLAUSE",
        (
            "[FROM START] ([COLON DASH]? IN?|BY) TIME",
            "START X{1,6} IN? TIME",
            "TIME [DASH OPEN COMMA]? [START ONWARDS](?![X IN]* TIME)",
        ),
        _start,
        (
            ("From September 2009", "start 2009-09-01/ month"),
            ("from 2010 to 2012", "period 2010-01-01/2012-12-31 year"),
            ("Starting January 2010", "start 2010-01-01/ month"),
            ("January 2011 onwards", "start 2011-01-01/ month"),
            ("Start date: 1 April 2010", "start 2010-04-01/ day"),
            ("Not before April 2011", "start 2011-04-01/ month"),
            ("1 April 2011 at the earliest", "start 2011-04-01/ day"),
        ),
    ),
    Rule(
        "after",
        "CLAUSE",
        ("[AFTER FOLLOWING] TIME",),
        _InRole(Role.AFTER),
        (("after Easter 2011", "start 2011-04-25/ day"),),
    ),
    Rule(
        "before",
        "CLAUSE",
        ("BEFORE DASH? TIME (?!X? MEETING)",),
        _InRole(Role.BEFORE),
        (
            ("before April 2010", "deadline 2010-03-31 month"),
            ("before the end of March 2010", "deadline 2010-03-31 month"),
            ("pre-April 2010", "deadline 2010-03-31 month"),
        ),
    ),
    Rule(
        "before a meeting",
        "CLAUSE",
        ("BEFORE TIME (?=X? MEETING)",),
        _InRole(Role.BEFORE_MEETING),
        (
            ("before the June Board", "deadline 2010-06-30 month due_year_inferred"),
            ("End June (ahead of 4 July Meeting)", "deadline 2010-06-30 month due_year_inferred due_several"),
        ),
    ),
    Rule(
        "throughout",
        "CLAUSE",
        ("[THROUGHOUT DURING OVER] TIME",),
        _throughout,
        (
            ("throughout 2014", "period 2014-01-01/2014-12-31 year"),
            ("during October 2010", "deadline 2010-10-31 month"),
        ),
    ),
    Rule(
        "deadline",
        "CLAUSE",
        ("[BY UNTIL TO IN FOR COLON BEFORE]* TIME",),
        _deadline,
        (
            ("By Nov 09", "deadline 2009-11-30 month"),
            ("To Apr 2012", "deadline 2012-04-30 month"),
            ("no later than 5 May 2010", "deadline 2010-05-05 day"),
        ),
    ),
)
"""Tried last: what is left outside a clause after it is no time."""
