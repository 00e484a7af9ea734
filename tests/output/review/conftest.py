"""Review pages of the papers, open in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.issues import Issue, Severity
from output.results import Results, read_results
from output.review.report import write_review
from tests.output.building import document, write_results
from tests.output.review.browser import ReviewPage, chromium, wait_for
from tests.output.review.papers import AS_OF, housing, minutes, youth


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("review")
    (on_page, shown), (flowing, rebuilt) = housing(), youth()
    documents = [document(on_page), document(flowing)]
    issue = Issue("cell_not_aligned", Severity.DOUBT, "Two dates.", action_id="y-0002", column="due")
    read = read_results(write_results(folder, [*on_page, *flowing], documents, [("youth.docx", issue)]))
    write_review(read, zip(read.documents, (shown, rebuilt), strict=True), folder / "review.html", AS_OF)
    return read


@pytest.fixture
def page(results: Results, tmp_path: Path) -> Iterator[ReviewPage]:
    with chromium(tmp_path) as driver:
        opened = ReviewPage(driver, results.folder / "review.html", tmp_path)
        yield opened
        assert opened.console() == []


@pytest.fixture
def with_minutes(results: Results, tmp_path: Path) -> Iterator[tuple[ReviewPage, Results]]:
    """The page of a run with a paper in which no plan was found."""
    record, shown = minutes()
    folder = write_results(tmp_path / "run", list(results.actions), [*results.documents, record])
    read = read_results(folder)
    evidence = [housing()[1], youth()[1], shown]
    write_review(read, zip(read.documents, evidence, strict=True), folder / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, folder / "review.html", tmp_path)
        wait_for(lambda: page.documents())
        yield page, read
        assert page.console() == []
