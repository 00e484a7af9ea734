"""Plans printed as labels and values: "RECOMMENDATION 1: ...", "Actions: ...", "Milestones: | Progress:".

Rule 5 of the schema: each bullet under Actions is an action, each row under Milestones a milestone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from extractors.layout import Cell, Item, Table
from extractors.plan import Column, Place, PlanRow, RowKind
from extractors.plans.cells.agreeing import agreed_meaning
from extractors.plans.cells.dealing import Dealt, cell_text, deal
from extractors.plans.cells.items import Entry, entries, holds_lost_break
from extractors.plans.cells.recognisers import looks_like_reference, looks_like_timing
from extractors.plans.cells.references import part_action, part_recommendation
from extractors.plans.matching import match_heading
from extractors.plans.rows.carried_headings import Draft, PlanHeading
from extractors.plans.rows.places import place_of
from extractors.plans.rows.records import in_mid_sentence, joined_cells
from extractors.plans.vocabulary import Role, labels
from extractors.runs import part_item
from ingest.codes import Flag, IssueCode
from ingest.issues import Issue, Severity
from lexicon.actors import names_parties
from lexicon.sentences import asks, commands, is_rating
from lexicon.words import comparable, word_count

# A label is a few words; more is a value, or the text of a milestone.
_LABEL_WORDS = 12
# A table is labels and values if this much of its rows begin with a label, and at least so many.
_LABELLED, _LABEL_ROWS = 0.3, 3
# In a form nearly every field is labelled, and hardly a value says what a label would.
_FIELDS_LABELLED, _VALUES_NAMED = 0.7, 0.2
# Rows at which a glance is enough: an action, who leads, by when, and how far it got.
_TOP = 4
_NUMBERED = re.compile(r"\s+(?P<ref>\d{1,3}(?:\.\d{1,3})*[a-z]?)$")


class _Label(Enum):
    RECOMMENDATION = auto()
    FINDING = auto()
    ACTIONS = auto()
    MILESTONES = auto()
    CRITERIA = auto()
    EVALUATION = auto()
    CARRIED_FORWARD = auto()
    REF = auto()
    ATTRIBUTE = auto()


@dataclass(frozen=True, slots=True)
class _Labelled:
    """What a row's first cell says: its kind, the column of an attribute, and the value printed behind it."""

    label: _Label
    column: Column | None = None
    ref: str | None = None
    value: tuple[Item, ...] = ()
    word: str = ""


def is_key_value(table: Table) -> bool:
    """Whether a table is a plan in labels and values, with labels that only plans have.

    It has two columns, or is a form of several fields a line, where a label stands before every value.
    """
    if table.n_cols > 2 and not _begins_as_form(table):
        return False
    fields = [field for row in range(table.n_rows) for field in _fields(table, row)]
    found = [_label(first) for first, _ in (fields[1:] if _title_of(table) else fields)]
    known = [one for one in found if one is not None]
    promises = any(one.label in (_Label.ACTIONS, _Label.MILESTONES) for one in known)
    if not promises or len(known) < _LABEL_ROWS:
        return False
    if _says_what_to_write(table) or _explains_words(table):
        return False
    if table.n_cols == 2:  # a label and a value
        return len(known) >= _LABELLED * table.n_rows
    return table.n_cols > 1 and len(known) >= _FIELDS_LABELLED * len(found) and not _values_are_labels(table)


def _explains_words(table: Table) -> bool:
    """Whether a table says what words mean, "Action plan" among them: nothing is asked, and nobody named."""
    told = [
        (found, second.text)
        for row in range(table.n_rows)
        for first, second in _fields(table, row)
        if second is not None and not second.is_empty and (found := _label(first))
    ]
    asked = any(asks(text) for found, text in told if found.label in (_Label.ACTIONS, _Label.MILESTONES))
    named = any(
        names_parties(text) or looks_like_timing(text)
        for found, text in told
        if found.column in (Column.LEAD, Column.DUE)
    )
    return bool(told) and not asked and not named


def _says_what_to_write(table: Table) -> bool:
    """Whether who and when are commands to whoever fills in a form: "Lead: Name the person responsible"."""
    told = [
        second.text
        for row in range(table.n_rows)
        for first, second in _fields(table, row)
        if second is not None and (found := _label(first)) and found.column in (Column.LEAD, Column.DUE)
    ]
    return bool(told) and all(map(commands, told))


def _begins_as_form(table: Table) -> bool:
    """Whether most of a table's first fields are labelled: most tables are told by a glance at their top."""
    first = [field for row in range(min(_TOP, table.n_rows)) for field, _ in _fields(table, row)]
    return sum(_label(field) is not None for field in first) * 2 > len(first)


def _values_are_labels(table: Table) -> bool:
    """Whether headings stand where values would: the table has a heading row, and is no form."""
    values = [second for row in range(table.n_rows) for first, second in _fields(table, row)]
    named = sum(_label(value) is not None for value in values if value is not None and not value.is_empty)
    return named > _VALUES_NAMED * len(values)


def _fields(table: Table, row: int) -> Iterator[tuple[Cell, Cell | None]]:
    """The labels of a row, each with the cell behind it; None where it is the last."""
    cells = table.row(row)
    if table.n_cols == 2:
        yield cells[0], cells[1] if len(cells) > 1 else None
        return
    number = 0
    while number < len(cells):
        first, second = cells[number], cells[number + 1] if number + 1 < len(cells) else None
        # "Priority: High" is a field by itself, and no value of what stands before it.
        alone = _holds_value(first) or (second is not None and _holds_value(second) and _label(first) is None)
        yield first, None if alone else second
        number += 1 if alone else 2


def _holds_value(cell: Cell) -> bool:
    """Whether a cell is a label with its value behind it: "Priority: High"."""
    labelled = _label(cell)
    if labelled is None or not labelled.value:
        return False
    return labelled.label is _Label.ATTRIBUTE or _rates(labelled, labelled.value)


def _title_of(table: Table) -> Cell | None:
    """What stands across most of a form's first row and is no label: what it is about, "3. Lettings"."""
    first = table.at(0, 0)
    wide = table.n_cols > 2 and first.col_span * 2 > table.n_cols
    return first if wide and not first.is_empty and _label(first) is None else None


def _label(cell: Cell) -> _Labelled | None:
    """The label that a cell is or begins with."""
    if not cell.items:
        return None
    first = cell.items[0]
    numbered = part_recommendation(first.text)
    if numbered.word is not None:
        rest = part_item(first, len(first.text) - len(numbered.rest), len(first.text))
        value = (rest, *cell.items[1:]) if rest.runs else cell.items[1:]
        kind = _Label.RECOMMENDATION if numbered.ref or not _names_finding(numbered.word) else _Label.FINDING
        return _Labelled(kind, ref=numbered.ref, value=value, word=numbered.word)
    colon = first.text.find(":")
    word = first.text if colon < 0 else first.text[:colon]
    if word_count(word) > _LABEL_WORDS or (colon < 0 and len(cell.items) > 1):
        return None
    numbered_label = _NUMBERED.search(word.rstrip())
    found = _named(comparable(word[: numbered_label.start()] if numbered_label else word))
    if found is None:
        return None
    if numbered_label and found.label in (_Label.ACTIONS, _Label.MILESTONES):
        found = replace(found, ref=numbered_label["ref"])
    rest = part_item(first, colon + 1, len(first.text)) if colon >= 0 else replace(first, runs=())
    value = (rest, *cell.items[1:]) if rest.runs else cell.items[1:]
    return replace(found, value=value, word=word.strip())


def _names_finding(word: str) -> bool:
    match = match_heading(word)
    return match is not None and match.meanings[0] is Role.ISSUE


def _rates(labelled: _Labelled, value: Sequence[Item]) -> bool:
    """Whether "Priority: High" says how urgent something is: "Priority: Safer homes" says what it is for."""
    match = match_heading(labelled.word) if labelled.label is _Label.RECOMMENDATION else None
    return match is not None and match.meanings[0] is Column.PRIORITY and is_rating(cell_text(value))


def _named(key: str) -> _Labelled | None:
    words = labels()
    if any(key.startswith(cue) for cue in words.carried_forward_cues):
        return _Labelled(_Label.CARRIED_FORWARD)
    if key in words.evaluation_cues:
        return _Labelled(_Label.EVALUATION)
    if key in words.criteria_cues and "success" in key:
        return _Labelled(_Label.CRITERIA)
    if key in words.recommendation_cues:
        return _Labelled(_Label.RECOMMENDATION)
    match = match_heading(key)
    if match is None or not match.is_whole:
        return None
    return _column_label(match.meanings[0], weak=match.weak)


def _column_label(meaning: Column | Role, *, weak: bool) -> _Labelled | None:
    if meaning is Role.MILESTONE:
        return _Labelled(_Label.MILESTONES)
    if meaning is Column.ACTION:
        return None if weak else _Labelled(_Label.ACTIONS)
    if meaning is Column.RECOMMENDATION:
        return _Labelled(_Label.RECOMMENDATION)
    if meaning is Role.ISSUE:
        return _Labelled(_Label.FINDING)
    if meaning is Role.REF or meaning is Column.ACTION_REF:
        return _Labelled(_Label.REF)
    if meaning is Role.BY_PLACE:
        return _Labelled(_Label.ATTRIBUTE, Column.OUTCOME)
    return _Labelled(_Label.ATTRIBUTE, meaning) if isinstance(meaning, Column) else None


@dataclass(slots=True)
class _Block:
    """Actions that one label gave, and the attributes listed for them so far."""

    kind: RowKind
    items: tuple[Item, ...]
    attributes: dict[Column, tuple[Item, ...]]
    place: Place
    ref: str | None = None
    other: dict[str, str] = field(default_factory=dict)


class KeyValueReader:
    """Reads tables of labels and values, one after the other: a plan may go on in the next."""

    def __init__(self, heading: PlanHeading) -> None:
        self.heading = heading
        self.drafts: list[Draft] = []
        self.issues: list[Issue] = []
        self._block: _Block | None = None
        self._ahead: dict[Column, tuple[Item, ...]] = {}
        self._ref: str | None = None
        self._ref_leads: bool | None = None
        self._second: Column | None = None
        self._in_milestones = False
        self._is_new_card = False
        self._is_answered = True
        # The finding that is what the actions answer to, and one that stands beside what is recommended.
        self._led_by: tuple[str, str] | None = None
        self._finding: tuple[str, str] | None = None

    def read(self, table: Table, number: int) -> None:
        """The rows of one table."""
        title = _title_of(table)
        if title is not None:
            self._begin_card(title)
        for row in range(table.n_rows):
            for first, second in _fields(table, row):
                if first is not title:
                    self._read_field(first, second, _place(table, number, row))

    def _begin_card(self, title: Cell) -> None:
        """A form under a title of its own: what it says of who and how urgent is of what follows in it."""
        self.close()
        self.heading = PlanHeading(title.text)
        self._ahead, self._finding, self._led_by, self._is_new_card = {}, None, None, True

    def _read_field(self, first: Cell, second: Cell | None, place: Place) -> None:
        value = second.items if second is not None else ()
        if first.is_empty and not value:
            return
        labelled = _label(first)
        if labelled is not None and not (self._in_milestones and labelled.label is _Label.ATTRIBUTE):
            self._read_label(labelled, second, value, place)
        else:
            self._read_row(first.items, value, place)

    def close(self) -> None:
        """Finish what is open; more tables may still come."""
        if self._block is not None:
            block, self._block = self._block, None
            self.drafts.extend(Draft(self.heading, row) for row in _rows(block))

    def _read_label(
        self, labelled: _Labelled, second: Cell | None, value: tuple[Item, ...], place: Place
    ) -> None:
        whole = (*labelled.value, *value)
        beside = _label(second) if second is not None and not labelled.value else None
        if labelled.label is _Label.ATTRIBUTE and labelled.column is not None:
            self._add_attribute(labelled.column, whole)
            return
        if _rates(labelled, whole):
            self._add_attribute(Column.PRIORITY, whole)
            return
        text, numbers = cell_text(whole), labelled.label is _Label.REF
        if numbers or (labelled.label is _Label.ACTIONS and looks_like_reference(text)):  # "Action | MSC/01"
            return self._add_ref(text or None)
        self.close()
        self._in_milestones = False
        match labelled.label:
            case _Label.RECOMMENDATION:
                self._add_recommendation(cell_text(whole) or None, labelled.ref, place)
            case _Label.FINDING:
                self._add_finding(labelled.word, cell_text(whole), place)
            case _Label.ACTIONS:
                self._block = _Block(RowKind.ACTION, whole, dict(self._ahead), place)
                self._block.ref = self._taken_ref() if labelled.ref is None else labelled.ref
                self._block.other = dict((self._finding,)) if self._finding else {}
                self._is_new_card, self._is_answered, self._finding = False, True, None
            case _Label.MILESTONES:
                self._begin_milestones(beside, whole, place)
            case other:
                self._gather(other, whole)

    def _gather(self, label: _Label, whole: tuple[Item, ...]) -> None:
        """What is said of a recommendation as a whole."""
        match label:
            case _Label.CRITERIA:
                self.heading.criteria.extend(entry.text for entry in entries(whole))
            case _Label.EVALUATION:
                self.heading.evaluation.append(cell_text(whole))
            case _Label.CARRIED_FORWARD:
                self.heading.carried_forward.append(cell_text(whole))

    def _add_recommendation(self, text: str | None, ref: str | None, place: Place) -> None:
        """What the actions below answer to; the finding that it was made on is kept beside them."""
        if self._led_by is not None and not self._is_answered:
            self.drafts.pop()
            self._finding = self._led_by
        self._enter(text, ref, place)

    def _add_finding(self, label: str, text: str, place: Place) -> None:
        """What was found: what the actions answer to, unless something is recommended upon it."""
        if self.heading.text and not self._is_answered:
            self._finding = (label, text)
            return
        self._enter(text or None, None, place)
        self._led_by = (label, text)

    def _enter(self, text: str | None, ref: str | None, place: Place) -> None:
        self.heading = PlanHeading(self.heading.section, ref or self._taken_ref(), text, page=place.page)
        if not self._is_new_card:
            self._ahead = {}
        self._is_answered, self._led_by = False, None
        self.drafts.append(Draft(self.heading))

    def _begin_milestones(self, beside: _Labelled | None, whole: tuple[Item, ...], place: Place) -> None:
        """A heading row "Milestones: | Progress:", or a label whose value lists them."""
        if beside is not None and beside.column is not None:
            self._in_milestones = True
            self._second = beside.column
        else:
            self._block = _Block(RowKind.MILESTONE, whole, {}, place)

    def _read_row(self, first: tuple[Item, ...], value: tuple[Item, ...], place: Place) -> None:
        """A row without a label: the next milestone, or more of what is open."""
        if self._block is not None and _carries_on(self._block.items, first):
            self._block.items = joined_cells(self._block.items, first)
            if self._second is not None and value:
                before = self._block.attributes.get(self._second, ())
                self._block.attributes[self._second] = joined_cells(before, value)
            self._block.place = replace(self._block.place, page_end=place.page_end)
        elif self._in_milestones:
            self.close()
            attributes = {self._second: value} if self._second is not None and value else {}
            self._block = _Block(RowKind.MILESTONE, first, attributes, place)
        elif self._block is not None and (guessed := agreed_meaning(cell_text(first), cell_text(value))):
            self._add_attribute(guessed, value)
        else:
            message = (
                f"This line has no label that is known, so it is in no action: {cell_text((*first, *value))}"
            )
            self.issues.append(
                Issue(
                    IssueCode.ROW_WITHOUT_LABEL,
                    Severity.LOSS,
                    message,
                    page=place.page,
                    table=place.table,
                    row=place.row,
                )
            )

    def _add_ref(self, ref: str | None) -> None:
        """To the card that it begins, where the first one begins so; else to the action that is open."""
        if self._ref_leads is None:
            self._ref_leads = self._block is None
        if self._ref_leads:
            self.close()
            self._ref = ref
        elif self._block is not None and self._block.ref is None:
            self._block.ref = ref

    def _taken_ref(self) -> str | None:
        """The reference at the head of a card, for the first thing below it."""
        ref, self._ref = self._ref, None
        return ref

    def _add_attribute(self, column: Column, items: tuple[Item, ...]) -> None:
        """To the action that is open; before the first one, to all that follow."""
        attributes = self._ahead if self._block is None else self._block.attributes
        attributes[column] = (*attributes.get(column, ()), *items)


def _carries_on(before: Sequence[Item], first: Sequence[Item]) -> bool:
    """Whether a row only goes on: it begins with a small letter where a sentence is open, or with nothing."""
    return not first or in_mid_sentence(before, first)


def _rows(block: _Block) -> list[PlanRow]:
    found = entries(block.items)
    if not found:
        return []
    dealt = {column: deal(items, found) for column, items in block.attributes.items()}
    flags = tuple(_flags(block, dealt))
    return [_row(block, entry, number, dealt, flags) for number, entry in enumerate(found)]


def _flags(block: _Block, dealt: dict[Column, Dealt]) -> Iterator[Flag]:
    if not all(one.aligned for one in dealt.values()):
        yield Flag.CELL_NOT_ALIGNED
    if holds_lost_break(block.items):
        yield Flag.LINE_BREAK_RESTORED


def _row(
    block: _Block, entry: Entry, number: int, dealt: dict[Column, Dealt], flags: tuple[Flag, ...]
) -> PlanRow:
    labelled = part_action(entry.text)
    texts = {column: text for column, one in dealt.items() if (text := one.texts[number])}
    ref = texts.pop(Column.ACTION_REF, None) or labelled.ref or block.ref
    return PlanRow(
        kind=block.kind,
        action=labelled.rest or entry.text,
        action_ref=ref,
        place=block.place,
        texts=texts,
        shared=frozenset(column for column, one in dealt.items() if not one.aligned),
        other={**block.other, **({"group": entry.label} if entry.label else {})},
        flags=flags,
    )


def _place(table: Table, number: int, row: int) -> Place:
    return place_of([box for cell in table.row(row) for box in cell.boxes], number, row, table.page)
