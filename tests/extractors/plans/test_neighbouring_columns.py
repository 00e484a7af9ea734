"""What a column means beside others: two days, who and when in one, findings beside what they fall under."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.layout import Document, Heading, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans.columns.meanings import Columns, read_columns
from extractors.plans.finder import read_plans
from tests.support import table_of

ASKS = ["Review the back-up procedure", "Write to all users about passwords", "Replace the old servers"]
DAYS = ["30 June 2014", "31 July 2014", "30 September 2014"]
PEOPLE = ["Head of IT", "IT Security Manager", "Head of Finance"]


def read(**columns: list[str]) -> Columns:
    return read_columns([name.replace("_", " ") for name in columns], list(columns.values()))


def meant(columns: Columns, number: int) -> tuple[Column, ...]:
    return columns.readings[number].meanings


def rows_of(*rows: tuple[str, ...]) -> list[PlanRow]:
    blocks = (Heading(plain_item("Action plan"), 1), table_of(*rows))
    return [row for plan in read_plans(Document("text", blocks)).plans for row in plan.rows]


def test_a_completion_date_beside_a_target_date_is_when_it_was_done() -> None:
    """The day on which an action was completed was kept outside the schema."""
    both = read(Action=ASKS, Lead=PEOPLE, Target_date=DAYS, Completion_date=["12/06/2014", "", ""])
    assert [meant(both, 2), meant(both, 3)] == [(Column.DUE,), (Column.COMPLETED_DATE,)]
    alone = read(Action=ASKS, Lead=PEOPLE, Completion_date=DAYS)
    assert meant(alone, 2) == (Column.DUE,)


def test_a_finding_and_not_what_it_falls_under_is_what_the_actions_answer_to() -> None:
    """ "Regulation 12" was the recommendation, and the finding beside it a section."""
    findings = [
        "Back-ups were not tested in the year",
        "Passwords were the same for all",
        "Servers fail daily",
    ]
    columns = read(
        Findings=findings,
        **{"Standard/Regulation": ["Regulation 12", "Regulation 9", "Regulation 4"]},
        Service_action=ASKS,
        Responsible_officer=PEOPLE,
        Timescale=DAYS,
    )
    assert meant(columns, 0) == (Column.RECOMMENDATION,)
    assert Column.RECOMMENDATION not in meant(columns, 1)


def test_what_needs_improving_stands_beside_the_action() -> None:
    needed = ["Back-ups should be tested", "Passwords should differ", "Servers should be renewed"]
    columns = read(Improvement_needed=needed, Service_action=ASKS, Responsible_officer=PEOPLE, Timescale=DAYS)
    assert [meant(columns, 0), meant(columns, 1)] == [(Column.RECOMMENDATION,), (Column.ACTION,)]
    alone = read(Improvement_needed=ASKS, Responsible_officer=PEOPLE, Timescale=DAYS)
    assert meant(alone, 0) == (Column.ACTION,)


def test_what_is_recommended_about_findings_is_what_is_to_be_done() -> None:
    """Where no column was headed as the action, the learning was, and not what was recommended about it."""
    learnt = ["Back-ups were not tested", "Passwords were not changed", "Servers fail daily"]
    advised = [
        "IT should test back-ups",
        "All users should change passwords",
        "The servers should be replaced",
    ]
    columns = read(Learning_point=learnt, Recommendation=advised, Lead=PEOPLE, Timescale=DAYS)
    assert [meant(columns, 0), meant(columns, 1)] == [(Column.RECOMMENDATION,), (Column.ACTION,)]


@pytest.mark.parametrize(
    ("heading", "cells", "meaning"),
    [
        (
            "Monitoring (who/how/when)",
            ["Board, each term", "Team meeting", "Monthly report"],
            Column.MONITORING,
        ),
        ("Follow-up status", ["Complete", "In progress", "Complete"], Column.STATUS),
        ("What it will look like", ["Safe back-ups", "Safe log-ins", "Fast servers"], Column.OUTCOME),
        ("Spend", ["£500", "None", "£12,000"], Column.RESOURCES),
        ("Effort", ["High", "Low", "Medium"], None),
    ],
)
def test_columns_of_other_issuers_are_known_by_their_headings(
    heading: str, cells: list[str], meaning: Column | None
) -> None:
    columns = read_columns(["Action", "Lead", "Due", heading], [ASKS, PEOPLE, DAYS, cells])
    assert meant(columns, 3) == ((meaning,) if meaning else ())


@pytest.mark.parametrize("heading", ["Accountable", "Accountable officer", "Responsibility", "Officer"])
@pytest.mark.parametrize("form", ["{}, {}", "{}\n{}", "{} ({})"])
def test_who_and_when_in_one_cell_are_read_whoever_it_is_headed_by(heading: str, form: str) -> None:
    """A small table's "Head of IT, 30 June" under "Accountable" gave neither lead nor deadline."""
    cells = [form.format(who, day) for who, day in zip(PEOPLE, DAYS, strict=True)]
    rows = rows_of(
        ("Action", heading, "Progress"), *zip(ASKS, cells, ["Begun", "Not begun", "Begun"], strict=True)
    )
    assert [row.texts[Column.LEAD] for row in rows] == PEOPLE
    assert [row.texts[Column.DUE] for row in rows] == DAYS


def test_a_row_that_only_says_what_to_fill_in_is_no_action() -> None:
    """A form's "[Describe action] | [Name] | [Date]" was an action."""
    filled = ("Test the back-ups each month", "Head of IT", "30 June 2014")
    rows = rows_of(("Action", "Lead", "By when"), ("[Describe action]", "[Name]", "<date>"), filled, filled)
    assert [row.action for row in rows] == [filled[0]] * 2


def test_what_is_done_about_hazards_of_one_word_is_no_plan() -> None:
    """Method statements, whose hazards are "Falls" and "Strain", were plans with doubt."""
    rows = rows_of(
        ("Activity", "Hazards", "Risk rating", "Control measures", "Person responsible"),
        ("Working at height", "Falls", "High", "Install edge protection. Wear a harness", "Supervisor"),
        ("Lifting sheets", "Strain", "Medium", "Use two people. Plan the route", "All workers"),
        ("Using power tools", "Shock", "High", "Test and tag all leads", "Electrician"),
    )
    assert not rows


def test_a_number_printed_again_beside_what_it_counts_is_still_its_number() -> None:
    """ "AFI 3" on two rows, its text on the first of them alone, counted nothing."""
    said = [
        "The force should test its back-ups",
        "The force should change passwords",
        "",
        "Servers should do",
        "",
    ]
    columns = read(
        AFI=["AFI 1", "AFI 2", "AFI 2", "AFI 3", "AFI 3"],
        What_inspectors_said=said,
        Force_response=[*ASKS, "Appoint an auditor", "Train all managers"],
        Owner=[*PEOPLE, "Clerk", "HR Manager"],
        Delivery_by=[*DAYS, "May 2014", "June 2014"],
    )
    assert meant(columns, 0) == (Column.RECOMMENDATION_REF,)


@pytest.mark.parametrize(
    "said", ["None", "None. Prices are set in March.", "N/A", "No further action - done"]
)
def test_a_row_that_says_that_nothing_is_to_be_done_is_no_action(said: str) -> None:
    """What a cabinet had refused was an action, "None."."""
    told = [
        (f"The council should {ask.lower()}", ask, who, day)
        for ask, who, day in zip(ASKS, PEOPLE, DAYS, strict=True)
    ]
    rows = rows_of(
        ("Recommendation", "Action", "Lead", "Due"), *told, ("Prices should be frozen", said, "–", "–")
    )
    assert [row.action for row in rows] == ASKS


def test_shares_and_states_under_a_position_are_the_status() -> None:
    columns = read(
        Action=ASKS, Lead=PEOPLE, Due=DAYS, **{"Position at month-end": ["65%", "100%", "Ongoing"]}
    )
    assert meant(columns, 3) == (Column.STATUS,)


def test_shares_under_progress_itself_stay_there() -> None:
    columns = read(Action=ASKS, Lead=PEOPLE, Due=DAYS, Progress=["65%", "100%", "10%"])
    assert meant(columns, 3) == (Column.PROGRESS,)


def test_the_building_that_work_is_done_on_leads_nothing() -> None:
    """ "Town Hall" and "Library" under "Building" were the leads."""
    columns = read(
        Building=["Town Hall", "Library", "Depot"],
        Recommended_work=["Replace slates", "Replace boiler", "Renew doors"],
        Priority=["2", "1", "3"],
        Year=["2026", "2025", "2027"],
    )
    assert meant(columns, 0) == (Column.SECTION,)


def test_impact_beside_effort_is_a_score() -> None:
    columns = read(Action=ASKS, Owner=PEOPLE, Effort=["High", "Low", "High"], Impact=["Low", "Medium", "Low"])
    assert meant(columns, 3) == ()


def test_records_of_processing_are_no_plan() -> None:
    rows = rows_of(
        ("Activity", "Purpose", "Lawful basis", "Shared with", "Kept for", "Information asset owner"),
        ("Lettings", "Allocate homes", "Public task", "Landlords", "6 years", "Head of Housing"),
        ("Rents", "Collect rent", "Contract", "Bailiffs", "6 years", "Head of Income"),
        ("Repairs", "Keep homes in repair", "Contract", "Contractors", "12 years", "Head of Assets"),
    )
    assert not rows


def test_whether_a_recommendation_was_accepted_is_no_state() -> None:
    """ "Accepted: Yes" made its actions completed."""
    columns = read(
        Recommendation=[
            "The council should test back-ups",
            "It should change passwords",
            "It should buy servers",
        ],
        Accepted=["Yes", "Partly", "Yes"],
        Action=ASKS,
        Owner=PEOPLE,
        Target_date=DAYS,
    )
    assert meant(columns, 1) == ()


@pytest.mark.parametrize(
    "years", [("Year 1", "Year 2", "Year 3"), ("Y1", "Y2", "Y3"), ("Short", "Medium", "Long")]
)
def test_marks_under_a_plans_own_years_say_when(years: tuple[str, str, str]) -> None:
    """The mark itself, "X", was the deadline of what stood in the last year's column."""
    marks = (("X", "", ""), ("X", "X", ""), ("", "", "X"))
    rows = rows_of(
        ("Action", *years, "Lead"),
        *((ask, *row, who) for ask, row, who in zip(ASKS, marks, PEOPLE, strict=True)),
    )
    assert [row.texts[Column.DUE] for row in rows] == [years[0], years[1], years[2]]


def test_a_tick_under_a_state_is_no_progress() -> None:
    rows = rows_of(
        ("Action", "Lead", "Due", "Not started", "In progress", "Complete"),
        (ASKS[0], PEOPLE[0], DAYS[0], "✓", "", ""),
        (ASKS[1], PEOPLE[1], DAYS[1], "", "✓", ""),
        (ASKS[2], PEOPLE[2], DAYS[2], "", "", "✓"),
    )
    assert [row.texts[Column.STATUS] for row in rows] == ["Not started", "In progress", "Complete"]
    assert not any(Column.PROGRESS in row.texts for row in rows)


def test_an_action_behind_its_label_answers_to_what_its_cell_says_first() -> None:
    """ "R1 Back-ups should be tested" and "Agreed action: Test them" were two actions."""
    cells = [
        f"R{number} The council should {ask.lower()}\nAgreed action: {ask}"
        for number, ask in enumerate(ASKS, 1)
    ]
    blocks = (
        table_of(("Recommendation / Action", "Officer", "Date"), *zip(cells, PEOPLE, DAYS, strict=True)),
    )
    (plan,) = read_plans(Document("text", blocks)).plans
    assert [row.action for row in plan.rows] == ASKS
    assert [row.recommendation_ref for row in plan.rows] == ["R1", "R2", "R3"]
    assert all((row.recommendation or "").startswith("The council should") for row in plan.rows)


def test_a_risk_that_an_auditor_recommends_about_is_followed_up() -> None:
    """A follow-up without deadlines was no plan, for a column was headed "Issue/risk"."""
    advised = [
        "IT should test back-ups",
        "All users should change passwords",
        "The servers should be replaced",
    ]
    told = ["Two tests were run in May", "Letter sent to all users", "Quotations have been received"]
    risks = ["Data may be lost", "Accounts may be misused", "Services may fail"]
    head = ("Issue/risk", "Recommendation", "Agreed management action/timing", "Update")
    assert len(rows_of(head, *zip(risks, advised, ASKS, told, strict=True))) == len(ASKS)


def test_a_cabinet_lead_answers_for_what_a_senior_officer_leads() -> None:
    columns = read(
        Action=ASKS, Cabinet_lead=["Cllr Bell", "Cllr Field", "Cllr Bell"], Senior_officer=PEOPLE, Due=DAYS
    )
    assert [meant(columns, 1), meant(columns, 2)] == [(Column.ACCOUNTABLE,), (Column.LEAD,)]


def test_a_close_out_date_beside_its_target_is_when_it_was_done() -> None:
    columns = read(Action=ASKS, Lead=PEOPLE, Close_out_target=DAYS, Close_out_date=["12/06/2014", "", ""])
    assert [meant(columns, 2), meant(columns, 3)] == [(Column.DUE,), (Column.COMPLETED_DATE,)]


def test_what_somebody_said_is_what_several_actions_answer_to() -> None:
    """ "The peers said", printed for two actions each, was a section, and its number the actions'."""
    columns = read(
        No=["1", "1", "2", "2"],
        The_peers_said=["Set out a clear vision"] * 2 + ["Give scrutiny more support"] * 2,
        We_will=[*ASKS, "Appoint two scrutiny officers"],
        Lead_officer=[*PEOPLE, "Monitoring Officer"],
        By_when=[*DAYS, "May 2014"],
    )
    assert [meant(columns, 0), meant(columns, 1)] == [(Column.RECOMMENDATION_REF,), (Column.RECOMMENDATION,)]
    assert columns.readings[1].is_inferred


def test_a_risk_that_is_rated_is_the_priority_unless_it_is_scored() -> None:
    rated = {"Risk": ["High", "Low", "Medium"]}
    columns = read(
        Finding=["Back-ups were not tested"] * 3, **rated, Agreed_action=ASKS, Officer=PEOPLE, Date=DAYS
    )
    assert meant(columns, 1) == (Column.PRIORITY,)
    scored = read(**rated, Likelihood=["High", "Low", "Low"], Agreed_action=ASKS, Officer=PEOPLE, Date=DAYS)
    assert meant(scored, 0) == ()


def test_rec_counts_recommendations_that_stand_elsewhere() -> None:
    columns = read(Rec=["1", "2", "3"], Response_of_the_Service=ASKS, Lead=PEOPLE, To_be_done_by=DAYS)
    assert meant(columns, 0) == (Column.RECOMMENDATION_REF,)


def test_states_under_one_heading_are_ticked() -> None:
    """Under "How far", "To start" was a start, "Begun" no state, and only what was finished had a status."""
    marks = (("✓", "", ""), ("", "✓", ""), ("", "", "✓"))
    rows = rows_of(
        ("Task", "Led by", "Finish", "To start", "Begun", "Finished"),
        *((ask, who, day, *mark) for ask, who, day, mark in zip(ASKS, PEOPLE, DAYS, marks, strict=True)),
    )
    assert [row.texts[Column.STATUS] for row in rows] == ["To start", "Begun", "Finished"]


def test_why_a_recommendation_was_refused_is_no_action() -> None:
    """ "Rejected | The unit cannot be closed without loss of capacity" was an action."""
    told = [
        (f"The prison should {ask.lower()}", "Accepted", ask, who, day)
        for ask, who, day in zip(ASKS, PEOPLE, DAYS, strict=True)
    ]
    refused = (
        "The unit should be closed",
        "Rejected",
        "The unit cannot be closed without loss of capacity",
        "–",
        "–",
    )
    said = ("A log should be kept", "", "Not accepted. A log would cost more than it saves.", "N/A", "N/A")
    rows = rows_of(
        ("Recommendation", "Accepted or rejected", "Response: action planned", "Owner", "Date"),
        *told,
        refused,
        said,
    )
    assert [row.action for row in rows] == ASKS


def test_what_will_be_done_instead_of_what_was_refused_is_an_action() -> None:
    """A government's "Not accepted. ... We will introduce ..." gave no row."""
    answers = (
        "Accepted. We will write to every school",
        "Not accepted. A log would cost more than it saves",
        "Not accepted. A log costs much. We will ask schools for a yearly return",
    )
    rows = rows_of(
        ("Recommendation", "Government response", "Lead", "By when"),
        *(
            (f"The Department should {ask.lower()}", *told)
            for ask, *told in zip(ASKS, answers, PEOPLE, DAYS, strict=True)
        ),
    )
    assert [row.action for row in rows] == [answers[0], answers[2]]


def test_colours_of_progress_are_the_rating_where_nothing_else_says_it() -> None:
    colours = ("#92D050", "#FFC000", "#FF0000")
    told = ("Test booked", "Letter drafted", "Not begun")
    table = table_of(("Action", "Lead", "Due", "Progress"), *zip(ASKS, PEOPLE, DAYS, told, strict=True))
    painted = tuple(
        replace(cell, fill=colours[cell.row - 1]) if cell.row and cell.col == 3 else cell
        for cell in table.cells
    )
    (plan,) = read_plans(Document("text", (replace(table, cells=painted),))).plans
    assert [row.fills.get(Column.RAG) for row in plan.rows] == list(colours)


def test_duties_by_law_that_come_again_are_no_plan() -> None:
    rows = rows_of(
        ("Area", "Law", "What must be done", "How often", "Duty holder"),
        ("Gas", "Regulations of 1998", "Safety check of every appliance", "12 months", "Gas Manager"),
        ("Lifts", "Regulations of 1998", "Inspect all lifts", "6 months", "Lift Manager"),
        ("Water", "Approved code of 2001", "Assess the risk", "2 years", "Compliance Officer"),
    )
    assert not rows
