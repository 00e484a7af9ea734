"""What a column of ticks is headed by: a state ("Completed"), or a time ("Q1", "Medium term", "Term 2")."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile

from extractors.plans.cells.recognisers import looks_like_timing
from lexicon.files import tables
from lexicon.standing import names_day
from lexicon.states import tells_state
from lexicon.words import comparable, without_brackets

_YEARS = re.compile(
    r"['’]?\d\d\s?[/–-]\s?\d\d|(?:year|yr|Y)\s?\d{1,2}|(?:short|medium|long)(?:[ -]term)?", re.IGNORECASE
)
"""A financial year, a plan's own year, or a term, as a chart's columns are headed: "24/25", "Year 2"."""
_PARTS = re.compile(r"\s*(?:/|&|\band\b|\bor\b)\s*", re.IGNORECASE)
_STILL = frozenset(("still", "now", "already", "fully"))
"""Before a state these add nothing: "Still to start"."""


def state_of(heading: str) -> str:
    """What state a heading names: "Complete?", "Tick if under way", "Progress" over "Done", "On site / under
    way"; its last line where it names none."""
    said = heading.split("\n")[-1].strip().rstrip("?")
    if tells_state(said):
        return said
    for part in _PARTS.split(said):
        plain = " ".join(word for word in comparable(part).split() if word not in _STILL)
        if tells_state(plain):
            return plain
    words = comparable(heading).split()
    filling = tables("recognisers")["statuses"]["to_tick"]
    if words and words[0] in filling:
        rest = " ".join(dropwhile(set(filling).__contains__, words))
        return rest if tells_state(rest) else said
    return said


def is_time(heading: str) -> bool:
    """Whether a heading is a year, a month or a quarter, and nothing else."""
    plain = without_brackets(heading).strip()  # "Year 1 (2011-12)"
    return bool(_YEARS.fullmatch(plain)) or (looks_like_timing(heading) and names_day(heading))


def is_term(heading: str) -> bool:
    """Whether a heading is such a time, or one that names no day: "Longer-term", "Autumn", "Term 2"."""
    plain = comparable(without_brackets(heading))
    if is_time(heading) or plain in _stretches():
        return True
    words = plain.split()
    return any(word in _terms() for word in words) and not without_terms(plain)


def without_terms(heading: str) -> str:
    """What a heading says besides the name of a term and its number: "completed" of "Term 2 completed"."""
    return " ".join(word for word in comparable(heading).split() if not _is_of_term(word))


def _is_of_term(word: str) -> bool:
    return word in _terms() or word in _counting() or word.isdigit()


@cache
def _stretches() -> frozenset[str]:
    dates = tables("dates")["words"]
    return frozenset(map(comparable, (*dates["TIMELINE"], *dates["IMMEDIATE"])))


@cache
def _terms() -> frozenset[str]:
    """The names of terms and seasons; the short ones ("sum", "t") are other words as well."""
    named = (*tables("dates")["SEASON"], *tables("dates")["TERM"], *tables("dates")["SEMESTER"])
    return frozenset(word for word in named if len(word) > len("sum"))


@cache
def _counting() -> frozenset[str]:
    return frozenset((*tables("dates")["NTH"], *tables("dates")["WORDNUMBER"]))
