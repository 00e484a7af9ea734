"""The sentences of a paper that no form reads, and that are likelier actions than none: each is flagged."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from extractors.passages.clauses.parts import read_parts, without_status
from extractors.passages.clauses.senses import read_clause
from extractors.passages.likely.evidence import Sentence, evidence_of, sentences_in
from extractors.passages.likely.model import scores_of, sentence_model
from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answers
from extractors.passages.paper.fields import field_of
from extractors.passages.paper.papers import Paper, kind_of
from extractors.passages.passage import Form, Passage
from extractors.passages.promises.evidence import NEGATED, asks_for_nothing
from extractors.passages.promises.model import UNTAUGHT
from extractors.passages.promises.reading import Weighed
from extractors.plan import Column
from ingest.codes import Flag
from lexicon.words import word_count

# Hardly one of the papers that taught has more sentences.
_LONGEST = 60
# What clauses say counts by so much.
_SHARE = 0.5
# Fewer words ask for nothing by themselves.
_FEWEST_WORDS = 3


def may_be_likely(lines: Sequence[Line], paper: Paper) -> list[Sentence]:
    """The sentences of a paper that may be actions; none of a kind or a length that papers did not teach:
    what is read in those would be a guess. Rules and programs say of everything what will be, and where a
    plan's table stands, its rows are the actions.
    """
    kind = kind_of(lines, paper)
    if paper.rules or paper.program or kind in UNTAUGHT or any(line.plan for line in lines):
        return []
    sentences = sentences_in(lines, kind)
    return sentences if len(sentences) <= _LONGEST else []


def read_likely(
    lines: Sequence[Line], paper: Paper, weighed: Weighed, read: Sequence[Passage]
) -> tuple[Passage, ...]:
    """The actions among the sentences of which no passage that was read holds a part.

    What was seen of a sentence's clauses counts as much as what is seen of the whole.
    """
    sentences = may_be_likely(lines, paper)
    likely = [
        one
        for one, score in zip(sentences, scores_of(sentences), strict=True)
        if score > 0
        and score + _SHARE * _of_clauses(one, weighed) > 0
        and _may_ask(one)
        and not _is_read(one, read)
    ]
    return tuple(map(_passage, _groups(likely)))


def _of_clauses(one: Sentence, weighed: Weighed) -> float:
    """How likely the likeliest clause of a sentence is a promise; 0 where it has none, and never where one
    says that nothing is to be done.
    """
    start, end = one.spans[one.at]
    clauses = [
        (clause, score)
        for place, scored in weighed
        if place.number == one.number
        for clause, score in scored
        if start <= clause.candidate.sentence[0] < end
    ]
    if any(NEGATED in clause.evidence for clause, _ in clauses):
        return -math.inf
    return max((score for _, score in clauses), default=0.0)


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
    _, space, behind = one.text.partition(" ")
    if asks_for_nothing(space + behind):
        return False
    if one.labels and not one.line.is_bullet and not labels_actions(one.text):
        return False
    return not answers(one.line) and not (len(one.spans) == 1 and field_of(one.line) is not None)


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
