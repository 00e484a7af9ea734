"""What a promise says of itself: its words, who leads it and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.passages.clauses.parts import agent_of
from extractors.passages.clauses.tails import tail_of, who_and_when
from extractors.passages.promises.asked import Modal
from extractors.passages.promises.behind import Behind
from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.circumstances import Place, heads_by_name
from extractors.passages.promises.doers import PRONOUNS, Doer
from extractors.passages.promises.evidence import named_before, said_behind
from extractors.passages.promises.times import when_of
from lexicon.patterns import one_of
from lexicon.words import comparable, word_count


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause that was taken for a promise, from ``start`` to ``end`` of its line; with its score and what
    counted most; ``about``: where what it is about begins, before it; ``clear`` where its words say what is
    to be done.
    """

    candidate: Candidate
    score: float
    why: str
    start: int
    end: int
    lead: str
    due: str
    about: int | None = None
    clear: bool = True


# "Members to be invited to see it (Mo Akhtar)"
_BE_ASKED = re.compile(rf"\bto\s+be\s+{one_of('promises', 'seen', 'invited')}\b")
# Whoever of these is asked, somebody named behind it does it: "The Trust will mend it (Jo Marr)".
_MAY_BE_NAMED_BEHIND = (
    Doer.NOBODY, Doer.THING, Doer.OTHER, Doer.WE, Doer.IT, Doer.MEETING, Doer.BODY, Doer.ANYBODY, Doer.YOU,
)  # fmt: skip
_SOMEBODY = (Doer.PERSON, Doer.NAME, Doer.POST, Doer.BODY, Doer.MEETING)
_NOBODY = (Doer.THING, Doer.NOBODY, Doer.IT, Doer.WE, Doer.ANYBODY, Doer.YOU)
# "our drainage engineer, Paul Strang"
_OUR = re.compile(r"^(?:our|my)\s[^,]*,\s+(?=[A-Z])", re.IGNORECASE)
# "Jo to lead", "Dev will replace", and hardly anything behind it: what it is about stands before it.
_PARTICLES = frozenset(("up", "on"))
_LEANT_WORDS = 40


def promise_of(
    one: Candidate, place: Place, score: float, why: str, *, signed: str, behind: Behind | None
) -> Promise:
    """The parts of a promise; ``behind``: who is named behind it, ``signed`` who says "I"."""
    clause = one.clause
    lead, due = _lead(one, place, signed), _when(one, clause)
    tail = tail_of(clause)
    asks_others = _BE_ASKED.search(clause) is not None
    if tail is not None and tail.lead and (one.subject.kind in _MAY_BE_NAMED_BEHIND or asks_others):
        lead = tail.lead
    due = due or (tail.due if tail else None) or ""
    said = said_behind(one, place.sentences)
    if said is not None:
        named = one.subject.kind in (Doer.PERSON, Doer.POST, Doer.NAME, Doer.I) and not one.asked.passive
        lead, due = (lead if named else said.lead or lead), (due or said.due or "")
    promise = Promise(
        one, score, why, one.start, one.until or one.end, lead, due or _due_behind_comma(clause)
    )
    if behind is not None:
        end = one.sentence[0] + behind.start
        somebody = one.subject.kind in _SOMEBODY and not one.asked.passive
        own = one.subject.kind in (Doer.PERSON, Doer.NAME) and not one.asked.passive and not asks_others
        promise = replace(
            promise,
            end=promise.end if somebody else end,
            lead=lead if own else behind.who,
            due=promise.due or behind.due,
        )
    return _leaning(promise)


def _leaning(promise: Promise) -> Promise:
    """A promise that says too little without what stands before it: "Boiler. Needs a part. Jo to order"."""
    one = promise.candidate
    rest = one.text[one.sentence[0] + one.asked.end : promise.end]
    rest = rest.replace(promise.due, "", 1) if promise.due else rest
    bare = all(word in _PARTICLES for word in map(comparable, rest.split()) if word)
    short = word_count(one.text[: promise.end]) <= _LEANT_WORDS
    asks = not one.asked.passive and one.asked.modal in (Modal.TO, Modal.WILL, Modal.IS_TO)
    return replace(promise, about=0) if bare and short and asks else promise


def _due_behind_comma(text: str) -> str:
    """When, behind the last comma: "Jo to lead, end of May"."""
    front, _, last = text.rstrip(".").rpartition(", ")
    said = who_and_when(last) if front else None
    return (said.due or "") if said and not said.lead else ""


# "The Board met on Tuesday and decided that he will paint it"
_TOLD_OF = re.compile(rf"\b(?:{one_of('promises', 'seen', 'met')}|was|were|had)\b")


def _when(one: Candidate, clause: str) -> str:
    """By when a clause says that it will be done; what stands before who does it may tell of another day."""
    if _TOLD_OF.search(one.subject.before) and one.start < one.sentence[0] + one.subject.start:
        return when_of(one.text[one.sentence[0] + one.subject.start : one.end])
    return when_of(clause)


def with_more(promise: Promise, one: Candidate, *, sees_to_it: bool) -> Promise:
    """A promise with a clause that says more of it: "this will be done by May", "Jo will see to it"."""
    lead = promise.lead
    if sees_to_it and one.subject.kind in (Doer.PERSON, Doer.POST, Doer.BODY, Doer.OTHER):
        lead = one.who
    return replace(promise, end=one.until or one.end, lead=lead, due=promise.due or when_of(one.clause))


def _lead(one: Candidate, place: Place, signed: str) -> str:
    """Who is to do it, verbatim; the one who signed where that is "I"."""
    kind = one.subject.kind
    named = (
        heads_by_name(place.lines, place.number, place.paper.people)
        if kind in (Doer.YOU, Doer.NOBODY)
        else ""
    )
    if named and not one.asked.passive:
        return (signed or named) if comparable(named) in PRONOUNS else named
    asked = one.asked.modal in (Modal.ASKS, Modal.ASKED, Modal.PLEASE)
    if (one.asked.passive and not asked) or kind in _NOBODY:
        return (agent_of(one.clause) if one.asked.passive else None) or ""
    if kind is Doer.I:
        return signed or one.who
    if kind is Doer.THEY:
        return named_before(one, place)
    return _OUR.sub("", one.who) if kind is Doer.PERSON else one.who
