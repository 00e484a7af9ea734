"""Footers that stand inside a table's frame: a last row of one cell that is printed on page after page.

Programs that print a grid put the day of print, the page's number or a marking into its last row. It is no
row of the table, and parts a row that goes on over the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from extractors.joining.columns import column_lines
from extractors.layout import Table
from extractors.pdf.page_layout import PageLayout
from extractors.pdf.text.page_edges import running_words

_NUMBER = re.compile(r"\d+")

Columns: TypeAlias = tuple[int, ...]
"""Where the column lines of a table stand, in whole points."""


class _Foot(NamedTuple):
    """The last row of a table's piece on one page: the page's place and number, the table, and the row's
    words, none where it is no single cell."""

    layout: int
    page: int
    table: Table
    text: str


class WithoutFeet(NamedTuple):
    """The pages with their tables' footers taken away, and the words of these."""

    layouts: list[PageLayout]
    texts: list[str]


def without_running_rows(layouts: Sequence[PageLayout]) -> WithoutFeet:
    """The pages without the footers inside of their tables; tagged tables are left as they are."""
    pieces: dict[Columns, dict[int, _Foot]] = {}
    for place, layout in enumerate(layouts):
        told = {id(table) for table, _ in layout.told}
        for table in (part for part in layout.parts if isinstance(part, Table) and id(part) not in told):
            lines = column_lines(table)
            if lines is not None and len(lines) > 2:  # Of two columns or more.
                columns = tuple(map(round, lines))
                pieces.setdefault(columns, {})[place] = _Foot(place, layout.number, table, _last_row(table))
    kept, texts = list(layouts), list[str]()
    for feet in (list(by_page.values()) for by_page in pieces.values() if len(by_page) > 1):
        if _are_running(feet):
            texts += [foot.text for foot in feet]
            for foot in feet:
                kept[foot.layout] = _without(kept[foot.layout], foot.table)
    return WithoutFeet(kept, texts)


def _last_row(table: Table) -> str:
    """The words of a table's last row where that is a single cell below others; else nothing."""
    last = table.at(table.n_rows - 1, 0)
    alone = table.n_rows > 1 and last.row_span == 1 and last.col_span == table.n_cols
    return " ".join(last.text.split()) if alone else ""


def _are_running(feet: Sequence[_Foot]) -> bool:
    """Whether the last rows say the same on all pages, but for numbers that count with the pages."""
    first, *others = feet
    if not first.text or any(running_words(foot.text) != running_words(first.text) for foot in others):
        return False
    numbers = list(map(int, _NUMBER.findall(first.text)))
    return all(
        now in (before, before + foot.page - first.page)
        for foot in others
        for before, now in zip(numbers, map(int, _NUMBER.findall(foot.text)), strict=True)
    )


def _without(layout: PageLayout, table: Table) -> PageLayout:
    """A page with the last row of one of its tables taken away."""
    last = table.at(table.n_rows - 1, 0)
    bottom = last.boxes[0].top if last.boxes else table.boxes[0].bottom
    cells = tuple(cell for cell in table.cells if cell is not last)
    shorter = Table(table.n_rows - 1, table.n_cols, cells, (table.boxes[0]._replace(bottom=bottom),))
    return layout._replace(parts=[shorter if part is table else part for part in layout.parts])
