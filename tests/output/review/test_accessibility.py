"""What axe-core finds wrong with our pages for people who cannot see, or see little, or use no mouse."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from output.audit.audit import audit
from output.audit.gold_files import read_gold
from output.audit.page import places_of, write_page
from output.results import Results, read_results
from output.review.report import write_review
from tests.output.building import action, document, write_gold, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium, wait_for
from tests.output.review.papers import AS_OF, housing, minutes, youth
from tests.output.review.test_followed_review import followed as followed  # a fixture

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
AXE = find_spec("axe_playwright_python")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
    pytest.mark.skipif(AXE is None, reason="axe-core is missing: pip install councilplans[accessibility]"),
]

# Axe's own words for how bad a finding is; "minor" ones are matters of taste.
BAD = ("moderate", "serious", "critical")


def found_by_axe(driver: Chrome) -> list[str]:
    """Every rule that the page breaks, with the elements that do."""
    assert AXE is not None
    assert AXE.origin is not None
    driver.execute_script((Path(AXE.origin).parent / "axe.min.js").read_text("utf-8"))
    result = driver.execute_async_script("axe.run(document).then(arguments[0])")
    return [
        f"{each['impact']}: {each['id']}: {[node['html'][:120] for node in each['nodes'][:3]]}"
        for each in result["violations"]
        if each["impact"] in BAD
    ]


def test_axe_finds_what_is_wrong(tmp_path: Path) -> None:
    with chromium(tmp_path) as driver:
        driver.get("data:text/html,<button></button>")
        assert [line for line in found_by_axe(driver) if "button-name" in line]


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[ReviewPage]:
    """A review of papers on pages, in Word, and without a plan."""
    (on_page, shown), (flowing, rebuilt), (record, whole) = housing(), youth(), minutes()
    documents = [document(on_page), document(flowing), record]
    results = read_results(write_results(tmp_path / "run", [*on_page, *flowing], documents))
    evidence = zip(results.documents, (shown, rebuilt, whole), strict=True)
    write_review(results, evidence, tmp_path / "review.html", AS_OF)
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, tmp_path / "review.html", tmp_path)
        wait_for(lambda: page.documents())
        yield page


def test_the_review_has_nothing_serious(reviewed: ReviewPage) -> None:
    assert found_by_axe(reviewed.driver) == []


@pytest.mark.parametrize("document", ["0", "1", "2"])
def test_nor_with_everything_of_a_document_open(reviewed: ReviewPage, document: str) -> None:
    reviewed.facet("document", document)
    wait_for(lambda: reviewed.texts(".card.document .say-no_plan"))
    reviewed.run(
        "document.querySelectorAll('.card details summary, .card .page:first-child, .evidence > button,"
        " .card.action .say-correct').forEach((each) => each.click())"
    )
    assert found_by_axe(reviewed.driver) == []


def test_nor_with_decisions_made(reviewed: ReviewPage) -> None:
    reviewed.press("j", "a", "r", "a")
    assert found_by_axe(reviewed.driver) == []


def test_nor_have_its_keys(reviewed: ReviewPage) -> None:
    reviewed.press("?")
    assert found_by_axe(reviewed.driver) == []


def test_nor_has_a_question_or_what_is_told(reviewed: ReviewPage) -> None:
    reviewed.press("u")
    assert reviewed.find(".told").is_displayed()
    assert found_by_axe(reviewed.driver) == []
    reviewed.find("#accept-shown").click()
    wait_for(lambda: reviewed.find("#question").is_displayed())
    assert found_by_axe(reviewed.driver) == []


def results_to_audit(folder: Path) -> Results:
    rows = [action("Review the register", 1, target="40"), action("Open the centre", 2)]
    return read_results(write_results(folder / "run", rows))


def test_the_audit_has_nothing_serious(tmp_path: Path) -> None:
    results = results_to_audit(tmp_path)
    gold = [{"action": "Review the register", "target": "45"}, {"action": "Mend the roof"}]
    write_gold(tmp_path / "gold" / "housing.jsonl", gold)
    figures = audit(results, read_gold(tmp_path / "gold"))
    write_page(figures, places_of(results), tmp_path / "audit.html")
    with chromium(tmp_path) as driver:
        driver.get((tmp_path / "audit.html").as_uri())
        driver.execute_script("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        assert found_by_axe(driver) == []


def test_the_followed_plans_have_nothing_serious(followed: Path, tmp_path: Path) -> None:
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, followed / "review.html", tmp_path)
        wait_for(lambda: page.texts(".card .step"))
        assert found_by_axe(driver) == []
