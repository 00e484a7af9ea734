"""A grid's text and colours put into its cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from extractors.layout import Box, Table, quick_cell
from extractors.pdf.engine.objects import Fill, PageObjects, TextRun
from extractors.pdf.engine.spots import is_dot
from extractors.pdf.tables.lattice import Grid
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.paragraphs import Measure, Style, items_of


def table_of(grid: Grid, held: list[list[TextRun]], marks: PageObjects, style: Style) -> Table:
    """The table that a grid makes with the runs of each of its slots."""
    page = marks.number
    colours = _colours(grid, marks.fills)
    edges = _text_edges(grid, held)
    cells = []
    xs, ys, spots = grid.xs, grid.ys, marks.spots
    for (row, col, row_span, col_span), own in zip(grid.slots, held, strict=True):
        end = col + col_span
        box = _new_box(Box, (page, xs[col], ys[row], xs[end], ys[row + row_span]))
        items = items_of(own, Measure(page, edges[col][0], edges[end - 1][1], style)) if own else ()
        colour = colours[row][col]
        if spots:
            open_end = not grid.ruled and end == grid.n_cols
            seen = box._replace(x1=max(box.x1, marks.width)) if open_end else box
            colour = _light(seen, own, spots) or colour
        cells.append(quick_cell((row, col, row_span, col_span), items, colour, (box,)))
    whole = Box(page, xs[0], ys[0], xs[-1], ys[-1])
    return Table(grid.n_rows, grid.n_cols, tuple(cells), (whole,))


_new_box = tuple.__new__  # What a NamedTuple's constructor calls, at half its cost.


def _light(box: Box, own: Iterable[TextRun], spots: Iterable[Fill]) -> str | None:
    """The one colour of the dots, lights or icons in a cell that says nothing else."""
    if not all(map(is_dot, own)):
        return None
    colours = {
        spot.colour
        for spot in spots
        if box.x0 < (spot.x0 + spot.x1) / 2 < box.x1 and box.top < (spot.top + spot.bottom) / 2 < box.bottom
    }
    return colours.pop() if len(colours) == 1 else None


def inside(grid: Grid, runs: list[TextRun]) -> tuple[list[TextRun], list[TextRun]]:
    """The runs that stand in the area of a grid, and the others."""
    left, right, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
    own: list[TextRun] = []
    others: list[TextRun] = []
    for run in runs:
        across = left <= (run.x0 + run.x1) / 2 and run.x0 <= right
        (own if across and top <= middle(run) <= bottom else others).append(run)
    return own, others


def middle(run: TextRun) -> float:
    """The height at which a run stands: through the middle of its small letters."""
    return (run.top + run.bottom) / 2 if run.turned else run.base - TABLES.letter_middle * run.size


def place(grid: Grid, runs: list[TextRun]) -> list[list[TextRun]]:
    """The runs of each slot; a run that crosses a rule is given whole to one of them."""
    owner = owners(grid)
    held: list[list[TextRun]] = [[] for _ in grid.slots]
    xs, ys, n_rows, n_cols = grid.xs, grid.ys, grid.n_rows, grid.n_cols
    for run in runs:
        row = bisect_right(ys, middle(run), 1, n_rows) - 1
        col = bisect_right(xs, (run.x0 + run.x1) / 2, 1, n_cols) - 1
        index = owner[row][col]
        if run.x0 < xs[grid.slots[index].col] - TABLES.cell_overrun:
            index = _crossing(grid, owner[row], run, index)
        held[index].append(run)
    return held


def owners(grid: Grid) -> list[list[int]]:
    """For each row and column of a grid, the number of the slot that covers it."""
    owner = [[0] * grid.n_cols for _ in range(grid.n_rows)]
    for index, (row, col, high, wide) in enumerate(grid.slots):
        if high == wide == 1:  # Nearly always.
            owner[row][col] = index
            continue
        for under in range(row, row + high):
            owner[under][col : col + wide] = [index] * wide
    return owner


def _crossing(grid: Grid, owners: list[int], run: TextRun, central: int) -> int:
    """The cell of a run whose middle lies in another cell than its start."""
    slot = grid.slots[central]
    x0, x1 = grid.xs[slot.col], grid.xs[slot.col + slot.col_span]
    within = (min(run.x1, x1) - max(run.x0, x0)) / (run.x1 - run.x0)
    if within >= TABLES.own_cell_share:
        return central
    return owners[bisect_right(grid.xs, run.x0 + TABLES.cell_overrun, 1, grid.n_cols) - 1]


def _text_edges(grid: Grid, held: list[list[TextRun]]) -> list[tuple[float, float]]:
    """For each column, from where to where its text may reach.

    Between rules a cell is padded alike on both sides. Where the lines of the grid were only put in the
    middle between columns, text reaches as far as the column's longest line does.
    """
    padding = [TABLES.widest_padding] * grid.n_cols
    longest = list(grid.xs[:-1])
    for (_, col, _, col_span), runs in zip(grid.slots, held, strict=True):
        if runs and col_span == 1:
            padding[col] = min(padding[col], min([run.x0 for run in runs]) - grid.xs[col])
            if not grid.ruled:
                longest[col] = max(longest[col], max([run.x1 for run in runs]))
    edges = []
    for col, (x0, x1) in enumerate(pairwise(grid.xs)):
        inset = max(padding[col], 0.0)
        edges.append((x0 + inset, x1 - inset if grid.ruled else longest[col]))
    return edges


def _colours(grid: Grid, fills: list[Fill]) -> list[list[str | None]]:
    """The colour that lies uppermost in the middle of each slot of the grid.

    Where no rule ends the last column it ends with its words, and what is painted in it goes on.
    """
    painted: list[list[str | None]] = [[None] * grid.n_cols for _ in range(grid.n_rows)]
    if not fills:
        return painted
    across = [(one + other) / 2 for one, other in pairwise(grid.xs)]
    down = [(one + other) / 2 for one, other in pairwise(grid.ys)]
    left, right = grid.xs[0] - 2 * TABLES.widest_padding, grid.xs[-1] + 2 * TABLES.widest_padding
    for fill in fills:
        in_last = not grid.ruled and grid.n_cols > 1 and fill.x0 > grid.xs[-2] - 2 * TABLES.widest_padding
        if fill.x0 < left or (fill.x1 > right and not in_last):
            continue  # The page's own background is no cell's.
        first, last = bisect_left(across, fill.x0), bisect_right(across, fill.x1)
        for row in range(bisect_left(down, fill.top), bisect_right(down, fill.bottom)):
            painted[row][first:last] = [fill.colour] * max(last - first, 0)
    return painted
