"""Paragraphs that answer a recommendation printed above them: "Response: Supported. The Manager will ..."."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.passages.clauses.parts import read_parts
from extractors.passages.clauses.senses import read_clause
from extractors.passages.clauses.several import each_promised
from extractors.passages.clauses.subjects import Part, asks_for_action
from extractors.passages.lines.labels import action_label
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answer_behind
from extractors.passages.paper.fields import columns_of, field_of, fields_of_answer
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.plan import Column


def read_answered(lines: Sequence[Line], start: int) -> Stretch | None:
    """What such a paragraph says is done; None of any other line."""
    line = lines[start]
    fields, end = fields_of_answer(lines, start)
    answer = answer_behind(fields[0].text) if fields else None
    if answer is None or not start or lines[start - 1].wall:
        return None
    above = lines[start - 1]
    if not _asks(above):
        return None
    if not answer.accepts or not answer.promised:
        return Stretch(start + 1, (), (Refusal(line, "it promises nothing"),))
    label = action_label(above.text)
    number = label or action_label(above.section or "")
    texts, other = columns_of([field for field in fields if field.about is not Part.RESPONSE])
    passages = tuple(
        Passage(
            Form.LABELLED,
            tuple(dict.fromkeys((line, *(one for field in fields for one in field.lines)))),
            parts.plain,
            "it is promised in answer to the line above",
            section=line.section,
            recommendation_ref=number.ref if number and number.recommends else above.number or None,
            recommendation=_recommended(above),
            texts={Column.LEAD: parts.lead or "", Column.DUE: parts.due or "", **texts},
            other=other,
        )
        for parts in (read_parts(one, loose=True) for one in each_promised(answer.promised))
    )
    return Stretch(max(end, start + 1), passages)


def _asks(above: Line) -> bool:
    """Whether a line asks for something, or says what was found: what stands below it answers that."""
    field = field_of(above)
    if field is not None and field.about in (Part.RECOMMENDATION, Part.FINDING):
        return True
    return _recommended(above) is not None


def _recommended(above: Line) -> str | None:
    """What the line above an answer asks for; nothing where it only says what was found."""
    label, field = action_label(above.text), field_of(above)
    if label is not None:
        return label.rest(above.text) or None
    if field is not None and (field.about is Part.RECOMMENDATION or asks_for_action(field.label)):
        return field.value or None
    if above.number:
        return above.text
    return above.text if read_clause(above.text, loose=True).sense.promises else None
