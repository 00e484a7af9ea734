"""Whose paper it is, where the body shares a line with its paper, is no council, or only signs."""

from __future__ import annotations

import pytest

from tests.normalise.plans import SOME_ACTIONS, context_of, document_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Underlow Burial Board Cemetery Action Plan", "Underlow Burial Board"),
        (
            "Tarnside Police and Crime Panel Scrutiny Recommendations Tracker",
            "Tarnside Police and Crime Panel",
        ),
        ("Peer Review of Upper Lode Fire and Rescue Authority", "Upper Lode Fire and Rescue Authority"),
        ("Inspection report – Hollybank Rest Home", "Hollybank Rest Home"),
        ("Corrigan Regatta Committee. Minutes of 4 May 2012", "Corrigan Regatta Committee"),
        ("Calderby Homes Ltd", "Calderby Homes Ltd"),
        ("National Schools Inspectorate", "National Schools Inspectorate"),
    ],
)
def test_a_body_is_read_out_of_the_line_that_it_shares_with_its_paper(line: str, name: str) -> None:
    assert context_of(document_of(line, SOME_ACTIONS)).organisation == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Upper Swale District Council", "Upper Swale District Council"),
        ("The Parish of St Wilfrid, Harrow Dale", "The Parish of St Wilfrid"),
        ("Mid Antrim & Glens Council, updated 10 June 2021", "Mid Antrim & Glens Council"),
        ("Merton Road: site visit", None),
    ],
)
def test_a_councils_name_within_another_places_is_not_that_council(line: str, name: str | None) -> None:
    assert context_of(document_of(line, SOME_ACTIONS)).organisation == name


def test_a_letter_without_a_head_is_of_the_body_for_which_it_is_signed() -> None:
    letter = document_of(
        "Dear Ms Hale",
        "Thank you for the note.",
        "We met on 4 May.",
        SOME_ACTIONS,
        "Hine Rewi",
        "Clerk, Waimeha District Council",
    )
    assert context_of(letter).organisation == "Waimeha District Council"


@pytest.mark.parametrize(
    "line",
    ["Housing Improvement Plan", "Audit Committee", "That Council note the report", "To: Rowan Hospital"],
)
def test_a_title_a_committee_and_whom_it_is_for_are_no_issuers(line: str) -> None:
    assert context_of(document_of(line, SOME_ACTIONS)).organisation is None
