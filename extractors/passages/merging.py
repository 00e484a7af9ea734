"""One row for what stands in a table and in a paragraph: the same action, printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.layout import Document, Table
from extractors.passages.passage import Form, Passage, Refusal
from extractors.passages.reader import PassageReading
from extractors.plan import Column, Place, Plan, PlanRecommendation, PlanRow
from extractors.plans.cells.recognisers import looks_like_reference
from ingest.codes import Flag
from ingest.issues import Issue, Severity

_LETTERS = re.compile(r"[^a-z0-9]+")
_DEFINED = re.compile(r"\s*\((?P<initials>[A-Z]{2,8})\)")
# How alike two texts are that say the same, in hundredths; with the same number before them, less will do.
_ALIKE, _ALIKE_NUMBERED, _ALIKE_HEAD = 95, 75, 90
# A text this short ("Obtain quotes") may well be asked for twice.
_TELLING = 40
# What a sentence, or who is named beside one, says too is said by other forms in better words.
_TOLD_BESIDE = (Form.ASSIGNED, Form.INITIALS)
# So many letters in a row are no chance.
_SAID = 12
_LISTED_TOO = "it only says what a list or label of the paper says too"
_HEADS = "it is the recommendation or criterion that a table's actions stand under"


def merged(
    document: Document, plans: Sequence[Plan], reading: PassageReading
) -> tuple[tuple[Plan, ...], PassageReading]:
    """The plans with that of the passages among them; the reading without what those stand under."""
    heading = _heading(reading.passages, plans)
    told = _without_told([passage for passage in reading.passages if id(passage) not in heading])
    kept = told.passages
    refused = [Refusal(each.lines[0], _HEADS) for each in reading.passages if id(each) in heading]
    refused.extend((*told.refusals, *reading.refusals))
    reading = PassageReading(kept, tuple(refused))
    if not kept:
        return tuple(plans), reading
    rows, plans, notes = _joined([passage.row() for passage in _once(kept)], plans)
    own = Plan(None, tuple(rows), tuple(_recommendations(rows)), tuple(notes))
    return _in_order(document, [*plans, own]), reading


def _heading(passages: Sequence[Passage], plans: Sequence[Plan]) -> set[int]:
    """Which passages (by id) are what table rows stand under: by their words, or as one of a list of such."""
    from rapidfuzz import fuzz, process

    heads = list({_letters(text) for plan in plans for text in _heads(plan)})
    found = {
        id(passage)
        for passage in passages
        for text in (passage.text, passage.lines[0].item.text)
        if process.extractOne(_letters(text), heads, scorer=fuzz.ratio, score_cutoff=_ALIKE_HEAD)
    }
    listed = [id(passage) for passage in passages if passage.form is Form.LISTED]
    if listed and len(found.intersection(listed)) * 2 >= len(listed):
        found.update(listed)
    return found


def _heads(plan: Plan) -> Iterator[str]:
    for heading in plan.recommendations:
        yield from filter(
            None, (heading.text, heading.evaluation, heading.carried_forward, *heading.success_criteria)
        )
    for row in plan.rows:
        yield from filter(None, (row.recommendation, *row.success_criteria))


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _without_told(passages: Sequence[Passage]) -> PassageReading:
    """Passages without the sentences that only say what a list, or a label, says in nearly their words:
    "The council should agree a statement by May", and below "Agree a statement", which gains the time.
    """
    kept = list(passages)
    refused: list[Refusal] = []
    for told in passages:
        said = _letters(told.text) if told.form in _TOLD_BESIDE else ""
        listed = next((n for n, one in enumerate(kept) if said and _says(one, said)), None)
        if listed is not None:
            kept[listed] = _with(kept[listed], told)
            kept.remove(told)
            refused.append(Refusal(told.lines[0], _LISTED_TOO))
    return PassageReading(tuple(kept), tuple(refused))


def _says(one: Passage, said: str) -> bool:
    text = _letters(one.text)
    return one.form not in _TOLD_BESIDE and len(text) >= _SAID and text in said


def _with(listed: Passage, told: Passage) -> Passage:
    """What a list asks for, with who and when a sentence says besides."""
    gained = {
        column: text
        for column in (Column.LEAD, Column.DUE)
        if not listed.texts.get(column) and (text := told.texts.get(column))
    }
    return replace(listed, texts={**listed.texts, **gained}) if gained else listed


def _once(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages without what a summary says again word for word."""
    seen: set[tuple[str, str | None]] = set()
    for passage in passages:
        letters = _letters(passage.text)
        key = (letters, passage.texts.get(Column.LEAD) if len(letters) < _TELLING else None)
        if len(letters) < _TELLING or key not in seen:
            seen.add(key)
            yield passage


def _joined(rows: list[PlanRow], plans: Sequence[Plan]) -> tuple[list[PlanRow], list[Plan], list[Issue]]:
    """Rows with what the tables say of the same actions; the plans without those rows."""
    notes: list[Issue] = []
    left: list[Plan] = []
    for plan in plans:
        remaining: list[PlanRow] = []
        for row in plan.rows:
            number = next((n for n, own in enumerate(rows) if _same(own, row)), None)
            if number is None:
                remaining.append(row)
                continue
            rows[number] = _with_values(rows[number], row)
            notes.append(_note(rows[number].place, row.place))
        if remaining or not plan.rows:
            left.append(replace(plan, rows=tuple(remaining)))
    return rows, left, notes


def _same(own: PlanRow, row: PlanRow) -> bool:
    """Whether a passage and a table's row are one action: text and number agree."""
    from rapidfuzz import fuzz

    if own.kind is not row.kind:
        return False
    short, other_short = _in_initials(own.action), _in_initials(row.action)
    mine, other = _letters(short), _letters(other_short)
    numbers = _numbers(row)
    if own.action_ref in numbers:
        return (
            max(fuzz.partial_ratio(mine, other), fuzz.token_set_ratio(short, other_short)) >= _ALIKE_NUMBERED
        )
    both = own.action_ref and numbers
    return min(len(mine), len(other)) >= _TELLING and not both and fuzz.ratio(mine, other) >= _ALIKE


def _in_initials(text: str) -> str:
    """A text with each name that its initials stand behind, "Joint Licensing Panel (JLP)", cut to these."""
    for match in reversed(list(_DEFINED.finditer(text))):
        letters = match["initials"]
        words = text[: match.start()].split()[-len(letters) :]
        if [word[:1].casefold() for word in words] == list(letters.casefold()):
            kept = text[: match.start()].rsplit(maxsplit=len(words))[: -len(words)]
            text = " ".join((*kept, letters)) + text[match.end() :]
    return text


def _numbers(row: PlanRow) -> set[str]:
    """A table row's own numbers: its references, and what stands under an unknown heading and is a number."""
    refs = (row.action_ref, row.recommendation_ref, *filter(looks_like_reference, row.other.values()))
    return {ref.strip(" .()") for ref in refs if ref}


def _with_values(own: PlanRow, row: PlanRow) -> PlanRow:
    """The passage's row with what only the table says; what both say in their own way is kept beside it."""
    differing = {
        f"{column.value} in the table": text
        for column, text in ((Column.ACTION, row.action), *row.texts.items())
        if _letters(text)
        not in _letters(own.action if column is Column.ACTION else own.texts.get(column, text))
    }
    return replace(
        own,
        texts={**row.texts, **own.texts},
        fills={**row.fills, **own.fills},
        other={**row.other, **differing, **own.other},
        recommendation=own.recommendation or row.recommendation,
        recommendation_ref=own.recommendation_ref or (row.recommendation_ref if row.recommendation else None),
        flags=tuple(dict.fromkeys((*own.flags, Flag.ALSO_IN_TABLE, *row.flags))),
    )


def _note(own: Place, other: Place) -> Issue:
    return Issue(
        Flag.ALSO_IN_TABLE,
        Severity.NOTE,
        Flag.ALSO_IN_TABLE.meaning,
        other.page or own.page,
        other.table,
        other.row,
    )


def _recommendations(rows: Sequence[PlanRow]) -> Iterator[PlanRecommendation]:
    seen: set[tuple[str | None, str | None]] = set()
    for row in rows:
        key = (row.recommendation_ref, row.recommendation)
        if row.recommendation and key not in seen:
            seen.add(key)
            yield PlanRecommendation(
                row.section, row.recommendation_ref, row.recommendation, page=row.place.page
            )


def _in_order(document: Document, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Plans by where their first rows stand in the document."""
    blocks = [number for number, block in enumerate(document.blocks) if isinstance(block, Table)]

    def first(plan: Plan) -> tuple[int, int]:
        if not plan.rows:
            return (len(document.blocks), 0)
        place = plan.rows[0].place
        return (place.row, 0) if place.table is None else (blocks[place.table], place.row)

    return tuple(sorted(plans, key=first))
