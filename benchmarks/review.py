"""How fast a review of many actions opens, scrolls, filters and takes decisions in a real browser.

    python benchmarks/review.py [actions]

Needs Chromium with its driver and selenium. Prints the page's size, and in milliseconds: until its first
actions can be read, what accepting an action and narrowing by a filter take until the browser has laid the
page out again (least and middle of several), and the frames of a fast scroll (a third of a window each).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from output.results import read_results
from output.review.report import write_review
from tests.output.building import write_results
from tests.output.review.browser import ReviewPage, chromium, wait_for
from tests.output.review.papers import AS_OF, SCROLL, in_word, many

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ACCEPT = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))"
FILTERS = ("flag", "document", "due")
FILTER = "document.querySelector('[data-facet=\"{}\"]').click()"


def timed(driver: Chrome, script: str) -> float:
    """Milliseconds that a script takes in the page, with what follows from it laid out."""
    # The page's policy forbids eval; its own debugger may.
    call = f"new Promise((done) => {{ ({wrapped(script)})(done); }})"
    given = {
        "expression": call,
        "awaitPromise": True,
        "returnByValue": True,
        "allowUnsafeEvalBlockedByCSP": True,
    }
    return float(driver.execute_cdp_cmd("Runtime.evaluate", given)["result"]["value"])


def wrapped(script: str) -> str:
    """A function of a callback that it calls with the milliseconds."""
    return (
        "(done) => { const started = performance.now(); " + script + "; document.body.offsetHeight;"
        " const working = performance.now() - started;"
        " requestAnimationFrame(() => requestAnimationFrame(() => done(working))); }"
    )


def main() -> None:
    """Make the page, open it, use it, scroll it."""
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = read_results(write_results(folder / "run", many(actions)))
        path = folder / "review.html"
        evidence = ((each, in_word(results.by_source[each.source])) for each in results.documents)
        write_review(results, evidence, path, AS_OF)
        with chromium(folder, waits=False) as driver:
            started = time.perf_counter()
            page = ReviewPage(driver, path, folder)
            page.first_values()
            opened = 1000 * (time.perf_counter() - started)
            wait_for(lambda: page.run("return document.readyState === 'complete'"))
            page.press("j")
            accepted = [timed(driver, ACCEPT) for _ in range(9)]
            filtered = [timed(driver, FILTER.format(facet)) for facet in FILTERS for _ in range(4)]
            frames = sorted(driver.execute_async_script(SCROLL))
        size = path.stat().st_size / 1_000_000
    slow = frames[len(frames) * 95 // 100]
    print(
        f"{actions} actions, {size:.1f} MB: opened in {opened:.0f} ms; "
        f"accept {min(accepted):.0f} to {median(accepted):.0f} ms; "
        f"filter {min(filtered):.0f} to {median(filtered):.0f} ms; "
        f"scrolling, the middle frame {frames[len(frames) // 2]:.0f} ms, 95 % within {slow:.0f} ms"
    )


if __name__ == "__main__":
    main()
