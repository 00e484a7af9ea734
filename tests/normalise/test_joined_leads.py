"""Leads that are shortened, in charge of something, halves of one, or added up."""

from __future__ import annotations

import pytest

from normalise.parties.read import read_parties


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Theatre in-charge", ["Theatre in-charge"]),
        ("ZX in-charge sister", ["ZX in-charge sister"]),
        ("Stores in charge", ["Stores in charge"]),
        ("Vice Chair; Co. Sec.", ["Vice Chair", "Co. Sec"]),
        ("Univ. students", ["Univ. students"]),
        ("H/Teacher + Jim", ["H/Teacher", "Jim"]),
        ("Hon. Archivist", ["Hon. Archivist"]),
        ("Y2 & Y4 teachers", ["Y2 & Y4 teachers"]),
        ("Cllr Inkpen and the Rotarians", ["Cllr Inkpen", "Rotarians"]),
        ("Revenue & Capital", ["Revenue & Capital"]),
        ("Libraries + ICT", ["Libraries", "ICT"]),
        ("Health + Safety Officer", ["Health + Safety Officer"]),
        ("Manager Leisure Services", ["Manager Leisure Services"]),
        ("Manager: Expenditure", ["Manager: Expenditure"]),
    ],
)
def test_leads_are_named_whole_and_each_by_itself(cell: str, named: list[str]) -> None:
    assert [party.name or party.role or party.organisation for party in read_parties(cell)] == named


def test_a_provider_is_what_somebody_is() -> None:
    (party,) = read_parties("Mr. Oddie, Provider")
    assert (party.name, party.role) == ("Mr. Oddie", "Provider")
