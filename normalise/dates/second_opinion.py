"""dateparser's reading of a phrase: where the grammar has none, and to hold against the grammar's own.

It knows days and months, and nothing of parts of months, weeks, quarters, terms and financial years, so
it is only asked about the first. Imported when it is first asked, since the import alone costs half a
second, and not asked of what can be read in one way only ("31 March 2010"); the year must be printed, so that
its answer never hangs on the day it is asked.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from ingest.codes import Flag
from lexicon.remembering import remembered
from normalise.dates.calendar import EARLIEST_YEAR, LATEST_YEAR
from normalise.dates.due import Due
from normalise.records import DueKind, DuePrecision

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_FORMATS = ("%B %Y", "%b %Y", "%B %y", "%b %y", "%B '%y", "%b '%y", "%b.%y", "%b. %y", "%b-%y", "%B-%y")
"""Months with two digits for a year, which it would otherwise take for days."""

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {form: number for number, name in enumerate(_NAMES, start=1) for form in (name, name[:3])}
_MONTHS["sept"] = 9

# What dateparser makes of a date behind such words: it passes over them; or takes two digits of a year for a
# day, so that no year is left; or sees no date at all.
_PASSED_OVER = ("until", "to", "end", "early", "mid", "late", "for", "during", "due", "completed", "ongoing")
_TAKING_DAYS = ("by", "in", "on", "at", "from", "start of", "end of", "due by", "completed by")
_BLINDING = ("before", "by end", "by end of", "by the end of")

_PLAIN = re.compile(
    rf"(?:(?:{'|'.join(_PASSED_OVER)}|(?P<days>{'|'.join(_TAKING_DAYS)})|(?P<blind>{'|'.join(_BLINDING)})) )?"
    rf"(?:(?P<day>[0-9]{{1,2}}) (?P<of>{'|'.join(_MONTHS)}) (?P<year>[0-9]{{4}})"
    rf"|(?P<month>{'|'.join(_MONTHS)})[ -](?:(?P<its>[0-9]{{4}})|(?P<short>[0-5][0-9])))"
    r"|(?P<dd>[0-9]{2})/(?P<mm>[0-9]{2})/(?:(?P<yyyy>[0-9]{4})|(?P<yy>[0-5][0-9]))",
    re.IGNORECASE,
)
"""A day or month of which it is known what dateparser makes, days before months."""

_CENTURY = 2000
"""Of two digits below sixty; the others may be of the century before."""

_COMPARED = (DuePrecision.DAY, DuePrecision.MONTH)


@dataclass(frozen=True, slots=True)
class Opinion:
    """The date that dateparser gives, the last day of a month where no day is printed."""

    date: date
    precision: DuePrecision


_MARKS_OF_NOTES = re.compile(r"[¹²³⁴-⁹⁰]+")

_ASK = Opinion(date.max, DuePrecision.DAY)
"""That dateparser has to be asked."""


@cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "last",
        "REQUIRE_PARTS": ["year", "month"],
        "IGNORE_SURROUNDING_TEXT": True,
        # No relative times, and a fixed base: nothing may depend on the clock or the machine.
        "PARSERS": ["custom-formats", "absolute-time"],
        "RELATIVE_BASE": datetime(2001, 1, 1),  # noqa: DTZ001 - a calendar day, in no time zone
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(locales=["en-GB"], settings=settings)


@remembered(most=4096)
def opinion(text: str) -> Opinion | None:
    """What dateparser makes of a phrase; None where it finds no date with a month and a year.

    The raised marks of notes are none of the phrase: it would take them for days.
    """
    if not text.isascii():
        text = _MARKS_OF_NOTES.sub("", text).strip()
    known = _known(text)
    return _by_dateparser(text) if known is _ASK else known


def _by_dateparser(text: str) -> Opinion | None:
    found = _parser().get_date_data(" ".join(text.split()), date_formats=list(_FORMATS))
    if found.date_obj is None or not EARLIEST_YEAR <= found.date_obj.year <= LATEST_YEAR:
        return None
    precision = DuePrecision.DAY if "day" in (found.parts or ()) else DuePrecision.MONTH
    return Opinion(found.date_obj.date(), precision)


def _known(text: str) -> Opinion | None:
    """What dateparser says of a phrase, where that is known without it; `_ASK` of every other phrase."""
    if not any(map(str.isdigit, text)):
        return None  # there is no year in it
    match = _PLAIN.fullmatch(text)
    if match is None:
        return _ASK
    day, name = match["day"] or match["dd"], match["of"] or match["month"]
    month = _MONTHS[name.lower()] if name else int(match["mm"])
    year = int(match["year"] or match["its"] or match["yyyy"] or 0)
    year = year or _CENTURY + int(match["short"] or match["yy"])
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= len(_NAMES)):
        return _ASK
    last = monthrange(year, month)[1]
    if not 1 <= int(day or last) <= last:
        return _ASK
    if match["blind"] or (match["days"] and match["short"]):
        return None
    precision = DuePrecision.DAY if day else DuePrecision.MONTH
    return Opinion(date(year, month, int(day or last)), precision)


def compared(due: Due, text: str) -> Due:
    """The grammar's judgement, flagged where dateparser reads another date in the phrase."""
    if due.date is None or due.precision not in _COMPARED or due.kind is not DueKind.DEADLINE:
        return due
    other = opinion(text)
    if other is None or other.date == due.date:
        return due
    return replace(due, flags=(*due.flags, Flag.DUE_SECOND_OPINION_DIFFERS), others=(*due.others, other.date))


def rescued(due: Due, text: str) -> Due:
    """A phrase that the grammar leaves, as a deadline if dateparser finds a date in it."""
    other = opinion(text)
    if other is None:
        return due
    edtf = other.date.isoformat()[: 10 if other.precision is DuePrecision.DAY else 7]
    return Due(
        DueKind.DEADLINE,
        None,
        other.date,
        other.precision,
        edtf,
        flags=(Flag.DUE_BY_DATEPARSER,),
        rule="dateparser",
        status_text=due.status_text,
    )
