"""The promises of a paper's sentences: each clause that may be one, weighed, with who and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.passages.clauses.parties import is_initials
from extractors.passages.clauses.parts import sentences, without_status
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answer_label
from extractors.passages.paper.closing import closes_with_actor
from extractors.passages.paper.papers import Kind, Paper
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.candidates import Candidate
from extractors.passages.promises.circumstances import OF_PEOPLE, Place
from extractors.passages.promises.doers import Doer
from extractors.passages.promises.evidence import named_before
from extractors.passages.promises.gathering import (
    CLOSED,
    FEWEST_WORDS,
    SEES_TO_IT,
    Clause,
    behind_of,
    clauses_at,
    places_of,
)
from extractors.passages.promises.model import (
    SURE,
    UNTAUGHT,
    expected_model,
    promise_model,
    scores_of,
)
from extractors.passages.promises.promise import Promise, promise_of, with_more
from extractors.passages.promises.signs import in_words
from extractors.passages.promises.subjects import Subject
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.patterns import one_of
from lexicon.words import comparable, word_count

Promises = Mapping[int, tuple[Promise, ...]]
Weighed = Sequence[tuple[Place, Sequence[tuple[Clause, float]]]]
_ANAPHORA = re.compile(
    rf"^(?:this|that|it|these|they|the {one_of('promises', 'who', 'taken_up')}|this \w+|these \w+)$",
    re.IGNORECASE,
)
# "Keep it under 60 words each": how the task before it is to be done.
_KEEPS_IT = re.compile(r"(?:keep|make)\s+(?:it|them)\b")
# "Under Standing Order 17 the Clerk shall ...": what is always so.
_BY_RULE = re.compile(
    r"(?:under|by virtue of|according to)\s+(?:the\s+|our\s+|these\s+)?(?:[\w’']+\s+){0,3}?"
    rf"{one_of('promises', 'who', 'rules')}\b[^;:]{{0,60}}?"
    r"\b(?:shall|must|may|has to|have to|is to|are to|will)\b",
    re.IGNORECASE,
)
# "At the last inspection, leaders were asked to ...": at another time.
_AT_EARLIER = re.compile(
    r"(?:at|in|during|following|after|since)\s+(?:the|our|my|your|its|their|an)\s+(?:last|previous|earlier|prior|"
    rf"first|preceding)\s+(?:\w+\s+)?{one_of('promises', 'seen', 'looked_at')}s?\b[^;:]{{0,60}}?"
    r"\b(?:(?:was|were|had been)\s+\w+(?:ed|ld)|(?:we|I)\s+\w+ed)\b",
    re.IGNORECASE,
)
# "During the year the Clerk was asked to press for it": told of a time that is over.
_OF_THE_YEAR = re.compile(
    r"(?:during|over|throughout|in)\s+the\s+(?:past\s+|last\s+|previous\s+)?"
    r"(?:year|quarter|twelve months|period)\b"
    r"[^;:]{0,80}?\b(?:was|were|had been|asked|agreed|undertook)\b",
    re.IGNORECASE,
)
# "All staff must complete training when they join": what is so for everybody who comes.
_OF_EVERYBODY = re.compile(
    r"(?:all|every|each|new)\s+(?:new\s+)?"
    rf"{one_of('promises', 'who', 'staff')}\s+(?:must|ha(?:s|ve) to|will)\b"
    r"[^.;]*\b(?:when|before|once|as soon as|after)\s+(?:they\s+)?"
    r"(?:join|start|arriv|are appointed|tak(?:e|ing) up)",
    re.IGNORECASE,
)
SAYS_WHAT_FOR = re.compile(r"(?:this|these)\s+(?:is|are)\s+(?:to|in\s+order\s+to|so\s+that)\b", re.IGNORECASE)
"""What the sentence before it is for: "This is to ensure that care is consistent with the standards"."""
# "It was resolved to leave the fees unchanged", "agreed to make no change": all stays as it is.
_STAYS = re.compile(
    rf"\b{one_of('promises', 'seen', 'leaves')}\b[^.;]*\b(?:unchanged|as (?:it|they) (?:is|are|stands?))\b|"
    rf"\b{one_of('promises', 'seen', 'makes_no')}\s+no\b(?!\s+(?:more|later|longer|fewer|less)\b)"
)


def weigh_clauses(lines: Sequence[Line], paper: Paper, initials: frozenset[str]) -> Weighed:
    """The clauses of a paper's lines that may promise something, each with its score: above 0 it does.

    ``initials``: those that the paper explains.
    """
    places = places_of(lines, paper, initials)
    clauses = [clauses_at(place) for place in places]
    told = [(one.place.number, one.evidence) for line in clauses for one in line]
    scores = iter(scores_of(told, places[0].paper.kind, len(lines)) if places else ())
    return tuple(
        (place, tuple((one, next(scores)) for one in ones))
        for place, ones in zip(places, clauses, strict=True)
    )


def find_promises(weighed: Weighed) -> Promises:
    """Where a paper's sentences promise something, by the numbers of their lines."""
    found = {place.number: _of_line(place, scored) for place, scored in weighed}
    return {number: promises for number, promises in found.items() if promises}


def _of_line(place: Place, scored: Iterable[tuple[Clause, float]]) -> tuple[Promise, ...]:
    """The promises of a line: those of its clauses that score above 0, with what only says more of them."""
    found: list[Promise] = []
    before: Candidate | None = None
    for clause, score in scored:
        one = clause.candidate
        if found and before is found[-1].candidate and _goes_on(one, found[-1]):
            found[-1] = with_more(found[-1], one, sees_to_it=SEES_TO_IT.search(one.clause) is not None)
            continue
        before = one
        if score > 0 and not _is_told_of(one, place):
            model = expected_model() if place.paper.kind in UNTAUGHT else promise_model()
            # "word: the" may count, and tells a person nothing.
            names = [name for name in clause.evidence if name in expected_model().weights]
            why = f"{model.reasons(names, in_words)}; sum of all signs {score:+.1f}"
            found.append(promise_of(one, place, score, why, signed=place.paper.signed, behind=clause.behind))
    return tuple(found) or tuple(_stated(place))


def _stated(place: Place) -> Iterator[Promise]:
    """A paragraph that states something and ends with a sentence that says who, and nothing besides: they do
    something about it.
    """
    behind = behind_of(place)
    last = max(behind, default=None)
    if last is None or place.paper.labels or not behind[last].apart or place.paper.kind is not Kind.MINUTES:
        return
    start, end = sentences(place.text)[last]
    nothing = Asked(Modal.CLOSED, 0, 0, "")
    one = Candidate(start, end, (start, end), last, nothing, Subject(Doer.NOBODY, 0, 0, ""), place.text)
    said = behind[last]
    if word_count(place.text[:end]) >= FEWEST_WORDS:
        stated = place.text[: start + said.start].rstrip(" .")
        yield Promise(
            one, 0.5, CLOSED.replace("behind", "after"), 0, len(stated), said.who, said.due, clear=False
        )


def _is_told_of(one: Candidate, place: Place) -> bool:
    """Whether a rule or an earlier report says so; or "he" or "she", amid a sentence that names nobody, is
    somebody whom a paper only tells of: "the fee is owed to the owner, but he has agreed to donate it".
    """
    sentence = one.text[slice(*one.sentence)].strip()
    told = (_BY_RULE, _AT_EARLIER, _OF_THE_YEAR, _OF_EVERYBODY, SAYS_WHAT_FOR)
    if any(pattern.match(sentence) for pattern in told):
        return True
    if one.subject.kind is Doer.NOBODY and _STAYS.search(one.clause):
        return True
    amid = one.subject.kind is Doer.THEY and one.who in ("he", "she") and bool(one.subject.before.strip())
    return amid and place.paper.kind not in OF_PEOPLE and not named_before(one, place)


def _goes_on(one: Candidate, before: Promise) -> bool:
    """Whether a clause only says more of the promise before it: "this change will be made by ..."."""
    near = one.number - before.candidate.number <= 1
    return near and (
        (one.subject.kind in (Doer.IT, Doer.OTHER, Doer.THING) and _ANAPHORA.match(one.who) is not None)
        or SEES_TO_IT.search(one.clause) is not None
        or (
            one.asked.modal is Modal.COMMAND
            and one.subject.kind is Doer.YOU
            and _KEEPS_IT.match(f"{one.asked.verb}{one.behind}") is not None
        )
    )


def read_promises(lines: Sequence[Line], start: int, *, promises: Promises) -> Stretch | None:
    """The promises of a line."""
    found = promises.get(start, ())
    if found and closes_with_actor(lines, start) and not _signs_or_heads(lines, start + 1):
        last = sentences(lines[start].text)[-1][0]
        found = tuple(one for one in found if one.end <= last)
    if not found:
        return None
    return Stretch(start + 1, tuple(passage_of(lines, start, one) for one in found))


def _signs_or_heads(lines: Sequence[Line], at: int) -> bool:
    """Whether initials alone in a line sign the paper, or head what is below, and close nothing above."""
    text = lines[at].text.strip()
    if not is_initials(text):
        return False
    if at + 1 < len(lines):
        return comparable(lines[at + 1].section or "") == comparable(text)
    return not any(is_initials(line.text.rstrip(" .").rpartition(" ")[2]) for line in lines[:at])


def passage_of(lines: Sequence[Line], number: int, promise: Promise) -> Passage:
    """A promise as a passage."""
    line = lines[number]
    start = max(promise.start, answer_label(line.text))
    text, status = without_status(line.text[start : promise.end].strip(" ,;"))
    if promise.about is not None:
        text = f"{line.text[promise.about : start]}{text}".strip()
    unclear = () if promise.clear else (Flag.ACTION_TEXT_UNCLEAR,)
    doubt = () if promise.score >= SURE or unclear else (Flag.PROMISE_IN_DOUBT,)
    return Passage(
        Form.ASSIGNED,
        (line,),
        text,
        f"it asks or promises: {promise.why}",
        section=line.section,
        texts={Column.LEAD: promise.lead, Column.DUE: promise.due, Column.STATUS: status or ""},
        flags=(*unclear, *doubt),
    )
