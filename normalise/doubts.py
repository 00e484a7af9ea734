"""What a person should look at in a judged row, in words for that person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from extractors.plan import Column
from ingest.codes import Flag
from ingest.issues import Severity
from lexicon.words import JUDGED_LENGTH
from normalise.dates.due import Due
from normalise.ditto import is_as_above
from normalise.parties.roster import Resolved
from normalise.records import DueKind, DuePrecision, Status


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look at a row: its code is the row's flag and the issue's code."""

    code: Flag
    severity: Severity
    message: str
    column: Column


_ABOUT_DUES = {
    Flag.DUE_AMBIGUOUS: "“{text}” can be read in more than one way; it was read as {date}{others}.",
    Flag.DUE_YEAR_MISSING: "“{text}” has no year, and nothing around it tells which is meant.",
    Flag.DUE_IMPOSSIBLE_DAY: "“{text}” is a day that its month does not have; it was read as {date}.",
    Flag.DUE_WEEKDAY_DIFFERS: "“{text}” was not that day of the week; it was read as {date}.",
    Flag.DUE_SPELLING: "“{text}” seems to be misspelt; it was read as {date}.",
    Flag.DUE_MONTH_FIRST: "“{text}” seems to have the month before the day; it was read as {date}.",
    Flag.DUE_SECOND_OPINION_DIFFERS: "“{text}” was read as {date}; a second reading gives {others}.",
    Flag.DUE_BY_DATEPARSER: "“{text}” was read by the fallback only, as {date}.",
}


def doubts_of_due(due: Due, text: str) -> Iterator[Doubt]:
    """What is doubtful about a deadline."""
    when = _when(due)
    for flag in due.flags:
        if flag in _ABOUT_DUES:
            others = _others(due, text, flag)
            message = _ABOUT_DUES[flag].format(text=_short(text), date=when, others=others)
            yield Doubt(flag, Severity.DOUBT, message, Column.DUE)
    if (
        due.kind is DueKind.UNRESOLVED
        and due.rule == "none"
        and any(character.isdigit() for character in text)
    ):
        message = f"No date recognised in “{_short(text)}”."
        yield Doubt(Flag.DUE_NOT_UNDERSTOOD, Severity.DOUBT, message, Column.DUE)


def _when(due: Due) -> str:
    """What a deadline was read as; the last day of a month that alone was printed is not printed."""
    last = due.date or due.start
    fine = due.precision is DuePrecision.MONTH and last
    return f"{last:%B %Y} (by its last day)" if fine and due.date else _day(last)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no date"


_PAIR = re.compile(r"\s*(?P<first>0?[1-9]|[12]\d|3[01])/(?P<second>0?[1-9]|[12]\d)\s*")


# "Nov 09", "Dec 15/23": a year, or a day.
_BEHIND_MONTH = re.compile(r"\s*[A-Za-z]{3,9}\.?\s+(?P<number>0[1-9]|[12]\d|3[01])(?:/\d\d)?\s*$")


def _others(due: Due, text: str, flag: Flag) -> str:
    """How else a deadline may be read."""
    if flag is Flag.DUE_SECOND_OPINION_DIFFERS:
        return ", ".join(map(_day, due.others)) or "another date"
    pair = _PAIR.fullmatch(text)
    if due.date and (behind := _BEHIND_MONTH.match(text)):
        month = f"{due.date:%B}"
        day = f"{int(behind['number'])} {month}"
        other = f"{month} 20{behind['number']}" if due.precision is DuePrecision.DAY else day
        return f", and may be {other}"
    if pair is None or due.date is None:
        named = [_day(day) for day in due.others if day != due.date]
        return f", and may be {' or '.join(named)}" if named else ""
    first, second = int(pair["first"]), int(pair["second"])
    readings = {
        DuePrecision.DAY: f"{first} {date(2000, second, 1):%B}" if second <= _MONTHS else None,
        DuePrecision.MONTH: f"{date(2000, first, 1):%B} 20{second:02}" if first <= _MONTHS else None,
        DuePrecision.YEAR: f"the year 20{first:02}/{second:02}" if second == first + 1 else None,
    }
    others = [words for fine, words in readings.items() if words and fine is not due.precision]
    return f", and may be {' or '.join(others)}" if others else ""


_MONTHS = 12
_LONGEST_QUOTE = 80


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def doubts_of_length(texts: Mapping[Column, str]) -> Iterator[Doubt]:
    """Cells of which only the beginning was judged."""
    for column in (Column.DUE, Column.LEAD, Column.ACCOUNTABLE):
        length = len(texts.get(column, ""))
        if length > JUDGED_LENGTH:
            message = f"Only the first {JUDGED_LENGTH:,} of {length:,} characters were interpreted."
            yield Doubt(Flag.VALUE_TOO_LONG, Severity.DOUBT, message, column)


def doubts_of_leads(parties: Sequence[Resolved], text: str, column: Column) -> Iterator[Doubt]:
    """Whose initials several people share, and a cell in which nobody was understood."""
    for each in parties:
        if each.candidates:
            named = " or ".join(each.candidates)
            message = f"{each.party.initials} may be {named}: both are named in this document."
            yield Doubt(Flag.INITIALS_AMBIGUOUS, Severity.DOUBT, message, column)
    if not parties and _says_something(text) and not is_as_above(text):
        message = f"No person, role or team recognised in “{_short(text)}”."
        yield Doubt(Flag.LEAD_NOT_UNDERSTOOD, Severity.DOUBT, message, column)


def doubts_of_status(status: Status | None, flags: Sequence[Flag], text: str) -> Iterator[Doubt]:
    """A status cell in whose words no state was recognised: "Grey" where no key tells what that means."""
    if status is None and not flags and _says_something(text) and not is_as_above(text):
        message = f"No status recognised in “{_short(text)}”."
        yield Doubt(Flag.STATUS_NOT_UNDERSTOOD, Severity.DOUBT, message, Column.STATUS)


_NOBODY = ("tbc", "tba", "n/a", "none", "to be", "vacan", "not applicable", "see ")


def _says_something(text: str) -> bool:
    folded = text.casefold().strip()
    return sum(character.isalpha() for character in folded) > 2 and not folded.startswith(_NOBODY)


_DAYS_A_MONTH = 30.4
_FAR = timedelta(days=270)
"""So far from the plan's other deadlines that one with a wrong year would be: nine months and more."""

_FITTING = timedelta(days=150)
"""So near them with the year next to it that that may be the year meant."""

_DEADLINES_TO_JUDGE_BY = 5
"""Deadlines that a plan must have before one of them is held against the rest."""


_NOT_PRINTED = ", which the document does not print: it was taken from its file"


@dataclass(frozen=True, slots=True)
class PlanTime:
    """The time that a plan's deadlines are held against.

    ``middle`` is the middle one where they are many, ``own`` the plan's date, which ``is_printed`` where it
    stands on the document and is not of its file.
    """

    middle: date | None
    own: date | None
    is_printed: bool

    @property
    def usual(self) -> date | None:
        """About where the deadlines lie."""
        return self.middle or self.own

    def are_far(self, due: date, *, early: bool) -> bool:
        """Whether a deadline lies far before, or far after, all of it: a long plan has them far apart."""
        times = [self.usual, self.own if self.is_printed else None]
        days = [(time - due) if early else (due - time) for time in times if time]
        return bool(days) and all(each >= _FAR for each in days)

    def distance(self, due: date) -> str:
        """How far off a deadline is, for the person who is to check its year."""
        time, what = (
            self.own or due,
            f"the date of this plan ({_day(self.own)}{'' if self.is_printed else _NOT_PRINTED})",
        )
        if self.middle and not self.is_printed:
            time = self.middle
            what = f"most deadlines of this plan (the middle one is {_day(time)})"
        months = round(abs(due - time).days / _DAYS_A_MONTH)
        return f"{months} months {'before' if due < time else 'after'} {what}"


def time_of_plan(dues: Sequence[Due], plan_date: date | None, *, is_printed: bool) -> PlanTime:
    """The time of a plan whose date, where ``is_printed``, stands on the document and is not of its file."""
    dates = [due.date for due in dues if due.date is not None]
    middle = median_low(dates) if len(dates) >= _DEADLINES_TO_JUDGE_BY else None
    return PlanTime(middle, plan_date, is_printed and plan_date is not None)


def doubts_of_year(due: Due, status: Status | None, time: PlanTime, text: str) -> Iterator[Doubt]:
    """A year that looks mistaken: overdue by a year and still under way, or done a year ahead of its time.

    The date stays as it is printed.
    """
    if time.usual is None or due.date is None or due.precision not in (DuePrecision.DAY, DuePrecision.MONTH):
        return
    early = status in (Status.IN_PROGRESS, Status.NOT_STARTED)
    odd = (early or status is Status.COMPLETED) and time.are_far(due.date, early=early)
    meant = due.date.year + (1 if early else -1)
    if odd and abs(_in_year(due.date, meant) - time.usual) <= _FITTING:
        state = (status or Status.COMPLETED).replace("_", " ")
        message = (
            f"The action is {state}, and “{_short(text)}” is {time.distance(due.date)}: "
            f"check the year; perhaps {meant} is meant."
        )
        yield Doubt(Flag.DUE_LOOKS_MISTAKEN, Severity.DOUBT, message, Column.DUE)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28))
