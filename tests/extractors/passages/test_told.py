"""Actions that letters, answers, logs and notes tell in their own ways."""

from __future__ import annotations

import pytest

from extractors.passages.clauses.deadlines import due_in, how_often
from tests.extractors.passages.written import actions, promises

_TOP = (
    "Notes of a meeting of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Bob Dray (BD), Wim Kerr\n"
)
_REPLY = "Orrindale Hospitals Trust\nI write in reply to your report of 24 May 2021.\n"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "The Chief Nurse will audit its use by March 2022. Staff have been told.",
            [("The Chief Nurse will audit its use by March 2022.", "The Chief Nurse", "by March 2022")],
        ),
        (
            "The Chief Nurse will add it to the checklist, and the Medical Director will audit calls.",
            [
                ("The Chief Nurse will add it to the checklist", "The Chief Nurse", ""),
                ("the Medical Director will audit calls.", "the Medical Director", ""),
            ],
        ),
        (
            "The record will be changed by May 2022.",
            [("The record will be changed by May 2022.", "", "by May 2022")],
        ),
        ("We will write to you again. I hope that this is of help.", []),
    ],
)
def test_what_an_answer_says_will_be_done_is_promised(
    told: str, expected: list[tuple[str, str, str]]
) -> None:
    assert promises(_REPLY + told) == expected


def test_other_papers_say_what_will_happen_without_promising_it() -> None:
    assert actions("Orrindale Times\nThe Chief Nurse will audit its use by March 2022.") == []


def test_promises_that_a_letter_counts_are_read_with_who_sees_to_them() -> None:
    told = (
        "Dear Mr Hale\nIt is this. First, our engineer, Paul Strang, will have the culvert cleaned by May. "
        "Second, we will put sandbags in the hall, and Jenny Loft will see to this by Friday. It rained."
    )
    assert [(lead, due) for _, lead, due in promises(told)] == [
        ("Paul Strang", "by May"),
        ("Jenny Loft", "by Friday"),
    ]


def test_an_answer_may_promise_without_a_word_of_assent_and_say_who_in_a_last_sentence() -> None:
    told = (
        "Visit to Rowan Bank\n**1. Keep the board up to date.**\n"
        "Provider's response: New signs will be fitted. Maintenance Officer, by 31 January 2020."
    )
    assert promises(told) == [("New signs will be fitted.", "Maintenance Officer", "by 31 January 2020")]


def test_a_body_accepts_or_refuses_a_recommendation_in_a_sentence() -> None:
    told = (
        "Recommendation 1: We recommend that the Department publish guidance.\n"
        "The Government accepts this recommendation. The Department will publish it by May 2018.\n"
        "Recommendation 2: We recommend that grants be paid to councils.\n"
        "The Government does not accept this recommendation. It works well."
    )
    assert promises(told) == [
        ("The Department will publish it by May 2018.", "The Department", "by May 2018")
    ]


def test_entries_of_a_log_in_paragraphs_are_read_with_their_labels() -> None:
    told = (
        "Board log\n09/19-02 Estates. Share the list with planners. Owner: Marc Tidy. Due: 31 October 2019. "
        "Status: Complete.\n09/19-05 Staffing. Set up a bank. Owner: Ann Lee. Due: 31 January 2020."
    )
    assert promises(told) == [
        ("Share the list with planners.", "Marc Tidy", "31 October 2019"),
        ("Set up a bank.", "Ann Lee", "31 January 2020"),
    ]


def test_headings_say_by_when_each_of_their_list_is_to_be_done() -> None:
    told = (
        "Statement of action\n**To be done by 31 May 2012**\nMrs Ikin to rewrite the scheme\n"
        "**To be done by 31 July 2012**\nThe Chair to commission a review"
    )
    assert promises(told) == [
        ("Mrs Ikin to rewrite the scheme", "Mrs Ikin", "by 31 May 2012"),
        ("The Chair to commission a review", "The Chair", "by 31 July 2012"),
    ]


@pytest.mark.parametrize(
    ("told", "task", "lead"),
    [
        ("Bob has the money and will order three nets.", "", "Bob"),
        ("Roads Team: Ann Pell will visit the shop.", "Ann Pell will visit the shop.", "Ann Pell"),
        ("That Council requests the Manager Works to call tenders.", "", "the Manager Works"),
        ("It was agreed to hold a workshop in June (BD).", "hold a workshop in June", "BD"),
        ("Wim will have it cleaned.", "", "Wim"),
        (
            "The swing is worn. Bob to replace the chain by 23 May 2025.",
            "Bob to replace the chain by 23 May 2025.",
            "Bob",
        ),
        ("Ann to redraw the plan.", "", "Ann"),
    ],
)
def test_sentences_of_minutes_give_tasks_in_other_ways(told: str, task: str, lead: str) -> None:
    assert [(action, who) for action, who, _ in promises(_TOP + told)] == [(task or told, lead)]


def test_who_writes_i_is_named_at_the_top() -> None:
    told = (
        "Site visit\nMet on site: Ruth Calder, Andy Voss. Note by Ruth.\nI said I would ask the fund by May."
    )
    assert promises(told) == [("I said I would ask the fund by May.", "Ruth", "by May")]


def test_names_in_bold_amid_a_sentence_stood_in_the_margin() -> None:
    told = "The Clerk will be invited to the June **BD** meeting to speak. "
    assert promises(_TOP + told)[0][:2] == ("The Clerk will be invited to the June meeting to speak.", "BD")


@pytest.mark.parametrize("heading", ["What happens next", "Next steps"])
def test_what_happens_next_may_only_tell_of_it(heading: str) -> None:
    told = f"Grants\n# {heading}\nWe will acknowledge your form within five days. The panel meets in May."
    assert actions(told) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("report to the Audit Committee in the autumn of 2016.", "in the autumn of 2016"),
        ("report to the Committee in July.", "in July"),
        ("bring options to its July meeting.", "July meeting"),
        ("put it to the November Board.", "November Board"),
        ("send it for the July meeting.", "for the July meeting"),
        ("seal the cracks prior to the 2015/16 season.", "prior to the 2015/16 season"),
        ("All complaints should be answered within seven days.", None),
        ("remind staff to answer parents' letters within ten working days", None),
        ("All staff to be trained within six months.", "within six months"),
        ("ring them tomorrow.", "tomorrow"),
        ("get three quotes before the Easter holiday.", "before the Easter holiday"),
        ("publish it no later than May 31, 2024;", "no later than May 31, 2024"),
        ("raise it at the Resources Committee on 21 March.", "on 21 March"),
        ("The fete on 3 May went well.", None),
        ("buy green electricity from April 2025", "from April 2025"),
        ("plan for next year.", None),
        ("organise the fete in July at the hall.", None),
    ],
)
def test_deadlines_by_other_words(text: str, due: str | None) -> None:
    assert due_in(text) == due


@pytest.mark.parametrize(
    ("text", "often"),
    [("run it every Friday and send it", "every Friday"), ("check six in each year group", None)],
)
def test_how_often_is_told_but_not_of_things_that_are_named_so(text: str, often: str | None) -> None:
    assert how_often(text) == often


@pytest.mark.parametrize(
    ("told", "leads"),
    [
        ("Ann would look at the times. Wim agreed to ask the bus firm.", ["Ann", "Wim"]),
        ("Ann would like more bins. Bob would welcome a grant.", []),
        ("Jo Platt said that Ann would be there.", []),
    ],
)
def test_what_somebody_would_do_is_a_promise_unless_it_is_a_wish(told: str, leads: list[str]) -> None:
    assert [lead for _, lead, _ in promises(_TOP + told)] == leads


def test_he_is_who_was_told_of_before() -> None:
    told = "Wim said that it leaks. He was asked to get a price. Ann spoke. She agreed to ring the bank."
    assert [(action, lead) for action, lead, _ in promises(_TOP + told)] == [
        ("He was asked to get a price.", "Wim"),
        ("She agreed to ring the bank.", "Ann"),
    ]


def test_where_actions_are_labelled_somebody_may_promise_besides() -> None:
    told = (
        "ACTION: Wim to add the figures.\nBob undertook to reply within two weeks.\nAnn will speak in June."
    )
    assert [lead for _, lead, _ in promises(_TOP + told)] == ["Wim", "Bob"]


def test_a_recommendation_may_ask_several_bodies() -> None:
    told = (
        "Report of the Health Committee\nWe recommend that the Clinical Board settle the lease, "
        "and that the Planning Service consult the Board. Finally, we ask Healthwatch to repeat its survey."
    )
    assert [lead for _, lead, _ in promises(told)] == [
        "the Clinical Board",
        "the Planning Service",
        "Healthwatch",
    ]


def test_advice_to_managers_and_staff_is_asked_of_nobody() -> None:
    assert actions("Lone working\n**For managers**\nCheck phones.\n**For staff**\nTell the duty desk.") == []


def test_promises_that_say_who_before_and_when_in_brackets_are_tagged() -> None:
    told = (
        "Audit of payments\nManagement will run it monthly. Responsible: Team Leader. Date: 31 May 2015.\n"
        "The Exchequer Manager has agreed to issue a form (by 30 June 2015)."
    )
    assert [(lead, due) for _, lead, due in promises(told)] == [
        ("Team Leader", "31 May 2015"),
        ("The Exchequer Manager", "by 30 June 2015"),
    ]


def test_an_email_after_a_meeting_asks_and_promises() -> None:
    told = (
        "From: Bethan Locke (Parks)\nTo: Yusuf Demir; Alison Pike\nSubject: follow up to the meeting\n"
        "Yusuf, please could you get a price by 18 October? Alison kindly offered to do two walks. "
        "And I'll chase the county this week."
    )
    assert [(lead, due) for _, lead, due in promises(told)] == [
        ("Yusuf", "by 18 October"),
        ("Alison", ""),
        ("Bethan Locke", "this week"),
    ]


def test_what_a_notice_requires_stands_in_its_schedule() -> None:
    told = (
        "Notice of the inspector\nI hereby require you to remedy the matter by 31 May 2024, in the manner "
        "stated in the attached Schedule.\n# SCHEDULE\n1. Fit a lock to the store.\n2. Train all managers."
    )
    assert promises(told) == [
        ("Fit a lock to the store.", "", "by 31 May 2024"),
        ("Train all managers.", "", "by 31 May 2024"),
    ]


def test_agreed_next_steps_say_who_will_do_what_in_their_sentences() -> None:
    told = (
        "Monitoring visit\nGovernor: Sunita Kaur\n# Agreed next steps\nMr Doyle will add it to the plan. "
        "He will also unlock the room. I will raise the time at the committee."
    )
    assert [lead for _, lead, _ in promises(told)] == ["Mr Doyle", "Mr Doyle", "Sunita Kaur"]


def test_the_next_item_of_minutes_may_be_printed_behind_an_action() -> None:
    told = (
        _TOP
        + "3. Memorial. It has faded.\nAction: BD to ask the trust by 31 October 2024. 4. Speeding at Rhyd. "
        "Members had watched the road."
    )
    assert actions(told) == ["BD to ask the trust by 31 October 2024."]


def test_a_complaint_s_answer_says_whom_its_writer_asked() -> None:
    told = "Dear Mr Hale\nYour complaint was looked into.\nI have asked Ms Aspin to check every record."
    assert [lead for _, lead, _ in promises(told)] == ["Ms Aspin"]


def test_we_is_nobodys_initials() -> None:
    assert (
        actions(_TOP + "All was well. **We continue to monitor the costs at each meeting.** It rained.") == []
    )


def test_what_we_will_do_next_names_nobody() -> None:
    assert actions("Evaluation\n# Next steps\nWe will interview 40 families. We will compare results.") == []


def test_headings_with_a_title_behind_a_dash_name_nobody_who_acts() -> None:
    assert actions(_TOP + "# Notice of motion – Cllr. Hanra\nMembers spoke of it.\n# Call to order") == []
