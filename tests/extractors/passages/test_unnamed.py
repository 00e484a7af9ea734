"""Minutes that name nobody before a task's verb, and lists that a heading or a lead-in gives to somebody."""

from __future__ import annotations

import pytest

from ingest.codes import Flag
from tests.extractors.passages.written import actions, promises, rows

_TOP = "Notes of a meeting of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Bob Dray, Wim Kerr\n"


@pytest.mark.parametrize(
    ("told", "task", "lead", "due"),
    [
        ("The lettings policy to be reviewed by June 2017.", "", "", "by June 2017"),
        ("It was agreed to write to the bus company.", "write to the bus company.", "", ""),
        ("It was agreed that sums should be broken down.", "sums should be broken down.", "", ""),
        ("Following discussion it was agreed that Ann would call in.", "Ann would call in.", "Ann", ""),
        (
            "It was agreed that the Chair would have it mended.",
            "the Chair would have it mended.",
            "the Chair",
            "",
        ),
        ("The Board asked that the Clerk provide a map.", "the Clerk provide a map.", "the Clerk", ""),
        ("THAT staff be directed to issue a tender.", "", "staff", ""),
        (
            "Bob, please could you get a price by May 2018?",
            "please could you get a price by May 2018?",
            "Bob",
            "by May 2018",
        ),
        (
            "Shed roof to be felted before winter – BD",
            "Shed roof to be felted before winter",
            "BD",
            "before winter",
        ),
        (
            "Two firms to be approached and prices sought, Wim.",
            "Two firms to be approached and prices sought",
            "Wim",
            "",
        ),
    ],
)
def test_a_task_may_name_nobody_before_its_verb(told: str, task: str, lead: str, due: str) -> None:
    assert promises(_TOP + told) == [(task or told, lead, due)]


@pytest.mark.parametrize(
    ("told", "task", "lead", "due"),
    [
        ("Boiler contract. Needs letting. Ann to lead, end of May.", "", "Ann", "end of May"),
        ("Minibus. Insurance is up. Wim to renew.", "", "Wim", ""),
        (
            "Lighting. The timer is wrong. Bob - this week.",
            "Lighting. The timer is wrong",
            "Bob",
            "this week",
        ),
    ],
)
def test_a_sentence_without_its_object_is_read_with_what_stands_before_it(
    told: str, task: str, lead: str, due: str
) -> None:
    assert promises(_TOP + told) == [(task or told, lead, due)]


def test_a_name_behind_a_statement_is_flagged_as_unclear() -> None:
    (row,) = rows(_TOP + "Lighting. The timer is wrong. Bob - this week.")
    assert Flag.ACTION_TEXT_UNCLEAR in row.flags


@pytest.mark.parametrize(
    "told",
    [
        "Mrs Gadd will give a talk on hedgehogs on 12 July; all are welcome.",
        "Ann Pell will give an illustrated talk on bees.",
        "It was agreed to defer the grant.",
        "It was agreed that the rent should be increased to £45.",
        "The meeting to be held on 4 June.",
        "Members hoped that the road was likely to be closed.",
        "Mr Stead explained that the sum had been received. Members congratulated the finance team.",
    ],
)
def test_events_and_what_a_meeting_settles_are_no_tasks(told: str) -> None:
    assert actions(_TOP + told) == []


def test_who_is_asked_by_a_review_is_read_from_what_leads_in_to_its_list() -> None:
    paper = (
        "Orrindale Safeguarding Adults Review\nThe Care Board should:\n- remind practices of the pathway\n"
        "- review how notes are shared by May 2022"
    )
    assert promises(paper) == [
        ("remind practices of the pathway", "The Care Board", ""),
        ("review how notes are shared by May 2022", "The Care Board", "by May 2022"),
    ]


def test_headings_give_lists_to_somebody() -> None:
    paper = (
        "Review of gritting\n**For the Board**\nAgree the new routes.\nTell parishes what is dropped.\n"
        "**For Highways and the Police**\nTrain four more drivers."
    )
    assert [(action, lead) for action, lead, _ in promises(paper)] == [
        ("Agree the new routes.", "the Board"),
        ("Tell parishes what is dropped.", "the Board"),
        ("Train four more drivers.", "Highways and the Police"),
    ]


def test_headings_that_advise_the_public_give_nothing_to_anybody() -> None:
    paper = "Winter in Orrindale\n**For the Council**\nAgree routes.\n**For residents**\nKeep paths clear."
    assert actions(paper) == []


def test_any_bodys_response_answers_a_recommendation() -> None:
    paper = (
        "Recommendation 1: That the library be open on Mondays.\n"
        "Executive response: Accepted. The Head of Libraries will open it by May 2017.\n"
        "Recommendation 2: That fines be abolished.\nExecutive response: Not accepted. The loss is too great."
    )
    assert promises(paper) == [
        ("The Head of Libraries will open it by May 2017.", "The Head of Libraries", "by May 2017")
    ]


def test_things_that_a_list_shares_out_by_name_need_no_verb() -> None:
    paper = (
        "Moving day\nWho is doing what:\n- Ben: order the van\n- Asha: signs for the stairs\n- Ros: desk plan"
    )
    assert promises(paper) == [
        ("order the van", "Ben", ""),
        ("signs for the stairs", "Asha", ""),
        ("desk plan", "Ros", ""),
    ]
