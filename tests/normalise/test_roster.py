"""Whose letters are whose: the keys that documents print."""

from __future__ import annotations

import pytest

from normalise.parties.roster import EMPTY, Given, defined_in, resolved, roster_of
from normalise.records import Party, PartyKind
from tests.normalise.plans import SOME_ACTIONS, actions_of, context_of, document_of, plan_table


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Heather Hill (Chair) (HH) opened the meeting", [Given("HH", "Heather Hill")]),
        (
            "KB (Karen Bright, Headteacher), TF (Tom Fell)",
            [Given("KB", "Karen Bright"), Given("TF", "Tom Fell")],
        ),
        ("KLB – Karen Labone, Executive Principal", [Given("KLB", "Karen Labone")]),
        ("Grace Oduya, Chief Nurse (GO)", [Given("GO", "Grace Oduya")]),
        (
            "Dr Anil Iyer (AI, Chair), Beth Hall (Head teacher, BH)",
            [Given("AI", "Anil Iyer"), Given("BH", "Beth Hall")],
        ),
        ("Becky Lyle (BLy, Vale Council)", [Given("BLY", "Becky Lyle")]),
        ("The PTA (Friday Group) met", []),
        ("XYZ – Karen Labone", []),
    ],
)
def test_reads_whom_a_text_gives_letters_to(text: str, given: list[Given]) -> None:
    assert list(defined_in(text)) == given


def test_letters_that_the_document_gives_are_that_person_s_whatever_the_initials() -> None:
    roster = roster_of(["Karen Labone"], [Given("KLB", "Karen Labone")])
    party = resolved(Party(kind=PartyKind.INITIALS, initials="KLB"), roster).party
    assert (party.kind, party.name) == (PartyKind.PERSON, "Karen Labone")


@pytest.mark.parametrize("post", ["Building Services Manager", "BUILDING SERVICES MANAGER"])
def test_letters_given_to_a_post_are_no_person(post: str) -> None:
    roster = context_of(
        document_of(f"Lead officers: BSM = {post}; TPO = Tenant Participation Officer", SOME_ACTIONS)
    ).roster
    party = resolved(Party(kind=PartyKind.INITIALS, initials="BSM"), roster).party
    assert (party.kind, party.role, party.name) == (PartyKind.ROLE, "Building Services Manager", None)


def test_an_empty_roster_knows_nobody() -> None:
    party = Party(kind=PartyKind.INITIALS, initials="BSM")
    assert resolved(party, EMPTY).party is party


def test_initials_of_those_who_came_are_theirs() -> None:
    plan = plan_table(
        ("1.1", "Review the induction programme.", "AP", "March 2010"), ("1.2", "Publish it.", "BD")
    )
    actions = actions_of(document_of("Present: Cllr Ann Pell, Mr Bob Dray (Head of Parks)", plan))
    assert [action.leads[0].name for action in actions] == ["Ann Pell", "Bob Dray"]


def test_letters_that_are_a_first_name_elsewhere_are_whose_the_document_gives_them_to() -> None:
    roster = roster_of(["James Oduya"])
    party = resolved(Party(kind=PartyKind.PERSON, name="JO"), roster).party
    assert (party.name, party.initials) == ("James Oduya", "JO")


def test_a_word_that_is_somebody_s_first_name_is_a_person_and_no_organisation() -> None:
    roster = roster_of(["Xandria Muir"])
    called = [
        resolved(Party(kind=PartyKind.ORGANISATION, organisation=word), roster).party
        for word in ("Xandria", "Sustrans")
    ]
    assert called == [
        Party(kind=PartyKind.PERSON, name="Xandria"),
        Party(kind=PartyKind.ORGANISATION, organisation="Sustrans"),
    ]
