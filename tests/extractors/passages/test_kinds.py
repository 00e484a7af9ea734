"""Kinds of minutes, reports and letters, each as a small paper: what they promise, and what they only say."""

from __future__ import annotations

import pytest

from extractors.passages.clauses.tails import tail_of
from extractors.passages.lines.leadins import LeadIn, read_lead_in
from extractors.plan import Column
from tests.extractors.passages.written import actions, promises, rows


def test_an_arrow_in_minutes_points_at_an_action() -> None:
    assert promises(
        "Notes of the committee, 7 June 2018\nTrains were late.\n"
        "→ **Suki Lau:** keep a diary of delays (by 15 June)\n"
        "➢ Clerk to write to the operator by 3 May 2018"
    ) == [
        ("keep a diary of delays (by 15 June)", "Suki Lau", "by 15 June"),
        ("Clerk to write to the operator by 3 May 2018", "Clerk", "by 3 May 2018"),
    ]


def test_arrows_that_are_the_bullets_of_lists_point_at_nothing() -> None:
    assert not actions("Notes of a meeting\n➢ Better buses\n➢ Safer streets\n➢ Officers to be proud of")


def test_what_a_review_recommends_in_a_sentence_is_an_action() -> None:
    ((text, lead, due),) = promises(
        "# Chapter 1\nMany homes were empty.\n"
        "**We recommend that the Head of Housing restores the post by April 2011**\n"
        "We considered the cost."
    )
    assert text.endswith("restores the post by April 2011")
    assert (lead, due) == ("the Head of Housing", "by April 2011")


def test_what_a_guide_recommends_to_everybody_is_none() -> None:
    assert not actions("# Your bins: a guide\nWe recommend that parents keep children away from skips.")


def test_lines_below_a_list_of_demands_say_by_when() -> None:
    assert promises(
        "Dear Head,\n1. You need to keep the door shut.\nDate for completion: 1 March 2013\n"
        "2. You need to take away the sofas.\nDate for completion: Forthwith"
    ) == [
        ("You need to keep the door shut.", "", "1 March 2013"),
        ("You need to take away the sofas.", "", "Forthwith"),
    ]


def test_who_and_when_behind_promises_are_read_and_set_apart() -> None:
    assert promises(
        "# Theme A\n- We will make a list of every roof (Lead: Buildings Officer; by July 2016)\n"
        "- We will teach lime plaster (Lead: Jonty Marr; each year)"
    ) == [
        ("We will make a list of every roof", "Buildings Officer", "by July 2016"),
        ("We will teach lime plaster", "Jonty Marr", "each year"),
    ]


def test_who_wrote_it_and_in_what_year_is_no_lead() -> None:
    assert not actions(
        "# Evidence\n- Ensure that no child is left behind (Department for Education, 2010)\n"
        "- Involve parents early (Department for Health, 2012)"
    )


@pytest.mark.parametrize(
    ("behind", "lead", "due"),
    [
        ("(WK, by 10 December)", "WK", "by 10 December"),
        ("(GP, before Christmas)", "GP", "before Christmas"),
        ("(Head of ICT, first test June 2020)", "Head of ICT", "first test June 2020"),
        ("(Fleet, with Comms, by end of May 2020)", "Fleet, with Comms", "by end of May 2020"),
        ("(Action: JB by 4 May)", "JB", "by 4 May"),
        ("(PH & LT) asap", "PH & LT", "asap"),
        ("– Estates – June 2014", "Estates", "June 2014"),
        ("– Treasurer – before next meeting", "Treasurer", "before next meeting"),
        ("[Lead – PB, due 4 July 2012]", "PB", "4 July 2012"),
    ],
)
def test_who_and_when_behind_a_text(behind: str, lead: str, due: str) -> None:
    tail = tail_of(f"Mend the gate {behind}")
    assert tail is not None
    assert (tail.lead, tail.due) == (lead, due)


@pytest.mark.parametrize("behind", ["(see appendix 2)", "(complete)", "(section 4)"])
def test_what_else_stands_in_brackets_is_neither(behind: str) -> None:
    assert tail_of(f"Mend the gate {behind}") is None


@pytest.mark.parametrize(
    ("text", "lead", "due"),
    [
        (
            "Within one month of my final decision the Council will:",
            "the Council",
            "Within one month of my final decision",
        ),
        ("The authority must, by 30 June 2015:", "The authority", "by 30 June 2015"),
        ("By 30 June the Board will:", "the Board", "By 30 June"),
        ("To improve further, the school should:", "the school", None),
        ("Action the provider must take:", "the provider", None),
    ],
)
def test_a_lead_in_says_who_and_by_when(text: str, lead: str, due: str | None) -> None:
    assert read_lead_in(text) == LeadIn(lead, due, asks=True)


def test_each_lead_in_of_a_list_has_its_own_doer() -> None:
    assert [
        lead
        for _, lead, _ in promises(
            "# Recommendations\nThe Director of Housing should:\n- review caseloads\n"
            "The chief constable should:\n- train all officers"
        )
    ] == ["The Director of Housing", "The chief constable"]


def test_we_recommend_that_leads_in_to_what_is_to_be_the_case() -> None:
    found = rows(
        "# 2. Landlords\nRecords are kept apart.\n# We recommend that:\n"
        "(i) the Head of Revenues give the team access by 1 May 2014;\n"
        "(ii) every owner be written to once a year.\n# 3. Costs\nNone."
    )
    assert [(row.texts.get(Column.LEAD), row.section) for row in found] == [
        ("the Head of Revenues", "2. Landlords"),
        (None, "2. Landlords"),
    ]


def test_a_cabinet_that_notes_and_agrees_promises_nothing() -> None:
    assert not actions(
        "# 1. Recommendations\nThat Cabinet:\n(a) notes the results;\n(b) agrees the hours;\n"
        "(c) gives authority to the Director to settle minor changes."
    )


def test_marked_headings_below_a_list_are_no_items() -> None:
    assert actions(
        "# Matters arising\nAGREED ACTIONS\n(a) Clerk to write to the school.\n# 27. BUDGET PROPOSALS\n"
        "The report was noted."
    ) == ["Clerk to write to the school."]


def test_an_inspector_who_recommends_none_recommends_none() -> None:
    assert not actions(
        "# Inspection report\n# 5. Improvements required\n5.1 Areas of non-compliance: none.\n"
        "5.2 Recommendations for improvement: none.\n# 6. How we inspected\nWe talked to five people."
    )


def test_notes_between_numbered_requirements_do_not_end_the_list() -> None:
    assert [
        due
        for _, _, due in promises(
            "# Requirements\n1. The provider must record what people drink by 30 November 2015.\n"
            "This is in order to comply with Regulation 4.\n"
            "2. The provider must check what staff know by 31 January 2016."
        )
    ] == ["by 30 November 2015", "by 31 January 2016"]


@pytest.mark.parametrize(
    "heading",
    [
        "Summary of action points agreed at the meeting",
        "Agreed next steps",
        "Actions arising from the June meeting",
        "Tasks",
    ],
)
def test_headings_of_actions_are_put_together_of_words(heading: str) -> None:
    assert actions(f"Minutes of the meeting\n# {heading}\n1. Ann Lee to ring the school") == [
        "Ann Lee to ring the school"
    ]


@pytest.mark.parametrize(
    ("line", "action", "lead"),
    [
        ("Required action LP/01: Review the filters.", "Review the filters.", ""),
        ("Suggested action LP/03: Consider a cool box.", "Consider a cool box.", ""),
        ("AP.3 – All to read the paper.", "All to read the paper.", "All"),
        ("Follow-up: Clerk to chase the grant.", "Clerk to chase the grant.", "Clerk"),
        ("**We will:** add a photograph to the text.", "add a photograph to the text.", ""),
        (
            "AGREED – officers to bring a report to the board.",
            "officers to bring a report to the board.",
            "officers",
        ),
        ("John Smith ACTION to write to the bank.", "to write to the bank.", "John Smith"),
        ("Clerk's action: renew the lease", "renew the lease", "Clerk"),
    ],
)
def test_labels_are_put_together_of_words_numbers_and_signs(line: str, action: str, lead: str) -> None:
    ((text, who, _),) = promises(line)
    assert (text, who) == (action, lead)


def test_a_label_in_an_example_announces_nothing() -> None:
    assert not actions("It should have a name, for example: Action: Sam to mend the gate by Friday.")


def test_a_label_that_says_none_needed_announces_nothing() -> None:
    assert not actions("Action agreed: none needed; the pager has been mended.")


def test_bold_labels_without_a_sign_are_labels() -> None:
    assert promises(
        "# Concern 1\n**Action to be taken** Observations will be brought into all wards.\n"
        "**Timetable** 1 October 2021\n**Responsible** Chief Nurse"
    ) == [("Observations will be brought into all wards.", "Chief Nurse", "1 October 2021")]


def test_several_labels_on_one_line_are_several() -> None:
    ((_, lead, due),) = promises("Action 4: Publish a timetable\nOwner: J Smith | Due: 3 May 2014")
    assert (lead, due) == ("J Smith", "3 May 2014")


def test_several_actions_of_one_label_are_several_rows() -> None:
    assert promises("Actions: (1) Clerk to write to the works; (2) Cllr Moss to ring by 4 May 2013.") == [
        ("Clerk to write to the works", "Clerk", ""),
        ("Cllr Moss to ring by 4 May 2013.", "Cllr Moss", "by 4 May 2013"),
    ]


def test_initials_that_minutes_explain_may_stand_behind_or_below() -> None:
    assert promises(
        "Notes of the meeting. There: Jan Stone (JS), Pat Thorn (PT)\n"
        "A list of keyholders would be drawn up. JS\n"
        "The gutters were cleaned in the spring of last year.\n"
        "It was felt that a second quotation should be sought.\nPT"
    ) == [
        ("A list of keyholders would be drawn up.", "JS", ""),
        ("It was felt that a second quotation should be sought.", "PT", ""),
    ]


def test_a_box_may_say_by_when_before_it_says_what() -> None:
    assert promises(
        "**Area for improvement 1**\nRef: Regulation 13\nStated: First time\n"
        "To be completed by: 30 September 2019\nThe registered person shall ensure that hands are washed."
    ) == [
        (
            "The registered person shall ensure that hands are washed.",
            "The registered person",
            "30 September 2019",
        )
    ]


def test_labels_of_actions_list_them_and_their_lead_is_that_of_all() -> None:
    assert promises(
        "# Safe homes\nWhat we will do:\n- Inspect every block by 2019\n- Fit alarms in all hostels\n"
        "Who will lead: Housing Standards"
    ) == [
        ("Inspect every block by 2019", "Housing Standards", "by 2019"),
        ("Fit alarms in all hostels", "Housing Standards", ""),
    ]


def test_numbered_commitments_need_no_labelled_parts() -> None:
    assert len(actions("Commitment 1: We will open a hub.\nCommitment 2: We will train every manager.")) == 2


def test_bullets_under_a_name_are_its_actions() -> None:
    assert promises("# Actions\n- Ann Lee to:\n-- write to the bank\n-- ring the school") == [
        ("write to the bank", "Ann Lee", ""),
        ("ring the school", "Ann Lee", ""),
    ]


def test_by_whom_a_thing_is_to_be_done_leads_it() -> None:
    ((_, lead, due),) = promises(
        "# Actions\n- Terms to be circulated by the Secretary before the next meeting"
    )
    assert (lead, due) == ("the Secretary", "before the next meeting")


@pytest.mark.parametrize(
    "text",
    [
        "# Complaints policy\nWithin five working days the manager will:\n- acknowledge the complaint;",
        "Within 21 days you must:\n- pay the charge; or\n- appeal in writing.",
        "# Spring newsletter\nWe will hold a fair.\nDate: 4 May 2012\nAll are asked to come.\nDate: 5 May",
        "# Next steps\nThe Council will consider the responses in the autumn.",
        "# Role of the Chair\nThe Chair will:\n- open and close the meeting;\n- keep order.",
        "# Our commitments\n- We will put people first\n- We will listen",
        "Terms of reference\nThe Board will review progress.\nReview date: May 2014\nOwner: Chair",
        "Minutes\nThe Clerk said that the grant would be paid. Actions of the last meeting were done.",
    ],
)
def test_what_is_only_said_is_no_action(text: str) -> None:
    assert not actions(text)


def test_numbered_items_that_were_run_together_are_parted() -> None:
    assert promises(
        "# Summary of actions\n1. Draw a map (WK, 10 May) 2. Get quotes (GP) 3. Thank all (UR)"
    ) == [
        ("Draw a map", "WK", "10 May"),
        ("Get quotes (GP)", "GP", ""),
        ("Thank all (UR)", "UR", ""),
    ]


def test_capitals_that_abbreviate_the_words_before_them_lead_nothing() -> None:
    assert tail_of("Review the Multi-Agency Safeguarding Hub (MASH)") is None
    for who in ("FRM", "MR", "Sue Ann Bell, SAB"):
        tail = tail_of(f"Review the fire register ({who})")
        assert tail is not None
        assert tail.lead == who


def test_a_word_that_begins_with_a_label_is_none() -> None:
    head = "# Minutes of the board, 3 May 2011\nPresent: Ann Lee, Raj Patel\n"
    assert not actions(f"{head}The programs share one interface (API). Each laboratory has joined (APHL).")
    assert actions(f"{head}The register is out of date. (AP: RP)")


def test_a_table_of_contents_holds_no_actions() -> None:
    entries = ("Recommendation 4", "Review the register 5", "Publish the plan 5", "Train the staff 7")
    assert not actions("# Report to the board\n" + "\n".join(entries))
    shown = "\n".join(
        f"- {text}" for text in ("Review the register in room 5", "Publish the plan by 2 May 2011")
    )
    assert len(actions(f"# Minutes, 3 May 2011\nActions\n{shown}")) == 2


def test_what_to_write_in_a_form_is_no_action() -> None:
    """A workbook's page of guidance, "Lead: Name the person responsible", was a row of its plan."""
    guidance = (
        "# Guidance\nAction: Describe what will be done\nLead: Name the person responsible\n"
        "Deadline: Enter the date by which it will be done"
    )
    assert not actions(guidance)
    assert actions("# Plan\nAction: Mend the door\nLead: Clerk\nDeadline: 3 May 2024") == ["Mend the door"]
