"""How strangers vary the forms: cues, leads before and behind, dates before and behind, lists by person."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.passages.clauses.tails import tail_of
from tests.extractors.passages.written import actions, promises, rows


def test_lists_by_person_take_each_name_as_the_lead() -> None:
    text = "# Actions\nAnna:\n- send the survey\n- book the hall by 9 June\nBilal:\n- draft the poster"
    assert promises(text) == [
        ("send the survey", "Anna", ""),
        ("book the hall by 9 June", "Anna", "by 9 June"),
        ("draft the poster", "Bilal", ""),
    ]


def test_who_was_present_may_stand_before_a_colon() -> None:
    text = (
        "From: Nell Haverley\nTo: Friends\nNotes from last night.\nWHAT WE SAID WE'D DO\n"
        "- Nell: ask the club for help\n- Website: put the photographs up"
    )
    assert promises(text) == [
        ("ask the club for help", "Nell", ""),
        ("Website: put the photographs up", "", ""),
    ]


@pytest.mark.parametrize(
    ("item", "lead", "due"),
    [
        ("By 3 May: Clerk to renew the insurance", "Clerk", "By 3 May"),
        ("10 May – Treasurer to close the account", "Treasurer", "10 May"),
        ("Order manure – Sheila, before the bank holiday", "Sheila", "before the bank holiday"),
        ("Replace the boiler – Estates Manager – September 2021 – Red", "Estates Manager", "September 2021"),
        ("Run a test with residents (CB, 20/10)", "CB", "20/10"),
        ("Tran and Jo meet the manager to go over prices", "Tran and Jo", ""),
        (
            "Add it to the register before the Board meets on 10 December",
            "",
            "before the Board meets on 10 December",
        ),
        ("Clerk to report at the 8 July meeting", "Clerk", "at the 8 July meeting"),
    ],
)
def test_who_and_when_stand_where_strangers_put_them(item: str, lead: str, due: str) -> None:
    ((_, *said),) = promises(f"# Actions\n- {item}")
    assert said == [lead, due]


@pytest.mark.parametrize(
    ("line", "action", "lead"),
    [
        (
            "A1/2023: Fund Manager to supply the fees by 1 June",
            "Fund Manager to supply the fees by 1 June",
            "Fund Manager",
        ),
        (
            "New signs to be ordered. To be actioned by: Facilities Manager",
            "New signs to be ordered.",
            "Facilities Manager",
        ),
        (
            "Our action: the drains will be cleared by the Warden",
            "the drains will be cleared by the Warden",
            "the Warden",
        ),
    ],
)
def test_an_action_is_announced_in_other_words(line: str, action: str, lead: str) -> None:
    assert [said[:2] for said in promises(f"# Minutes\nThe roof leaks.\n{line}")] == [(action, lead)]


def test_initials_in_brackets_behind_what_was_said_are_who_acts() -> None:
    text = "# Minutes of the council\nPresent: Ann Bell (AB)\nThe organ is flat. A price is to be had. [AB]"
    assert promises(text) == [("A price is to be had.", "AB", "")]


def test_a_second_lead_in_of_a_list_is_no_item() -> None:
    text = (
        "# Agreed action\n5. Within one month the Council has agreed to:\n- apologise to Miss D\n"
        "6. Within three months the Council has agreed to:\n- review its letters\n"
        "7. The Council should provide us with evidence."
    )
    assert promises(text) == [
        ("apologise to Miss D", "the Council", "Within one month"),
        ("review its letters", "the Council", "Within three months"),
        ("The Council should provide us with evidence.", "The Council", ""),
    ]


def test_what_is_planned_for_the_next_period_counts_where_it_says_who_or_when() -> None:
    text = "# Planned for next period\n- Write the paper (DP, 27/10)\n- Keep the public informed"
    assert actions(text) == ["Write the paper"]


def test_a_value_that_a_box_broke_is_made_whole() -> None:
    text = (
        "**Action 2**\nOffer carers a course in each locality\nLead: Carers' Centre\n"
        "Supported by: Community Health\nTeam\nBy when: Spring 2019"
    )
    assert promises(text) == [("Offer carers a course in each locality", "Carers' Centre", "Spring 2019")]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("End Friday releases for prisoners who have no home to go to.", Sense.IMPERATIVE),
        ("Open from 9 to 1 on Sundays from May 2014.", Sense.IMPERATIVE),
        ("GP practices should be asked to record the names.", Sense.DOER),
        ("That the Head of Safeguarding dip-samples ten decisions each month.", Sense.DOER),
    ],
)
def test_what_a_sentence_asks_is_told_by_its_grammar(text: str, sense: Sense) -> None:
    assert read_clause(text).sense is sense


def test_a_first_name_is_no_month() -> None:
    tail = tail_of("Draw up a list of leaders – the Ramblers and Jan Pettit")
    assert tail is not None
    assert (tail.lead, tail.due) == ("the Ramblers and Jan Pettit", None)


def test_what_is_promised_in_answer_to_a_recommendation_is_the_action() -> None:
    text = (
        "# Our response\nRecommendation 1: The Department should publish its data.\n"
        "Accepted. We will publish the data in spring 2015.\n"
        "Recommendation 2: Inspectors should call more often.\nRejected. The cycle is enough."
    )
    ((row),) = rows(text)
    assert row.action == "We will publish the data in spring 2015."
    assert row.recommendation == "The Department should publish its data."


def test_what_management_promises_beside_a_recommendation_is_the_action() -> None:
    text = (
        "Recommendation: Orders should be blocked until a number is quoted.\n"
        "Response: Agreed. A letter will go to the heads of service.\nOfficer: Systems Manager\n"
        "Date: 30 April 2019"
    )
    ((row),) = rows(text)
    assert row.action == "A letter will go to the heads of service."
    assert row.recommendation == "Orders should be blocked until a number is quoted."


def test_the_title_of_a_box_is_no_action_beside_its_sentence() -> None:
    text = (
        "# Action 1: Quiet streets\nWe will put signs outside schools.\n"
        "Lead: Roads Manager\nTimescale: by May 2017"
    )
    assert promises(text) == [("We will put signs outside schools.", "Roads Manager", "by May 2017")]


def test_a_motion_that_was_carried_may_direct_an_officer() -> None:
    text = (
        "# Town council\nMoved by Councillor Ray, seconded by Councillor Lau:\n"
        "THAT the Director of Parks be directed to report on the pool by May 9; AND\n"
        "THAT the accounts be received. CARRIED\nTHAT the Clerk write to the Minister. DEFEATED"
    )
    (row,) = rows(text, Wanted(resolutions=True))
    assert row.action == "the Director of Parks be directed to report on the pool by May 9"
    assert not any("Minister" in action or action.startswith("THAT the accounts") for action in actions(text))


@pytest.mark.parametrize(
    "text",
    [
        "# Actions from the last meeting\n- Clerk to write to the bank: done\n- AB to mend the stile – done",
        "# Progress since last year\nRecommendation 1: The school should improve attendance. It has.",
        "# Inspection report\n# What happens next\nThe school will draw up a plan.",
    ],
)
def test_what_was_done_and_what_happens_anyway_is_none(text: str) -> None:
    assert not actions(text)


def test_a_name_before_a_sign_and_a_deadline_behind_a_full_stop_belong_to_no_action() -> None:
    text = "# Actions for June\n- SK: Agree a recovery plan with the contractor. Due 11 June"
    assert promises(text) == [("Agree a recovery plan with the contractor.", "SK", "11 June")]


def test_numbered_actions_of_a_section_have_each_their_own_lead() -> None:
    text = (
        "# Objective 1.1\nAction 1.1.1: Train the advisers.\nLead agency: Teagasc\nTimeframe: 2019\n"
        "Action 1.1.2: Open a helpline.\nLead agency: Health Service\nTimeframe: 2020\n"
        "# Objective 1.2\nAction 1.2.1: Write a leaflet.\nLead agency: Health Service\nTimeframe: 2021"
    )
    assert promises(text) == [
        ("Train the advisers.", "Teagasc", "2019"),
        ("Open a helpline.", "Health Service", "2020"),
        ("Write a leaflet.", "Health Service", "2021"),
    ]


def test_what_we_will_do_over_years_counts_where_it_says_who() -> None:
    text = (
        "# Safe to swim: a strategy\n# Over the next three years we will\n"
        "- test the skills of all pupils **(Sport Awanui)**\n- care for our rivers"
    )
    assert promises(text) == [("test the skills of all pupils (Sport Awanui)", "Sport Awanui", "")]


def test_who_should_act_stands_below_a_recommendation_with_a_title() -> None:
    text = (
        "# Recommendation 1: Meetings\nCall a meeting whenever two agencies are worried.\n"
        "Who should act: Adult Social Care\nBy: 30 April 2020"
    )
    assert promises(text) == [
        ("Call a meeting whenever two agencies are worried.", "Adult Social Care", "30 April 2020")
    ]


def test_actions_whose_outcome_is_told_behind_them_are_history() -> None:
    text = (
        "# Chronology\n2 March. Actions: social worker to visit that day. "
        "The visit was made at 6 pm. The check was completed on 3 March."
    )
    assert not actions(text)


def test_a_bold_sentence_of_minutes_that_says_who_is_an_action() -> None:
    text = (
        "# Minutes of the meeting\nThe lamp was out. **Fault to be reported to the County again (Clerk).** "
        "In the meantime **the Clerk will ask the builder for a cover.** **No objection.**\n"
        "**Will the Clerk find out why the gap is there?** It was closed."
    )
    assert [lead for _, lead, _ in promises(text)] == ["Clerk", "the Clerk"]


def test_we_commit_to_doing_something_beside_who_and_when() -> None:
    text = (
        "# Report\nWe commit to opening two centres (Lead: Safety Team. By: October 2019).\n"
        "We commit to telling every victim (Lead: Crime Sergeant. By: June 2019)."
    )
    assert promises(text) == [
        ("opening two centres", "Safety Team", "October 2019"),
        ("telling every victim", "Crime Sergeant", "June 2019"),
    ]


def test_what_was_done_already_is_skipped_before_what_is_recommended() -> None:
    text = (
        "# Remedy\nI welcome the steps which the Trust has already taken:\n(i) the lounge stays open;\n"
        "I recommend that, within one month, the Chief Executive of the Trust:\n"
        "(a) apologises to Mrs D; and\n"
        "(b) pays her £750."
    )
    assert promises(text) == [
        ("apologises to Mrs D; and", "the Chief Executive of the Trust", "within one month"),
        ("pays her £750.", "the Chief Executive of the Trust", "within one month"),
    ]


def test_a_response_promises_below_the_quoted_recommendation() -> None:
    text = (
        "# Recommendation 1\nThat the Department erect signs.\n"
        "Response: Supported. The Manager Assets will put up signs by 1 December 2006. "
        "Four were put up in March."
    )
    (row,) = rows(text)
    assert row.action == "The Manager Assets will put up signs by 1 December 2006."
    assert row.recommendation == "That the Department erect signs."


@pytest.mark.parametrize(
    "card",
    [
        "# {}\nLead: Ann Lee\nDeadline: May 2017",
        "# {}\nLead: Ann Lee Deadline: May 2017 Status: In progress",
        "# {}\nLead officer – Ann Lee\nDue – May 2017",
        "**{}**\nOwner: Ann Lee | Due: May 2017",
        "{}\nLead: Ann Lee; May 2017",
    ],
)
def test_cards_of_a_heading_and_the_lines_that_say_who_and_when(card: str) -> None:
    """No plan was found under headings, and "Lead: Ann Lee; May 2017" lost its date."""
    tasks = ("Publish the parking strategy", "Train the staff of the front desk")
    assert promises("\n".join(map(card.format, tasks))) == [(task, "Ann Lee", "May 2017") for task in tasks]


def test_headings_of_events_are_no_cards() -> None:
    assert not actions("# Visit the farm\nDate: May 2017\n# Meet the mayor\nDate: June 2017")
