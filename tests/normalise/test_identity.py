"""Ways of printing one person are one party; where a form may be two people's it stays its own."""

from __future__ import annotations

import pytest

from normalise.parties.identity import WhoIsWho
from normalise.records import Party, PartyKind


def person(name: str, initials: str | None = None) -> Party:
    return Party(name=name, initials=initials, kind=PartyKind.PERSON)


@pytest.mark.parametrize(
    "other",
    [
        "Jane Hill",
        "J. Hill",
        "J Hill",
        "Cllr Jane Hill",
        "Hill, Jane",
        "JANE HILL",
        "Jane A. Hill",
        "Mrs Hill",
    ],
)
def test_forms_of_one_name_are_one_person(other: str) -> None:
    who = WhoIsWho([person("Jane Hill"), person(other)])
    assert who.key(person(other)) == who.key(person("Jane Hill"))


@pytest.mark.parametrize("short", ["J. Hill", "Mr Hill"])
def test_a_form_that_fits_two_people_is_neither(short: str) -> None:
    who = WhoIsWho([person("Jane Hill"), person("John Hill"), person(short)])
    keys = {who.key(person(name)) for name in ("Jane Hill", "John Hill", short)}
    assert len(keys) == 3


def test_initials_are_somebody_only_where_a_paper_says_whose() -> None:
    initials = Party(initials="JH", kind=PartyKind.INITIALS)
    assert WhoIsWho([person("Jane Hill"), initials]).key(initials) == "initials JH"
    known = WhoIsWho([person("Jane Hill", initials="JH"), initials])
    assert known.key(initials) == known.key(person("Jane Hill"))


def test_posts_and_bodies_are_told_by_their_words() -> None:
    role = Party(role="Head of Housing & Planning", kind=PartyKind.ROLE)
    same = Party(role="head of housing and planning", kind=PartyKind.ROLE)
    team = Party(organisation="Housing", kind=PartyKind.TEAM)
    who = WhoIsWho([role, same, team])
    assert who.key(role) == who.key(same) != who.key(team)
