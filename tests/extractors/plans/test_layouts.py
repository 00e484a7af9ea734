"""The ways in which councils lay out a plan, each as small as it can be, and tables that are none."""

from __future__ import annotations

import pytest

from extractors.layout import Cell, Document, Heading, Paragraph, Table, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans import PlanReading, read_plans
from tests.support import table_of

HEAD = ("Action", "Lead officer", "Deadline")
POLICY = ("Review the policy on lone working", "Head of Policy", "1 March 2015")
TRAINING = ("Train all managers in supervision", "HR Manager", "April 2015")
REPORT = ("Publish the annual report", "Head of Policy", "May 2015")
ACTIONS = [POLICY[0], TRAINING[0], REPORT[0]]


def reading(*tables: Table) -> PlanReading:
    return read_plans(Document("text", tables))


def rows(*tables: Table) -> list[PlanRow]:
    return [row for plan in reading(*tables).plans for row in plan.rows]


def actions(*tables: Table) -> list[str]:
    return [row.action for row in rows(*tables)]


@pytest.mark.parametrize(
    ("col", "cell"),
    [
        (0, "train all managers"),
        (1, "e-Learning Manager"),
        (2, "ongoing"),
        (2, "by April 2015"),
        (3, "none"),
        (4, "not started"),
        (4, "iPads bought"),
    ],
)
def test_a_cell_that_begins_in_small_letters_does_not_join_its_row_to_the_one_above(
    col: int, cell: str
) -> None:
    second = [*TRAINING, "None", "Good start"]
    second[col] = cell
    table = table_of(
        (*HEAD, "Cost", "Progress"), (*POLICY, "None", "Good start"), tuple(second), (*REPORT, "", "")
    )
    assert len(actions(table)) == 3


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Update May 2015", Column.PROGRESS),
        ("Progress as at 31.3.15", Column.PROGRESS),
        ("Autumn update", Column.PROGRESS),
        ("Position at September 2013", Column.PROGRESS),
        ("Q1 Progress", Column.PROGRESS),
        ("Update 2", Column.PROGRESS),
        ("RAG Sept 15", Column.STATUS),
        ("Status 2014/15", Column.STATUS),
    ],
)
def test_a_heading_is_known_by_its_words_beside_a_date(heading: str, column: Column) -> None:
    found = rows(table_of((*HEAD, heading), (*POLICY, "Drafted"), (*TRAINING, "Booked")))
    assert [row.texts[column] for row in found] == ["Drafted", "Booked"]


def test_of_a_tracker_s_updates_the_last_is_the_progress_and_the_others_are_kept() -> None:
    found = rows(table_of((*HEAD, "Update Sept 16", "Update Jan 17"), (*POLICY, "Terms set", "Report out")))
    assert found[0].texts[Column.PROGRESS] == "Report out"
    assert found[0].other == {"Update Sept 16": "Terms set"}


@pytest.mark.parametrize("months", [("Jan", "Feb", "Mar"), ("Q1", "Q2", "Q3"), ("2014", "2015", "2016")])
def test_the_columns_of_a_time_chart_do_not_hide_the_heading(months: tuple[str, ...]) -> None:
    table = table_of(
        ("Action", "Lead officer", *months), (*POLICY[:2], "x", "", ""), (*TRAINING[:2], "", "x", "")
    )
    assert actions(table) == ACTIONS[:2]


@pytest.mark.parametrize("dates", [("30.09.17", "10.05.17"), ("1.4.15", "10.12.2015"), ("31.03.", "30.06.")])
def test_dates_with_dots_are_no_times_of_day(dates: tuple[str, str]) -> None:
    table = table_of(HEAD, (*POLICY[:2], dates[0]), (*TRAINING[:2], dates[1]))
    assert [row.texts[Column.DUE] for row in rows(table)] == list(dates)


@pytest.mark.parametrize("heading", ["Our response", "We will", "Required action", "What Exford will do", ""])
def test_the_action_is_known_by_how_its_texts_begin(heading: str) -> None:
    assert actions(table_of((heading, *HEAD[1:]), POLICY, TRAINING, REPORT)) == ACTIONS


def test_what_an_unknown_column_left_of_the_action_says_is_what_that_answers_to() -> None:
    found = rows(table_of(("Parents told us", *HEAD), ("Decisions take too long", *POLICY), ("", *TRAINING)))
    assert {row.recommendation for row in found} == {"Decisions take too long"}


def test_headings_in_two_languages_are_known_by_either() -> None:
    head = ("Gweithred / Action", "Swyddog Arweiniol / Lead officer", "Dyddiad / Date")
    assert actions(table_of(head, POLICY, TRAINING)) == ACTIONS[:2]


def test_a_target_that_is_a_date_is_the_deadline() -> None:
    found = rows(table_of(("Action", "Lead officer", "Target"), POLICY, TRAINING))
    assert [row.texts[Column.DUE] for row in found] == ["1 March 2015", "April 2015"]


def test_a_row_above_the_heading_says_what_the_table_is_about() -> None:
    found = rows(
        table_of(("Objective 1 - Close the gap",), HEAD, POLICY),
        table_of(("Objective 2 - Be safe",), HEAD, TRAINING),
    )
    assert [(row.recommendation_ref, row.recommendation) for row in found] == [
        ("1", "Close the gap"),
        ("2", "Be safe"),
    ]


def test_an_update_across_the_table_belongs_to_the_action_above_it() -> None:
    found = rows(
        table_of(HEAD, POLICY, ("Progress: Drafted by May.",), TRAINING, ("Progress: All are booked.",))
    )
    assert [row.action for row in found] == ACTIONS[:2]
    assert [row.texts[Column.PROGRESS] for row in found] == ["Drafted by May.", "All are booked."]


def test_a_legend_below_a_plan_is_no_action_and_is_not_lost() -> None:
    (plan,) = reading(table_of(HEAD, POLICY, ("Key: G = complete, A = in progress",))).plans
    assert [row.action for row in plan.rows] == ACTIONS[:1]
    assert [(issue.code, issue.row) for issue in plan.issues] == [("row_is_note", 2)]
    assert "G = complete" in plan.issues[0].message


@pytest.mark.parametrize("name", ["Total", "Sub-total", "Grand total (all actions)", "TOTAL COST"])
def test_a_row_that_sums_up_the_figures_above_it_is_no_action(name: str) -> None:
    head = ("Ref", "Action", "Lead", "Cost £", "By when")
    action = ("1", "Review the policy", "HR Manager", "12,000", "May 2015")
    (plan,) = reading(table_of(head, action, ("", name, "", "£12,000", ""))).plans
    assert [row.action for row in plan.rows] == ["Review the policy"]
    assert [(issue.code, issue.row) for issue in plan.issues] == [("row_is_note", 2)]
    (plan,) = reading(
        table_of(head, action, ("2", f"{name} of all schools", "Al Roe", "9", "May 2016"))
    ).plans
    assert len(plan.rows) == 2


def test_lettered_paragraphs_are_actions_of_their_own() -> None:
    cell = "a) Review the policy\nb) train all managers\nc) Buy alarms"
    assert len(actions(table_of(HEAD, (cell, "HR Manager", "May 2015")))) == 3


def test_a_table_on_its_side_is_read_column_by_column() -> None:
    upright = [HEAD, POLICY, TRAINING, REPORT]
    found = rows(table_of(*zip(*upright, strict=True)))
    assert [(row.action, row.texts[Column.LEAD], row.texts[Column.DUE]) for row in found] == upright[1:]


def test_a_form_of_several_fields_a_line_is_an_action_each() -> None:
    found = rows(
        table_of(
            ("Action 1", POLICY[0]),
            ("Lead", POLICY[1], "Deadline", POLICY[2]),
            ("Progress", "Drafted"),
            ("Action 2", TRAINING[0]),
            ("Lead", TRAINING[1], "Deadline", TRAINING[2]),
            ("Progress", ""),
        )
    )
    assert [(row.action_ref, row.action, row.texts[Column.DUE]) for row in found] == [
        ("1", POLICY[0], POLICY[2]),
        ("2", TRAINING[0], TRAINING[2]),
    ]
    assert found[0].texts[Column.PROGRESS] == "Drafted"


def test_what_a_form_says_before_its_first_action_holds_for_all_of_them() -> None:
    found = rows(
        table_of(
            ("Recommendation 1", "Be safe"),
            ("Lead", "HR Manager"),
            ("Action", ACTIONS[0]),
            ("Action", ACTIONS[1]),
        )
    )
    assert [row.texts[Column.LEAD] for row in found] == ["HR Manager", "HR Manager"]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            table_of(
                ("Objective", "Measure", "Target", "Q1", "Q2", "RAG", "Lead"),
                ("Safer homes", "Alarms fitted", "400", "90", "110", "Amber", "Head of Housing"),
                ("Cleaner streets", "Streets graded B", "95%", "94%", "96%", "Green", "Waste Manager"),
            ),
            id="performance report",
        ),
        pytest.param(
            table_of(
                ("Ref", "Complaint", "Outcome", "Date", "Officer"),
                ("C1", "Bin not collected", "Upheld: apology sent", "3 March 2014", "Waste Manager"),
                ("C2", "Noise", "Not upheld", "4 May 2014", "Health Officer"),
            ),
            id="complaints register",
        ),
        pytest.param(
            table_of(
                ("Item", "Lead", "Time"),
                ("Welcome and apologies", "Chair", "10.00"),
                ("Minutes of the last meeting", "Clerk", "10.15"),
            ),
            id="agenda",
        ),
    ],
)
def test_a_table_of_another_kind_is_left_alone(table: Table) -> None:
    assert reading(table).plans == ()


def test_a_card_s_lower_heading_names_what_is_said_of_the_action_above() -> None:
    found = rows(
        table_of(
            ("What we will do", "Success criteria"),
            (POLICY[0], "It is in use"),
            ("Lead officer", "Completion date"),
            (POLICY[1], POLICY[2]),
        )
    )
    assert [(row.action, row.texts[Column.LEAD], row.texts[Column.DUE]) for row in found] == [POLICY]


def test_a_rating_before_a_comment_is_the_status() -> None:
    found = rows(
        table_of(
            (*HEAD, "RAG and commentary"),
            (*POLICY, "G - adopted 4 September"),
            (*TRAINING, "A - 81 outstanding"),
        )
    )
    assert [(row.texts[Column.STATUS], row.texts[Column.PROGRESS]) for row in found] == [
        ("G", "adopted 4 September"),
        ("A", "81 outstanding"),
    ]


def test_tasks_with_dates_are_a_plan_where_they_begin_as_actions_do() -> None:
    assert actions(table_of(("Task", "When"), (POLICY[0], "May 2015"), (REPORT[0], "June 2015")))
    assert not actions(
        table_of(("Activity", "When"), ("Fire safety course", "May 2015"), ("Swimming", "June"))
    )


def test_two_lines_of_headings_say_together_who_monitors() -> None:
    who = Cell(0, 3, col_span=2, items=(plain_item("Monitoring"),))
    first = [
        Cell(0, col, row_span=2, items=(plain_item(text),))
        for col, text in enumerate(("Action", "Personnel", "Milestone date"))
    ]
    second = [Cell(1, col, items=(plain_item(text),)) for col, text in ((3, "Who"), (4, "How"))]
    body = [
        Cell(2, col, items=(plain_item(text),))
        for col, text in enumerate((ACTIONS[0], "Head teacher", "May 2015", "Governors", "Termly report"))
    ]
    (row,) = rows(Table(3, 5, (*first, who, *second, *body)))
    assert row.texts == {
        Column.LEAD: "Head teacher",
        Column.DUE: "May 2015",
        Column.MONITORED_BY: "Governors",
        Column.MONITORING: "Termly report",
    }


def test_a_heading_of_two_lines_ends_where_its_tall_cells_end() -> None:
    """Counted from the lower line, a tall cell's height took the first row of the body for a third."""
    tall = [
        Cell(0, col, row_span=2, items=(plain_item(text),))
        for col, text in enumerate(("Area", "Barrier identified", "Action to remove it"))
    ]
    wide = Cell(0, 3, col_span=2, items=(plain_item("Implementation"),))
    lower = [Cell(1, col, items=(plain_item(text),)) for col, text in ((3, "Responsible"), (4, "Target"))]
    body = [
        Cell(row, col, items=(plain_item(text),))
        for row, texts in enumerate((("Web", "No captions", *POLICY), ("Web", "No tags", *TRAINING)), start=2)
        for col, text in enumerate(texts)
    ]
    found = rows(Table(4, 5, (*tall, wide, *lower, *body)))
    assert [(row.action, row.texts[Column.LEAD], row.texts[Column.DUE]) for row in found] == [
        POLICY,
        TRAINING,
    ]


def test_a_number_counts_what_its_heading_names() -> None:
    head = ("Concern no.", "Concern", "Response", "Owner", "Target date")
    found = rows(table_of(head, ("4", "Too few nurses", *POLICY), ("5", "Too few beds", *TRAINING)))
    assert [(row.recommendation_ref, row.action_ref) for row in found] == [("4", None), ("5", None)]


def test_abbreviated_headings_are_known() -> None:
    head = ("No", "Action req'd", "Pri.", "Resp.", "T/scale")
    (row,) = rows(table_of(head, ("1", ACTIONS[0], "High", "Head of Policy", "May 2015")))
    assert row.texts == {Column.PRIORITY: "High", Column.LEAD: "Head of Policy", Column.DUE: "May 2015"}


def test_a_recommendation_is_not_the_action_where_a_response_stands_beside_it() -> None:
    head = ("Recommendation", "Our response: what we are doing", "Lead officer", "Target date")
    found = rows(table_of(head, ("Be quicker", "Staffing to be reviewed", "HR Manager", "May 2015")))
    assert [(row.recommendation, row.action) for row in found] == [("Be quicker", "Staffing to be reviewed")]


def test_an_unknown_column_of_states_is_the_status_beside_the_progress() -> None:
    head = (*HEAD, "Reviewer’s opinion", "Progress")
    told = ("Rota agreed", "Two of five trained", "Sent to all wards")
    states = ("Implemented", "Partly implemented", "Implemented")
    body = zip((POLICY, TRAINING, REPORT), states, told, strict=True)
    found = rows(table_of(head, *((*row, state, said) for row, state, said in body)))
    assert [row.texts.get(Column.STATUS) for row in found] == list(states)
    assert [row.texts.get(Column.PROGRESS) for row in found] == list(told)


def test_the_original_deadline_holds_where_none_is_revised() -> None:
    head = ("Action", "Lead", "Original date", "Revised date")
    found = rows(
        table_of(
            head,
            (ACTIONS[0], "Head of Policy", "30/06/2015", ""),
            (ACTIONS[1], "HR Manager", "31/07/2015", "31/12/2015"),
        )
    )
    assert [row.texts.get(Column.DUE) for row in found] == ["30/06/2015", "31/12/2015"]
    assert [row.other.get("Original date") for row in found] == ["30/06/2015", "31/07/2015"]


def test_a_column_that_only_accepts_is_no_progress_and_no_resources() -> None:
    head = ("Recommendation", "Accepted / subject to resources", *HEAD)
    answers = ("Accepted", "Accepted subject to resources", "Accepted in part")
    body = zip(("Be safe", "Be quick", "Be clear"), answers, (POLICY, TRAINING, REPORT), strict=True)
    found = rows(table_of(head, *((asked, answer, *row) for asked, answer, row in body)))
    assert [row.other.get("Accepted / subject to resources") for row in found] == list(answers)
    assert not any(Column.RESOURCES in row.texts or Column.PROGRESS in row.texts for row in found)


def test_a_yes_or_no_is_neither_a_status_nor_a_section() -> None:
    head = ("Recommendation", "Agreed", *HEAD)
    found = rows(
        table_of(
            head, ("Be safe", "Yes", *POLICY), ("Be quick", "No", *TRAINING), ("Be clear", "Yes", *REPORT)
        )
    )
    assert [row.other.get("Agreed") for row in found] == ["Yes", "No", "Yes"]
    assert all(Column.STATUS not in row.texts and row.section is None for row in found)


def test_themes_under_priority_are_what_the_actions_are_for() -> None:
    head = ("Priority", *HEAD)
    found = rows(table_of(head, ("Safer streets at night", *POLICY), ("", *TRAINING)))
    assert {row.recommendation for row in found} == {"Safer streets at night"}


def test_a_column_of_colours_beside_the_status_is_the_rating() -> None:
    found = rows(
        table_of((*HEAD, "Status", "RAG"), (*POLICY, "Under way", "G"), (*TRAINING, "Not started", "R"))
    )
    assert [(row.texts[Column.STATUS], row.texts[Column.RAG]) for row in found] == [
        ("Under way", "G"),
        ("Not started", "R"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Council, 22 July 2014",
        "6 March 2013",
        "Date of issue: March 2011",
        "Version 2",
        "Adopted 4 April 2011",
    ],
)
def test_a_line_that_dates_the_paper_is_no_section(line: str) -> None:
    blocks = (Paragraph(plain_item(line)), table_of(HEAD, POLICY, TRAINING))
    found = [row for plan in read_plans(Document("text", blocks)).plans for row in plan.rows]
    assert {row.section for row in found} == {None}


@pytest.mark.parametrize(
    "heading", ["Neglect - Lead: Mary Whitlow", "Neglect (Lead: Mary Whitlow)", "Neglect Lead: Mary Whitlow"]
)
def test_a_lead_named_in_the_heading_leads_what_names_nobody_else(heading: str) -> None:
    blocks = (Heading(plain_item(heading), 2), table_of(("Action", "Deadline"), (POLICY[0], POLICY[2])))
    (row,) = (row for plan in read_plans(Document("text", blocks)).plans for row in plan.rows)
    assert (row.section, row.texts[Column.LEAD]) == ("Neglect", "Mary Whitlow")


def test_a_row_above_the_heading_may_say_who_leads_as_well() -> None:
    table = table_of(
        ("Priority 1: Front door", "Lead: Ann Lee"), ("Action", "Deadline"), (POLICY[0], POLICY[2])
    )
    (row,) = rows(table)
    assert (row.recommendation_ref, row.recommendation, row.texts[Column.LEAD]) == (
        "1",
        "Front door",
        "Ann Lee",
    )


def test_a_rating_s_own_words_are_kept() -> None:
    found = rows(table_of((*HEAD, "Status", "RAG"), (*POLICY, "Under way", "G"), (*TRAINING, "Late", "R")))
    assert [row.other for row in found] == [{"RAG": "G"}, {"RAG": "R"}]


def test_two_columns_of_one_name_are_both_kept() -> None:
    (row,) = rows(table_of((*HEAD, "Scope", "Scope"), (*POLICY, "All wards", "All staff")))
    assert row.other == {"Scope": "All wards", "Scope column 5": "All staff"}


def test_what_stands_above_a_heading_and_is_no_title_is_told() -> None:
    table = table_of(("Directorate", "Corporate services", "Page one"), HEAD, POLICY)
    (plan,) = read_plans(Document("text", (Heading(plain_item("Improvement plan"), 1), table))).plans
    assert [row.action for row in plan.rows] == ACTIONS[:1]
    assert [issue.message for issue in plan.issues] == [
        "Above its heading the table says: Directorate | Corporate services | Page one"
    ]


def test_a_value_under_no_heading_of_a_card_is_told() -> None:
    card = table_of(
        ("What we will do", "Deadline", "Cost"),
        (POLICY[0], "May 2015", "None"),
        ("Lead officer", "Completion date", ""),
        ("Ann Lee", "June 2015", "agreed in May"),
    )
    (plan,) = reading(card).plans
    assert [issue.code for issue in plan.issues] == ["field_without_heading"]


def test_a_blank_row_above_the_heading_heads_nothing_and_ends_no_reader() -> None:
    """A row whose words a damaged file had lost ended the reader of its plan with an error."""
    assert [row.action for row in rows(table_of(("", "", ""), HEAD, POLICY))] == ACTIONS[:1]
