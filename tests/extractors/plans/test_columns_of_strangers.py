"""What columns mean under headings of strangers: told by runs, by numbers, and by what other columns are."""

from __future__ import annotations

import pytest

from extractors.layout import Cell, Document, Table, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans import read_plans
from tests.support import table_of


def rows(*texts: tuple[str, ...]) -> list[PlanRow]:
    return rows_of(table_of(*texts))


def rows_of(table: Table) -> list[PlanRow]:
    return [row for plan in read_plans(Document("text", (table,))).plans for row in plan.rows]


def banded(width: int, *texts: tuple[str, ...]) -> Table:
    """A table in which a row of one text is a cell across all columns."""
    cells: list[Cell] = []
    for number, row in enumerate(texts):
        span = width if len(row) == 1 else 1
        cells += [Cell(number, col, col_span=span, items=(plain_item(text),)) for col, text in enumerate(row)]
    return Table(len(texts), width, tuple(cells))


def test_a_combined_heading_says_nothing_that_another_column_is_headed_by() -> None:
    """Beside "Target date", "Progress / completion" was the deadline too, and the dates were in no column."""
    found = rows(
        ("Action to be taken", "Implementation by", "Target date", "Progress / completion"),
        ("Audit ten calls a week", "Control Manager", "30 April 2011", "Complete"),
        ("Update the gazetteer", "Head of ICT", "June 2011", "Under way"),
        ("Carry a second battery", "Area Managers", "1 July 2011", "Not started"),
    )
    assert [row.texts.get(Column.DUE) for row in found] == ["30 April 2011", "June 2011", "1 July 2011"]
    assert [row.texts.get(Column.STATUS) for row in found] == ["Complete", "Under way", "Not started"]


def test_numbers_that_begin_anew_in_each_block_number_the_actions() -> None:
    """They were taken for sections, and the blocks for what the actions answer to."""
    found = rows(
        ("Site", "Item", "Fault noted", "Remedial work", "Given to", "Latest", "Outcome of visit"),
        ("Elm Row", "1", "Door closers missing", "Fit new closers", "Works Team", "21/3/20", "complete"),
        (
            "Elm Row",
            "2",
            "Scooter in the lobby",
            "Agree another place",
            "Housing Officer",
            "1 May 2020",
            "ongoing",
        ),
        (
            "Oak Row",
            "1",
            "Lights dead on the stair",
            "Renew two fittings",
            "Works Team",
            "June 2020",
            "complete",
        ),
        (
            "Oak Row",
            "2",
            "Bin store by the wall",
            "Move the bin store",
            "Estates Team",
            "July 2020",
            "not started",
        ),
        ("Oak Row", "3", "Zone plan is wrong", "Draw a new plan", "Works Team", "Aug 2020", "not started"),
    )
    assert [row.section for row in found] == ["Elm Row", "Elm Row", "Oak Row", "Oak Row", "Oak Row"]
    assert [row.action_ref for row in found] == ["1", "2", "1", "2", "3"]
    assert found[0].recommendation == "Door closers missing"
    assert [row.texts.get(Column.DUE) for row in found][:2] == ["21/3/20", "1 May 2020"]
    assert found[1].texts.get(Column.STATUS) == "ongoing"


def test_words_of_weight_that_come_again_are_priorities_and_no_sections() -> None:
    found = rows(
        ("Auditor's finding", "Cat.", "Rectification", "Post", "Close-out date"),
        ("Passage plan not reviewed", "Major", "Redraw the passage plan", "Harbour Master", "30 June 2016"),
        ("Guidelines silent on towage", "Minor", "Amend the guidelines", "Harbour Master", "31 August 2016"),
        ("No log of radio tests", "Major", "Start a test log", "VTS Manager", "1 July 2016"),
        ("Survey out of date", "Observation", "Commission a survey", "Marine Engineer", "July 2016"),
        ("Fenders are worn", "Minor", "Order new fenders", "Marine Engineer", "May 2017"),
    )
    assert [row.texts.get(Column.PRIORITY) for row in found] == [
        "Major", "Minor", "Major", "Observation", "Minor",
    ]  # fmt: skip
    assert {row.section for row in found} == {None}


def test_an_action_that_stands_for_two_deliverables_is_what_these_answer_to() -> None:
    found = rows(
        ("Action", "Deliverable", "Timeline", "Responsibility"),
        ("1. Work with the Elders", "Draw up principles with the Elders", "August 2023", "Director"),
        ("1. Work with the Elders", "Sign a memorandum", "November 2023", "Director"),
        ("2. Mark the week", "Hold an event on each campus", "June 2024", "Campus Managers"),
        ("3. Learn", "Complete a day of learning", "June 2024", "People Team"),
    )
    assert [row.recommendation for row in found] == [
        "Work with the Elders", "Work with the Elders", "Mark the week", "Learn",
    ]  # fmt: skip


def test_what_is_guessed_to_group_rows_is_what_they_answer_to_below_rows_that_do() -> None:
    table = banded(
        5,
        ("Focus", "Intervention", "Lead", "Date", "Measure"),
        ("Closing the gap",),
        ("Numeracy", "Appoint a support teacher", "Deputy Head", "August 2022", "Gap cut to 14 points"),
        ("Numeracy", "Open a breakfast club", "Deputy Head", "Sept 2022", "40 pupils come"),
        ("Wellbeing",),
        ("Attendance", "Visit each family at home", "Pupil Support Team", "Oct 2022", "88% attend"),
        ("Attendance", "Ring on the first day", "School Office", "Nov 2022", "Calls made by ten"),
    )  # fmt: skip
    found = rows_of(table)
    assert [row.section for row in found] == ["Closing the gap"] * 2 + ["Wellbeing"] * 2
    assert [row.recommendation for row in found] == ["Numeracy"] * 2 + ["Attendance"] * 2


def test_a_band_over_rows_that_have_their_own_recommendation_is_not_lost() -> None:
    """ "Outcome 1: ..." was read as the recommendation, and each row's own took its place."""
    table = banded(
        4,
        ("Strategy", "Task", "Timeline", "Officer responsible"),
        ("Outcome 1: Everybody can come to our events",),
        ("1.1 Events are planned for access", "Write a checklist", "30 June 2014", "Events Officer"),
        ("1.2 Signing is offered", "Book two interpreters", "Dec 2014", "Events Officer"),
        ("Outcome 2: Everybody can get in",),
        ("2.1 Buildings meet the standard", "Audit the eleven halls", "Dec 2014", "Building Surveyor"),
        ("2.2 Paths are level", "Cut twenty kerb ramps", "June 2015", "Works Manager"),
    )
    found = rows_of(table)
    assert [row.section for row in found][1:3] == [
        "Outcome 1: Everybody can come to our events",
        "Outcome 2: Everybody can get in",
    ]
    assert found[0].recommendation_ref == "1.1"


@pytest.mark.parametrize("heading", ["Init.", "Compl."])
def test_a_short_word_cut_off_with_a_stop_may_head_a_column(heading: str) -> None:
    """The whole row was taken for an action, since "Init." ends like a sentence."""
    found = rows(
        ("Code principle & gap", "Step", heading, "Date", "Notes of progress"),
        ("Purpose is dated", "Ask the solicitors to advise", "RO", "7 Nov. 2019", "Quote received"),
        ("No appraisal", "Hold talks with every trustee", "MB", "Dec. 2019", "4 of 11 held"),
        ("Integrity", "Refresh the register", "RO", "30 Sept. 2019", "Done"),
    )
    assert [row.action for row in found] == [
        "Ask the solicitors to advise", "Hold talks with every trustee", "Refresh the register",
    ]  # fmt: skip


def test_states_in_words_go_before_shares_of_the_work() -> None:
    found = rows(
        ("Action", "Owner", "Due", "State of play", "% complete"),
        ("Survey all homes", "Surveyor", "May 2024", "Done", "100%"),
        ("Buy thirty meters", "Stores Manager", "June 2024", "Underway", "60%"),
        ("Train the callers", "Training Officer", "July 2024", "Slipped", "25%"),
    )
    assert [row.texts.get(Column.STATUS) for row in found] == ["Done", "Underway", "Slipped"]


def test_a_glossary_has_no_actions_though_it_explains_the_words_of_plans() -> None:
    found = rows(
        ("Term", "What it means", "Who uses it"),
        ("Action plan", "A list of what is to be done, by whom and when", "Everybody"),
        ("Deliverable", "Something that a project promises to hand over", "Project managers"),
        ("Milestone", "A point by which something is to have happened", "Project managers"),
        ("RAG", "Red, amber, green: how a plan is going", "Committees"),
        ("SRO", "Senior Responsible Owner", "Projects"),
    )
    assert found == []


def test_blocks_may_number_their_actions_under_action_and_say_when_in_words_of_their_own() -> None:
    """ "MSC/01" was an action, and the line "To be complete" was in none."""
    blocks: list[tuple[str, str]] = []
    for number, what, when in (("MSC/01", "Review all risk assessments", "30 November 2012"),
                               ("MSC/02", "Appoint a deputy", "January 2013")):  # fmt: skip
        blocks += [
            ("Action", number),
            ("Finding", f"{what} was not done"),
            ("What is to be done", what),
            ("Responsible", "Harbour Master"),
            ("To be complete", when),
        ]
    found = [row for row in rows(*blocks) if row.action]
    assert [(row.action, row.texts.get(Column.DUE)) for row in found] == [
        ("Review all risk assessments", "30 November 2012"),
        ("Appoint a deputy", "January 2013"),
    ]
