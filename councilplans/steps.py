"""A PDF's pages drawn after each step of their reading: runs, rules, grid, cells, rows.

Each step is drawn by itself on the same page, so that what went wrong can be seen where it first did.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from councilplans.drawing import BLUE, GREEN, GREY, ORANGE, Mark, Pictures, table_marks
from extractors import Findings
from extractors.layout import Box, Document
from extractors.options import ReadOptions
from extractors.pdf.engine.objects import Rule
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.reader import seen_pages
from extractors.pdf.tables.lattice import Grid
from ingest.source import SourceFile

_PEN = 0.7
"""Points on either side of a rule, so that it is seen."""


def draw_steps(
    source: SourceFile, document: Document, reading: Findings, options: ReadOptions
) -> Iterator[tuple[str, bytes]]:
    """Each page after each step, as PNGs with their names (``page-007-3-grid.png``).

    Grey are runs of text, orange rules, blue the slots of the grids that the rules make; then the cells of
    all tables as `draw_pages` draws them, and the rows of the plans, green and blue in turn.
    """
    with Pictures(source, document) as pictures:
        for seen in seen_pages(source, options):
            number = seen.marks.number
            for step, (name, marks) in enumerate(_steps(seen, document, reading), 1):
                yield f"page-{number:03d}-{step}-{name}.png", pictures.draw(number, marks)


def _steps(seen: SeenPage, document: Document, reading: Findings) -> Iterator[tuple[str, list[Mark]]]:
    page = seen.marks.number
    yield "runs", [Mark(Box(page, run.x0, run.top, run.x1, run.bottom), GREY) for run in seen.marks.runs]
    yield (
        "rules",
        [
            *(Mark(_across(page, rule), ORANGE, tinted=True) for rule in seen.marks.across),
            *(Mark(_down(page, rule), ORANGE, tinted=True) for rule in seen.marks.down),
        ],
    )
    yield "grid", [Mark(box, BLUE) for grid in seen.grids for box in _slots(page, grid)]
    cells = [
        mark
        for table, one in zip(document.tables, reading.tables, strict=True)
        for mark in table_marks(table, one)
    ]
    yield "cells", [mark for mark in cells if mark.box.page == page]
    boxes = [row.place.box for plan in reading.plans for row in plan.rows if row.place.box]
    own = (box for box in boxes if box.page == page)
    yield "rows", [Mark(box, colour, tinted=True) for box, colour in zip(own, cycle((GREEN, BLUE)))]


def _across(page: int, rule: Rule) -> Box:
    return Box(page, rule.start, rule.at - _PEN, rule.end, rule.at + _PEN)


def _down(page: int, rule: Rule) -> Box:
    return Box(page, rule.at - _PEN, rule.start, rule.at + _PEN, rule.end)


def _slots(page: int, grid: Grid) -> Iterator[Box]:
    for row, col, high, wide in grid.slots:
        yield Box(page, grid.xs[col], grid.ys[row], grid.xs[col + wide], grid.ys[row + high])
