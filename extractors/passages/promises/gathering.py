"""The clauses of a paper that may promise something, each with what is seen of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import read_clause
from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.papers import Kind, Paper, kind_of
from extractors.passages.promises.asked import Asked, Modal
from extractors.passages.promises.behind import Behind, named_behind, only_names
from extractors.passages.promises.candidates import Candidate, candidates_in, may_promise
from extractors.passages.promises.circumstances import (
    Circumstances,
    Place,
    circumstances_of,
    heading_asks,
    heads_what_was_aimed,
)
from extractors.passages.promises.doers import Doer
from extractors.passages.promises.evidence import evidence_of
from extractors.passages.promises.model import UNTAUGHT
from extractors.passages.promises.subjects import Subject
from extractors.passages.promises.wording import wording_of
from lexicon.patterns import one_of
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

CLOSED = "somebody is named behind it"
_SEEN_TO = "somebody sees to it"
SEES_TO_IT = re.compile(
    rf"\b{one_of('promises', 'seen', 'sees_to')}\s+"
    r"(?:this|it|that|so|these)\b(?!\s+(?:to|away|down|back|out|off|over|round|into)\b)"
)
_FORMAL = re.compile(r"^(?:FURTHER )?(?:RESOLVED|Resolved|Resolution)\b[^:]{0,40}(?:[:–-]|$)")
# What a meeting does in its course: "Call to order: 7.03 p.m."
_PROCEEDS = re.compile(rf"{one_of('promises', 'seen', 'proceedings')}\b", re.IGNORECASE)
# "Please reply [ ] Please recycle [ ]": what a form has ticked.
_OPTIONS = re.compile(r"\w\s*(?:\[\s*\]|[☐□])")
FEWEST_WORDS = 3
"""Less says nothing that somebody could do."""

# So many lines at the top, no longer than this, say what a paper is.
_TITLES, _TITLE_WORDS = 3, 12
# Letters and notes have so few lines, mostly, that each is looked at.
_FEW_LINES = 80
_TITLED = (Kind.MEMO, Kind.SHORT, Kind.NEWS)
# Papers that tell their readers what to do.
_COMMANDING = (Kind.LETTER, Kind.NOTICE, Kind.MAIL, Kind.MEMO, Kind.VISIT, Kind.SHORT)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that may promise, where it stands, what is seen of it, and who is named behind it."""

    place: Place
    candidate: Candidate
    evidence: tuple[str, ...]
    behind: Behind | None


def places_of(lines: Sequence[Line], paper: Paper, initials: frozenset[str]) -> list[Place]:
    """The lines of a paper that may promise something; ``initials``: those that it explains."""
    may = [number for number, line in enumerate(lines) if not line.wall and _may_promise(line)]
    kind = kind_of(lines, paper) if may or paper.minutes or len(lines) <= _FEW_LINES else Kind.OTHER
    if kind is Kind.AGENDA:
        return []
    if kind is Kind.RULES:  # "Next steps", behind what a policy lays down
        may = [number for number in may if heading_asks(lines[number]) and not _speaks_to_all(lines[number])]
    if kind is Kind.MINUTES or kind in _COMMANDING:
        may = [number for number, line in enumerate(lines) if not line.wall and _is_open(line)]
    if not may:
        return []
    circumstances = circumstances_of(lines, kind, initials)
    return [_place(lines, number, circumstances) for number in may]


def _place(lines: Sequence[Line], number: int, paper: Circumstances) -> Place:
    text = lines[number].text
    return Place(paper, lines, number, tuple(text[start:end] for start, end in sentences(text)))


def _may_promise(line: Line) -> bool:
    """Whether a line asks or promises, is no heading, and has no label that other forms read."""
    return may_promise(line.text) and _is_open(line)


def _speaks_to_all(line: Line) -> bool:
    """Whether the heading above a line speaks of what is always done, to whoever the rules are for: "What we
    will do for you", "What managers will do"."""
    words = comparable(line.section or "").split()
    return not {"you", "your"}.isdisjoint(words) or words[:1] == ["what"]


def _is_open(line: Line) -> bool:
    """Whether a line is no heading, and has no label that other forms read."""
    if line.level is not None or line.text.endswith(":") or _OPTIONS.search(line.text):
        return False
    formal = _FORMAL.match(line.text) or _PROCEEDS.match(line.text)
    return not formal and labels_actions(line.text) is None


def clauses_at(place: Place) -> list[Clause]:
    """The clauses of a line that may promise something, in reading order."""
    line, paper = place.lines[place.number], place.paper
    titled = place.number < _TITLES and word_count(line.text) <= _TITLE_WORDS
    if titled and paper.kind in _TITLED and timing_spans(line.text) and not line.text.endswith("."):
        return []
    commands = paper.kind in _COMMANDING and not titled and not heads_what_was_aimed(line)
    behind = behind_of(place)
    ones = candidates_in(line.text, paper.people, commands=commands)
    ones = sorted((*ones, *_closed(place, ones, behind)), key=lambda one: (one.number, one.start))
    last = {one.number: at for at, one in enumerate(ones)}
    return [
        _clause(place, one, ones[at + 1 : at + 2], behind.get(one.number) if last[one.number] == at else None)
        for at, one in enumerate(ones)
    ]


def _clause(place: Place, one: Candidate, after: Sequence[Candidate], behind: Behind | None) -> Clause:
    """A clause with all that is seen of it; ``after``: the next one of its line, if there is one."""
    more = {_SEEN_TO: any(_sees_to(other, one) for other in after), CLOSED: behind is not None}
    told = (name for name, is_so in more.items() if is_so)
    words = () if place.paper.kind in UNTAUGHT else wording_of(one, place)
    return Clause(place, one, (*evidence_of(one, place), *told, *words), behind)


def behind_of(place: Place) -> dict[int, Behind]:
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
        if word_count(plain) >= FEWEST_WORDS and clause.sense.promises and clause.doer is None:
            verb = plain.split()[0].casefold()
            nothing = Asked(Modal.CLOSED, 0, 0, verb)
            yield Candidate(
                start, end, (start, end), number, nothing, Subject(Doer.NOBODY, 0, 0, ""), place.text
            )


def _sees_to(after: Candidate, one: Candidate) -> bool:
    """Whether the next clause says who sees to it: "..., and Jo Marr will see to this by Friday"."""
    return after.sentence == one.sentence and SEES_TO_IT.search(after.clause) is not None
