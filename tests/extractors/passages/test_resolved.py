"""What a meeting resolved of whom, and what rules and earlier papers say, which nobody is asked for now."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.plan import Column
from tests.extractors.passages.written import actions, promises, rows

_MINUTES = (
    "Elmham Town Council\nMinutes of a meeting held on 8 September 1999\nPresent: Councillor Pask (Chair)\n"
)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "LIGHTS. After a vote (3 for, 2 against) it was RESOLVED that the lamps be lit each day by the"
            " Council's caretaker, and that the Town Clerk display a notice.",
            [
                ("the lamps be lit each day by the Council's caretaker", "the Council's caretaker"),
                ("the Town Clerk display a notice.", "the Town Clerk"),
            ],
        ),
        (
            "RESOLVED that a copy be sent by the Town Clerk to the Minister.",
            [("a copy be sent by the Town Clerk to the Minister.", "the Town Clerk")],
        ),
        (
            "The Council RESOLVED that the Clerk write to the firm, that the Surveyor inspect the wall, and"
            " that the Mayor be thanked.",
            [("the Clerk write to the firm", "the Clerk"), ("the Surveyor inspect the wall", "the Surveyor")],
        ),
        ("The members RESOLVED unanimously that the minutes be approved.", []),
        ("A request was read and it was RESOLVED that no action be taken.", []),
    ],
)
def test_each_that_clause_of_a_resolution_is_a_row(told: str, found: list[tuple[str, str]]) -> None:
    resolved = rows(_MINUTES + told, Wanted(resolutions=True))
    assert [(row.action, row.texts.get(Column.LEAD, "")) for row in resolved] == found


@pytest.mark.parametrize(
    "told",
    [
        "Under Order 17 the Clerk shall send out the summons three clear days before each meeting.",
        "By virtue of the Local Government Act the Clerk must publish the accounts by 1 October.",
        "Call to order: 7:03 p.m.",
        "FEES. It was resolved to leave the fees for the pitch unchanged for the season.",
        "It was agreed to keep the rent as it is.",
        "Call to order. The President opened the meeting at 2.05 p.m.",
    ],
)
def test_rules_and_the_course_of_a_meeting_are_no_tasks(told: str) -> None:
    assert actions(f"{_MINUTES}# Standing orders\n{told}\n7. BANK SIGNATORIES\nTwo were named.\n") == []


@pytest.mark.parametrize(
    "told",
    [
        "At the last inspection, leaders were asked to raise attainment in writing. They did so.",
        "Following the previous visit, I asked the manager to update the records.",
        "At our last review the Trust was told to keep a register.",
    ],
)
def test_what_was_asked_at_another_inspection_is_told(told: str) -> None:
    assert (
        actions(f"14 June 2016\nDear Mr Stiles\nFollowing the inspection I write to report.\n{told}\n") == []
    )


def test_what_all_staff_do_when_they_join_is_a_standing_matter() -> None:
    top = "14 June 2016\nDear Mr Stiles\nFollowing the inspection I write to report.\n"
    assert actions(f"{top}Records are good. All staff must complete training when they join.\n") == []


def test_initials_without_a_stop_beside_others_with_one() -> None:
    text = "Here: Olive Tench (OT), Rob Gill (RG)\nFinish the two checks by 1 December. RG\n"
    text += "Send the list to governors OT"
    assert promises(f"Minutes of the governors, 16 November 2017\n{text}") == [
        ("Finish the two checks by 1 December.", "RG", "by 1 December"),
        ("Send the list to governors", "OT", ""),
    ]


def test_terms_of_reference_are_rules_of_the_body_that_they_name() -> None:
    text = (
        "# Vale\n# Audit Committee: Terms of Reference\nApproved by the Board, 2 May 2021\n# Attendance\n"
        "The Company Secretary shall send out papers five working days before the meeting.\n"
    )
    assert actions(text) == []


def test_minutes_of_a_body_for_standing_orders_are_minutes() -> None:
    text = "Notes of meeting of the group on standing orders\nHere: Jo Pike\nJo to draft it by 3 May 2021."
    assert promises(text) == [("Jo to draft it by 3 May 2021.", "Jo", "by 3 May 2021")]


@pytest.mark.parametrize(
    ("label", "lead", "due"),
    [
        ("J Pike / end Sept: ", "J Pike", "end Sept"),
        ("Ada Reed, by 15 May: ", "Ada Reed", "by 15 May"),
        ("A Reed / next meeting: ", "A Reed", "next meeting"),
        ("Clerk / ongoing: ", "Clerk", "ongoing"),
    ],
)
def test_who_and_when_stand_before_a_task(label: str, lead: str, due: str) -> None:
    assert promises(f"{_MINUTES}ACTION: {label}share the themes of the visits") == [
        ("share the themes of the visits", lead, due)
    ]


def test_bullets_name_who_in_brackets_as_others_do_who_and_when() -> None:
    bullets = [
        "Fire stopping to be finished by Easter (Director of Property)",
        "A letter to go to every tenant (Hattie Lowe)",
        "Case studies to be brought to the March Board (Director of Customers)",
        "No paper to exceed six pages from now on (all authors)",
    ]
    assert actions(_MINUTES + "".join(f"- {one}\n" for one in bullets)) == bullets


def test_who_acts_in_the_line_below_is_read_once() -> None:
    text = "A test to be commissioned.\nAction by: Head of IT\nA report to come to each meeting.\n"
    text += "Action by: Clerk\n"
    assert promises(_MINUTES + text) == [
        ("A test to be commissioned.", "Head of IT", ""),
        ("A report to come to each meeting.", "Clerk", ""),
    ]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "37/11 RESOLVED (Trewhella/Pascoe-Binney) that a report on the kiosk be brought to us by June.",
            ["a report on the kiosk be brought to us by June."],
        ),
        (
            "RESOLVED further that the Clerk write to the families.",
            ["the Clerk write to the families."],
        ),
        (
            "RESOLVED that the Clerk obtain a price for the ramp, and that it be put before us in May.",
            ["the Clerk obtain a price for the ramp, and that it be put before us in May."],
        ),
        ("RESOLVED that the standing orders be readopted without change.", []),
    ],
)
def test_a_resolution_may_bear_its_number_and_its_movers(told: str, found: list[str]) -> None:
    assert [row.action for row in rows(_MINUTES + told, Wanted(resolutions=True))] == found


def test_a_committee_recommends_below_its_movers_what_officers_should_do() -> None:
    told = "RECOMMENDED (Abney/Voss) that:\n- the statements be noted;\n- Mr Oates re-test the fuel dockets."
    assert [row.action for row in rows(_MINUTES + told, Wanted(resolutions=True))] == [
        "Mr Oates re-test the fuel dockets."
    ]


def test_words_in_capitals_behind_an_item_are_nobodys_initials() -> None:
    told = "The alarms are to be tested in May. NOTED.\nThe gutters are to be cleared in June. NOTED.\n"
    assert not actions(_MINUTES + told)


def test_a_sentence_that_a_list_says_too_is_one_action() -> None:
    paper = (
        "Inspection report\nInspector: Ann Pell\nThe school should make the gate safe by May.\n"
        "# Recommendations\n- Make the gate safe by May.\n- Mend the fence by June."
    )
    assert actions(paper) == ["Make the gate safe by May.", "Mend the fence by June."]


def test_a_list_goes_on_below_a_heading_amid_its_numbers() -> None:
    paper = (
        "Inspection report\nInspector: Ann Pell\n# Recommendations\n# To the Governor\n"
        "5.1 The showers should be mended.\n5.2 Visits should start on time.\n# To the Council\n"
        "5.3 The roof should be mended.\n# Good practice\n5.4 The choir sang on Fridays."
    )
    assert actions(paper) == [
        "The showers should be mended.",
        "Visits should start on time.",
        "The roof should be mended.",
    ]


def test_a_numbered_recommendation_may_say_in_the_present_what_is_done() -> None:
    paper = (
        "Inspection report\nInspector: Ann Pell\n"
        "**Recommendation 1.** The Department provides dental care on site.\nThe food was plain.\n"
        "Recommendation 2. The Trust runs a bus on each day of the week.\n"
        "Recommendation 3. The Trust has run a bus since May."
    )
    assert actions(paper) == [
        "The Department provides dental care on site.",
        "The Trust runs a bus on each day of the week.",
    ]


def test_a_motion_bears_its_movers_name_before_it() -> None:
    told = (
        "SIEMENS: That the Administrator obtain quotations for a mower. CARRIED.\n"
        "LAMB: That the correspondence having been read be filed. CARRIED.\n"
        "PELL: That Bylaw No. 3/96 be now read a third time and passed. CARRIED."
    )
    found = [row.action for row in rows(_MINUTES + told, Wanted(resolutions=True))]
    assert found == ["the Administrator obtain quotations for a mower"]
    assert not actions(_MINUTES + told)


def test_initials_behind_the_name_that_they_are_of_are_no_action() -> None:
    told = (
        "Notes of a meeting\nPresent:\nAngela Frith, Non-Executive Director AF\nColin Bassett, Director CB\n"
        "1. Signs\nThe new signs in the main corridor were up. CB to thank the staff."
    )
    assert actions(told) == ["CB to thank the staff."]


def test_a_reference_alone_is_no_action() -> None:
    told = "Recommendation: RC/04\nResponsible officer: Ann Pell\nDue date: 3 May 2003\n"
    assert not actions(f"Report\n{told}{told.replace('04', '05')}")
