"""Actions that are a line of their own: of short notes, of lists under a lead-in, of odd labels."""

import pytest

from extractors.layout import Item, Run
from extractors.passages.lines.whole_lines import Line
from extractors.passages.paper.answers import answers
from extractors.plan import RowKind
from tests.extractors.passages.written import actions, promises, rows

NOTES = "Trust meeting, 13 Apr 2015\nPresent: Graeme, Ngaire, Jill, Mo\n"


def test_a_sign_before_names_gives_what_stands_behind_them() -> None:
    text = f"{NOTES}- Sorted\n- Portaloos @Jill confirm 12 – 3 May\n- First aid @Mo send the plan to us\n"
    assert [(who, when) for _, who, when in promises(text)] == [("Jill", "3 May"), ("Mo", "")]


def test_one_such_sign_may_be_an_address() -> None:
    assert actions(f"{NOTES}Write to us @Pavilion by the river.\n") == []


def test_who_was_there_behind_a_topic_does_what_follows() -> None:
    text = f"{NOTES}Toilets – Graeme: fix the flush button\nGate – Ngaire: padlock codes to school\n"
    assert promises(text) == [
        ("fix the flush button", "Graeme", ""),
        ("padlock codes to school", "Ngaire", ""),
    ]


def test_others_behind_a_topic_do_nothing() -> None:
    assert actions(f"{NOTES}Talk – Edwin: the lives of bees and wasps\n") == []


def test_two_stands_for_to_behind_initials_that_are_known() -> None:
    text = (
        "Trust cttee 13 Apr 2015\nGB (ch) SH DL NM\nSightscreen – DL 2 paint, GB 2 buy paint\n"
        "Won AB 2 paint\nSH 2 goals\n"
    )
    assert promises(text) == [("DL 2 paint", "DL", ""), ("GB 2 buy paint", "GB", "")]


def test_who_acts_stands_before_a_dash_behind_a_label_in_capitals() -> None:
    text = f"{NOTES}No fume cupboard since May. ACTION Dr Clegg – find out when it will work\n"
    assert promises(text) == [("find out when it will work", "Dr Clegg", "")]


def test_a_weekday_is_when_and_nobody() -> None:
    text = f"{NOTES}TO DO:\n- take the insurance form back – Mo – Friday\n- wash egg boxes – Jill\n"
    assert promises(text)[0] == ("take the insurance form back", "Mo", "Friday")


def test_what_somebody_recommends_that_another_does_is_listed_below() -> None:
    """The Board is asked by an ombudsman, and is no meeting that decides."""
    text = (
        "Ombudsman's report\nI recommended that within a month the Health Board:\n- gives her an apology\n"
        "- reminds staff on the ward of the policy\n"
    )
    assert promises(text) == [
        ("gives her an apology", "the Health Board", "within a month"),
        ("reminds staff on the ward of the policy", "the Health Board", "within a month"),
    ]
    assert {row.kind for row in rows(text)} == {RowKind.ACTION}


def test_that_a_meeting_decides_is_recommended_to_itself() -> None:
    assert (
        actions("Report of the Ombudsman\nIt is recommended that the Committee:\n- notes the report\n") == []
    )


def test_a_list_accepted_below_it_is_not_promised_again() -> None:
    text = (
        "Inspection report\nThe school must:\n- check all governors\n"
        "The school has agreed to implement these recommendations.\n"
    )
    assert actions(text) == ["check all governors"]


def test_who_is_asked_stands_behind_what_for() -> None:
    text = "Inspection report\nIn order to meet all the standards the school must:\n- check all governors\n"
    assert promises(text) == [("check all governors", "the school", "")]


def test_a_time_of_its_own_begins_an_item_below_bullets() -> None:
    text = (
        "Ombudsman's decision\nRecommended action\nWithin one month the Council should:\n- pay him £250\n"
        "Within three months the Council should review its procedure.\n"
    )
    assert [(who, when) for _, who, when in promises(text)] == [
        ("the Council", "Within one month"),
        ("the Council", "Within three months"),
    ]


def test_what_a_body_will_do_heads_a_list_where_items_say_who_or_when() -> None:
    listed = "What Council will do:\n- Install a loop by December 2005\n- Grind the joints – Works Foreman\n"
    assert promises(listed) == [
        ("Install a loop by December 2005", "", "by December 2005"),
        ("Grind the joints", "Works Foreman", ""),
    ]
    assert actions("What Council will do:\n- Protect the environment\n- Support carers\n") == []


def test_lists_headed_by_whom_they_are_addressed_to() -> None:
    text = (
        "The jury recommended:\nTo the Ministry of Labour:\n- Inspect all mills\n"
        "To Cold Spruce Products Ltd.:\n- Install a guard\n"
    )
    assert [who for _, who, _ in promises(text)] == ["the Ministry of Labour", "Cold Spruce Products Ltd."]


def test_an_answer_behind_a_recommendation_decides_over_it() -> None:
    text = (
        "Rec 1: That glass be collected. Cabinet response: Not agreed; it would cost £90,000.\n"
        "Rec 2: That the calendar be printed larger. Cabinet response: Agreed. Lead: Head of Waste.\n"
    )
    assert promises(text) == [("That the calendar be printed larger.", "Head of Waste", "")]


def test_agreed_yes_is_an_answer_and_the_labels_behind_it_are_read() -> None:
    text = "Recommendation: Disable old accounts.\nAgreed: Yes. Officer: Desk Manager. By: 31 January 2015.\n"
    assert promises(text) == [("Disable old accounts.", "Desk Manager", "31 January 2015")]
    assert actions("Recommendation: Disable old accounts.\nAgreed: No. Officer: Jo Lee.\n") == []


def test_a_response_that_declines_takes_a_recommendation_back() -> None:
    text = "Recommendation (d): a Minister should be appointed.\nThe Government sees no case for this.\n"
    assert actions(text) == []


def test_an_answer_in_brackets_behind_an_item() -> None:
    text = (
        "# Recommendations (report dated July 2011)\n- The Governor should buy cutters. "
        "(Accepted; to be done by 1 September 2011)\n- The Governor should paint the hall. (Rejected)\n"
    )
    due = "to be done by 1 September 2011"
    assert promises(text) == [("The Governor should buy cutters.", "The Governor", due)]


def test_the_time_of_a_condition_stands_in_a_sentence_behind_it() -> None:
    text = (
        "# Conditions\nCondition 1. The Institute must appoint an officer. To be met by 28 November 2003.\n"
    )
    assert promises(text) == [("The Institute must appoint an officer.", "The Institute", "28 November 2003")]


def test_a_number_and_a_standard_are_no_words_of_an_item() -> None:
    text = (
        "# Statutory requirements\nNo. 1 Std 28. Put two references on file. Timescale for action 30.04.06\n"
    )
    (row,) = rows(text)
    assert row.action == "Put two references on file."
    assert row.action_ref == "No. 1 Std 28"


def test_things_to_be_done_before_a_dash_with_who_and_when() -> None:
    text = "Notes\nSo: coats to be bought – Lou, half-term\nSo: rota to be altered – Pat, straight away\n"
    assert [(who, when) for _, who, when in promises(text)] == [
        ("Lou", "half-term"),
        ("Pat", "straight away"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In attendance: Mayor Kowal; Couns. Friesen, Boucher; CAO",
        "Confirmation of minutes: taken as read. Graeme/Ngaire. Carried.",
        "Treasurer: balance £1,044.18. Noted.",
        "Moved Cr Doyle, seconded Cr Poe: That the Clerk prepare a lease.\nThe motion was put and LOST 2/5.",
        "Res. 17-145 THAT the Clerk write to the Fair. DEFEATED",
    ],
)
def test_what_minutes_tell_besides_is_no_action(text: str) -> None:
    assert actions(f"Minutes of the meeting, 3 April 2012\nPresent: Graeme, Ngaire (CAO)\n{text}\n") == []


def test_praise_under_a_heading_is_no_item() -> None:
    text = (
        "# Recommendations\n2.1 Graffiti should be removed.\n# Good practice\n"
        "2.2 Mentors helped new staff to settle.\n"
    )
    assert actions(text) == ["Graffiti should be removed."]


def test_a_title_ends_with_what_heads_its_list_and_names_end_the_items() -> None:
    text = (
        "Reserve plan. Annex C – what we are going to do in 2010\nBackground: the Moss was cut for peat.\n"
        "- Block ditches 7 to 12 with dams. Warden and Ann Lee\n- Carry on with the weekly walk. Mrs Hoyle\n"
    )
    assert promises(text) == [
        ("Block ditches 7 to 12 with dams.", "Warden and Ann Lee", ""),
        ("Carry on with the weekly walk.", "Mrs Hoyle", ""),
    ]


def test_what_and_who_are_all_that_a_paper_says_of_its_actions() -> None:
    text = (
        f"{NOTES}What: replace bulbs\nWho: Mo\nWhat: ask the brewery for terms\nWho: Jill, before New Year\n"
    )
    assert promises(text) == [
        ("replace bulbs", "Mo", ""),
        ("ask the brewery for terms", "Jill", "before New Year"),
    ]
    assert actions("Summer fair\nWhat: fun for all\nWho: everybody\n") == []


def test_a_label_in_capitals_needs_no_colon_before_who_is_to_act() -> None:
    """Its word was taken for a part of the name: "ACTION PT"."""
    text = f"{NOTES}ACTION PT to tighten the cable\nACTION Clerk to send the worksheet\n"
    assert [who for _, who, _ in promises(text)] == ["PT", "Clerk"]


def test_who_answers_for_a_task_stands_behind_it_with_a_stop() -> None:
    text = f"{NOTES}3. Data to be analysed. Resp. TN. Next mtg.\n4. Forms to be typed. Resp. AW. End March.\n"
    assert promises(text) == [
        ("Data to be analysed.", "TN", "Next mtg"),
        ("Forms to be typed.", "AW", "End March"),
    ]


def test_a_name_in_brackets_behind_a_task_is_whose_it_is() -> None:
    text = (
        f"{NOTES}The remaining chairs to be finished by May. (Ms Tree)\nThe gates were painted. (Ms Tree)\n"
    )
    assert [who for _, who, _ in promises(text)] == ["Ms Tree"]


def test_a_thing_to_follow_up_is_to_be_done() -> None:
    text = f"{NOTES}To follow up: Chair's letter to the county council on the crossing\nTo follow up: none\n"
    assert actions(text) == ["Chair's letter to the county council on the crossing"]


def test_what_needs_attention_is_listed_below() -> None:
    text = (
        "Dear Mr Lee,\nThe following need attention before the licence is renewed on 1 February 2000:\n"
        "1. Clear the chairs from the exit.\n2. Fit a lamp.\n"
    )
    assert actions(text) == ["Clear the chairs from the exit.", "Fit a lamp."]


def test_what_somebody_does_not_believe_answers_no_recommendation() -> None:
    """Such sentences made an answer to recommendations of any paper, and promises of what it tells."""
    line = Line(Item((Run("The Department does not believe that speed alone kills."),)), 0)
    assert not answers(line)
