"""Whole documents: which tables are plans, what their rows stand under, and that no word is lost."""

from __future__ import annotations

from extractors.layout import Block, Cell, Document, Heading, Paragraph, Table, plain_item
from extractors.plan import Column, PlanRow, RowKind
from extractors.plans import PlanReading, Verdict, read_plans
from tests.support import table_of

HEAD = ("Action", "Lead", "By when")


def para(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph(plain_item(text, bold=bold))


def bullet(text: str) -> Paragraph:
    return Paragraph(plain_item(text, marker="•", level=0))


def reading(*blocks: Block) -> PlanReading:
    return read_plans(Document("text", blocks))


def rows(*blocks: Block) -> list[PlanRow]:
    return [row for plan in reading(*blocks).plans for row in plan.rows]


def verdicts(*blocks: Block) -> list[str]:
    return [table.verdict.value for table in reading(*blocks).tables]


def test_sections_recommendations_and_criteria_around_a_table() -> None:
    found = rows(
        Heading(plain_item("Improvement Action Plan"), 1),
        para("Safeguarding - within 3 months", bold=True),
        para("Recommendation:"),
        para("1. See every referral within a day"),
        table_of(HEAD, ("Write a rota", "Ann Lee", "May 2010")),
        para("Success criteria:"),
        bullet("no referral waits"),
        bullet("fewer repeats"),
        para("2. Improve what is recorded on files"),
        table_of(HEAD, ("Audit files", "Bo Ray", "June 2010")),
        bullet("records are up to date"),
        para("Looked after children", bold=True),
        table_of(HEAD, ("Visit homes", "Cy Fox", "July 2010")),
    )
    assert [(row.section, row.recommendation_ref, row.recommendation) for row in found] == [
        ("Safeguarding - within 3 months", "1", "See every referral within a day"),
        ("Safeguarding - within 3 months", "2", "Improve what is recorded on files"),
        ("Looked after children", None, None),
    ]
    assert [row.success_criteria for row in found] == [
        ("no referral waits", "fewer repeats"),
        ("records are up to date",),
        (),
    ]


def test_criteria_before_a_table_and_evaluation_apart() -> None:
    (plan,) = reading(
        para("Key Issue 3"),
        para("Train the staff of every service"),
        para("Local Authority Plan of Action"),
        para("Success Criteria"),
        bullet("all staff trained"),
        para("Evaluation"),
        bullet("records of training"),
        table_of(HEAD, ("Plan courses", "Ann Lee", "May 2010")),
    ).plans
    assert plan.rows[0].section is None
    assert plan.rows[0].success_criteria == ("all staff trained",)
    (recommendation,) = plan.recommendations
    assert (recommendation.ref, recommendation.text) == ("3", "Train the staff of every service")
    assert recommendation.evaluation == "records of training"


def test_a_criterion_without_a_bullet_that_names_a_strategy_is_no_title() -> None:
    """It hid the recommendation above it, and the rows took that of the table before."""
    found = rows(
        para("Key Issue 6"),
        para("Train the staff of every service"),
        table_of(HEAD, ("Plan courses", "Ann Lee", "May 2010")),
        para("Key Issue 7"),
        para("Review what carers are offered in each district"),
        para("Success Criteria"),
        para("Priorities of the Strategy achieved"),
        para("Most parents find what they need in the full range of services"),
        table_of(HEAD, ("Plan visits", "Bo Ray", "June 2010")),
    )
    assert [row.recommendation_ref for row in found] == ["6", "7"]


def test_the_number_of_an_appendix_is_no_plans_title() -> None:
    """It parted a table that went on over the page, and named the plan after itself."""
    (plan,) = reading(
        Heading(plain_item("Appendix A"), 1), table_of(HEAD, ("Write a rota", "Ann Lee", "May 2010"))
    ).plans
    assert plan.title is None


def test_a_recommendation_may_stand_in_a_table_of_its_own() -> None:
    found = rows(
        table_of(
            ("Key Issue 1 Tell young people", "Plan of Action"),
            ("Success Criteria\n- they know", "Evaluation\n- ask them"),
        ),
        table_of(HEAD, ("Write to them", "Ann Lee", "May 2010")),
    )
    assert [(row.recommendation_ref, row.recommendation, row.success_criteria) for row in found] == [
        ("1", "Tell young people", ("they know",))
    ]


def test_numbered_paragraphs_of_a_report_are_no_recommendations() -> None:
    found = rows(
        para("15. The Panel will review how it works every six months and report to members."),
        Heading(plain_item("Annex A"), 1),
        para("WORK PLAN 2013", bold=True),
        para("The panel will do what follows, as time and money allow it to, over the year that comes:"),
        table_of(HEAD, ("Write a page", "Ann Lee", "May 2013")),
    )
    assert (found[0].section, found[0].recommendation) == (None, None)


def test_group_rows_head_the_rows_below_and_the_last_row_heads_nothing() -> None:
    found = rows(
        table_of(
            ("Issue", "Lead"),
            ("Safeguarding", ""),
            ("Audits are not rigorous", "Ann Lee"),
            ("Capacity", ""),
            ("Value for money is weak", "Bo Ray"),
            ("Improve support for groups", ""),
        )
    )
    assert [(row.kind, row.section, row.action) for row in found] == [
        (RowKind.ISSUE, "Safeguarding", "Audits are not rigorous"),
        (RowKind.ISSUE, "Capacity", "Value for money is weak"),
        (RowKind.ISSUE, "Capacity", "Improve support for groups"),
    ]


def test_an_action_alone_in_its_row_is_no_heading() -> None:
    found = rows(
        table_of(
            HEAD,
            ("Write a rota", "Ann Lee", "May"),
            ("All information to be looked at by the Board every month.", "", ""),
            ("Review the rota", "", ""),
            ("Audit files", "Bo Ray", "June"),
        )
    )
    assert [row.section for row in found] == [None] * 4


def test_in_a_log_without_remarks_no_action_heads_the_next() -> None:
    """Of six actions with nothing beside them the one that begins with a name was lost as a heading."""
    found = rows(
        table_of(
            ("Action", "Progress"),
            ("Write a rota", "Carried forward"),
            ("Finalise the request form", ""),
            ("Add status categories", ""),
            ("OURG to host the trial page for all readers", ""),
            ("Prototype the page", ""),
            ("Review the page", ""),
        )
    )
    assert len(found) == 6


def test_a_numbered_group_row_is_a_recommendation() -> None:
    wide = Cell(1, 0, col_span=3, items=(plain_item("Objective 2: Safer homes", bold=True),))
    base = table_of(HEAD, ("", "", ""), ("Visit homes", "Ann Lee", "May"))
    table = Table(3, 3, (*base.cells[:3], wide, *base.cells[6:]))
    (row,) = rows(table)
    assert (row.section, row.recommendation_ref, row.recommendation) == (None, "2", "Safer homes")


PLAN = ("Recommendation", "Action", "Lead", "Due", "Progress")


def test_empty_cells_of_the_recommendation_are_carried_down() -> None:
    found = rows(
        table_of(
            PLAN,
            ("1. Train staff", "Plan courses.", "Ann", "May", ""),
            ("", "Give courses.", "Bo", "June", ""),
            ("CONTINUED..", "Look back at them.", "Cy", "July", ""),
            ("Recommendations 2 and 3 (contd.)", "Write.", "Cy", "July", ""),
        )
    )
    assert [(row.recommendation_ref, row.recommendation) for row in found] == [
        ("1", "Train staff"),
        ("1", "Train staff"),
        ("1", "Train staff"),
        ("2 and 3", None),
    ]


def test_a_row_that_carries_on_in_mid_sentence_is_joined() -> None:
    found = rows(
        table_of(
            PLAN,
            ("1. Train staff", "Plan courses for all who", "Ann /", "May", "Two were"),
            ("", "work with families.\nGive them.", "Bo", "June", "held."),
        )
    )
    assert [row.action for row in found] == ["Plan courses for all who work with families.", "Give them."]
    assert found[0].texts[Column.PROGRESS] == "Two were held."


def test_a_row_without_an_action_goes_to_the_row_above() -> None:
    (row,) = rows(
        table_of(
            PLAN,
            ("1. Train staff", "Plan courses.", "Ann", "May", "The first ran."),
            ("", "", "Bo", "", "Others follow."),
        )
    )
    assert row.texts[Column.LEAD] == "Ann\nBo"
    assert row.texts[Column.PROGRESS] == "The first ran.\nOthers follow."


def test_a_recommendation_with_a_lead_alone_and_no_action_is_reported_as_lost() -> None:
    (plan,) = reading(
        table_of(PLAN, ("1. Train staff", "", "Ann", "", "Later"), ("2. Write", "Do it.", "Bo", "May", ""))
    ).plans
    assert [row.action for row in plan.rows] == ["Do it."]
    (issue,) = plan.issues
    assert issue.code == "row_without_action"
    assert "Ann; Later" in issue.message
    assert [recommendation.ref for recommendation in plan.recommendations] == ["1", "2"]


def test_an_issue_with_a_lead_and_a_date_needs_no_task_to_be_a_row() -> None:
    """A log that gives some of its items tasks and others none lost those that have none."""
    (plan,) = reading(
        table_of(
            ("Issue / Action", "Sub tasks", "Task owner", "By when"),
            ("Benefits paper", "", "Ann Lee", "June 2012"),
            ("", "Write the paper", "Ann Lee", "May 2012"),
            ("", "Send the paper to the panel", "Ann Lee", "June 2012"),
            ("Sue Higham to be asked to the board", "", "Bo Ray", "July 2012"),
            ("Too few panel members", "", "Bo Ray", "May 2012"),
        )
    ).plans
    assert [(row.kind.value, row.action, row.texts[Column.DUE]) for row in plan.rows] == [
        ("action", "Write the paper", "May 2012"),
        ("action", "Send the paper to the panel", "June 2012"),
        ("action", "Sue Higham to be asked to the board", "July 2012"),
        ("issue", "Too few panel members", "May 2012"),
    ]


def test_a_date_and_its_state_are_one_thing_where_dates_come_first() -> None:
    """Of "18/05/12 | COMPLETED" beside two actions one had the date and the other the state."""
    (plan,) = reading(
        table_of(
            ("Action", "Finish & status", "Owner"),
            ("Write the paper\nSend it to the panel", "18/05/12\nCOMPLETED", "Ann Lee"),
            ("Ask the board", "End-June\n(ahead of 4 July Meeting)\nCOMPLETED", "Bo Ray"),
            ("Find a room\nFind a date", "3/5/12\nCOMPLETED\n4/5/12\nCANCELLED", "Bo Ray"),
        )
    ).plans
    assert [(row.texts[Column.DUE], row.texts[Column.STATUS]) for row in plan.rows] == [
        *[("18/05/12", "COMPLETED")] * 2,
        ("End-June\n(ahead of 4 July Meeting)", "COMPLETED"),
        ("3/5/12", "COMPLETED"),
        ("4/5/12", "CANCELLED"),
    ]


def test_columns_outside_the_schema_are_kept_under_their_heading() -> None:
    (row,) = rows(table_of(("Action", "Lead", "Ward"), ("Plant trees", "Ann", "North")))
    assert row.other == {"Ward": "North"}


def test_a_table_without_a_heading_goes_on_with_the_columns_before_it() -> None:
    found = reading(
        table_of(HEAD, ("Write a rota", "Ann Lee", "May")),
        Heading(plain_item("General"), 2),
        table_of(("Audit files", "Bo Ray", "June")),
    )
    assert [row.texts[Column.LEAD] for plan in found.plans for row in plan.rows] == ["Ann Lee", "Bo Ray"]
    assert found.tables[1].why.startswith("no heading of its own")


def test_small_logs_without_headings_speak_for_one_another() -> None:
    blocks: list[Block] = []
    for number, (text, state) in enumerate(
        (
            ("Circulate the minutes of the last meeting", "New"),
            ("Publish all cases that are not published", "Ongoing"),
            ("Write to the minister about the register", "Completed"),
            ("Develop the benefits case for addresses", "Carried forward"),
            ("Set up a meeting with the survey", "Completed"),
        )
    ):
        blocks += [para(f"Topic {number} – Lead HS/BB", bold=True), table_of((text, state))]
    found = rows(*blocks)
    assert [row.section for row in found] == [f"Topic {number}" for number in range(5)]
    assert {row.texts[Column.LEAD] for row in found} == {"HS/BB"}
    assert found[3].texts[Column.STATUS] == "Carried forward"
    assert all("column_inferred" in row.flags for row in found)


def test_a_key_value_plan_gives_actions_milestones_and_commentary() -> None:
    (plan,) = reading(
        Heading(plain_item("Inspection Monitor"), 1),
        table_of(
            ("RECOMMENDATION 1:", "Tell young people."),
            ("Actions:", "- Write to them.\n- Meet them."),
            ("Milestones:", "Progress:"),
            ("Letters (to those who were", "Sent in"),
            ("seen) went out.", "May."),
            ("Quality Assurance:\n- audits agreed", "Two held."),
            ("Evaluative Commentary:", "They say they know."),
            ("Actions to be carried forward to the Plan", "None."),
        ),
    ).plans
    assert [(row.kind.value, row.action, row.texts.get(Column.PROGRESS)) for row in plan.rows] == [
        ("action", "Write to them.", None),
        ("action", "Meet them.", None),
        ("milestone", "Letters (to those who were seen) went out.", "Sent in May."),
        ("milestone", "audits agreed", "Two held."),
    ]
    (recommendation,) = plan.recommendations
    assert recommendation.evaluation == "They say they know."
    assert recommendation.carried_forward == "None."
    assert plan.title == "Inspection Monitor"
    assert not plan.issues


def test_a_plan_of_one_block_an_action() -> None:
    found = rows(
        table_of(
            ("Action:", "Write a rota."),
            ("Lead:", "Ann Lee"),
            ("Timescale:", "May 2010"),
            ("Action:", "Audit files."),
            ("Lead:", "Bo Ray"),
            ("Timescale:", "June 2010"),
        )
    )
    assert [(row.action, row.texts[Column.LEAD], row.texts[Column.DUE]) for row in found] == [
        ("Write a rota.", "Ann Lee", "May 2010"),
        ("Audit files.", "Bo Ray", "June 2010"),
    ]


def test_tables_that_are_no_plan_are_left_alone_with_a_reason() -> None:
    tables = (
        table_of(
            ("", "Timing", "Item", "Lead"),
            ("1", "10.00 – 10.05", "Welcome", "Chair"),
            ("2", "10.05 – 11.00", "Plan", "Jo"),
        ),
        table_of(("Item", "Description", "Lead"), ("1", "Welcome and update", "HS"), ("2", "Cases", "JT")),
        table_of(("", "2008/2009", "2009/2010"), ("Placements completed", "11", "14")),
        table_of(("Measure", "Target", "Q2", "Q3"), ("Homes let", "85%", "78%", "81%")),
        table_of(
            ("Document title:", "Monitor"), ("Author:", "Ann Lee"), ("Publication date:", "9 July 2009")
        ),
        table_of(("Name", "Organisation", "Present"), ("Ann", "Council", "Yes"), ("Bo", "Police", "No")),
        table_of(("Commitment", "Description"), ("Spend data", "Monthly publication of all spending")),
    )
    found = reading(*tables)
    assert [table.verdict for table in found.tables] == [Verdict.OTHER] * len(tables)
    assert all(table.why for table in found.tables)
    assert not found.plans


def test_a_register_that_its_paper_names_is_no_plan_though_its_cells_ask() -> None:
    powers = table_of(
        ("No", "Power", "To whom", "Limit"),
        ("1", "Issue a notice to fix", "Building Manager", "None"),
        ("2", "Waive fees for a consent", "Group Manager", "Up to £500"),
        ("3", "Seize and impound a dog", "Animal Control Officers", "None"),
    )
    told = "Made under clause 32 of the schedule by resolution of the council at its meeting of 25 February."
    register = (Heading(plain_item("Register of delegations"), 1), para(told), powers)
    (table,) = reading(*register).tables
    assert table.verdict is Verdict.OTHER
    assert "delegations" in table.why


def test_verdicts_on_what_was_complained_of_are_nothing_to_do() -> None:
    cases = table_of(
        ("Our ref", "Complaint", "Section", "Received", "Decided", "Finding"),
        ("18/02", "Delay in a housing transfer", "Housing", "11 January", "30 April", "Not upheld"),
        ("18/03", "Noise from a council yard", "Roads", "2 February", "19 June", "Partly upheld"),
        ("18/07", "Refusal of a grant", "Finance", "9 March", "4 July", "Outside remit"),
    )
    assert verdicts(cases) == ["no plan"]


def test_tables_under_the_same_headings_have_the_same_columns() -> None:
    head = ("Item", "Measures to be taken", "Office of interest", "Completion")
    themes = (
        (("1", "Mend the ramp", "Estates Team", "May 2025"), ("2", "Train the crews", "HR", "May 2025")),
        (("3", "Fit handrails", "Housing Service", "June 2025"), ("4", "Buy chairs", "Estates", "July 2025")),
        (("5", "Paint the steps", "Quayside", "June 2025"), ("6", "Light the pier", "Aftdeck", "July 2025")),
    )
    found = rows(*(block for theme in themes for block in (para("More measures"), table_of(head, *theme))))
    assert [row.texts.get(Column.LEAD) for row in found][4:] == ["Quayside", "Aftdeck"]


def test_a_reference_at_the_head_of_a_card_is_that_of_its_action() -> None:
    one = (("Ref", "1"), ("Action", "Write a rota"), ("Lead officer", "Ann Lee"), ("By when", "May 2010"))
    two = (("Ref", "2"), ("Action", "Audit files"), ("Lead officer", "Bo Ray"), ("By when", "June 2010"))
    assert [(row.action_ref, row.action) for row in rows(table_of(*one), table_of(*two))] == [
        ("1", "Write a rota"),
        ("2", "Audit files"),
    ]
    assert [row.action_ref for row in rows(table_of(*one, *two))] == ["1", "2"]


def test_a_reference_at_the_foot_of_a_card_is_that_of_the_action_above() -> None:
    fields = [
        field
        for ref, action, lead in (("1", "Write a rota", "Ann Lee"), ("2", "Audit files", "Bo Ray"))
        for field in (("Action", action), ("Lead officer", lead), ("Action ref", ref))
    ]
    assert [(row.action_ref, row.action) for row in rows(table_of(*fields))] == [
        ("1", "Write a rota"),
        ("2", "Audit files"),
    ]
