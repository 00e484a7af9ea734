"""Who is named behind what is to be done: "... to be costed – JB", "Write to the bank, Wim.", "RS."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.passages.clauses.parties import is_initials, names_somebody
from extractors.passages.clauses.tails import Tail, who_and_when
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.closing import tells_who_came
from extractors.passages.vocabulary import actors
from lexicon.words import comparable, word_count

# "... to be felted before winter – TB", "... be asked to look at it, JB"
_CLOSING = re.compile(
    r"(?:\s+[–—-]\s*|(?<!\b[A-Z])(?<!\bCllr)(?<!\b[MD]r)(?<!\bMrs)(?<!\bRev)\s*[,.;]\s+)(?P<who>[A-Z][^.;:–—()]{0,60}?)\.?$"
)
_BRACKETED = re.compile(r"\s*[(\[](?P<who>[A-Z][^()\[\]]{0,60}?)[)\]]\.?$")
# Nobody is told of in so many words.
_WHO_WORDS = 6
# One paragraph that ends with unknown initials may be a chance.
_CLOSED_SO = 2
_DASH = re.compile(r"\s+[–—-]\s+")
_PARTED = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Behind:
    """Who is named behind a text and by when, and where in it that begins; ``apart`` as a sentence."""

    who: str
    due: str
    start: int
    apart: bool


def closers_of(lines: Sequence[Line], names: frozenset[str]) -> frozenset[str]:
    """The words of the names that may close a task: of those who were there, and of initials that close
    several paragraphs.
    """
    found = [
        match["who"]
        for line in lines
        if not line.wall and (match := _CLOSING.search(line.text)) and is_initials(match["who"])
    ]
    if len(found) < _CLOSED_SO:
        return names
    return names | {comparable(one) for who in found for one in re.findall(r"[A-Z]+", who)}


def named_behind(text: str, known: frozenset[str]) -> Behind | None:
    """Who is named behind a text's last sign or in brackets at its end: somebody of those who are known."""
    match = _BRACKETED.search(text) or _CLOSING.search(text)
    if match is None or tells_who_came(text):
        return None
    said = _named_in(match["who"], known)
    if said is None:
        return None
    return Behind(said.lead or "", said.due or "", match.start(), text[match.start()] == ".")


def only_names(sentence: str, known: frozenset[str]) -> bool:
    """Whether a sentence says who, and when, and nothing besides: "RS.", "Dev - this week."."""
    return word_count(sentence) <= _WHO_WORDS and _named_in(sentence.strip(" ."), known) is not None


def _named_in(text: str, known: frozenset[str]) -> Tail | None:
    """Who and when, where a text says nothing besides and every name of it is known."""
    said = who_and_when(_DASH.sub(", ", text))
    if said is None or not said.lead or word_count(said.lead) > _WHO_WORDS:
        return None
    words = [word for part in _PARTED.split(said.lead) for word in part.split()]
    keys = [comparable(word) for word in words]
    named = [key in known for key in keys if key in known or key not in actors().titles]
    return said if named and all(named) and names_somebody(said.lead, known) else None
