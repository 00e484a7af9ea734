"""The five plans that the tool was made for, held against what a person read in them.

They are no part of this repository: the tests look for them in ``../shared/corpus/seeds`` beside the
checkout, and skip where they are not. Two have gold and are audited; for the others ``<plan>.csv`` says, a
line an action in reading order, how its text begins and how long it is, and what was promised.
``merton_by_page.csv`` says it of the two formats that keep the paper's pages, which show whose lead is whose.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from councilplans import extract
from normalise.records import Action

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "corpus" / "seeds"
PLANS = ("derbyshire", "merton", "south_gloucestershire")
COLUMNS = ("ref", "kind", "begins", "words", "leads", "due_kind", "due_start", "due_date", "status")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SEEDS.exists(), reason="the measuring corpus is not beside the checkout"),
]


def read(path: Path) -> list[dict[str, str]]:
    return [_line(action) for action in extract(path, isolation=False).actions]


def _line(action: Action) -> dict[str, str]:
    words = action.action.split()
    values = (
        action.recommendation_ref,
        action.kind,
        " ".join(words[:3]),
        len(words),
        len(action.leads),
        action.due_kind,
        action.due_start,
        action.due_date,
        action.status,
    )
    return dict(zip(COLUMNS, ("" if value is None else str(value) for value in values), strict=True))


def agreed(plan: str) -> list[dict[str, str]]:
    with (HERE / f"{plan}.csv").open(encoding="utf-8", newline="") as page:
        return list(csv.DictReader(page))


@pytest.mark.parametrize("plan", PLANS)
def test_the_word_file_says_what_a_person_read(plan: str) -> None:
    assert read(SEEDS / f"{plan}.docx") == agreed(plan)


@pytest.mark.parametrize("kind", ["txt", "pdf"])
@pytest.mark.parametrize("plan", PLANS)
def test_the_other_formats_say_the_same(plan: str, kind: str) -> None:
    """They lack what the Word file has: the text its bold leads, Merton's PDF whole tables."""
    expected = agreed(f"{plan}_by_page" if plan == "merton" else plan)
    found = read(SEEDS / f"{plan}.{kind}")
    same = sum(line in expected for line in found)
    assert same / max(len(expected), len(found)) >= (0.9 if (plan, kind) == ("merton", "pdf") else 0.97)
