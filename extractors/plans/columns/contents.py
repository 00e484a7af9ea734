"""What stands in a table's columns, in shares of their cells: the evidence beside a column's heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from extractors.plans.cells.recognisers import (
    looks_like_clock,
    looks_like_colour,
    looks_like_reference,
    looks_like_timing,
)
from extractors.plans.cells.within import says_who
from extractors.told import words_in_force
from lexicon.actors import names_nobody, names_parties, names_subject
from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.sentences import (
    advises,
    answers,
    asks,
    is_meeting_business,
    is_rating,
    names_documents,
    names_money,
    says_gain,
    says_lack,
    tells,
    tells_reached,
)
from lexicon.standing import (
    cites_law,
    is_counted_from_event,
    is_mark,
    is_question,
    is_role_letter,
    names_day,
    sets_condition,
)
from lexicon.states import is_done, is_state
from lexicon.timing import says_how_often
from lexicon.words import comparable, word_count

# So many cells, spread evenly over a column, say what it holds: more would say the same again.
_SAMPLE = 24

_TELLING = 2_000
"""Letters of a cell that tell what stands in its column: what a page holds, and little to search for what is
not there."""
_FIGURE = re.compile(r"[-+<>≤≥~]?\s?[£$€]?\s?\d[\d,. ]*\s?(?:%|k|m|bn|pts?|days?|hrs?|fte)?", re.IGNORECASE)
_MAIL = re.compile(r"\S@\S+\.\w")
_PHONE = re.compile(r"\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b")
_ADDRESSES = ("http://", "https://", "www.")
_PERCENT = re.compile(r"(?:\d|[1-9]\d|100)(?:\.\d+)?\s?%")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?")
# A heading over several rows is printed once, or again on each: at most half as many texts as rows.
_GROUPING, _ROWS_OF_GROUPS = 0.5, 4
# Of five numbers one that comes again makes references half as likely.
_SCORED, _SCORES = 3, 0.8
# Digits of a number that counts rows.
_DIGITS = 3
# A sentence has more words than a name.
_SENTENCE, _NAME = 5, 8


@dataclass(frozen=True, slots=True)
class Contents:
    """One column's cells: how many say something, how long they are (median words), and the share that each
    recogniser takes for its own."""

    filled: int
    words: float
    dates: float = 0.0
    parties: float = 0.0
    subjects: float = 0.0
    states: float = 0.0
    done: float = 0.0
    colours: float = 0.0
    answers: float = 0.0
    references: float = 0.0
    figures: float = 0.0
    percents: float = 0.0
    money: float = 0.0
    asking: float = 0.0
    advising: float = 0.0
    business: float = 0.0
    owned: float = 0.0
    telling: float = 0.0
    reached: float = 0.0
    gaining: float = 0.0
    lacking: float = 0.0
    ratings: float = 0.0
    documents: float = 0.0
    contacts: float = 0.0
    clock: float = 0.0
    often: float = 0.0
    days: float = 0.0
    standing: float = 0.0
    laws: float = 0.0
    conditions: float = 0.0
    questions: float = 0.0
    roles: float = 0.0
    marks: float = 0.0
    sentences: float = 0.0
    short: float = 0.0
    grouping: float = 0.0
    distinct: float = 1.0

    def share(self, name: str) -> float:
        """One of the shares, by its name."""
        return float(getattr(self, name))


def contents_of(texts: Sequence[str]) -> Contents:
    """What stands in a column's cells, the empty ones left out."""
    filled = [text for text in texts if text.strip()]
    if not filled:
        return Contents(0, 0.0)
    step = max(1, len(filled) // _SAMPLE)
    sample = [text[:_TELLING] for text in filled[::step][:_SAMPLE]]
    own = words_in_force()
    answers = zip(*[_answers_about(text, own) for text in sample], strict=True)
    shares = {name: sum(column) / len(sample) for name, column in zip(_TESTS, answers, strict=True)}
    shares["references"] *= _distinct(filled)
    lengths = [word_count(text) for text in sample]
    return Contents(
        filled=len(filled),
        words=median(lengths),
        grouping=float(_groups(texts, filled)),
        distinct=len(set(filled)) / len(filled),
        **shares,
    )


@remembered(most=4096)
def _answers_about(text: str, _own: str) -> tuple[bool, ...]:
    """What each recogniser says of a cell; who is told there is told by headings, and so by own words too."""
    return tuple([test(text) for test in _TESTS.values()])


def _groups(texts: Sequence[str], filled: Sequence[str]) -> bool:
    """Whether short texts stand for several rows each: repeated, or printed once and left out below."""
    if len(texts) < _ROWS_OF_GROUPS or median(map(word_count, filled)) > _NAME:
        return False
    if all(text.strip().isdigit() for text in filled) and not _stand_in_runs(filled):
        return False  # 1, 2, 3, 1, 2: each group of rows is counted anew.
    return len(set(filled)) / len(texts) <= _GROUPING


def _stand_in_runs(filled: Sequence[str]) -> bool:
    """Whether the same text stands in two rows that follow one another, or rows are left out between."""
    return any(text == before for before, text in pairwise(filled))


def _distinct(filled: Sequence[str]) -> float:
    """How far texts number things: each once, or carried down over rows; 1 to 5 at random are scores."""
    if sum(text.strip().isdigit() for text in filled) < len(filled) * _SCORES:
        return 1.0
    if _counts_anew(filled):
        return 1.0
    runs = [text for text, before in zip(filled, (None, *filled), strict=False) if text != before]
    return (len(set(runs)) / len(runs)) ** _SCORED


def _counts_anew(filled: Sequence[str]) -> bool:
    """Whether bare numbers count the rows of each group from one: 1, 2, 3, 1, 2."""
    if not all(text.strip().isdecimal() and len(text.strip()) <= _DIGITS for text in filled):
        return False
    numbers = [int(text) for text in filled]
    steps = [*pairwise(numbers)]
    counts = all(number in (before + 1, 1) for before, number in steps)
    return numbers[0] == 1 and counts and (1, 2) in steps


def _is_timing(text: str) -> bool:
    return looks_like_timing(text) or comparable(text) in _timelines()


@lru_cache(maxsize=1)
def _timelines() -> frozenset[str]:
    return frozenset((*tables("dates")["words"]["TIMELINE"], "short", "medium", "long", "medium term"))


@remembered(most=64)  # Asked twice of a cell, one time after the other.
def _is_actor(text: str) -> bool:
    return names_parties(text) or names_nobody(text)


def _is_subject(text: str) -> bool:
    return not _is_actor(text) and names_subject(text)


def _is_figure(text: str) -> bool:
    figure = text.strip()
    numbered = figure.count(".") == 1 and figure[-1].isdigit() and looks_like_reference(figure)
    return bool(_FIGURE.fullmatch(figure)) and not _YEAR.fullmatch(figure) and not numbered


def _is_percent(text: str) -> bool:
    return bool(_PERCENT.fullmatch(text.strip()))


def _is_contact(text: str) -> bool:
    if any(begun in text for begun in _ADDRESSES) or ("@" in text and _MAIL.search(text)):
        return True
    return bool(_PHONE.search(text))


def _asks(text: str) -> bool:
    """Whether a cell asks for something, or the half of it that is printed behind another language's."""
    return asks(text) or (" / " in text and asks(text.rpartition(" / ")[2]))


def _is_sentence(text: str) -> bool:
    return word_count(text) >= _SENTENCE


def _is_short(text: str) -> bool:
    return word_count(text) < _SENTENCE // 2


_TESTS: dict[str, Callable[[str], bool]] = {
    "dates": _is_timing,
    "parties": _is_actor,
    "subjects": _is_subject,
    "states": is_state,
    "done": is_done,
    "colours": looks_like_colour,
    "often": says_how_often,
    "days": names_day,
    "standing": is_counted_from_event,
    "laws": cites_law,
    "conditions": sets_condition,
    "questions": is_question,
    "roles": is_role_letter,
    "marks": is_mark,
    "answers": answers,
    "references": looks_like_reference,
    "figures": _is_figure,
    "percents": _is_percent,
    "money": names_money,
    "asking": _asks,
    "advising": advises,
    "business": is_meeting_business,
    "owned": says_who,
    "telling": tells,
    "reached": tells_reached,
    "gaining": says_gain,
    "lacking": says_lack,
    "ratings": is_rating,
    "documents": names_documents,
    "contacts": _is_contact,
    "clock": looks_like_clock,
    "sentences": _is_sentence,
    "short": _is_short,
}
SHARES = tuple(name for name in _TESTS if name != "short")
"""What is told of a column's cells by the share of them that is so."""
