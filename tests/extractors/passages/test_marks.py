"""Marks by which minutes set off what is to be done: boxes, stars, brackets, words with a colon."""

from __future__ import annotations

import pytest

from tests.extractors.passages.written import actions, promises

_TOP = "Notes of the moorings committee, 3 May 2021\nHere: Jo Oller, Sam Pike, Ada Reed, Finn Rowe\n"


@pytest.mark.parametrize(
    ("told", "task", "doer", "due"),
    [
        ("☐ Jo: call the plumber (Fri 7 May)", "call the plumber (Fri 7 May)", "Jo", "Fri 7 May"),
        ("[ ] Sam: ask the landlord", "ask the landlord", "Sam", ""),
        ("> J. Oller: tell the tenants", "tell the tenants", "J. Oller", ""),
        ("** S Pike to get a quote **", "S Pike to get a quote", "S Pike", ""),
        ("Action (SP, 30 October): survey the rest.", "survey the rest.", "SP", "30 October"),
        ("SP action: mend the light.", "mend the light.", "SP", ""),
        ("The gale was bad. Decision: get a quote. Owner: Sam.", "get a quote.", "Sam", ""),
        ("Piles of coats. Agreed: Ada to hold a sale.", "Ada to hold a sale.", "Ada", ""),
        ("Cars again. Agreed Finn will write.", "Cars again. Agreed Finn will write.", "Finn", ""),
        ("It was late. [Action: Sam to chase the firm]", "Sam to chase the firm", "Sam", ""),
        ("TO DO: Ada - bank the money.", "bank the money.", "Ada", ""),
        ("Action 3 - Sam to walk it. Completion: 6 July 2010", "Sam to walk it.", "Sam", "6 July 2010"),
        ("Jo to let the club have the terms.", "Jo to let the club have the terms.", "Jo", ""),
        ("Members to be asked to help (Sam).", "Members to be asked to help (Sam).", "Sam", ""),
        ("Forms to be given out by the wardens.", "Forms to be given out by the wardens.", "the wardens", ""),
        ("Ada to look within a fortnight.", "Ada to look within a fortnight.", "Ada", "within a fortnight"),
        ("Finn Rowe – to lift the chains, Nov–Dec.", "lift the chains, Nov–Dec.", "Finn Rowe", "Nov–Dec"),
        ("Finn & Ada to move the boat.", "Finn & Ada to move the boat.", "Finn & Ada", ""),
        ("Ada to pay it by the 30th.", "Ada to pay it by the 30th.", "Ada", "by the 30th"),
    ],
)
def test_a_mark_sets_off_an_action(told: str, task: str, doer: str, due: str) -> None:
    ((action, lead, when),) = promises(_TOP + told)
    assert (action.removeprefix("Cars again. "), lead, when) == (task.removeprefix("Cars again. "), doer, due)


@pytest.mark.parametrize(
    ("told", "leads"),
    [
        (
            "Next steps: nets to be bought (Jo, by 5 April); a sign to be made (Sam, by 12 April).",
            ["Jo", "Sam"],
        ),
        ("TO DO: Jo - bank the money. Sam - thank the helpers.", ["Jo", "Sam"]),
        ("** Jo to thank them; Sam to write it down **", ["Jo", "Sam"]),
        (
            "What we'll do about it:\n- Cut two keys - Finn - this week\n- Mark the map - Ada - May",
            ["Finn", "Ada"],
        ),
    ],
)
def test_one_mark_may_set_off_several(told: str, leads: list[str]) -> None:
    assert [lead for _, lead, _ in promises(_TOP + told)] == leads


@pytest.mark.parametrize(
    "told",
    [
        "Signs. Decision: no sign for now.",
        "Decision: To approve the minutes.",
        "Outcome: the bid was lost.",
        "TO DO: none",
        "** Thanks to all **",
        "The visits went well. [Noted]",
    ],
)
def test_a_mark_before_what_asks_nobody_sets_off_nothing(told: str) -> None:
    assert not actions(_TOP + told)


def test_a_number_with_an_a_is_a_label_where_others_follow() -> None:
    told = (
        "Record of decisions and actions, 4 July 2018\nD1 The group took the plan.\n"
        "A1 Send the plan to all - Clerk (by 20 July)\nA2 Ask for figures - all members "
        "A3 Draft a reply - Ann Pell"
    )
    assert promises(told) == [
        ("Send the plan to all", "Clerk", "by 20 July"),
        ("Ask for figures - all members", "all members", ""),
        ("Draft a reply", "Ann Pell", ""),
    ]
    assert not actions("Notes of a meeting\nA38 Drivers were late.")


def test_must_in_capitals_leads_in_to_a_list() -> None:
    told = "# Visit to Holm\nThe provider MUST:\n- check the store\n- train the staff\n# Good work"
    assert [lead for _, lead, _ in promises(told)] == ["The provider", "The provider"]


@pytest.mark.parametrize(
    "sign", ["(Action: JB)", "(Task: JB)", "[TASK – JB]", "(Follow-up: JB)", "(To do: JB)"]
)
def test_who_acts_is_read_in_brackets_behind_each_listed_label(sign: str) -> None:
    told = f"The slipway rail was loose and should be mended before the regatta. {sign}"
    ((action, lead, _),) = promises(_TOP + told)
    assert action.startswith("The slipway rail was loose")
    assert lead == "JB"


@pytest.mark.parametrize("sign", ["(Task Group)", "(Agreed: JB)", "(Actionable)", "(April 2021)"])
def test_other_brackets_name_nobody_who_acts(sign: str) -> None:
    assert not promises(f"{_TOP}The slipway rail was loose. {sign}")


@pytest.mark.parametrize("label", ["Task 3", "Action point 3", "Requirement 3", "Next steps"])
def test_a_label_within_a_paragraph_begins_an_action(label: str) -> None:
    found = actions(f"{_TOP}The rail was loose again. {label}: Sam Pike to mend the rail by Friday.")
    assert len(found) == 1
    assert found[0].startswith("Sam Pike to mend the rail")
