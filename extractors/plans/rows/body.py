"""A plan table's body into rows: what carries on, what groups, what is carried down, the actions in each.

The rules are numbered as in the schema ("what is one row").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layout import Cell, Item, Table
from extractors.plan import Column, PlanRow, RowKind
from extractors.plans.cells.dealing import cell_text
from extractors.plans.cells.items import Entry, entries, is_remark, leaves_alone, refuses, says_nothing
from extractors.plans.cells.twins import twin_entries
from extractors.plans.cells.within import part_answer, part_said
from extractors.plans.columns.meanings import Columns
from extractors.plans.rows.carried_headings import (
    CARRIED,
    Draft,
    PlanHeading,
    heading_asked,
    heading_of,
    heading_of_group,
)
from extractors.plans.rows.groups import (
    GroupRow,
    attribute_of,
    find_group_rows,
    group_above,
    is_note,
    is_to_be_filled_in,
    sums_up,
)
from extractors.plans.rows.record_writer import HEADING_COLUMNS, RecordWriter
from extractors.plans.rows.records import Carry, Record, cuts_of
from extractors.plans.shape.headers import Header, fields_of
from extractors.plans.shape.heading_rows import is_answer_line
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity
from lexicon.actors import are_person_and_post, names_office, names_parties
from lexicon.sentences import asks

# What a row that only carries on another one leaves empty, for it fitted above the break.
_KEYS = (Column.LEAD, Column.ACCOUNTABLE, Column.DUE, Column.START, Column.STATUS)
_WHO = frozenset((Column.LEAD, Column.ACCOUNTABLE))
# One name over rows may be whose plan it is.
_FEWEST_NAMES = 2
# Rows across the table that head the ones below: one may be a title.
_FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class TableBody:
    """What a table's body gave; ``heading`` is what stands at its end, for a table that goes on from it."""

    drafts: tuple[Draft, ...]
    heading: PlanHeading
    issues: tuple[Issue, ...]


def read_body(
    table: Table, number: int, header: Header | None, columns: Columns, above: PlanHeading
) -> TableBody:
    """The rows under a table's heading, or of a table without one.

    ``above`` is what the document says the table stands under.
    """
    start = header.body_start if header else 0
    found = find_group_rows(table, range(start, table.n_rows), columns)
    columns = _under_groups(columns, found)
    reader = _BodyReader(table, number, columns, above, start)
    groups = _with_leads(found, columns)
    if header is not None and (group := group_above(table, header)):
        reader.read_group(group)
    for row in range(start, table.n_rows):
        if header is not None and header.is_printed_again(table, row):
            continue
        reader.read_row(row, groups.get(row))
    reader.close()
    return TableBody(tuple(reader.drafts), reader.heading, tuple(reader.issues))


def _under_groups(columns: Columns, groups: dict[int, GroupRow]) -> Columns:
    """The columns below rows that head groups: a guess that one groups rows too says what they answer to."""
    section = columns.find(Column.SECTION)
    if len(groups) < _FEWEST_GROUPS or section is None or not section.inferred:
        return columns
    if columns.has(Column.RECOMMENDATION):
        return columns
    return columns.replacing(
        replace(section, meanings=(Column.RECOMMENDATION,), why=f"{section.why}, but other rows head groups")
    )


def _with_leads(groups: dict[int, GroupRow], columns: Columns) -> dict[int, GroupRow]:
    """Groups under the names of those who are to act, where no column says who: each name leads its rows."""
    names = [group.text for group in groups.values()]
    # "Pupils", "Staff", "Parents": whom the rows are about, as likely.
    sure = sum(names_office(name) and (" " in name or not name.endswith("s")) for name in names)
    if columns.has(*_WHO) or len(set(names)) < _FEWEST_NAMES or not all(map(names_parties, names)):
        return groups
    if sure <= len(names) / 2:
        return groups
    return {row: replace(group, lead=group.lead or group.text) for row, group in groups.items()}


class _BodyReader:
    """Goes through a body row by row; a record is finished when the next row does not carry it on."""

    def __init__(self, table: Table, number: int, columns: Columns, above: PlanHeading, start: int) -> None:
        self.table = table
        self.number = number
        self.columns = columns
        self.heading = above
        self.drafts: list[Draft] = []
        self.issues: list[Issue] = []
        self._record: Record | None = None
        self._fields: dict[int, Column] = {}
        self._writer = RecordWriter(table, number, columns, start)
        self._side = self._writer.english_side

    def read_row(self, row: int, group: GroupRow | None) -> None:
        """Take the next row."""
        cells = dict(enumerate(self.table.slots(row)))
        if all(cell.is_empty for cell in cells.values()):
            return
        if self._record is not None and self._reads_fields(row):
            return
        if self._record is not None and (said := attribute_of(self.table, row)):
            column, items = said
            self._record.below[column] = (*self._record.below.get(column, ()), *items)
            return
        if group is not None:
            self.read_group(group)
            return
        if is_note(self.table, row):
            self._note(row, f"A row across the table is no heading and names no action: {cells[0].text}")
            return
        if is_to_be_filled_in(self.table, row):
            self._note(row, f"A row only says what is to be filled in: {cells[0].text}")
            return
        if is_answer_line(self.table.row(row)):
            answer = " – ".join(cell.text for cell in self.table.row(row))
            self._note(row, f"A row only says whether what stands over it was accepted: {answer}")
            return
        if sums_up(self.table, row):
            figures = "; ".join(cell.text for cell in self.table.row(row) if not cell.is_empty)
            self._note(row, f"A row only sums up the figures above it, and names no action: {figures}")
            return
        record = self._new_record(row, cells)
        if self._record is not None and (how := self._carries_on(self._record, record)):
            self._record.take(record, how)
            return
        self.close(record)
        self._record = record

    def _reads_fields(self, row: int) -> bool:
        """Take a heading further down ("Lead officer | Completion date") and the values under it, which are
        the action's above."""
        if self._record is None:
            return False
        if self._fields:
            for cell in self.table.row(row):
                column = self._fields.get(cell.col)
                if column is not None:
                    self._record.below[column] = (*self._record.below.get(column, ()), *cell.items)
                elif not cell.is_empty:
                    self._lose(row, f"Nothing says what stands in a row of fields: {cell.text}")
            self._fields = {}
            return True
        self._fields = fields_of(self.table.row(row))
        return bool(self._fields)

    def read_group(self, group: GroupRow) -> None:
        """Take a row that heads the ones below it."""
        self.close()
        self.heading = heading_of_group(group, self.columns, self.heading)

    def _lose(self, row: int, message: str) -> None:
        self.issues.append(
            Issue(IssueCode.FIELD_WITHOUT_HEADING, Severity.LOSS, message, table=self.number, row=row)
        )

    def _note(self, row: int, message: str) -> None:
        first = self.table.at(row, 0)
        page = first.boxes[0].page if first.boxes else self.table.page
        self.issues.append(Issue(IssueCode.ROW_IS_NOTE, Severity.DOUBT, message, page, self.number, row))

    def close(self, following: Record | None = None) -> None:
        """Finish the record that is open; ``following`` is the one that begins behind it, if one does."""
        if self._record is not None:
            record, self._record = self._record, None
            self._finish(record, following)

    def _new_record(self, row: int, cells: dict[int, Cell]) -> Record:
        boxes = [box for cell in self.table.row(row) for box in cell.boxes if cell.row == row]
        fills = {col: cell.fill for col, cell in cells.items() if cell.fill}
        items = {col: self._items_in_row(cell, row) for col, cell in cells.items()}
        return Record(
            row,
            row,
            items,
            fills,
            boxes,
            table_page=self.table.page,
            notes={col: cell.notes for col, cell in cells.items() if cell.notes},
            flags=tuple(flag for cell in cells.values() for flag in cell.flags),
            begins=cuts_of(list(cells.values())),
        )

    def _items_in_row(self, cell: Cell, row: int) -> tuple[Item, ...]:
        """A cell's items; of one merged down over as many rows as it has items, the row's own."""
        reading = self.columns.readings[cell.col]
        is_dealt = cell.row_span > 1 and len(cell.items) == cell.row_span
        if is_dealt and any(reading.means(column) for column in _WHO):
            lines = [item.text for item in cell.items]
            is_dealt = not any(are_person_and_post(*two) for two in pairwise(lines))
        if is_dealt and not any(reading.means(column) for column in HEADING_COLUMNS):
            return (cell.items[row - cell.row],)
        return cell.items

    def _carries_on(self, before: Record, record: Record) -> Carry | None:
        """Rule 4: how a row only carries on the one before it, if it does."""
        action = self.columns.find(Column.ACTION)
        if action is None:
            return None
        if self.table.at(record.first, action.index) is self.table.at(before.last, action.index):
            return Carry.ADDS
        if any(self._has_own(record, column) for column in (*CARRIED, Column.ACTION_REF)):
            return None
        if not any(items for col, items in record.cells.items() if col != action.index):
            said = cell_text(record.cells[action.index])
            if is_remark(said):
                return Carry.ADDS
        meant = {reading.index for reading in self.columns.readings if reading.meanings} - {action.index}
        if before.leads_in_to(record, action.index, meant):
            return Carry.LISTS
        keys = [reading.index for column in _KEYS if (reading := self.columns.find(column))]
        if before.is_cut_before(record, action.index, keys):
            return Carry.IS_CUT
        return None if record.cells[action.index] else Carry.ADDS

    def _has_own(self, record: Record, column: Column) -> bool:
        """Whether a row prints something of its own in a column that is else carried down to it."""
        reading = self.columns.find(column)
        if reading is None or self.table.at(record.first, reading.index).row != record.first:
            return False
        return bool(record.cells[reading.index])

    def _finish(self, record: Record, following: Record | None) -> None:
        self.heading = heading_of(record, self.columns, self.heading)
        action = self.columns.find(Column.ACTION)
        asked = self._has_own(record, Column.RECOMMENDATION)
        if action and not asked and (parted := part_answer(record.cells[action.index])):
            first, record.cells[action.index] = parted
            self.heading = heading_asked(first, record.page, self.heading)
        found = entries(record.cells[action.index]) if action else ()
        if self._side is not None:
            found = twin_entries(found, self._side)
        if not found and action and self._is_owned(record, following, action.index):
            self._take_as_action(record)
            return
        if not found:
            self._note_without_action(record)
            return
        idle = self._is_nobodys(record) and all(leaves_alone(entry.text) for entry in found)
        if idle or all(says_nothing(one.text) or _is_refused(one.text, record) for one in found):
            self._note_nothing_to_do(record, cell_text(record.cells[action.index]) if action else "")
            return
        actions, said = self._part_said(found)
        dealt = self._writer.deal(record, actions)
        for number, entry in enumerate(actions):
            row = self._writer.write(record, entry, dealt, number)
            self.drafts.append(Draft(self.heading, _with_said(row, said[number])))

    def _is_nobodys(self, record: Record) -> bool:
        """Whether the columns of who and when say nothing of a row, or no more than "–" or "n/a"."""
        keys = [reading for column in _KEYS if (reading := self.columns.find(column))]
        said = (cell_text(record.cells[reading.index]) for reading in keys)
        return bool(keys) and all(says_nothing(text) or not any(map(str.isalnum, text)) for text in said)

    def _part_said(self, found: Sequence[Entry]) -> tuple[Sequence[Entry], list[Mapping[Column, str]]]:
        """The actions of a cell, and what it says of each itself; a line of labels is of the one above."""
        if self.columns.has(Column.LEAD) or self.columns.has(Column.DUE):
            return found, [{}] * len(found)
        kept: list[Entry] = []
        said: list[Mapping[Column, str]] = []
        for entry in found:
            part = part_said(entry.text)
            if part.values and not part.text and kept:
                said[-1] = {**said[-1], **part.values}
            else:
                kept.append(entry)
                said.append(part.values)
        return kept, said

    def _is_owned(self, record: Record, following: Record | None, action: int) -> bool:
        """Whether somebody is to see to a recommendation by some time, and no row below says what is to be
        done for it."""
        if not self._has_own(record, Column.RECOMMENDATION):
            return False
        filled = {column for column in _KEYS if self._has_own(record, column)}
        if not filled & _WHO or not filled - _WHO:
            return False
        heads = following is not None and not any(self._has_own(following, column) for column in CARRIED)
        return not (heads and following and following.cells[action])

    def _take_as_action(self, record: Record) -> None:
        """A row whose recommendation is all that it says of what is to be done (rule 6)."""
        reading = self.columns.find(Column.RECOMMENDATION)
        items = record.cells[reading.index] if reading else ()
        whole = Entry(items)
        row = self._writer.write(record, whole, self._writer.deal(record, (whole,)), 0)
        kind = RowKind.ACTION if any(asks(item.text) for item in items) else RowKind.ISSUE
        self.drafts.append(Draft(self.heading, replace(row, kind=kind)))

    def _note_without_action(self, record: Record) -> None:
        """A row that names a recommendation alone is its heading; anything else in it would be lost."""
        others = [
            cell_text(record.cells[reading.index])
            for reading in self.columns.readings
            if record.cells[reading.index] and not any(reading.means(column) for column in HEADING_COLUMNS)
        ]
        message, severity = "The row names a recommendation without any action.", Severity.NOTE
        if others:
            message = "The row's action column is empty, so it gave no action; it also says: "
            message, severity = message + "; ".join(others), Severity.LOSS
        self.issues.append(
            Issue(IssueCode.ROW_WITHOUT_ACTION, severity, message, record.page, self.number, record.first)
        )
        self.drafts.append(Draft(self.heading))

    def _note_nothing_to_do(self, record: Record, said: str) -> None:
        """A row that says that nothing is to be done has its recommendation, and no action."""
        message = f"The row says that nothing is to be done, so it gave no action: {said}"
        where = record.page, self.number, record.first
        self.issues.append(Issue(IssueCode.ROW_WITHOUT_ACTION, Severity.NOTE, message, *where))
        self.drafts.append(Draft(self.heading))


def _is_refused(text: str, record: Record) -> bool:
    """Whether an action's text asks for nothing, and a cell of its row says that it was refused."""
    return not asks(text) and any(refuses(cell_text(items)) for items in record.cells.values())


def _with_said(row: PlanRow, said: Mapping[Column, str]) -> PlanRow:
    """A row with what its action's own cell says of who and when, which is no part of the action."""
    if not said:
        return row
    action = part_said(row.action).text or row.action
    return replace(row, action=action, texts={**said, **row.texts})
