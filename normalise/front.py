"""The front of a document: what stands before its first plan, where title, date and owner are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout import Document, Heading, Table
from extractors.plan import Plan

_LARGEST_COVER_SHEET = 60
"""Cells of a cover sheet's table; a larger one in front of the plan is part of the report."""


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line before the first plan: ``place`` counts from the top, ``distance`` blocks down to the plan.

    ``label`` is what stands in the cell to its left, on a cover sheet ("Document Title:").
    """

    text: str
    place: int
    distance: int
    prominent: bool = False
    in_table: bool = False
    label: str = ""


def front_of(document: Document, plans: Sequence[Plan]) -> list[FrontLine]:
    """The lines before the first plan, in order; all lines, where there is none."""
    blocks = document.blocks[: _first_block(document, plans)]
    lines: list[FrontLine] = []
    for index, block in enumerate(blocks):
        distance = len(blocks) - index
        if isinstance(block, Table):
            lines.extend(_of_cover_sheet(block, len(lines), distance))
            continue
        text = " ".join(block.item.text.split())
        if text:
            prominent = isinstance(block, Heading) or block.item.bold or text.isupper()
            lines.append(FrontLine(text, len(lines), distance, prominent))
    return lines


def _may_be_label(text: str) -> bool:
    """Whether a cell names what stands to its right: "Document title", and not "Paper (6) 1.ii"."""
    return text.endswith(":") or not any(character.isdigit() for character in text)


def _first_block(document: Document, plans: Sequence[Plan]) -> int:
    """Which block holds the first plan's first row."""
    tables = [number for number, block in enumerate(document.blocks) if isinstance(block, Table)]
    places = [row.place for plan in plans for row in plan.rows]
    return min(
        (place.row if place.table is None else tables[place.table] for place in places),
        default=len(document.blocks),
    )


def _of_cover_sheet(table: Table, place: int, distance: int) -> Iterator[FrontLine]:
    """The cells of a small table, each with the label to its left."""
    if len(table.cells) > _LARGEST_COVER_SHEET:
        return
    for row in range(table.n_rows):
        label = ""
        for cell in table.row(row):
            text = " ".join(cell.text.split())
            if text:
                yield FrontLine(text, place, distance, in_table=True, label=label)
                place += 1
            label = text if _may_be_label(text) else ""
