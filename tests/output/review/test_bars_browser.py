"""What a review has to stand, held in a real browser: a large page's pictures, a paper more, many actions."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from benchmarks.review import ACCEPT, FILTER, FILTERS, timed
from normalise.records import Action, DocumentRecord
from output.results import Results, read_results
from output.review.apply import apply_corrections
from output.review.corrections import read_corrections
from output.review.evidence import DocumentEvidence, Picture
from output.review.layout_evidence import layout_evidence
from output.review.report import write_review
from tests.output.building import action, document, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.layouts import PAGE, paged, paged_table
from tests.output.review.papers import AS_OF, housing, in_word, many, minutes, youth

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

PAGES = 56


def noise(page: int) -> Picture:
    """A page as large as a scan: noise is what no format makes small."""
    from PIL import Image

    width, height = int(PAGE[0]), int(PAGE[1])
    image = Image.frombytes("RGB", (width, height), random.Random(page).randbytes(3 * width * height))  # noqa: S311 - no secret
    target = io.BytesIO()
    image.save(target, "JPEG", quality=97)
    return Picture(page, *PAGE, target.getvalue())


def scanned() -> tuple[list[Action], DocumentEvidence]:
    """A document of many large pages with an action on each."""
    rows = [
        action(f"Mend the roof of school {page}", page, row=1, page=page, table=page - 1)
        for page in range(1, PAGES + 1)
    ]
    tables = [paged_table([["Action", "Lead"], [row.action, "Ann Lee"]], row.page or 1) for row in rows]
    pictures = tuple(noise(page) for page in range(1, PAGES + 1))
    return rows, replace(layout_evidence(rows, paged(*tables, pages=PAGES)), pictures=pictures)


def test_every_picture_of_a_page_of_fifty_megabytes_has_its_data_in_five_loads(tmp_path: Path) -> None:
    rows, shown = scanned()
    results = read_results(write_results(tmp_path / "run", rows, [document(rows)]))
    path = tmp_path / "review.html"
    write_review(
        results, zip(results.documents, [shown], strict=True), path, AS_OF, most_embedded_bytes=10**9
    )
    assert path.stat().st_size > 50_000_000
    drawn = "return document.querySelectorAll('svg image').length"
    blank = "return document.querySelectorAll('svg image:not([href])').length"
    seen = 0
    with chromium(tmp_path, waits=False) as driver:
        for _ in range(5):
            page = ReviewPage(driver, path, tmp_path)
            wait_for(partial(page.run, drawn), seconds=30)
            wait_for(partial(is_read, page), seconds=60)
            for part in range(9):
                page.run(f"window.scrollTo(0, document.body.scrollHeight * {part} / 8)")
                wait_for(lambda page=page: page.run(drawn) and not page.run(blank))
                seen += int(str(page.run(drawn)))
    assert seen > 5 * PAGES


def is_read(page: ReviewPage) -> bool:
    """Whether the browser has come to the end of the page."""
    return page.run("return document.readyState") == "complete"


def opened(results: Results, evidence: Iterator[DocumentEvidence], path: Path) -> None:
    write_review(results, zip(results.documents, evidence, strict=True), path, AS_OF)


def test_a_paper_more_leaves_every_verdict(tmp_path: Path) -> None:
    (on_page, shown), (flowing, rebuilt), (record, unseen) = housing(), youth(), minutes()
    rows = [*on_page, *flowing]
    documents: list[DocumentRecord] = [document(on_page), document(flowing)]
    before = read_results(write_results(tmp_path / "run", rows, documents))
    path = tmp_path / "review.html"
    opened(before, iter([shown, rebuilt]), path)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, path, tmp_path)
        page.press("j", "a", "r", "a", "a", "a", "r")
        wait_for(lambda: page.reviewed() == (4, 2))
        said = page.download().read_text("utf-8-sig")
        after = read_results(write_results(tmp_path / "more", rows, [documents[0], record, documents[1]]))
        opened(after, iter([shown, unseen, rebuilt]), path)
        page = ReviewPage(driver, path, tmp_path)
        assert wait_for(lambda: page.reviewed()) == (4, 2)
        assert page.download().read_text("utf-8-sig") == said
    corrected = apply_corrections(after, read_corrections(tmp_path / "corrections.csv"))
    assert corrected.refused == ()
    assert len(corrected.verdicts) == 6


# Notes when a page first shows an action's values, in milliseconds since it was asked for.
NOTED = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".card .values")) return;
  window.shownAfter = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def test_five_thousand_actions_open_and_answer_at_once(tmp_path: Path) -> None:
    """The best of several, and on a machine that has time for it."""
    results = read_results(write_results(tmp_path / "run", many(5000)))
    path = tmp_path / "review.html"
    opened(results, (in_word(results.by_source[each.source]) for each in results.documents), path)
    opening = []
    with chromium(tmp_path, waits=False) as driver:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": NOTED})
        for _ in range(5):
            page = ReviewPage(driver, path, tmp_path)
            opening.append(float(str(wait_for(partial(page.run, "return window.shownAfter"), seconds=30))))
            wait_for(partial(is_read, page), seconds=30)
        page.press("j")
        accepting = min(timed(driver, ACCEPT) for _ in range(9))
        filtering = max(min(timed(driver, FILTER.format(facet)) for _ in range(6)) for facet in FILTERS)
    told = f"opened in {min(opening):.0f} ms, accepted in {accepting:.0f}, filtered in {filtering:.0f}"
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        pytest.skip(f"the machine is busy: {told}")
    assert (min(opening) <= 600, accepting <= 60, filtering <= 120) == (True, True, True), told
