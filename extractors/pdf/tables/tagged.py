"""Tables by their tags, as far as the page bears them out.

A tag says which cell and which row, over all pages, a text belongs to. It does not say where the columns
are: producers leave empty cells out (browsers), repeat the cells of a row that goes over the page
(LibreOffice), or forget a span. So rows come from the tags and columns from where the cells stand; and a
table whose tags do not fit the page (it tags a layout, leaves a header row out, swallows a cell) is read
without them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from extractors.joining.columns import column_lines
from extractors.joining.rows import words_of
from extractors.layout import Table
from extractors.pdf.engine.objects import TextRun
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.tables.alignment import AlignedTable
from extractors.pdf.tables.columns import between_lines, columns_of, lines_between, placed, spans
from extractors.pdf.tables.lattice import Grid
from extractors.pdf.tables.rule_evidence import Evidence, same_columns
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk
from extractors.pdf.text.lines import same_line


class TaggedRows(NamedTuple):
    """What the tags tell of the rows of a table on one page: the number of the tagged table, the number
    of each row in it (-1 where untagged), and the first and last leaf of each cell by row and column."""

    table: int
    rows: list[int]
    ends: dict[tuple[int, int], tuple[int, int]]


def told_by_slots(grid: Grid, held: list[list[TextRun]], tags: Tags) -> TaggedRows | None:
    """What the tags tell of a ruled table, or None where they contradict its rules."""
    votes: Counter[int] = Counter()
    for runs in held:
        for run in runs:
            cell = tags.cell_of(run.leaf)
            if cell is not None:
                votes[cell.table] += 1
    if not votes:
        return None
    table, _ = votes.most_common(1)[0]
    rows: list[Counter[int]] = [Counter() for _ in range(grid.n_rows)]
    met: dict[int, int] = {}
    wrong = filled = 0
    for index, (slot, runs) in enumerate(zip(grid.slots, held, strict=True)):
        numbers = {tags.leaves[run.leaf].cell for run in runs if run.leaf >= 0} - {-1}
        filled += bool(numbers)
        wrong += len(numbers) > 1 or any(met.setdefault(number, index) != index for number in numbers)
        for number in numbers:
            cell = tags.cells[number]
            if cell.table == table and slot.row_span == 1:
                rows[slot.row][cell.row] += 1
    wrong += sum(1 for counts in rows if len(counts) > 1)
    if wrong > TABLES.tags_wrong * filled:
        return None
    numbered = [counts.most_common(1)[0][0] if counts else -1 for counts in rows]
    return TaggedRows(table, numbered, _ends(grid, held))


def _ends(grid: Grid, held: list[list[TextRun]]) -> dict[tuple[int, int], tuple[int, int]]:
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for slot, runs in zip(grid.slots, held, strict=True):
        if runs:
            first, last = min(runs, key=_by_base), max(runs, key=_by_base)
            for row in range(slot.row, slot.row + slot.row_span):
                ends[row, slot.col] = first.leaf, last.leaf
    return ends


def _by_base(run: TextRun) -> tuple[float, float]:
    return run.base, run.x0


class OpenTable(NamedTuple):
    """A tagged table as the page before left it: its column lines, and the words of its header row."""

    lines: list[float]
    header: list[str]


def open_tables(told: Iterable[tuple[Table, TaggedRows]]) -> dict[int, OpenTable]:
    """The tagged tables of a page, by number, for the page after."""
    tables: dict[int, OpenTable] = {}
    for table, rows in told:
        lines = column_lines(table)
        if lines is not None:
            header = [""] * table.n_cols
            for cell in table.row(0):
                header[cell.col] = words_of(cell.text)
            tables[rows.table] = OpenTable(list(lines), header)
    return tables


def tagged_tables(
    runs: list[TextRun], tags: Tags, evidence: Evidence, before: Mapping[int, OpenTable]
) -> list[tuple[AlignedTable, TaggedRows]]:
    """The tables that the tags of a page tell of, where the page bears them out.

    ``before`` are those of the page before; one that goes on here keeps its columns, and takes in the
    header that is printed again above it, though that is not tagged.
    """
    by_table: dict[int, list[TextRun]] = {}
    for run in runs:
        cell = tags.cell_of(run.leaf)
        if cell is not None and not run.turned:
            by_table.setdefault(cell.table, []).append(run)
    found = []
    for table, own in by_table.items():
        rows = _rows(own, tags)
        bands = [Band(chunks) for chunks in rows.values()]
        known = before.get(table)
        if not _fits_page(bands, alone=known is not None) or _has_strangers(own, runs):
            continue
        if known is None and _lacks_header(bands, table, runs, tags):
            continue
        stretch = _stretch(bands, evidence, known)
        numbers = list(rows)
        if known and (header := _header_above(stretch, runs, known)):
            stretch, numbers = stretch._replace(bands=[header, *bands]), [-1, *numbers]
        if len(stretch.columns) > 1:
            found.append((stretch, TaggedRows(table, numbers, _band_ends(stretch))))
    return found


def _header_above(stretch: AlignedTable, runs: list[TextRun], known: OpenTable) -> Band | None:
    """The untagged header row right above a stretch, where it says what the table's header says."""
    first = stretch.bands[0]
    size = first.chunks[0].last.size
    x0, x1 = stretch.lines[0] - TABLES.tagged_overlap, stretch.lines[-1] + TABLES.tagged_overlap
    above = [
        run
        for run in runs
        if run.leaf < 0
        and first.top - TABLES.tagged_header * size < run.base < first.top + 1
        and x0 < run.x0 < x1
    ]
    by_col: dict[int, list[TextRun]] = {}
    for run in above:
        by_col.setdefault(spans(stretch.columns, run.x0, run.x1)[0], []).append(run)
    said = [words_of("".join(run.text for run in by_col.get(col, ()))) for col in range(len(stretch.columns))]
    if not above or said != known.header:
        return None
    return Band([Chunk(_lines(own)) for _, own in sorted(by_col.items())])


def _rows(runs: Iterable[TextRun], tags: Tags) -> dict[int, list[Chunk]]:
    """A chunk for each tagged cell, by row."""
    cells: dict[int, list[TextRun]] = {}
    for run in runs:
        cells.setdefault(tags.leaves[run.leaf].cell, []).append(run)
    rows: dict[int, list[Chunk]] = {}
    for number in sorted(cells):
        cell = tags.cells[number]
        chunk = Chunk(_lines(cells[number]), cell.col_span, cell.row_span)
        rows.setdefault(cell.row, []).append(chunk)
    return {row: sorted(chunks, key=lambda chunk: chunk.x0) for row, chunks in sorted(rows.items())}


def _lines(runs: list[TextRun]) -> list[list[TextRun]]:
    lines: list[list[TextRun]] = []
    for run in sorted(runs, key=_by_base):
        if lines and same_line(lines[-1][-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _fits_page(bands: list[Band], *, alone: bool) -> bool:
    """Whether rows stand below one another, and the cells of each side by side; ``alone`` says that a
    single cell will do, the table being known from the page before."""
    if not alone and not any(len(band.chunks) > 1 for band in bands):
        return False
    wrong = sum(1 for one, other in pairwise(bands) if other.top < one.top - TABLES.tagged_above)
    wrong += sum(
        1
        for band in bands
        for one, other in pairwise(band.chunks)
        if other.x0 < one.set_x1 - TABLES.tagged_overlap
    )
    return wrong <= TABLES.tags_wrong * sum(len(band.chunks) for band in bands)


def _has_strangers(own: list[TextRun], runs: list[TextRun]) -> bool:
    """Whether text that is tagged for elsewhere, or not at all, stands in a table's area."""
    x0, x1 = min(run.x0 for run in own), max(run.x1 for run in own)
    top, bottom = min(run.top for run in own), max(run.bottom for run in own)
    orders = {run.order for run in own}
    strange = sum(
        len(run.text)
        for run in runs
        if run.order not in orders and x0 < (run.x0 + run.x1) / 2 < x1 and top < run.base < bottom
    )
    return strange > TABLES.tags_wrong * sum(len(run.text) for run in own)


def _lacks_header(bands: list[Band], table: int, runs: list[TextRun], tags: Tags) -> bool:
    """Whether a line right above a table's first row is parted as its columns are: a header left out."""
    first = bands[0]
    if len(first.chunks) < 3 or min(tags.cells[c].row for row in tags.tables[table] for c in row) > 0:
        return False
    size = first.chunks[0].last.size
    above = [run for run in runs if first.top - TABLES.header_gap * size < run.base < first.top]
    over = [{n for n, c in enumerate(first.chunks) if run.x0 < c.x1 and run.x1 > c.x0} for run in above]
    headed = {number for numbers in over if len(numbers) == 1 for number in numbers}
    return len(headed) >= len(first.chunks) - 1


def _stretch(bands: list[Band], evidence: Evidence, known: OpenTable | None) -> AlignedTable:
    columns = columns_of(bands)
    if known and same_columns(columns, known.lines, drawn=False):
        return AlignedTable(bands, between_lines(known.lines), known.lines)
    seams = evidence.seams(bands)
    if len(columns) > 1 and same_columns(columns, seams):
        return AlignedTable(bands, between_lines(seams), seams)
    return AlignedTable(bands, columns, lines_between(columns, bands) if len(columns) > 1 else [])


def _band_ends(stretch: AlignedTable) -> dict[tuple[int, int], tuple[int, int]]:
    """The first and last leaf of each cell, by row and column."""
    return {
        (row, first): (chunk.lines[0][0].leaf, chunk.lines[-1][-1].leaf)
        for row, band in enumerate(stretch.bands)
        for chunk, first, _ in placed(band, stretch.columns)
    }
