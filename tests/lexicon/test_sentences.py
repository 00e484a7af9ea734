"""What a cell's sentence does, by its verbs and by what follows them."""

from __future__ import annotations

import pytest

from lexicon.sentences import asks


def test_a_rank_before_a_first_letter_is_no_verb() -> None:
    assert not asks("Judge M. Hanley")
    assert asks("Judge a show of roses")


@pytest.mark.parametrize(
    "text",
    [
        "Issue numbered bags to all wards",
        "Fit two cameras and extend the retention of tapes",
        "Repaint the pavilion doors",
        "Ringfence a budget for repairs",
        "Re-survey the sleeping-risk premises",
        "Pair each new governor with a mentor",
        "Review the induction pack",
        "Manager to brief staff",
        "The policy to be redrafted by June",
    ],
)
def test_asks_by_a_verb_that_is_known_or_shown_by_what_follows(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Draft completed June 2010",
        "Work started in May",
        "Support for carers",
        "Report out",
        "Groups the action is intended to reach",
        "Housing",
        "Because the lease had run out",
        "Attendance of pupils is below average",
    ],
)
def test_does_not_take_for_asking_what_tells_or_names(text: str) -> None:
    assert not asks(text)
