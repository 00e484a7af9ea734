"""What kind of paper a promise stands in, and what stands above its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractors.passages.answers import answer_of
from extractors.passages.fields import field_of
from extractors.passages.labels import labels_actions
from extractors.passages.lines import Line
from extractors.passages.names import signs_off
from extractors.passages.papers import Paper
from extractors.passages.promises.people import people_of
from extractors.passages.subjects import Part
from extractors.passages.vocabulary import cues, headings
from lexicon.words import comparable, word_count


class Kind(StrEnum):
    """What kind of paper it is, as it bears on what its sentences promise."""

    MINUTES = "minutes"
    LETTER = "a letter"
    ANSWERS = "an answer to recommendations"
    INSPECTION = "an inspector's report"
    RULES = "rules"
    AGENDA = "an agenda"
    VISIT = "a note of a visit"
    OTHER = "another paper"


OF_PEOPLE = (Kind.MINUTES, Kind.LETTER, Kind.VISIT)
"""Papers in which people write of each other, by their initials and as "he" and "she"."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """A paper's kind, its people, whether it labels its actions, and whether it has a plan's table."""

    kind: Kind
    people: frozenset[str]
    labels: bool
    plan: bool


_DEAR = re.compile(r"^(?:Dear|Hi|Hello)\b")
_MAIL = re.compile(r"^(?:From|Sent|Subject):")
# So many lines are a paper's front, and so many its end.
_FRONT, _LAST = 14, 12
_ACCEPTS = re.compile(
    r"\b(?:accept(?:s|ed)?|agree[sd]?|support(?:s|ed)?)\b[^.]{0,40}\b(?:recommendations?|findings?|concerns?|this)\b",
    re.IGNORECASE,
)
_ANSWER_LABEL = re.compile(
    r"(?:[A-Z][\w’'/&-]*\s+(?:[\w’'/&-]+\s+){0,5})?(?:[Rr]esponse|[Rr]eply|[Cc]omments?|[Aa]nswer)(?:\s+(?:from|of|by)\s+[^:.]{2,60})?(?:\s*\([^()]{2,40}\))?\s*:\s+(?=\S)"
)
_SEVERAL = 2
_VISIT_TITLE = re.compile(r"\b(?:visit|walkabout|walk-?round|site meeting)\b", re.IGNORECASE)
# A title stands so near the top, and is so short.
_TITLES, _TITLE_WORDS = 3, 12
_ANSWER_TITLE = re.compile(
    r"\b(?:response|responses|reply|answer|statement of action|undertakings?)\b", re.IGNORECASE
)


def circumstances_of(lines: Sequence[Line], kind: Kind) -> Circumstances:
    """What else the lines of a paper of some kind say of it."""
    told = [line for line in lines if not line.wall]
    return Circumstances(kind, people_of(lines), any(map(_labels, told)), any(line.plan for line in lines))


def paper_kind(lines: Sequence[Line], paper: Paper) -> Kind:
    """What kind of paper lines are of."""
    lines = [line for line in lines if not line.wall]
    if paper.program or paper.replies:
        return Kind.RULES if paper.program else Kind.ANSWERS
    front = [line.text for line in lines[:_FRONT]]
    if (
        any(signs_off(line.text) for line in lines[-_LAST:])
        or sum(bool(_MAIL.match(text)) for text in front) >= _SEVERAL
    ):
        return Kind.LETTER
    if any(map(_DEAR.match, front)):
        return Kind.LETTER
    if paper.minutes or paper.rules:
        return Kind.MINUTES if paper.minutes else Kind.RULES
    if paper.calls:
        return Kind.AGENDA
    if (
        any(_ANSWER_TITLE.search(text) and word_count(text) <= 20 for text in front[:5])
        or sum(map(answers, lines)) >= _SEVERAL
    ):
        return Kind.ANSWERS
    if paper.inspects:
        return Kind.INSPECTION
    if any(_VISIT_TITLE.search(text) and word_count(text) <= _TITLE_WORDS for text in front[:_TITLES]):
        return Kind.VISIT
    return Kind.AGENDA if paper.meets else Kind.OTHER


def answers(line: Line) -> bool:
    """Whether a line answers a recommendation: by its label, or by what it says first."""
    if line.wall:
        return False
    if answer_label(line.text):
        return True
    if _may_label_answer(line.item.text) and (field := field_of(line)) and field.about is Part.RESPONSE:
        return True
    return bool(_ACCEPTS.search(line.text[:120]) or answer_of(line.text))


def _may_label_answer(text: str) -> bool:
    """Whether a word stands in a text that is in every label of an answer: few lines have one."""
    folded = text.casefold()
    return any(word in folded for word in _answer_words())


@cache
def _answer_words() -> frozenset[str]:
    """One word of each label of an answer, and what others end with ("Cabinet response")."""
    return frozenset(("response", *(phrase.split()[-1] for phrase in cues().responses)))


def answer_label(text: str) -> int:
    """Where the text begins behind a label that says that it answers ("Provider's response:"); else 0."""
    match = _ANSWER_LABEL.match(text)
    return match.end() if match else 0


def _labels(line: Line) -> bool:
    label = labels_actions(line.text)
    return label is not None and not label.recommends


_ASKING_HEADING = re.compile(
    r"\b(?:actions?|agreed|to be done|next steps?|will do|going to do|promis\w+|commitments?|undertakings?|"
    r"pledges?|what we|to do|follow[- ]up|way forward|improvements?|recommendations?|response|doing what|"
    r"does what)\b"
)


_OF_ACTIONS = re.compile(
    r"^agreed(?! by\b)|^what (?:we|was|has been|is) (?:\w+ )?agreed|\b(?:actions?|next steps?|to be done|"
    r"undertakings?|doing what|does what|follow[- ]up)\b"
)


def heads_what_was_agreed(line: Line) -> bool:
    """Whether the heading above a line says that what stands below is agreed or to be done."""
    return _OF_ACTIONS.search(comparable(line.section or "")) is not None


def heading_asks(line: Line) -> bool:
    """Whether the heading above a line announces what is to be done."""
    key = comparable(line.section or "")
    return bool(key) and (bool(_ASKING_HEADING.search(key)) or headings().actions.fullmatch(key) is not None)


def lead_in_of(lines: Sequence[Line], number: int) -> str:
    """The line that leads in to the list that a line stands in; empty where none does."""
    if not lines[number].is_bullet:
        above = lines[number - 1] if number else None
        return above.text if above is not None and not above.wall and above.text.endswith(":") else ""
    at = number - 1
    while (
        at >= 0
        and lines[at].is_bullet
        and not lines[at].wall
        and lines[at].level is None
        and not lines[at].text.endswith(":")
    ):
        at -= 1
    return lines[at].text if at >= 0 and not lines[at].wall else ""
