"""Where a sentence asks: "to", "will", "is asked to", "agreed to", and the verb behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.passages.tokens import Word
from extractors.passages.vocabulary import cues, grammar


@dataclass(frozen=True, slots=True)
class Asking:
    """The word that asks, at ``first``; the verb of what is asked, at ``at``."""

    word: str
    first: int
    verb: str
    at: int


def asking_at(words: Sequence[Word], number: int) -> Asking | None:
    """What is asked from a word on, if that word asks."""
    behind = _behind(words, number)
    if behind is None:
        return None
    while behind < len(words) and is_adverb(words[behind].text):
        behind += 1
    verb = words[behind].text if behind < len(words) else ""
    return Asking(words[number].text, number, verb, behind)


def _behind(words: Sequence[Word], number: int) -> int | None:
    """Where the verb stands behind the words that ask."""
    word, following, third = (words[n].text if n < len(words) else "" for n in range(number, number + 3))
    small = grammar()
    if word == "to":
        return number + 1
    if word in small.modals:
        return number + (2 if following == "to" else 1)
    if following == "to" and (word in small.took_on or word in ("is", "are", "was", "were")):
        return number + 2
    if third == "to" and word in ("has", "have") and following in small.took_on:
        return number + 3
    if third == "to" and word in ("is", "are", "was", "were") and following in small.asked:
        return number + 3
    return None


def states_at(words: Sequence[Word], number: int) -> bool:
    """Whether a word states a fact, so that what comes behind it asks nobody."""
    word = words[number].text
    following = words[number + 1].text if number + 1 < len(words) else ""
    if word in grammar().finite:
        return following not in ("to", "responsible") and following not in grammar().asked
    return word in cues().reported and following != "to"


def is_adverb(word: str) -> bool:
    """Whether a word may stand before a verb and leave it one."""
    small = grammar()
    return (word.endswith("ly") and word not in small.no_adverbs) or word in small.adverbs


def is_participle(word: str) -> bool:
    """Whether a word says what is done to something: "reviewed", "sent"."""
    if (word.endswith(("ed", "ought", "aught")) and len(word) > 3) or word in grammar().participles:
        return True
    return word.startswith("re") and word[2:].lstrip("-") in grammar().participles  # "rehung", "re-laid"
