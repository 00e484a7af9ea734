"""Runs in the order in which a producer would have written them: cell by cell, and row by row.

Where no grid of rules holds them, columns are what stands side by side, and a row begins where texts begin
side by side (`row_starts.py`), or where paper parts what stands halfway down its rows (`middled_rows.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from extractors.ocr.middled_rows import middled_rows
from extractors.ocr.row_starts import starts_row
from extractors.ocr.tolerances.reading import READING
from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.tables.cells import inside, place
from extractors.pdf.tables.lattice import Grid
from extractors.pdf.tables.side_by_side import Level, Piece, Stretch, stretches_of


def in_content_order(runs: Sequence[TextRun], grids: Sequence[Grid], across: Sequence[Rule]) -> list[TextRun]:
    """The runs of a page, numbered anew."""
    rest = list(runs)
    blocks: list[tuple[float, list[TextRun]]] = []
    for grid in grids:
        own, rest = inside(grid, rest)
        held = place(grid, own)
        blocks.append((grid.ys[0], [run for cell in held for run in _by_line(cell)]))
    for part in _between_titles(rest):
        blocks += [(stretch.top, list(_by_cell(stretch, across))) for stretch in stretches_of(part)]
    blocks.sort(key=lambda block: block[0])
    ordered = [run for _, block in blocks for run in block]
    return [run._replace(order=number) for number, run in enumerate(ordered)]


def _between_titles(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """Runs parted where a title in large type stands, whose words are no columns of a table."""
    large = READING.row_title * median(run.size for run in runs) if runs else 0.0
    parts: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: run.base):
        titled = run.size >= large
        if not parts or titled != (parts[-1][-1].size >= large):
            parts.append([])
        parts[-1].append(run)
    return parts


def _by_line(runs: Sequence[TextRun]) -> list[TextRun]:
    return sorted(runs, key=lambda run: (run.base, run.x0))


def _by_cell(stretch: Stretch, across: Sequence[Rule]) -> Iterable[TextRun]:
    """A stretch's runs row by row, and in a row column by column."""
    middled = middled_rows(stretch)
    if middled is not None:
        yield from (run for row in middled for piece in row for run in piece.runs)
        return
    held: list[Level] = []
    for level in stretch.levels:
        if held and starts_row(level, held[-1], stretch, across):
            yield from _row(held, stretch)
            held = []
        held.append(level)
    yield from _row(held, stretch)


def _row(levels: Sequence[Level], stretch: Stretch) -> Iterable[TextRun]:
    cells: dict[int, list[Piece]] = {}
    for level in levels:
        for piece in level.pieces:
            cells.setdefault(stretch.column_of(piece), []).append(piece)
    for _, pieces in sorted(cells.items()):
        for piece in pieces:
            yield from piece.runs
