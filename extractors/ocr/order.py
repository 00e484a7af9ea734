"""Runs in the order in which a producer would have written them: cell by cell, and column by column."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.tables.cells import inside, place
from extractors.pdf.tables.lattice import Grid

_PITCH = 1.9
"""In ems: the next line of a paragraph stands no further below."""

_TO_SIGN = 4.0
"""In ems: the widest way from a bullet to its text."""

_INDENT = 2.5
"""In ems: a line of the same column begins no further to the left or right."""


def in_content_order(runs: Sequence[TextRun], grids: Sequence[Grid]) -> list[TextRun]:
    """The runs of a page, numbered anew."""
    rest = list(runs)
    blocks: list[tuple[float, list[TextRun]]] = []
    for grid in grids:
        own, rest = inside(grid, rest)
        held = place(grid, own)
        blocks.append((grid.ys[0], [run for cell in held for run in _by_line(cell)]))
    blocks += [(column[0].top, column) for column in _columns(rest)]
    blocks.sort(key=lambda block: block[0])
    ordered = [run for _, block in blocks for run in block]
    return [run._replace(order=number) for number, run in enumerate(ordered)]


def _by_line(runs: Sequence[TextRun]) -> list[TextRun]:
    return sorted(runs, key=lambda run: (run.base, run.x0))


def _columns(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """Runs that follow one another down a column."""
    columns: list[list[TextRun]] = []
    signs = [run for run in runs if run.face.symbol]
    for run in _by_line([run for run in runs if not run.face.symbol]):
        above = [column for column in columns if _follows(column[-1], run)]
        if above:
            min(above, key=lambda column: abs(column[-1].x0 - run.x0)).append(run)
        else:
            columns.append([run])
    return [_with_signs(column, signs) for column in columns] + [[sign] for sign in signs]


def _with_signs(column: list[TextRun], signs: list[TextRun]) -> list[TextRun]:
    """A column with the bullets of its lines before them, which are taken out of ``signs``."""
    whole: list[TextRun] = []
    for run in column:
        own = [
            sign for sign in signs if sign.base == run.base and 0 <= run.x0 - sign.x1 <= _TO_SIGN * run.size
        ]
        for sign in own:
            signs.remove(sign)
        whole += [*own, run]
    return whole


def _follows(above: TextRun, run: TextRun) -> bool:
    step = run.base - above.base
    close = 0.5 * run.size < step <= _PITCH * max(run.size, above.size)
    return close and abs(run.x0 - above.x0) <= _INDENT * run.size and run.size == above.size
