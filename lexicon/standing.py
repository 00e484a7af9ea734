"""How things are told that are done again and again, as in procedures and duties, and no actions of a plan.

A plan's deadline is a day; a procedure's is counted from what happens: "Within two hours", "On admission".
"""

from __future__ import annotations

import re
from functools import cache

from lexicon.files import tables
from lexicon.patterns import any_of
from lexicon.timing import spells_month, timing_spans
from lexicon.words import folded_words, holds_number, plain_words, telling_words, without_longer

_LAW = re.compile(
    r"\b(?:Acts?|Regulations|Order|Rules|Measure|Directive|Ordinance)\b(?: \([^()]*\))?,? (?:of )?"
    r"(?:18|19|20)\d\d\b"
)
_DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\bQ[1-4]\b|\b\d\d/\d\d\b", re.IGNORECASE
)
_ROLES = re.compile(r"\W*[RACISLV](?:\s?[/,&+]?\s?[RACISLV]){0,3}\W*|[–—-]", re.IGNORECASE)
_MARKS = frozenset(("x", "xx", "✓", "✔", "√", "✅", "☑", "☒", "●", "■", "▪", "◆", "•", "*", "[x]", "(x)"))
_CONDITION = re.compile(r"^\W*(?:if|when|whenever|where|in case|in the event|should)\s", re.IGNORECASE)


def is_counted_from_event(text: str) -> bool:
    """Whether a time is one that comes each time that something happens: "Within 24 hours"."""
    if any(map(text.casefold().__contains__, _telling_letters())):
        told = holds_number(text) or not _telling_words().isdisjoint(folded_words(text))
        if told and _response_time().search(text):
            return True
    return bool(_at_event().match(text)) and not timing_spans(text)


@cache
def _telling_words() -> frozenset[str]:
    """One word of each response time: where none of them and no number stands, none is named."""
    words = tables("recognisers")["standing"]
    named = (*tables("dates")["WORDNUMBER"], *words["at_once"], "each", "every")
    return telling_words(named)


@cache
def _telling_letters() -> tuple[str, ...]:
    """Letters that stand in each response time: of its unit, of "at once", of what comes every so often."""
    words = tables("recognisers")["standing"]
    named = (*words["units"], *words["at_once"], "day", "week", "month", "each", "every")
    return without_longer(plain_words(phrase.casefold())[-1] for phrase in named)


@cache
def _response_time() -> re.Pattern[str]:
    """So many minutes, hours or working days, or a few days; months and weeks are a plan's as well."""
    words = tables("recognisers")["standing"]
    number = rf"(?:\d+|{any_of(tables('dates')['WORDNUMBER'])})"
    few = rf"(?:[1-9]|10|{any_of(tables('dates')['WORDNUMBER'])})"
    return re.compile(
        rf"\b{number}\s*(?:(?:-|–|to|or)\s*{number}\s*)?{any_of(words['units'])}\b"
        rf"|\bwithin\s+{few}\s+(?:calendar\s+)?days?\b|^\W*{any_of(words['at_once'])}\W*$"
        rf"|\b{number}\s+(?:clear\s+)?(?:days?|weeks?|months?)\s+{any_of(words['from_event'])}\s"
        r"|\b(?:each|every)\s+(?:year|term|month|week|day)\b|^\W*(?:day|week)\s+\d+\W*$",
        re.IGNORECASE,
    )


@cache
def _at_event() -> re.Pattern[str]:
    return re.compile(rf"^\W*{any_of(tables('recognisers')['standing']['at_event'])}\s", re.IGNORECASE)


def cites_law(text: str) -> bool:
    """Whether a text names an act or the like with its year: "Localism Act 2011"."""
    return bool(_LAW.search(text))


def sets_condition(text: str) -> bool:
    """Whether a text says in which case something is done: "If a child is missing"."""
    return bool(_CONDITION.match(text))


def names_day(text: str) -> bool:
    """Whether a text names a day, a month, a year or a part of one: no mere length of time."""
    return bool(holds_number(text) and _DAY.search(text)) or spells_month(text)


def is_role_letter(text: str) -> bool:
    """Whether a cell says by letters what a role has to do ("R", "A/R", "C"), or that it has nothing."""
    return bool(_ROLES.fullmatch(text.strip()))


def is_mark(text: str) -> bool:
    """Whether a cell holds a tick, a cross or the like, and no word."""
    return text.strip().casefold() in _MARKS


def is_question(text: str) -> bool:
    """Whether a text asks somebody to answer: "When will the pool open?"."""
    return text.rstrip(" \"'”’)").endswith("?")
