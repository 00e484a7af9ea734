"""What a column's heading means: by the vocabulary, or by what it says beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.plan import Column
from extractors.plans.vocabulary import Extent, LabelMatch, Role, columns
from extractors.told import words_in_force
from lexicon.files import tables
from lexicon.remembering import remembered
from lexicon.timing import timing_spans
from lexicon.words import comparable

# What is left around a date that was taken out: "Progress as at", "Update 1", "- RAG".
_LEFT_OVER = re.compile(
    r"(?:\b(?:as (?:at|of|on)|at|to|for|in|on|of|no|number)\b|[\s\d(),.:/–—-])+$", re.IGNORECASE
)
_NUMBER_SIGNS = ("#", "№")
_MONEY_SIGNS = ("£", "$", "€")
_TICK_SIGNS = ("✓", "✔", "√", "☑", "✅")
_SPACED_LETTERS = 3
"""Letters of the shortest word that is set apart: two are initials."""

_QUARTER = re.compile(r"\b(?:Q[1-4]|quarter [1-4]|[1-4](?:st|nd|rd|th) quarter)\b", re.IGNORECASE)


def match_heading(heading: str) -> LabelMatch | None:
    """What a column's heading means, or None where no rule knows it.

    A tracker prints a column for each time it was looked at: "Update May 2015", "RAG Q2", "Progress 1".
    """
    return _match(heading, words_in_force())


@remembered(most=4096)
def _match(heading: str, _own: str) -> LabelMatch | None:
    found = columns().match(heading)
    if found is not None and Role.OTHER in found.meanings and any(sign in heading for sign in _MONEY_SIGNS):
        return None  # "$ source" is of money, whatever else "source" may be.
    if found is not None:
        return found
    if heading.strip(" .:") in _NUMBER_SIGNS:
        return LabelMatch((Role.REF,), weak=False, why="the sign for a number")
    if heading.strip() in _TICK_SIGNS:
        return LabelMatch((Column.STATUS,), weak=False, why="the sign for what is done")
    if leads_in(heading):
        return LabelMatch(
            (Column.ACTION,), weak=False, why="it leads in to what is to be done", extent=Extent.WITHIN
        )
    for words in _closed_up(heading):
        if (found := columns().match(words)) is not None and found.is_whole:
            return replace(found, why=f"{found.why}, its letters set apart")
    plain = without_date(heading)
    found = columns().match(plain) if plain and plain != heading.strip() else None
    return found and replace(found, why=f"{found.why}, beside a date or number", dated=True)


def _closed_up(heading: str) -> Iterator[str]:
    """What a heading may say whose letters are all set apart, "D U E  D A T E": a word, or two."""
    letters = heading.split()
    if len(letters) >= _SPACED_LETTERS and all(len(letter) == 1 and letter.isalpha() for letter in letters):
        word = "".join(letters)
        yield word
        yield from (f"{word[:end]} {word[end:]}" for end in range(2, len(word) - 1))


def leads_in(heading: str) -> bool:
    """Whether a heading's sentence goes on in the cells below: "The Trust must", "so we are going to"."""
    lead_ins = tables("recognisers")["headings"]["lead_ins"]
    return f" {comparable(heading)}".endswith(tuple(f" {words}" for words in lead_ins))


def without_date(heading: str) -> str:
    """A heading without the date, quarter or number that it bears; empty where it is nothing else."""
    text = _QUARTER.sub(" ", heading)
    for start, end in reversed(timing_spans(text)):
        text = f"{text[:start]} {text[end:]}"
    return _LEFT_OVER.sub("", text).strip(" \n–—-:,.()")
