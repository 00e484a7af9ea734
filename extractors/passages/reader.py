"""Reads actions out of the lines around a document's tables, form by form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout import Document, Table
from extractors.passages.findings import read_finding
from extractors.passages.labelled import read_bracketed, read_labelled
from extractors.passages.lines import Line, passage_lines
from extractors.passages.lists import read_led_in, read_listed
from extractors.passages.passage import Passage, Refusal, Stretch
from extractors.passages.resolutions import read_resolution
from extractors.passages.sections import find_sections, read_section

_Form = Callable[[Sequence[Line], int], Stretch | None]
_FORMS: tuple[_Form, ...] = (read_finding, read_labelled, read_listed, read_bracketed)


# So many lines at the top say what a paper is.
_FRONT = 12


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
    forms = (*_FORMS, read_led_in) if _inspects(lines) else _FORMS
    passages: list[Passage] = []
    refusals: list[Refusal] = []
    number = 0
    while number < len(lines):
        if number in sections:
            stretch: Stretch | None = read_section(lines, sections[number])
        else:
            stretch = _read_at(lines, number, forms, resolutions=resolutions)
        if stretch is not None:
            passages.extend(stretch.passages)
            refusals.extend(stretch.refusals)
        number = max(stretch.end if stretch else 0, number + 1)
    return PassageReading(tuple(passages), tuple(refusals))


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


def _inspects(lines: Sequence[Line]) -> bool:
    """Whether the paper is an inspector's: its first lines or its headings say so."""
    told = (line.text for number, line in enumerate(lines) if number < _FRONT or line.is_heading)
    return any("inspect" in text.casefold() for text in told)
