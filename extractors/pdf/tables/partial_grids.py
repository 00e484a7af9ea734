"""Grids that show less than the table: rules around groups of rows, or of columns, but not between all.

Such a grid's text is read by its alignment instead, the rules counting as bounds only.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.tables.alignment import is_enumerator
from extractors.pdf.tables.cells import owners
from extractors.pdf.tables.columns import between_lines
from extractors.pdf.tables.lattice import Grid
from extractors.pdf.tables.row_heads import parted
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.tables.wrapped_rows import with_whole_rows
from extractors.pdf.text.bands import Band, Chunk, bands_of


def is_partial(grid: Grid, held: list[list[TextRun]], runs: list[TextRun], across: list[Rule]) -> bool:
    """Whether the text inside a grid has columns or rows that the grid's rules do not part.

    ``held`` are the runs of each slot, ``runs`` all of them in the order they were drawn.
    """
    if not (_has_gaps(held) or _is_revisited(grid, held, runs)):
        return False
    bands = bands_of(runs, across)
    return _hides_columns(grid, bands) or _hides_rows(grid, bands)


def _has_gaps(held: list[list[TextRun]]) -> bool:
    """Whether runs stand side by side in slots often enough for a hidden column."""
    gaps = 0
    for runs in held:
        for one, other in pairwise(runs):
            if other.base == one.base and other.x0 > one.x1:
                gaps += 1
    return gaps >= TABLES.hidden_bands


def _is_revisited(grid: Grid, held: list[list[TextRun]], runs: list[TextRun]) -> bool:
    """Whether the page's content comes back to slots after others of their row, as hidden rows make it."""
    if len(held) < 2:
        return False
    slot_of = {run.order: number for number, own in enumerate(held) for run in own}
    left: set[int] = set()
    before = -1
    revisits = 0
    for run in runs:
        number = slot_of[run.order]
        if number != before:
            left.add(before)
            revisits += number in left
            before = number
    return revisits >= TABLES.hidden_bands


def _hides_columns(grid: Grid, bands: list[Band]) -> bool:
    """Whether a strip without text runs down through the slots that stand under one another."""
    owner = owners(grid)
    strips: dict[tuple[int, int], _Strips] = {}
    for band in bands:
        held: dict[int, list[Chunk]] = {}
        for chunk in band.chunks:
            held.setdefault(_slot_of(grid, owner, chunk), []).append(chunk)
        for index, chunks in held.items():
            slot = grid.slots[index]
            strips.setdefault((slot.col, slot.col_span), _Strips([], [])).add(chunks)
    return any(found.part_columns() for found in strips.values())


class _Strips(NamedTuple):
    """The gaps between chunks in slots that stand under one another, and the extents of all their lines."""

    gaps: list[tuple[float, float]]
    lines: list[tuple[float, float]]

    def add(self, chunks: list[Chunk]) -> None:
        """Note the chunks of one band in one slot; the gap after an item's number is none."""
        if len(chunks) > 2 or not is_enumerator(chunks[0]):
            self.gaps.extend((one.x1, other.x0) for one, other in pairwise(chunks))
        for chunk in chunks:
            self.lines.extend((min(r.x0 for r in line), max(r.x1 for r in line)) for line in chunk.lines)

    def part_columns(self) -> bool:
        """Whether some gap is found again and again and next to no line crosses it."""
        return len(self.gaps) >= TABLES.hidden_bands and any(
            self._is_strip((x0 + x1) / 2) for x0, x1 in self.gaps
        )

    def _is_strip(self, middle: float) -> bool:
        found = sum(1 for x0, x1 in self.gaps if x0 < middle < x1)
        crossing = sum(1 for x0, x1 in self.lines if x0 < middle < x1)
        return found >= TABLES.hidden_bands and crossing <= TABLES.few_across * found


def _slot_of(grid: Grid, owner: list[list[int]], chunk: Chunk) -> int:
    row = min(max(bisect_right(grid.ys, chunk.first_base - 1) - 1, 0), grid.n_rows - 1)
    col = min(max(bisect_right(grid.xs, (chunk.x0 + chunk.x1) / 2) - 1, 0), grid.n_cols - 1)
    return owner[row][col]


def _hides_rows(grid: Grid, bands: list[Band]) -> bool:
    """Whether some row of the grid holds several bands of cells whose lines do not run on, or are set off."""
    owner = owners(grid)
    by_row: dict[int, list[Band]] = {}
    for band in bands:
        slots = {_slot_of(grid, owner, chunk) for chunk in band.chunks}
        if len(slots) == len(band.chunks):
            by_row.setdefault(bisect_right(grid.ys, band.top + 1), []).append(band)
    columns = between_lines(grid.xs)
    wholes = (with_whole_rows(rows, columns) for rows in by_row.values())
    return any(_are_rows([band for band in whole if len(band.chunks) > 1]) for whole in wholes)


def _are_rows(bands: list[Band]) -> bool:
    if len(bands) < TABLES.hidden_bands:
        return False
    steps = [step for one, other in pairwise(bands) for step in _steps(one, other)]
    return bool(steps) and (sum(steps) >= TABLES.begin_anew * len(steps) or _are_set_off(bands))


def _are_set_off(bands: list[Band]) -> bool:
    """Whether rows that each begin in the same first column stand further apart than the lines of one."""
    lines = [line for band in bands for chunk in band.chunks for line in pairwise(chunk.lines)]
    if not lines or any(abs(band.x0 - bands[0].x0) > TABLES.same_edge for band in bands):
        return False
    usual = min(two[0].base - one[0].base for one, two in lines)
    gaps = [other.chunks[0].first_base - one.base for one, other in pairwise(bands)]
    return all(gap > TABLES.set_off * usual for gap in gaps)


def _steps(one: Band, other: Band) -> list[bool]:
    """For each column in both bands, whether the lower chunk is no continuation of the upper one."""
    limits = [chunk.x0 for chunk in one.chunks[1:]] + [one.x1]
    return [
        parted(upper.lines[-1], lower.lines[0], max(limit, upper.x1))
        for upper, limit in zip(one.chunks, limits, strict=True)
        for lower in other.chunks
        if upper.x0 < lower.x1 and lower.x0 < upper.x1
    ]
