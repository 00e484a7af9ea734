"""Headings that nobody listed are told by what stands below them, and by how the table is printed."""

from __future__ import annotations

import pytest

from extractors.layout import Cell, Document, Heading, Table
from extractors.plan import Column
from extractors.plans.columns.meanings import read_columns
from extractors.plans.finder import read_plans
from extractors.plans.shape.headers import find_header
from tests.support import plain_item, table_of

BODY = (
    ("Minutes are loose sheets.", "Number each page and initial it.", "31 May 2019"),
    ("Two bills were paid late.", "Keep a diary of bills.", "30 June 2019"),
    ("Keys are not listed.", "List the keys each spring.", "July 2019"),
)


def test_a_heading_of_unknown_words_is_told_by_what_stands_below_it() -> None:
    header = find_header(table_of(("Point raised", "Our answer", "To be finished"), *BODY))
    assert header is not None
    assert header.rows == (0,)


def test_a_first_row_that_says_the_same_as_those_below_is_no_heading() -> None:
    assert find_header(table_of(*BODY)) is None


def test_a_table_that_ends_below_its_wider_cells_has_no_heading_of_two_lines() -> None:
    """A comparison of two texts, one line each, ended its reader with an error."""
    above = ((0, 1, ""), (1, 2, "from"), (3, 1, ""), (4, 2, "to"))
    below = ("t", "", "No Differences Found", "t", "", "No Differences Found")
    cells = (
        *(
            Cell(0, col, 1, wide, (plain_item(text),) if text else (), header=True)
            for col, wide, text in above
        ),
        *(Cell(1, col, 1, 1, (plain_item(text),) if text else ()) for col, text in enumerate(below)),
    )
    header = find_header(Table(2, 6, cells))
    assert header is not None
    assert header.rows == (0,)


def test_a_body_row_under_a_row_of_as_many_cells_is_no_heading() -> None:
    """A row of powers, "To appoint staff | Chief Executive | Within budget", was taken for one."""
    table = table_of(
        ("Power", "Delegated to", "Limit"),
        ("To sign orders for goods", "Harbour Engineer", "£10,000"),
        ("To appoint staff below chief officer", "Chief Executive", "Within budget"),
        ("To write off debts", "Treasurer", "£500"),
    )
    header = find_header(table)
    assert header is None or header.rows == (0,)


def test_the_lower_line_of_a_heading_names_the_columns_under_the_wider_cells() -> None:
    cells = (
        Cell(0, 0, 1, 1, (plain_item("Card"),)),
        Cell(0, 1, 1, 2, (plain_item("Commitment"),)),
        *(
            Cell(1, col, 1, 1, (plain_item(text),))
            for col, text in enumerate(("No.", "What", "Landing date"))
        ),
        *(
            Cell(row, col, 1, 1, (plain_item(text),))
            for row, texts in enumerate(
                (("W1", "Swap the gas boilers.", "July 2026"), ("W2", "Cover the roof.", "May 2025")), start=2
            )
            for col, text in enumerate(texts)
        ),
    )
    header = find_header(Table(4, 3, cells))
    assert header is not None
    assert header.rows == (0, 1)
    assert header.texts[2].endswith("Landing date")


@pytest.mark.parametrize(
    "heading", ["The Trust must", "… so we are going to", "Agreed to", "The Board shall"]
)
def test_a_heading_whose_sentence_goes_on_below_leads_in_to_actions(heading: str) -> None:
    found = read_columns(
        ["", heading], [["1", "2", "3"], ["Close the yard.", "Train the staff.", "Ring the bell."]]
    )
    assert found.readings[1].meanings == (Column.ACTION,)


def test_actions_that_stand_for_several_rows_are_what_the_deliverables_answer_to() -> None:
    parents = ["Build relationships.", "Build relationships.", "Raise awareness.", "Raise awareness."]
    each = ["Identify local groups.", "Meet two of them.", "Hold a talk in May.", "Publish a guide."]
    found = read_columns(
        ["Action", "Deliverable", "Timeline"],
        [parents, each, ["May 2021", "June 2021", "May 2021", "July 2021"]],
    )
    assert [reading.meanings for reading in found.readings] == [
        (Column.RECOMMENDATION,),
        (Column.ACTION,),
        (Column.DUE,),
    ]


def test_the_only_heading_above_the_only_plan_is_the_paper_s_own() -> None:
    rows = [("Action", "Lead", "Due"), ("Review the policy", "Ann Lee", "May 2014")]
    alone = Document("text", (Heading(plain_item("Things to do before the fete"), 1), table_of(*rows)))
    (plan,) = read_plans(alone).plans
    assert plan.rows[0].section is None
    headings = (Heading(plain_item("The fete"), 1), Heading(plain_item("Before"), 2))
    (plan,) = read_plans(Document("text", (*headings, table_of(*rows)))).plans
    assert plan.rows[0].section == "Before"


def test_numbers_lose_their_full_stop() -> None:
    rows = [
        ("No.", "Action", "Lead"),
        ("25.", "Review the policy", "Ann Lee"),
        ("26.", "Sell the hut", "Bo Day"),
    ]
    (plan,) = read_plans(Document("text", (table_of(*rows),))).plans
    assert [row.action_ref for row in plan.rows] == ["25", "26"]


def test_a_line_of_a_form_to_be_filled_in_heads_no_columns() -> None:
    """The labels of a safety form were taken for headings, and its tasks for things to do by a date."""
    form = table_of(
        ("Person completing it:", "", "Date:", ""),
        ("Site:", "", "Supervisor", ""),
        ("Move the container", "Lifting", "Train the staff", "Employer"),
        ("Secure the load", "Spills", "Check the straps", "Everyone"),
        ("Put the container back", "Tripping", "Clear the floor", "Everyone"),
    )
    header = find_header(form)
    assert header is None or "Date:" not in header.texts
    between = table_of(("Action:", "Lead:", "Due:"), ("Mend the gate.", "Clerk", "May 2019"))
    assert find_header(between) is not None, "a colon alone makes no form"
