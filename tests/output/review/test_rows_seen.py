"""What is told of a row's cells beside its values: those that were left whole, and colours that are fills."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.finding import find_plans
from extractors.layout import Document
from normalise.records import Action, Rag
from output.review.rows_seen import rows_seen
from tests.output.building import action
from tests.output.review.layouts import flowing_table

HEAD = ["Action", "Lead", "By when", "Status", "Ward map"]
TWO = "Review the lighting of all car parks\nPublish the lighting plan"
FLAG = ("cell_not_aligned",)


def document_of(row: Sequence[str], fills: dict[str, str] | None = None) -> Document:
    more = ["Train the wardens of the parks", "Ben Roe", "May 2011", "Started", "7"]
    return Document("docx", (flowing_table([HEAD, list(row), more], fills),))


def told(
    row: Sequence[str], found: Action, fills: dict[str, str] | None = None
) -> tuple[tuple[str, ...], bool]:
    seen = rows_seen([found], find_plans(document_of(row, fills))).get(found.action_id)
    return (seen.whole, seen.is_painted) if seen else ((), False)


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ((TWO, "Ann Lee", "June 2010\nJuly 2010\nMay 2011", "", ""), ("Due",)),
        ((TWO, "Ann Lee\nBen Roe\nCai Dee", "June 2010\nJuly 2010\nMay 2011", "", ""), ("Due", "Lead")),
        ((TWO, "Ann Lee", "June 2010", "", "12\n13\n14"), ("“Ward map”",)),
        ((TWO, "Ann Lee", "June 2010\nJuly 2010", "", ""), ()),
    ],
)
def test_the_cells_that_could_not_be_divided_are_named(row: Sequence[str], named: tuple[str, ...]) -> None:
    """ "A cell of its row has more or fewer items" left the reader to find which one."""
    first = TWO.splitlines()[0]
    assert told(row, action(first, 1, row=1, flags=FLAG if named else ()))[0] == named


def test_a_colour_that_no_word_says_is_the_cells_fill() -> None:
    """ "Completed, Blue" did not say what is blue."""
    row = ("Open the youth centre", "Ann Lee", "May 2010", "Completed", "8")
    blue = action(row[0], 1, row=1, status_raw="Completed", rag=Rag.BLUE)
    assert told(row, blue, {"Completed": "#0070C0"}) == ((), True)
    assert told(row, blue) == ((), False), "nothing is painted"
    said = action(row[0], 1, row=1, status_raw="Blue", rag=Rag.BLUE)
    assert told((*row[:3], "Blue", "8"), said, {"Blue": "#0070C0"}) == ((), False), "the word says it"
    assert told(row, action("Other words", 1, row=1, rag=Rag.BLUE), {"Completed": "#0070C0"}) == ((), False)
