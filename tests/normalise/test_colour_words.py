"""What a key says of colours that rate nothing by themselves, and of status cells that tell no state."""

from __future__ import annotations

import pytest

from extractors.layout import Cell, Document, Item, Paragraph, Run, Table
from ingest.codes import Flag
from normalise.doubts import doubts_of_status
from normalise.progress.codes import read_codes
from normalise.progress.judge import read_status
from normalise.progress.key import read_key, read_other_fills
from normalise.records import Rag, Status


def test_a_key_explains_grey_beside_the_colours_that_rate() -> None:
    said = ["Green with a tick: done. Amber: begun, not done. Grey: not begun."]
    codes = read_codes(said, {"Grey"})
    assert {code: meaning.status for code, meaning in codes.items()} == {"Grey": Status.NOT_STARTED}


def test_a_key_in_words_explains_white_and_grey_fills() -> None:
    cells = (Cell(0, 0, fill="#FFFFFF"), Cell(0, 1, fill="#00B050"), Cell(1, 0, fill="#D0D0D2"), Cell(1, 1))
    said = "Key: green – implemented; red – behind; unshaded – not begun; grey – withdrawn."
    key = Paragraph(Item((Run(said),)))
    document = Document("docx", (key, Table(2, 2, cells)))
    assert read_other_fills(document) == {"#FFFFFF": Status.NOT_STARTED, "#D0D0D2": Status.CANCELLED}


@pytest.mark.parametrize(
    ("amber", "status"),
    [
        ("some slippage, recoverable", Status.IN_PROGRESS),
        ("behind schedule but can be recovered", Status.IN_PROGRESS),
        ("some slippage", Status.DELAYED),
        ("slippage that is not recoverable", Status.DELAYED),
    ],
)
def test_a_key_may_say_that_what_is_late_can_be_made_good(amber: str, status: Status) -> None:
    said = f"Key: blue – complete; green – on course; amber – {amber}; red – off course."
    key = read_key(Document("docx", (Paragraph(Item((Run(said),))),)))
    assert key is not None
    assert key[Rag.AMBER] is status


def test_progress_that_is_a_share_of_completion_tells_a_state() -> None:
    assert read_status(None, progress="80% complete").status is Status.IN_PROGRESS
    assert read_status(None, progress="100% complete. Filed in May.").status is Status.COMPLETED
    assert read_status(None, progress="80% of staff were trained").status is None


def test_a_colour_word_without_a_key_means_nothing() -> None:
    assert read_codes(["Grey areas: nothing is agreed."], {"Grey"}) == {}


def test_a_tick_beside_a_colour_says_done() -> None:
    ticked = read_status("Green ✔")
    assert ticked.status is Status.COMPLETED
    assert Flag.RAG_KEY_ASSUMED in ticked.flags
    assert read_status("Green").status is Status.IN_PROGRESS


@pytest.mark.parametrize("cell", ["☑ Amber", "✓ Green", "Red ✔", "Amber ✓"])
def test_a_tick_that_chooses_a_colour_or_stands_at_a_bad_one_does_not_say_done(cell: str) -> None:
    assert read_status(cell).status is not Status.COMPLETED


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Open – not started", Status.NOT_STARTED),
        ("Open – overdue", Status.DELAYED),
        ("Open", Status.IN_PROGRESS),
        ("part", Status.IN_PROGRESS),
    ],
)
def test_what_is_said_behind_open_is_the_state(cell: str, status: Status) -> None:
    assert read_status(cell).status is status


def test_a_status_cell_without_a_state_is_told() -> None:
    assert [doubt.code for doubt in doubts_of_status(None, (), "Grey")] == [Flag.STATUS_NOT_UNDERSTOOD]
    assert not list(doubts_of_status(None, (), "n/a"))
    assert not list(doubts_of_status(Status.COMPLETED, (), "Done"))
