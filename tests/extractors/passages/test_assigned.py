"""Minutes that give tasks in their sentences, without a label, and those that only tell."""

from __future__ import annotations

import pytest

from extractors.passages.paper.items import following
from extractors.plan import Column
from ingest.codes import Flag
from tests.extractors.passages.written import actions, promises, rows

_TOP = "Minutes of a meeting of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Bob Dray, Wim Kerr\n"


@pytest.mark.parametrize(
    ("told", "task", "doer"),
    [
        ("The bin was full. Clerk to ring the depot.", "Clerk to ring the depot.", "Clerk"),
        ("Nobody had heard from the bank. Cllr. Moss to call in.", "Cllr. Moss to call in.", "Cllr. Moss"),
        ("Hedge – too high at the corner. BD to trim it.", "BD to trim it.", "BD"),
        ("Skip: Wim to order one for June", "Skip: Wim to order one for June", "Wim"),
        ("The lorry came early, Bob to speak to the driver.", "", "Bob"),
        ("The window needs glass AP to find quotes", "", "AP"),
        ("A list of plots to be made by the Treasurer before June.", "", "the Treasurer"),
        ("Ann still to paint the gate.", "Ann still to paint the gate.", "Ann"),
        ("Wim is to ask the vicar.", "Wim is to ask the vicar.", "Wim"),
        ("Surveyor to apply for leave to build.", "Surveyor to apply for leave to build.", "Surveyor"),
        ("Old forms will be found by Ann.", "", "Ann"),
        ("Ann to see whether the hall is free?", "Ann to see whether the hall is free?", "Ann"),
    ],
)
def test_a_sentence_of_minutes_gives_a_task_to_somebody(told: str, task: str, doer: str) -> None:
    (row,) = rows(_TOP + told)
    assert (row.action, row.texts[Column.LEAD]) == (task or told, doer)
    assert Flag.ASSIGNED_IN_SENTENCE in row.flags


def test_one_sentence_may_give_a_task_to_each_of_several() -> None:
    assert promises(_TOP + "Fete: AP to print tickets, BD and WK to sell them by 1 June 2017.") == [
        ("AP to print tickets,".rstrip(","), "AP", ""),
        ("BD and WK to sell them by 1 June 2017.", "BD and WK", "by 1 June 2017"),
    ]


def test_tasks_numbered_within_a_paragraph_are_rows_each() -> None:
    told = "Upkeep 1) AP to ring the roofer 2) Gate. WK to oil it 3) BD to buy paint"
    assert [lead for _, lead, _ in promises(_TOP + told)] == ["AP", "WK", "BD"]


def test_what_those_present_will_do_is_a_task_and_what_others_will_do_is_news() -> None:
    assert actions(
        _TOP + "The road was bad. Highways will mend it. Cllr Moss will thank them. Trains will be late."
    ) == ["Cllr Moss will thank them."]


def test_what_somebody_agreed_to_do_is_a_task_where_a_paper_has_no_other_form() -> None:
    told = "Ann agreed to write to the school. The Clerk was asked to order salt."
    assert len(actions(_TOP + told)) == 2
    assert actions(_TOP + told + "\nAction: Clerk to buy a lock.") == ["Clerk to buy a lock."]


@pytest.mark.parametrize(
    "told",
    [
        "The decision to close the library was noted.",
        "Invitations to Cllr Moss to attend were sent.",
        "Road Closure to allow for works from Monday.",
        "Members to note the report.",
        "Council to approve the budget.",
        "The Clerk to the Council reported that all was well.",
        "Cllr Moss to be Chairman.",
        "Cllr Moss is looking for helpers to run the stall.",
        "Councillor Dray left the meeting to catch his train.",
        "RESOLVED: Clerk to buy a mower.",
        "Residents were asked to keep dogs on leads.",
        "Visitors to pay £5.",
        "The Earl agreed to lend the money. The Earl promised to build a lock.",
        "Cllr Moss to chair while Cllr Dray is away.",
        "KCC continued to use the fund to build homes.",
        "Work went on with Pell Council, Ann Pell and Orrin Council to build homes.",
    ],
)
def test_what_minutes_tell_gives_no_task(told: str) -> None:
    assert not actions(_TOP + told)


def test_a_guide_to_minutes_gives_no_tasks() -> None:
    assert not actions(
        "Guidance for clerks: the minutes\nPresent: list them.\nClerk to keep the book. It was so."
    )


def test_an_agenda_gives_no_tasks() -> None:
    assert not actions("Orrindale Parish Council\nAgenda for 4 May 2017\nClerk to report on the skip.")


def test_a_sentence_that_the_line_below_gives_to_somebody_is_one_row() -> None:
    (row,) = rows(_TOP + "The tap drips. Bob to fit a washer.\nACTION: Bob")
    assert row.texts[Column.LEAD] == "Bob"


def test_initials_close_paragraphs_without_a_stop() -> None:
    assert promises(_TOP + "- Fire engine to be hired AP\n- Stocks, helper needed WK\n- All is ready\n") == [
        ("Fire engine to be hired", "AP", ""),
        ("Stocks, helper needed", "WK", ""),
    ]


def test_a_dash_behind_the_label_and_initials_make_an_action_of_a_noun() -> None:
    assert promises(_TOP + "ACTION – WK item for next time") == [("WK item for next time", "WK", "")]


def test_a_list_of_points_ends_at_the_next_number_of_the_minutes() -> None:
    told = (
        "17/30. Action points from previous meeting.\n17/11. Fill in the form. PENDING.\n"
        "17/14. Order a bin.\n17/31. Review of the fees. None."
    )
    assert actions(_TOP + told) == ["Fill in the form.", "Order a bin."]


@pytest.mark.parametrize(("number", "after"), [("24/130", "24/131"), ("9", "10"), ("3.9", "3.10"), ("b", "")])
def test_numbers_follow_each_other(number: str, after: str) -> None:
    assert following(number) == after


def test_what_an_ombudsman_asked_for_leads_in_to_a_list() -> None:
    told = "# Report recommendations\nTo mend it, we asked the Trust to:\n- write to her\n- mend its forms"
    assert [lead for _, lead, _ in promises(told)] == ["the Trust", "the Trust"]
