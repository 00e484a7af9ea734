"""The words of ``lexicon/statuses.toml`` as an index, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lexicon.files import tables
from normalise.records import Status

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")


class Word(NamedTuple):
    """A word of a text in lower case, and where it stands."""

    text: str
    start: int
    end: int


class Found(NamedTuple):
    """A status phrase in a text: its status, its words, and the index of its first word."""

    status: Status
    phrase: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their first word, the longest first; and the words that frame them.

    ``weak`` are the phrases that are states only by themselves, ``alone`` those of them that are none even
    with a day or another verb behind them ("met on 4 May", "met and agreed"); ``single`` the statuses of
    one word, ``several`` of more.
    """

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], Status]]]
    single: Mapping[str, Status]
    several: Mapping[str, Status]
    weak: frozenset[str]
    fillers: frozenset[str]
    negations: frozenset[str]
    later: frozenset[str]
    in_passing: frozenset[str]
    alone: frozenset[str]
    modals: frozenset[str]
    recovering: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The status words, read once."""
    raw = dict(tables("statuses"))
    weak = raw.pop("by_themselves")
    frame = {name: frozenset(words) for name, words in raw.pop("frame").items()}
    by_first: dict[str, list[tuple[tuple[str, ...], Status]]] = {}
    for phrases in (raw, weak):
        for name, listed in phrases.items():
            for phrase in listed:
                words = tuple(phrase.split())
                by_first.setdefault(words[0], []).append((words, Status(name)))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    every = [entry for entries in by_first.values() for entry in entries]
    return Vocabulary(
        by_first,
        single={words[0]: status for words, status in every if len(words) == 1},
        several={" ".join(words): status for words, status in every if len(words) > 1},
        weak=frozenset(phrase for listed in weak.values() for phrase in listed),
        **frame,
    )


def words_of(text: str) -> list[Word]:
    """The words of a text, its signs left out."""
    folded = text.replace("’", "'").lower()
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)]


def phrases_in(words: Sequence[Word]) -> list[Found]:
    """The status phrases in order, none inside another."""
    found: list[Found] = []
    index = 0
    while index < len(words):
        match = _phrase_at(words, index)
        if match is None:
            index += 1
            continue
        found.append(match)
        index = match.last + 1
    return found


def _phrase_at(words: Sequence[Word], index: int) -> Found | None:
    for phrase, status in vocabulary().by_first.get(words[index].text, ()):
        last = index + len(phrase) - 1
        if tuple(word.text for word in words[index : last + 1]) == phrase:
            return Found(status, " ".join(phrase), index, last)
    return None
