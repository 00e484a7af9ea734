"""What only several pages tell: running lines, and tables and rows that a page break cut."""

from __future__ import annotations

from extractors.layout import Heading, Paragraph
from tests.extractors.pdf.making import Sheet, read, texts

XS = [50.0, 100.0, 300.0, 500.0]
HEADER = ["No", "Action", "Lead"]


def prose(sheet: Sheet, page: int) -> None:
    for line in range(6):
        sheet.words(
            50, 200 + 14 * line, f"Page {'abcdef'[page]} line {line}: the board met and noted the report."
        )


def test_running_headers_footers_and_page_numbers_are_in_no_block() -> None:
    sheet = Sheet()
    for page in range(5):
        sheet.words(50, 30, "Larkminster City Council")
        prose(sheet, page)
        sheet.words(50, 815, "Action plan 2012")
        sheet.words(290, 830, f"Page {page + 1} of 5")
        if page < 4:
            sheet.next_page()
    document = read(sheet.done())
    said = " ".join(document.texts())
    assert set(document.running) == {"Larkminster City Council", "Action plan 2012", "Page 1 of 5"}
    assert "Larkminster" not in said
    assert "of 5" not in said
    assert said.count("the board met") == 30


def test_a_line_that_stands_on_one_page_only_is_kept() -> None:
    sheet = Sheet()
    sheet.words(50, 30, "Report of the Director", size=14, font="Helvetica-Bold")
    for page in range(4):
        prose(sheet, page)
        if page < 3:
            sheet.next_page()
    first = read(sheet.done()).blocks[0]
    assert isinstance(first, Heading)
    assert first.item.text == "Report of the Director"


def test_a_table_that_goes_over_the_page_is_one_with_its_header_once() -> None:
    sheet = Sheet()
    sheet.table(XS, [700, 720, 740, 760], [HEADER, ["1", "Write it", "Ann"], ["2", "Agree it", "Bob"]])
    sheet.next_page()
    sheet.table(XS, [60, 80, 100, 120], [HEADER, ["3", "Print it", "Cat"], ["4", "Send it", "Dan"]])
    (table,) = read(sheet.done()).tables
    assert [row[0] for row in texts(table)] == ["No", "1", "2", "3", "4"]
    assert [box.page for box in table.boxes] == [1, 2]


def test_a_row_that_the_page_break_cut_is_one_row() -> None:
    sheet = Sheet()
    cut = ["2", "Agree the plan with all of the", "Bob"]
    sheet.table(XS, [700, 720, 740, 760], [HEADER, ["1", "Write it", "Ann"], cut])
    sheet.next_page()
    sheet.table(XS, [60, 80, 100, 120], [HEADER, ["", "partners in the county", ""], ["3", "Send it", "Dan"]])
    (table,) = read(sheet.done()).tables
    assert [" ".join(text.split()) for text in texts(table)[2]] == [
        "2",
        "Agree the plan with all of the partners in the county",
        "Bob",
    ]
    assert texts(table)[3][0] == "3"


def test_tables_of_other_columns_on_the_next_page_stay_apart() -> None:
    sheet = Sheet()
    sheet.table(XS, [700, 720, 740], [HEADER, ["1", "Write it", "Ann"]])
    sheet.next_page()
    sheet.table([50, 200, 500], [60, 80, 100], [["Risk", "Mitigation"], ["Delay", "Watch it"]])
    assert [table.n_cols for table in read(sheet.done()).tables] == [3, 2]


def test_headings_are_told_from_the_body_by_their_size() -> None:
    sheet = Sheet()
    sheet.words(50, 120, "Progress", size=16)
    sheet.words(50, 150, "Since March", size=12)
    prose(sheet, 0)
    blocks = read(sheet.done()).blocks
    assert [(block.item.text, block.level) for block in blocks if isinstance(block, Heading)] == [
        ("Progress", 1),
        ("Since March", 2),
    ]
    assert any(isinstance(block, Paragraph) for block in blocks)


def framed(*pages: tuple[list[str], str]) -> Sheet:
    """Pages of a ruled plan with a row each, and in the table's frame a line of words below it."""
    sheet = Sheet()
    for number, (row, foot) in enumerate(pages):
        if number:
            sheet.next_page()
        sheet.table(XS, [100.0, 130.0, 160.0], [HEADER, row])
        for x in (XS[0], XS[-1]):
            sheet.rule(x, 160, x, 174)
        sheet.rule(XS[0], 174, XS[-1], 174)
        sheet.words(XS[0] + 4, 170, foot, size=7)
    return sheet


ONE, TWO = ["1", "Publish the strategy", "Ann"], ["2", "Consult residents", "Bob"]


def test_a_footer_in_the_frame_of_a_table_is_no_row_of_it() -> None:
    said = "Printed 03/11/2025 by the clerk - page"
    document = read(framed((ONE, f"{said} 1 of 2"), (TWO, f"{said} 2 of 2")).done())
    rows = [row for table in document.tables for row in texts(table)]
    assert [row for row in rows if row != HEADER] == [ONE, TWO]
    assert len(document.running) == 1
    assert document.running[0].startswith(said)


def test_last_rows_that_say_different_things_are_rows() -> None:
    document = read(framed((ONE, "Theme 1: homes"), (TWO, "Theme 2: roads")).done())
    assert "Theme 1: homes" in document.tables[0].text
    assert not document.running
