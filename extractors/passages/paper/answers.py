"""What is said to a recommendation: "Accepted. We will publish the data", "Rejected"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.subjects import Part, about
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.doing import deeds_in, promises_within
from extractors.passages.paper.fields import before_next, field_of, is_who_or_when
from extractors.passages.vocabulary import cues
from lexicon.patterns import alternatives
from lexicon.words import comparable

# "Accepted. To be built into the timetable": what was asked for is, and nothing else.
_OF_WHAT_WAS_ASKED = re.compile(r"(?:(?:to|will)\s+be|being)\s+[a-z]+", re.IGNORECASE)
_WE_WILL = re.compile(r"We\s+(?:\w+\s+)?(?:will|shall|intend\s+to|are\s+going\s+to)\b")
# Who and when, each in a sentence.
_WHO_AND_WHEN = 2
# "Agreed: No"
_NO = ("no", "n")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it accepts, what is promised behind that, and by when and by whom what was asked for is done:
    each empty where it is not said.
    """

    accepts: bool
    promised: str
    due: str = ""
    lead: str = ""


# "The Government accepts this recommendation in part.", "The Trust does not agree."
_SAID = re.compile(
    r"^(?:The\s+)?[A-Z][\w’' -]{1,50}?\s+"
    r"(?:(?P<yes>(?:fully\s+|partially\s+|partly\s+)?(?:accepts?|agrees?|supports?))|(?P<no>notes?|rejects?|(?:does|do|did|can)\s?not\s+(?:accept|agree|support)))"
    r"(?:\s+(?:with\s+|to\s+)?(?:this|the|that|these)\s+(?:recommendations?|finding|point|conclusion))?"
    r"(?:\s+in\s+(?:part|full|principle))?\s*[.;]\s*(?P<rest>.*)$",
    re.DOTALL,
)


# "The Government sees no case for this.", "The Council has no plans to do so."
_DECLINES = re.compile(
    r"^(?:The\s+)?[A-Z][\w’' -]{1,50}?\s+(?:sees?\s+no\s+(?:case|need|reason|merit)|"
    r"has\s+no\s+(?:plans?|intention)|(?:is|are)\s+not\s+(?:persuaded|convinced|minded|able|willing)|(?:is|are)\s+un(?:able|willing)\s+to|"
    r"(?:does|do)\s?not\s+(?:believe|consider|think|intend|propose|accept|agree|support)|"
    r"cannot\s+(?:accept|agree|support))\b|"
    r"^No\s+(?:further\s+|other\s+)?(?:change|action|step|measure)s?\s+(?:is|are|will be)\s+\w+"
)
# "Agreed in principle, subject to legal advice": no promise besides what was asked for.
_ON_CONDITION = re.compile(r"(?:subject to|provided|if|when|once|as)\b[^.]*\.?$", re.IGNORECASE)


@cache
def _answer() -> re.Pattern[str]:
    accepted, rejected = (alternatives(words) for words in (cues().accepted, cues().rejected))
    return re.compile(
        rf"^(?:(?P<no>{rejected})|(?P<yes>{accepted}))(?:\s*[.:;,–—-]\s*|\s*$)(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def answer_of(text: str) -> Answer | None:
    """The answer that a text begins with; None where it begins otherwise."""
    match = _answer().match(text.strip()) or _SAID.match(text.strip())
    if match is None:
        return None
    rest = match["rest"].strip()
    if match["yes"] is None or _ON_CONDITION.match(rest):
        return Answer(match["no"] is None, "")
    told = _only_who_and_when(rest)
    if told is not None:
        return told
    if _OF_WHAT_WAS_ASKED.match(rest):
        return Answer(True, "", due_in(rest) or "")
    # "Agreed. The kit has been bought": what was asked for is still to be done with it.
    return Answer(True, _with_time(rest) if promises_within(rest) else "")


def _only_who_and_when(rest: str) -> Answer | None:
    """An answer that only says by when, or who and when: "Supported. To be completed by 30 June 2018.",
    "Agreed. Market Superintendent. From 1 June 2017.".
    """
    each = [rest[slice(*span)] for span in sentences(rest)]
    if any(read_clause(one).sense is Sense.DOER for one in each):
        return None  # "The Clerk will remind them. By June."
    said = [who_and_when(one) for one in each]
    if not said or len(said) > _WHO_AND_WHEN:
        return None
    leads = [one.lead for one in said if one and one.lead]
    dues = [one.due for one in said if one and one.due]
    if not all(said) or len(dues) != 1 or len(leads) > 1 or (leads and len(said) == 1):
        return None
    return Answer(True, "", dues[0], leads[0] if leads else "")


def answer_in(line: Line) -> Answer | None:
    """What a line answers: by a label ("Provider's response: We will ..."), or by its first words."""
    field = field_of(line)
    if field is None or field.about is not Part.RESPONSE:
        # Below a recommendation it declines; elsewhere "We do not believe" is what anybody says.
        return answer_of(line.text) or (Answer(False, "") if _DECLINES.match(line.text) else None)
    return answer_behind(field.value)


def promised_below(lines: Sequence[Line], at: int) -> Answer | None:
    """What a paragraph below a recommendation promises without a label, over lines of who or when."""
    text, after = lines[at].text, lines[at + 1 : at + 2]
    told = after and not after[0].wall and is_who_or_when(field_of(after[0]))
    return Answer(accepts=True, promised=text) if told and _WE_WILL.match(text) else None


def answer_behind(value: str) -> Answer | None:
    """What stands behind the label of an answer: that it accepts, or declines, or at once what is done."""
    plain = before_next(value)
    if comparable(plain) in _NO:
        return Answer(accepts=False, promised="")
    return answer_of(plain) or answer_of(value) or _only_told(value)


def _only_told(value: str) -> Answer | None:
    """An answer that says at once what is done, and so accepts; or why nothing is."""
    each = [value[slice(*span)] for span in sentences(value)]
    if any(map(_DECLINES.match, each)) and not promises_within(value):
        return Answer(accepts=False, promised="")
    told = _with_time(value)
    return Answer(True, told) if told else None


def _with_time(rest: str) -> str:
    """What is done, by an answer, and who and when in a sentence behind that."""
    told = deeds_in(rest)
    behind = rest[rest.index(told) + len(told) :].strip() if told else ""
    spans = sentences(behind)
    said = who_and_when(behind[slice(*spans[0])].strip(" .")) if spans else None
    return f"{told} {behind[slice(*spans[0])].strip()}" if said and said.due else told


_ACCEPTS = re.compile(
    r"\b(?:accept(?:s|ed)?|agree[sd]?|support(?:s|ed)?)\b[^.]{0,40}\b(?:recommendations?|findings?|concerns?|this)\b",
    re.IGNORECASE,
)
_ANSWER_LABEL = re.compile(
    r"(?:[A-Z][\w’'/&-]*\s+(?:[\w’'/&-]+\s+){0,5})?(?:[Rr]esponse|[Rr]eply|[Cc]omments?|[Aa]nswer)(?:\s+(?:from|of|by)\s+[^:.]{2,60})?(?:\s*\([^()]{2,40}\))?\s*:\s+(?=\S)"
)

_LABEL_BEFORE = re.compile(r"(?P<label>[A-Z][^:\n]{1,110}?)\s*:\s+(?=\S)")


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
    if match is not None:
        return match.end()
    known = _LABEL_BEFORE.match(text) if ":" in text else None
    return known.end() if known is not None and about(known["label"]) is Part.RESPONSE else 0
