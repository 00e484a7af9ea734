"""What holds for every lead cell: parties come back, none is invented, no word is lost, nothing raises."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from normalise.parties.initials import forms_of
from normalise.parties.read import read_parties
from normalise.parties.roster import resolved, roster_of
from normalise.records import Party, PartyKind
from tests.normalise.goldens import golden_rows

GIVEN = ["Sarah", "Peter", "Mohammed", "Siobhan", "Anne-Marie", "Gwen", "Parminder", "Tom", "Zoe"]
SURNAMES = ["Wilkins", "Holt", "McAllister", "O'Dowd", "Hussain", "Smith-Jones", "Oduya", "Brook", "Khan"]
ROLES = [
    "Head of Housing",
    "Team Managers",
    "Director of Children's Services",
    "AD Resources",
    "Audit Manager",
]
TEAMS = ["Legal Services", "Performance Team", "Joint Commissioning Board", "LSCB"]
BODIES = ["Kent Police", "Primary Care Trust", "Environment Agency", "Ofsted"]
INITIALS = ["JS", "KMcA", "LW", "BQ"]

names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
parties = st.one_of(
    names.map(lambda name: (PartyKind.PERSON, name)),
    st.sampled_from(ROLES).map(lambda role: (PartyKind.ROLE, role)),
    st.sampled_from(TEAMS).map(lambda team: (PartyKind.TEAM, team)),
    st.sampled_from(BODIES).map(lambda body: (PartyKind.ORGANISATION, body)),
    st.sampled_from(INITIALS).map(lambda initials: (PartyKind.INITIALS, initials)),
)
# Signs that always part two parties; a comma may also stand between a person and a role.
parting = st.sampled_from(["/", " / ", "; ", "\n", " | "])


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Loads spaCy and the vocabulary once, which is no example's doing: hypothesis times each."""
    read_parties("Sarah Wilkins")


def known_as(party: Party) -> str:
    return party.name or party.role or party.organisation or party.initials or ""


@given(st.lists(parties, min_size=1, max_size=5, unique=True), parting)
def test_parties_come_back_in_order(listed: list[tuple[PartyKind, str]], between: str) -> None:
    belong = (PartyKind.ROLE, PartyKind.ORGANISATION)
    pairs = zip(listed[::2], listed[1::2], strict=False)
    # A name over a role is one person, where every second line is one.
    assume(
        between != "\n"
        or len(listed) % 2
        or not all(one[0] is PartyKind.PERSON and two[0] in belong for one, two in pairs)
    )
    found = read_parties(between.join(text for _, text in listed))
    assert [(party.kind, known_as(party)) for party in found] == listed


@given(
    st.lists(names, min_size=1, max_size=5, unique=True),
    st.sampled_from([", ", " and ", " & ", " with ", " "]),
)
def test_people_come_back_however_they_are_joined(listed: list[str], between: str) -> None:
    found = read_parties(between.join(listed))
    assert [(party.kind, party.name) for party in found] == [(PartyKind.PERSON, name) for name in listed]


@given(names, st.sampled_from(ROLES), st.sampled_from(["{}, {}", "{} ({})", "{} - {}", "{} {}"]))
def test_a_person_keeps_the_role_beside_the_name(name: str, role: str, form: str) -> None:
    found = read_parties(form.format(name, role))
    assert (found[0].name, found[0].role) == (name, role) or role == "Team Managers"


@given(
    st.lists(names, min_size=1, max_size=4, unique=True),
    st.sampled_from(["tel 01225 477000", "by March 2010", "x4512", "a@b.uk", "(was Ann Lee)"]),
)
def test_what_is_said_beside_the_names_makes_nobody(listed: list[str], beside: str) -> None:
    found = read_parties(f"{'/'.join(listed)} {beside}")
    assert [party.name for party in found] == listed


def words(text: str | None) -> list[str]:
    return re.findall(r"[^\W_]+", text or "")


def assert_nothing_invented(cell: str) -> None:
    for party in read_parties(cell):
        for text in (party.name, party.role, party.initials, party.organisation):
            assert all(word in cell for word in words(text)), (cell, text)
        assert known_as(party)


_WORDS_OF_CELLS = """
Sarah Wilkins Head of Housing / , ; and & ( ) - – : Team Manager AD JS SMT PCT Police previously tbc the
Cllr Dr Smith's Children 's
to ensure with Board 01225 477000 x12 March 2010 O'Dowd St van KS2 CP PH IT Lead .
"""
_PIECES = st.sampled_from([*_WORDS_OF_CELLS.split(), "\n"])


@given(st.text(max_size=150))
def test_no_text_makes_it_raise(text: str) -> None:
    assert_nothing_invented(text)


@given(st.lists(_PIECES, max_size=12), st.sampled_from([" ", ""]))
def test_no_heap_of_a_cells_words_makes_it_raise_or_invent(pieces: list[str], between: str) -> None:
    assert_nothing_invented(between.join(pieces))


def test_nothing_in_the_golden_files_is_invented_or_told_twice() -> None:
    for name in ("lead_phrases.tsv", "lead_cells.tsv", "lead_forms.tsv"):
        for row in golden_rows(name):
            assert_nothing_invented(row["cell"])
            found = read_parties(row["cell"])
            assert len(set(found)) == len(found)


# What stands between parties, or says that there is none; all else in a cell is a party's.
_NO_PARTY = {"and", "with"}


@given(
    st.lists(parties, min_size=1, max_size=5, unique=True),
    st.sampled_from(["/", "; ", "\n", ", ", " and ", " with ", " & "]),
)
def test_every_word_is_a_partys_or_parts_two(listed: list[tuple[PartyKind, str]], between: str) -> None:
    cell = between.join(text for _, text in listed)
    told: set[str] = set()
    for party in read_parties(cell):
        for text in (party.name, party.role, party.initials, party.organisation):
            told.update(words(text))
    assert set(words(cell)) - told <= _NO_PARTY


@given(names)
def test_a_name_is_found_by_each_form_of_its_initials(name: str) -> None:
    roster = roster_of([name, "Quentin Xavier"])
    for initials in forms_of(name):
        each = resolved(Party(kind=PartyKind.INITIALS, initials=initials), roster)
        assert (each.party.kind, each.party.name) == (PartyKind.PERSON, name)


@given(st.lists(names, min_size=2, max_size=6, unique=True), st.sampled_from(INITIALS))
def test_initials_are_given_to_one_person_or_to_nobody(listed: list[str], initials: str) -> None:
    fitting = [name for name in listed if initials.upper() in forms_of(name)]
    each = resolved(Party(kind=PartyKind.INITIALS, initials=initials), roster_of(listed))
    if len(fitting) == 1:
        assert each.party.name == fitting[0]
    else:
        assert each.party.name is None
        assert set(each.candidates) <= set(fitting)
