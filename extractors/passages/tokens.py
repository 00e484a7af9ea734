"""The words of a sentence, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"[.;:!?]$")
_ABBREVIATIONS = frozenset(
    {"cllr.", "e.g.", "i.e.", "etc.", "dept.", "hon.", "para.", "prof.", "approx.", "cllrs."}
)
_MONTH = "May"
_SIGNS = ".,;:!?()[]“”\"‘’'*"


class Word(NamedTuple):
    """A word in small letters (but for the month May), without the signs around it; where it starts and ends
    with them.
    """

    text: str
    start: int
    end: int
    bare_end: int


def words_of(text: str) -> list[Word]:
    """The words of a text's first sentence."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        printed = match.group()
        bare = match.start() + len(printed.rstrip(",;:–-."))
        plain = printed.strip(_SIGNS)
        # "from May 2014": with a capital inside a sentence it is the month, and no verb.
        text = plain if found and plain == _MONTH else plain.casefold()
        found.append(Word(text, match.start(), match.end(), bare))
        if _ENDS.search(printed) and len(found) > 1 and not _abbreviates(printed):
            break
    return found


def _abbreviates(word: str) -> bool:
    return len(word) <= 3 or word.casefold() in _ABBREVIATIONS


def joined(words: Sequence[Word]) -> str:
    """Words as a text again."""
    return " ".join(word.text for word in words)
