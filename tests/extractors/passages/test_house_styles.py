"""Ways in which bodies print who does what by when, each met in a paper that was read wrongly."""

from __future__ import annotations

import pytest

from extractors.options import Wanted
from extractors.plan import Column
from tests.extractors.passages.written import promises, rows

_NOTES = "Notes of the residents' meeting, 9 June 2016\nPresent: Bev Orr, Dave Pell, Tony Hart\n"
_MINUTES = "Minutes of Orrindale Parish Council, 4 May 2017\nPresent: Ann Pell, Bob Dray, Wim Kerr\n"


def _resolved(text: str) -> list[tuple[str, str]]:
    found = rows(_MINUTES + text, Wanted(resolutions=True))
    return [(row.action, row.texts.get(Column.LEAD, "")) for row in found]


def test_arrows_before_what_who_and_when_are_one_block_each() -> None:
    """Each line was an action: "Dave Pell", "by 17 June"."""
    text = (
        "--> WHAT: weekly text to every flat till the lift is signed off\n--> WHO: Dave Pell\n"
        "--> WHEN: by 17 June\n--> WHAT: risk assessment for the barbecue\n--> WHO: Tony Hart\n"
        "--> WHEN: before 1 July\n"
    )
    assert promises(_NOTES + text) == [
        ("weekly text to every flat till the lift is signed off", "Dave Pell", "by 17 June"),
        ("risk assessment for the barbecue", "Tony Hart", "before 1 July"),
    ]


def test_steps_to_be_taken_have_their_day_in_the_line_below() -> None:
    text = (
        "15 March 2010\nDear Mr Gill\nI audited the halls on 9 March.\n"
        "Item 1. The assessment is of 2006.\nSteps to be taken: Review it and add Block D.\n"
        "Complete by: 30 April 2010\nItem 2. Closers are off.\nSteps to be taken: Refit the closers.\n"
        "Complete by: 29 March 2010\nYours sincerely\nM. Hadley"
    )
    assert [(action, due) for action, _, due in promises(text)] == [
        ("Review it and add Block D.", "30 April 2010"),
        ("Refit the closers.", "29 March 2010"),
    ]


def test_who_and_when_may_stand_by_themselves_in_the_line_below() -> None:
    text = (
        "# Local learning review\n# Moving forward\nThe panel agreed the following.\n"
        "4.1 Put the protocol on a single sheet.\nDesignated Doctor – July 2021\n"
        "4.2 Write a plain guide to the plans.\nParticipation Team – end of the autumn term\n"
    )
    assert promises(text) == [
        ("Put the protocol on a single sheet.", "Designated Doctor", "July 2021"),
        ("Write a plain guide to the plans.", "Participation Team", "end of the autumn term"),
    ]


def test_who_changed_something_and_when_is_nobody_who_is_to_do_it() -> None:
    """Of a list of changes each entry was an action, due on the day of the next."""
    entries = "Set the default width to six.\n{0} Bob Dray\nRemove the old icons.\n{1} Bob Dray\n"
    found = rows(f"# Pell tool\n{entries.format('3 May 2009', '9 May 2009')}")
    assert not any(row.texts.get(Column.LEAD) for row in found)


def test_a_label_that_begins_several_paragraphs_is_no_part_of_what_they_say() -> None:
    text = "# Report of an inspection\n" + "\n".join(
        f"How we will come into compliance: {what} Person responsible: {who}. Timescale: {when}."
        for what, who, when in (
            ("A contractor will re-seal the doors.", "Administrator", "30/11/2019"),
            ("A sign will be put on the store.", "Nurse manager", "18/10/2019"),
        )
    )
    assert [action for action, _, _ in promises(text)] == [
        "A contractor will re-seal the doors.",
        "A sign will be put on the store.",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "MOTION (Wile / Snow): that the Registrar cease to record first offences. CARRIED, two opposed.",
            [("the Registrar cease to record first offences", "the Registrar")],
        ),
        (
            "MOTION 2018-42 Dhillon/Orr: That the Board direct the Director to prepare a budget. Carried.",
            [("direct the Director to prepare a budget", "the Director")],
        ),
        (
            "MOVED B Oxley SECONDED S Hill\nThat the Development Officer lodge an application.\nCARRIED",
            [("the Development Officer lodge an application", "the Development Officer")],
        ),
        (
            "CYTUNWYD / AGREED that\n(a) the Manager obtain chronologies by 13 December 2019;\n"
            "(b) the oral account be noted.",
            [("the Manager obtain chronologies by 13 December 2019", "the Manager")],
        ),
        (
            "RESOLVED: That the Harbour Master fit a battery; and that he report on the cost in January.",
            [
                ("the Harbour Master fit a battery", "the Harbour Master"),
                ("he report on the cost in January.", "the Harbour Master"),
            ],
        ),
        (
            "RESOLVED that the Police be requested to patrol on Fridays. Moana/Langridge",
            [("the Police be requested to patrol on Fridays", "the Police")],
        ),
        (
            "RESOLVED:\n(a) that a page be designed with the Union by May.\nAction: RD and JF, April 2020",
            [("a page be designed with the Union by May.", "RD and JF")],
        ),
    ],
)
def test_motions_are_read_behind_whatever_names_them(text: str, found: list[tuple[str, str]]) -> None:
    assert _resolved(text) == found


def test_when_may_stand_between_who_and_what() -> None:
    asked = "I recommend that the Department, by 30 June 2019, publish guidance for hospitals."
    text = f"# Finding into a death\n# Recommendations\n6. {asked}"
    assert promises(text) == [
        (
            asked,
            "the Department",
            "by 30 June 2019",
        )
    ]


def test_what_is_to_be_so_by_a_day_is_no_mere_decision() -> None:
    items = "(i) That the Director draw up a map;\n(ii) That a number be provided, in place by 31 March 2009;"
    found = promises(f"# Report of the Scrutiny Task Group\n# Recommendations\n{items}")
    assert [action for action, _, _ in found] == [
        "That the Director draw up a map;",
        "That a number be provided, in place by 31 March 2009;",
    ]


def test_an_action_item_may_stand_amid_a_paragraph() -> None:
    text = "Two terms end in December. ACTION ITEM: C. Pell to call the three people on the list. Due: asap"
    assert promises(_MINUTES + text) == [("C. Pell to call the three people on the list.", "C. Pell", "asap")]


def test_a_label_comes_again_amid_its_paragraph() -> None:
    """Two actions were one: "... - Sandra - this week Action - put a note through ..."."""
    text = "Action - get an order number - Bev - this week Action - put a note through each door - Dave"
    assert promises(_NOTES + text) == [
        ("get an order number", "Bev", "this week"),
        ("put a note through each door", "Dave", ""),
    ]


def test_a_requirement_may_stand_amid_what_was_found() -> None:
    text = (
        "Inspection report\nInspector: M. Tull\n"
        "Carers had had no drill. Requirement: every carer must take part in a fire drill. Time: at once.\n"
        "Eye drops were old. Requirement: the manager must have them dated. Time: by 3 May 2012."
    )
    assert [action for action, _, _ in promises(text)] == [
        "every carer must take part in a fire drill.",
        "the manager must have them dated.",
    ]


@pytest.mark.parametrize("when", ["before Term 4", "by the end of Term 2", "Spring 2 2021"])
def test_a_term_keeps_its_number(when: str) -> None:
    """ "before Term 4" was read as "before Term"."""
    assert promises(f"{_MINUTES}ACTION: Ann to go through the menu – {when}.")[0][2] == when
