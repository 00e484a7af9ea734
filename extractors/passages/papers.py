"""What kind of paper lines are of, as it says what may be a promise: minutes, an inspector's report."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.passages.lines import Line
from extractors.passages.programs import is_about_program
from extractors.passages.vocabulary import cues
from lexicon.words import comparable, word_count

# So many lines at the top say what a paper is.
_FRONT, _TITLES = 12, 3
# A line that names the paper's kind is a title or a line of a letter's head.
_TITLE_WORDS = 25
# So many lines in the past tense tell of a meeting that was held.
_TOLD = 2
_PRESENT = re.compile(r"\b(?:is|are|should|must|may)\b")
# Who came is said within so many lines of the top.
_NAMED = 25
_CAME = re.compile(
    r"(?i:(?:those |members |also )?(?:present|in attendance|attend(?:ance|ees|ed|ing)|apologies|"
    r"sederunt|participants|who was there|in the room|on the call|(?:met )?on site)\b|"
    r"t?here(?=:)|who(?=:[^,]+,[^,]+,))"
    r"\s*(?:[:;(–-]|$|(?=[A-Z]))"
)
# "The present document", "at present": of now, and nobody who came.
_NOT_THERE = re.compile(r"\b(?:the|this|at|our|its)\s+present\b(?!\s*:)", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|reported|noted|agreed|thanked|explained|confirmed|discussed)\b")


@dataclass(frozen=True, slots=True)
class Paper:
    """``inspects``: an inspector's report; ``meets``: minutes or notes of a meeting; ``rules``: a policy,
    a guide; ``reviews``: what somebody found who looked into something; ``replies``: an answer to such a
    paper; ``minutes``: what a meeting did, and no agenda or report to it; ``tells``: these say who came, or
    tell what happened; ``calls``: it calls one; ``program``: what is written about a program.
    """

    inspects: bool
    meets: bool
    rules: bool
    reviews: bool
    replies: bool
    minutes: bool
    tells: bool
    calls: bool = False
    program: bool = False


def kind_of(lines: Sequence[Line]) -> Paper:
    """What the first lines and the headings say of a paper."""
    front = [line.text for line in lines[:_FRONT] if not line.wall]
    inspects = any(map(_names_inspector, front)) or any(
        _names_inspector(line.text) and line.is_heading for line in lines[_FRONT:]
    )
    came = any(_CAME.match(line.text) for line in lines[:_NAMED] if not line.wall)
    meets = came or _say(front, cues().meetings)
    tells = meets and (came or _tells(lines))
    calls = any(map(_summons, front))
    summons = meets and not tells and calls
    guides = any(comparable(text).startswith(tuple(cues().rules)) for text in front[:1])
    mail = {"from:", "to:"} <= {text.split(" ")[0].casefold() for text in front}
    minutes = meets and not summons and not guides and (came or mail or _say(front, cues().minutes))
    tells |= mail and minutes
    if not meets and not mail and is_about_program(lines):
        return _OF_PROGRAM
    rules = not inspects and not meets and _say(front[:_TITLES], cues().rules)
    reviews = not rules and _say(front, cues().reviews)
    planned = any(line.plan for line in lines)
    letter = any(text.startswith("Dear ") for text in front)
    answers = _say(front, cues().replies) or (letter and _mentions(front, cues().replies))
    replies = not (rules or meets or planned) and answers
    return Paper(inspects, meets, rules, reviews, replies, minutes, minutes and tells, calls and not minutes)


_OF_PROGRAM = Paper(
    inspects=False,
    meets=False,
    rules=True,
    reviews=False,
    replies=False,
    minutes=False,
    tells=False,
    program=True,
)


def _mentions(texts: Sequence[str], words: Collection[str]) -> bool:
    """Whether one of the texts, however long, has one of the words."""
    return any(f" {word} " in f" {comparable(text)} " for text in texts for word in words)


def _tells(lines: Sequence[Line]) -> bool:
    """Whether a paper tells what happened, mostly in the past tense."""
    texts = [line.text for line in lines if not line.wall]
    past = sum(1 for text in texts if _PAST.search(text))
    return past >= _TOLD and past >= sum(1 for text in texts if _PRESENT.search(text))


def _summons(text: str) -> bool:
    key = comparable(text)
    return key.startswith("agenda") or any(f" {phrase} " in f" {key} " for phrase in cues().agendas)


def _names_inspector(text: str) -> bool:
    plain = text.casefold()
    return any(word in plain for word in cues().inspectors)


def _say(texts: Sequence[str], words: Collection[str]) -> bool:
    """Whether one of the titles has one of the words."""
    titles = [
        f" {comparable(_NOT_THERE.sub('', text))} " for text in texts if word_count(text) <= _TITLE_WORDS
    ]
    return any(f" {word} " in title for title in titles for word in words)
