"""What the running text of a review advises: "Your head of insight ought to bring the figures together".

Only where no list and no label gives its recommendations: beside those, such sentences tell how they came
about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.passages.clauses.deadlines import due_in, how_often
from extractors.passages.clauses.parties import is_party, may_lead
from extractors.passages.clauses.parts import sentences
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.list_headings import heads_list
from extractors.passages.passage import Form, Passage, Stretch
from extractors.passages.vocabulary import cues, grammar
from extractors.plan import Column
from lexicon.patterns import one_of
from lexicon.verbs import verbs

_SHOULD = (
    r"(?:should|ought\s+to|needs?\s+to|would\s+(?:do\s+well|be\s+(?:wise|well\s+advised|advised))\s+to|"
    r"might\s+(?:like|wish)\s+to)"
)
_ADVERB = r"(?:\s+(?:now|also|therefore|first|next|\w+ly))?"
_ADVISES = re.compile(
    rf"(?P<doer>[A-Z][^,;:.()]{{1,70}}?){_ADVERB}\s+{_SHOULD}{_ADVERB}\s+(?P<verb>[a-z-]+)\b(?!\s+(?:been|had)\b)"
)
_RECOMMENDS = re.compile(
    rf"(?:it\s+is|we|I|(?:the|our)\s+{one_of('passages', 'texts', 'advisers')})\s+"
    r"(?:\w+ly\s+|would\s+|also\s+)*"
    rf"(?:{one_of('passages', 'texts', 'advises')}|{one_of('promises', 'governs', 'urged')})\s+that\s+"
    r"(?P<doer>(?:the\s+|your\s+)?[^,;:.]{2,60}?)\s+"
    r"(?:should\s+)?(?P<verb>[a-z-]+)\b",
    re.IGNORECASE,
)
# "..., and governors should check it", "..., and it is recommended that the Trust look again"
_NEXT = re.compile(r"[,;]\s+(?:and|but|so)\s+|;\s+")
_AND = re.compile(r",?\s+and\s+(?=(?P<verb>[a-z]+)\s)")
_READERS = ("you", "they")
# What is no task of anybody's: to be proud of something, to have known it.
_STATES = ("be", "have", "feel", "know", "expect", "not", "never", "remain", "note", "bear", "read")


@cache
def _stating() -> frozenset[str]:
    """Words that state or ask something before the one who should: "We asked whether the trust should"."""
    return frozenset(
        (*grammar().finite, *grammar().modals, *grammar().relatives, *cues().reported, "whether", "if")
    )


def find_advised(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a review whose sentences may advise; none where a list or a label recommends."""
    told = [(number, line) for number, line in enumerate(lines) if not line.wall]
    if any(heads_list(line) or labels_actions(line.text) for _, line in told):
        return frozenset()
    return frozenset(n for n, line in told if not (line.is_heading or line.is_bullet))


def read_advising(lines: Sequence[Line], start: int) -> Stretch | None:
    """The sentences of a paragraph that say what somebody should do."""
    line = lines[start]
    clauses = (one for a, b in sentences(line.text) for one in _clauses(line.text[a:b].strip()))
    found = [passage for clause in clauses for passage in _passages(line, clause)]
    return Stretch(start + 1, tuple(found)) if found else None


def _clauses(sentence: str) -> Iterator[str]:
    """A sentence, cut where what comes next states something or advises somebody else."""
    if sentence.endswith("?"):
        return
    begin = 0
    for match in _NEXT.finditer(sentence):
        behind = sentence[match.end() :]
        advises = _advised(behind[:1].upper() + behind[1:]) is not None
        if advises or (";" in match.group() and read_clause(behind).sense is Sense.STATEMENT):
            yield sentence[begin : match.start()]
            begin = match.end()
    yield sentence[begin:]


def _advised(clause: str) -> re.Match[str] | None:
    """Whom a clause advises to do what; None where it advises nobody."""
    match = _RECOMMENDS.match(clause) or _ADVISES.match(clause)
    if match is None or match["verb"] in _STATES:
        return None
    doer, verb = match["doer"], match["verb"].removesuffix("ly")
    known = verb in verbs().every or match.re is _ADVISES
    states = not _stating().isdisjoint(doer.casefold().split())
    party = not states and is_party(doer) and may_lead(doer, strict=True)
    named = doer.casefold() in _READERS or party
    return match if known and named else None


def _passages(line: Line, clause: str) -> Iterator[Passage]:
    match = _advised(clause[:1].upper() + clause[1:])
    if match is None:
        return
    doer = "" if match["doer"].casefold() in _READERS else clause[match.start("doer") : match.end("doer")]
    for text in _tasks(clause, match.end()):
        yield Passage(
            Form.LABELLED,
            (line,),
            text,
            "a review says that somebody should do it",
            section=line.section,
            texts={Column.LEAD: doer, Column.DUE: due_in(text) or how_often(text) or ""},
        )


def _tasks(clause: str, start: int) -> tuple[str, ...]:
    """One task, or two where the second has a time of its own ("..., and report on them every month")."""
    for match in _AND.finditer(clause, start):
        first, second = clause[: match.start()], clause[match.end() :]
        own = (due_in(second) or how_often(second)) and not (due_in(first) or how_often(first))
        if own and match["verb"] in verbs().every:
            return first, second
    return (clause,)
