"""Labels, lists and sentences that announce actions in the papers of boards, committees and reviewers."""

from __future__ import annotations

from tests.extractors.passages.written import actions, promises


def test_initials_in_brackets_before_an_item_lead_it() -> None:
    assert promises(
        "# Actions\n- [AB] Ring them.\n- [CD, EF] Ask three firms:\n-- in Wendle\n- (GH) Pay"
    ) == [
        ("Ring them.", "AB", ""),
        ("Ask three firms:\nin Wendle", "CD, EF", ""),
        ("Pay", "GH", ""),
    ]


def test_what_an_item_is_about_stands_before_its_verb() -> None:
    assert promises("# Actions\n- [AB] Survey (2): draft it again\n- [CD] Stall: book it") == [
        ("Survey (2): draft it again", "AB", ""),
        ("Stall: book it", "CD", ""),
    ]


def test_a_stop_behind_the_label_parts_it_from_a_promise() -> None:
    assert promises("The road was shut.\nAction. Mary Penn agreed to tell the district.") == [
        ("Mary Penn agreed to tell the district.", "Mary Penn", "")
    ]
    assert not actions("Action. It was a busy year.")


def test_things_named_among_what_is_to_be_done_are_items_of_the_list() -> None:
    told = (
        "7. Action item\n- Share the guide\n- Tools to check the code\n- A list of risks\n- Meet the buyers"
    )
    assert len(actions(told)) == 4
    assert not actions("# Actions\n- Roads\n- Bins\n- Parks\n- Trees\n- Mend the roof")


def test_a_list_without_a_heading_of_its_own_ends_at_the_papers_next_heading() -> None:
    told = (
        "# Spending\nActions:\nReturns to be sent round (Tim Ash).\n"
        "# Safety Data Map\nThe release of the map set out to show much.\nAction: Views to be sent (Una Bell)"
    )
    assert [lead for _, lead, _ in promises(told)] == ["Tim Ash", "Una Bell"]


def test_what_is_to_be_discussed_has_no_lead() -> None:
    assert promises("# Action\nTo discuss next time.") == [("To discuss next time.", "", "")]


def test_a_recommendation_may_stand_amid_a_paragraph() -> None:
    told = (
        "72. We heard that filters cost much. Therefore, we recommend that the Agency work with firms to see "
        "what can be done by May 2019. It was late."
    )
    ((text, lead, due),) = promises(told)
    assert text.startswith("Therefore, we recommend") and (lead, due) == ("the Agency", "by May 2019")
    assert not actions("The panel met. Some recommend that tea be served. We expect prices to fall.")


def test_a_paragraph_under_recommendation_may_tell_first_why() -> None:
    told = "# Recommendation\nThe team is at it. By May 2019 the Trust should pick one task. It could help."
    assert [text for text, _, _ in promises(told)] == ["By May 2019 the Trust should pick one task."]


def test_points_of_one_series_are_cut_apart() -> None:
    told = (
        "Notes of meeting\nAP106 – Ask the bank (AB). - Closed AP107 - CD to list halls (CD) done "
        "AP108 – Tell the helpers when (EF / GH) told - Open"
    )
    assert [lead for _, lead, _ in promises(told)] == ["AB", "CD", "EF / GH"]


def test_what_stands_in_brackets_and_is_short_for_a_name_is_no_lead() -> None:
    assert promises("Action: Set up the Joint Roads Panel (JRP) in May") == [
        ("Set up the Joint Roads Panel (JRP) in May", "", "")
    ]


def test_sentences_under_what_to_improve_are_an_item_each() -> None:
    told = (
        "Inspection of Marl House\n# What the home could do better\nPlans need to be brought up to date. "
        "This will help. Staff need to be trained. The carpet is worn and should be replaced. It is warm."
    )
    assert [text for text, _, _ in promises(told)] == [
        "Plans need to be brought up to date.",
        "Staff need to be trained.",
        "The carpet is worn and should be replaced.",
    ]


def test_a_paragraph_under_what_to_improve_may_only_tell() -> None:
    told = (
        "Inspection of Marl House\n# What the home could do better\nThe manager should keep records.\n"
        "Records are kept in two places.\nStaff must lock the store.\n# Next\nStaff must be kind."
    )
    assert actions(told) == ["The manager should keep records.", "Staff must lock the store."]


def test_so_as_to_asks_nobody() -> None:
    assert promises("# Actions\n- Return to the question of fees so as to hear more") == [
        ("Return to the question of fees so as to hear more", "", "")
    ]
