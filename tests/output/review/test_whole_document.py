"""Which pages of a document are shown, and what is said of its tables."""

from __future__ import annotations

import extractors
from extractors.layout import Document
from extractors.options import ReadOptions
from ingest import open_source
from output.review.rebuilding import flow_of
from output.review.whole_document import pages_shown, seen_tables
from tests.output.building import action, document
from tests.output.review.layouts import flowing_table, paged, paged_table
from tests.support import PAPERS

HEAD = ["Action", "Lead"]
ROWS = [["Review the register of empty homes", "Ann Lee"], ["Open the youth centre", "Ben Ray"]]


def test_pages_with_actions_are_shown_then_those_in_doubt_then_the_first() -> None:
    rows = [action("x", page=7, page_end=8)]
    shown = pages_shown(document(rows, pages=60), rows, in_doubt=[40, 7], most=3)
    assert shown.with_actions == {7, 8}
    assert shown.others == {40, 1, 2}
    assert shown.read is None, "a paper of usual length is read whole"


def test_of_a_paper_of_two_thousand_pages_only_what_is_shown_is_read() -> None:
    """Laying it all out again would take half a minute."""
    shown = pages_shown(document(plans=0, pages=2000), [], in_doubt=[1999], most=30)
    assert shown.read == shown.others == {1999, *range(1, 30)}


def test_a_scan_is_read_again_only_where_its_actions_stand() -> None:
    rows = [action("x", page=3)]
    assert pages_shown(document(rows, extractor="pdf+ocr"), rows, [], 30).read == {3}


def test_some_pages_of_a_pdf_are_read_as_if_there_were_no_others() -> None:
    source = open_source(PAPERS / "wexcombe_monitor.pdf")
    second = extractors.read(source, ReadOptions(pages=frozenset({2})))
    assert [page.number for page in second.pages] == [2]
    assert {box.page for table in second.tables for box in table.boxes} == {2}


def test_a_table_is_named_by_its_headings_or_else_by_its_first_row() -> None:
    plan = paged_table([HEAD, *ROWS])
    unknown = paged_table([["Lamp", "5"], ["Bench", "7"], ["Tree", "8"]], page=2)
    seen = seen_tables(paged(plan, unknown), extractors.find_plans(paged(plan, unknown)))
    assert [(each.headings, each.is_plan) for each in seen] == [
        (("Action", "Lead"), True),
        (("Lamp", "5"), False),
    ]
    assert seen[0].means == (("action",), ("lead",))


def test_a_text_is_shown_up_to_a_length_that_a_browser_bears() -> None:
    table = flowing_table([HEAD, *ROWS])
    assert flow_of(Document("docx", (table, table))) == (0, 1)
    long = flowing_table([["x" * 70_000]])
    assert flow_of(Document("docx", (long, long))) == (0,)
