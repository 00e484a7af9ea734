"""What a person is told of a doubtful deadline: how else it can be read, and what it is held against."""

from __future__ import annotations

from datetime import date

import pytest

from normalise.dates.due import DateContext
from normalise.dates.read import read_due
from normalise.doubts import PlanTime, doubts_of_due, doubts_of_year
from normalise.records import Status


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12/11", "it was read as December 2011 (by its last day), and may be 12 November."),
        ("10/11", "it was read as 31 March 2011, and may be 10 November or October 2011."),
        ("FY 2010", "it was read as 31 March 2011."),
    ],
)
def test_a_deadline_of_several_readings_names_the_others(text: str, says: str) -> None:
    (doubt,) = doubts_of_due(read_due(text), text)
    assert doubt.message.endswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Nov 09", "it was read as 9 November 2021, and may be November 2009."),
    ],
)
def test_a_number_behind_a_month_is_named_as_a_day_and_as_a_year(text: str, says: str) -> None:
    """It said that it can be read in more than one way, and not in which."""
    (doubt,) = doubts_of_due(read_due(text, DateContext(date(2022, 1, 1))), text)
    assert doubt.message.endswith(says)


def test_a_year_that_looks_mistaken_says_what_it_is_held_against() -> None:
    """It said that a date was completed, and far from dates that were not far."""
    text = "28 November 2025"
    middle, own = date(2025, 2, 12), date(2025, 1, 1)
    says = {
        PlanTime(None, middle, is_printed=False): (
            "10 months after the date of this plan (12 February 2025, which the document does not print: it "
            "was taken from its file)"
        ),
        PlanTime(middle, own, is_printed=True): "11 months after the date of this plan (1 January 2025)",
        PlanTime(middle, own, is_printed=False): (
            "10 months after most deadlines of this plan (the middle one is 12 February 2025)"
        ),
    }
    for time, distance in says.items():
        (doubt,) = doubts_of_year(read_due(text), Status.COMPLETED, time, text)
        assert doubt.message == (
            f"The action is completed, and “{text}” is {distance}: check the year; perhaps 2024 is meant."
        )
