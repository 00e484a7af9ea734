"""Makes ``samples/settled.jsonl`` anew: the small papers of the tests of running text, with their actions.

    python -m benchmarks.settled

What a test that passes reads of its papers is what people have settled that they ask for. The papers of a
test that fails stay as the file has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.options import EVERYTHING, Wanted
from extractors.plan import PlanRow
from tests.extractors.passages import written

_ROOT = Path(__file__).parent.parent
_TESTS = _ROOT / "tests" / "extractors" / "passages"
_FILE = _ROOT / "samples" / "settled.jsonl"

_Papers = dict[str, list[str]]


class Recorder:
    """A plug-in of pytest that keeps the papers which tests that pass read."""

    def __init__(self) -> None:
        self.settled: _Papers = {}
        self.unsettled: set[str] = set()
        self._own: _Papers = {}
        self._read = written.rows

    def rows(self, text: str, wanted: Wanted = EVERYTHING) -> list[PlanRow]:
        """The rows of a paper, which is kept where it is read as papers are unless asked otherwise."""
        found = self._read(text, wanted)
        if wanted == EVERYTHING:
            self._own[text] = [row.action for row in found]
        return found

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Keeps what a test read by whether it passes."""
        self._own = {}
        try:
            yield
        except BaseException:
            self.unsettled |= self._own.keys()
            raise
        self.settled |= self._own


def main() -> None:
    """Runs the tests, and writes their papers."""
    recorder = Recorder()
    written.rows = recorder.rows
    pytest.main(["-q", "--no-header", "-n0", str(_TESTS)], plugins=[recorder])
    before = dict(_settled())
    kept = {text: before[text] for text in recorder.unsettled if text in before}
    settled = recorder.settled | kept
    lines = [
        json.dumps({"text": text, "actions": actions}, ensure_ascii=False)
        for text, actions in settled.items()
    ]
    _FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(settled)} papers, {len(kept)} of them as before: {_FILE}")


def _settled() -> Iterator[tuple[str, list[str]]]:
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        yield told["text"], told["actions"]


if __name__ == "__main__":
    main()
