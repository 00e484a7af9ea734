"""The promises of a paper's sentences: each clause that may be one, weighed, with who and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.passages.closing import closes_with_actor
from extractors.passages.deadlines import due_in
from extractors.passages.labels import labels_actions
from extractors.passages.lines import Line
from extractors.passages.names import signatory
from extractors.passages.papers import Paper
from extractors.passages.parts import agent_of, sentences, without_status
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.promises.candidates import Candidate, candidates_in, may_promise
from extractors.passages.promises.circumstances import (
    OF_PEOPLE,
    Circumstances,
    Kind,
    answer_label,
    circumstances_of,
    paper_kind,
)
from extractors.passages.promises.doers import Doer, kind_of
from extractors.passages.promises.evidence import Place, evidence_of, said_behind
from extractors.passages.promises.model import SURE, promise_model
from extractors.passages.tails import tail_of
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.files import tables
from lexicon.timing import timing_spans
from lexicon.words import comparable


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause that was taken for a promise, with its score and what counted most."""

    candidate: Candidate
    score: float
    why: str
    end: int
    lead: str
    due: str


AMONG, SEEN_TO = "among promises", "somebody sees to it"
# So many sure promises make of a paragraph a list of them.
_SIBLINGS = 2
Promises = Mapping[int, tuple[Promise, ...]]
_ANAPHORA = re.compile(
    r"^(?:this|that|it|these|they|the (?:work|changes?|task|first|latter|visit|review)|this \w+|these \w+)$",
    re.IGNORECASE,
)
_SEES_TO_IT = re.compile(
    r"\b(?:see to|lead on|deal with|do|take care of|be responsible for|oversee|arrange|take|lead|manage)\s+"
    r"(?:this|it|that|so|these)\b"
)
# What makes of a time behind the verb the time by when.
_BEFORE_TIME = re.compile(
    r"\b(?:in|on|by|at|from|during|over|with effect from|for|until|before|after|every|each|this|next|the)\s+"
    r"(?:(?:the|end|of|early|late|mid|middle|week|beginning)\s+)*$",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:every|each|this|next)\s+(?:\w+\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?:\s+(?:morning|afternoon|evening))?|\bthis (?:weekend|week|month|afternoon)\b|\bthe week after\b|"
    r"\bnext (?:week|month|term|year)\b|\btomorrow\b"
)
_FORMAL = re.compile(r"^(?:FURTHER )?(?:RESOLVED|Resolved|Resolution)\b[^:]{0,40}(?:[:–-]|$)")
# Whoever of these is asked, somebody named behind it does it: "The Trust will mend it (Jo Marr)".
_MAY_BE_NAMED_BEHIND = (
    Doer.NOBODY, Doer.THING, Doer.OTHER, Doer.WE, Doer.IT, Doer.MEETING, Doer.BODY, Doer.ANYBODY,
)  # fmt: skip
# "our drainage engineer, Paul Strang"
_OUR = re.compile(r"^(?:our|my)\s[^,]*,\s+(?=[A-Z])", re.IGNORECASE)


def find_promises(lines: Sequence[Line], paper: Paper) -> Promises:
    """Where a paper's sentences promise something, by the numbers of their lines."""
    may = [number for number, line in enumerate(lines) if not line.wall and _may_promise(line)]
    kind = paper_kind(lines, paper) if may else Kind.OTHER
    if not may or kind in (Kind.RULES, Kind.AGENDA):
        return {}
    circumstances = circumstances_of(lines, kind)
    signed = signatory(lines)
    found: dict[int, tuple[Promise, ...]] = {}
    for number in may:
        promises = _of_line(lines, number, circumstances, signed)
        if promises:
            found[number] = promises
    return found


def _may_promise(line: Line) -> bool:
    """Whether a line asks or promises, is no heading, and has no label that other forms read."""
    if line.level is not None or line.text.endswith(":") or not may_promise(line.text):
        return False
    if _FORMAL.match(line.text):
        return False
    return labels_actions(line.text) is None


def _of_line(lines: Sequence[Line], number: int, paper: Circumstances, signed: str) -> tuple[Promise, ...]:
    line = lines[number]
    spans = sentences(line.text)
    place = Place(paper, lines, number, tuple(line.text[start:end] for start, end in spans))
    seen = [(one, evidence_of(one, place)) for one in candidates_in(line.text, paper.people)]
    among = sum(promise_model().score(evidence) >= SURE for _, evidence in seen) >= _SIBLINGS
    found: list[Promise] = []
    before: Candidate | None = None
    for at, (one, evidence) in enumerate(seen):
        after = seen[at + 1][0] if at + 1 < len(seen) else None
        if found and before is found[-1].candidate and _goes_on(one, found[-1]):
            found[-1] = _with_more(found[-1], one)
            continue
        before = one
        more = {AMONG: among, SEEN_TO: after is not None and _sees_to(after, one)}
        told = (*evidence, *(name for name, seen_so in more.items() if seen_so))
        score = promise_model().score(told)
        if score > 0 and not _is_told_of(one, place):
            found.append(_promise(one, place, score, promise_model().reasons(told), signed))
    return tuple(found)


def _is_told_of(one: Candidate, place: Place) -> bool:
    """Whether "he" or "she", amid a sentence that names nobody, is somebody whom a paper only tells of: "the
    fee is owed to the owner, but he has agreed to donate it".
    """
    amid = one.subject.kind is Doer.THEY and one.who in ("he", "she") and bool(one.subject.before.strip())
    return amid and place.paper.kind not in OF_PEOPLE and not _named_before(one, place)


def _sees_to(after: Candidate, one: Candidate) -> bool:
    """Whether the next clause says who sees to it: "..., and Jo Marr will see to this by Friday"."""
    return after.sentence == one.sentence and _SEES_TO_IT.search(after.clause) is not None


def _goes_on(one: Candidate, before: Promise) -> bool:
    """Whether a clause only says more of the promise before it: "this change will be made by ..."."""
    near = one.number - before.candidate.number <= 1
    return near and (
        (one.subject.kind in (Doer.IT, Doer.OTHER, Doer.THING) and _ANAPHORA.match(one.who) is not None)
        or _SEES_TO_IT.search(one.clause) is not None
    )


def _with_more(promise: Promise, one: Candidate) -> Promise:
    lead = promise.lead
    if _SEES_TO_IT.search(one.clause) and one.subject.kind in (Doer.PERSON, Doer.POST, Doer.BODY, Doer.OTHER):
        lead = one.who
    return replace(promise, end=one.end, lead=lead, due=promise.due or _due(one.clause))


def _promise(one: Candidate, place: Place, score: float, why: str, signed: str) -> Promise:
    clause = one.clause
    lead, due = _lead(one, place, signed), _due(clause)
    tail = tail_of(clause)
    if tail is not None and tail.lead and one.subject.kind in _MAY_BE_NAMED_BEHIND:
        lead = tail.lead
    due = due or (tail.due if tail else None) or ""
    said = said_behind(one, place.sentences)
    if said is not None:
        named = one.subject.kind in (Doer.PERSON, Doer.POST, Doer.NAME, Doer.I)
        lead, due = (lead if named else said.lead or lead), (due or said.due or "")
    return Promise(one, score, why, one.end, lead, due)


def _due(clause: str) -> str:
    """By when, or when, a clause says that something will be done."""
    if due := due_in(clause):
        return due
    if soon := _SOON.search(clause):
        return soon.group()
    for start, end in reversed(timing_spans(clause)):
        before = _BEFORE_TIME.search(clause[:start])
        if before is not None:
            return clause[before.start() : end].strip(" ,.;")
    return ""


def _lead(one: Candidate, place: Place, signed: str) -> str:
    """Who is to do it, verbatim; the one who signed where that is "I"."""
    kind = one.subject.kind
    if one.asked.passive or kind in (Doer.THING, Doer.NOBODY, Doer.IT, Doer.WE, Doer.ANYBODY):
        return (agent_of(one.clause) if one.asked.passive else None) or ""
    if kind is Doer.I:
        return signed or one.who
    if kind is Doer.THEY:
        return _named_before(one, place)
    return _OUR.sub("", one.who) if kind is Doer.PERSON else one.who


def _named_before(one: Candidate, place: Place) -> str:
    """Whom "he" or "she" means: somebody the sentence before begins with."""
    text = place.lines[place.number].text[: one.start]
    others = tables("promises")["who"]["others"].get(one.who.casefold(), ())
    for start, end in reversed(sentences(text)):
        words = text[start:end].split()
        for count in (4, 3, 2, 1):
            who = " ".join(words[:count]).rstrip(",")
            other = comparable(words[0]) in others if words else True
            if not other and kind_of(who, place.paper.people) is Doer.PERSON:
                return who
    return ""


def read_promises(lines: Sequence[Line], start: int, *, promises: Promises) -> Stretch | None:
    """The promises of a line."""
    found = promises.get(start, ())
    if found and closes_with_actor(lines, start):
        last = sentences(lines[start].text)[-1][0]
        found = tuple(one for one in found if one.end <= last)
    if not found:
        return None
    return Stretch(start + 1, tuple(_passage(lines, start, one) for one in found))


def parted(stretch: Stretch, lines: Sequence[Line], start: int, promises: Promises) -> Stretch:
    """What a list took of each paragraph, or the promises of that where it has several."""
    found: list[Passage] = []
    for passage in stretch.passages:
        line = passage.lines[0]
        at = next((n for n in range(start, stretch.end) if lines[n] is line), None)
        several = promises.get(at, ()) if at is not None and not line.is_bullet else ()
        whole = sum(other.lines[0] is line for other in stretch.passages) == 1
        own = whole and len(passage.lines) == 1 and passage.form in (Form.LISTED, Form.UNDER_LABEL)
        if own and at is not None and len(several) >= _SIBLINGS:
            found.extend(_passage(lines, at, one) for one in several)
        else:
            found.append(passage)
    return replace(stretch, passages=tuple(found))


def with_promises(
    stretch: Stretch | None, lines: Sequence[Line], start: int, promises: Promises
) -> Stretch | None:
    """What another form read of a line, and its other promises; these alone where they part what it took."""
    found = read_promises(lines, start, promises=promises) if stretch is not None else None
    if stretch is None or found is None:
        return stretch
    text = lines[start].text
    kept = [one for one in stretch.passages if not _says_more(_beside(one, found.passages, text), one)]
    more = [one for one in found.passages if not _beside(one, kept, text)]
    both = sorted((*kept, *more), key=lambda one: _span(text, one))
    return replace(stretch, end=max(stretch.end, found.end), passages=tuple(both))


def _says_more(promises: Sequence[Passage], one: Passage) -> bool:
    """Whether promises part what another form took for one action, say by when where it does not, or end
    where it goes on to the next.
    """
    timed = any(promise.texts.get(Column.DUE) for promise in promises) and not one.texts.get(Column.DUE)
    return len(promises) >= _SIBLINGS or timed or (bool(promises) and one.text.endswith(" and"))


def _beside(one: Passage, others: Sequence[Passage], text: str) -> list[Passage]:
    """Those of other passages that stand in the same words of a text."""
    start, end = _span(text, one)
    spans = ((other, _span(text, other)) for other in others)
    return [other for other, (begin, stop) in spans if begin < end and start < stop]


def _span(text: str, passage: Passage) -> tuple[int, int]:
    start = max(text.find(passage.text), 0)
    return start, start + len(passage.text)


def _passage(lines: Sequence[Line], number: int, promise: Promise) -> Passage:
    line = lines[number]
    start = promise.candidate.start
    start = max(start, answer_label(line.text))
    text, status = without_status(line.text[start : promise.end].strip(" ,;"))
    return Passage(
        Form.ASSIGNED,
        (line,),
        text,
        f"it promises: {promise.why}",
        section=line.section,
        texts={Column.LEAD: promise.lead, Column.DUE: promise.due, Column.STATUS: status or ""},
        flags=() if promise.score >= SURE else (Flag.PROMISE_IN_DOUBT,),
    )
