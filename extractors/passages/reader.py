"""Reads actions out of the lines around a document's tables, form by form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from extractors.layout import Document, Table
from extractors.passages.answered import read_answered
from extractors.passages.assigned import habits_of, read_assigned
from extractors.passages.closing import closes_with_initials, known_initials
from extractors.passages.emphasised import read_emphasised
from extractors.passages.findings import read_finding
from extractors.passages.labelled import (
    read_bracketed,
    read_initials_line,
    read_labelled,
)
from extractors.passages.lines import Line, passage_lines
from extractors.passages.lists import read_announced, read_led_in, read_listed
from extractors.passages.named_lists import find_named_lists, read_named
from extractors.passages.papers import kind_of
from extractors.passages.passage import Passage, Refusal, Stretch
from extractors.passages.pointed import points_at_actions, read_pointed
from extractors.passages.recommending import read_recommending
from extractors.passages.resolutions import read_resolution
from extractors.passages.sections import find_sections, read_section
from extractors.passages.series import find_series, read_of_series
from extractors.passages.tagged import find_tagged, read_tagged

_Form = Callable[[Sequence[Line], int], Stretch | None]
_FORMS: tuple[_Form, ...] = (read_finding, read_answered, read_labelled)
# What rules and guides say to everybody, others ask of somebody.
_ASKING: tuple[_Form, ...] = (read_recommending, read_announced)


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What was taken of the lines, and what was looked at and refused, in reading order."""

    passages: tuple[Passage, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def read_passages(
    document: Document, in_plan: Callable[[Table], bool], *, resolutions: bool = False
) -> PassageReading:
    """The actions of a document that stand in no table of a plan."""
    lines = passage_lines(document, in_plan)
    sections = find_sections(lines)
    heads = [*sorted(sections), len(lines)]
    forms = _forms_of(lines)
    passages: list[Passage] = []
    refusals: list[Refusal] = []
    number = 0
    visible: Sequence[Line] = ()
    while number < len(lines):
        if number in sections:
            stretch: Stretch | None = read_section(lines, sections[number])
        else:
            # What stands before a section ends where it begins.
            end = next(head for head in heads if head > number)
            visible = visible if len(visible) == end else lines[:end]
            stretch = _read_at(visible, number, forms, resolutions=resolutions)
        if stretch is not None:
            passages.extend(stretch.passages)
            refusals.extend(stretch.refusals)
        number = max(stretch.end if stretch else 0, number + 1)
    return PassageReading(tuple(passages), tuple(refusals))


def _forms_of(lines: Sequence[Line]) -> tuple[_Form, ...]:
    """The forms that a paper may have: some only those of its kind, or that it uses more than once."""
    paper = kind_of(lines)
    known = known_initials(lines) if paper.meets else None
    forms: list[_Form] = [
        *_FORMS,
        partial(read_listed, meets=paper.meets, rules=paper.rules),
        partial(read_bracketed, known=known, bare=known is not None and closes_with_initials(lines, known)),
    ]
    if not paper.rules:
        forms.extend(_ASKING)
    if paper.inspects:
        forms.append(read_led_in)
    if paper.meets and points_at_actions(lines):
        forms.insert(0, read_pointed)
    if paper.meets:
        forms.append(read_emphasised)
    if known:
        forms.append(partial(read_initials_line, known=known))
    if paper.meets and (series := find_series(lines)):
        forms.insert(0, lambda lines, start: read_of_series(lines, start) if start in series else None)
    if paper.minutes:
        forms.append(partial(read_assigned, habits=habits_of(lines, known or frozenset(), tells=paper.tells)))
    if not paper.rules and (tagged := find_tagged(lines)):
        forms.append(lambda lines, start: read_tagged(lines, start) if start in tagged else None)
    if not paper.rules and (named := find_named_lists(lines)):
        forms.append(lambda lines, start: read_named(lines, start) if start in named else None)
    return tuple(forms)


def _read_at(
    lines: Sequence[Line], number: int, forms: Sequence[_Form], *, resolutions: bool
) -> Stretch | None:
    if lines[number].wall:
        return None
    found = read_resolution(lines, number, wanted=resolutions)
    if found is not None and found.passages:
        return found
    # What was resolved may be labelled as well: "It was agreed that ... (Action: JB)".
    return next((other for form in forms if (other := form(lines, number)) is not None), found)
