"""What is chosen where a cell offers options: boxes, typed boxes, "delete as appropriate"."""

from __future__ import annotations

import pytest

from normalise.choices import _VERBS, chosen
from normalise.progress.judge import read_status
from normalise.records import Rag, Status


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("☐ Complete ☒ In progress", "In progress"),
        ("☑ Completed ☐ In progress", "Completed"),
        ("[ ] Complete [x] In progress", "In progress"),
        ("Complete ☐ In progress ☒", "In progress"),
        ("✓ Completed ✗ In progress", "Completed"),
        ("○ Complete ● In progress", "In progress"),
        ("□ Not started\n■ In progress\n□ Complete", "In progress"),
        ("Status: ☐ Complete ☒ In progress", "In progress"),
        ("Yes [x] No [ ]", "Yes"),
        ("In progress (delete as appropriate)", "In progress"),
        ("☐ Complete ☐ In progress", ""),
        ("☐ Complete", ""),
        ("Yes / No (delete as appropriate)", ""),
        *((f"Yes / No ({verb.title()} where needed)", "") for verb in _VERBS),
    ],
)
def test_the_ticked_option_is_what_the_cell_says(text: str, words: str) -> None:
    choice = chosen(text)
    assert choice is not None
    assert choice.words == words


@pytest.mark.parametrize(
    "text",
    ["Completed", "✓ Completed", "✗ Completed", "● On track", "Complete (see note) [1]", "[Actioned.]"],
)
def test_a_cell_without_options_says_what_it_says(text: str) -> None:
    assert chosen(text) is None


@pytest.mark.parametrize("text", ["Red / Amber / Green", "Not started / In progress / Completed", "R\nA\nG"])
def test_options_of_which_none_is_chosen_state_nothing_and_are_flagged(text: str) -> None:
    reading = read_status(text)
    assert reading.status is None
    assert reading.flags == ("status_not_chosen",)


@pytest.mark.parametrize(
    ("text", "rag", "status"),
    [
        ("🔴", Rag.RED, Status.DELAYED),
        ("🟡", Rag.AMBER, Status.IN_PROGRESS),
        ("🟢 On track", Rag.GREEN, Status.IN_PROGRESS),
        ("🔵", Rag.BLUE, Status.COMPLETED),
        ("🔴 → 🟢", Rag.GREEN, Status.IN_PROGRESS),
    ],
)
def test_a_coloured_sign_is_a_rating(text: str, rag: Rag, status: Status) -> None:
    reading = read_status(text)
    assert (reading.rag, reading.status) == (rag, status)


def test_brackets_without_end_cost_their_number_and_not_its_square() -> None:
    """Thirty thousand brackets took longer than a document may."""
    assert chosen("(" * 32_000) is None
    assert chosen("[ " * 16_000) is None
