"""Minutes as clerks print them: what was resolved, moved and left to somebody, and under which heading."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.plan import Column
from tests.extractors.passages.written import promises, rows

_MINUTES = "Orrin Shire Council\nMinutes of the meeting of 3 May 2018\nPresent: Cr Ann Bell, Cr Tom Carr\n{}"
_RESOLVED = Wanted(resolutions=True)


def _resolved(told: str) -> list[tuple[str, str, str]]:
    found = rows(_MINUTES.format(told), _RESOLVED)
    return [(row.action, row.texts.get(Column.LEAD, ""), row.texts.get(Column.DUE, "")) for row in found]


def test_what_a_meeting_resolved_should_be_done_is_somebodys_whom_nobody_names() -> None:
    told = "After discussion it was resolved that the sump pump be serviced by 4 June 2018."
    assert _resolved(told) == [("the sump pump be serviced by 4 June 2018.", "", "by 4 June 2018")]
    assert _resolved("Resolved that the minutes be confirmed and signed by the Chair.") == []
    assert _resolved("It was resolved that Cr Bell be elected Chairman until May 2019.") == []


def test_a_motion_that_was_carried_is_whose_the_line_below_says() -> None:
    told = "MOVED Cr Bell SECONDED Cr Carr that the ramp be rebuilt. CARRIED\nResponsible: Director Works"
    assert _resolved(told) == [("the ramp be rebuilt", "Director Works", "")]


def test_bullets_below_resolved_end_where_the_next_number_begins() -> None:
    told = "Resolved:\n- Booms to be repaired by 4 June 2018 (Mr Botha)\n4.3 Housing\nTwo nurses are in town."
    assert _resolved(told) == [
        ("Booms to be repaired by 4 June 2018 (Mr Botha)", "Mr Botha", "by 4 June 2018")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Apols: Cllr Hext",
        "Governors present: Ann Bell (Chair)",
        "Signed D A Rusk  Date 7 June 2004",
        "Hocking/Petera",
        "AP7.3 (SB) Chase the county for the cheque",
        "Morning all",
    ],
)
def test_what_heads_nothing_is_no_section(line: str) -> None:
    told = f"# Roads\n**{line}**\nTom Carr to mend the gate by 4 June 2018."
    assert [row.section for row in rows(_MINUTES.format(told)) if row.action.startswith("Tom")] == ["Roads"]


def test_an_item_below_a_named_action_is_of_the_next_heading() -> None:
    told = (
        "# 51 Roads\nThe post was down. Action: the Clerk\n"
        "# 52 Play area\nTom Carr to mend the swing by 4 June 2018."
    )
    assert rows(_MINUTES.format(told))[-1].section == "52 Play area"


def test_titles_that_run_into_their_paragraphs_head_them() -> None:
    told = (
        "Fabric. Tom Carr to clear the gutters by 4 June 2018.\n"
        "Harvest. Ann Bell to book the hall by 4 June 2018.\nFinance. The balance was £40."
    )
    assert [row.section for row in rows(_MINUTES.format(told))] == ["Fabric", "Harvest"]


def test_a_time_may_stand_before_the_verb() -> None:
    told = "The Clerk will by 30 November 2018 audit the lighting of the paths."
    assert promises(_MINUTES.format(told)) == [(told, "The Clerk", "by 30 November 2018")]


def test_the_year_of_a_thing_is_no_deadline() -> None:
    told = "Ann Bell to send Tom the 2004 survey and a plan."
    assert [due for _, _, due in promises(_MINUTES.format(told))] == [""]


def test_the_writer_of_a_note_is_given_something_to_do() -> None:
    told = (
        "# To do\n- Ann Bell to ring the builder by Friday\n- me to book the room at the Institute by Friday"
    )
    assert [who for _, who, _ in promises(_MINUTES.format(told))] == ["Ann Bell", "me"]


@pytest.mark.parametrize(
    ("told", "lead", "due"),
    [
        (
            "It is essential that the Librarian spend £200 on maps by June 2018.",
            "the Librarian",
            "by June 2018",
        ),
        (
            "The Director: Technical Services shall mend the pump by June 2018.",
            "The Director: Technical Services",
            "by June 2018",
        ),
        ("The Board met on Tuesday and decided that Tom Carr will paint the lines.", "Tom Carr", ""),
    ],
)
def test_who_and_when_stand_where_the_clause_says(told: str, lead: str, due: str) -> None:
    assert [(who, when) for _, who, when in promises(_MINUTES.format(told))] == [(lead, due)]


@pytest.mark.parametrize(
    "told",
    [
        "During the year the Clerk was asked to press the County about the ditch.",
        "We have told the provider to take the following steps to meet the rules.",
        "The tap was checked by two members of staff.",
    ],
)
def test_what_was_asked_in_the_year_and_what_stands_in_a_list_ask_nobody(told: str) -> None:
    assert promises(_MINUTES.format(told)) == []


def test_facts_without_colons_are_an_answers_fields() -> None:
    report = (
        "Internal audit report\nIssued 3 May 2018\n# Findings\nOrders were late.\n"
        "Recommendation. The Council should pay no bill without an order.\n"
        "Agreed action. A weekly list will be sent to each manager.\n"
        "Priority High. Responsible officer Head of Finance. Date 9 June 2018."
    )
    (row,) = rows(report)
    assert row.action == "A weekly list will be sent to each manager."
    assert (row.texts[Column.LEAD], row.texts[Column.DUE]) == ("Head of Finance", "9 June 2018")
