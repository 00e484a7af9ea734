"""What a record of a plan table says, action by action: its cells dealt out, its struck words and colours."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from extractors.layout import Item, Table
from extractors.plan import Column, PlanRow
from extractors.plans.cells.combined import dates_in_a_row, deal_combined, with_whole_groups
from extractors.plans.cells.dealing import Dealt, deal, deal_by_parts
from extractors.plans.cells.items import Entry, holds_lost_break
from extractors.plans.cells.references import part_action
from extractors.plans.cells.struck import holds_struck, is_struck, struck_words, without_struck
from extractors.plans.cells.twins import Twin, english_side, is_twin_heading, twin_of
from extractors.plans.columns.meanings import ColumnReading, Columns, other_names
from extractors.plans.columns.ticks import (
    charted_columns,
    charted_times,
    coloured_column,
    ticked_columns,
    ticked_state,
)
from extractors.plans.rows.carried_headings import CARRIED
from extractors.plans.rows.places import place_of
from extractors.plans.rows.records import Record
from ingest.codes import Flag
from lexicon.standing import is_mark
from lexicon.words import without_continued

# What a record says of what its actions stand under, and is in their heading.
HEADING_COLUMNS = (*CARRIED, Column.SUCCESS_CRITERIA, Column.ACTION)


_FIGURE = re.compile(r"(?:100|\d{1,2})")
# Headings in two languages, where a table is.
_TWIN_HEADINGS = 2


class RecordWriter:
    """Writes the rows of a table's records, one an action; ``start`` is the first row of the table's body."""

    def __init__(self, table: Table, number: int, columns: Columns, start: int) -> None:
        body = range(start, table.n_rows)
        self.table = table
        self.number = number
        self.columns = columns
        self._names = dict(other_names(columns.readings))
        self._ticked = ticked_columns(table, body, columns)
        self._charted = charted_columns(table, body, columns)
        self._coloured = coloured_column(table, body, columns)
        self.english_side = self._english_side(body)

    def _english_side(self, body: range) -> int | None:
        """Which half of the cells is English, where headings and actions are printed in two languages."""
        action = self.columns.find(Column.ACTION)
        named = sum(is_twin_heading(reading.heading) for reading in self.columns.readings)
        if action is None or named < _TWIN_HEADINGS:
            return None
        return english_side([self.table.at(row, action.index).text for row in body])

    def deal(self, record: Record, actions: Sequence[Entry]) -> dict[Column | str, Dealt]:
        """The texts of the other columns, one an action."""
        dealt: dict[Column | str, Dealt] = {}
        for reading in self.columns.readings:
            own = [meaning for meaning in reading.meanings if meaning not in HEADING_COLUMNS]
            if not record.cells[reading.index] or (reading.meanings and not own):
                continue
            dealt |= self._dealt_cell(record, reading, own, actions, taken=dealt)
        for column, items in record.below.items():
            below = deal(items, actions)
            dealt[column] = dealt[column].followed_by(below) if column in dealt else below
        return dealt

    def _dealt_cell(
        self,
        record: Record,
        reading: ColumnReading,
        own: Sequence[Column],
        actions: Sequence[Entry],
        *,
        taken: Container[Column | str],
    ) -> Mapping[Column | str, Dealt]:
        """One cell's texts, by the columns that it holds, or under its own heading."""
        name = self._names[reading.index]
        # The schema has no column for a rating's own words.
        names: list[Column | str] = [*own[:1], *([name] if not own or Column.RAG in own else [])]

        items = record.cells[reading.index]
        if own == [Column.LEAD] and (twin := self._twin_of(items, reading)):
            other = f"{name} in the other language".replace("\n", " ")
            return {Column.LEAD: deal(twin.items, actions), other: Dealt((twin.other,) * len(actions))}

        def deal_one(items: Sequence[Item], beside: Sequence[Entry]) -> Mapping[Column | str, Dealt]:
            if len(own) > 1:
                return deal_combined(items, own, beside, has_due=Column.DUE in taken)
            if own == [Column.DUE] and (dates := dates_in_a_row(items, len(beside))):
                return {Column.DUE: Dealt(dates)}
            return dict.fromkeys(names, deal(items, beside))

        whole = deal_one(items, actions)
        action = self.columns.find(Column.ACTION)
        if action is None or not record.begins:
            return whole  # No page break went through the record: it has one part.
        parts = with_whole_groups(record.parts(reading.index), own)
        return deal_by_parts(parts, record.parts(action.index), whole, deal_one)

    def _twin_of(self, items: Sequence[Item], reading: ColumnReading) -> Twin | None:
        """Both halves of a cell that names who leads in two languages: "Facilities / Installations"."""
        if self.english_side is None or not is_twin_heading(reading.heading):
            return None
        return twin_of(items, self.english_side)

    def write(self, record: Record, entry: Entry, dealt: dict[Column | str, Dealt], number: int) -> PlanRow:
        """The row of one of the record's actions: the ``number``-th of those its cells were dealt out to."""
        own = {key: text for key, one in dealt.items() if (text := one.texts[number])}
        ref = own.pop(Column.ACTION_REF, None)
        struck = is_struck(entry.items)
        action = entry.text if struck else without_struck(entry.text, entry.items)
        if ref is None:
            labelled = part_action(action)
            ref, action = labelled.ref, labelled.rest or action
        else:
            ref = without_continued(ref).rstrip(". ") or ref
        other = {key: text for key, text in own.items() if not isinstance(key, Column)}
        other |= self._notes(record)
        if entry.label:
            other["group"] = entry.label
        if entry.twin:
            other["action in the other language"] = entry.twin
        if not struck and (words := struck_words(entry.items)):
            other["struck through"] = words
        texts = {key: text for key, text in own.items() if isinstance(key, Column)}
        for reading in self.columns.readings:
            if reading.stands_in is not None and (text := other.get(self._names[reading.index])):
                texts.setdefault(reading.stands_in, text)
        if (share := self._share(texts)) is not None:
            texts[Column.STATUS] = share
        if (state := ticked_state(record.cells, self._ticked)) is not None:
            # What another column says of the status stands.
            texts = {Column.STATUS: state} | {key: text for key, text in texts.items() if not is_mark(text)}
        if (times := charted_times(record.cells, self._charted)) is not None:
            first, last = times
            texts = {Column.DUE: last, **({Column.START: first} if first != last else {}), **texts}
        live = {} if struck else self._live(record, texts)
        aligned = all(one.aligned for one in dealt.values())
        flags = [*self._flags(record, texts, aligned=aligned)]
        flags += (
            [Flag.ROW_STRUCK] if struck else [Flag.WORDS_STRUCK] if live or "struck through" in other else []
        )
        return PlanRow(
            kind=self.columns.kind,
            action=action,
            action_ref=ref,
            place=place_of(record.boxes, self.number, record.first, self.table.page),
            texts=texts,
            live=live,
            fills=self._fills(record),
            shared=frozenset(key for key, one in dealt.items() if not one.aligned),
            other=other,
            flags=tuple(flags),
        )

    def _share(self, texts: Mapping[Column, str]) -> str | None:
        """A bare figure under "% done" with the sign that its heading has; None for anything else."""
        status = self.columns.find(Column.STATUS)
        text = texts.get(Column.STATUS, "")
        return f"{text}%" if status and "%" in status.heading and _FIGURE.fullmatch(text) else None

    def _live(self, record: Record, texts: Mapping[Column, str]) -> dict[Column, str]:
        """What is left of the texts in which words are struck through."""
        items = {column: list(items) for column, items in record.below.items()}
        for reading in self.columns.readings:
            for meaning in reading.meanings:
                if isinstance(meaning, Column):
                    items.setdefault(meaning, []).extend(record.cells[reading.index])
        return {
            column: without_struck(text, items[column])
            for column, text in texts.items()
            if column in items and holds_struck(items[column])
        }

    def _notes(self, record: Record) -> dict[str, str]:
        """The comments on a record's cells, each under the heading of the cell on which it hangs."""
        notes: dict[str, str] = {}
        for col, texts in record.notes.items():
            heading = self.columns.readings[col].heading.replace("\n", " ")
            name = f"comment on {heading}" if heading else "comment"
            notes[name] = "\n".join(filter(None, (notes.get(name), *texts)))
        return notes

    def _fills(self, record: Record) -> dict[Column, str]:
        """Painted cells by column; a row painted in one colour throughout is striped, not rated."""
        if len(record.fills) == self.table.n_cols and len(set(record.fills.values())) == 1:
            return {}
        rated = {Column.RAG: record.fills[self._coloured]} if self._coloured in record.fills else {}
        return rated | {
            meaning: record.fills[reading.index]
            for reading in self.columns.readings
            for meaning in reading.meanings
            if reading.index in record.fills
        }

    def _flags(self, record: Record, texts: dict[Column, str], *, aligned: bool) -> Iterator[Flag]:
        if not aligned:
            yield Flag.CELL_NOT_ALIGNED
        if len({box.page for box in record.boxes}) > 1:
            yield Flag.JOINED_ACROSS_PAGES
        yield from dict.fromkeys(record.flags)
        used = {*texts, Column.ACTION}
        inferred = [one for one in self.columns.readings if one.is_inferred and used & {*one.meanings}]
        unnamed = self._coloured in record.fills and not self.columns.has(Column.PROGRESS)
        if inferred or unnamed:
            yield Flag.COLUMN_INFERRED
        if unnamed or any(one.is_uncertain for one in inferred):
            yield Flag.COLUMN_UNCERTAIN
        action = self.columns.find(Column.ACTION)
        if action and holds_lost_break(record.cells[action.index]):
            yield Flag.LINE_BREAK_RESTORED
