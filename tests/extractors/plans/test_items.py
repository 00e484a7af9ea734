"""Cells are counted as a person counts them, and their neighbours dealt out or kept whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.layout import Box, Item, Run, plain_item
from extractors.plans.cells.combined import part_groups, part_timing
from extractors.plans.cells.dealing import cell_text, deal
from extractors.plans.cells.items import Entry, entries
from extractors.plans.cells.recognisers import (
    looks_like_clock,
    looks_like_parties,
    looks_like_status,
    looks_like_timing,
)
from extractors.plans.cells.references import part_action, part_recommendation
from lexicon.timing import timing_spans
from tests.support import table_of


def cell(text: str) -> tuple[Item, ...]:
    return table_of((text,)).at(0, 0).items


def texts(text: str) -> list[str]:
    return [entry.text for entry in entries(cell(text))]


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        ("Write it.\nSend it.", ["Write it.", "Send it."]),
        ("- write\n- send", ["write", "send"]),
        (
            "Controls, including:\n- audits\n- checks\nTrain staff.",
            ["Controls, including:\naudits\nchecks", "Train staff."],
        ),
        ("Set up a group.\n- invite all\n- agree dates", ["Set up a group.\ninvite all\nagree dates"]),
        ("Training:\n- plan it\n- give it", ["plan it", "give it"]),
        (
            "Inspect and photograph:\n- the kitchen\n- the loft",
            ["Inspect and photograph:\nthe kitchen\nthe loft"],
        ),
        ("Write the report\nfor the Board", ["Write the report for the Board"]),
        ("Heads of service /\nTeam managers", ["Heads of service / Team managers"]),
        ("Ann Lee\n/ Bo Ray\nCy Day", ["Ann Lee / Bo Ray", "Cy Day"]),
        ("Head of\nHousing\nCy Day", ["Head of Housing", "Cy Day"]),
        ("Write a rota.\n(See annex B)\nSend it.", ["Write a rota. (See annex B)", "Send it."]),
        ("(a) Write a rota.\n(b) Send it.", ["(a) Write a rota.", "(b) Send it."]),
        ("This will include: • one • two", ["This will include:\none\ntwo"]),
        (
            "*Oversight\nManagers check plans.\nThey report.",
            ["Oversight Managers check plans.", "They report."],
        ),
        ("Audit files.\n*Area for Dev 2, 3 & 4", ["Audit files.\nArea for Dev 2, 3 & 4"]),
        ("*All bold\n*and two", ["All bold and two"]),
        ("- Form was agreed Route agreed by all", ["Form was agreed", "Route agreed by all"]),
        ("- Newly appointed Board reports on time", ["Newly appointed Board reports on time"]),
        ("- Work plan agreed with the Safeguarding Board", ["Work plan agreed with the Safeguarding Board"]),
    ],
)
def test_things_in_a_cell_are_counted(printed: str, counted: list[str]) -> None:
    assert texts(printed) == counted


def test_the_label_of_a_group_is_kept_beside_its_bullets() -> None:
    assert [entry.label for entry in entries(cell("Training:\n- plan it\n- give it\nThen rest."))] == [
        "Training:",
        "Training:",
        None,
    ]


def test_as_many_items_as_actions_are_dealt_in_order() -> None:
    actions = entries(cell("a.\nb."))
    assert deal(cell("May 09\nJune 09"), actions).texts == ("May 09", "June 09")
    assert deal(cell("May 09"), actions).texts == ("May 09", "May 09")
    assert deal((), actions).texts == (None, None)


def test_what_cannot_be_dealt_stays_whole_and_says_so() -> None:
    dealt = deal(cell("May\nJune\nJuly"), entries(cell("a.\nb.")))
    assert dealt.texts == ("May\nJune\nJuly",) * 2
    assert not dealt.aligned


def placed(text: str, top: float) -> Item:
    return Item((Run(text),), boxes=(Box(1, 0, top, 50, top + 10),))


def test_dates_printed_level_with_their_actions_are_theirs() -> None:
    actions = tuple(Entry((placed(text, top),)) for text, top in (("a", 10), ("b", 60), ("c", 90)))
    assert deal((placed("May", 11), placed("July", 91)), actions).texts == ("May", None, "July")
    crowded = deal((placed("May", 10), placed("July", 22)), actions)
    assert crowded.texts == ("May\nJuly",) * 3
    assert not crowded.aligned


def test_who_and_when_are_parted_by_their_face() -> None:
    items = (
        Item((Run("Case managers", bold=True), Run(" Immediate effect"))),
        plain_item("Ops managers /", bold=True),
        plain_item("Team leads", bold=True),
        plain_item("planning first, practice from 10/11"),
        plain_item("Head of Service Oct 11", bold=True),
    )
    assert [(group.words, group.timing) for group in part_groups(items)] == [
        ("Case managers", "Immediate effect"),
        ("Ops managers / Team leads", "planning first, practice from 10/11"),
        ("Head of Service", "Oct 11"),
    ]


@pytest.mark.parametrize(
    ("printed", "who", "when"),
    [
        ("Police / RJ Coord Jan 12", "Police / RJ Coord", "Jan 12"),
        ("John Smith, by March 2010", "John Smith", "by March 2010"),
        ("AD Education by end of Jan 2010 and ongoing", "AD Education", "by end of Jan 2010 and ongoing"),
        ("Immediate effect", "", "Immediate effect"),
        ("Service Manager (Project Lead)", "Service Manager (Project Lead)", ""),
        ("21/05/12 COMPLETED", "COMPLETED", "21/05/12"),
    ],
)
def test_who_and_when_are_parted_by_the_words_of_dates(printed: str, who: str, when: str) -> None:
    assert part_timing(printed) == (who, when)


@pytest.mark.parametrize(
    ("text", "ref", "rest"),
    [
        ("RECOMMENDATION 3: Improve records", "3", "Improve records"),
        ("Recommendations 5 and 6 (contd.)", "5 and 6", ""),
        ("Key Issue 1 Ensure that", "1", "Ensure that"),
        ("4.", "4", ""),
        ("(3) a timely plan", "3", "a timely plan"),
        ("2.1 Write it", "2.1", "Write it"),
        ("Priority 1 schools act", None, "Priority 1 schools act"),
        ("5 children were seen", None, "5 children were seen"),
        ("A Team of nine", None, "A Team of nine"),
    ],
)
def test_references_come_off_recommendations(text: str, ref: str | None, rest: str) -> None:
    labelled = part_recommendation(text)
    assert (labelled.ref, labelled.rest) == (ref, rest)


def test_references_come_off_actions() -> None:
    assert (part_action("Action 8: Develop it").ref, part_action("Action 8: Develop it").rest) == (
        "8",
        "Develop it",
    )
    assert part_action("Actions of others").ref is None


def test_the_words_of_dates_are_found_and_other_words_left() -> None:
    def spans(text: str) -> list[str]:
        return [text[start:end] for start, end in timing_spans(text)]

    assert spans("Group set up by Dec 09, then ongoing") == ["by Dec 09", "ongoing"]
    assert spans("From January 2010 – by March 2010") == ["From January 2010", "by March 2010"]
    assert spans("A team may march in the Strand") == []
    assert spans("100% of 75 cases") == []


def test_cells_are_known_by_what_stands_in_them() -> None:
    assert looks_like_timing("By end of June 2011")
    assert not looks_like_timing("Social workers to be seen monthly in supervision by a manager of the team")
    assert looks_like_status("Done/ Ongoing development")
    assert not looks_like_status("Letters were sent to every school in the borough by March")
    assert looks_like_parties("Tracy Collins/ Team Managers")
    assert not looks_like_parties("Letters were sent to every school")
    assert looks_like_clock("10.05 – 10.30")
    assert not looks_like_clock("11.05 January")
    assert not looks_like_clock("2026-11-02 00:00:00")


def test_letters_that_stand_for_bullets_part_a_cell_and_a_name_does_not() -> None:
    assert texts("o Review the plan\no Train the staff") == ["Review the plan", "Train the staff"]
    assert texts("v Review the plan") == ["v Review the plan"]


def test_full_and_empty_signs_in_a_cell_are_boxes_and_no_bullets() -> None:
    boxes = [plain_item("Not started", marker="□", level=0), plain_item("Complete", marker="■", level=0)]
    assert cell_text(boxes) == "□ Not started\n■ Complete"
    assert cell_text([replace(item, marker="■") for item in boxes]) == "Not started\nComplete"
