"""Several actions in a row that a page break cut: what stands on a page is meant for the actions on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.joining import join_pages
from extractors.layout import Cell, Document, Table, plain_item
from extractors.plan import Column
from extractors.plans import read_plans
from normalise.records import DueKind
from tests.normalise.plans import actions_of, document_of
from tests.support import table_of

HEAD = ("Recommendation", "Action", "Lead", "By when")
FIRST = (
    "Keep streets safe",
    "Review the lighting of all car parks\nPublish the lighting plan",
    "Ann Lee",
    "June 2010\nJuly 2010",
)
SECOND = (
    "",
    "of the town\nTrain the wardens\nReport to the panel\nSurvey the residents",
    "Ann Lee",
    "May 2011",
)


def test_each_page_is_dealt_out_by_itself() -> None:
    blocks = (table_of(HEAD, FIRST), table_of(HEAD, SECOND))
    (plan,) = read_plans(join_pages(Document("text", blocks))).plans
    assert [row.texts[Column.LEAD] for row in plan.rows] == ["Ann Lee"] * 5
    assert [row.texts[Column.DUE] for row in plan.rows] == ["June 2010", "July 2010", *["May 2011"] * 3]


def test_an_immediate_action_does_not_take_its_neighbours_date() -> None:
    row = ("Keep streets safe", FIRST[1], "Ann Lee", "Immediate effect\nImmediate effect\nOctober 2010")
    actions = actions_of(document_of(table_of(HEAD, row)))
    assert [(action.due_kind, action.due_date) for action in actions] == [(DueKind.UNRESOLVED, None)] * 2
    assert all({"due_not_dealt", "cell_not_aligned"} <= set(action.flags) for action in actions)


def test_a_lead_that_the_page_break_cut_is_the_lead_of_the_action_above_it() -> None:
    """The rest of a post ("Service | manager") counted as one more lead of the page below."""
    head = ("Recommendation", "Action", "Who/when")
    first = (
        "Keep streets safe",
        "Review the lighting of all car parks\nPublish the plan and",
        "*Ann Lee\nMay 2010\n*Service",
    )
    second = (
        "",
        "send it out\nTrain the wardens\nSurvey the residents",
        "*manager\nJune 2010\n*Bo Ray\nJuly 2010\n*Cy Day\nMay 2011",
    )
    (plan,) = read_plans(join_pages(Document("text", (table_of(head, first), table_of(head, second))))).plans
    assert [row.texts[Column.LEAD] for row in plan.rows] == ["Ann Lee", "Service manager", "Bo Ray", "Cy Day"]
    assert [row.texts[Column.DUE] for row in plan.rows] == ["May 2010", "June 2010", "July 2010", "May 2011"]


def test_a_post_named_by_letters_leads_although_its_date_stands_behind_it() -> None:
    """ "YI manager" in plain type before "Immediate effect" was taken for a part of the deadline."""
    row = ("Keep streets safe", "Review the lighting", "*Service manager\nYI manager Immediate effect")
    (plan,) = read_plans(Document("text", (table_of(("Recommendation", "Action", "Who/when"), row),))).plans
    assert plan.rows[0].texts == {Column.LEAD: "Service manager YI manager", Column.DUE: "Immediate effect"}


@pytest.mark.parametrize(
    "cell",
    [
        "Lead: Ann Lee\nDue date: 9 May 2010",
        "Lead: Ann Lee Due date: 9 May 2010",
        "Lead officer:\nAnn Lee\nBy when:\n9 May 2010",
        "Owner - Ann Lee\nDeadline - 9 May 2010",
        "Lead Ann Lee\nDue date 9 May 2010",
    ],
)
def test_a_cell_of_who_and_when_says_itself_which_is_which(cell: str) -> None:
    """The labels were read as parts of the lead and of the date."""
    head = ("Action", "Who and when")
    table = table_of(head, ("Review the lighting", cell), ("Train the wardens", cell))
    (plan,) = read_plans(Document("text", (table,))).plans
    assert {row.texts[Column.LEAD] for row in plan.rows} == {"Ann Lee"}
    assert {row.texts[Column.DUE] for row in plan.rows} == {"9 May 2010"}


def test_a_table_in_a_cell_goes_on_with_no_plan_around_it() -> None:
    """Its labels became actions."""
    outer = table_of(("Action", "Who and when"), ("Review the lighting", "Ann Lee, 9 May 2010"))
    inner = replace(table_of(("Lead", "Ann Lee"), ("Due date", "9 May 2010")), nested=True)
    (plan,) = read_plans(Document("text", (outer, inner))).plans
    assert [row.action for row in plan.rows] == ["Review the lighting"]


def test_a_column_that_the_one_before_reaches_over_is_no_second_day() -> None:
    """A deadline over two columns of the grid was the day on which the action was done as well."""
    head = ("Action", "Lead officer", "Completion date")
    tasks = (("Review the lighting", "Ann Lee", "1 May 2010"), ("Train the wardens", "Bo Ray", "June 2010"))
    cells = tuple(
        Cell(number, (0, 1, 2)[col], col_span=2 if col == 2 else 1, items=(plain_item(text),))
        for number, row in enumerate((head, *tasks))
        for col, text in enumerate(row)
    )
    (plan,) = read_plans(Document("text", (Table(3, 4, cells),))).plans
    assert [row.texts[Column.DUE] for row in plan.rows] == ["1 May 2010", "June 2010"]
    assert not any(Column.COMPLETED_DATE in row.texts for row in plan.rows)


def test_a_line_that_says_the_same_twice_is_two_lines_whose_break_was_lost() -> None:
    """Three lines of leads stood beside four actions, and every action got all of them."""
    row = (
        "Keep streets safe",
        "Review the lighting\nPublish the plan\nTrain the wardens\nReport to the panel",
        "Wardens\nTown Clerk Town Clerk\nMayor",
        "June 2010",
    )
    document = document_of(table_of(HEAD, row))
    leads = [action.lead_raw for action in actions_of(document)]
    assert leads == ["Wardens", "Town Clerk", "Town Clerk", "Mayor"]
