"""Whom an e-mail or note calls on, and what notes of calls and letters in their own turns ask."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_MAIL = (
    "From: Ingrid Moss\nTo: Patrick Vane; Nuala Kerr\nDate: 11 February 2013\nSubject: Club\n"
    "Hi all\n{}\nIngrid"
)
_LETTER = "Orrin District Council\n22 August 2014\nDear Mr Pell\nThe pond\n{}\nYours sincerely\nVera Holt"
_CALL = "Note of telephone conversation 12 June 2007\nWith: Mrs Isbister\nBy: T Leask\n{}\nTL"
_OVER = "Subject: Before I go\nFrom: Gwen Tallis\nDate: 3 September 2010\nDear all\nOver to you\n{}\nG"


@pytest.mark.parametrize(
    ("told", "action", "lead"),
    [
        ("Nuala, please ring the wall people tomorrow.", "please ring the wall people tomorrow.", "Nuala"),
        ("Patrick – could you get a price by Friday.", "could you get a price by Friday.", "Patrick"),
        ("Nuala, brief every shift on this by Friday.", "brief every shift on this by Friday.", "Nuala"),
        ("Patrick – rota out to all by Friday, thanks.", "rota out to all by Friday, thanks.", "Patrick"),
        ("- me: redraft the form by 28 February", "redraft the form by 28 February", "Ingrid Moss"),
    ],
)
def test_who_is_called_on_leads_and_is_no_part_of_what_is_asked(told: str, action: str, lead: str) -> None:
    assert [row[:2] for row in promises(_MAIL.format(told))] == [(action, lead)]


@pytest.mark.parametrize(
    "told",
    [
        "In the meantime could you please arrange for the verge to be cut before 22 August.",
        "Meanwhile would you have the broken pieces taken away.",
    ],
)
def test_a_request_may_stand_behind_what_opens_its_sentence(told: str) -> None:
    (action,) = actions(_LETTER.format(told))
    assert action.split()[0] in ("could", "would")


def test_for_its_part_is_no_part_of_who_does_it() -> None:
    told = "For its part the Council will have the roof inspected by a builder before the winter."
    ((_, lead, _),) = promises(_LETTER.format(told))
    assert "part" not in lead


def test_what_a_note_says_was_undertaken_on_the_telephone_is_to_be_done() -> None:
    told = "Told her I would see the plumber this afternoon. She in turn said she'd send me the photograph."
    assert actions(_CALL.format(told)) == [
        "Told her I would see the plumber this afternoon.",
        "She in turn said she'd send me the photograph.",
    ]


def test_a_command_below_a_name_is_that_persons() -> None:
    told = (
        "# Ross\nInvite the mayor for the 20th.\n# Bea\nNothing from me. Take the long weekend.\n"
        "# Myself\nWrite up the results."
    )
    assert [(action, lead) for action, lead, _ in promises(_OVER.format(told))] == [
        ("Invite the mayor for the 20th.", "Ross"),
        ("Write up the results.", "Gwen Tallis"),
    ]


def test_one_name_above_says_whom_a_letter_is_to() -> None:
    assert actions(_OVER.format("# Ross\nLeave it with me.")) == []
