"""One page, from what is drawn on it to its tables and the text around them, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.layout import Page, Table
from extractors.pdf.engine.objects import PageObjects, TextRun
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.tables.alignment import NeighbourTable
from extractors.pdf.tables.lattice import Grid
from extractors.pdf.tables.rule_evidence import Setting
from extractors.pdf.tables.ruled import Ruled, ruled_tables
from extractors.pdf.tables.tagged import TaggedRows, open_tables
from extractors.pdf.tables.unruled import Around, Unruled, carried, unruled
from extractors.pdf.text.flows import Flow, Passage, passages_of
from extractors.pdf.text.page_edges import EdgeLine, edge_lines, running_lines
from extractors.pdf.text.page_style import SentenceEnds, style_of
from extractors.pdf.text.paragraphs import Style
from extractors.pdf.text.reading_order import Extent, in_reading_order
from extractors.pdf.text.tolerances import TEXT

_MOST_LOOSE = 5_000
"""Runs outside of ruled tables: the densest page of a budget book has 1,500, and the time that it takes to
look for columns among them grows with the cube of their number a line."""


class SeenPage(NamedTuple):
    """A page as a reader sees it: what is drawn on it, and the grids of its rules, top to bottom; ``crowded``
    counts grids left out for having too many cells."""

    marks: PageObjects
    grids: list[Grid]
    crowded: int = 0


class Scan(NamedTuple):
    """A sheet read by OCR: its pages, in order, with where each begins on it, from the left and from the top,
    and the sheet, by how much it was turned."""

    pages: tuple[tuple[SeenPage, float, float], ...]
    sheet: Page


class PageLayout(NamedTuple):
    """A page as read."""

    number: int
    width: float
    height: float
    parts: list[Table | Passage]
    """Tables and passages in reading order."""
    told: list[tuple[Table, TaggedRows]]
    """What the tags tell of the tables' rows."""
    unruled: list[Table]
    """Those of the tables that have no grid of rules."""
    edges: Mapping[str, float]
    """The lines at its top and bottom: their words, and their baselines."""
    struck_through: float = 0.0
    """The share of the lines of its ruled tables that a rule runs through."""
    unsearched: int = 0
    """How many runs outside of its ruled tables were too many to look for tables among."""
    ends: SentenceEnds = SentenceEnds()
    """Where sentences end on the pages so far."""
    turned: int = 0
    """By how many quarter turns clockwise it was turned to be read."""
    stamps: Sequence[str] = ()
    """The words of its watermarks and stamps."""
    torn: Sequence[str] = ()
    """The words of lines that stand in a table's columns and are in none of its rows."""

    @property
    def body(self) -> list[Table | Passage]:
        """Its parts without the lines at its edges."""
        return [part for part in self.parts if isinstance(part, Table) or not part.edge]

    def last_table(self) -> Table | None:
        """The table that the page ends with."""
        last = next((part for part in reversed(self.parts) if isinstance(part, Table) or not part.edge), None)
        return last if isinstance(last, Table) else None

    def first_unruled(self) -> NeighbourTable | None:
        """The table that the page begins with, where it has no grid of rules."""
        body = self.body
        first = body[0] if body and self.unruled else None
        return carried(first) if isinstance(first, Table) and first is self.unruled[0] else None

    def settings(self) -> frozenset[Setting]:
        """Where its paragraphs begin, and in which type size."""
        return frozenset(
            Setting(round(part.item.boxes[0].x0, 1), round(part.size, 1))
            for part in self.body
            if isinstance(part, Passage) and not part.item.marker
        )


class Neighbours(NamedTuple):
    """What the pages around tell of a page."""

    before: PageLayout | None = None
    """The page before."""
    below: NeighbourTable | None = None
    """The table that the page after begins with."""
    settings: frozenset[Setting] = frozenset()
    """How the prose of the pages so far is set."""


def lay_out(seen: SeenPage, neighbours: Neighbours, tags: Tags | None = None) -> PageLayout:
    """The tables and passages of a page."""
    marks = seen.marks
    before = neighbours.before
    style, ends = style_of(marks.runs, tags, before.ends if before else SentenceEnds())
    ruled = ruled_tables(seen.grids, marks, style, tags, before.last_table() if before else None)
    top, bottom = edge_lines(marks.runs, marks.height)
    unsearched = len(ruled.rest) if len(ruled.rest) > _MOST_LOOSE else 0
    if unsearched:
        found = Unruled([], [], [_flow_of(ruled.rest)])
    else:
        found = _outside(ruled, marks, (top, bottom), style, neighbours, tags)
    tables, told = ruled.tables + found.tables, ruled.told + found.told
    if tags:
        tables = [_headed(table, rows, tags) for table, rows in zip(tables, told, strict=True)]
    blocks: list[Table | Flow] = [*tables, *found.flows]
    return PageLayout(
        number=marks.number,
        width=marks.width,
        height=marks.height,
        parts=_in_order(blocks, marks, style),
        told=[(table, rows) for table, rows in zip(tables, told, strict=True) if rows],
        unruled=tables[len(ruled.tables) :],
        edges={line.words: line.base for line in (*reversed(top), *reversed(bottom))},
        struck_through=ruled.cut / ruled.lines if ruled.lines else 0.0,
        unsearched=unsearched,
        ends=ends,
        turned=marks.turned,
        stamps=marks.stamps,
        torn=found.torn,
    )


def _outside(
    ruled: Ruled,
    marks: PageObjects,
    edges: tuple[list[EdgeLine], list[EdgeLine]],
    style: Style,
    neighbours: Neighbours,
    tags: Tags | None,
) -> Unruled:
    """What the runs outside of ruled tables make, next to the page before."""
    if not ruled.rest:
        return Unruled([], [], [])
    before = neighbours.before
    seen = before.edges if before else {}
    running = [line for lines in edges for line in running_lines(lines, seen)]
    last = before.last_table() if before and not ruled.grids else None
    above = carried(last) if last is not None else None
    known = open_tables(before.told) if before and tags else {}
    around = Around(above, neighbours.below, neighbours.settings, running, tags, known)
    return unruled(marks, ruled.rest, ruled.grids, around, style)


def _flow_of(runs: list[TextRun]) -> Flow:
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return Flow(runs, x0, min(run.top for run in runs), x1, max(run.bottom for run in runs))


def _headed(table: Table, told: TaggedRows | None, tags: Tags) -> Table:
    """The table with the rows marked whose cells are all tagged as headers, unless the whole table is."""
    if told is None:
        return table
    tagged = [all(tags.cells[cell].header for cell in row) for row in tags.tables[told.table]]
    rows = {row for row, number in enumerate(told.rows) if number >= 0 and tagged[number]}
    if not rows or all(tagged):
        return table
    cells = tuple(replace(cell, header=True) if cell.row in rows else cell for cell in table.cells)
    return Table(table.n_rows, table.n_cols, cells, table.boxes)


def _in_order(blocks: list[Table | Flow], marks: PageObjects, style: Style) -> list[Table | Passage]:
    margins = TEXT.edge * marks.height, (1 - TEXT.edge) * marks.height
    parts: list[Table | Passage] = []
    for block in in_reading_order(blocks, _extent):
        if isinstance(block, Table):
            parts.append(block)
        else:
            parts.extend(passages_of(block, marks.number, style, margins))
    return parts


def _extent(block: Table | Flow) -> Extent:
    if isinstance(block, Table):
        _, x0, top, x1, bottom = block.boxes[0]
        return Extent(x0, top, x1, bottom)
    return Extent(block.x0, block.top, block.x1, block.bottom)
