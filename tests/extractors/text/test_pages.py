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
