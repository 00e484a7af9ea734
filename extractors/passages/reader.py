"""Reads actions out of the lines around a document's tables, form by form."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extractors.layout import Document, Table
from extractors.passages.clauses.parties import abbreviated
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.forms.advising import find_advised, read_advising
from extractors.passages.forms.answered import read_answered
from extractors.passages.forms.behind import read_bracketed, read_label_behind
from extractors.passages.forms.emphasised import read_emphasised
from extractors.passages.forms.findings import read_finding
from extractors.passages.forms.jotted import find_jotted, read_jotted
from extractors.passages.forms.labelled import (
    read_initials_line,
    read_labelled,
)
from extractors.passages.forms.own_labels import find_own_labels, read_own_label
from extractors.passages.forms.pointed import points_at_actions, read_pointed
from extractors.passages.forms.recommending import read_recommending
from extractors.passages.forms.resolutions import LOST, read_resolution, resolves
from extractors.passages.forms.sections import find_sections, read_section
from extractors.passages.forms.series import find_series, read_of_series
from extractors.passages.forms.tagged import find_tagged, read_tagged
from extractors.passages.likely.evidence import Sentence
from extractors.passages.likely.reading import may_be_likely, read_likely, score_sentences, without_remarks
from extractors.passages.lines.sectioning import with_run_in_headings
from extractors.passages.lines.whole_lines import Line, passage_lines
from extractors.passages.lists.addressed import (
    find_addressed,
    find_schedule,
    find_timed,
    read_addressed,
    read_timed,
)
from extractors.passages.lists.listed import read_announced, read_led_in, read_listed
from extractors.passages.lists.named_lists import find_named_lists, read_named
from extractors.passages.paper.behind_fields import Told, read_with_fields, with_fields, without_fields
from extractors.passages.paper.closing import closes_with_initials, known_initials, with_run_margins
from extractors.passages.paper.papers import Kind, Paper, kind_of, paper_of
from extractors.passages.paper.priorities import with_priorities
from extractors.passages.passage import Form, Passage, Refusal, Stretch
from extractors.passages.promises.beside import parted, with_promises
from extractors.passages.promises.gathering import Clause, clauses_at, places_of
from extractors.passages.promises.reading import Promises, find_promises, read_promises, weigh_clauses
from extractors.passages.sharing import shared_out
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_reference
from lexicon.patterns import one_of
from lexicon.sentences import commands

_Form = Callable[[Sequence[Line], int], Stretch | None]
# What markup says of a picture, or how it is set: ":alt: The clock tower".
_MARKUP = re.compile(r":[a-z][a-z-]*:(?=\s)")
_OF_ONESELF = re.compile(r"I(?:\s|[’'](?:m|ll|ve|d)\b)")
# "Move the mouse over the picture": what is done with a screen by whoever looks at it.
_MOVES_POINTER = re.compile(
    rf"{one_of('passages', 'texts', 'moves')}\s+(?:(?:over|with)\s+)?(?:the|your)\s+"
    rf"{one_of('passages', 'texts', 'pointers')}\b",
    re.IGNORECASE,
)
# Papers in which "I will" is a promise to whoever reads it.
_TO_SOMEBODY = (Kind.LETTER, Kind.NOTICE, Kind.MAIL, Kind.SHORT, Kind.ANSWERS, Kind.VISIT)
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
    printed, paper, known = _told(passage_lines(document, in_plan), document)
    lines, told = without_fields(printed)
    weighed = weigh_clauses(lines, paper, known)
    promises = find_promises(weighed)
    forms = _forms_of(lines, printed, paper, known, promises)
    scored = score_sentences(lines, paper)
    passages: list[Passage] = []
    refusals: list[Refusal] = []
    for stretch in _stretches(lines, printed, told, forms, promises, resolutions=resolutions):
        refusals.extend(stretch.refusals)
        for passage in stretch.passages:
            if (why := _why_none(passage, paper)) is not None:
                refusals.append(Refusal(passage.lines[0], why))
            else:
                passages.append(without_remarks(passage, scored))
    # What a form looked at and refused, it knows better; what was resolved is read on request.
    closed = {_place(one.line) for one in refusals}
    answered = {_letters(passage.recommendation) for passage in passages if passage.recommendation}
    closed |= {_place(line) for line in lines if any(one in _letters(line.text) for one in answered)}
    if not resolutions:
        closed |= {_place(line) for line in lines if resolves(line.text)}
    likely = [
        one
        for one in read_likely(lines, scored, weighed, passages)
        if _place(one.lines[0]) not in closed and _why_none(one, paper) is None
    ]
    return PassageReading(_in_order(lines, passages, likely), tuple(refusals))


def _stretches(
    lines: Sequence[Line],
    printed: Sequence[Line],
    told: Told,
    forms: Sequence[_Form],
    promises: Promises,
    *,
    resolutions: bool,
) -> Iterator[Stretch]:
    """What the forms make of a paper's lines, one behind the other."""
    sections = find_sections(lines)
    heads = [*sorted(sections), len(lines)]
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
            if stretch is None and number in told:
                # Some forms tell an action by these labels alone.
                whole = (*visible[:number], printed[number], *visible[number + 1 :])
                stretch = _read_at(whole, number, forms, resolutions=resolutions)
                stretch = stretch or read_with_fields(lines, number, told=told)
        if stretch is not None:
            stretch = with_fields(parted(stretch, lines, number, promises), lines, number, told)
            yield shared_out(with_priorities(stretch))
        number = max(stretch.end if stretch else 0, number + 1)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _place(line: Line) -> tuple[int, int | None, int | None]:
    return line.block, line.table, line.row


def _in_order(
    lines: Sequence[Line], read: Sequence[Passage], likely: Sequence[Passage]
) -> tuple[Passage, ...]:
    """Passages that were read in order, with others each behind those of the lines above it and its own."""
    at = {_place(line): number for number, line in enumerate(lines)}

    def number(passage: Passage) -> int:
        return at.get(_place(passage.lines[0]), 0)

    found = list(read)
    for one in likely:
        place = next((n for n, other in enumerate(found) if number(other) > number(one)), len(found))
        found.insert(place, one)
    return tuple(found)


def clauses_in(document: Document, in_plan: Callable[[Table], bool]) -> list[Clause]:
    """The clauses of a document's lines that may promise something, with what is seen of each."""
    printed, paper, known = _told(passage_lines(document, in_plan), document)
    lines, _ = without_fields(printed)
    return [clause for place in places_of(lines, paper, known) for clause in clauses_at(place)]


def likely_in(document: Document, in_plan: Callable[[Table], bool]) -> list[Sentence]:
    """The sentences of a document's lines that may be actions, whether or not a form reads them."""
    lines, paper, _ = _told(passage_lines(document, in_plan), document)
    return may_be_likely(lines, paper)


def _told(lines: Sequence[Line], document: Document) -> tuple[Sequence[Line], Paper, frozenset[str]]:
    """Lines as their kind of paper has them read, that, and the initials of those who met."""
    paper = replace(paper_of(lines), mailed=document.is_mail, posted=document.properties.posted)
    if paper.posted and not paper.tells:
        # A list's message that names a meeting keeps no minutes of it; and its "I" speaks to all who read it.
        paper = replace(paper, meets=False, minutes=False, declares=True)
    if paper.declares and kind_of(lines, paper) in _TO_SOMEBODY:
        paper = replace(paper, declares=False)
    if not paper.meets:
        return lines, paper, frozenset()
    lines = with_run_in_headings(lines)
    known = known_initials(lines)
    return tuple(with_run_margins(lines, known)) if known else lines, paper, known


def _why_none(passage: Passage, paper: Paper) -> str | None:
    """Why what a form read is no action, whatever the form; None where nothing says so."""
    if _says_what_to_write(passage):
        return "it says what to write in a form"
    if looks_like_reference(passage.text):
        return "it is a reference and says nothing"
    if paper.declares and passage.form is Form.ASSIGNED and _says_of_oneself(passage):
        return "whoever signs or speaks says it of themselves"
    if paper.posted and passage.form is Form.ASSIGNED and passage.text.endswith("?"):
        return "whoever reads the list is asked"
    if paper.program and not _is_of_somebody(passage):
        return "what is written about a program says it of that"
    if _MOVES_POINTER.match(passage.text):
        return "it says how a screen is used"
    if _MARKUP.match(passage.text):
        return "it is markup, and nothing that the paper says"
    if passage.form is Form.INITIALS and _introduces(passage):
        return "it says whose initials they are"
    return None


def _is_of_somebody(passage: Passage) -> bool:
    """Whether what a label announces is to be done by somebody who is named, or by some day."""
    named = any(passage.texts.get(column) for column in (Column.LEAD, Column.DUE))
    labelled = not passage.lines[0].text.startswith(passage.text)
    return labelled and (named or read_clause(passage.text).sense is Sense.DOER)


def _says_of_oneself(passage: Passage) -> bool:
    """Whether a sentence is what "I" certify, allow or tell."""
    return passage.texts.get(Column.LEAD) == "I" or _OF_ONESELF.match(passage.text) is not None


def _introduces(passage: Passage) -> bool:
    """Whether a line's initials are of the name that it begins with: "Angela Frith, Director (Chair) AF"."""
    name, comma, _ = passage.text.partition(",")
    return bool(comma) and abbreviated(passage.texts.get(Column.LEAD, "").strip(".() "), name) == name


def _says_what_to_write(passage: Passage) -> bool:
    """Whether who and when are commands to whoever fills in a form: "Lead: Name the person responsible"."""
    told = [text for column in (Column.LEAD, Column.DUE) if (text := passage.texts.get(column))]
    return len(told) > 1 and all(map(commands, told))


def _forms_of(
    lines: Sequence[Line], printed: Sequence[Line], paper: Paper, known: frozenset[str], promises: Promises
) -> tuple[_Form, ...]:
    """The forms that a paper may have: some only those of its kind, or that it uses more than once.

    ``printed`` are its lines with the labels behind their sentences.
    """
    if paper.program:
        return (read_labelled,)  # its lists and sentences say what the program does
    forms: list[_Form] = [
        *_FORMS,
        partial(read_listed, meets=paper.meets, rules=paper.rules, reviews=paper.reviews or paper.inspects),
        partial(
            read_bracketed,
            known=known if paper.meets else None,
            bare=paper.meets and closes_with_initials(lines, known),
        ),
    ]
    if not paper.rules:
        forms.extend(_beside(form, promises) for form in _ASKING)
    if paper.reviews and not paper.meets:
        # What "we recommend" is read with the rest that a review advises.
        advised = find_advised(lines)
        forms.insert(0, _beside(_at(advised, read_advising), promises))
    if paper.inspects or paper.reviews:
        forms.append(read_led_in)
    if paper.meets:
        last = (_beside(form, promises) for form in _last_of_meeting(known))
        forms = [*_first_of_meeting(lines), *forms, *last]
        jotted = find_jotted(lines)
        forms.append(_at(jotted, partial(read_jotted, jotted=jotted)))
    if not paper.rules:
        addressed = find_addressed(lines)
        forms.append(_at(addressed, partial(read_addressed, addressed=addressed)))
        timed = {**find_timed(lines), **find_schedule(lines)}
        forms.append(_at(timed, partial(read_timed, timed=timed)))
        forms.append(_at(find_tagged(printed), read_tagged))
        forms.insert(0, read_label_behind)
        labels = find_own_labels(lines) if kind_of(lines, paper) is not Kind.OTHER else {}
        forms.insert(0, _at(labels, partial(read_own_label, labels=labels)))
        forms.append(_at(find_named_lists(lines, meets=paper.meets), read_named))
    forms.append(partial(read_promises, promises=promises))
    return tuple(forms)


def _first_of_meeting(lines: Sequence[Line]) -> Iterator[_Form]:
    """What goes before any other form in notes of a meeting."""
    if series := find_series(lines):
        yield _at(series, read_of_series)
    if points_at_actions(lines):
        yield read_pointed


def _last_of_meeting(known: frozenset[str]) -> Iterator[_Form]:
    """What is tried in notes of a meeting where no other form has a line."""
    yield read_emphasised
    if known:
        yield partial(read_initials_line, known=known)


def _beside(form: _Form, promises: Promises) -> _Form:
    """A form, and beside what it reads the other promises of its line."""
    return lambda lines, start: with_promises(form(lines, start), lines, start, promises)


def _at(numbers: Container[int], form: _Form) -> _Form:
    """A form that only the lines have where it was found."""
    return lambda lines, start: form(lines, start) if start in numbers else None


def _read_at(
    lines: Sequence[Line], number: int, forms: Sequence[_Form], *, resolutions: bool
) -> Stretch | None:
    if lines[number].wall:
        return None
    found = read_resolution(lines, number, wanted=resolutions)
    if found is not None and (found.passages or any(one.why == LOST for one in found.refusals)):
        return found
    # What was resolved may be labelled as well: "It was agreed that ... (Action: JB)".
    return next((other for form in forms if (other := form(lines, number)) is not None), found)
