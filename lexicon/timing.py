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
from lexicon.remembering import remembered
from lexicon.words import folded_words, holds_number, plain_words, without_longer

_WORD = re.compile(r"([^\W\d]+)\w*|\d\w*")
# Shorter names of months are other words too, unless they are written with a capital (may, mai, dec).
_SHORT_MONTH = 4


@remembered(most=2048)
def timing_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where in a text dates, and the words that belong to them, stand: (start, end) pairs, in order."""
    if not holds_number(text) and _telling_words().isdisjoint(folded_words(text)):
        return ()  # Most sentences, and told far sooner.
    spans: list[tuple[int, int]] = []
    reached, first_words, stands_at = 0, _first_words(), _timing().match
    # The expression is tried only where a word stands that it may begin with: one in ten.
    for word in _WORD.finditer(text):
        start = word.start()
        if start >= reached and (word[1] is None or word[1].casefold() in first_words):
            found = stands_at(text, start)
            if found is not None:
                reached = found.end()
                spans.append((start, reached))
    return tuple(spans)


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


@remembered(most=4096)
def spells_month(text: str) -> bool:
    """Whether the letters of a month's name stand in a text, be it within a word."""
    return any(map(text.casefold().__contains__, _letters_of_months()))


def begins_with_month(text: str) -> bool:
    """Whether a text begins with a month's name: the day before it may stand at the end of another line."""
    first = _WORD.match(text)
    return first is not None and first[0].casefold() in months()


@cache
def _letters_of_months() -> tuple[str, ...]:
    return without_longer(months())


@cache
def _telling_words() -> frozenset[str]:
    """One word of each time that is named without a number: where none of them stands, none is named."""
    lengths = ("day", "days", "week", "weeks", "month", "months", "year", "years")
    named = (*months(), *_seasons(), *_alone())
    return frozenset((*lengths, *(max(plain_words(phrase.casefold()), key=len) for phrase in named)))


def _seasons() -> list[str]:
    kinds = tables("recognisers")["dates"]
    return [word for kind in kinds["seasons"] for word in _of_kind(kind) if word not in kinds["not_alone"]]


def _alone() -> list[str]:
    kinds = tables("recognisers")["dates"]
    words = [word for kind in kinds["alone"] for word in _of_kind(kind)]
    return [word for word in (*words, *_repeats()) if word not in kinds["not_alone"]]


@cache
def _first_words() -> frozenset[str]:
    """What a date, or the words that belong to it, may begin with where that is no number, without the
    figures behind it ("Q1")."""
    named = (*months(), *_seasons(), *_alone(), *_before(), *_BEFORE, *tables("dates")["WORDNUMBER"])
    first = (plain_words(phrase.casefold())[0] for phrase in named)
    return frozenset(("q", "quarter", "qtr", "fy", "within", *first))


_BEFORE = ("fully in place", "with")


def _before() -> list[str]:
    return [word for kind in tables("recognisers")["dates"]["before"] for word in _of_kind(kind)]


@cache
def _timing() -> re.Pattern[str]:
    month = rf"(?-i:{any_of(_month_spellings())})\b\.?"
    year = r"(?:(?:19|20)\d\d(?:\s?[-/–]\s?\d\d(?:\d\d)?)?|['’]?\d\d(?!\d|%))\b"
    full_year = r"(?:19|20)\d\d\b"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    cores = (
        rf"(?:{day}\s+(?:of\s+)?)?{month}(?:\s*[-/–]\s*(?:{day}\s+)?{month})*"
        rf"(?:\s+{day},?\s+{full_year}|\s+\d(?:st|nd|rd|th)?(?![\d:%]|\.\d)|,?\s*{year})?",
        r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}",
        r"(?:19|20)\d\d-\d\d-\d\d",
        r"(?:0?[1-9]|1[0-2])/\d\d\b",
        r"(?:1[3-9]|2\d|3[01])/(?:0[1-9]|1[0-2])(?![\d/])",
        rf"{any_of(_spelt(_seasons()))}\b(?:\s+[1-6]\b(?![./-]\d))?(?:,?\s+(?:term\s+)?{year})?",
        rf"{any_of(_spelt(_alone()))}(?![\w-])",
        r"(?:Q|quarter\s|qtr\s?)[1-4]\b(?:\s+(?:of\s+)?(?:19|20)\d\d(?:\s?[/–-]\s?\d\d)?)?",
        r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b",
        rf"(?:within\s+)?(?:\d+|{any_of(tables('dates')['WORDNUMBER'])})\s+(?:working\s+)?"
        r"(?:days?|weeks?|months?|years?)\b",
    )
    parted = rf"(?:\s+|\s?[-–]\s?(?={month}))"
    lead = rf"(?:(?:{any_of(_spelt(_before()))}|q[1-4]|{'|'.join(_BEFORE)})\b\.?{parted})*"
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
