"""The grid of a table that was found by the alignment of its text."""

from __future__ import annotations

from itertools import pairwise

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.tables.alignment import AlignedTable
from extractors.pdf.tables.columns import ColumnSpan, placed
from extractors.pdf.tables.lattice import Grid, Slot
from extractors.pdf.tables.rule_evidence import Evidence
from extractors.pdf.text.bands import Band, Chunk


def grid_of(stretch: AlignedTable, evidence: Evidence) -> tuple[Grid, list[list[TextRun]]]:
    """The grid of a stretch, a row for each band, and the runs of each of its slots."""
    bands = stretch.bands
    ys = [
        bands[0].top,
        *((one.bottom + other.top) / 2 for one, other in pairwise(bands)),
        bands[-1].bottom,
    ]
    filled = [entry for row, band in enumerate(bands) for entry in _row(row, band, stretch, evidence)]
    slots, held = [slot for slot, _ in filled], [runs for _, runs in filled]
    return Grid(stretch.lines, ys, slots, ruled=False), held


def _row(row: int, band: Band, stretch: AlignedTable, evidence: Evidence) -> list[tuple[Slot, list[TextRun]]]:
    """The slots of a band with their runs; a chunk spans the columns that its cell reaches over."""
    columns = stretch.columns
    entries: list[tuple[Slot, list[TextRun]]] = []
    at = 0
    for chunk, own_first, own_last in placed(band, columns):
        first, last = _cell_span(chunk, (own_first, own_last), band, columns, evidence)
        if len(band.chunks) == 1 and (last > first == 0):
            last = len(columns) - 1
        first = max(first, at)
        if last < first:
            entries[-1][1].extend(chunk.runs)
            continue
        entries.extend((Slot(row, col, 1, 1), []) for col in range(at, first))
        entries.append((Slot(row, first, 1, last - first + 1), chunk.runs))
        at = last + 1
    entries.extend((Slot(row, col, 1, 1), []) for col in range(at, len(columns)))
    return entries


def _cell_span(
    chunk: Chunk, own: tuple[int, int], band: Band, columns: list[ColumnSpan], evidence: Evidence
) -> tuple[int, int]:
    """The columns that a chunk stands in, and those whose middle its drawn cell holds."""
    x0, x1 = evidence.reach(chunk, band, columns)
    held = [number for number, column in enumerate(columns) if x0 <= (column.x0 + column.x1) / 2 <= x1]
    return min([own[0], *held]), max([own[1], *held])
