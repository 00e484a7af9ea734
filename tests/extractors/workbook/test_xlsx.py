"""The Excel reader sees what Excel shows: values as formatted, paint by whatever means, what is hidden."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table as DeclaredTable
from openpyxl.worksheet.worksheet import Worksheet

from extractors.layout import Table
from extractors.plans import read_plans
from ingest.errors import Reason, UnreadableDocument
from tests.extractors.workbook.making import read_book, read_sheet

HEADER = ("Ref", "Action", "Lead", "Due", "RAG")
ROWS = (
    HEADER,
    (1, "Publish the parking policy", "Ann Lee", "March 2031", "Red"),
    (2, "Train all wardens", "Bo Hart", "May 2031", "Green"),
)


def table(rows: tuple[tuple[object, ...], ...], change: object = None) -> Table:
    (found,) = read_sheet(rows, change).tables  # type: ignore[arg-type]
    return found


def test_a_sheet_is_the_page_and_the_row_is_counted_in_it() -> None:
    found = table((("Plan",), (), *ROWS))
    assert found.page == 1
    assert found.sheet is not None
    assert (found.sheet.name, found.sheet.row, found.sheet.column) == ("Sheet", 3, 1)


def test_lines_of_a_cell_are_items_and_typed_bullets_have_their_depth() -> None:
    text = "Forums include:\n• one\n   - county\n   - london\n• two\n"
    cell = table((HEADER, (1, text, "Ann", "May 2031", ""), ROWS[1])).at(1, 1)
    assert [(item.text, item.level) for item in cell.items] == [
        ("Forums include:", None),
        ("one", 0),
        ("county", 1),
        ("london", 1),
        ("two", 0),
    ]


def test_lines_under_a_lead_in_are_its_list() -> None:
    text = "Set up a team of wardens by:\nA new rota\nMore vans\n\nReport to the board"
    cell = table((HEADER, (1, text, "Leads:\nAnn\nBo", "May 2031", ""), ROWS[1])).at(1, 1)
    assert [item.level for item in cell.items] == [None, 0, 0, None]
    rows = read_plans(read_sheet((HEADER, (1, text, "Ann", "May 2031", ""), ROWS[1]))).plans[0].rows
    assert [row.action for row in rows][:2] == [
        "Set up a team of wardens by:\nA new rota\nMore vans",
        "Report to the board",
    ]


def test_faces_of_a_part_of_a_text_are_kept() -> None:
    rich = CellRichText(
        "Publish ", TextBlock(InlineFont(b=True), "now"), TextBlock(InlineFont(strike=True), " never")
    )
    cell = table((HEADER, (1, rich, "Ann", "May 2031", ""), ROWS[1])).at(1, 1)
    assert [(run.text, run.bold, run.struck) for run in cell.items[0].runs] == [
        ("Publish ", False, False),
        ("now", True, False),
        (" never", False, True),
    ]


def test_paint_is_resolved_from_the_theme_and_its_tint_and_the_palette() -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["E2"].fill = PatternFill("solid", fgColor="FFFF0000")
        sheet["D2"].fill = PatternFill("solid", fgColor=Color(theme=5, tint=0.4))
        sheet["C2"].fill = PatternFill("solid", fgColor=Color(indexed=13))
        sheet["B2"].fill = PatternFill("gray125")

    found = table(ROWS, paint)
    # openpyxl writes the theme of Office 2007, whose second accent is C0504D.
    assert [found.at(1, col).fill for col in range(5)] == [None, None, "#FFFF00", "#D99694", "#FF0000"]


def test_paint_of_plain_conditional_formats() -> None:
    red, green, blue = (PatternFill(bgColor=colour) for colour in ("FFFF0000", "FF00FF00", "FF0000FF"))

    def rules(sheet: Worksheet) -> None:
        sheet.conditional_formatting.add("E2:E9", CellIsRule("equal", ['"Red"'], fill=red, stopIfTrue=True))
        sheet.conditional_formatting.add("E2:E9", FormulaRule(['$E2="green"'], fill=green))
        sheet.conditional_formatting.add("A2:A9", CellIsRule("greaterThan", ["1"], fill=blue))

    found = table(ROWS, rules)
    assert [found.at(row, 4).fill for row in (1, 2)] == ["#FF0000", "#00FF00"]
    assert [found.at(row, 0).fill for row in (1, 2)] == [None, "#0000FF"]


def test_conditional_formats_that_are_not_worked_out_are_said() -> None:
    def rules(sheet: Worksheet) -> None:
        sheet.conditional_formatting.add(
            "A2:A9", ColorScaleRule("min", None, "FFFF0000", "max", None, None, None, None, "FF00FF00")
        )

    assert [issue.code for issue in read_sheet(ROWS, rules).issues] == ["conditional_format_not_read"]


def test_hidden_sheets_are_skipped_and_said() -> None:
    book = Workbook()
    for name, state in (("Shown", "visible"), ("Lists", "hidden"), ("Old", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in ROWS:
            sheet.append(list(row))
    del book["Sheet"]
    found = read_book(book)
    assert [table.sheet and table.sheet.name for table in found.tables] == ["Shown"]
    said = [(issue.code, issue.page, issue.sheet) for issue in found.issues]
    assert said == [("hidden_sheet", None, "Lists"), ("hidden_sheet", None, "Old")]


def test_hidden_rows_and_columns_are_read_and_flagged() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True

    document = read_sheet(ROWS, hide)
    rows = read_plans(document).plans[0].rows
    assert [row.flags for row in rows] == [("hidden_column",), ("hidden_row", "hidden_column")]
    assert [issue.message for issue in document.issues] == [
        "Sheet 'Sheet' hides row 3, which was read.",
        "Sheet 'Sheet' hides column E, which was read.",
    ]


def test_comments_go_to_other_under_the_heading_of_their_cell() -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["D2"].comment = Comment("Ann Lee:\nagreed with the police", "Ann Lee")

    rows = read_plans(read_sheet(ROWS, comment)).plans[0].rows
    assert rows[0].other["comment on Due"] == "Ann Lee:\nagreed with the police"
    assert "comment on Due" not in rows[1].other


def test_a_formula_without_a_saved_value_is_flagged() -> None:
    document = read_sheet((*ROWS, (3, "Open a depot", "Cy Dale", "=D2", "Red")))
    assert document.tables[0].at(3, 3).is_empty
    assert read_plans(document).plans[0].rows[2].flags == ("formula_without_value",)
    assert [(issue.code, "D4" in issue.message) for issue in document.issues] == [
        ("formula_without_value", True)
    ]


def test_dates_are_dates_with_the_precision_that_is_shown() -> None:
    day = datetime(2031, 3, 4)  # noqa: DTZ001

    def dates(sheet: Worksheet) -> None:
        sheet["D2"].value, sheet["D2"].number_format = day, "mmm-yy"
        sheet["D3"].value, sheet["D3"].number_format = day, "mm-dd-yy"

    found = table(ROWS, dates)
    # Format 14 is the short date of the reader's own country.
    assert [found.at(row, 3).text for row in (1, 2)] == ["Mar-2031", "04/03/2031"]


def test_a_reference_that_lost_its_naught_has_it_again() -> None:
    rows = [
        (HEADER),
        *((number / 10 + 1, f"Do thing {number}", "Ann", "May 2031", "") for number in range(1, 10)),
    ]
    rows += [(1.1, "Do thing 10", "Ann", "May 2031", ""), (1.11, "Do thing 11", "Ann", "May 2031", "")]
    rows += [(2.1, "Do another", "Ann", "May 2031", "")]
    found = table(tuple(rows))
    assert [found.at(row, 0).text for row in range(9, 13)] == ["1.9", "1.10", "1.11", "2.1"]
    assert found.at(10, 0).flags == ("reference_completed",)
    assert found.at(1, 0).flags == ()


def test_a_declared_table_names_its_header_row() -> None:
    def declare(sheet: Worksheet) -> None:
        sheet.add_table(DeclaredTable(displayName="Plan", ref="A1:E3"))

    found = table(ROWS, declare)
    assert [found.at(row, 0).header for row in range(3)] == [True, False, False]


def test_a_cell_style_of_a_heading_makes_a_heading() -> None:
    def style(sheet: Worksheet) -> None:
        sheet["A1"].style = "Title"

    document = read_sheet((("Parking action plan",), (), *ROWS), style)
    assert type(document.blocks[0]).__name__ == "Heading"


def test_properties() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Words"])
    book.properties.title, book.properties.creator = "Parking plan", "Ann Lee"
    found = read_book(book).properties
    assert (found.title, found.author) == ("Parking plan", "Ann Lee")


def test_an_empty_workbook_holds_no_text() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_sheet(())
    assert refused.value.reason is Reason.NO_TEXT


def test_a_dot_shows_its_colour_also_from_a_symbol_font() -> None:
    def colour(sheet: Worksheet) -> None:
        sheet["E2"].font = Font(color="FFFF0000")
        sheet["E3"].font = Font(name="Wingdings", color="FF00B050")

    found = table((HEADER, (*ROWS[1][:4], "●"), (*ROWS[2][:4], "l")), colour)
    assert [found.at(row, 4).fill for row in (1, 2)] == ["#FF0000", "#00B050"]
    assert found.at(2, 4).text == "●"


def test_a_raised_digit_of_a_rich_text_is_a_mark() -> None:
    text = CellRichText("June 2010", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    assert table((HEADER, (1, "Publish it", "Ann Lee", text, ""), ROWS[2])).at(1, 3).text == "June 2010¹"


def test_a_day_that_is_stored_as_one_and_formatted_as_nothing_is_that_day() -> None:
    """Its cell was empty, and nothing said so."""
    book = Workbook(iso_dates=True)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(list(HEADER))
    sheet.append([1, "Publish the parking policy", "Ann Lee", datetime(2031, 3, 9), "Red"])  # noqa: DTZ001
    sheet["D2"].number_format = "General"
    (found,) = read_book(book).tables
    assert found.at(1, 3).text == "2031-03-09"
