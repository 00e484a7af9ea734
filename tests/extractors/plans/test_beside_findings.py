"""What stands beside findings: their causes, who answers for them, how much they matter, what was answered;
forms of a finding each."""

from __future__ import annotations

import pytest

from extractors.layout import Block, Cell, Document, Paragraph, Table, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans import read_plans
from extractors.plans.plan_or_not.verdict import Verdict
from tests.support import table_of


def rows_of(*blocks: Block) -> list[PlanRow]:
    return [row for plan in read_plans(Document("text", blocks)).plans for row in plan.rows]


def verdict(table: Table) -> Verdict:
    return read_plans(Document("text", (table,))).tables[0].verdict


def grid(*rows: tuple[tuple[str, int], ...]) -> Table:
    """A table of cells with the columns that each spans."""
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        col = 0
        for text, span in row:
            cells.append(Cell(number, col, col_span=span, items=(plain_item(text),) if text else ()))
            col += span
    return Table(len(rows), sum(span for _, span in rows[0]), tuple(cells))


FINDINGS = (
    ("Petty cash not counted", "No monthly check", "Count the petty cash every Friday", "Bursar"),
    ("Stock book not signed", "No monthly check", "Sign the stock book at each issue", "Storekeeper"),
    ("Two keys could not be found", "Register lost", "Issue a new register of keys", "Caretaker"),
    ("Ledger closed late", "Vacancy", "Close the ledger by the tenth", "Bursar"),
)


@pytest.mark.parametrize("found", ["Exception", "Deficiency", "Audit finding", "Irregularity"])
def test_a_cause_beside_a_finding_is_not_what_the_actions_answer_to(found: str) -> None:
    table = table_of(
        (found, "Root cause", "Corrective action", "Responsible", "Due"),
        *((*row, "May 2012") for row in FINDINGS),
    )
    rows = rows_of(table)
    assert [row.recommendation for row in rows] == [row[0] for row in FINDINGS]
    assert [row.section for row in rows] == [None] * 4
    assert [row.other["Root cause"] for row in rows] == [row[1] for row in FINDINGS]


def test_a_cause_alone_is_what_the_actions_answer_to() -> None:
    table = table_of(
        ("Root cause", "Corrective action", "Responsible", "Due"),
        ("The pump had not been serviced for two years", "Service all pumps", "Engineer", "May 2012"),
        ("The night shift had no key to the store", "Cut a second key", "Storekeeper", "June 2012"),
    )
    assert [row.recommendation for row in rows_of(table)] == [
        "The pump had not been serviced for two years",
        "The night shift had no key to the store",
    ]


def test_names_beside_their_departments_lead() -> None:
    """Under "Responsibility" the "Name" says who, and the "Dept" only where: the departments led."""
    table = grid(
        (("Defect", 1), ("Work required", 1), ("Responsibility", 2), ("Timescale", 1)),
        (("", 1), ("", 1), ("Name", 1), ("Dept", 1), ("", 1)),
        (("Gutter leaks", 1), ("Replace the gutter", 1), ("J. Ambrose", 1), ("Works", 1), ("1 month", 1)),
        (("Lamp out", 1), ("Renew the lamp", 1), ("Caretaker", 1), ("Estates", 1), ("7 days", 1)),
        (("Door sticks", 1), ("Plane the door", 1), ("Brightway Ltd", 1), ("Repairs", 1), ("7 days", 1)),
    )
    assert [row.texts[Column.LEAD] for row in rows_of(table)] == ["J. Ambrose", "Caretaker", "Brightway Ltd"]


def test_a_rating_beside_a_state_says_how_much_it_matters() -> None:
    table = table_of(
        ("Matter", "Rating", "Agreed action", "Owner", "Due", "State at 3 May"),
        ("Leases are not listed", "High", "List all leases", "Clerk", "June 2012", "In progress"),
        ("Cheques have one signature", "Low", "Change the mandate", "Treasurer", "July 2012", "Completed"),
        ("Minutes are not signed", "Medium", "Sign the minutes", "Chair", "July 2012", "Not started"),
    )
    rows = rows_of(table)
    assert [row.texts[Column.PRIORITY] for row in rows] == ["High", "Low", "Medium"]
    assert [row.texts[Column.STATUS] for row in rows] == ["In progress", "Completed", "Not started"]


def test_a_measure_and_its_indicator_are_the_outcome() -> None:
    table = table_of(
        ("Task", "Measure / BVPI", "Lead", "Milestone"),
        ("Survey the empty flats", "Report to Cabinet", "Housing Manager", "May 2003"),
        ("Fit smoke alarms", "BVPI 999", "Repairs Manager", "June 2003"),
    )
    assert [row.texts[Column.OUTCOME] for row in rows_of(table)] == ["Report to Cabinet", "BVPI 999"]


def card(*said: str) -> Table:
    title, grade, found, advice, action, who, when = said
    return grid(
        ((title, 3), (f"Priority: {grade}", 1)),
        (("Finding", 1), (found, 3)),
        (("Recommendation", 1), (advice, 3)),
        (("Agreed action", 1), (action, 3)),
        (("Responsible officer", 1), (who, 1), ("Target date", 1), (when, 1)),
    )


def test_a_form_of_a_finding_each_keeps_its_fields() -> None:
    """The labels in the first column were headings, the answer was lost, and the advice was the action."""
    rows = rows_of(
        card(
            "1. Keys",
            "High",
            "Four keys were missing.",
            "Keys should be signed for.",
            "A register of keys has been bought and will be kept from May.",
            "Office Manager",
            "May 2016",
        ),
        Paragraph(plain_item("")),
        card(
            "2. Lockers",
            "Low",
            "One locker was broken.",
            "Lockers should be mended.",
            "Mend the locker",
            "Caretaker",
            "30 June 2016",
        ),
    )
    assert [row.action for row in rows] == [
        "A register of keys has been bought and will be kept from May.",
        "Mend the locker",
    ]
    assert [row.recommendation for row in rows] == ["Keys should be signed for.", "Lockers should be mended."]
    assert [row.texts[Column.PRIORITY] for row in rows] == ["High", "Low"]
    assert [row.texts[Column.LEAD] for row in rows] == ["Office Manager", "Caretaker"]
    assert [row.texts[Column.DUE] for row in rows] == ["May 2016", "30 June 2016"]
    assert [row.section for row in rows] == ["1. Keys", "2. Lockers"]
    assert [row.other["Finding"] for row in rows] == ["Four keys were missing.", "One locker was broken."]


def test_titles_over_rows_that_each_say_what_they_answer_to_are_sections() -> None:
    """Each was a recommendation that nobody answered."""
    table = table_of(
        ("Observation", "Treatment / action", "Resp.", "Due"),
        ("CALLING OUT", "", "", ""),
        ("The siren was not heard", "Move the siren to the tower", "Clerk", "May 2012"),
        ("Lists were out of date", "Update the list each quarter", "Warden", "June 2012"),
        ("SHELTER", "", "", ""),
        ("The hall was locked", "Give the warden a key", "Clerk", "May 2012"),
    )
    rows = rows_of(table)
    assert [row.section for row in rows] == ["CALLING OUT", "CALLING OUT", "SHELTER"]
    assert [row.recommendation for row in rows] == [
        "The siren was not heard",
        "Lists were out of date",
        "The hall was locked",
    ]


def test_what_blocks_are_for_stands_over_them() -> None:
    """ "Priority 1 | Better maths" was a column of the first block alone."""
    blocks = table_of(
        ("Priority 1", "Better maths"),
        ("Task", "Buy a set of cubes for each class"),
        ("Who", "Mrs Inkpen"),
        ("When", "October 2006"),
        ("Task", "Test tables every Friday"),
        ("Who", "Stage leaders"),
        ("When", "Termly"),
    )
    assert [(row.recommendation_ref, row.recommendation) for row in rows_of(blocks)] == [
        ("1", "Better maths"),
        ("1", "Better maths"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Fenwater Council Education and Leisure Services",
        "Headteacher: Mrs P Inkpen   Chair of Governors: Mr T Oddie",
    ],
)
def test_who_made_the_paper_is_no_section(line: str) -> None:
    table = table_of(("Action", "Lead", "By when"), ("Write a rota", "Ann Lee", "May 2010"))
    lines = [Paragraph(plain_item(text)) for text in ("School improvement plan 2010", line)]
    (row, *_) = rows_of(*lines, table, Paragraph(plain_item("Repairs")), table)
    assert row.section is None


def test_whether_something_was_accepted_is_no_action() -> None:
    head = (("Step", 1), ("Who", 1), ("When", 1))
    table = grid(
        (("Recommendation 1: Agree a vision", 3),),
        (("Accepted / not accepted", 1), ("Accepted", 2)),
        head,
        (("Hold a day for members", 1), ("Leader", 1), ("May 2012", 1)),
        (("Publish the plan", 1), ("Ann Lee", 1), ("June 2012", 1)),
        (("Recommendation 2: Mend the budget", 3),),
        (("Accepted / not accepted", 1), ("Accepted in part", 2)),
        head,
        (("Write a savings tracker", 1), ("Treasurer", 1), ("July 2012", 1)),
    )
    rows = rows_of(table)
    assert [row.action for row in rows] == [
        "Hold a day for members",
        "Publish the plan",
        "Write a savings tracker",
    ]
    assert [row.recommendation_ref for row in rows] == ["1", "1", "2"]


def test_works_of_past_years_that_are_all_over_are_no_plan() -> None:
    works = table_of(
        ("Year", "Project", "Department", "Cost", "Status"),
        ("2003/04", "Rebuild the jetty", "Engineering", "$4,300", "Completed 2 March 2004"),
        ("2003/04", "New kiosk, East Park", "Building", "$9,750", "Completed 4 June 2004"),
        ("2004/05", "Reseal Mill Lane", "Roads", "$8,100", "Completed 9 May 2005"),
        ("2004/05", "Replace the pier lights", "Engineering", "$7,115", "Completed 1 June 2005"),
    )
    assert verdict(works) is Verdict.OTHER


def test_steps_for_each_time_that_something_happens_are_no_plan() -> None:
    steps = table_of(
        ("Step", "What happens", "Who does it", "When"),
        ("1", "Turn off the gas", "Cook", "At once"),
        ("2", "Ring the engineer", "Manager", "Without delay"),
        ("3", "Move the residents", "Senior carer", "Same shift"),
        ("4", "Write to the families", "Manager", "Same day"),
        ("5", "File the report", "Administrator", "After 14 days"),
    )
    assert verdict(steps) is Verdict.OTHER


def test_a_measure_at_the_head_of_a_finding_is_no_number_of_it() -> None:
    table = table_of(
        ("Finding", "Action", "Lead", "Due"),
        ("3.5 WTE posts are vacant", "Advertise the posts", "Matron", "May 2012"),
        ("Charts are not signed", "Audit the charts", "Sister", "June 2012"),
    )
    assert [(row.recommendation_ref, row.recommendation) for row in rows_of(table)] == [
        (None, "3.5 WTE posts are vacant"),
        (None, "Charts are not signed"),
    ]
