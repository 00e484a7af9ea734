"""The page of misses in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from councilplans.cli.audit import command
from tests.output.building import action, write_gold, write_results
from tests.output.review.browser import CHROMEDRIVER, CHROMIUM, ReviewPage, chromium

pytest.importorskip("selenium", reason="the browser tests need selenium: pip install councilplans[browser]")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed"),
]

HOSTILE = "Review <script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def test_the_page_opens_with_its_differences_marked_and_runs_nothing(tmp_path: Path) -> None:
    gold = [{"action": "Review the register", "target": "40 homes"}, {"action": "Never extracted"}]
    write_gold(tmp_path / "gold" / "housing.jsonl", gold)
    rows = [action("Review the register", 1, target="41 homes"), action(HOSTILE, 2)]
    run = write_results(tmp_path / "run", rows)
    path = tmp_path / "audit.html"
    done = CliRunner().invoke(command, [str(run), "--gold", str(tmp_path / "gold"), "--html", str(path)])
    assert done.exit_code == 0
    with chromium(tmp_path) as driver:
        page = ReviewPage(driver, path, tmp_path)
        assert page.console() == []
        assert driver.title == "Accuracy audit"
        assert page.texts(".miss h4") == [
            "Action missing action 2 of gold",
            "Extra action, not in gold table 1, row 3 (00112233aabbccdd-0002)",
            "Wrong value: Target action 1 of gold; table 1, row 2 (00112233aabbccdd-0001); 85.7 % alike",
        ]
        assert page.texts(".miss del") == ["41"], "what was extracted is the wrong one, not gold"
        assert page.texts(".miss ins") == ["40"]
        assert HOSTILE in page.texts(".miss dd")
        assert page.run("return getComputedStyle(document.querySelector('.miss dd')).backgroundColor") == (
            "rgb(244, 246, 247)"
        )
        for width in (360, 1280):
            size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            assert page.run("return document.scrollingElement.scrollWidth") <= width
