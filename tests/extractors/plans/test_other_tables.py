"""Tables that ask for things and are no plans: procedures, duties, checklists, calendars."""

from __future__ import annotations

import pytest

from extractors.layout import Document, Heading, Table, plain_item
from extractors.plan import Column, RowKind
from extractors.plans.finder import read_plans
from lexicon.sentences import asks, tells_reached
from lexicon.standing import cites_law, is_counted_from_event
from tests.support import table_of

INSTRUCTIONS = table_of(
    ("Action", "Who", "When"),
    ("Secure the area", "First person there", "At once"),
    ("Tell the duty manager", "First person there", "Within 15 minutes"),
    ("Complete the form", "Duty manager", "Before going home"),
    ("Notify the regulator", "Quality Lead", "Within 24 hours"),
)
DUTIES = table_of(
    ("Duty", "Legislation", "Responsible officer"),
    ("Publish a register of interests", "Localism Act 2011", "Monitoring Officer"),
    ("Provide a library service", "Libraries Act 1964", "Head of Libraries"),
    ("Prepare a statement of accounts", "Accounts Regulations 2015", "Head of Finance"),
)
RISKS = table_of(
    ("Risk", "Mitigation", "Owner", "Status"),
    ("A supplier fails", "Monitor suppliers' accounts each quarter", "Head of Procurement", "Open"),
    ("Key staff leave", "Maintain a succession plan", "HR Manager", "Open"),
    ("An attack on systems", "Keep software up to date", "IT Manager", "Open"),
)
CONDITIONS = table_of(
    ("If you see this", "Do this", "Tell"),
    ("A child is hurt", "Call for help", "Safeguarding Lead"),
    ("A child tells you something", "Write down what was said", "Safeguarding Lead"),
    ("A door is open", "Close the door", "Site Manager"),
)
QUESTIONS = table_of(
    ("Question", "Asked by", "Answer"),
    ("When will the pool open?", "Mr Dale", "The pool will open when its roof has been mended"),
    ("Will trees be planted?", "Mrs Wood", "The council will plant trees in winter"),
    ("Who will pay?", "Ms Ahmed", "The county will pay for the road"),
)
CHECKLIST = table_of(
    ("Item to check", "Yes", "No", "Comments"),
    ("Check that exits are clear", "✓", "", ""),
    ("Look for trip hazards", "", "✓", "A cable"),
    ("Test the alarm", "✓", "", ""),
)
MEETINGS = table_of(
    ("Meeting", "Purpose", "Chair", "Next meeting"),
    ("Programme Board", "Approve plans and resolve issues", "Director of Place", "14 May 2024"),
    ("Project Team", "Review what was done", "Project Manager", "2 May 2024"),
    ("User Group", "Test designs", "Service Manager", "9 May 2024"),
)
BUSINESS = table_of(
    ("Item", "Lead", "Month"),
    ("Receive the annual report on appeals", "Registrar", "November"),
    ("Approve the calendar", "Registrar", "January"),
    ("Consider the risk register", "Finance Director", "March"),
)
CALENDAR = table_of(
    ("Event", "Date"),
    ("Publish notice of election", "25 March 2024"),
    ("Deliver nomination papers", "5 April 2024"),
    ("Apply for a postal vote", "17 April 2024"),
)
AGREEMENT = table_of(
    ("The Authority will", "The Trust will"),
    ("Provide funding each quarter", "Deliver the service as agreed"),
    ("Attend contract meetings", "Report each month on how it goes"),
    ("Pay invoices in time", "Keep accurate records"),
)
GOALS = table_of(
    ("Objective", "Measure", "Target 2025", "Target 2027", "Owner"),
    ("Improve customer satisfaction", "Survey score", "75%", "85%", "Head of Customer Services"),
    ("Reduce carbon emissions", "Tonnes", "4,000", "3,000", "Energy Manager"),
    ("Increase recycling", "Rate", "52%", "58%", "Waste Manager"),
)
MATRIX = table_of(
    ("Function", "Chief Executive", "Group Managers", "IT Manager", "All staff"),
    ("Approve the records policy", "A", "C", "R", "I"),
    ("Maintain the file plan", "I", "C", "A/R", "–"),
    ("Induct new staff", "–", "A", "C", "I"),
)
STEPS = table_of(
    ("Step", "Who", "What to do", "Form"),
    ("1", "Visit leader", "Check the calendar", "EV1"),
    ("2", "Visit leader", "Write the risk assessment", "EV2"),
    ("3", "Head teacher", "Approve visits abroad", "EV3"),
)
STANDARDS = table_of(
    ("We will", "How quickly", "Team"),
    ("Reply to your letter", "Within 10 working days", "Customer Team"),
    ("Inspect a broken lift", "Within 4 hours", "Repairs Team"),
    ("Send you a rent statement", "Within five days of the end of the quarter", "Income Team"),
)
TRUSTEES = table_of(
    ("Trustee", "Role", "Main tasks"),
    ("Anne Lowe", "Chair", "Run meetings and manage the director"),
    ("Brian Shah", "Treasurer", "Keep the accounts"),
    ("Cath Ford", "Secretary", "Take minutes and file returns"),
)
STANDARD = table_of(
    ("Standard", "Do we meet it?", "Evidence"),
    ("Name a lead for safety", "Yes", "Job description"),
    ("Keep records for seven years", "Partly", "Sample of files"),
    ("Train volunteers each year", "No", "Training log"),
)
EVENTS = table_of(
    ("Date", "Action", "By"),
    ("14 February 2024", "Alarm sounded and ward evacuated", "Ward Manager"),
    ("15 February 2024", "Patients were moved back", "Matron Lee"),
    ("19 February 2024", "Cause found to have been a heater", "Fire Officer"),
)
UPKEEP = table_of(
    ("Task", "Frequency", "Next due", "Who"),
    ("Service the lift", "Six-monthly", "July 2024", "Site Manager"),
    ("Test the alarm", "Weekly", "15 April 2024", "Caretaker"),
    ("Inspect the boiler", "Twice a year", "September 2024", "Site Manager"),
)
ROTA = table_of(
    ("Task", "When", "Volunteer"),
    ("Open the hall", "4 May", "Ann Lee"),
    ("Open the hall", "11 May", "Bo Ray"),
    ("Open the hall", "18 May", "Ann Lee"),
    ("Open the hall", "25 May", "Cy Fox"),
)
TESTS = table_of(
    ("Test", "Steps", "Expected result", "Pass"),
    ("Log in", "Enter name and password", "Home page opens", "Yes"),
    ("Wrong password", "Enter a wrong password", "Account is locked", "Yes"),
    ("Reset", "Follow the link", "New password is set", "No"),
)
PROMISES = table_of(
    ("We will", "Target", "Measured by"),
    ("Answer the telephone within 20 seconds", "90%", "Call system"),
    ("Reply to letters within ten days", "95%", "Case log"),
    ("Clear fly-tips within two days", "85%", "Depot records"),
)
LESSONS = table_of(
    ("Term", "Topic", "Pupils will", "Teacher"),
    ("Autumn", "Romans", "Explain how roads were built", "Mrs Bell"),
    ("Spring", "Rivers", "Draw a map of a river", "Mr Field"),
    ("Summer", "Plants", "Measure growth of beans", "Mrs Marsh"),
)
GUIDANCE = table_of(
    ("Column", "What to write"),
    ("Action", "Describe what will be done"),
    ("Lead", "Name the person responsible"),
    ("Finish", "Enter the date by which it will be done"),
)


def kinds(table: Table) -> list[RowKind]:
    return [row.kind for plan in read_plans(Document("text", (table,))).plans for row in plan.rows]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(INSTRUCTIONS, id="instructions whose times are counted from what happens"),
        pytest.param(DUTIES, id="duties by law"),
        pytest.param(RISKS, id="what is done about risks"),
        pytest.param(CONDITIONS, id="what to do in which case"),
        pytest.param(QUESTIONS, id="questions and answers"),
        pytest.param(CHECKLIST, id="boxes to tick"),
        pytest.param(MEETINGS, id="what meetings are for"),
        pytest.param(BUSINESS, id="what a meeting does with its papers"),
        pytest.param(CALENDAR, id="days alone"),
        pytest.param(AGREEMENT, id="what each side of an agreement does"),
        pytest.param(MATRIX, id="a matrix of roles"),
        pytest.param(STEPS, id="numbered steps"),
        pytest.param(STANDARDS, id="service standards under a heading that is no deadline's"),
        pytest.param(TRUSTEES, id="who does what, and never by when"),
        pytest.param(STANDARD, id="standards that are met or not"),
        pytest.param(EVENTS, id="what was done on which day"),
        pytest.param(UPKEEP, id="a schedule of upkeep"),
        pytest.param(ROTA, id="a rota"),
        pytest.param(TESTS, id="a test's script"),
        pytest.param(GOALS, id="goals and their measures"),
        pytest.param(PROMISES, id="service standards that lead in"),
        pytest.param(LESSONS, id="what pupils will do"),
        pytest.param(GUIDANCE, id="what to write in a form"),
    ],
)
def test_a_table_that_asks_and_is_no_plan(table: Table) -> None:
    assert kinds(table) == []


def test_the_same_with_days_for_once_is_a_plan() -> None:
    days = ("14 May 2024", "20 May 2024", "June 2024", "1 July 2024")
    body = [[INSTRUCTIONS.at(row, 0).text, "Quality Lead"] for row in range(1, 5)]
    rows = [(*texts, day) for texts, day in zip(body, days, strict=True)]
    assert len(kinds(table_of(("Action", "Who", "When"), *rows))) == len(rows)


def test_risks_with_days_by_which_something_is_done_are_a_plan() -> None:
    head = ("Risk", "Mitigation", "Owner", "Complete by")
    rows = [
        ("A supplier fails", "Find a second supplier", "Head of Procurement", "May 2024"),
        ("Key staff leave", "Write a succession plan", "HR Manager", "June 2024"),
        ("An attack on systems", "Replace the old servers", "IT Manager", "July 2024"),
    ]
    assert len(kinds(table_of(head, *rows))) == len(rows)


def test_marks_under_years_say_by_when() -> None:
    chart = table_of(
        ("Measure", "2024", "2025", "2026", "Owner"),
        ("Replace boilers in five schools", "x", "x", "", "Property Team"),
        ("Install panels on the depot", "", "x", "", "Energy Manager"),
        ("Electrify the pool cars", "", "x", "x", "Fleet Manager"),
    )
    found = [row for plan in read_plans(Document("text", (chart,))).plans for row in plan.rows]
    assert [(row.texts.get(Column.START), row.texts[Column.DUE]) for row in found] == [
        ("2024", "2025"),
        (None, "2025"),
        ("2025", "2026"),
    ]


def test_release_notes_are_no_plan_by_their_title() -> None:
    notes = table_of(
        ("Change", "Reported by", "Fixed in"),
        ("Add a dark theme", "Ana", "5.1.0"),
        ("Remove an old option", "Core team", "5.1.0"),
        ("Improve messages", "Cho", "5.1.2"),
    )
    titled = Document("text", (Heading(plain_item("Release notes 5.1"), 1), notes))
    assert not read_plans(titled).plans


def test_points_that_are_reached_by_forecast_days_are_milestones() -> None:
    milestones = table_of(
        ("Milestone", "Owner", "Planned", "Forecast", "Status"),
        ("Business case approved", "Sponsor", "May 2024", "May 2024", "Complete"),
        ("Contract awarded", "Procurement Lead", "September 2024", "October 2024", "At risk"),
        ("Pilot live", "Project Manager", "January 2025", "January 2025", "On track"),
    )
    assert kinds(milestones) == [RowKind.MILESTONE] * 3


@pytest.mark.parametrize(
    "text", ["Within 24 hours", "10 working days", "On admission", "25 days before the poll"]
)
def test_times_that_are_counted_from_what_happens(text: str) -> None:
    assert is_counted_from_event(text)


@pytest.mark.parametrize(
    "text", ["Within 3 months", "By May 2024", "After Easter", "2 weeks", "Ongoing", "Immediate"]
)
def test_times_that_plans_have(text: str) -> None:
    assert not is_counted_from_event(text)


def test_a_law_is_cited_with_its_year() -> None:
    assert cites_law("Data Protection Act 2018")
    assert not cites_law("Act on the findings of the 2018 review")


def test_a_number_behind_a_verb_is_no_reference_of_the_action() -> None:
    assert asks("Build 40 homes a year")
    assert asks("Train 20 staff")
    assert asks("HR 3 Review the policy")


def test_a_point_that_is_reached_ends_in_what_became_of_it() -> None:
    assert tells_reached("Contract awarded")
    assert tells_reached("New system in place")
    assert not tells_reached("Business case")


def test_numbers_under_a_heading_that_counts_are_no_times_of_day() -> None:
    """References such as 1.10 and 1.20 made an agenda of a plan."""
    rows = (
        ("Publish the parking strategy", "Ann Lee", "May 2010"),
        ("Train the front desk staff", "Bo Ray", "June 2010"),
        ("Review the grounds contract", "Cy Fox", "July 2010"),
    )
    numbered = [(number, *row) for number, row in zip(("1.10", "1.20", "1.30"), rows, strict=True)]
    head = ("Action", "Lead", "By when")
    (plan,) = read_plans(Document("text", (table_of(("Ref", *head), *numbered),))).plans
    assert [row.action_ref for row in plan.rows] == ["1.10", "1.20", "1.30"]
    assert not read_plans(Document("text", (table_of(("Time", *head), *numbered),))).plans


def test_a_table_of_what_a_machine_does_in_which_state_is_no_plan() -> None:
    states = table_of(
        ("Old State", "Input", "Action", "New State", "Notes"),
        ("idle", "coin", "beep", "paid", ""),
        ("paid", "push", "unlock", "open", "once"),
        ("open", "push", "lock", "idle", ""),
    )
    (reading,) = read_plans(Document("text", (states,))).tables
    assert not reading.is_plan
