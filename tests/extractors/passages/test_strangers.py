"""Kinds of promises that strangers' minutes, letters, notices and strategies made, each as a small paper."""

from __future__ import annotations

from tests.extractors.passages.written import actions, promises


def test_a_last_sentence_that_says_by_when_is_the_deadline_and_not_what_is_done() -> None:
    assert promises(
        "# Minutes of the board, 3 May 2011\nAction: RP to write the closing summary. By 19/09/11.\n"
        "Action: RP to review the care plans. To be completed by: 30 September 2011."
    ) == [
        ("RP to write the closing summary.", "RP", "By 19/09/11"),
        ("RP to review the care plans.", "RP", "30 September 2011"),
    ]


def test_what_we_will_do_by_a_day_that_opens_the_sentence_is_promised() -> None:
    shown = "\n".join(
        f"- By {when} we will {what}."
        for when, what in (("December 2011", "cut the wait to 14 weeks"), ("autumn 2012", "train a tenant"))
    )
    assert [text for text, *_ in promises(f"# Our commitments\n{shown}")] == [
        "By December 2011 we will cut the wait to 14 weeks.",
        "By autumn 2012 we will train a tenant.",
    ]
    assert not actions(
        "# Our year\n- In December 2011 we opened the hall.\n- By autumn 2012 we had 40 tenants."
    )


def test_who_acts_may_stand_behind_the_number_of_an_action_in_capitals() -> None:
    assert promises(
        "# Minutes of the group, 3 May 2011\nACTION 2 - PARISH COUNCIL: fit a key safe. BY 15 OCT 2011."
    ) == [("fit a key safe.", "PARISH COUNCIL", "BY 15 OCT 2011")]


def test_what_a_letter_says_will_be_done_is_a_list_of_promises() -> None:
    promise = "By 30 June 2016 the Parks Manager will extend the rail."
    letter = f"# Your report on the mill pond\nDear Madam\n{{}}\n- {promise}"
    for lead_in in (
        "5. The Council will take the following action:",
        "The Ministry accepts your recommendations, and will do the following:",
        "The Trust undertakes to do the following:",
    ):
        assert len(actions(letter.format(lead_in))) == 1, lead_in
    assert not actions(letter.format("The Council has already taken the following action:"))


def test_what_a_policy_says_that_staff_must_do_is_no_action() -> None:
    duty = "- Staff must pass any worry to the designated lead."
    assert not actions(f"# Attendance policy\n## What staff must do\n{duty}")


def test_a_panel_that_is_invited_to_note_is_asked_for_nothing() -> None:
    assert not actions("# Report to the panel\n## Recommendation\nThe Panel is invited to note the report.")


def test_a_list_whose_items_name_who_does_them_needs_no_label() -> None:
    shared = (
        "- Rosie: ask for a letter by 10 February\n- Len and Frank: mend the floor\n- Moira: put a card up"
    )
    assert promises(f"# Last night\nThese are what people took away:\n{shared}") == [
        ("ask for a letter by 10 February", "Rosie", "by 10 February"),
        ("mend the floor", "Len and Frank", ""),
        ("put a card up", "Moira", ""),
    ]
    assert not actions(
        "# Trips\n- Monday: bring a packed lunch\n- Tuesday: wear boots\n- Parents: sign the form"
    )


def test_a_date_behind_a_dash_is_when_and_no_part_of_what_is_done() -> None:
    assert promises("# Minutes, 3 May 2011\nAction: RP to move the assembly - by 27 March 2012") == [
        ("RP to move the assembly", "RP", "by 27 March 2012")
    ]


def test_a_paragraph_may_end_with_a_promise_that_says_who_and_when() -> None:
    told = "The plan had not been tested since 2009. We will {} (Operations Manager, October {})."
    paper = "\n".join(
        told.format(what, year) for what, year in (("test it", 2012), ("brief every member", 2013))
    )
    assert [text for text, *_ in promises(f"# Issues and what we will do about them\n{paper}")] == [
        "We will test it",
        "We will brief every member",
    ]


def test_a_notice_that_requires_measures_below_is_a_list_of_them() -> None:
    measures = "1. Unblock the basin.\n2. Store raw meat apart."
    notice = f"# Schedule\nYou are required to take the measures below.\n{measures}"
    assert len(actions(notice)) == 2


def test_items_among_others_that_say_by_when_are_promised_as_well() -> None:
    dated = "- build a crossing by March 2022\n- put hangars in ten streets by December 2021"
    assert len(actions(f"# Our commitments\nWe will:\n{dated}\n- replace the signs on the path")) == 3
    assert not actions(
        "# Our commitments\nWe will:\n- be open\n- replace the signs on the path\n- listen to you"
    )


def test_an_arrow_of_two_signs_begins_a_line_of_its_own() -> None:
    assert (
        len(
            actions(
                "# Notes of the panel, 3 May 2011\nTalk.\n-> Suki to send the sheet\n-> Gareth to get a price"
            )
        )
        == 2
    )


def test_who_and_when_may_stand_behind_a_colon_or_on_the_line_below() -> None:
    listed = (
        "- Obtain prices for a boiler: Steve Whitlow, by 12 December 2012\n- Send the policies out: Clerk"
    )
    assert promises(f"# Minutes, 3 May 2012\nActions agreed:\n{listed}") == [
        ("Obtain prices for a boiler", "Steve Whitlow", "by 12 December 2012"),
        ("Send the policies out", "Clerk", ""),
    ]
    assert promises(
        "# Minutes, 3 May 2012\nAction: Cost a trial of opening late.\n\nMs Tait, by 4 June 2012"
    ) == [("Cost a trial of opening late.", "Ms Tait", "by 4 June 2012")]


def test_we_and_you_are_nobody_s_names() -> None:
    measures = "1. Unblock the basin.\n2. Store raw meat apart."
    read = promises(f"# Schedule\nYou are required to take the measures below.\n{measures}")
    assert [lead for _, lead, _ in read] == ["", ""]


def test_the_heading_of_the_next_item_says_neither_who_nor_when() -> None:
    paper = "ACTION 2 - CLERK: fit a key safe.\n\n2. WINTER OUTLOOK\n\nIt rained."
    assert promises(f"# Minutes of the group, 3 May 2011\n{paper}") == [("fit a key safe.", "CLERK", "")]
