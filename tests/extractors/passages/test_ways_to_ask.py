"""Ways in which minutes and reports of strangers ask, answer and tell, each met in a paper read wrongly."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.plan import Column
from tests.extractors.passages.written import actions, promises, rows

_MINUTES = (
    "Minutes of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell (AP), Bob Dray (BD), Wim Kerr (WK)\n"
)


def _resolved(text: str) -> list[tuple[str, str]]:
    found = rows(_MINUTES + text, Wanted(resolutions=True))
    return [(row.action, row.texts.get(Column.LEAD, "")) for row in found]


def test_a_label_of_two_words_may_stand_amid_each_paragraph() -> None:
    text = (
        "Annual inspection of play areas\nInspector: M. Hale, 18 June 2012\n"
        "Swings. One seat has a split. Risk: medium. Action required: Replace the split seat within one "
        "month.\n"
        "Basket. The ground has silted up. Risk: low. Action required: Lower the ground by 100 mm.\n"
    )
    assert actions(text) == ["Replace the split seat within one month.", "Lower the ground by 100 mm."]


def test_numbered_parts_glued_into_an_items_paragraph_are_parts_of_their_own() -> None:
    text = (
        "4. Matters arising 4.1 Kit. The box was fitted in May and is sound. 4.2 Shelter. It belongs to "
        "nobody. "
        "Cllr Dunn to find out from Legal who owns the shelter by the end of June. 4.3 Path. The tree "
        "has gone."
    )
    assert actions(_MINUTES + text) == [
        "Cllr Dunn to find out from Legal who owns the shelter by the end of June."
    ]


def test_two_sentences_behind_one_label_that_each_say_who_are_two_actions() -> None:
    text = (
        "Action: Cllr Dunn to invite a speaker from the Flood Group. The Clerk to borrow the urn by 2nd May."
    )
    assert actions(_MINUTES + text) == [
        "Cllr Dunn to invite a speaker from the Flood Group.",
        "The Clerk to borrow the urn by 2nd May.",
    ]


def test_an_answer_that_only_says_who_and_when_is_of_what_was_recommended() -> None:
    """ "Market Superintendent." was read as the action."""
    text = (
        "Internal audit report\nRecommendation 3. Takings should be banked twice a week.\n"
        "Response: Agreed. Market Superintendent. From 1 June 2017.\n"
        "Recommendation 4. The regalia should be revalued.\n"
        "Response: Agreed. The Clerk will remind the valuer. By 30 June 2017.\n"
    )
    assert promises(text) == [
        ("Takings should be banked twice a week.", "Market Superintendent", "From 1 June 2017"),
        ("The Clerk will remind the valuer.", "The Clerk", "By 30 June 2017"),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "Agreed. The bank allows us to do this online.",
        "Agreed in principle; the sample will have to be small with present staffing.",
        "Accepted. To be built into the timetable for the next valuation.",
        "Agreed in part. Co-ordinators cover three wards and may change.",
    ],
)
def test_an_answer_that_only_tells_is_no_promise(answer: str) -> None:
    text = (
        "Internal audit report\nRecommendation 1: Cards should be suspended where none is "
        f"made.\nResponse: {answer}\n"
    )
    assert actions(text) == ["Cards should be suspended where none is made."]


def test_each_sentence_of_an_answer_that_names_who_keeps_it_is_a_promise() -> None:
    text = (
        "Response of the Authority to the review\nRecommendation 3. The Service should join its three "
        "lists.\n"
        "Response: Accepted. Nobody has liked to throw one away. The Water Officer will merge the lists "
        "by May 2017. "
        "The Head of ICT is to give crews access by June 2017.\n"
    )
    assert actions(text) == [
        "The Water Officer will merge the lists by May 2017.",
        "The Head of ICT is to give crews access by June 2017.",
    ]


def test_an_answer_that_declines_in_its_second_sentence_declines() -> None:
    text = (
        "Response of the Authority to the review\nRecommendation 2. The Authority should meet more often.\n"
        "Response: Members discussed this at length. We do not accept that more meetings help. No change "
        "is proposed.\n"
    )
    assert actions(text) == []


def test_a_thing_that_has_to_be_done_by_the_way_ends_no_promise() -> None:
    text = "Nuala said she would get two quotes for the barrels that have to go in with it."
    assert actions(_MINUTES + text) == [text]


def test_a_plan_that_rules_require_to_have_been_made_is_nobodys_task() -> None:
    text = "It was pointed out that the rules require a plan to have been published within five years."
    assert actions(_MINUTES + text) == []


def test_a_promise_goes_on_behind_as_soon_as() -> None:
    text = "Cllr Dunn would let the Clerk have the figures from the count as soon as he had them."
    assert actions(_MINUTES + text) == [text]


def test_what_somebody_said_they_would_do_begins_with_who() -> None:
    text = (
        "Kaye Pell was sorry to hear it and said she would ring Mrs Dean this week, and Bob Dray offered "
        "to write."
    )
    assert actions(_MINUTES + text)[0] == "she would ring Mrs Dean this week"


def test_who_asked_somebody_in_the_second_half_of_a_sentence_begins_the_action() -> None:
    text = (
        "Inspection report\nThe officer found that the list was old, and she has asked the Director of "
        "Care to bring "
        "that list up to date within seven days.\n"
    )
    assert actions(text) == [
        "she has asked the Director of Care to bring that list up to date within seven days."
    ]


def test_initials_behind_a_dash_close_a_task_whatever_its_words() -> None:
    text = (
        "2. Water\nGet a new arm and fit it – BD\nNotice on all three gates about the meter – AP by "
        "14/6/2017\n"
        "6. Show\nFind an onion judge – BD\n"
    )
    assert promises(_MINUTES + text) == [
        ("Get a new arm and fit it", "BD", ""),
        ("Notice on all three gates about the meter", "AP", "by 14/6/2017"),
        ("Find an onion judge", "BD", ""),
    ]


def test_what_is_moved_and_seconded_before_a_colon_is_the_resolution() -> None:
    text = (
        "MOVED Mrs Dean, seconded Mr Hale: That the Board instructs the Parks Manager to plant the "
        "hedge. CARRIED"
    )
    assert _resolved(text) == [("instructs the Parks Manager to plant the hedge", "the Parks Manager")]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that a dividend of 1 per cent be declared.",
        "RESOLVED that the thanks of the Trustees be recorded to Mr Hale.",
        "RESOLVED that no notice to quit be served.",
    ],
)
def test_a_meeting_has_done_by_resolving_it(text: str) -> None:
    assert _resolved(text) == []


def test_a_history_of_what_was_resolved_asks_nothing() -> None:
    text = (
        "A short history\nIn 1834 the Commissioners resolved that a steam engine be purchased without "
        "delay.\n"
    )
    assert rows(text, Wanted(resolutions=True)) == []


def test_a_list_to_those_who_are_to_act_asks_by_that_alone() -> None:
    text = (
        "Annual report of the Board of Visitors\n# Recommendations\nTo the Governor\n"
        "(i) that claims for lost property be answered within four weeks\n"
        "(ii) that relief cover be found for the workshop\n"
    )
    assert actions(text) == [
        "that claims for lost property be answered within four weeks",
        "that relief cover be found for the workshop",
    ]


def test_a_review_asks_even_those_who_decide() -> None:
    text = (
        "Report of the signs task group\n# Recommendations\nThe task group recommends to the Executive "
        "that:\n"
        "- the nine old signs be removed in the course of 2011\n- the Tourism Manager agree one style of "
        "post\n"
    )
    assert actions(text) == [
        "the nine old signs be removed in the course of 2011",
        "the Tourism Manager agree one style of post",
    ]


def test_a_noun_among_commands_is_one_before_a_preposition() -> None:
    text = (
        "Review of governance\n# What we recommend\n- Draw up a register of interests.\n"
        "- Record in the minutes what was decided.\n"
    )
    assert actions(text) == ["Draw up a register of interests.", "Record in the minutes what was decided."]


def test_a_recommendation_in_the_second_half_of_a_sentence_has_the_first_half_that_it_means() -> None:
    text = (
        "Report of the reviewer on the grounding\nThe gauge ought to be repainted before the season of "
        "2012, and I "
        "recommend that the Harbour Master see to this.\n"
    )
    assert promises(text) == [
        (
            "The gauge ought to be repainted before the season of 2012, and I recommend that the Harbour "
            "Master see "
            "to this.",
            "the Harbour Master",
            "before the season of 2012",
        )
    ]


def test_a_post_in_a_sentence_behind_each_command_is_who_is_to_do_it() -> None:
    text = (
        "Laboratory safety inspection\n(A) Flush the eyewash and start a new log sheet. Department head.\n"
        "(C) Relocate the rock cabinet. Custodial supervisor.\n"
    )
    assert [(action, lead) for action, lead, _ in promises(text)] == [
        ("Flush the eyewash and start a new log sheet.", "Department head"),
        ("Relocate the rock cabinet.", "Custodial supervisor"),
    ]


def test_labels_of_who_and_when_stand_behind_a_label_of_what() -> None:
    text = (
        "Cabinet response to the scrutiny report\n"
        "Action we will take: Replace the old timetables. Lead officer: Transport Manager. Close-out: 31 "
        "July 2017.\n"
        "Action we will take: Cost a shared taxi. Lead officer: Group Accountant (Place). Close-out: "
        "October 2017.\n"
    )
    assert promises(text) == [
        ("Replace the old timetables.", "Transport Manager", "31 July 2017"),
        ("Cost a shared taxi.", "Group Accountant (Place)", "October 2017"),
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "This is to ensure that care is consistent with the standards.",
        "This is in order to comply with HSCS 5.23.",
    ],
)
def test_what_an_improvement_is_for_is_none_itself(remark: str) -> None:
    text = f"Inspection report\n# Areas for improvement\n1. The provider should open the garden.\n{remark}\n"
    assert actions(text) == ["The provider should open the garden."]


def test_none_is_no_action_whatever_is_said_behind_it() -> None:
    text = "Inspection report\n# Actions required\nNone. The provider meets all the regulations.\n"
    assert actions(text) == []


def test_what_rules_say_will_be_done_for_you_is_what_is_always_done() -> None:
    text = (
        "Code of conduct for drivers\n# What we will do for you\nThe Co-ordinator will see you at least "
        "once a year. "
        "We will pay 45p a mile.\n"
    )
    assert actions(text) == []


def test_what_was_recommended_last_year_is_asked_no_more() -> None:
    text = (
        "Annual audit letter\nNovember 2010\nDear Members\n# Last year's recommendations\nWe made two "
        "recommendations: "
        "that a register of leases should be drawn up, and that budget holders should be trained.\n"
        "Yours faithfully\nLudd & Crane\n"
    )
    assert actions(text) == []


def test_notes_may_spell_their_month_in_small_letters() -> None:
    text = (
        "dock court residents\nnotes of meeting 12th sept 2018 in the laundry\nthere: Tom Hale (chair), "
        "Bev Orr\n"
        "Bev Orr is going to make a sign for it.\n"
    )
    assert actions(text) == ["Bev Orr is going to make a sign for it."]


def test_what_was_done_before_a_promise_is_told_beside_it() -> None:
    text = (
        "Report of the visitors\nIssue 2. The latch is broken.\n"
        "Provider's reply: A chain has been put on. The Facilities Coordinator will replace the latch "
        "by May.\n"
        "Issue 4. There are no outings.\nProvider's reply: We will roster a driver on two Sundays a month. "
        "The House Manager will go through the plan.\n"
    )
    assert actions(text) == [
        "The Facilities Coordinator will replace the latch by May.",
        "We will roster a driver on two Sundays a month.",
        "The House Manager will go through the plan.",
    ]


def test_resolved_is_no_label_of_a_papers_own() -> None:
    """ "RESOLVED – that grants be awarded" was an action since others of the paper begin so."""
    text = (
        "RESOLVED – that the minutes be confirmed and signed.\nRESOLVED – that grants be awarded as set "
        "out below.\n"
        "RESOLVED – that the land be declared surplus to requirements.\n"
    )
    assert actions(_MINUTES + text) == []


def test_who_moved_it_behind_a_resolution_is_no_part_of_it() -> None:
    text = (
        "RESOLVED that the Clerk write to the Area Manager. Proposed Cllr Dunn, seconded Cllr Hale, all "
        "in favour."
    )
    assert _resolved(text) == [("the Clerk write to the Area Manager.", "the Clerk")]


def test_two_who_are_asked_for_one_thing_do_not_each_do_one() -> None:
    text = (
        "RESOLVED that the Clerk ask the Rivers Trust and the County Council for a meeting at the "
        "bridge by May."
    )
    assert _resolved(text) == [
        (
            "the Clerk ask the Rivers Trust and the County Council for a meeting at the bridge by May.",
            "the Clerk",
        )
    ]


def test_a_paper_that_says_it_is_a_guide_asks_nothing_of_anybody() -> None:
    text = (
        "Speaking at a meeting of the Planning Committee\nThis guide explains how members of the public "
        "may speak.\n"
        "You must register by noon on the working day before. The Chair will call you when your item is "
        "reached.\n"
    )
    assert actions(text) == []


def test_a_promise_over_who_and_when_answers_the_recommendation_above_it_without_a_label() -> None:
    text = (
        "Response to the Ombudsman's report\n# Recommendations and commitments\n"
        "Recommendation 1: Publish a policy.\nWe will adopt a policy based on the model.\n"
        "Lead: Manager Governance\nTimescale: 31 July 2022\n"
        "Recommendation 3: Keep a record of reasons.\nWe will add a page to the template.\n"
        "Lead: Information Services\nTimescale: June 2022\n"
    )
    assert promises(text) == [
        ("We will adopt a policy based on the model.", "Manager Governance", "31 July 2022"),
        ("We will add a page to the template.", "Information Services", "June 2022"),
    ]


def test_recommendations_and_their_answers_may_stand_under_one_heading() -> None:
    text = (
        "Enter and view visit\n5 March 2018\n# Recommendations and the provider's response\n"
        "1. Put a picture by each bedroom door.\nProvider's response: Agreed, by the end of April 2018.\n"
        "2. Show the day's menu in large print.\nProvider's response: Agreed.\n"
    )
    assert actions(text) == ["Put a picture by each bedroom door.", "Show the day's menu in large print."]


def test_what_a_procedure_says_managers_will_do_is_what_is_always_done() -> None:
    text = (
        "Lone Working Procedure\n# What managers will do\n"
        "Managers will look into every incident within two days.\n"
        "The Safety Adviser will report to the Board each quarter.\n"
    )
    assert actions(text) == []
