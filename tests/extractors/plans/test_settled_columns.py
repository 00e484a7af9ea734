"""Columns that only their table tells: numbers of minutes, names that come again, times without a date."""

from __future__ import annotations

import pytest

from extractors.layout import Cell, Document, Table, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans import read_plans
from tests.support import table_of


def rows(*texts: tuple[str, ...]) -> list[PlanRow]:
    plans = read_plans(Document("text", (table_of(*texts),))).plans
    return [row for plan in plans for row in plan.rows]


@pytest.mark.parametrize("heading", ["Meeting / minute", "Minute", "Source"])
def test_an_item_of_a_meeting_is_the_reference(heading: str) -> None:
    found = rows(
        (heading, "Action agreed", "Who", "By"),
        ("12 May 2014, item 4", "Write to the bus company", "Clerk", "June 2014"),
        ("12 May 2014, item 7", "Mend the stile", "Cllr Reed", "July 2014"),
        ("9 June 2014, item 2", "Order the bulbs", "Clerk", "Sept 2014"),
    )
    assert [row.action_ref for row in found] == [
        "12 May 2014, item 4",
        "12 May 2014, item 7",
        "9 June 2014, item 2",
    ]


def test_the_day_of_a_meeting_alone_is_no_reference() -> None:
    found = rows(
        ("Meeting", "Action agreed", "Who", "By"),
        ("12 May 2014", "Write to the bus company", "Clerk", "June 2014"),
        ("9 June 2014", "Mend the stile", "Cllr Reed", "July 2014"),
        ("7 July 2014", "Order the bulbs", "Clerk", "Sept 2014"),
    )
    assert {row.action_ref for row in found} == {None}


def test_short_names_printed_beside_each_row_of_a_group_are_the_section() -> None:
    found = rows(
        ("Audit", "Agreed management action", "Owner", "Due"),
        ("Payroll 19/20", "Segregate input of overtime claims", "Payroll Manager", "June 2020"),
        ("Payroll 19/20", "Archive the files of leavers", "Payroll Manager", "Sept 2020"),
        ("Fuel Cards 20/21", "Cancel unused cards", "Fleet Manager", "Dec 2020"),
        ("Fuel Cards 20/21", "Reconcile mileage each month", "Fleet Manager", "Jan 2021"),
        ("Procurement 18/19", "Buy a purchase card", "Head of IT", "May 2021"),
    )
    assert [row.section for row in found][::2] == ["Payroll 19/20", "Fuel Cards 20/21", "Procurement 18/19"]


def test_times_without_a_date_are_the_deadline_where_no_heading_says_so() -> None:
    found = rows(
        ("What's bugging us", "So here's what happens", "Whose job", "Done and dusted"),
        (
            "Two cameras are dead",
            "Get the cameras working again",
            "Town Council",
            "before the clocks go back",
        ),
        ("Nowhere to go", "Open the youth café on Fridays", "Methodist Church", "first fortnight of March"),
        ("Cannot see who is in", "Cut back the laurels", "Streetscene", "this month"),
        ("Dangerous", "Find out who owns the garage", "Mr Lee", "dunno yet"),
    )
    assert [row.texts.get(Column.DUE) for row in found] == [
        "before the clocks go back",
        "first fortnight of March",
        "this month",
        "dunno yet",
    ]


def test_a_row_that_leaves_things_as_they_are_gives_no_action() -> None:
    found = rows(
        ("You said", "We will", "Who will see to it", "By"),
        ("The phone is engaged", "Put two more people on the phones", "Practice Manager", "April 2014"),
        ("You like your doctor", "We are pleased. No change is needed.", "–", "–"),
        ("There is no parking", "The yard is not ours, so there is nothing we can do.", "n/a", "–"),
        ("The chairs are low", "Buy six high chairs", "Practice Manager", "May 2014"),
        ("The lamp is out", "Mend it. No change is needed to the hours.", "–", "–"),
    )
    assert [row.action for row in found] == [
        "Put two more people on the phones",
        "Buy six high chairs",
        "Mend it. No change is needed to the hours.",
    ]


def test_a_name_and_a_post_merged_down_over_two_rows_lead_both() -> None:
    head = ("Responsible", "What needs to happen", "Deadline")
    cells = [Cell(0, col, items=(plain_item(text),)) for col, text in enumerate(head)]
    lead = (plain_item("Piotr Wilk"), plain_item("Repairs Director"))
    cells.append(Cell(1, 0, row_span=2, items=lead))
    for row, (action, due) in enumerate(
        (("Agree a protocol", "May 2022"), ("Appoint a surveyor", "June 2022")), 1
    ):
        cells += [Cell(row, 1, items=(plain_item(action),)), Cell(row, 2, items=(plain_item(due),))]
    plans = read_plans(Document("text", (Table(3, 3, tuple(cells)),))).plans
    assert [row.texts[Column.LEAD] for plan in plans for row in plan.rows] == [
        "Piotr Wilk\nRepairs Director"
    ] * 2


def test_a_revised_date_takes_the_place_of_a_target_date() -> None:
    """It was kept aside, and what it put off counted as overdue."""
    found = rows(
        ("Action", "Lead", "Target date", "Revised date", "Status"),
        ("Mend the roof", "Ann Lee", "31/12/2014", "30/04/2015", "Delayed"),
        ("Paint the gate", "Tom Carr", "31/01/2015", "", "On track"),
        ("Draft a policy", "Jo Hay", "28/02/2015", "31/05/2015", "Delayed"),
    )
    assert [row.texts.get(Column.DUE) for row in found] == ["30/04/2015", "31/01/2015", "31/05/2015"]
