"""How actions are printed outside tables, and what looks like them and is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import find_plans
from extractors.layout import Box, Cell, Document, Heading, Item, Paragraph, Run, Table, plain_item
from extractors.options import ActionsFrom, Wanted
from extractors.plan import Column, RowKind
from ingest.codes import Flag
from tests.extractors.passages.written import actions, blocks, rows


def test_a_labelled_paragraph_has_its_lead_and_deadline() -> None:
    (row,) = rows("Action 3: The Clerk to write to the council by 4 May 2012.")
    assert (row.action_ref, row.texts[Column.LEAD], row.texts[Column.DUE]) == (
        "3",
        "The Clerk",
        "by 4 May 2012",
    )
    assert row.place.table is None
    assert Flag.LABELLED_PARAGRAPH in row.flags


def test_a_lead_may_stand_in_brackets_or_in_lines_below() -> None:
    first, second = rows(
        "Action: Publish the fees (Ruth Penn).\nAction: Publish the dates.\nOwner: Clerk\nDue: May 2012"
    )
    assert first.texts[Column.LEAD] == "Ruth Penn"
    assert (second.texts[Column.LEAD], second.texts[Column.DUE]) == ("Clerk", "May 2012")


def test_a_number_without_a_colon_is_a_label_where_somebody_is_asked() -> None:
    assert actions("AP2 Harbour Master to issue a notice.") == ["Harbour Master to issue a notice."]
    assert not actions("Action 2 has been completed.")


def test_a_label_glued_to_the_paragraph_before_it_is_one() -> None:
    assert actions("The roof leaks. ACTION: The Clerk to ring the builder.") == [
        "The Clerk to ring the builder."
    ]


def test_a_last_sentence_that_says_how_far_it_got_is_the_status() -> None:
    (row,) = rows("Action 1: Ann Lee to circulate the terms. Complete.")
    assert (row.action, row.texts[Column.STATUS]) == ("Ann Lee to circulate the terms.", "Complete.")


def test_initials_alone_take_the_last_sentence_above() -> None:
    (row,) = rows("The wait is long. A figure would be sent to members.\nACTION: AH/AB")
    assert (row.action, row.texts[Column.LEAD]) == ("A figure would be sent to members.", "AH/AB")
    assert {Flag.INITIALS_ONLY, Flag.ACTION_TEXT_UNCLEAR} <= set(row.flags)


def test_bullets_under_a_bare_label_end_at_the_heading() -> None:
    text = (
        "ACTIONS\n- Clerk to obtain quotes\n- Thank the painters (Maya Lofts)\n# Attendance\n- Check figures"
    )
    assert actions(text) == ["Clerk to obtain quotes", "Thank the painters (Maya Lofts)"]


def test_a_list_of_improvements_inherits_who_and_when_and_ends_at_a_fact() -> None:
    found = rows(
        """# Areas for improvement
        Within three months, the local authority should:
- ensure that assessments are timely
- Quality of case recording
- The team was praised.
- Review nothing further"""
    )
    assert [row.kind for row in found] == [RowKind.ACTION, RowKind.ISSUE]
    assert {row.texts[Column.LEAD] for row in found} == {"the local authority"}
    assert found[0].texts[Column.DUE] == "Within three months"


def test_a_list_that_asks_for_a_decision_gives_nothing() -> None:
    assert not actions("# Recommendations\n- That Members note the report\n- That Members agree the budget")
    assert not actions(
        "# Recommendations\nIt is recommended that the Committee:\n- approve the plan\n- note the cost"
    )


NARRATIVE = [
    "Action is needed to drive out better value.",
    "Action was taken on the east quay.",
    "Actions: none",
    "# Actions speak louder\nWe are proud of what we did.",
    "# Recommendations of the last inspection\n- Improve the roof",
    "The board noted that managers should be proud.",
    "Recommendation: That the report be noted.",
    "RESOLVED: That the Clerk should obtain quotes.",
    "Recommendations ............ 12",
]


@pytest.mark.parametrize("text", NARRATIVE)
def test_narrative_gives_nothing(text: str) -> None:
    assert actions(text) == []


def test_resolutions_are_read_on_request() -> None:
    text = "RESOLVED: That the Clerk should obtain quotes.\nRESOLVED: That the minutes be approved."
    assert [row.action for row in rows(text, Wanted(resolutions=True))] == ["the Clerk should obtain quotes."]


def test_sections_need_siblings_with_labelled_parts() -> None:
    one = "# Commitment 1\nWe will plant trees.\nLead: Head of Parks"
    assert not actions(one)
    assert actions(f"{one}\n# Commitment 2\nWe will mend walls.\nLead: Head of Roads") == [
        "We will plant trees.",
        "We will mend walls.",
    ]


def test_labelled_lines_are_one_row_a_finding() -> None:
    (row,) = rows(
        "Recommendation: Managers should sign off leavers.\nPriority: High\nManagement response: Agreed.\n"
        "Responsible officer: Payroll Manager\nTarget date: May 2012"
    )
    assert (row.texts[Column.LEAD], row.texts[Column.DUE], row.texts[Column.PRIORITY]) == (
        "Payroll Manager",
        "May 2012",
        "High",
    )
    assert row.other == {"Management response": "Agreed."}


def test_a_margin_headed_action_names_who_acts() -> None:
    texts = [
        ("Minute", "Action"),
        ("The fees are old. New ones would be printed.", "AB"),
        ("All is well here now.", ""),
    ]
    cells = [
        Cell(row, col, items=(plain_item(text),) if text else ())
        for row, pair in enumerate(texts)
        for col, text in enumerate(pair)
    ]
    (plan,) = find_plans(Document("text", (Table(3, 2, tuple(cells)),))).plans
    assert [(row.action, row.texts[Column.LEAD]) for row in plan.rows] == [
        ("New ones would be printed.", "AB")
    ]


def test_a_bullet_that_a_page_cuts_is_whole() -> None:
    first = Item(
        (Run("Ensure that plans are in place to end the backlog of initial"),),
        "•",
        0,
        (Box(1, 0, 700, 9, 709),),
    )
    second = replace(
        first, runs=(Run("health assessments"),), marker="", level=None, boxes=(Box(2, 0, 60, 9, 69),)
    )
    heading = Heading(plain_item("Areas for improvement"), 1)
    document = Document("pdf", (heading, Paragraph(first), Paragraph(second)))
    ((row,),) = (plan.rows for plan in find_plans(document).plans)
    assert row.action.endswith("backlog of initial health assessments")
    assert (row.place.page, row.place.page_end) == (1, 2)


def test_an_action_in_a_table_and_a_box_is_one_row_with_both_values() -> None:
    header = ("Action", "Lead", "Due")
    line = ("Set up one telephone line for all reports of fraud", "Fraud team", "May 2012")
    cells = [
        Cell(r, c, items=(plain_item(text),))
        for r, pair in enumerate((header, line))
        for c, text in enumerate(pair)
    ]
    table = Table(2, 3, tuple(cells))
    box = blocks("Action: Set up one telephone line for all reports of fraud.\nLead: Chief Auditor")
    (plan,) = find_plans(Document("text", (*box, table))).plans
    (row,) = plan.rows
    assert (row.texts[Column.LEAD], row.texts[Column.DUE]) == ("Chief Auditor", "May 2012")
    assert row.other["lead in the table"] == "Fraud team"
    assert Flag.ALSO_IN_TABLE in row.flags


def test_a_name_in_a_table_and_its_initials_in_a_box_are_the_same() -> None:
    """A grid wrote the panel's name out where the box has its initials, and the action was there twice."""
    header = ("No", "Action", "Lead", "Due")
    line = (
        "2",
        "Move the Joint Market Licensing Panel (JMLP) to a permanent footing.",
        "Trading",
        "May 2012",
    )
    cells = [
        Cell(r, c, items=(plain_item(text),))
        for r, pair in enumerate((header, line))
        for c, text in enumerate(pair)
    ]
    text = "Move the JMLP to a permanent footing, and open it to the traders of every market of the borough."
    box = blocks(f"Action 2: {text}\nLead: Trading Standards")
    plans = find_plans(Document("text", (*box, Table(2, 4, tuple(cells))))).plans
    assert [row.action for plan in plans for row in plan.rows] == [text]


def test_tables_alone_are_read_on_request() -> None:
    assert not rows("Action: The Clerk to write.", Wanted(actions=ActionsFrom.TABLES))


def test_a_table_ends_a_list() -> None:
    """A table's place was lost once, and what stood behind it went on with the list before it."""
    table = Table(1, 2, (Cell(0, 0, items=(plain_item("Grade"),)), Cell(0, 1, items=(plain_item("Good"),))))
    above = blocks("# Areas for improvement\n- Ensure that visits are timely")
    document = Document("text", (*above, table, *blocks("- Check the doors")))
    found = find_plans(document).plans
    assert [row.action for plan in found for row in plan.rows] == ["Ensure that visits are timely"]


def test_parts_of_a_resolution_may_stand_below_it() -> None:
    text = "Proposed by Cllr Rourke and RESOLVED\n(a) that Cllr Wilde will ask;\n(b) that she be thanked."
    assert [row.action for row in rows(text, Wanted(resolutions=True))] == ["Cllr Wilde will ask"]


def test_a_bold_heading_glued_to_a_paragraph_heads_what_follows() -> None:
    glued = Item((Run("There are too few staff. "), Run("Recommendations", bold=True)))
    below = blocks("By 31 October 2019, the service should:\n- review its response to alarms;")
    ((row,),) = (plan.rows for plan in find_plans(Document("pdf", (Paragraph(glued), *below))).plans)
    assert (row.texts[Column.LEAD], row.texts[Column.DUE]) == ("the service", "By 31 October 2019")


def test_initials_in_brackets_may_have_a_deadline() -> None:
    (row,) = rows(
        "It was agreed that the Chief Executive would write to staff. (Action: CE by 30 April 2015)"
    )
    assert row.action == "It was agreed that the Chief Executive would write to staff."
    assert (row.texts[Column.LEAD], row.texts[Column.DUE]) == ("CE", "by 30 April 2015")


def test_the_heading_below_an_action_is_no_label_of_it() -> None:
    (row,) = rows("Action: PT to circulate the dates\n4. Finance\nThe accounts were presented.")
    assert set(row.texts) == {Column.LEAD}
