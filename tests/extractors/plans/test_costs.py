"""What a long document costs grows with its length, and no faster, and comes to the same on every run."""

from __future__ import annotations

import pytest

from extractors.layout import Document, Item, Paragraph, Run
from extractors.plans.table_readings import read_tables
from extractors.plans.vocabulary import columns
from tests.support import lines_run


def _cost(lines: int) -> int:
    document = Document("docx", tuple(Paragraph(Item((Run(f"A short line, {at}"),))) for at in range(lines)))
    return lines_run(lambda: list(read_tables(document)))


def test_many_short_lines_without_a_table_cost_what_they_are() -> None:
    _cost(100)  # loads the vocabulary
    assert _cost(4_000) <= 5 * _cost(1_000), "four times the lines, and not sixteen times the work"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("priorit", "the heading is nearly 'priority'"),
        ("our lead officer for this", "'lead officer' in the heading"),
        ("what is the lead officer of the whole of the service to be named by then", None),
    ],
)
def test_a_heading_that_is_like_several_labels_is_always_like_the_same(text: str, why: str | None) -> None:
    match = columns().match(text)
    assert (match and match.why) == why
