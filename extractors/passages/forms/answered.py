"""Paragraphs that answer a recommendation printed above them: "Response: Supported. The Manager will ..."."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.subjects import Part
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answer_in
from extractors.passages.paper.fields import field_of
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.plan import Column


def read_answered(lines: Sequence[Line], start: int) -> Stretch | None:
    """What such a paragraph promises; None of any other line."""
    line = lines[start]
    field = field_of(line)
    answer = answer_in(line) if field is not None and field.about is Part.RESPONSE else None
    if answer is None or not start or lines[start - 1].wall:
        return None
    if not answer.accepts or not answer.promised:
        return Stretch(start + 1, (), (Refusal(line, "it promises nothing"),))
    above = lines[start - 1]
    label = action_label(above.text)
    number = label or action_label(above.section or "")
    asked = label.rest(above.text) if label else above.text
    parts = read_parts(answer.promised, loose=True)
    passage = Passage(
        Form.LABELLED,
        (line,),
        parts.plain,
        "it is promised in answer to the line above",
        section=line.section,
        recommendation_ref=number.ref if number and number.recommends else above.number or None,
        recommendation=None if above.is_heading and not above.number else asked,
        texts={Column.LEAD: parts.lead or "", Column.DUE: parts.due or ""},
    )
    return Stretch(start + 1, (passage,))
