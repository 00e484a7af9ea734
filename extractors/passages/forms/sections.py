"""Numbered sections that promise: "Commitment 4", "Objective 2.1", with labelled parts, two siblings or more.

The section's own sentence is an action; where it lists its actions, these are, and it is their
recommendation. Its milestones are rows of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.subjects import Part
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.fields import Field, columns_of, field_of, fields_from, is_who_or_when
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.passages.vocabulary import cues
from extractors.plan import Column, RowKind
from lexicon.patterns import alternatives
from lexicon.timing import timing_spans
from lexicon.words import comparable, word_count

# A section is looked through for labelled parts so far down, at most.
_REACH = 60
# Less is a title ("Cycling"), and the sentence below it says what is promised.
_SENTENCE_WORDS = 6
_REF = r"\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|[A-Z]{1,3}[-.]?\d{1,3}(?:\.\d{1,3})?|[IVX]{1,4}|[A-H](?=\s*[:.–-])"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a section: where it stands, its word and number, and what is printed behind them."""

    at: int
    word: str
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section up to (not including) the line ``end``; ``above`` is the heading over it and its siblings."""

    head: Head
    end: int
    above: str | None = None


def find_sections(lines: Sequence[Line]) -> dict[int, Section]:
    """The sections by the line that heads each: those whose siblings have labelled parts too."""
    heads = [head for number, line in enumerate(lines) if (head := _head(line, number)) is not None]
    found = (Section(head, _end(lines, head, heads)) for head in heads)
    sections = [
        section for section in found if not (_holds_boxes(lines, section) or _is_answered(lines, section))
    ]
    labelled = [
        replace(section, end=section.end if parts else section.head.at + 1)
        for section in sections
        if (parts := _has_parts(lines, section)) or _promises_itself(section.head)
    ]
    words = [section.head.word for section in labelled]
    above: dict[str, str | None] = {}
    for section in labelled:
        line = lines[section.head.at]
        above[line.text] = above[line.section] if line.section in above else _above(line)
    return {
        section.head.at: replace(
            section, above=above[lines[section.head.at].text] or _own_heading(lines, section)
        )
        for section in labelled
        if words.count(section.head.word) > 1
    }


def _head(line: Line, number: int) -> Head | None:
    match = _pattern().match(line.text) if not line.wall else None
    if match is None or (match["title"] and line.is_contents):
        return None
    title = match["title"].strip()
    printed = line.is_heading or line.item.bold or (line.item.runs and line.item.runs[0].bold)
    if not printed and not (match["sign"].strip() or not title):
        return None
    return Head(number, comparable(match["word"]), match["ref"], title)


@cache
def _pattern() -> re.Pattern[str]:
    words = alternatives(cues().section_words)
    return re.compile(
        rf"^(?P<word>(?i:{words}))\s+(?i:no\.?\s*|number\s+)?(?P<ref>{_REF})"
        r"(?P<sign>\s*[:.–—-]\s*|\s+|$)(?P<title>.*)$",
        re.DOTALL,
    )


def _end(lines: Sequence[Line], head: Head, heads: Sequence[Head]) -> int:
    """Where a section ends: at the next head, a table, or a heading that ranks no lower than its own."""
    following = next((other.at for other in heads if other.at > head.at), len(lines))
    level = lines[head.at].level
    stop = min(following, head.at + _REACH, len(lines))
    for number in range(head.at + 1, stop):
        line = lines[number]
        ranks = level is not None and line.level is not None and line.level <= level
        field = field_of(line)
        if line.wall or (ranks and (field is None or (field.about is Part.OTHER and not field.value))):
            return number
    return stop


def _has_parts(lines: Sequence[Line], section: Section) -> bool:
    fields = [field_of(lines[number]) for number in range(section.head.at + 1, section.end)]
    return any(is_who_or_when(field) or (field and field.about is Part.MILESTONES) for field in fields)


def _holds_boxes(lines: Sequence[Line], section: Section) -> bool:
    """Whether numbered actions stand in a section ("Action 2.1.1: ..."), each with its own lead and time."""
    labels = (action_label(lines[number].text) for number in range(section.head.at + 1, section.end))
    return sum(label is not None and label.ref is not None and not label.recommends for label in labels) > 1


def _is_answered(lines: Sequence[Line], section: Section) -> bool:
    """Whether somebody answers what a section says: "Action required: ... / Provider's response: ..."."""
    fields = (field_of(lines[number]) for number in range(section.head.at + 1, section.end))
    return any(field is not None and field.about is Part.RESPONSE for field in fields)


def _above(line: Line) -> str | None:
    """The heading over a section; none where that above is of the same rank."""
    same = line.level is not None and (line.section_level or 0) >= line.level
    return None if same else line.section


def _own_heading(lines: Sequence[Line], section: Section) -> str | None:
    line = lines[section.head.at]
    return line.text if line.section is not None and line.is_heading else None


def _promises_itself(head: Head) -> bool:
    """Whether a numbered promise needs no labelled parts: "Commitment 4: We will open a hub in each town"."""
    return head.word in cues().promise_words and read_clause(head.title).sense is Sense.DOER


def read_section(lines: Sequence[Line], section: Section) -> Stretch:
    """The actions and milestones of one section."""
    head, start = section.head, section.head.at + 1
    body, fields = _parts(lines, start, section.end)
    texts, other = columns_of(fields)
    sentence, own = _sentence(head, lines[head.at], body)
    line = replace(lines[head.at], section=section.above)
    listed = [field for field in fields if field.about is Part.ACTIONS and (field.lines or field.value)]
    milestones = [field for field in fields if field.about is Part.MILESTONES]
    made: list[Passage] = []
    if listed:
        made.extend(_listed(head, line, listed, texts, other, sentence))
    elif sentence:
        made.append(_own(head, line, own, sentence, texts, other))
    made.extend(_milestones(head, line, milestones, texts, sentence))
    refused = () if made else (Refusal(line, "no sentence under it says what is promised"),)
    return Stretch(section.end, tuple(made), refused)


def _parts(lines: Sequence[Line], start: int, end: int) -> tuple[list[Line], list[Field]]:
    """The lines of a section before its first label, and its labelled parts."""
    body: list[Line] = []
    fields: list[Field] = []
    number = start
    while number < end:
        found, after = fields_from(lines, number, end)
        fields.extend(found)
        if after == number:
            if not fields:
                body.append(lines[number])
            after += 1
        number = after
    return body, fields


def _sentence(head: Head, line: Line, body: Sequence[Line]) -> tuple[str, list[Line]]:
    """What a section promises: its title where that is a sentence, else the first below that promises."""
    if word_count(head.title) >= _SENTENCE_WORDS:
        return head.title, [line]
    for below in body:
        if read_clause(below.text, loose=below.item.bold).sense.promises or below.item.bold:
            return below.text, [line, below]
    return head.title or (body[0].text if body else ""), [line, *(body[:1] if not head.title else [])]


def _own(
    head: Head,
    line: Line,
    lines: Sequence[Line],
    sentence: str,
    texts: dict[Column, str],
    other: dict[str, str],
) -> Passage:
    parts = read_parts(sentence, loose=True)
    said = {Column.LEAD: parts.lead or "", Column.DUE: parts.due or ""}
    return Passage(
        Form.SECTION,
        tuple(lines),
        sentence,
        f"it is what {_name(line)!r} promises",
        ref=head.ref,
        section=line.section,
        texts={**said, **texts},
        other=other,
    )


def _listed(
    head: Head,
    line: Line,
    fields: Sequence[Field],
    texts: dict[Column, str],
    other: dict[str, str],
    sentence: str,
) -> Iterator[Passage]:
    for field in fields:
        for text, lines in _items(field, line):
            parts = read_parts(text, loose=True)
            said = {
                column: said for column, said in ((Column.LEAD, parts.lead), (Column.DUE, parts.due)) if said
            }
            yield Passage(
                Form.SECTION,
                lines,
                text,
                f"it stands under {field.label!r} of {_name(line)!r}",
                section=line.section,
                recommendation_ref=head.ref,
                recommendation=head.title or sentence or None,
                texts={**texts, **said},
                other=other,
            )


def _milestones(
    head: Head, line: Line, fields: Sequence[Field], texts: dict[Column, str], sentence: str
) -> Iterator[Passage]:
    lead = {Column.LEAD: texts[Column.LEAD]} if Column.LEAD in texts else {}
    for field in fields:
        for text, lines in _items(field, line):
            plain, date = _parted_date(text)
            due = date or read_parts(text, loose=True).due or _last_date(text)
            yield Passage(
                Form.SECTION,
                lines,
                plain,
                f"it stands under {field.label!r} of {_name(line)!r}",
                kind=RowKind.MILESTONE,
                section=line.section,
                recommendation_ref=head.ref,
                recommendation=sentence or head.title or None,
                texts={**lead, **({Column.DUE: due} if due else {})},
            )


def _items(field: Field, line: Line) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The things under a label: its bullets, or what stands behind it."""
    if field.value:
        yield field.value, (field.line or line,)
    group: list[Line] = []
    for below in field.lines:
        deeper = group and below.item.is_bullet and (below.item.level or 0) > (group[0].item.level or 0)
        if group and not deeper:
            yield "\n".join(one.text for one in group), tuple(group)
            group = []
        group.append(below)
    if group:
        yield "\n".join(one.text for one in group), tuple(group)


def _parted_date(text: str) -> tuple[str, str | None]:
    """A milestone without the date set apart before or behind it ("June 2013: live"), and that date."""
    for start, end in timing_spans(text):
        before, behind = text[:start], text[end:]
        if not before.strip(" (["):
            rest = behind.lstrip(" )]:–—-")
            return (rest, text[start:end]) if rest != behind.strip() and rest else (text, text[start:end])
        if not behind.strip(" .;)]") and before.rstrip().endswith(("–", "—", "-", "(", "[", ":", ",")):
            return before.rstrip(" –—-([:,"), text[start:end]
    return text, None


def _last_date(text: str) -> str | None:
    """A date at a milestone's end, with its word ("finished by 2019")."""
    spans = timing_spans(text)
    return text[slice(*spans[-1])] if spans and not text[spans[-1][1] :].strip(" .;)") else None


def _name(line: Line) -> str:
    return " ".join(line.text.split()[:4])
