"""The page of followed plans: what is decided of an action's links, its chart, and how it is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilplans.cli import cli
from tests.output.building import action, document, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

TEXTS = (
    "Replace the boilers of the leisure centres",
    "Appoint a chair of the board",
    "Open a new depot for the refuse lorries",
)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[ReviewPage]:
    """A plan printed three times, its deadlines put back in the second."""
    days = (date(2010, 6, 30), date(2010, 9, 30), date(2010, 9, 30))
    printed = [
        [
            replace(
                action(text, number, due_date=due, table=None),
                action_id=f"{version}aaa-{number:04}",
                document_id=f"{version}aaa",
                source=f"{version}.pdf",
                plan_date=date(2010, 1 + 3 * version, 1),
            )
            for number, text in enumerate(TEXTS, start=1)
        ]
        for version, due in enumerate(days)
    ]
    rows = [row for version in printed for row in version]
    folder = write_results(tmp_path / "run", rows, [document(each) for each in printed])
    for command in (["follow", folder], ["review", folder / "followed"]):
        done = CliRunner().invoke(cli, [str(each) for each in command])
        assert done.exit_code == 0, done.output
    with chromium(tmp_path) as driver:
        opened = ReviewPage(driver, folder / "followed" / "review.html", tmp_path)
        wait_for(lambda: opened.texts(".card"))
        yield opened
        assert opened.console() == []


def test_one_link_decided_is_no_action_reviewed(page: ReviewPage) -> None:
    """One "Not the same action" made the whole card "Reviewed", with six other links undecided."""
    page.press("j")
    wait_for(lambda: page.texts(".card.current .link-told"))
    page.click('.card.current .link-told [data-verdict="none"]')
    assert "1 of 2 links reviewed" in page.texts(".card.current .chip")
    assert "Reviewed" not in page.texts(".card.current .chip")
    assert page.find("#progress-words").text == "0 of 3 actions reviewed"
    wait_for(lambda: page.counts("said") == {"Reviewed in part": "1", "Not reviewed": "2"})
    page.press("a", "k")
    assert "Reviewed" in page.texts(".card.current .chip")
    assert page.find("#progress-words").text == "1 of 3 actions reviewed"


def test_a_deadline_that_moved_is_seen_below_those_that_stayed(page: ReviewPage) -> None:
    """The red mark was covered by the next version's, which promised the same day."""
    page.press("j")
    wait_for(lambda: page.texts(".card.current .timeline"))
    drawn = "return [...document.querySelectorAll('.card.current .promise')].map((each) => each.classList[1])"
    assert page.run(drawn) == ["kept", "kept", "later"]
    assert page.texts(".card.current .timeline text")[:3] == ["2010", "Versions", "Deadlines"]


def test_on_paper_stands_what_was_decided_and_not_what_is_asked(page: ReviewPage) -> None:
    from pypdfium2 import PdfDocument

    page.press("j", "a")
    printed = PdfDocument(io.BytesIO(page.print_to_pdf()))
    text = " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in printed)
    assert text.count("Decided: the same action") == 2
    assert text.count("Not reviewed") == 4
    assert "Is this the same action" not in text
