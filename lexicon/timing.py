"""Where dates stand in a text: quick, and over the words of ``dates.toml``.

What a date means is judged later and elsewhere; here it is enough to know that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lexicon.files import tables
from lexicon.patterns import any_of

# Shorter names of months are other words too, unless they are written with a capital (may, mai, dec).
_SHORT_MONTH = 4


def timing_spans(text: str) -> list[tuple[int, int]]:
    """Where in a text dates, and the words that belong to them, stand: (start, end) pairs, in order."""
    return [match.span() for match in _timing().finditer(text)]


def says_how_often(text: str) -> bool:
    """Whether a text only says how often something is done: "Weekly", "Every two months, in term"."""
    return bool(_often().match(text)) and not re.search(r"\d{4}|\d[/.]\d", text)


@cache
def _often() -> re.Pattern[str]:
    alone = any_of((*_spelt([*_repeats()]), *_spelt([*_of_kind("ANNUALLY")])))
    counted = r"(?:once|twice|(?:two|three|four|six) times)\s+(?:a|an|each|every|per)\s\w+"
    counted += r"|\w+[ -](?:month|week|year)ly"
    return re.compile(rf"\W*(?:(?:at|on|in)\s+)?(?:each|every|{alone}|{counted})(?![\w-])", re.IGNORECASE)


@cache
def months() -> tuple[str, ...]:
    """The names of months, in small letters."""
    return tuple(tables("dates")["MONTH"])


@cache
def _timing() -> re.Pattern[str]:
    kinds = tables("recognisers")["dates"]
    left_out = set(kinds["not_alone"])
    month = rf"(?-i:{any_of(_month_spellings())})\b\.?"
    year = r"(?:(?:19|20)\d\d(?:\s?[-/–]\s?\d\d(?:\d\d)?)?|['’]?\d\d(?!\d|%))\b"
    full_year = r"(?:19|20)\d\d\b"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    seasons = [word for kind in kinds["seasons"] for word in _of_kind(kind) if word not in left_out]
    alone = [word for kind in kinds["alone"] for word in _of_kind(kind) if word not in left_out]
    alone += [word for word in _repeats() if word not in left_out]
    before = [word for kind in kinds["before"] for word in _of_kind(kind)]
    cores = (
        rf"(?:{day}\s+(?:of\s+)?)?{month}(?:\s*[-/–]\s*(?:{day}\s+)?{month})*"
        rf"(?:\s+{day},?\s+{full_year}|\s+\d(?:st|nd|rd|th)?(?![\d.:%])|,?\s*{year})?",
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}",
        r"(?:19|20)\d\d-\d\d-\d\d",
        r"(?:0?[1-9]|1[0-2])/\d\d\b",
        r"(?:1[3-9]|2\d|3[01])/(?:0[1-9]|1[0-2])(?![\d/])",
        rf"{any_of(_spelt(seasons))}\b(?:\s+(?:term\s+)?{year})?",
        rf"{any_of(_spelt(alone))}(?![\w-])",
        r"(?:Q|quarter\s|qtr\s?)[1-4]\b(?:\s+(?:of\s+)?(?:19|20)\d\d(?:\s?[/–-]\s?\d\d)?)?",
        r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b",
        rf"(?:within\s+)?(?:\d+|{any_of(tables('dates')['WORDNUMBER'])})\s+(?:working\s+)?"
        r"(?:days?|weeks?|months?|years?)\b",
    )
    parted = rf"(?:\s+|\s?[-–]\s?(?={month}))"
    lead = rf"(?:(?:{any_of(_spelt(before))}|q[1-4]|fully in place|with)\b\.?{parted})*"
    return re.compile(rf"(?<!\w){lead}(?:{'|'.join(cores)})", re.IGNORECASE)


def _of_kind(kind: str) -> Iterator[str]:
    """The words of a kind, which stands in a table of its own or in that of single words."""
    dates: Mapping[str, Any] = tables("dates")
    yield from dates["words"].get(kind) or dates.get(kind, ())


def _repeats() -> Iterator[str]:
    for name in ("repeats", "repeats_in_doubt", "repeats_about"):
        yield from tables("dates")[name]


def _spelt(words: list[str]) -> Iterator[str]:
    """Words as printed: a phrase also with hyphens between its words."""
    for word in words:
        yield word
        if " " in word:
            yield word.replace(" ", "-")


def _month_spellings() -> Iterator[str]:
    """Months as printed; in small letters only where they are no other word (may, march, sep, dec)."""
    for month in months():
        yield from (month.title(), month.upper())
        if len(month) > _SHORT_MONTH and month != "march":
            yield month
