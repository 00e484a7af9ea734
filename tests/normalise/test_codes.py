"""Letters and signs in status cells mean what the document says that they mean."""

from __future__ import annotations

import pytest

from extractors.layout import Table
from normalise.records import Rag, Status
from tests.normalise.plans import actions_of, document_of
from tests.support import table_of

HEAD = ("Action", "Lead", "By when", "Status")
TASKS = ("Publish the parking strategy", "Train the front desk staff", "Review the grounds contract")
WANTED = [Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETED]


def plan(*codes: str) -> Table:
    return table_of(
        HEAD, *((task, "Ann Lee", "May 2010", code) for task, code in zip(TASKS, codes, strict=True))
    )


def statuses(codes: tuple[str, ...], *said: str) -> list[Status | None]:
    return [action.status for action in actions_of(document_of(plan(*codes), *said))]


@pytest.mark.parametrize(
    ("codes", "key"),
    [
        (("NS", "IP", "C"), "Key: C = Complete, IP = In progress, NS = Not started"),
        (("N", "P", "A"), "A: Achieved P: Partly achieved N: Not started"),
        (("1", "2", "3"), "1 – not started; 2 – in progress; 3 – complete"),
        (("(n)", "(p)", "(c)"), "(c) completed (p) in progress (n) not started"),
        (("X", "U", "C"), "“C” means completed, “U” means under way, and “X” means not started."),
        (("○", "◐", "●"), "● complete ◐ in progress ○ not started"),
    ],
)
def test_a_key_in_a_line_says_what_codes_mean(codes: tuple[str, ...], key: str) -> None:
    """ "A" was amber although the key says "Achieved"."""
    assert statuses(codes, key) == WANTED


def test_a_key_may_be_a_list_or_a_table() -> None:
    lines = ("C – Complete", "IP – In progress", "NS – Not started")
    assert statuses(("NS", "IP", "C"), *lines) == WANTED
    table = table_of(("C", "Complete"), ("IP", "In progress"), ("NS", "Not started"))
    assert [action.status for action in actions_of(document_of(plan("NS", "IP", "C"), table))] == WANTED


def test_letters_without_a_key_mean_what_they_usually_do() -> None:
    assert statuses(("R", "A", "C"), "A review is complete. C Block is in progress next year, they say.") == [
        Status.DELAYED,
        Status.IN_PROGRESS,
        None,
    ]


def test_letters_that_the_key_gives_colours_stay_colours() -> None:
    said = "R: red, not started; A: amber, in progress; G: green, completed"
    assert statuses(("R", "A", "G"), said)[0] is Status.NOT_STARTED


def test_a_coloured_sign_that_the_key_explains_keeps_its_colour() -> None:
    key = "🟢 = complete; 🔴 = not started; 🟡 = under way"
    actions = actions_of(document_of(plan("🔴", "🟡", "🟢"), key))
    assert [(action.status, action.rag) for action in actions] == list(
        zip(WANTED, (Rag.RED, Rag.AMBER, Rag.GREEN), strict=True)
    )
