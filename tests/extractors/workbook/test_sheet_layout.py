"""A sheet's tables are told from its titles, sections and notes, and one table from the next."""

from __future__ import annotations

from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from extractors.plans import read_plans
from tests.extractors.workbook.making import outline, read_sheet

HEADER = ("Action", "Lead", "Due date")
ROWS = (
    ("Publish the parking policy", "Ann Lee", "March 2031"),
    ("Train all wardens", "Bo Hart", "May 2031"),
)
SECOND = ("Project", "Budget", "Spent")


def ruled(first: int, last: int, cols: int = 3) -> object:
    def rule(sheet: Worksheet) -> None:
        line = Side(style="thin")
        for row in sheet.iter_rows(first, last, 1, cols):
            for cell in row:
                cell.border = Border(line, line, line, line)

    return rule


def sheet(*rows: tuple[object, ...], change: object = None) -> list[str]:
    return outline(read_sheet(rows, change))  # type: ignore[arg-type]


def test_a_title_and_notes_are_no_rows() -> None:
    found = sheet(("Parking plan 2031",), (), HEADER, *ROWS, (), ("Version 2",))
    assert found == ["Parking plan 2031", "table 3x3: Action", "Version 2"]


def test_a_merged_title_directly_above_the_heading_is_no_row() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C1")

    assert sheet(("Parking plan",), HEADER, *ROWS, change=merge) == ["Parking plan", "table 3x3: Action"]


def test_each_heading_row_begins_a_table() -> None:
    found = sheet(
        HEADER, *ROWS, ("2. Make schools safer",), HEADER, ("Build crossings", "Cy Dale", "June 2031")
    )
    assert found == ["table 3x3: Action", "2. Make schools safer", "table 2x3: Action"]


def test_a_heading_in_unknown_words_is_told_by_its_face() -> None:
    def bold(sheet: Worksheet) -> None:
        for place in ("A4", "B4", "C4"):
            sheet[place].font = Font(bold=True)

    found = sheet(HEADER, *ROWS, SECOND, ("Depot", "soon", "none"), change=bold)
    assert found == ["table 3x3: Action", "table 2x3: Project"]


def test_a_section_stays_in_the_table_that_goes_on_below_it() -> None:
    rows = (HEADER, *ROWS, ("Schools",), ("Build crossings", "Cy Dale", "June 2031"))
    assert sheet(*rows) == ["table 5x3: Action"]
    (plan,) = read_plans(read_sheet(rows)).plans
    assert [row.section for row in plan.rows] == [None, None, "Schools"]


def test_a_line_without_rules_parts_a_ruled_table() -> None:
    def rule(sheet: Worksheet) -> None:
        ruled(1, 3)(sheet)  # type: ignore[operator]
        ruled(5, 6)(sheet)  # type: ignore[operator]

    rows = (
        HEADER,
        *ROWS,
        ("Schools",),
        ("Build crossings", "Cy Dale", "June 2031"),
        ("Mend kerbs", "Di Ek", "May 2031"),
    )
    document = read_sheet(rows, rule)
    assert outline(document) == ["table 3x3: Action", "Schools", "table 2x3: Build crossings"]
    (plan,) = read_plans(document).plans
    assert [row.section for row in plan.rows] == [None, None, "Schools", "Schools"]


def test_a_ruled_row_with_a_single_word_is_a_row() -> None:
    rows = (HEADER, *ROWS, ("Open a depot at last", None, None))
    assert sheet(*rows, change=ruled(1, 4)) == ["table 4x3: Action"]


def test_a_line_below_a_table_that_may_be_its_row_is_said() -> None:
    document = read_sheet((HEADER, *ROWS, ("Open a depot at last",)))
    assert outline(document) == ["table 3x3: Action", "Open a depot at last"]
    assert [issue.code for issue in document.issues] == ["row_below_table"]


def test_rows_under_one_merged_cell_belong_together() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")

    rows = (
        ("Recommendation", "Action", "Lead", "Due"),
        ("1. Keep streets clear", "Publish the policy", "Ann Lee", "March 2031"),
        (None, "Train wardens"),
        (None, "Buy tow trucks", "Bo Hart", "May 2031"),
    )
    document = read_sheet(rows, merge)
    assert outline(document) == ["table 4x4: Recommendation"]
    assert document.tables[0].at(3, 0).text == "1. Keep streets clear"


def test_a_heading_that_alone_is_ruled_heads_the_rows_below_it() -> None:
    assert sheet(("Parking plan",), (), HEADER, *ROWS, change=ruled(3, 3)) == [
        "Parking plan",
        "table 3x3: Action",
    ]


def test_a_cover_of_labels_is_a_table_of_its_own() -> None:
    found = sheet(("Author", "Ann Lee"), ("Status", "Final"), (), HEADER, *ROWS)
    assert found == ["table 2x2: Author", "table 3x3: Action"]


def test_blank_rows_within_a_table_keep_their_place() -> None:
    document = read_sheet((HEADER, ROWS[0], (), ROWS[1]))
    assert outline(document) == ["table 4x3: Action"]
    assert [row.place.row for row in read_plans(document).plans[0].rows] == [1, 3]


def test_an_activity_named_beside_its_output_is_the_action_and_not_the_objective() -> None:
    rows = (
        ("Ref", "Output/Activity", "Objectives", "Date"),
        (
            1.1,
            "Sounding board workshop",
            "To help the department understand how to engage councils",
            "May 2031",
        ),
        (1.2, "Developer day", "To bring councils and developers together and consider uses", "TBC"),
        (1.3, "Press launch", "To generate interest among residents and build support for it", "Ongoing"),
    )
    (plan,) = read_plans(read_sheet(rows)).plans
    assert [row.action for row in plan.rows] == ["Sounding board workshop", "Developer day", "Press launch"]
