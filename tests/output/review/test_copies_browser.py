"""A plan that several files hold: its copies are named, counted and can be left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from output.results import read_results
from output.review.report import write_review
from tests.output.building import PLAN_ID, document, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.papers import AS_OF, REGISTER, TENANTS, housing, in_word

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[ReviewPage]:
    """A plan as PDF, and the same as a Word file."""
    rows, shown = housing()
    word = {"source": "housing.docx", "document_id": "w", "extractor": "docx"}
    again = [
        replace(row, **word, action_id=f"w-000{at}", bbox=None, page=None) for at, row in enumerate(rows, 1)
    ]  # type: ignore[arg-type]
    records = [document(rows), document(again, same_plan_as=PLAN_ID)]
    results = read_results(write_results(tmp_path / "run", [*rows, *again], records))
    evidence = zip(results.documents, (shown, in_word(again)), strict=True)
    write_review(results, evidence, tmp_path / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        wait_for(lambda: page.documents())
        yield page
        assert page.console() == []


def test_copies_are_named_counted_and_left_out(copied: ReviewPage) -> None:
    """117 of 162 documents were other formats of a plan, and nothing on the page said so."""
    page = copied
    notice = page.find(".copies").text
    assert notice.startswith("1 document is a copy: it holds the same version of a plan as another document")
    assert "Its 2 actions are counted again in every figure here" in notice
    assert "1 of them in copies" in page.find(".tile").text
    assert page.counts("copy") == {"Each plan once": "2", "Copies": "2"}
    page.click('[data-choose="copy=once"]')
    assert page.documents() == ["housing.pdf"]
    assert page.titles() == [TENANTS, REGISTER]
    assert "Copy" not in page.texts(".card .chip")
    wait_for(lambda: page.texts(".card.document .copy"))
    assert page.find(".card.document .copy").text == "The same version of this plan is also in: housing.docx."
    page.click(".card.document .copy button")
    assert page.current() == "housing.docx"
    assert "Copy" in page.texts(".card.current .chip")
    assert page.find(".card.current .copy").text.startswith(
        "housing.pdf holds the same version of this plan."
    )
    page.click('[data-choose="copy=copy"]')
    assert page.documents() == ["housing.docx"]
    assert page.texts(".card.action .chip").count("Copy") == 2


def test_a_plan_without_copies_says_nothing_of_them(page: ReviewPage) -> None:
    assert page.texts(".copies, .copy") == []
    assert page.counts("copy") == {}


def test_what_is_to_check_says_how_much_of_it_is_reviewed(page: ReviewPage) -> None:
    """All was reviewed, and the page still said "To check"."""
    assert page.find("#doubtful-reviewed").text == "Reviewed: 0 of 2."
    page.press("j", "j")
    assert "To check" in page.texts(".card.current .chip")
    page.press("a", "k")
    assert "Was to check" in page.texts(".card.current .chip")
    assert page.find("#doubtful-reviewed").text == "Reviewed: 1 of 2."
