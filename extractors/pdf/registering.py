"""Pages of a scan as if each had lain on the glass where the one before it lay.

Sheets are laid down by hand, or slip in the feeder, by some millimetres; programs print each page in the same
place. What goes on from page to page (columns, running lines) is looked for there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TypeAlias

from extractors.pdf.engine.objects import Fill, Rule, TextRun
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.tables.lattice import Grid
from extractors.pdf.text.page_edges import edge_lines
from extractors.pdf.tolerances import PAGE


def slip_of(seen: SeenPage, before: SeenPage) -> tuple[float, float]:
    """By how many points a page lies further right and further down than the one before it; 0 where nothing
    tells."""
    if abs(seen.marks.width - before.marks.width) > PAGE.slip_most:
        return 0.0, 0.0
    return _aside(_edges(seen), _edges(before)), _down(seen, before)


_Edges: TypeAlias = Counter[tuple[bool, int]]
"""How many texts begin at each place, in steps; columns ruled there, told apart by true, count as many as a
column's texts: a text begins as far from its rule as the next page may lie aside."""


def _edges(seen: SeenPage) -> _Edges:
    places = [(False, run.x0) for run in seen.marks.runs]
    places += [(True, x) for grid in seen.grids for x in grid.xs for _ in range(PAGE.slip_fewest)]
    return Counter((ruled, round(place / PAGE.slip_step)) for ruled, place in places)


def _aside(edges: _Edges, others: _Edges) -> float:
    """The way to the right at which most of the edges are those of the page before."""
    own = {edge: count for edge, count in edges.items() if count >= PAGE.slip_fewest}
    columns = [edge for edge, count in others.items() if count >= PAGE.slip_fewest]
    known = {(ruled, place + near) for ruled, place in columns for near in (-1, 0, 1)}
    reach = round(PAGE.slip_most / PAGE.slip_step)
    fits = {
        step: sum(count for (ruled, place), count in own.items() if (ruled, place - step) in known)
        for step in range(-reach, reach + 1)
    }
    best = max(fits.values())
    if best < PAGE.slip_share * sum(own.values()) or fits[0] >= best:
        return 0.0
    return PAGE.slip_step * median(step for step, fit in fits.items() if fit == best)


def _down(seen: SeenPage, before: SeenPage) -> float:
    """The way down from the running lines of the page before to those of this one."""
    moves = []
    for lines, others in zip(
        edge_lines(seen.marks.runs, seen.marks.height),
        edge_lines(before.marks.runs, before.marks.height),
        strict=True,
    ):
        known = {line.words: line.base for line in others}
        moves += [line.base - known[line.words] for line in lines if line.words in known]
    near = [move for move in moves if abs(move) <= PAGE.slip_most]
    return median(near) if near else 0.0


def moved(seen: SeenPage, aside: float, down: float) -> SeenPage:
    """A page with what is on it further right and further down."""
    marks = seen.marks._replace(
        runs=[_run(run, aside, down) for run in seen.marks.runs],
        across=list(_rules(seen.marks.across, down, aside)),
        down=list(_rules(seen.marks.down, aside, down)),
        fills=[_fill(fill, aside, down) for fill in seen.marks.fills],
    )
    return seen._replace(marks=marks, grids=[_grid(grid, aside, down) for grid in seen.grids])


def _run(run: TextRun, aside: float, down: float) -> TextRun:
    return run._replace(
        x0=run.x0 + aside,
        x1=run.x1 + aside,
        top=run.top + down,
        bottom=run.bottom + down,
        base=run.base + down,
    )


def _rules(rules: Sequence[Rule], across: float, along: float) -> Iterable[Rule]:
    return (Rule(at + across, start + along, end + along) for at, start, end in rules)


def _fill(fill: Fill, aside: float, down: float) -> Fill:
    return fill._replace(
        x0=fill.x0 + aside, x1=fill.x1 + aside, top=fill.top + down, bottom=fill.bottom + down
    )


def _grid(grid: Grid, aside: float, down: float) -> Grid:
    return grid._replace(xs=[x + aside for x in grid.xs], ys=[y + down for y in grid.ys])
