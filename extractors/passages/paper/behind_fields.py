"""Labelled parts that a paragraph says behind its sentence: "... to be painted. Lead: Ann. Position: late".

They are taken off before the sentence is read, as it is judged by what it says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.passages.clauses.parts import read_parts, sentences
from extractors.passages.clauses.senses import read_clause
from extractors.passages.clauses.subjects import Part, about
from extractors.passages.clauses.tails import who_and_when
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.fields import by_value, field_of
from extractors.passages.passage import Form, Passage, Stretch
from extractors.plan import Column
from extractors.plans.cells.agreeing import agreed_meaning
from extractors.plans.cells.recognisers import looks_like_timing
from extractors.runs import joined_items, part_item
from lexicon.sentences import commands
from lexicon.states import is_state
from lexicon.words import word_count

_LABEL = re.compile(
    r"(?:(?<=[.;,!?)\]”’])\s+|\s*(?P<sign>[|([\n\t])\s*|\s+[–—-]\s+|\s{2,})"
    r"(?P<label>[A-Za-z][A-Za-z’'/-]*(?: [A-Za-z’'/-]+){0,4})\s*:\s*(?=\S)"
)
_OPENING_LABEL = re.compile(r"[A-Z][^:.;]{2,60}:\s+(?=\S)")
_SMALL_BEHIND = ";|(["
_SIGNS = " \n\t;,|–—-([])"
_WHO, _WHEN = (Column.LEAD, Column.ACCOUNTABLE), (Column.DUE, Column.START)
_HOW_FAR = (Column.STATUS, Column.RAG, Column.PROGRESS)
_BESIDE = (Column.PRIORITY, Column.RESOURCES, Column.MONITORING, Column.COMPLETED_DATE, Column.REVIEW_DATE)
_KNOWN = (*_WHO, *_WHEN, *_HOW_FAR, *_BESIDE)
# Who is named, or by when, in no more words.
_NAMED_WORDS = 12
# A sentence that says what is to be done has more.
_FEWEST_WORDS = 4
_TWO = 2
_STATE_ENDS = re.compile(r"[.,;:–—-](?:\s|$)")

Told = Mapping[int, Mapping[Column, str]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A label with what it is about; where it begins, and where its value begins and ends."""

    about: Column
    start: int
    value: int
    end: int


def without_fields(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Told]:
    """The lines without the labelled parts behind their sentences; and these parts, by the lines' numbers."""
    told: dict[int, Mapping[Column, str]] = {}
    plain = list(lines)
    for number, line in enumerate(lines):
        if line.wall or line.level is not None or ":" not in line.text:
            continue
        if (found := _parted(line)) is not None:
            plain[number], told[number] = found
    return tuple(plain), told


def _parted(line: Line) -> tuple[Line, Mapping[Column, str]] | None:
    text = line.item.text
    parts = list(_parts(text))
    own = field_of(line)
    other = own is not None and own.about is not Part.ACTIONS  # "Action we will take: ... Lead: Ann"
    if not parts or other or not _tells(text, parts):
        return None
    front = text[: parts[0].start].rstrip(_SIGNS)
    if word_count(front) < _FEWEST_WORDS:
        return None
    said: dict[Column, str] = {}
    rest: list[tuple[int, int]] = []
    for part in parts:
        value, behind = _value(text, part)
        if not value:
            return None
        said.setdefault(part.about, value)
        if behind:
            rest.append(behind)
    item = part_item(line.item, 0, len(front))
    for start, end in rest:
        item = joined_items(item, part_item(line.item, start, end))
    plain = replace(line, item=item, told=True)
    if action_label(line.text) is not None and action_label(plain.text) is None:
        return None  # "Decision: get a quote. Owner: Sam": who is named makes a label of it
    both = who_and_when(said[Column.LEAD]) if Column.LEAD in said and Column.DUE not in said else None
    if both is not None and both.lead and both.due:
        said |= {Column.LEAD: both.lead, Column.DUE: both.due}  # "(Lead: Ann Lee; by May)"
    return plain, said


def _parts(text: str) -> Iterator[_Part]:
    """The labelled parts of a text, each up to the next."""
    found: list[tuple[re.Match[str], Column]] = []
    for match in _LABEL.finditer(text):
        small = (
            match["label"][0].islower() and text[: match.start("label")].rstrip()[-1:] not in _SMALL_BEHIND
        )
        meaning = None if small else _meaning(match["label"], text[match.end() :])
        if meaning is not None:
            found.append((match, meaning))
    ends = [*(match.start() for match, _ in found[1:]), *([len(text)] if found else ())]
    for (match, meaning), end in zip(found, ends, strict=True):
        yield _Part(meaning, match.start(), match.end(), end)


def _meaning(label: str, behind: str) -> Column | None:
    first = behind[: next((end for _, end in sentences(behind)), len(behind))].strip(_SIGNS + ".")
    meaning = by_value(label, first) or about(label) or agreed_meaning(label, first)
    return meaning if isinstance(meaning, Column) and meaning in _KNOWN else None


def _tells(text: str, parts: Sequence[_Part]) -> bool:
    """Whether parts are said of something that is to be done: of one alone its value must show it."""
    values = {part.about: _value(text, part)[0] for part in parts}
    named = [values[column] for column in _WHO if column in values]
    timed = [values[column] for column in _WHEN if column in values]
    if any(word_count(value) > _NAMED_WORDS for value in (*named, *timed)):
        return False
    if sum(commands(value) for value in (*named, *timed)) > 1:
        return False  # "Lead: Name the person responsible. Due: Give the date"
    far = [values[column] for column in _HOW_FAR if column in values]
    if len(values) > 1:
        return bool(named or timed or any(map(_begins_with_state, far)))
    return bool(named) or any(map(looks_like_timing, timed)) or any(map(_begins_with_state, far))


def _begins_with_state(value: str) -> bool:
    return is_state(_STATE_ENDS.split(value, maxsplit=1)[0])


def _value(text: str, part: _Part) -> tuple[str, tuple[int, int] | None]:
    """What stands behind a label, and what is said behind that: who and when are told in one sentence."""
    told = text[part.value : part.end]
    if part.about not in (*_WHO, *_WHEN):
        return _closed(told), None
    spans = sentences(told)
    first = spans[0][1] if spans else len(told)
    behind = told[first:].strip(_SIGNS)
    at = told.index(behind, first) if behind else 0
    span = (part.value + at, part.value + at + len(behind)) if word_count(behind) > 1 else None
    return _closed(told[:first]).rstrip("."), span


def _closed(value: str) -> str:
    """A value without the signs at its end, and the bracket that was opened before its label."""
    plain = value.strip(" \n\t;,|–—-").removesuffix(".").rstrip()
    unopened = plain.endswith((")", "]")) and plain.count("(") + plain.count("[") < plain.count(
        ")"
    ) + plain.count("]")
    plain = plain[:-1].rstrip() if unopened else value.strip(" \n\t;,|–—-")
    return plain


def with_fields(stretch: Stretch, lines: Sequence[Line], start: int, told: Told) -> Stretch:
    """The passages of a stretch with what labels say behind their sentences."""
    passages = list(stretch.passages)
    for number in range(start, stretch.end) if told else ():
        if (said := told.get(number)) is None:
            continue
        own = [
            n for n, one in enumerate(passages) if any(line.item is lines[number].item for line in one.lines)
        ]
        for n in own:
            texts = {column: text for column, text in passages[n].texts.items() if text}
            both = {**texts, **said} if len(own) == 1 else {**said, **texts}
            passages[n] = replace(passages[n], texts=both)
    return replace(stretch, passages=tuple(passages))


def read_with_fields(lines: Sequence[Line], start: int, *, told: Told) -> Stretch | None:
    """A line that no other form has, where labels behind it say who or when, and one thing more."""
    line, said = lines[start], told.get(start, {})
    if len(said) < _TWO or not any(column in said for column in (*_WHO, *_WHEN)):
        return None
    if not read_clause(line.text, loose=True).sense.promises:
        return None
    text = line.text.removeprefix(_label_of_several([lines[number].text for number in told], line.text))
    parts = read_parts(text, loose=True)
    texts = {Column.LEAD: parts.lead or "", Column.DUE: parts.due or ""}
    why = "labels after it say who and when"
    return Stretch(
        start + 1, (Passage(Form.LABELLED, (line,), text, why, section=line.section, texts=texts),)
    )


def _label_of_several(texts: Sequence[str], text: str) -> str:
    """The label that a text begins with, where others begin with the same: "How we will comply: "."""
    label = _OPENING_LABEL.match(text)
    if label is None or sum(other.startswith(label.group()) for other in texts) < _TWO:
        return ""
    return label.group()
