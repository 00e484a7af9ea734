"""Texts that were printed in pages, with form feeds between them."""

from __future__ import annotations

import extractors
from extractors.layout import Paragraph
from tests.support import source_of

_PAGED = (
    "Harmston Council: Action Plan\n\nThe depot gates were forced twice, so that the council will fit new\n"
    "\fHarmston Council: Action Plan                       Page 2\n\nlocks to them.\n\n- 2 -\n"
    "\fHarmston Council: Action Plan             Page 3\n\nThe bandstand is to be painted.\n\n- 3 -\n"
)


def _texts(text: str) -> list[str]:
    document = extractors.read(source_of(text.encode(), "plan.txt", "text"))
    return [block.item.text for block in document.blocks if isinstance(block, Paragraph)]


def test_a_sentence_goes_on_overleaf_and_what_runs_over_the_pages_is_read_once() -> None:
    assert _texts(_PAGED) == [
        "Harmston Council: Action Plan",
        "The depot gates were forced twice, so that the council will fit new locks to them.",
        "The bandstand is to be painted.",
    ]


def test_a_page_that_begins_anew_is_parted_from_the_one_before() -> None:
    assert _texts("The gates were mended.\fThe bandstand was painted.") == [
        "The gates were mended.",
        "The bandstand was painted.",
    ]


def test_a_line_that_stands_at_one_edge_alone_is_kept() -> None:
    assert _texts("First page.\fSecond page.\fThird page.")[1:] == ["Second page.", "Third page."]


_RULE = "-" * 66
_ROW = (
    "|{}|Mend the gates of the depot at     |Head of Estates|May 2009|\n"
    f"|    |the bottom of Mill Lane.           |               |        |\n{_RULE}\n"
)


def _page(number: int, *paragraphs: str) -> str:
    head = f"Harmston Council: Action List                          Page {number}\n\n{_RULE}\n"
    headings = f"|Para|Action                             |Lead           |Done by |\n{_RULE}\n"
    return head + headings + "".join(map(_ROW.format, paragraphs))


def test_ruled_tables_of_two_pages_are_two_drawings() -> None:
    text = "\f".join([_page(1, "3.12", "3.17", "3.21"), _page(2, "3.30", "3.34")])
    document = extractors.read(source_of(text.encode(), "plan.txt", "text"))
    rows = [[table.at(row, 0).text for row in range(table.n_rows)] for table in document.tables]
    refs = [ref for column in rows for ref in column if ref != "Para"]
    assert refs == ["3.12", "3.17", "3.21", "3.30", "3.34"]
