"""What stands outside of ruled tables: tables by their tags or their alignment, and flows of prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from extractors.joining.columns import column_lines
from extractors.layout import Table
from extractors.pdf.engine.objects import Fill, PageObjects, Rule, TextRun
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.tables.aligned_grid import grid_of
from extractors.pdf.tables.alignment import AlignedTable, NeighbourTable, aligned_tables
from extractors.pdf.tables.by_place import (
    are_tables,
    are_whole,
    bands_by_place,
    is_out_of_place,
    stand_low,
)
from extractors.pdf.tables.cells import table_of
from extractors.pdf.tables.columns import placed
from extractors.pdf.tables.lattice import Grid, merged
from extractors.pdf.tables.row_heads import untangled
from extractors.pdf.tables.rule_evidence import Evidence, Setting
from extractors.pdf.tables.stacks import unstacked
from extractors.pdf.tables.tagged import OpenTable, TaggedRows, tagged_tables
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk, bands_of
from extractors.pdf.text.flows import Flow, flows_of
from extractors.pdf.text.justified import with_whole_lines
from extractors.pdf.text.page_columns import page_columns
from extractors.pdf.text.page_edges import EdgeLine
from extractors.pdf.text.paragraphs import Style


class Around(NamedTuple):
    """What is known from elsewhere: the table that the page before ended with and the one that the page
    after begins with, how the prose before is set, the running lines of the page, its tags, and the tagged
    tables of the page before."""

    above: NeighbourTable | None
    below: NeighbourTable | None
    settings: frozenset[Setting]
    running: list[EdgeLine]
    tags: Tags | None
    open_tables: Mapping[int, OpenTable]


class Unruled(NamedTuple):
    """The tables found, what the tags tell of the rows of each, the flows of prose around them, and the words
    of lines that stand in a table's columns and are in none of its rows."""

    tables: list[Table]
    told: list[TaggedRows | None]
    flows: list[Flow]
    torn: tuple[str, ...] = ()


def unruled(
    marks: PageObjects, runs: list[TextRun], used: list[Grid], around: Around, style: Style
) -> Unruled:
    """What the runs outside of the grids in use make."""
    pieces = [rule for rule in marks.across if not _is_used(rule, used)]
    rules = merged(pieces)
    fills = [fill for fill in marks.fills if fill.x1 - fill.x0 < TABLES.background * marks.width]
    evidence = Evidence(pieces, rules, fills, around.settings)
    apart = {run.order for line in around.running for run in line.runs}
    loose = [run for run in runs if run.order not in apart]
    tagged = tagged_tables(loose, around.tags, evidence, around.open_tables) if around.tags else []
    taken = _orders(stretch for stretch, _ in tagged)
    parts = page_columns(with_whole_lines([run for run in loose if run.order not in taken]))
    edges = rules + _edges(fills)
    above = around.above if not used else None
    laid: list[_Part] = []
    for number, part in enumerate(parts):
        before, after = above if number == 0 else None, around.below if number + 1 == len(parts) else None
        laid.append(_laid_out(part, rules, edges, evidence, before, after))
    aligned = [table for part in laid for table in part.tables]
    found: list[tuple[AlignedTable, TaggedRows | None]] = [*tagged, *((stretch, None) for stretch in aligned)]
    found.sort(key=lambda entry: entry[0].bands[0].top)
    tables = [table_of(*grid_of(stretch, evidence), marks, style) for stretch, _ in found]
    tops = [table.boxes[0].top for table in tables] + [grid.ys[0] for grid in used]
    flows = flows_of((Band([Chunk([line.runs])]) for line in around.running), tops)
    in_tables = _orders(aligned)
    for own in laid:
        outside = (band for band in own.bands if band.chunks[0].runs[0].order not in in_tables)
        flows += flows_of(outside, tops)
    torn = tuple(words for part in laid for words in _torn(part))
    return Unruled(tables, [told for _, told in found], flows, torn)


class _Part(NamedTuple):
    """A part of a page that is read by itself: the bands of its text, and the tables that some make."""

    bands: list[Band]
    tables: list[AlignedTable]


def _laid_out(
    runs: list[TextRun],
    rules: list[Rule],
    edges: list[Rule],
    evidence: Evidence,
    *around: NeighbourTable | None,
) -> _Part:
    """The bands and tables of runs, between the tables of the pages around."""
    bands = untangled(unstacked(bands_of(runs, edges)))
    aligned = aligned_tables(bands, evidence, *around)
    out_of_place = is_out_of_place(bands)
    if out_of_place or stand_low(aligned):
        placed = bands_by_place(runs, rules)
        instead = aligned_tables(placed, evidence, *around)
        more = len(_orders(instead)) - len(_orders(aligned))
        if are_tables(instead) and (more > 0 if out_of_place else more == 0 and are_whole(instead, aligned)):
            return _Part(placed, instead)
    return _Part(bands, aligned)


def _torn(part: _Part) -> Iterator[str]:
    """The words of bands that stand near a table, side by side in columns of it, but in none of its rows."""
    taken = _orders(part.tables)
    for band in part.bands:
        if len(band.chunks) > 1 and band.chunks[0].runs[0].order not in taken:
            near = TABLES.row_gap * band.chunks[0].last.size
            if any(_stands_in(band, table, near) for table in part.tables):
                yield " | ".join(chunk.text for chunk in band.chunks)


def _stands_in(band: Band, table: AlignedTable, near: float) -> bool:
    top, bottom = min(row.top for row in table.bands), max(row.bottom for row in table.bands)
    beside = band.bottom >= top - near and band.top <= bottom + near
    return beside and len({first for _, first, _ in placed(band, table.columns)}) > 1


def _orders(tables: Iterable[AlignedTable]) -> set[int]:
    """The runs that stand in tables, by their order."""
    return {
        run.order for table in tables for band in table.bands for chunk in band.chunks for run in chunk.runs
    }


def _is_used(rule: Rule, used: list[Grid]) -> bool:
    return any(
        grid.ys[0] - 3 <= rule.at <= grid.ys[-1] + 3 and rule.start < grid.xs[-1] and rule.end > grid.xs[0]
        for grid in used
    )


def _edges(fills: list[Fill]) -> list[Rule]:
    """The upper and lower edges of painted cells, which part rows as rules do."""
    return [
        Rule(at, fill.x0, fill.x1)
        for fill in fills
        if fill.colour != "#FFFFFF"
        for at in (fill.top, fill.bottom)
    ]


def carried(table: Table) -> NeighbourTable | None:
    """What the page after needs to know of a table to carry it on, and the page before to end with it."""
    lines = column_lines(table)
    if lines is None:
        return None
    lefts: list[float | None] = [None] * table.n_cols
    for cell in table.cells:
        starts = [box.x0 for item in cell.items for box in item.boxes]
        if cell.col_span == 1 and starts:
            known = lefts[cell.col]
            lefts[cell.col] = min(starts) if known is None else min(known, *starts)
    return NeighbourTable(list(lines), lefts)
