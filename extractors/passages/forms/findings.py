"""Findings of auditors in labelled lines: "Recommendation / Priority / Responsible officer / Target date"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.subjects import Part, asks_for_action
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import Answer, answer_behind
from extractors.passages.paper.fields import Field, columns_of, field_of, fields_from, is_who_or_when
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.passages.vocabulary import cues
from extractors.plan import Column
from lexicon.words import comparable, word_count

# A block of fewer labels is a line or two of a letter's head.
_LABELS = 3
# Where one of them heads a list of actions, who or when beside it is enough.
# Others of such blocks stand so many lines from one.
_NEAR = 12
_WORDS = 3
_LABELS_OF_LIST = 2
# One bullet is the action itself, and no list of actions.
_LISTED_ACTIONS = 2
_BEGINS = (Part.RECOMMENDATION, Part.FINDING, Part.ACTIONS, Part.REF)
_BESIDE = (Column.PRIORITY, Column.STATUS, Column.PROGRESS)


def read_finding(lines: Sequence[Line], start: int) -> Stretch | None:
    """A block of labelled lines that says what is to be done, and who, by when or how urgently."""
    first = field_of(lines[start])
    if first is None or first.about not in (*_BEGINS, Column.PRIORITY) or _is_box(first):
        return None
    if not first.value and _is_numbered(lines[start + 1 : start + 2]):
        return None  # "Recommendations" heads "Recommendation 1. Mend the roof"
    fields, end = _block(lines, start)
    listed = _listed(fields)
    heads = bool(listed) and first.lines == () and not first.value
    few = heads or _is_pair(lines, start, fields) or _is_answered(fields) or _is_tracked(fields)
    if len(fields) < (_LABELS_OF_LIST if few else _LABELS):
        return None
    if not _speaks(fields):
        return None
    passage = _passage(lines[start], fields)
    if passage is None:
        return Stretch(end, (), (Refusal(lines[start], "its labelled lines ask for nothing"),))
    return Stretch(end, tuple(_each(passage, fields, listed)) if listed else (passage,))


def _is_pair(lines: Sequence[Line], start: int, fields: Sequence[Field]) -> bool:
    """Whether "What: ..." and "Who: ..." are all that a paper says of each of its actions."""
    if len(fields) != _LABELS_OF_LIST or not all(field.value for field in fields):
        return False
    what, who = fields
    if what.about is not Part.ACTIONS or who.about is not Column.LEAD:
        return False
    near = lines[max(start - _NEAR, 0) : start + _NEAR]
    alike = (field_of(line) for line in near if line is not lines[start])
    return any(field is not None and field.label == what.label for field in alike)


def _is_tracked(fields: Sequence[Field]) -> bool:
    """Whether they are a numbered recommendation and, below it, how far that got."""
    if len(fields) < _LABELS_OF_LIST:
        return False
    asked, told = fields[:2]
    return (
        asked.about is Part.RECOMMENDATION and bool(asked.ref and asked.value) and told.about is Column.STATUS
    )


def _is_answered(fields: Sequence[Field]) -> bool:
    """Whether what was found or asked for is answered, and the answer says what is done."""
    asked = any(field.about in (Part.RECOMMENDATION, Part.FINDING) or _asks(field) for field in fields)
    answer = _answer(fields)
    return asked and answer is not None and bool(answer.promised)


def _asks(field: Field) -> bool:
    """Whether a label says what others say must be done."""
    return field.about is Part.ACTIONS and asks_for_action(field.label)


def _listed(fields: Sequence[Field]) -> tuple[Line, ...]:
    """The bullets of the actions' label, where there are several and each is something to be done."""
    agreed = _first(fields, Part.ACTIONS)
    if agreed is None or agreed.value or len(agreed.lines) < _LISTED_ACTIONS:
        return ()
    depth = agreed.lines[0].item.level
    each = all(
        line.is_bullet and line.item.level == depth and read_clause(line.text, loose=True).sense.promises
        for line in agreed.lines
    )
    return agreed.lines if each else ()


def _each(passage: Passage, fields: Sequence[Field], listed: Sequence[Line]) -> Iterator[Passage]:
    """A row for each bullet, with what the labels say of all; its own lead and date come first."""
    shared, _ = columns_of(fields)
    for line in listed:
        parts = read_parts(line.text, loose=True)
        own = {column: said for column, said in ((Column.LEAD, parts.lead), (Column.DUE, parts.due)) if said}
        yield replace(passage, lines=(line,), text=parts.plain, texts={**shared, **own})


def _block(lines: Sequence[Line], start: int) -> tuple[list[Field], int]:
    """The labelled lines of one finding: they end where one of its labels comes again."""
    found: list[Field] = []
    number = start
    while number < len(lines):
        fields, after = fields_from(lines, number, number + 1)
        if not fields and found and (unknown := _unknown(lines[number])):
            fields, after = [unknown], number + 1
        if not fields:
            break
        if _begins_another(found, fields[0]):
            break
        whole, after = _with_text(lines, fields[0], after)
        found.extend((whole, *fields[1:]))
        number = after
    return found, number


def _unknown(line: Line) -> Field | None:
    """A short line with a label that nobody knows, between labels that are known."""
    label, colon, value = line.text.partition(": ")
    short = word_count(label) <= _WORDS and word_count(value) <= _WORDS
    if line.wall or not colon or not value or not short or line.is_bullet or not label[:1].isupper():
        return None
    return Field(label, Part.OTHER, value.strip(), line=line)


def _begins_another(found: Sequence[Field], field: Field) -> bool:
    """Whether a label is the first of another finding: it comes again, or who, when or an answer is told."""
    if comparable(field.label) in {comparable(other.label) for other in found}:
        return True
    if _is_box(field):
        return True
    if field.ref is not None and any(other.ref and other.about is field.about for other in found):
        return True  # "Recommendation 2" behind "Recommendation 1" and how far that got
    told = any(is_who_or_when(other) or other.about is Part.RESPONSE for other in found)
    return told and field.about in (Part.RECOMMENDATION, Part.FINDING, Part.REF)


def _is_numbered(below: Sequence[Line]) -> bool:
    label = action_label(below[0].text) if below else None
    return label is not None and label.ref is not None


def _is_box(field: Field) -> bool:
    """Whether a label is "Action 8", which heads a box of its own."""
    return field.about is Part.ACTIONS and field.ref is not None


def _with_text(lines: Sequence[Line], field: Field, number: int) -> tuple[Field, int]:
    """A field with the paragraphs under its label, where nothing stands behind it, and with its bullets."""
    under = list(field.lines)
    while number < len(lines):
        line = lines[number]
        if line.wall or field_of(line) is not None or line.level is not None:
            break
        if not line.item.is_bullet and (field.value or under):
            break
        under.append(line)
        number += 1
    return replace(field, lines=tuple(under)), number


def _speaks(fields: Sequence[Field]) -> bool:
    """Whether labels say what is to be done, and who, when or how urgently."""
    asks = any(field.about in (Part.RECOMMENDATION, Part.ACTIONS) for field in fields)
    beside = any(is_who_or_when(field) or field.about in (*_BESIDE, Part.RESPONSE) for field in fields)
    return (asks and beside) or _is_answered(fields)


def _passage(line: Line, fields: Sequence[Field]) -> Passage | None:
    asked = _first(fields, Part.RECOMMENDATION)
    agreed = _first(fields, Part.ACTIONS)
    if asked is None and agreed is not None and _asks(agreed) and _is_answered(fields):
        asked, agreed = agreed, None
    text = (agreed or asked or fields[0]).text
    if agreed is not None and asked is not None and read_clause(text, loose=True).sense is Sense.NOTHING:
        agreed, text = None, asked.text
    answer = _answer(fields) if agreed is None and (asked is not None or _is_answered(fields)) else None
    if not text or _asks_nothing(text) or (answer is not None and not answer.accepts):
        return None
    if answer is not None and answer.promised:
        agreed, text = _first(fields, Part.RESPONSE), answer.promised
    texts, other = columns_of(fields)
    printed = _first(fields, Part.REF)
    number = printed.text if printed else next((field.ref for field in fields if field.ref), None)
    parts = read_parts(text, loose=True)
    said = {Column.LEAD: parts.lead or "", Column.DUE: (answer and answer.due) or parts.due or ""}
    both = agreed is not None and asked is not None
    return Passage(
        Form.FINDING,
        (
            line,
            *(
                one
                for field in fields
                for one in (field.line, *field.lines)
                if one is not None and one is not line
            ),
        ),
        text,
        f"labelled lines, the first of which is {shorten(line.text, 40, placeholder=' …')!r}",
        ref=None if both else number,
        section=line.text.rstrip(": ") if line.level is not None and not fields[0].value else line.section,
        recommendation_ref=number if both else None,
        recommendation=asked.text if both and asked else None,
        texts={**said, **texts},
        other=other,
    )


def _answer(fields: Sequence[Field]) -> Answer | None:
    """What those who are asked say to it."""
    response = _first(fields, Part.RESPONSE)
    return answer_behind(response.text) if response else None


def _asks_nothing(text: str) -> bool:
    sense = read_clause(text, loose=True).sense
    return sense in (Sense.NOTHING, Sense.DECISION) or comparable(text).startswith(tuple(cues().nothing))


def _first(fields: Sequence[Field], about: Part) -> Field | None:
    return next((field for field in fields if field.about is about and field.text), None)
