"""What a label is about: a column of the schema, or a part of a section or finding."""

from __future__ import annotations

from enum import Enum, auto
from typing import TypeAlias

from extractors.passages.vocabulary import cues
from extractors.plan import Column
from extractors.plans.vocabulary import Extent, Role, columns
from lexicon.remembering import remembered
from lexicon.words import comparable, word_count


class Part(Enum):
    """What a label is about besides the columns of a plan."""

    ACTIONS = auto()
    MILESTONES = auto()
    RECOMMENDATION = auto()
    REF = auto()
    RESPONSE = auto()
    FINDING = auto()
    OTHER = auto()


About: TypeAlias = Column | Part

_LABEL_WORDS = 7
_RESPONSE_WORDS = 5
# What a form prints above an answer may be a whole sentence.
_FORM_WORDS = 24
_ANSWERS = ("comment", "comments", "reply", "answer", "response", "responses")
_OF_COLUMN = {
    Column.ACTION: Part.ACTIONS,
    Column.RECOMMENDATION: Part.RECOMMENDATION,
    Column.RECOMMENDATION_REF: Part.REF,
}
_OF_ROLE = {
    Role.MILESTONE: Part.MILESTONES,
    Role.ISSUE: Part.FINDING,
    Role.OTHER: Part.OTHER,
    Role.REF: Part.REF,
}


@remembered(most=4096)
def about(label: str) -> About | None:
    """What a label is about; None for words that are none."""
    key = comparable(label)
    words = cues()
    if not key or word_count(key) > _FORM_WORDS:
        return None
    if words.answering.fullmatch(key):
        return Part.RESPONSE
    if word_count(key) > _LABEL_WORDS:
        return None
    if answers_label(key):
        return Part.RESPONSE  # "Cabinet response", "The Trust's response", "Council comment"
    if key in words.leads:
        return Column.LEAD
    for known, part in (
        (words.milestones, Part.MILESTONES),
        (words.actions, Part.ACTIONS),
        (words.responses, Part.RESPONSE),
        (words.findings, Part.FINDING),
        (words.section_parts | words.supporters, Part.OTHER),
    ):
        if key in known:
            return part
    match = columns().match(label)
    if match is None or match.extent is Extent.WITHIN or match.weak or "nearly" in match.why:
        return None
    meaning = match.meanings[0]
    return _OF_COLUMN.get(meaning, meaning) if isinstance(meaning, Column) else _OF_ROLE.get(meaning)


def answers_label(key: str) -> bool:
    """Whether a label, as it is compared, ends with a word for an answer, and somebody who was asked for one
    stands before it; a response is told by its word alone.
    """
    front, _, last = key.rpartition(" ")
    if not front or last not in _ANSWERS or word_count(key) > _RESPONSE_WORDS:
        return False
    whose = (f" {front}", f" {front}".removesuffix("s"))
    return last == "response" or any(one.endswith(f" {who}") for one in whose for who in cues().answerers)


def asks_for_action(label: str) -> bool:
    """Whether a label says what others say must be done: "Action required", "What the provider must do"."""
    return cues().asked.fullmatch(comparable(label)) is not None
