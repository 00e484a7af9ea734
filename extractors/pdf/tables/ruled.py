"""The tables that a page's rules make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractors.joining.columns import column_lines
from extractors.joining.tolerances import JOINING
from extractors.layout import Table
from extractors.pdf.engine.objects import PageObjects, TextRun
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.tables.cells import inside, place, table_of
from extractors.pdf.tables.lattice import Grid, without_slivers
from extractors.pdf.tables.partial_grids import is_partial
from extractors.pdf.tables.tagged import TaggedRows, told_by_slots
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.lines import is_sign
from extractors.pdf.text.paragraphs import Style


class Ruled(NamedTuple):
    """A page's ruled tables, what the tags tell of the rows of each, their grids, the runs that stand in
    none of them, how many stand in one, and through how many of these a rule runs."""

    tables: list[Table]
    told: list[TaggedRows | None]
    grids: list[Grid]
    rest: list[TextRun]
    lines: int = 0
    cut: int = 0


def ruled_tables(
    grids: list[Grid], marks: PageObjects, style: Style, tags: Tags | None, above: Table | None
) -> Ruled:
    """The tables among a page's grids, each with its text; ``above`` is the table that the page before
    ends with, whose last row may go on here in a single cell."""
    found = Ruled([], [], [], [])
    rest = marks.runs
    lines_above = column_lines(above) if above is not None and grids else None
    lines = cut = 0
    for grid in sorted(grids, key=lambda grid: not _is_nested(grid, grids)):
        own, others = inside(grid, rest)
        held = place(grid, own)
        grid = without_slivers(grid)
        goes_on = lines_above is not None and _same_lines(grid.xs, lines_above)
        if (goes_on or _is_table(grid, held)) and not is_partial(grid, held, own, marks.across):
            found.tables.append(table_of(grid, held, marks, style))
            found.told.append(told_by_slots(grid, held, tags) if tags else None)
            found.grids.append(grid)
            rest = others
            lines += len(own)
            cut += cut_through(grid, held)
    return found._replace(rest=rest, lines=lines, cut=cut)


def _is_nested(grid: Grid, grids: list[Grid]) -> bool:
    """Whether a grid of rows and columns stands inside one slot of another: its text is its own."""
    if grid.n_rows < 2 or grid.n_cols < 2:
        return False
    return any(
        other.xs[slot.col] < grid.xs[0]
        and grid.xs[-1] < other.xs[slot.col + slot.col_span]
        and other.ys[slot.row] < grid.ys[0]
        and grid.ys[-1] < other.ys[slot.row + slot.row_span]
        for other in grids
        if other is not grid and other.xs[0] < grid.xs[0] and other.ys[0] < grid.ys[0]
        for slot in other.slots
    )


def cut_through(grid: Grid, held: list[list[TextRun]]) -> int:
    """How many runs stand so that the upper or lower rule of their slot runs through their letters: in
    a table that was read rightly next to none."""
    cut = 0
    for slot, runs in zip(grid.slots, held, strict=True):
        highest, lowest = (
            grid.ys[slot.row] - TABLES.rule_touch,
            grid.ys[slot.row + slot.row_span] + TABLES.rule_touch,
        )
        for run in runs:
            over = run.base > lowest or run.base - TABLES.cut_height * run.size < highest
            cut += over and not run.turned
    return cut


def _is_table(grid: Grid, held: list[list[TextRun]]) -> bool:
    """Whether a ruled grid is a table and no frame or chart: text stands side by side in its rows, and
    there is some in more than the odd slot."""
    if grid.n_cols < 2:
        return False
    filled = Counter(slot.row for slot, runs in zip(grid.slots, held, strict=True) if _has_words(runs))
    side_by_side = sum(1 for count in filled.values() if count > 1)
    if side_by_side < (2 if len(grid.slots) >= TABLES.chart_slots else 1):
        return False
    first = sum(1 for slot in grid.slots if slot.row == 0)
    share = sum(filled.values()) / len(grid.slots)
    return share >= TABLES.chart_share or (filled[0] * 2 >= first and share >= TABLES.blank_share)


def _same_lines(xs: list[float], lines: Sequence[float]) -> bool:
    """Whether column lines stand where those of another page do."""
    return len(xs) == len(lines) and all(
        abs(a - b) <= JOINING.same_place for a, b in zip(xs, lines, strict=True)
    )


def _has_words(runs: list[TextRun]) -> bool:
    return bool(runs) and not all(is_sign(run) for run in runs)
