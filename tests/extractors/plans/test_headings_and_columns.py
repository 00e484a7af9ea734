"""Headings are found, and columns get their meanings: by words, by place, by what stands in them."""

from __future__ import annotations

import pytest

from extractors.plan import Column, RowKind
from extractors.plans.cells.references import part_recommendation
from extractors.plans.columns.meanings import Columns, read_columns
from extractors.plans.matching import match_heading
from extractors.plans.shape.headers import find_header
from extractors.plans.vocabulary import columns as vocabulary
from tests.support import table_of


def meanings(*headings: str, bodies: list[list[str]] | None = None) -> list[list[str]]:
    found = read_columns(headings, bodies or [[""] * 3 for _ in headings])
    return [[str(meaning) for meaning in reading.meanings] for reading in found.readings]


def read(*headings: str, bodies: list[list[str]]) -> Columns:
    return read_columns(headings, bodies)


def test_no_heading_stands_under_two_meanings() -> None:
    known = vocabulary()
    assert not known.weak & known.labels.keys()
    assert known.whole <= known.labels.keys() | known.weak


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Officer(s) responsible", "lead"),
        ("BY WHEN?", "due"),
        ("Timescal e", "due"),
        ("How will progress be monitored?", "monitoring"),
        ("Lead Officer[v]", "lead"),
        ("Action (e.g. legislation, type approval)", "action"),
        ("Resource implications", "resources"),
        ("Lead officer for this part", "lead"),
        ("Date completed", "completed_date"),
        ("CSMT Lead", "accountable"),
    ],
)
def test_headings_mean_what_they_say(heading: str, meaning: str) -> None:
    match = match_heading(heading)
    assert match is not None
    assert [str(one) for one in match.meanings] == [meaning]


@pytest.mark.parametrize(
    "heading",
    [
        "Number of actions",
        "Reform Date (actual/completed)",
        "Meeting date",
        "",
        "2008/2009",
        "and",  # a conjunction with nothing on either side divided by nought
        "Area covered by the scheme",
    ],
)
def test_a_word_within_another_heading_does_not_name_the_column(heading: str) -> None:
    match = match_heading(heading)
    assert match is None or not any(isinstance(meaning, Column) for meaning in match.meanings)


def test_combined_headings_hold_two_things_and_synonyms_one() -> None:
    assert meanings("Action", "Who/when", "Target/date", "Outcome / output") == [
        ["action"],
        ["lead", "due"],
        ["target"],
        ["outcome"],
    ]


def test_a_progress_column_of_status_words_is_the_status() -> None:
    words = ["On track", "Complete", "On hold"]
    stories = ["Letters were sent to all schools in the spring term.", "We met the trust twice.", ""]
    actions = ["Write the report", "Send it", "Read it"]
    assert meanings("Action", "Progress", bodies=[actions, words]) == [["action"], ["status"]]
    assert meanings("Action", "Progress", bodies=[actions, stories]) == [["action"], ["progress"]]
    assert meanings("Action", "Progress/Current status", bodies=[actions, words])[1] == ["status"]


def test_unknown_columns_are_told_by_what_stands_in_them_and_say_so() -> None:
    bodies = [
        ["1.1", "1.2", "1.3"],
        ["Write the report", "Send it to all", "Read it"],
        ["May 2010", "by end June 2010", "Ongoing"],
        ["Ann Lee", "Head of Service", "JB/KL"],
    ]
    found = read("", "Action", "Zeitraum", "Wer", bodies=bodies)
    assert [reading.meanings for reading in found.readings] == [
        (Column.ACTION_REF,),
        (Column.ACTION,),
        (Column.DUE,),
        (Column.LEAD,),
    ]
    assert [reading.inferred for reading in found.readings] == [True, False, True, True]


def test_an_unknown_column_left_of_the_action_that_groups_rows_is_the_section() -> None:
    bodies = [["Care", "", "", "Schools"], ["a", "b", "c", "d"], ["x", "y", "z", "w"]]
    assert meanings("Bereich", "Action", "Lead", bodies=bodies)[0] == ["section"]


def test_of_two_columns_of_one_meaning_the_one_that_holds_it_counts() -> None:
    bodies = [["Immediate action"] * 2, ["Write the report", "Send it"], ["March 09", "April 10"]]
    assert meanings("Timescale group", "Actions", "Delivery date", bodies=bodies)[2] == ["due"]


def test_measures_are_recommendations_left_of_the_action_and_outcomes_right_of_it() -> None:
    assert meanings("Measure", "Action", "Lead")[0] == ["recommendation"]
    assert meanings("Action", "Lead", "Measure")[2] == ["outcome"]


def test_an_issue_beside_an_action_is_what_it_answers_and_alone_a_row_of_its_own() -> None:
    bodies = [["a b"], ["c d"], ["e"]]
    with_action = read("Issue", "Action", "Lead", bodies=bodies)
    alone = read("Issue", "Lead", "Deadline", bodies=bodies)
    assert with_action.kind is RowKind.ACTION
    assert with_action.readings[0].meanings == (Column.RECOMMENDATION,)
    assert alone.kind is RowKind.ISSUE
    assert alone.readings[0].meanings == (Column.ACTION,)


def test_a_number_counts_what_it_is_filled_in_with() -> None:
    by_row = [["1", "2", "3"], ["One", "", ""], ["a", "b", "c"]]
    by_recommendation = [["1", "", "2"], ["One", "", "Two"], ["a", "b", "c"]]
    assert meanings("Ref", "Recommendation", "Action", bodies=by_row)[0] == ["action_ref"]
    assert meanings("Ref", "Recommendation", "Action", bodies=by_recommendation)[0] == ["recommendation_ref"]


def test_the_heading_stands_under_a_title_row() -> None:
    header = find_header(
        table_of(("Action Log as at 2 March", "", ""), ("Action", "Lead", "By when"), ("a", "b", "c"))
    )
    assert header is not None
    assert (header.rows, header.title) == ((1,), "Action Log as at 2 March")


def test_a_heading_of_two_lines_is_read_together() -> None:
    header = find_header(
        table_of(("Lead", "Action", "Completion"), ("officer", "", "date"), ("Ann", "Do", "May 10"))
    )
    assert header is not None
    assert header.rows == (0, 1)
    assert header.texts == ("Lead officer", "Action", "Completion date")


def test_figures_under_known_words_are_no_heading() -> None:
    assert find_header(table_of(("", "2008/2009", "2009/2010"), ("Adoptions completed", "0", "6"))) is None
    assert find_header(table_of(("Issue / Category", "From January 2011"), ("Crime", "Burglary"))) is None


def test_a_heading_printed_again_or_anew_is_told_from_a_row() -> None:
    table = table_of(
        ("Action", "Lead", "Deadline"),
        ("Write it", "Ann", "May"),
        ("ACTION", "Lead", "Deadline"),
        ("Actions completed", "Lead", "Deadline"),
        ("Review", "Head of Service", "Ongoing"),
    )
    header = find_header(table)
    assert header is not None
    assert [header.is_printed_again(table, row) for row in range(1, 5)] == [False, True, True, False]


def test_a_heading_in_the_last_row_of_a_table_that_was_cut_short() -> None:
    """A title, a heading, and the file ends: the heading had no rows, and asking for its body failed."""
    header = find_header(table_of(("Action log", "", ""), ("Action", "Lead", "Due date")))
    assert header is not None
    assert (header.rows, header.body_start) == ((1,), 2)


def test_a_number_that_comes_again_is_no_reference_of_an_action() -> None:
    """The chapters under which a strategy lists its actions became the actions' references."""
    bodies = [
        ["3", "3", "4"],
        ["Write a rota", "Send it to staff", "Review the list"],
        ["Ann Lee", "Bo Ray", "Cy Day"],
    ]
    assert meanings("Chapter", "Action", "Lead", bodies=bodies)[0] == []
    assert meanings("Chapter", "Action", "Lead", bodies=[["3", "4", "5"], *bodies[1:]])[0] != []


def test_whoever_answers_for_actions_leads_them_where_nobody_else_does() -> None:
    bodies = [["Repair the roof.", "Paint the hall."], ["Director of Property", "Chief Executive"], ["", ""]]
    assert meanings("Action", "Director", "Note", bodies=bodies)[1] == ["lead"]
    beside = [*bodies[:2], ["Caretaker", "Site Manager"]]
    assert meanings("Action", "Director", "Lead officer", bodies=beside)[1:] == [["accountable"], ["lead"]]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [("L E A D", Column.LEAD), ("S T A T U S", Column.STATUS), ("D U E  D A T E", Column.DUE)],
)
def test_a_heading_whose_letters_are_set_apart_is_read(heading: str, meaning: Column) -> None:
    match = match_heading(heading)
    assert match is not None
    assert match.meanings[0] is meaning


def test_initials_are_no_heading_whose_letters_are_set_apart() -> None:
    assert match_heading("A B C") is None


def test_of_two_deadlines_the_one_that_the_workbook_shows_holds() -> None:
    headings = ("Action", "Lead", "Due date", "Deadline")
    bodies = [["Write a rota", "Audit files"], ["Ann Lee", "Bo Ray"], ["1 May 2010"] * 2, ["1 June 2010"] * 2]
    assert read_columns(headings, bodies, hidden=frozenset({2})).readings[3].meanings == (Column.DUE,)
    assert read_columns(headings, bodies, hidden=frozenset({3})).readings[2].meanings == (Column.DUE,)


def test_of_two_deadlines_the_first_draft_holds_no_more() -> None:
    headings = ("Action", "Lead", "Due date (first draft)", "Due date")
    bodies = [["Write a rota", "Audit files"], ["Ann Lee", "Bo Ray"], ["1 May 2010"] * 2, ["1 June 2010"] * 2]
    assert read(*headings, bodies=bodies).readings[3].meanings == (Column.DUE,)


@pytest.mark.parametrize("number", ["II", "XIV", "Two", "TEN", "Fifteen"])
def test_a_recommendation_is_numbered_in_roman_figures_and_in_words(number: str) -> None:
    """Only the first, "I", had its number."""
    found = part_recommendation(f"Recommendation {number}: Records should be complete.")
    assert (found.ref, found.rest) == (number, "Records should be complete.")
