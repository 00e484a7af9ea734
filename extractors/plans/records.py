"""Rows of a table that make one record: the first, and those that only carry it on (rule 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from extractors.layout import Box, Item
from extractors.plans.items import is_finished
from extractors.runs import joined_items


class Carry(Enum):
    """How a row carries on the one before it."""

    IS_CUT = auto()
    """A page break cut it, in the middle of a sentence."""
    ADDS = auto()
    """It adds to the cells beside the action, and names no action of its own."""


@dataclass(slots=True)
class Record:
    """A record while rows may still be joined to it: what stands in its cells, by column."""

    first: int
    last: int
    cells: dict[int, tuple[Item, ...]]
    fills: dict[int, str]
    boxes: list[Box]

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return self.boxes[0].page if self.boxes else None

    def take(self, more: Record, how: Carry) -> None:
        """Join a row, cell by cell: where the page cut one, its open paragraph is made whole."""
        for col, items in more.cells.items():
            before = self.cells[col]
            if items is not before:
                self.cells[col] = joined_cells(before, items) if how is Carry.IS_CUT else (*before, *items)
        self.fills = {**more.fills, **self.fills}
        self.boxes.extend(more.boxes)
        self.last = more.last

    def is_cut_before(self, more: Record) -> bool:
        """Whether a row begins in the middle of a sentence that is open here."""
        return any(in_mid_sentence(self.cells[col], more.cells[col]) for col in self.cells)


def in_mid_sentence(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether a cell's words go on, in small letters, with a sentence that the cell above leaves open."""
    if not before or not after or after[0].is_bullet:
        return False
    return after[0].text[:1].islower() and not is_finished(before[-1].text)


def joined_cells(before: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    """A cell that was cut: its open paragraph goes on, and what comes new is put behind."""
    if before and more and not is_finished(before[-1].text) and not more[0].is_bullet:
        return (*before[:-1], joined_items(before[-1], more[0]), *more[1:])
    return (*before, *more)
