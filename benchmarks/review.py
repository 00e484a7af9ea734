"""How fast a review of many actions opens and scrolls in a real browser.

    python benchmarks/review.py [actions]

Needs Chromium with its driver and selenium. Prints one line: the page's size, seconds until its first
actions can be read, and the frames of a fast scroll (a third of a window each).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from output.results import read_results
from output.review.report import write_review
from tests.output.building import write_results
from tests.output.review.browser import ReviewPage, chromium
from tests.output.review.test_review_browser import AS_OF, SCROLL, in_word, many


def main() -> None:
    """Make the page, open it, scroll it."""
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = read_results(write_results(folder / "run", many(actions)))
        path = folder / "review.html"
        evidence = ((each, in_word(results.by_source[each.source])) for each in results.documents)
        write_review(results, evidence, path, AS_OF)
        with chromium(folder) as driver:
            started = time.perf_counter()
            page = ReviewPage(driver, path, folder)
            page.first_values()
            seconds = time.perf_counter() - started
            frames = sorted(driver.execute_async_script(SCROLL))
        size = path.stat().st_size / 1_000_000
    slow = frames[len(frames) * 95 // 100]
    print(
        f"{actions} actions, {size:.1f} MB: opened in {seconds:.2f} s; "
        f"scrolling, the middle frame {frames[len(frames) // 2]:.0f} ms, 95 % within {slow:.0f} ms"
    )


if __name__ == "__main__":
    main()
