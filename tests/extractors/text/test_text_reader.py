"""The text reader sees in a rendering what a person sees in it."""

import pytest

from extractors.layout import Document, Heading, Paragraph, Table
from extractors.text import read
from ingest.errors import Reason, UnreadableDocument
from tests.support import source_of


def layout(text: str) -> Document:
    return read(source_of(text.encode(), "paper.txt", "text"))


def grid(table: Table) -> list[list[str]]:
    return [[table.at(row, col).text for col in range(table.n_cols)] for row in range(table.n_rows)]


def test_tabs_part_cells_and_short_rows_are_filled_up() -> None:
    (table,) = layout("Action\tLead\tBy when\nWrite it\tAnn Lee\n\t\tMay 2010\n").tables
    assert grid(table) == [["Action", "Lead", "By when"], ["Write it", "Ann Lee", ""], ["", "", "May 2010"]]


def test_pipes_part_cells_and_the_rule_under_the_heading_is_no_row() -> None:
    (table,) = layout("| Action | Lead |\n|:---|---|\n| A \\| B | Ann |\n").tables
    assert grid(table) == [["Action", "Lead"], ["A | B", "Ann"]]


def test_a_drawn_table_s_borders_say_where_its_rows_end() -> None:
    drawn = """
+----------------+-------+
| Action         | Lead  |
+================+=======+
| Review the     | Ann   |
| policy         | Lee   |
+----------------+-------+
"""
    (table,) = layout(drawn).tables
    assert grid(table) == [["Action", "Lead"], ["Review the policy", "Ann Lee"]]


def test_a_blank_line_ends_a_table_and_a_line_between_rows_spans_it() -> None:
    first, second = layout("a\tb\nSection one\nc\td\n\ne\tf\n").tables
    assert first.at(1, 0).text == "Section one"
    assert first.at(1, 0).col_span == 2
    assert grid(second) == [["e", "f"]]


def test_rule_rows_of_dashes_are_dropped_wherever_they_stand() -> None:
    (table,) = layout("a\tb\n---\t------\nc\td\n").tables
    assert grid(table) == [["a", "b"], ["c", "d"]]


def test_paragraphs_bullets_and_faces_in_a_cell() -> None:
    cell = (
        "<p><b>Team &amp; Head</b> now</p> <p>Then:</p> <ul style='x'> • one • two ○ deeper </ul>"
        " <p>on the 4 <sup>th</sup></p>"
    )
    (table,) = layout(f"{cell}\tx\n").tables
    items = table.at(0, 0).items
    assert [(item.text, item.level) for item in items] == [
        ("Team & Head now", None),
        ("Then:", None),
        ("one", 0),
        ("two", 0),
        ("deeper", 1),
        ("on the 4th", None),
    ]
    assert [(run.text, run.bold) for run in items[0].runs] == [("Team & Head", True), (" now", False)]


def test_a_list_that_lost_its_signs_is_parted_at_its_sentences() -> None:
    (table,) = layout("<ul> To report back to all. To write a review of e.g. costs.\tx\n").tables
    assert [item.text for item in table.at(0, 0).items] == [
        "To report back to all.",
        "To write a review of e.g. costs.",
    ]


def test_a_lone_less_than_sign_is_a_word() -> None:
    (table,) = layout("under <5 days & < 10\tx\n").tables
    assert table.at(0, 0).text == "under <5 days & < 10"


def test_headings_bullets_and_wrapped_paragraphs() -> None:
    text = (
        "## Section\n\nThis line was wrapped by a program that broke it at seventy characters\n"
        "and it goes on here.\n\n- first\n  - under it\n- · with the paper's own sign\n\n---\n\n"
        "Short line\nAnother\n"
    )
    blocks = layout(text).blocks
    assert isinstance(blocks[0], Heading)
    assert blocks[0].level == 2
    texts = [(block.item.text, block.item.level) for block in blocks if isinstance(block, Paragraph)]
    assert texts == [
        ("This line was wrapped by a program that broke it at seventy characters and it goes on here.", None),
        ("first", 0),
        ("under it", 1),
        ("with the paper's own sign", 0),
        ("Short line", None),
        ("Another", None),
    ]


def test_a_face_that_changes_between_letters_was_a_line_break() -> None:
    blocks = layout("Plan of Action**Success Criteria**\n").blocks
    assert [block.item.text for block in blocks if isinstance(block, Paragraph)] == [
        "Plan of Action",
        "Success Criteria",
    ]


RUNNING = "# Our Plan\n\nAction\tLead\na\tb\n\nOur Plan\n\nAction\tLead\nc\td\n"


def test_a_running_header_between_two_pieces_of_a_table_stands_in_no_block() -> None:
    document = layout(RUNNING)
    assert document.running == ("Our Plan",)
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Table", "Table"]


def test_a_heading_that_introduces_lists_again_and_again_is_no_running_header() -> None:
    text = "\n\n".join(f"Issue {n}\n\nSuccess criteria\n\n- done {n}\n\na\tb" for n in range(4))
    assert layout(text).running == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_windows_programs_wrote_is_read(encoding: str) -> None:
    document = read(source_of("Board’s plan – 2010\n".encode(encoding), "paper.txt", "text"))
    assert list(document.texts()) == ["Board’s plan – 2010"]


def test_a_file_without_a_word_says_so() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        layout("\n \n\t\n---\n")
    assert caught.value.reason is Reason.NO_TEXT
    assert "paper.txt" in str(caught.value)


def test_a_line_with_a_rule_under_it_is_a_heading() -> None:
    heading, paragraph = layout("Summary of actions\n------------------\n\nThe hall is cold.").blocks
    assert isinstance(heading, Heading)
    assert (heading.item.text, heading.level) == ("Summary of actions", 2)
    assert isinstance(paragraph, Paragraph)


def test_lines_hang_under_a_bullet_and_numbered_lines_begin_anew() -> None:
    found = [
        block.item.text
        for block in layout(
            "  * Mo to work out three cases and send them round by 31\n    October.\n\n"
            "  1. Draw a map of all the gratings and of those who clear each of them\n"
            "  2. Get quotes\n"
        ).blocks
        if isinstance(block, Paragraph)
    ]
    assert found == [
        "Mo to work out three cases and send them round by 31 October.",
        "1. Draw a map of all the gratings and of those who clear each of them",
        "2. Get quotes",
    ]


@pytest.mark.parametrize("letter", ["o", "§"])
def test_a_letter_that_stands_for_a_bullet_at_the_head_of_several_lines_is_one(letter: str) -> None:
    blocks = layout(f"{letter} Review the plan\n  {letter} Train the staff\n").blocks
    assert [(block.item.text, block.item.is_bullet) for block in blocks if isinstance(block, Paragraph)] == [
        ("Review the plan", True),
        ("Train the staff", True),
    ]
    (alone,) = layout(f"{letter} Review the plan\n").blocks
    assert isinstance(alone, Paragraph)
    assert alone.item.text == f"{letter} Review the plan"


def test_no_line_goes_on_over_a_blank_one_into_the_row_below() -> None:
    """The second line of a row went to the row below it."""
    rows = ("Action", "Lead", "By when"), ("Fund sports days and", "Ann Lee", "May 2010")
    last = ("Review the grants", "Bo Ray", "June 2010"), ("Recruit mediators", "Cy Fox", "July 2010")
    lines = [f"{one:<32}{two:<20}{three}\n\n" for one, two, three in (*rows, *last)]
    lines[1] = lines[1].replace("\n\n", "\ntell the members of them\n\n")
    (table,) = layout("".join(lines)).tables
    assert grid(table)[2:4] == [
        ["tell the members of them", "", ""],
        ["Review the grants", "Bo Ray", "June 2010"],
    ]


def test_a_text_whose_table_has_more_cells_than_any_plan_is_refused_before_it_is_filled_up() -> None:
    """One row of many cells made as many of each of thousands of rows."""
    wide = "\t".join(["x"] * 3_000)
    rows = "\n".join(["a\tb\tc"] * 3_000)
    with pytest.raises(UnreadableDocument) as refused:
        layout(f"{wide}\n{rows}")
    assert refused.value.reason is Reason.TOO_COMPLEX


def test_tabs_that_only_set_lines_in_part_no_cells() -> None:
    entry = "2006-09-10  Ann Lee\n\n\tMend the margins of\n\tpages.\n\n\t* pages: new, and old\n\n"
    document = layout(entry * 3)
    assert not document.tables
    told = [block.item.text for block in document.blocks if isinstance(block, Paragraph)]
    assert told[1:3] == ["Mend the margins of pages.", "pages: new, and old"]


def test_rows_whose_first_cell_is_empty_stay_rows_where_tabs_part_cells() -> None:
    (first, second) = layout("Action\tLead\nWrite it\tAnn Lee\n\n\tBob Dray\n").tables
    assert grid(second) == [["", "Bob Dray"]]
    assert grid(first)[1] == ["Write it", "Ann Lee"]
