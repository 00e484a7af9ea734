"""The names that a paper's own lines tell: who was present, and how those are printed who head a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.lines import Line
from extractors.passages.parties import is_party
from extractors.passages.vocabulary import cues
from lexicon.verbs import verbs
from lexicon.words import comparable, word_count

# Who was there is told so near the top.
_FRONT = 20
_PRESENT = re.compile(
    r"^(?:from|to|cc):|\b(?:present|attend\w*|apolog\w+|regrets|in the room|round the table|on the call|"
    r"members|team|participants|project manager|sponsor)\b.*[:,]",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'.-]+")
_JOINED = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
# A name has so many words, at most.
_NAME_WORDS = 4


def names_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words with a capital where a paper says who was present, as they are compared."""
    front = [line.text for line in lines[:_FRONT] if not line.wall and _PRESENT.search(line.text)]
    words = (comparable(match.group()) for text in front for match in _NAME.finditer(text))
    return frozenset(word for word in words if word not in cues().things and word not in verbs().plain)


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a text is a party, or the names of people who are known to be there."""
    plain = text.strip(" :")
    if not plain or word_count(plain) > _NAME_WORDS:
        return is_party(plain)
    return is_party(plain) or all(
        _NAME.fullmatch(word) is not None and comparable(word) in known
        for part in _JOINED.split(plain)
        for word in part.split() or ("",)
    )


def may_be_name(text: str) -> bool:
    """Whether a text has the form of a name or two: a few words with capitals."""
    parts = [part for part in _JOINED.split(text.strip(" :")) if part]
    return bool(parts) and all(
        word_count(part) <= 2 and all(_NAME.fullmatch(word) for word in part.split()) for part in parts
    )
