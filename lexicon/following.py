"""Words that tell one occasion from the next, and a plan from its version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lexicon.files import tables
from lexicon.remembering import remembered

_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = re.compile(r"[ivx]{1,5}")
_QUARTER = re.compile(r"q[1-4]")


@dataclass(frozen=True, slots=True)
class Wording:
    """What an action says: its ``words`` without deadlines, and the ``occasion`` that numbers or dates it."""

    words: tuple[str, ...]
    occasion: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words in a row, for comparing letter by letter."""
        return " ".join(self.words)


@remembered(most=16_384)
def wording_of(text: str) -> Wording:
    """The words of an action as they are compared with those of another version.

    A deadline among them ("by the end of June 2010") is left out: it may move. What numbers an occasion
    ("the thirteenth meeting", "the report for May") is told apart: another number is another action.
    """
    words = _WORD.findall(text.casefold())
    kept: list[str] = []
    occasion: list[str] = []
    index = 0
    while index < len(words):
        end = _date_end(words, index)
        if end > index:
            if (lead_in := _lead_in(kept)) < len(kept):
                del kept[lead_in:]
            else:
                occasion += words[index:end]
            index = end
            continue
        if _is_numbered(words, index):
            occasion.append(words[index])
        else:
            kept.append(words[index])
        index += 1
    return Wording(tuple(kept), tuple(occasion))


def title_words(title: str) -> tuple[str, ...]:
    """What a title says of the plan, and not of its version: no dates, numbers and words for versions."""
    return tuple(word.casefold() for word in printed_words(title))


def printed_words(title: str) -> tuple[str, ...]:
    """The same words as they are printed."""
    words = _WORD.findall(title)
    folded = [word.casefold() for word in words]
    return tuple(word for index, word in enumerate(words) if not _is_of_version(folded, index))


def _is_of_version(words: list[str], index: int) -> bool:
    word, known = words[index], _vocabulary()
    if word.isdigit() or len(word) == 1 or word in known.versions or word in known.ordinals:
        return True
    numbered = (_DAY, _ORDINAL, _ROMAN)
    return _dates(words, index) or any(pattern.fullmatch(word) for pattern in numbered)


def _date_end(words: list[str], start: int) -> int:
    """The end of the date that begins at a word; the start where none does.

    A date has a month, a season, a year or a quarter in it: a number alone may be anything.
    """
    index, telling = start, False
    while index < len(words) and (_dates(words, index) or _DAY.fullmatch(words[index])):
        telling = telling or _dates(words, index)
        index += 1
    return index if telling else start


def _lead_in(kept: list[str]) -> int:
    """Where the words begin that make a deadline of the date behind them: "by the end of"."""
    known = _vocabulary()
    begins = len(kept)
    while begins and (kept[begins - 1] in known.deadlines or kept[begins - 1] in known.inside_dates):
        begins -= 1
    return begins if known.deadlines.intersection(kept[begins:]) else len(kept)


def _is_numbered(words: list[str], index: int) -> bool:
    """Whether a word numbers an occasion: "thirteenth meeting", "13th", "tranche 2"."""
    word, known = words[index], _vocabulary()
    if word in known.ordinals or _ORDINAL.fullmatch(word):
        return True
    before = words[index - 1] if index else ""
    return before in known.occasions and (word.isdigit() or word in known.numbers)


def _dates(words: list[str], index: int) -> bool:
    """Whether a word names a month, season, year or quarter; "may" does beside a day or a year."""
    if words[index] != "may":
        return _is_dated(words[index])
    beside = (*words[max(index - 1, 0) : index], *words[index + 1 : index + 2])
    return any(_DAY.fullmatch(word) or _YEAR.fullmatch(word) for word in beside)


def _is_dated(word: str) -> bool:
    return word in _vocabulary().dated or bool(_YEAR.fullmatch(word) or _QUARTER.fullmatch(word))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    occasions: frozenset[str]
    ordinals: frozenset[str]
    deadlines: frozenset[str]
    inside_dates: frozenset[str]
    versions: frozenset[str]
    dated: frozenset[str]
    numbers: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    own, dates = tables("following"), tables("dates")
    # "May" is a verb as often as a month: see _dates.
    months = {word for word in dates["MONTH"] if word != "may"}
    return _Vocabulary(
        occasions=frozenset(own["occasions"]),
        ordinals=frozenset(own["ordinals"]),
        deadlines=frozenset(own["deadlines"]),
        inside_dates=frozenset(own["inside_dates"]),
        versions=frozenset(own["versions"]),
        dated=frozenset({*months, *dates["SEASON"], *dates["WEEKDAY"]}),
        numbers=frozenset(dates["WORDNUMBER"]),
    )
