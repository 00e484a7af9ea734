"""The sentences of a paper that no form reads, and that are likelier actions than none: each is flagged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parts import read_parts, without_status
from extractors.passages.clauses.senses import read_clause
from extractors.passages.likely.evidence import Sentence, evidence_of, sentences_in
from extractors.passages.likely.model import scores_of, sentence_model
from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answers
from extractors.passages.paper.fields import field_of
from extractors.passages.paper.papers import Kind, Paper, kind_of
from extractors.passages.passage import Form, Passage
from extractors.passages.promises.circumstances import Place
from extractors.passages.promises.evidence import NEGATED, asks_for_nothing
from extractors.passages.promises.gathering import Clause
from extractors.passages.promises.model import UNTAUGHT
from extractors.passages.promises.promise import Promise, promise_of
from extractors.passages.promises.reading import SAYS_WHAT_FOR, Weighed, passage_of
from extractors.passages.vocabulary import grammar
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.words import comparable, word_count

# Hardly one of the papers that taught has more sentences.
_LONGEST = 60
# A clause that scores as much is an action of a sentence that is one.
_NEARLY = -1.0
_WHY = "a clause of a sentence that reads like an action"
# Notes say beside each task what is the matter ("The drain has blocked again."), letters seldom.
_LETTERS = (Kind.LETTER, Kind.MAIL, Kind.MEMO, Kind.NOTICE, Kind.ANSWERS)
# What clauses say counts by so much.
_SHARE = 0.5
# A sentence behind a list's item that scores less is a remark on it.
_SURELY_NONE = -2.0
# Fewer words ask for nothing by themselves.
_FEWEST_WORDS = 3


Scored = Sequence[tuple[Sentence, float]]


def may_be_likely(lines: Sequence[Line], paper: Paper) -> list[Sentence]:
    """The sentences of a paper that may be actions; none of a kind or a length that papers did not teach:
    what is read in those would be a guess. Rules, programs, forms and agendas say of everything what will
    be, and where a plan's table stands, its rows are the actions.
    """
    kind = kind_of(lines, paper)
    untaught = paper.rules or paper.program or paper.declares or kind in (*UNTAUGHT, Kind.AGENDA)
    if untaught or any(line.plan for line in lines):
        return []
    sentences = sentences_in(lines, kind)
    return sentences if len(sentences) <= _LONGEST else []


def score_sentences(lines: Sequence[Line], paper: Paper) -> Scored:
    """The sentences of a paper that may be actions, each with its score: above 0 it is likely one."""
    sentences = may_be_likely(lines, paper)
    return tuple(zip(sentences, scores_of(sentences), strict=True))


def without_remarks(passage: Passage, scored: Scored) -> Passage:
    """A list's item without the sentences at its end that surely ask for nothing: "Agree one set of
    priorities. We counted 41 of them in three documents."; they are kept beside it.
    """
    if passage.form not in (Form.LISTED, Form.UNDER_LABEL):
        return passage
    line = passage.lines[0]
    own = [(one, score) for one, score in scored if (one.line.block, one.line.row) == (line.block, line.row)]
    kept = passage.text.rstrip()
    for one, score in reversed(own[1:]):
        told = one.text.strip()
        if score >= _SURELY_NONE or not kept.endswith(told) or kept == told:
            break
        kept = kept.removesuffix(told).rstrip()
    remark = passage.text[len(kept) :].strip()
    return replace(passage, text=kept, other={**passage.other, "remark": remark}) if remark else passage


def read_likely(
    lines: Sequence[Line], scored: Scored, weighed: Weighed, read: Sequence[Passage]
) -> tuple[Passage, ...]:
    """The actions among the sentences of which no passage that was read holds a part.

    What was seen of a sentence's clauses counts as well as what is seen of the whole. Where clauses are
    nearly likely enough by themselves, they are the actions; else the whole sentence is.
    """
    found: list[Passage] = []
    whole: list[Sentence] = []
    for one, score in scored:
        if score <= 0 or not _may_ask(one) or _is_read(one, read):
            continue
        clauses = _clauses_of(one, weighed)
        if not clauses and one.kind not in _LETTERS and not _asks_or_is_timed(one.text):
            continue
        of_clauses = max((clause.score for clause in clauses), default=0.0)
        if any(NEGATED in clause.clause.evidence for clause in clauses) or score + _SHARE * of_clauses <= 0:
            continue
        promises = [clause.promise() for clause in clauses if clause.score > _NEARLY]
        found += [passage_of(lines, one.number, promise) for promise in promises]
        if not promises:
            whole.append(one)
    return (*found, *map(_passage, _groups(whole)))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A clause of a sentence, with its place and its score."""

    place: Place
    clause: Clause
    score: float

    def promise(self) -> Promise:
        """What it asks, which is flagged as in doubt whatever its score."""
        signed, behind = self.place.paper.signed, self.clause.behind
        score = min(self.score, 0.0)
        return promise_of(self.clause.candidate, self.place, score, _WHY, signed=signed, behind=behind)


def _clauses_of(one: Sentence, weighed: Weighed) -> list[_Weighed]:
    start, end = one.spans[one.at]
    return [
        _Weighed(place, clause, score)
        for place, scored in weighed
        if place.number == one.number
        for clause, score in scored
        if start <= clause.candidate.sentence[0] < end
    ]


def _texts(passage: Passage) -> Iterator[str]:
    yield passage.text
    yield from passage.texts.values()


def _is_read(one: Sentence, read: Sequence[Passage]) -> bool:
    text = _letters(one.text)
    for passage in read:
        if any(line.block == one.line.block and line.row == one.line.row for line in passage.lines):
            letters = [*map(_letters, _texts(passage))]
            if any(own and (own in text or text in own) for own in letters):
                return True
    return False


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _may_ask(one: Sentence) -> bool:
    """Whether a sentence says enough, and is no label with its value, no answer to what was asked, and no
    paragraph of a paper that labels its actions.
    """
    if word_count(one.text) < _FEWEST_WORDS or one.text.rstrip().endswith(":"):
        return False
    if SAYS_WHAT_FOR.match(one.text.strip()):
        return False
    _, space, behind = one.text.partition(" ")
    if asks_for_nothing(space + behind):
        return False
    if one.labels and not one.line.is_bullet and not labels_actions(one.text):
        return False
    return not answers(one.line) and not (len(one.spans) == 1 and field_of(one.line) is not None)


def _asks_or_is_timed(text: str) -> bool:
    """Whether a sentence says what is to be done, or by when and tells of nothing: "Slips back to the office
    by Thursday", and not "Papers are sent five days before the meeting".
    """
    if read_clause(text, loose=True).sense.promises:
        return True
    return due_in(text) is not None and not any(word in grammar().finite for word in comparable(text).split())


def _groups(likely: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences, each with those behind it in its line that ask for nothing themselves."""
    group: list[Sentence] = []
    for one in likely:
        follows = group and group[-1].number == one.number and group[-1].at + 1 == one.at
        if group and not (follows and not read_clause(one.text).sense.promises):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _passage(group: Sequence[Sentence]) -> Passage:
    first, line = group[0], group[0].line
    start, end = first.spans[first.at][0], group[-1].spans[group[-1].at][1]
    text, status = without_status(line.text[start:end].strip())
    parts = read_parts(text, loose=True)
    texts = {Column.LEAD: parts.lead or "", Column.DUE: parts.due or "", Column.STATUS: status or ""}
    return Passage(
        Form.ASSIGNED,
        (line,),
        parts.plain,
        f"it reads like an action: {sentence_model().reasons(evidence_of(first))}",
        section=line.section,
        texts=texts,
        flags=(Flag.PROMISE_IN_DOUBT,),
    )
