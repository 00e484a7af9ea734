"""Which of two columns that ask is the action, and what an action's own cell says of who and when."""

from __future__ import annotations

import pytest

from extractors.layout import Document
from extractors.plan import Column, PlanRow
from extractors.plans.cells.within import part_said
from extractors.plans.finder import read_plans
from ingest.codes import Flag
from tests.support import table_of


def rows(*lines: tuple[str, ...]) -> list[PlanRow]:
    return [row for plan in read_plans(Document("text", (table_of(*lines),))).plans for row in plan.rows]


def test_what_was_agreed_is_the_action_and_what_was_recommended_is_what_it_answers_to() -> None:
    found = rows(
        ("Observation", "Recommended measure", "Agreed measure", "Assigned"),
        ("The tap runs too hot", "Fit a mixing valve", "Plumber to fit valves in both rooms", "Estates Team"),
        ("The carpet is worn", "Replace the carpet", "Carpet to be replaced in the holidays", "Site Manager"),
        ("No sign is lit", "Replace the bulb", "Bulb to be replaced by the caretaker", "Caretaker"),
    )
    assert [(row.recommendation, row.action) for row in found] == [
        ("Fit a mixing valve", "Plumber to fit valves in both rooms"),
        ("Replace the carpet", "Carpet to be replaced in the holidays"),
        ("Replace the bulb", "Bulb to be replaced by the caretaker"),
    ]


def test_an_advice_that_was_rejected_is_no_status_of_what_is_done_instead() -> None:
    (first, *_) = rows(
        ("Recommendation", "Action", "Lead", "Due", "Progress"),
        ("Open on Sundays", "Write to the caretaker", "Clerk", "June 2014", "Rejected"),
        ("Paint the fence", "Clerk to obtain three quotes", "Clerk", "July 2014", "Accepted"),
        ("Mend the roof", "Surveyor to inspect the roof", "Clerk", "May 2014", "Rejected"),
        ("Buy new chairs", "Order forty chairs", "Treasurer", "May 2014", "Rejected"),
    )
    assert Column.STATUS not in first.texts
    assert first.other == {"Progress": "Rejected"}


def test_an_update_beside_a_required_action_does_not_take_its_place() -> None:
    (row, *_) = rows(
        ("Action required", "Response to date", "Lead"),
        ("Review the policy", "Draft sent to all teams", "Head of Policy"),
        ("Train the staff", "Two of five were trained", "HR Manager"),
    )
    assert row.action == "Review the policy"


def test_who_and_when_within_a_response_are_its_lead_and_deadline() -> None:
    """The table was refused, for no column says who; then the names stood in the actions."""
    found = rows(
        ("Regulation", "What the inspector found", "Our response"),
        (
            "Staffing",
            "Staff had no training",
            "Staff will be trained. Responsible: Head of Care, by 30 June 2024",
        ),
        (
            "Premises",
            "The floor was worn",
            "The floor will be replaced.\nLead: The person in charge\nBy when: July 2024",
        ),
        (
            "Records",
            "Files were not locked",
            "We will buy a cabinet. Responsible: Estates Manager. By when: 1 May 2024",
        ),
    )
    assert [(row.action, row.texts[Column.LEAD], row.texts[Column.DUE]) for row in found] == [
        ("Staff will be trained.", "Head of Care", "by 30 June 2024"),
        ("The floor will be replaced.", "The person in charge", "July 2024"),
        ("We will buy a cabinet.", "Estates Manager", "1 May 2024"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Review the policy. Note: it is long",
        "Train staff (see appendix 2)",
        "Buy a van. Cost: £200",
        "Fix it (June)",
    ],
)
def test_a_text_that_says_neither_who_nor_when_stays_whole(text: str) -> None:
    assert part_said(text).text == text


def test_whoever_answers_for_actions_leads_them_and_that_is_flagged() -> None:
    found = rows(
        ("Action", "Accountable executive", "Deadline"),
        ("Review the policy", "Chief Nurse", "May 2024"),
        ("Train the staff", "Medical Director", "June 2024"),
    )
    assert [row.texts[Column.LEAD] for row in found] == ["Chief Nurse", "Medical Director"]
    assert all(Flag.COLUMN_INFERRED in row.flags for row in found)


def test_two_columns_under_one_heading_keep_their_own_names() -> None:
    """Where the first cell was empty the second took its name, and what stands in for a deadline was lost."""
    found = rows(
        ("Action", "Lead", "Remarks by the chair", "Remarks by the chair"),
        ("Review the policy", "Ann Lee", "A good start", "Seen"),
        ("Train the staff", "Bo Ray", "", "Seen"),
    )
    second = "Remarks by the chair column 4"
    assert [dict(row.other) for row in found] == [
        {"Remarks by the chair": "A good start", second: "Seen"},
        {second: "Seen"},
    ]


def test_a_comment_that_says_what_will_be_done_is_the_action_and_its_cell_beside_says_who_and_when() -> None:
    found = rows(
        ("Recommendation", "Management comment", "Implementation"),
        (
            "A fraud policy is needed",
            "Accepted. One will go to the board.",
            "Company Secretary, 31 May 2024",
        ),
        ("Backups should be tested", "Accepted. Tests will be held.", "Head of IT, 30 June 2024"),
        ("Rights should be reviewed", "Accepted. All will be reviewed.", "Head of IT, 31 July 2024"),
    )
    assert [(row.texts[Column.LEAD], row.texts[Column.DUE]) for row in found] == [
        ("Company Secretary", "31 May 2024"),
        ("Head of IT", "30 June 2024"),
        ("Head of IT", "31 July 2024"),
    ]


def test_an_acceptance_that_comes_again_is_no_recommendation() -> None:
    found = rows(
        ("Response", "Next action", "Owner", "Deadline"),
        ("Recommendation 1: More gauges are needed in the north.",),
        ("Accepted", "Install 38 gauges in eleven rivers", "Director of Hydrology", "31 March 2024"),
        ("Accepted", "Publish data from every gauge", "Head of Digital", "June 2024"),
        ("Recommendation 2: Warnings should be tested.",),
        ("Accepted", "Commission a survey after each warning", "Head of Surveys", "July 2024"),
    )
    assert [row.recommendation_ref for row in found] == ["1", "1", "2"]
    assert found[0].recommendation == "More gauges are needed in the north."


def test_deadlines_that_were_run_together_are_dealt_where_each_action_has_one() -> None:
    found = rows(
        ("Action", "Lead", "By when"),
        ("- Staff the front door\n- Train all clerks", "Matron Lee", "30 April 2024 31 May 2024"),
        ("Fit probes to the fridges", "Chief Pharmacist", "28 June 2024"),
    )
    assert [row.texts[Column.DUE] for row in found] == ["30 April 2024", "31 May 2024", "28 June 2024"]
