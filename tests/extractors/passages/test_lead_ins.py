"""What leads in to a list says how its items read: as clauses, as faults, as promises of somebody."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_REPORT = "# Inspection of Vale Trust\nReport of the inspection, March 2012\n"


@pytest.mark.parametrize(
    ("lead_in", "lead", "due"),
    [
        (
            "Work should focus on ensuring that, within six months of publication:",
            "",
            "within six months of publication",
        ),
        ("The Board should see to it that:", "The Board", ""),
        ("It is vital that, by 1 May 2013:", "", "by 1 May 2013"),
        ("The Trust should satisfy themselves that:", "The Trust", ""),
        ("Managers need to make sure that:", "Managers", ""),
    ],
)
def test_items_behind_ensuring_that_are_clauses(lead_in: str, lead: str, due: str) -> None:
    """They are told in the present: what is to be the case."""
    items = "- victim safety is considered and recorded in all cases\n- the Chair sees that plans are read\n"
    found = promises(f"{_REPORT}# Recommendations\n{lead_in}\n{items}# Thanks\nWe thank all who met us.")
    assert found == [
        ("victim safety is considered and recorded in all cases", lead, due),
        ("the Chair sees that plans are read", "the Chair", due),
    ]


def test_an_inspector_says_it_under_any_heading() -> None:
    text = "# Findings\nThe Chief Constable should ensure that:\n- victims are told\n- files are read\n"
    assert promises(_REPORT + text) == [
        ("victims are told", "The Chief Constable", ""),
        ("files are read", "The Chief Constable", ""),
    ]


def test_a_review_recommends_to_the_board_beside_another_body() -> None:
    """The second part asks no meeting to decide."""
    text = "# Review of Property\n# RECOMMENDATIONS\nThat the Service:\n- replace the ledgers by May 2002;\n"
    more = "That the Board:\n- revise By-law 14 to permit sale.\n"
    assert promises(text + more) == [
        ("replace the ledgers by May 2002;", "the Service", "by May 2002"),
        ("revise By-law 14 to permit sale.", "the Board", ""),
    ]


@pytest.mark.parametrize("verb", ["require attention", "need attention", "must be put right"])
def test_a_list_of_faults_says_what_should_be_done_about_each(verb: str) -> None:
    faults = [
        "The door at the head of Staircase C does not close. It should be rehung within 14 days.",
        "Boxes were kept beneath Staircase F. These should be removed forthwith.",
        "The seals are worn and should be renewed during the vacation.",
    ]
    text = f"Dear Sir\nInspection of the Old Court\nThe following matters {verb}:\n"
    assert actions(text + "".join(f"- {fault}\n" for fault in faults)) == faults


def test_lists_under_the_same_words_are_judged_together() -> None:
    """Most of them say who or when, though not most of each."""
    text = (
        "# Positive Ageing Strategy\n# Getting about\nWhat we will do:\n- Mend the paths by May 2017\n"
        "- Run the bus from July 2016\n# Staying in touch\nWhat we will do:\n"
        "- Offer help at all libraries (Library Services)\n- Work with the sheds to start a line\n"
    )
    assert len(actions(text)) == 4


def test_a_numbered_title_beside_another_is_no_task() -> None:
    """ "Staff room" might be a command to staff it."""
    text = (
        "# What was agreed\n**1. Rota**\nRotas will be published early.\nLead: Theatre Manager\n"
        "**2. Staff room**\nReplace the broken fridge.\nLead: Estates\n"
    )
    assert actions(text) == ["Rotas will be published early.", "Replace the broken fridge."]
