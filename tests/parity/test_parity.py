"""One paper, in whatever way it comes, gives the same actions with the same values.

Each value that differs is a defect, or stands with its reason in ``reasons.toml``; a reason that nothing
needs any more fails as well.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from benchmarks.parity import differing_values, explained
from benchmarks.twins import Difference
from councilplans import extract
from normalise.records import Action
from tests.parity.ways import QUICK, SLOW, Way
from tests.support import PAPERS

NAMES = sorted({path.stem for path in PAPERS.glob("*.docx")})


@cache
def of_word(name: str) -> tuple[Action, ...]:
    """The actions of a sample's Word file."""
    return extract(PAPERS / f"{name}.docx", isolation=False).actions


def unexplained(name: str, way: str, how: Way, folder: Path) -> list[Difference]:
    """What of a copy's actions differs from the Word file's, without a reason."""
    copy = folder / f"{name}.copy.{how.ending}"
    copy.write_bytes(how.make(PAPERS / f"{name}.{how.of}", folder))
    differing = differing_values(extract(copy, isolation=False).actions, of_word(name), how.of)
    reasons = explained(name, way)
    stale = reasons - {(each.row, each.column) for each in differing}
    assert not stale, "what nothing differs in any more needs no reason"
    return [each for each in differing if (each.row, each.column) not in reasons]


@pytest.mark.parametrize("way", QUICK)
@pytest.mark.parametrize("name", NAMES)
def test_what_pip_can_write_says_the_same(name: str, way: str, tmp_path: Path) -> None:
    assert unexplained(name, way, QUICK[way], tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", SLOW)
@pytest.mark.parametrize("name", NAMES)
def test_what_other_programs_write_says_the_same(name: str, way: str, tmp_path: Path) -> None:
    if missing := SLOW[way].missing():
        pytest.skip(f"{missing} is not installed")
    assert unexplained(name, way, SLOW[way], tmp_path) == []
