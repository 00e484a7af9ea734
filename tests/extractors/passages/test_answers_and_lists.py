"""Answers that say only by when, and what heads, leads in to and parts lists of promises."""

from __future__ import annotations

from tests.extractors.passages.written import actions, promises


def test_a_response_that_says_only_by_when_leaves_what_was_asked_as_the_action() -> None:
    asked = [
        f"Recommendation {number}\nThe Office should {act}.\nResponse: Supported. To be completed by {day}."
        for number, (act, day) in enumerate(
            (("obtain delivery data each month", "30 June 2018"), ("agree one crate", "December 2018")), 1
        )
    ]
    assert promises("# Recommendations and response\n" + "\n".join(asked)) == [
        (
            "The Office should obtain delivery data each month.",
            "The Office",
            "To be completed by 30 June 2018",
        ),
        ("The Office should agree one crate.", "The Office", "To be completed by December 2018"),
    ]


def test_who_stands_before_a_dash_and_what_is_asked_behind_it_is_nobodys_name() -> None:
    assert promises(
        "# Notes of the panel, 3 May 2022\nActions from today:\n"
        "- Leanne – ask the contractor to ring first, by 10 June\n"
        "- Dot and Marjorie – do six more test calls before the July meeting"
    ) == [
        ("ask the contractor to ring first, by 10 June", "Leanne", "by 10 June"),
        ("do six more test calls before the July meeting", "Dot and Marjorie", "before the July meeting"),
    ]


def test_lines_that_say_what_who_and_when_are_no_items_of_the_list_that_their_heading_begins() -> None:
    lines = "\n".join(
        f"What: {act}.\nWho: {who}\nWhen: {when}"
        for act, who, when in (
            ("Replace the closer on the kitchen door", "Mr Wray", "24 October 2006"),
            ("Clear the landing and keep it clear", "Mrs Wray", "Immediately"),
        )
    )
    assert promises(f"# Record of visit\n## Matters requiring attention\n{lines}") == [
        ("Replace the closer on the kitchen door.", "Mr Wray", "24 October 2006"),
        ("Clear the landing and keep it clear.", "Mrs Wray", "Immediately"),
    ]


def test_a_heading_above_numbered_recommendations_is_no_label_of_the_first() -> None:
    lines = "\n".join(
        f"Recommendation {number}. {act}.\nPosition responsible: {who}\nCompletion date: {day}"
        for number, act, who, day in (
            (1, "Remove the ampoules from the drug room", "Director of Pharmacy", "10 July 2009"),
            (2, "Measure how often the check is made", "Quality Coordinator", "February 2010"),
        )
    )
    assert promises(f"# Final report\n## Recommendations\n{lines}") == [
        ("Remove the ampoules from the drug room.", "Director of Pharmacy", "10 July 2009"),
        ("Measure how often the check is made.", "Quality Coordinator", "February 2010"),
    ]


def test_a_body_that_directs_staff_leads_in_to_what_they_are_to_do() -> None:
    listed = "- Prepare a map of curb ramps by November 13, 2015\n- Set up a telephone line"
    for lead_in, who in (
        ("The committee directed staff to:", "staff"),
        ("The Board asked the architect to:", "the architect"),
    ):
        assert promises(
            f"# Meeting summary, October 7, 2015\nMembers spoke of last winter.\n{lead_in}\n{listed}"
        ) == [
            ("Prepare a map of curb ramps by November 13, 2015", who, "by November 13, 2015"),
            ("Set up a telephone line", who, ""),
        ]
    assert not actions("# Report\nThe Board asked members to:\n- note the report")


def test_letters_that_sort_a_list_of_changes_are_nobodys_initials() -> None:
    changes = "- BUG: Fix the export\n- DOC: Correct the guide\n- TST: Close the file\n- STY: Sort the names"
    assert not actions(f"# Version 1.27, 2022-03-07\n{changes}\n- A FAQ to answer common questions")
    shared = "- JB: Fix the gate\n- DC: Correct the minutes\n- TS: Close the account"
    assert (
        len(actions(f"# Notes of the meeting, 7 March 2022\nPresent: Jo Bell, Di Carr, Tom Shaw\n{shared}"))
        == 3
    )


def test_somebody_who_tries_his_best_is_told_of_and_asked_for_nothing() -> None:
    assert not actions(
        "# Governance\n## Expectations\n- The chair tries their best to make decisions for all."
    )
