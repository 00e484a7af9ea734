"""Rows that a page begins with: the rest of the row above, or rows of their own under a merged cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.joining import join_pages
from extractors.layout import Box, Document, DoubtfulWord, Table
from tests.support import table_of

HEAD = ("Ref", "Action", "Lead", "By when", "Status")
ABOVE = ("1", "Publish the parking strategy", "Elaine Garside", "June 2010", "Not started")


def on_page(table: Table, page: int) -> Table:
    """The table with a box for every cell, a line of 20 points a row."""
    cells = tuple(
        replace(
            cell,
            boxes=(
                Box(page, 100.0 * cell.col, 20.0 * cell.row, 100.0 * cell.col + 100, 20.0 * cell.row + 20),
            ),
        )
        for cell in table.cells
    )
    return replace(table, cells=cells, boxes=(Box(page, 0, 0, 500, 20.0 * table.n_rows),))


def joined(*first_of_page: tuple[str, ...]) -> Table:
    """A table whose second page begins with these rows, its heading printed again."""
    blocks = (on_page(table_of(HEAD, ABOVE), 1), on_page(table_of(HEAD, *first_of_page), 2))
    (table,) = join_pages(Document("pdf", blocks)).tables
    return table


@pytest.mark.parametrize(
    "row",
    [
        ("", "Consult residents on permits", "", "July 2010", ""),
        ("", "Consult residents on permits", "", "", "In progress"),
        ("", "Consult residents on permits", "Tomas Wren", "", ""),
    ],
)
def test_a_row_with_a_value_of_its_own_is_no_rest_of_the_row_above(row: tuple[str, ...]) -> None:
    table = joined(row)
    assert table.n_rows == 3
    assert table.at(2, 0).text == "1"
    assert table.at(2, 2).text == row[2] or "Elaine Garside"
    assert table.at(2, 1).text == row[1]


@pytest.mark.parametrize(
    "row",
    [
        ("", "and consult residents on permits", "", "", ""),
        ("", "to residents and traders", "", "", ""),
        ("2", "Consult residents on permits", "", "July 2010", ""),
    ],
)
def test_a_row_that_goes_on_in_mid_sentence_is_joined_and_one_with_its_own_number_is_not(
    row: tuple[str, ...],
) -> None:
    assert joined(row).n_rows == (3 if row[0] else 2)


def test_a_number_printed_again_with_continued_names_the_row_above() -> None:
    table = joined(("1 (cont.)", "and the list of permit zones", "", "", ""))
    assert (table.n_rows, table.at(1, 0).text) == (2, "1")
    assert table.at(1, 1).text == "Publish the parking strategy and the list of permit zones"


def test_a_date_whose_year_stands_on_the_next_page_is_one_date() -> None:
    head, above = HEAD, (*ABOVE[:3], "30 September", "")
    blocks = (
        on_page(table_of(head, above), 1),
        on_page(table_of(head, ("", "including the town centre", "", "2010", "")), 2),
    )
    (table,) = join_pages(Document("pdf", blocks)).tables
    assert table.at(1, 3).text.split() == ["30", "September", "2010"]


def test_a_table_in_a_cell_is_no_more_rows_of_the_table_around_it() -> None:
    """Formats without pages set it behind its table, and with as many columns it was taken for its rest."""
    outer = table_of(("Action", "Lead", "By when"), ("Publish the strategy", "Ann Lee", "June 2010"))
    inner = replace(table_of(("Depot", "12", "4"), ("Library", "3", "9")), nested=True)
    rest = table_of(("Action", "Lead", "By when"), ("Train the staff", "Bob Hay", "May 2011"))
    found = join_pages(Document("docx", (outer, inner, rest))).tables
    assert [(table.n_rows, table.nested) for table in found] == [(3, False), (2, True)]
    assert found[0].at(2, 0).text == "Train the staff"


def test_a_header_with_a_heading_lost_on_one_page_is_the_same_header() -> None:
    """On a coarse scan one heading in three was not read at all, and the table fell apart."""
    names = ("Ref", "Action", "Outcome", "Due date", "Lead", "Status")
    first = table_of(names, ("1", "Publish it.", "It is read.", "May 2011", "AB", ""))
    second = table_of(
        ("Ref", "Action", "Outcome", "oR", "Lead", "Svatus"), ("2", "Train them.", "", "June 2011", "CD", "")
    )
    blocks = (on_page(first, 1), on_page(second, 2))
    word = DoubtfulWord("oR", Box(2, 0, 0, 9, 9), 40)
    (table,) = join_pages(Document("pdf+ocr", blocks, doubtful=(word,))).tables
    assert table.n_rows == 3


def test_a_header_misread_on_one_page_is_the_same_header() -> None:
    """A scan's table fell apart where one letter of a heading was read otherwise on its second page."""
    word = DoubtfulWord("Outcorne", Box(1, 0, 0, 9, 9), 40)
    first = table_of(("Ref", "Action", "Outcome", "Lead"), ("1", "Publish it.", "It is read.", "AB"))
    second = table_of(("Ref", "Action", "Outcorne", "Lead"), ("2", "Train them.", "They know.", "CD"))
    blocks = (on_page(first, 1), on_page(second, 2))
    (digital,) = join_pages(Document("pdf", blocks)).tables
    assert digital.n_rows == 4
    (table,) = join_pages(Document("pdf+ocr", blocks, doubtful=(word,))).tables
    assert table.n_rows == 3
