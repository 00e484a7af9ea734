"""What trails an action: a time behind a comma, a state in brackets; and what others are had to do."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.passages.clauses.deadlines import due_in
from extractors.passages.clauses.parts import read_parts, without_status
from extractors.passages.clauses.senses import Sense, read_clause
from extractors.plan import Column
from tests.extractors.passages.written import rows


@pytest.mark.parametrize(
    ("plain", "due"),
    [("Coe to draft a memoire for crews", "end of August"), ("Ann to remind all crews", "straight away")],
)
def test_a_time_alone_behind_a_comma_is_when(plain: str, due: str) -> None:
    parts = read_parts(f"{plain}, {due}.", loose=True)
    assert (parts.plain, parts.due) == (plain, due)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Ann Lee to pay the bill, by 1 April", "by 1 April"),
        ("Ann Lee to hold the open day, 14-15 May", "14-15 May"),
        ("Ann Lee to book the hall for Friday, 3 June", None),
        ("Test the alarm each week, beginning forthwith", "forthwith"),
    ],
)
def test_a_time_that_is_part_of_the_sentence_stays(text: str, due: str | None) -> None:
    parts = read_parts(text, loose=True)
    assert (parts.plain, parts.due) == (text, due)


def test_a_state_in_brackets_is_how_far_it_got() -> None:
    assert without_status("Clerk to agree the text (in hand, draft with partners).") == (
        "Clerk to agree the text",
        "in hand, draft with partners",
    )
    assert without_status("Clerk to agree the text (see page 3)")[1] is None


def test_the_first_day_of_a_stretch_is_of_its_date() -> None:
    assert due_in("Run the survey, 3rd - 5th June 2011.") == "3rd - 5th June 2011"
    assert due_in("Item 4 - 15 May") == "15 May"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Have the external stair surveyed by an engineer and send us his report", True),
        ("Have your staff trained in evacuation", True),
        ("Have you seen the key", False),
        ("Have the members who were asked answered", False),
    ],
)
def test_have_it_done_asks(text: str, asks: bool) -> None:
    assert (read_clause(text).sense is Sense.IMPERATIVE) is asks


def test_what_a_meeting_hands_to_somebody_is_theirs() -> None:
    told = (
        "Elmham District Council\nMinutes of 8 March 2011\nRESOLVED:\n(a) to note the report;\n"
        "(b) to remit to the Convener and the Director of Housing to visit the site; and\n"
        "(c) to ask the Committee to note the cost."
    )
    found = [(r.action, r.texts.get(Column.LEAD)) for r in rows(told, Wanted(resolutions=True))]
    assert found == [
        (
            "to remit to the Convener and the Director of Housing to visit the site",
            "the Convener and the Director of Housing",
        )
    ]


def test_a_list_of_what_we_shall_do_before_next_season_is_due_then() -> None:
    told = "Bay Council\nOur parks strategy\nBefore next planting season we will:\n"
    told += "- survey every street tree\n- replace the limes\n"
    found = [(r.action, r.texts.get(Column.DUE)) for r in rows(told)]
    assert found == [
        ("survey every street tree", "Before next planting season"),
        ("replace the limes", "Before next planting season"),
    ]
    told = (
        "Bay Council\nOur parks strategy\nOver the next ten years we will:\n- be greener\n- value our parks\n"
    )
    assert rows(told) == []
