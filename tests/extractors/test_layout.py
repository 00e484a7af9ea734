"""The layout model holds what it promises: every slot of a table is covered exactly once."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout import (
    Cell,
    Document,
    GridError,
    Item,
    Paragraph,
    Run,
    Table,
    plain_item,
    quick_cell,
)


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, int, tuple[Cell, ...]]:
    """A grid cut at random into cells: each free slot starts one that grows while it can."""
    rows, cols = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    covered: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(rows):
        for col in range(cols):
            if (row, col) in covered:
                continue
            free = next((n for n in range(col, cols) if (row, n) in covered), cols)
            width = draw(st.integers(1, free - col))
            height = draw(st.integers(1, rows - row))
            cells.append(Cell(row, col, height, width))
            covered |= {(r, c) for r in range(row, row + height) for c in range(col, col + width)}
    return rows, cols, tuple(cells)


@given(grids())
def test_every_slot_is_covered_by_the_cell_that_says_so(grid: tuple[int, int, tuple[Cell, ...]]) -> None:
    rows, cols, cells = grid
    table = Table(rows, cols, cells)
    for row in range(rows):
        for col in range(cols):
            cell = table.at(row, col)
            assert cell.row <= row < cell.row + cell.row_span
            assert cell.col <= col < cell.col + cell.col_span
    assert [cell for row in range(rows) for cell in table.row(row) if cell.row == row] == list(cells)


@given(grids(), st.data())
def test_a_grid_with_a_cell_missing_or_doubled_is_refused(
    grid: tuple[int, int, tuple[Cell, ...]], data: st.DataObject
) -> None:
    rows, cols, cells = grid
    cell = data.draw(st.sampled_from(cells))
    with pytest.raises(GridError, match="uncovered"):
        Table(rows, cols, tuple(other for other in cells if other is not cell))
    with pytest.raises(GridError, match="twice"):
        Table(rows, cols, (*cells, cell))


@pytest.mark.parametrize("cell", [Cell(0, 2), Cell(0, 0, row_span=2), Cell(0, 0, col_span=0), Cell(-1, 0)])
def test_a_cell_outside_the_grid_or_without_extent_is_refused(cell: Cell) -> None:
    with pytest.raises(GridError):
        Table(1, 2, (cell, Cell(0, 1)))


def test_an_item_is_bold_only_where_every_word_is() -> None:
    assert Item((Run("Lead", bold=True), Run(" "))).bold
    assert not Item((Run("Lead", bold=True), Run(" now"))).bold
    assert not Item(()).bold


def test_a_document_numbers_its_tables_in_reading_order() -> None:
    first, second = Table(1, 1, (Cell(0, 0),)), Table(1, 2, (Cell(0, 0), Cell(0, 1)))
    document = Document("text", (first, Paragraph(plain_item("between")), second))
    assert document.tables == (first, second)
    assert list(document.texts()) == ["", "between", "", ""]


def test_a_document_made_of_another_has_its_own_texts() -> None:
    """They are put together once; a copy with other blocks must not keep those of the first."""
    document = Document("text", (Paragraph(plain_item("one")),))
    assert document.texts() == ("one",)
    assert replace(document, blocks=(Paragraph(plain_item("two")),)).texts() == ("two",)


def test_a_cell_that_is_made_quickly_is_one_like_any_other() -> None:
    items = (plain_item("Review the policy"),)
    quick = quick_cell((3, 1, 2, 1), items, "#FF0000", (), True, ("a note",), (), (1,))
    assert quick == Cell(3, 1, 2, 1, items, "#FF0000", header=True, notes=("a note",), cuts=(1,))
    assert replace(quick, row=4) == quick.moved(4, 2)
    with pytest.raises(FrozenInstanceError):
        quick.row = 4  # type: ignore[misc]
