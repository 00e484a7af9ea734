"""Ruled tables: what the rules show is what comes out, and what nobody sees is no rule."""

from __future__ import annotations

import pytest

from tests.extractors.pdf.making import A4, Sheet, only_table, read, texts

XS = [50.0, 150.0, 300.0, 450.0]
YS = [100.0, 120.0, 140.0, 160.0]
ROWS = [["No", "Action", "Lead"], ["1", "Write the plan", "Ann"], ["2", "Agree the plan", "Bob"]]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    sheet = Sheet()
    sheet.table([50, 300, 500], [100, 130, 190], [["Action", "Lead"], ["Publish it", "Ann"]])
    sheet.table([60, 130, 200], [150, 165, 180], [["Phase", "Cost"], ["One", "4,000"]])
    outer, inner = read(sheet.done()).tables
    assert texts(outer) == [["Action", "Lead"], ["Publish it", "Ann"]]
    assert texts(inner) == [["Phase", "Cost"], ["One", "4,000"]]


def test_boxes_side_by_side_inside_a_cell_are_part_of_it() -> None:
    sheet = Sheet()
    sheet.table([50, 300, 500], [100, 130, 190], [["Action", "Done"], ["Publish it", ""]])
    sheet.table([310, 350, 390], [150, 165], [["Yes", "No"]])
    (table,) = read(sheet.done()).tables
    assert "Yes" in table.at(1, 1).text


def test_a_grid_is_read_cell_by_cell_with_its_places() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    table = only_table(sheet.done())
    assert texts(table) == ROWS
    page, *corners = table.at(1, 1).boxes[0]
    assert page == 1
    assert corners == pytest.approx([150, 120, 300, 140], abs=0.5)


def test_cells_are_merged_where_a_rule_is_missing() -> None:
    sheet = Sheet()
    for box, words in (
        ((50, 100, 450, 120), "Theme one"),
        ((50, 120, 150, 160), "Both rows"),
        ((150, 120, 300, 140), "Upper"),
        ((300, 120, 450, 140), "Ann"),
        ((150, 140, 300, 160), "Lower"),
        ((300, 140, 450, 160), "Bob"),
    ):
        sheet.box(*box)
        sheet.words(box[0] + 3, box[1] + 11, words)
    table = only_table(sheet.done())
    assert (table.n_rows, table.n_cols) == (3, 3)
    assert (table.at(0, 0).col_span, table.at(0, 0).text) == (3, "Theme one")
    assert (table.at(1, 0).row_span, table.at(2, 0).text) == (2, "Both rows")
    assert table.at(2, 1).text == "Lower"


@pytest.mark.parametrize(("beside", "columns"), [(20, 2), (60, 3)])
def test_a_heading_whose_line_is_drawn_askew_heads_one_column(beside: float, columns: int) -> None:
    """Its line stood a little beside that of the rows below: the heading stood over two columns, one of them
    its neighbour's. A line far beside is one of its own."""
    sheet = Sheet()
    sheet.table([50, 230 - beside, 330], [100, 120], [["Measure", "Aim"]])
    sheet.table([50, 230, 330], [120, 140, 160], [["Hubs opened", "A1"], ["Plans signed", "A2, A3"]])
    table = only_table(sheet.done())
    assert table.n_cols == columns
    if columns == 2:
        assert texts(table) == [["Measure", "Aim"], ["Hubs opened", "A1"], ["Plans signed", "A2, A3"]]
        assert table.at(0, 1).boxes[0].x0 == pytest.approx(230, abs=0.5)


def test_fills_are_the_cells_colours_and_unpainted_is_not_white() -> None:
    sheet = Sheet()
    sheet.fill(300, 120, 450, 140, "#FF0000")
    sheet.fill(300, 140, 450, 160, "#00B050")
    sheet.fill(50, 100, 450, 120, "#FFFFFF")
    sheet.table(XS, YS, ROWS)
    table = only_table(sheet.done())
    assert [table.at(row, 2).fill for row in range(3)] == ["#FFFFFF", "#FF0000", "#00B050"]
    assert table.at(1, 1).fill is None


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_rotated_page_is_read_as_displayed(turns: int) -> None:
    """The same table drawn so that it stands upright once the page is turned."""
    width, height = A4
    sheet = Sheet()  # reportlab gives the sheet the sides that it has once it is turned.
    sheet.canvas.setPageRotation(turns)
    sheet.canvas.transform(
        *{90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}[
            turns
        ]
    )
    sheet.table(XS, YS, ROWS)
    table = only_table(sheet.done())
    assert texts(table) == ROWS
    assert list(table.boxes[0][1:]) == pytest.approx([50, 100, 450, 160], abs=1)


def test_what_stands_in_a_form_is_read_where_it_is_placed() -> None:
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.beginForm("plan")
    sheet.table(XS, YS, ROWS)
    canvas.endForm()
    canvas.translate(20, -200)
    canvas.doForm("plan")
    table = only_table(sheet.done())
    assert texts(table) == ROWS
    assert list(table.boxes[0][1:]) == pytest.approx([70, 300, 470, 360], abs=1)


def test_a_rule_that_is_clipped_away_parts_nothing() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    canvas = sheet.canvas
    canvas.saveState()
    corner = canvas.beginPath()
    corner.rect(0, 0, 10, 10)
    canvas.clipPath(corner, stroke=0, fill=0)
    sheet.rule(225, 100, 225, 160)
    canvas.restoreState()
    assert texts(only_table(sheet.done())) == ROWS


def test_rules_that_nobody_sees_part_nothing() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    sheet.canvas.setStrokeAlpha(0)
    sheet.rule(225, 100, 225, 160)
    sheet.canvas.setStrokeAlpha(1)
    sheet.canvas.setStrokeColor("white")
    sheet.rule(375, 100, 375, 160)
    assert texts(only_table(sheet.done())) == ROWS


def test_white_rules_on_painted_cells_are_seen() -> None:
    sheet = Sheet()
    sheet.fill(50, 100, 450, 160, "#1F4E79")
    sheet.canvas.setStrokeColor("white")
    sheet.table(XS, YS, ROWS)
    assert texts(only_table(sheet.done())) == ROWS


def test_rules_drawn_as_thin_rectangles_and_in_dashes_are_rules() -> None:
    sheet = Sheet()
    for x in XS:
        sheet.fill(x - 0.5, 100, x + 0.5, 160, "#000000")
    for y in YS:
        for x in range(50, 450, 4):
            sheet.rule(x, y, x + 2, y)
    for y, words in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, words, strict=False):
            sheet.words(x + 3, y + 11, text)
    assert texts(only_table(sheet.done())) == ROWS


def test_text_that_overruns_its_cell_stays_whole() -> None:
    """pdfplumber mixes the letters of neighbours here: "s Jnaonwe Smith"."""
    sheet = Sheet()
    rows = [["No", "Action", "Lead"], ["1", "Write to all of the partners in the county", "Jane Smith"]]
    sheet.table([50, 150, 300, 450], YS[:3], rows)
    assert texts(only_table(sheet.done())) == rows


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.box(50, 100, 450, 160)
    sheet.words(60, 120, "A note in a frame.")
    document = read(sheet.done())
    assert document.tables == ()
    assert "A note in a frame." in list(document.texts())


def test_tables_side_by_side_are_two() -> None:
    sheet = Sheet()
    sheet.table([50, 100, 250], YS, [["a", "left"], ["b", "left"], ["c", "left"]])
    sheet.table([300, 350, 500], YS, [["d", "right"], ["e", "right"], ["f", "right"]])
    found = [texts(table) for table in read(sheet.done()).tables]
    assert [rows[0] for rows in found] == [["a", "left"], ["d", "right"]]
