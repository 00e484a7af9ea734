"""What an inspector wants better, and below it by what means: each of these is an action."""

from __future__ import annotations

from extractors.plan import Column
from tests.extractors.passages.written import rows

_REPORT = "Stonewell Junior School\nInspection report\nLead inspector: Gwen Astley\n"
_ASKED = "What does the school need to do to improve further?\n"


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(r.action, r.recommendation or "", r.texts.get(Column.DUE, "")) for r in rows(text)]


def test_gerunds_below_an_aim_are_actions_with_its_date() -> None:
    told = (
        "Raise attainment in mathematics by:\n- making sure that work is matched to what pupils know\n"
        "- giving pupils a problem to solve\n"
        "Improve teaching so that by July 2013 most of it is good, by:\n- sharing the practice of Year 2\n"
    )
    assert _found(_REPORT + _ASKED + told) == [
        (
            "making sure that work is matched to what pupils know",
            "Raise attainment in mathematics",
            "",
        ),
        ("giving pupils a problem to solve", "Raise attainment in mathematics", ""),
        (
            "sharing the practice of Year 2",
            "Improve teaching so that by July 2013 most of it is good",
            "by July 2013",
        ),
    ]


def test_bullets_below_a_bullet_that_is_an_aim_are_actions() -> None:
    told = "- Improve attendance through:\n-- working with families\n- Ensure that lessons start on time\n"
    assert [action for action, _, _ in _found(_REPORT + _ASKED + told)] == [
        "working with families",
        "Ensure that lessons start on time",
    ]


def test_what_was_done_by_means_is_told() -> None:
    told = (
        "Main findings\nThe headteacher has raised standards by:\n- sharing practice\n- training governors\n"
    )
    assert _found(_REPORT + told) == []
    assert _found("A strategy for our harbour\nWe will improve the water by:\n- fencing streams\n") == []


def test_how_often_is_beside_the_date_of_the_aim_which_names_nobody() -> None:
    told = (
        "Improve the leadership of departments by July 2010 by:\n"
        "- requiring heads of department to observe each teacher once a term\n"
        "- ensuring that governors receive a report every year\n"
    )
    found = rows(_REPORT + _ASKED + told)
    said = [(row.texts.get(Column.LEAD, ""), row.texts.get(Column.DUE, "")) for row in found]
    assert said == [("", "by July 2010")] * 2
