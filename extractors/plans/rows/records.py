"""Rows of a table that make one record: the first, and those that only carry it on (rule 4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from extractors.continuing import begins_small, is_finished, is_one_sentence
from extractors.layout import Box, Cell, Item
from extractors.plan import Column
from extractors.runs import joined_items
from ingest.codes import Flag
from lexicon.words import word_count

_SENTENCE_WORDS = 4
"""Fewer words are a name, a date or a status, which is whole without a full stop; or a list's label, no
lead-in to it."""


class Carry(Enum):
    """How a row carries on the one before it."""

    IS_CUT = auto()
    """A page break cut it, in the middle of a sentence."""
    ADDS = auto()
    """It adds to the cells beside the action, and names no action of its own."""
    LISTS = auto()
    """It names a part of the list that the action leads in to."""


@dataclass(slots=True)
class Record:
    """A record while rows may still be joined to it: what stands in its cells, by their place.

    ``below`` is what rows across the table say of it ("Progress: ..."), by what it is; ``notes`` are the
    comments on its cells, by their place, and ``flags`` what the reader found doubtful in them. ``begins``
    has for each row that was joined where its items begin in each cell.
    """

    first: int
    last: int
    cells: dict[int, tuple[Item, ...]]
    fills: dict[int, str]
    boxes: list[Box]
    below: dict[Column, tuple[Item, ...]] = field(default_factory=dict)
    table_page: int | None = None
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    begins: list[dict[int, int]] = field(default_factory=list)

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return self.boxes[0].page if self.boxes else self.table_page

    def take(self, more: Record, how: Carry) -> None:
        """Join a row, cell by cell: where the page cut one, its open paragraph is made whole."""
        self.begins.append({col: len(items) for col, items in self.cells.items()})
        for col, items in more.cells.items():
            before = self.cells[col]
            if items is not before and how is Carry.LISTS:
                self.cells[col] = (*before, *(replace(item, level=item.level or 0) for item in items))
            elif items is not before:
                self.cells[col] = joined_cells(before, items) if how is Carry.IS_CUT else (*before, *items)
        self.fills = {**more.fills, **self.fills}
        self.boxes.extend(more.boxes)
        for col, notes in more.notes.items():
            known = self.notes.get(col, ())
            self.notes[col] = (*known, *(note for note in notes if note not in known))
        self.flags = (*self.flags, *more.flags)
        self.last = more.last

    def parts(self, col: int) -> tuple[tuple[Item, ...], ...]:
        """A cell's items by the row in which they stand: as many parts in every cell.

        A paragraph that was cut belongs to the part in which it begins.
        """
        items = self.cells[col]
        if not self.begins:
            return (items,)
        ends = [*(begins.get(col, 0) for begins in self.begins), len(items)]
        return tuple(items[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True))

    def is_cut_before(self, more: Record, action: int, keys: Collection[int]) -> bool:
        """Whether a row only goes on with a sentence that is open here, and names nothing anew.

        A small letter alone says little ("ongoing", "e-learning"): the sentence must be one, the action's
        own cell must be empty or go on as well, and so must the ``keys``: who leads, by when, how far.
        Where the action breaks off or goes on with a word such as "of", the other cells only go on too.
        """
        goes_on = {col for col in self.cells if _is_prose(self.cells[col]) and self._goes_on(more, col)}
        if action in goes_on and is_one_sentence(self.cells[action][-1].text, more.cells[action][0].text):
            return True
        worded = {col for col in (action, *keys) if more.cells[col]}
        return bool(goes_on) and worded <= goes_on | {col for col in keys if self._goes_on(more, col)}

    def leads_in_to(self, more: Record, action: int, meant: Collection[int]) -> bool:
        """Whether a row is a part of the list that the action leads in to: "Services involved include:".

        Nothing else that is asked of an action, in the ``meant`` columns, stands beside such a part.
        """
        lead_in = next((item for item in reversed(self.cells[action]) if not item.is_bullet), None)
        if lead_in is None or not more.cells[action] or not any(self.cells[col] for col in meant):
            return False
        leads_in = lead_in.text.rstrip().endswith(":") and word_count(lead_in.text) >= _SENTENCE_WORDS
        return leads_in and not any(more.cells[col] for col in meant)

    def _goes_on(self, more: Record, col: int) -> bool:
        return in_mid_sentence(self.cells[col], more.cells[col])


def _is_prose(items: Sequence[Item]) -> bool:
    return bool(items) and word_count(items[-1].text) >= _SENTENCE_WORDS


def in_mid_sentence(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether a cell's words go on, in small letters, with a sentence that the cell above leaves open."""
    if not before or not after or after[0].is_bullet:
        return False
    return begins_small(after[0].text) and not is_finished(before[-1].text)


def joined_cells(before: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    """A cell that was cut: its open paragraph goes on, and what comes new is put behind."""
    if before and more and not is_finished(before[-1].text) and not more[0].is_bullet:
        return (*before[:-1], joined_items(before[-1], more[0]), *more[1:])
    return (*before, *more)


def cuts_of(cells: Sequence[Cell]) -> list[dict[int, int]]:
    """Where the items of a row's cells go on behind each page break that went through the row."""
    own = [cell for cell in cells if cell.row_span == min(other.row_span for other in cells)]
    breaks = {len(cell.cuts) for cell in own}
    if len(breaks) != 1:
        return []
    return [{cell.col: cell.cuts[number] for cell in own} for number in range(breaks.pop())]
