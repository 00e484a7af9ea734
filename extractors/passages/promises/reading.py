"""The promises of a paper's sentences: each clause that may be one, weighed, with who and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.passages.clauses.parties import is_initials
from extractors.passages.clauses.parts import sentences, without_status
from extractors.passages.clauses.senses import read_clause
from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answer_label
from extractors.passages.paper.closing import closes_with_actor
from extractors.passages.paper.papers import Kind, Paper, kind_of
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.behind import Behind, named_behind, only_names
from extractors.passages.promises.candidates import Candidate, candidates_in, may_promise
from extractors.passages.promises.circumstances import (
    OF_PEOPLE,
    Circumstances,
    circumstances_of,
    heading_asks,
    heads_what_was_aimed,
)
from extractors.passages.promises.doers import Doer
from extractors.passages.promises.evidence import Place, evidence_of, named_before
from extractors.passages.promises.model import SURE, promise_model
from extractors.passages.promises.promise import Promise, promise_of, with_more
from extractors.passages.promises.subjects import Subject
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.patterns import one_of
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

AMONG, SEEN_TO, CLOSED = "among promises", "somebody sees to it", "somebody is named behind it"
# So many sure promises make of a paragraph a list of them.
SIBLINGS = 2
Promises = Mapping[int, tuple[Promise, ...]]
_ANAPHORA = re.compile(
    rf"^(?:this|that|it|these|they|the {one_of('promises', 'who', 'taken_up')}|this \w+|these \w+)$",
    re.IGNORECASE,
)
_SEES_TO_IT = re.compile(
    rf"\b{one_of('promises', 'seen', 'sees_to')}\s+"
    r"(?:this|it|that|so|these)\b(?!\s+(?:to|away|down|back|out|off|over|round|into)\b)"
)
# "Keep it under 60 words each": how the task before it is to be done.
_KEEPS_IT = re.compile(r"(?:keep|make)\s+(?:it|them)\b")
# What makes a task of what somebody is at.
_ABOUT = frozenset(("is doing it, in time", "sets about it"))
_FORMAL = re.compile(r"^(?:FURTHER )?(?:RESOLVED|Resolved|Resolution)\b[^:]{0,40}(?:[:–-]|$)")
# What a meeting does in its course: "Call to order: 7.03 p.m."
_PROCEEDS = re.compile(rf"{one_of('promises', 'seen', 'proceedings')}\b", re.IGNORECASE)
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
# "It was resolved to leave the fees unchanged", "agreed to make no change": all stays as it is.
_STAYS = re.compile(
    rf"\b{one_of('promises', 'seen', 'leaves')}\b[^.;]*\b(?:unchanged|as (?:it|they) (?:is|are|stands?))\b|"
    rf"\b{one_of('promises', 'seen', 'makes_no')}\s+no\b(?!\s+(?:more|later|longer|fewer|less)\b)"
)
# "Please reply [ ] Please recycle [ ]": what a form has ticked.
_OPTIONS = re.compile(r"\w\s*(?:\[\s*\]|[☐□])")
_FEWEST_WORDS = 3
# So many lines at the top, no longer than this, say what a paper is.
_TITLES, _TITLE_WORDS = 3, 12
# Letters and notes have so few lines, mostly, that each is looked at.
_FEW_LINES = 80
_TITLED = (Kind.MEMO, Kind.SHORT, Kind.NEWS)
# Papers that tell their readers what to do.
_COMMANDING = (Kind.LETTER, Kind.NOTICE, Kind.MAIL, Kind.MEMO, Kind.VISIT, Kind.SHORT)


def find_promises(lines: Sequence[Line], paper: Paper, initials: frozenset[str]) -> Promises:
    """Where a paper's sentences promise something, by the numbers of their lines; ``initials``: those that
    it explains.
    """
    may = [number for number, line in enumerate(lines) if not line.wall and _may_promise(line)]
    kind = kind_of(lines, paper) if may or paper.minutes or len(lines) <= _FEW_LINES else Kind.OTHER
    if kind is Kind.AGENDA:
        return {}
    if kind is Kind.RULES:  # "Next steps", behind what a policy lays down
        may = [number for number in may if heading_asks(lines[number])]
    if kind is Kind.MINUTES or kind in _COMMANDING:
        may = [number for number, line in enumerate(lines) if not line.wall and _is_open(line)]
    if not may:
        return {}
    circumstances = circumstances_of(lines, kind, initials)
    found: dict[int, tuple[Promise, ...]] = {}
    for number in may:
        promises = _of_line(lines, number, circumstances)
        if promises:
            found[number] = promises
    return found


def _may_promise(line: Line) -> bool:
    """Whether a line asks or promises, is no heading, and has no label that other forms read."""
    return may_promise(line.text) and _is_open(line)


def _is_open(line: Line) -> bool:
    """Whether a line is no heading, and has no label that other forms read."""
    if line.level is not None or line.text.endswith(":") or _OPTIONS.search(line.text):
        return False
    formal = _FORMAL.match(line.text) or _PROCEEDS.match(line.text)
    return not formal and labels_actions(line.text) is None


def _of_line(lines: Sequence[Line], number: int, paper: Circumstances) -> tuple[Promise, ...]:
    line = lines[number]
    spans = sentences(line.text)
    place = Place(paper, lines, number, tuple(line.text[start:end] for start, end in spans))
    titled = number < _TITLES and word_count(line.text) <= _TITLE_WORDS
    commands = paper.kind in _COMMANDING and not titled and not heads_what_was_aimed(line)
    behind = _behind(place)
    if titled and paper.kind in _TITLED and timing_spans(line.text) and not line.text.endswith("."):
        return ()
    ones = candidates_in(line.text, paper.people, commands=commands)
    ones = sorted((*ones, *_closed(place, ones, behind)), key=lambda one: (one.number, one.start))
    last = {one.number: at for at, one in enumerate(ones)}
    seen = [
        (one, evidence_of(one, place), behind.get(one.number) if last[one.number] == at else None)
        for at, one in enumerate(ones)
    ]
    model = promise_model()
    among = sum(model.score(evidence) >= SURE for _, evidence, _ in seen) >= SIBLINGS
    found: list[Promise] = []
    before: Candidate | None = None
    for at, (one, evidence, named) in enumerate(seen):
        after = seen[at + 1][0] if at + 1 < len(seen) else None
        if found and before is found[-1].candidate and _goes_on(one, found[-1]):
            found[-1] = with_more(found[-1], one, sees_to_it=_SEES_TO_IT.search(one.clause) is not None)
            continue
        before = one
        more = {
            AMONG: among and not _only_goes_on(one, evidence),
            SEEN_TO: after is not None and _sees_to(after, one),
            CLOSED: named is not None,
        }
        told = (*evidence, *(name for name, seen_so in more.items() if seen_so))
        score = model.score(told)
        if score > 0 and not _is_told_of(one, place):
            found.append(
                promise_of(one, place, score, model.reasons(told), signed=paper.signed, behind=named)
            )
    return tuple(found) or tuple(_stated(place, behind))


def _behind(place: Place) -> dict[int, Behind]:
    """Who is named behind the sentences of a line, by their numbers; a sentence that says no more than that
    belongs to the one before it.
    """
    known = place.paper.closers
    if not known:
        return {}
    found: dict[int, Behind] = {}
    for number, sentence in enumerate(place.sentences):
        if number and only_names(sentence, known):
            before = place.sentences[number - 1].rstrip()
            said = named_behind(f"{before.rstrip('.')}. {sentence.strip()}", known)
            if said is not None:
                found[number - 1] = replace(said, start=len(before), apart=True)
        elif (said := named_behind(sentence.rstrip(), known)) is not None:
            found[number] = said
    return found


def _closed(place: Place, ones: Sequence[Candidate], behind: Mapping[int, Behind]) -> Iterator[Candidate]:
    """What sentences say is to be done without a word that asks, and name somebody behind it."""
    asked = {one.number for one in ones}
    for number, (start, end) in enumerate(sentences(place.text)) if behind else ():
        said = behind.get(number)
        if said is None or number in asked:
            continue
        plain = place.text[start : start + said.start].rstrip()
        clause = read_clause(plain)
        if word_count(plain) >= _FEWEST_WORDS and clause.sense.promises and clause.doer is None:
            verb = plain.split()[0].casefold()
            nothing = Asked(Modal.CLOSED, 0, 0, verb)
            yield Candidate(
                start, end, (start, end), number, nothing, Subject(Doer.NOBODY, 0, 0, ""), place.text
            )


def _stated(place: Place, behind: Mapping[int, Behind]) -> Iterator[Promise]:
    """A paragraph that states something and ends with a sentence that says who, and nothing besides: they do
    something about it.
    """
    last = max(behind, default=None)
    if last is None or place.paper.labels or not behind[last].apart or place.paper.kind is not Kind.MINUTES:
        return
    start, end = sentences(place.text)[last]
    nothing = Asked(Modal.CLOSED, 0, 0, "")
    one = Candidate(start, end, (start, end), last, nothing, Subject(Doer.NOBODY, 0, 0, ""), place.text)
    said = behind[last]
    if word_count(place.text[:end]) >= _FEWEST_WORDS:
        stated = place.text[: start + said.start].rstrip(" .")
        yield Promise(one, 0.5, CLOSED, 0, len(stated), said.who, said.due, clear=False)


def _is_told_of(one: Candidate, place: Place) -> bool:
    """Whether a rule or an earlier report says so; or "he" or "she", amid a sentence that names nobody, is
    somebody whom a paper only tells of: "the fee is owed to the owner, but he has agreed to donate it".
    """
    sentence = one.text[slice(*one.sentence)].strip()
    if any(pattern.match(sentence) for pattern in (_BY_RULE, _AT_EARLIER, _OF_THE_YEAR, _OF_EVERYBODY)):
        return True
    if one.subject.kind is Doer.NOBODY and _STAYS.search(one.clause):
        return True
    amid = one.subject.kind is Doer.THEY and one.who in ("he", "she") and bool(one.subject.before.strip())
    return amid and place.paper.kind not in OF_PEOPLE and not named_before(one, place)


def _only_goes_on(one: Candidate, evidence: Collection[str]) -> bool:
    """Whether a clause tells what somebody is at, without a time: "Mrs C is managing the stairs"."""
    return one.asked.modal is Modal.GOING and _ABOUT.isdisjoint(evidence)


def _sees_to(after: Candidate, one: Candidate) -> bool:
    """Whether the next clause says who sees to it: "..., and Jo Marr will see to this by Friday"."""
    return after.sentence == one.sentence and _SEES_TO_IT.search(after.clause) is not None


def _goes_on(one: Candidate, before: Promise) -> bool:
    """Whether a clause only says more of the promise before it: "this change will be made by ..."."""
    near = one.number - before.candidate.number <= 1
    return near and (
        (one.subject.kind in (Doer.IT, Doer.OTHER, Doer.THING) and _ANAPHORA.match(one.who) is not None)
        or _SEES_TO_IT.search(one.clause) is not None
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
    return not any(is_initials(line.text.strip()) for line in lines[:at])


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
        f"it promises: {promise.why}",
        section=line.section,
        texts={Column.LEAD: promise.lead, Column.DUE: promise.due, Column.STATUS: status or ""},
        flags=(*unclear, *doubt),
    )
