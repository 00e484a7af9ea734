"""What is seen of a sentence: its words, those around it, and how its line is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parts import sentences
from extractors.passages.lines.labels import labels_actions
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.papers import Kind
from extractors.passages.promises.circumstances import labels_its_actions, lead_in_of, plain_words_in
from extractors.passages.promises.wording import words_in
from lexicon.timing import timing_spans

# So many words of a sentence are read, of its pairs of words, of a lead-in, and of what stands around it.
_READ, _PAIRED, _LEADING, _BESIDE, _NEAR = 30, 20, 30, 12, 8
# Longer sentences are alike; so many words of a heading tell it from others.
_LONGEST, _WORDS_A_STEP, _HEADING = 6, 5, 6
# Fewer letters say nothing.
_LETTERS = 4
_LABEL = re.compile(r"^([A-Z][\w’' /-]{1,40}):\s")
_INITIALS = re.compile(r"(?:[(\[–—-]\s*|\s)[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*[)\]]?\.?$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paper of some kind: ``at`` counts those of its line, which stand at ``spans``;
    ``labels`` where the paper labels its actions."""

    lines: Sequence[Line]
    number: int
    spans: Sequence[tuple[int, int]]
    at: int
    kind: Kind
    labels: bool

    @property
    def line(self) -> Line:
        """The line that it stands in."""
        return self.lines[self.number]

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text[slice(*self.spans[self.at])]

    @property
    def shape(self) -> str:
        """How its line is printed."""
        if self.line.item.is_bullet:
            return "a bullet"
        return "numbered" if self.line.number else "a paragraph"

    @property
    def heading(self) -> str:
        """The first words of the heading above it."""
        return " ".join(plain_words_in(self.line.section or "")[:_HEADING])


def sentences_in(lines: Sequence[Line], kind: Kind) -> list[Sentence]:
    """The sentences of a paper's lines; walls have none."""
    found: list[Sentence] = []
    labels = labels_its_actions(lines)
    for number, line in enumerate(lines):
        spans = sentences(line.text) if not line.wall else []
        found += [
            Sentence(lines, number, spans, at, kind, labels)
            for at, (start, end) in enumerate(spans)
            if sum(map(str.isalnum, line.text[start:end])) >= _LETTERS
        ]
    return found


def evidence_of(one: Sentence) -> tuple[str, ...]:
    """The names of all that is seen of a sentence, each once."""
    return tuple(dict.fromkeys((*_of_words(one), *_of_shape(one), *_above(one), *_around(one))))


def _of_words(one: Sentence) -> Iterator[str]:
    words = words_in(one.text)
    yield from (f"word: {word}" for word in words[:_READ])
    yield from (f"words: {first} {second}" for first, second in pairwise(words[:_PAIRED]))
    for count in (1, 2, 3):
        yield f"begins: {' '.join(words[:count])}"
    yield f"ends: {' '.join(words[-1:])}"
    yield f"length: {min(_LONGEST, len(words) // _WORDS_A_STEP)}"
    if label := _LABEL.match(one.text):
        yield "labelled"
        yield f"label: {label[1].lower()}"
    if timing_spans(one.text):
        yield "names a time"
    if due_in(one.text):
        yield "says by when"
        yield f"{one.kind}: says by when"
    if _INITIALS.search(one.text):
        yield "ends with initials"
        yield f"{one.kind}: ends with initials"


def _of_shape(one: Sentence) -> Iterator[str]:
    line, shape = one.line, one.shape
    place = _place(one)
    yield from (shape, f"paper: {one.kind}", f"{one.kind}: {shape}", place, f"{place}, {shape}")
    if one.at == 0:
        yield f"{shape} begins: {' '.join(words_in(one.text, 1))}"
    for said, is_so in (
        ("the paper labels its actions", one.labels),
        ("the paper labels its actions, and not it", one.labels and not labels_actions(one.text)),
        ("pointed at", line.pointed),
        ("in bold", line.item.bold),
        ("something in the margin", line.margin),
        ("a heading", line.is_heading),
        ("ends with a colon", one.text.rstrip().endswith(":")),
        ("ends with a semicolon", one.text.rstrip().endswith(";")),
    ):
        if is_so:
            yield said


def _place(one: Sentence) -> str:
    if len(one.spans) == 1:
        return "alone in its line"
    if one.at == 0:
        return "first in its line"
    return "last in its line" if one.at == len(one.spans) - 1 else "amid its line"


def _above(one: Sentence) -> Iterator[str]:
    """The heading and the lead-in above."""
    yield from (f"heading: {word}" for word in plain_words_in(one.line.section or ""))
    yield f"under: {one.heading}"
    yield f"{one.shape}, {'with' if one.heading else 'without'} a heading"
    leading = words_in(lead_in_of(one.lines, one.number), _LEADING)
    yield from (f"led in by: {word}" for word in leading)
    yield f"{one.shape}, {'with' if leading else 'without'} a lead-in"
    if leading:
        yield from (f"lead-in ends: {' '.join(leading[-count:])}" for count in (1, 2))


def _around(one: Sentence) -> Iterator[str]:
    """The sentences, or the lines, before it and behind it."""
    text, spans, at = one.line.text, one.spans, one.at
    if at:
        before = words_in(text[slice(*spans[at - 1])])
        yield from (f"before: {word}" for word in before[:_BESIDE])
        yield f"before begins: {' '.join(before[:2])}"
    elif one.number and not one.lines[one.number - 1].wall:
        above = words_in(one.lines[one.number - 1].text)
        yield from (f"line above: {word}" for word in above[:_NEAR])
        yield f"line above begins: {' '.join(above[:1])}"
        yield f"line above ends: {one.lines[one.number - 1].text[-1:]}"
    if at + 1 < len(spans):
        yield from (f"behind: {word}" for word in words_in(text[slice(*spans[at + 1])])[:_NEAR])
    elif one.number + 1 < len(one.lines):
        below = words_in(one.lines[one.number + 1].text)
        yield from (f"line below: {word}" for word in below[:_NEAR])
        yield f"line below begins: {' '.join(below[:1])}"
