"""What is said to a recommendation: "Accepted. We will publish the data", "Rejected"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses import read_clause
from extractors.passages.parts import sentences
from extractors.passages.vocabulary import cues
from lexicon.patterns import alternatives


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it accepts, and what is promised behind that; empty where nothing is."""

    accepts: bool
    promised: str


@cache
def _answer() -> re.Pattern[str]:
    accepted, rejected = (alternatives(words) for words in (cues().accepted, cues().rejected))
    return re.compile(
        rf"^(?:(?P<no>{rejected})|(?P<yes>{accepted}))(?:\s*[.:;,–—-]\s*|\s*$)(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def answer_of(text: str) -> Answer | None:
    """The answer that a text begins with; None where it begins otherwise."""
    match = _answer().match(text.strip())
    if match is None:
        return None
    rest = match["rest"].strip()
    return Answer(match["no"] is None, _promised(rest) if match["yes"] is not None else "")


def _promised(rest: str) -> str:
    """The first sentences behind each other that promise; nothing where none does."""
    spans = sentences(rest)
    promises = [read_clause(rest[start:end], loose=True).sense.promises for start, end in spans]
    if True not in promises:
        return ""
    first = promises.index(True)
    last = next((n for n in range(first, len(spans)) if not promises[n]), len(spans)) - 1
    return rest[spans[first][0] : spans[last][1]].strip()
