"""Any grid that is drawn with rules, with whatever cells merged, reads back exactly."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.layout import Table
from tests.extractors.pdf.making import Sheet, only_table

Spans = list[tuple[int, int, int, int]]
"""Row, column, rows and columns of each cell."""


@st.composite
def partitions(draw: st.DrawFn) -> tuple[Spans, list[float], list[float]]:
    """A grid with some of its cells merged, and the places of its column and row lines."""
    n_rows, n_cols = draw(st.integers(1, 7)), draw(st.integers(2, 6))
    free = {(row, col) for row in range(n_rows) for col in range(n_cols)}
    spans: Spans = []
    for _ in range(draw(st.integers(0, 6))):
        row, col = draw(st.integers(0, n_rows - 1)), draw(st.integers(0, n_cols - 1))
        high, wide = draw(st.integers(1, n_rows - row)), draw(st.integers(1, n_cols - col))
        covered = {(row + down, col + right) for down in range(high) for right in range(wide)}
        if covered <= free:
            free -= covered
            spans.append((row, col, high, wide))
    spans += [(row, col, 1, 1) for row, col in free]
    xs = list(accumulate(draw(st.lists(st.integers(40, 90), min_size=n_cols, max_size=n_cols)), initial=30))
    ys = list(accumulate(draw(st.lists(st.integers(16, 80), min_size=n_rows, max_size=n_rows)), initial=110))
    return sorted(spans), [float(x) for x in xs], [float(y) for y in ys]


def drawn(spans: Spans, xs: list[float], ys: list[float]) -> bytes:
    sheet = Sheet((620.0, 842.0))
    for number, (row, col, high, wide) in enumerate(spans):
        sheet.box(xs[col], ys[row], xs[col + wide], ys[row + high])
        sheet.words(xs[col] + 4, ys[row] + 11, f"cell {number}", size=8)
    return sheet.done()


def as_drawn(spans: Spans) -> set[tuple[int, int, int, int, str]]:
    """The cells with only those lines counted that a rule was drawn along."""
    rows = sorted({line for row, _, high, _ in spans for line in (row, row + high)})
    cols = sorted({line for _, col, _, wide in spans for line in (col, col + wide)})
    return {
        (
            rows.index(row),
            cols.index(col),
            rows.index(row + high) - rows.index(row),
            cols.index(col + wide) - cols.index(col),
            f"cell {number}",
        )
        for number, (row, col, high, wide) in enumerate(spans)
    }


def as_read(table: Table) -> set[tuple[int, int, int, int, str]]:
    return {(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells}


@given(partitions())
@settings(max_examples=300, deadline=None)
def test_a_drawn_grid_reads_back_exactly(grid: tuple[Spans, list[float], list[float]]) -> None:
    spans, xs, ys = grid
    beside = Counter(row for row, *_ in spans)
    # A table has rows of cells side by side; less is a frame, or the axes of a chart.
    assume(sum(count > 1 for count in beside.values()) >= (1 if len(spans) < 20 else 2))
    assert as_read(only_table(drawn(spans, xs, ys))) == as_drawn(spans)
