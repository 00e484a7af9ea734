"""The review from a loopback server, in a real browser: decisions are kept in the results folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from output.results import Results, read_results
from output.review.corrections import Verdict, read_corrections
from output.review.report import write_review
from output.review.serving import Desk, ReviewServer
from tests.output.building import write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.layouts import picture
from tests.output.review.papers import AS_OF, housing, minutes, youth

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]


@pytest.fixture
def served(results: Results, tmp_path: Path) -> Iterator[tuple[ReviewServer, Path]]:
    """The page from a server, with a paper of nine pages of which two are shown."""
    record, shown = minutes()
    read = read_results(write_results(tmp_path / "run", list(results.actions), [*results.documents, record]))
    evidence = zip(read.documents, [housing()[1], youth()[1], shown], strict=True)
    write_review(read, evidence, tmp_path / "review.html", AS_OF, most_embedded_bytes=0, served=True)
    kept = tmp_path / "corrections.csv"
    desk = Desk(tmp_path / "review.html", kept, lambda _, number: picture(number) if number < 10 else None)
    with ReviewServer(desk) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server, kept
        server.shutdown()
        thread.join()


def test_a_server_keeps_what_is_said_and_no_browser_needs_to(
    served: tuple[ReviewServer, Path], results: Results, tmp_path: Path
) -> None:
    server, kept = served
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, server.address, tmp_path)
        wait_for(lambda: page.documents())
        assert "saved in the results folder" in page.find("#storage").text
        page.press("j", "a")
        wait_for(lambda: "corrections.csv" in [each.name for each in kept.parent.iterdir()])
        page.run("localStorage.clear()")
        driver.refresh()
        wait_for(lambda: page.reviewed() == (0, 1))
        assert page.console() == []
    with chromium(tmp_path) as driver:
        other = ReviewPage(driver, server.address, tmp_path)
        wait_for(lambda: other.reviewed() == (0, 1))
        stale = kept.read_bytes() + b"gone-0001,action,a,a,accept,kept\r\n"
        kept.write_bytes(stale)
        other.press("j", "j", "a")
        wait_for(lambda: other.texts("#saved.lost"))
        assert other.find("#live").get_attribute("textContent") == "", (
            "nothing is told as done that is not saved"
        )
        assert kept.read_bytes() == stale, "nobody's decisions are overwritten"
        driver.refresh()
        wait_for(lambda: other.reviewed() == (0, 1))
        other.press("j", "j", "a")
        wait_for(lambda: kept.read_bytes() != stale)
    lines = kept.read_text("utf-8-sig")
    assert "gone-0001" in lines, "what fits no row is somebody's work, and stays"
    assert read_corrections(kept)[0].verdict is Verdict.NO_PLAN


def test_a_server_draws_any_page(served: tuple[ReviewServer, Path], tmp_path: Path) -> None:
    server, _ = served
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, server.address, tmp_path)
        wait_for(lambda: page.documents())
        page.press("j")
        page.type_into(".card.current .pages input", "8")
        page.find(".card.current .pages form button").click()
        pages = "return [...document.querySelectorAll('.card.current .page')].map((each) => each.textContent)"
        wait_for(lambda: page.run(pages) == ["1", "2", "8"])
        assert page.find(".card.current .whole-page").is_displayed()
        assert page.console() == []
