"""Leads whose last or first words nothing else would keep."""

from __future__ import annotations

import pytest

from normalise.parties.read import read_parties
from normalise.records import PartyKind


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Team Leader Processing", PartyKind.ROLE),
        ("DCFO Hallam", PartyKind.ROLE),
        ("Residential SOs", PartyKind.ROLE),
        ("Vice-Principal (Curriculum)", PartyKind.ROLE),
        ("Derrylin Branch BirdWatch", PartyKind.TEAM),
        ("Ford Bridge in Bloom", PartyKind.ORGANISATION),
    ],
)
def test_a_party_keeps_the_words_around_it(cell: str, kind: PartyKind) -> None:
    """Each lost a word, so that another post, surname or body was named; one was cut into two."""
    (party,) = read_parties(cell)
    assert party.kind is kind
    assert cell in (party.role, party.name, party.organisation)


def test_a_party_takes_no_words_of_another() -> None:
    assert [party.role or party.name for party in read_parties("Team Leader, Jane Hill")] != [
        "Team Leader, Jane Hill"
    ]
    assert read_parties("Clerk to write")[0].role == "Clerk"
