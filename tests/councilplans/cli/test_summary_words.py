"""What the terminal says is understood at once: which issues, which rows, which copies."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from councilplans.batch.events import Summary
from councilplans.batch.ledger import Totals
from councilplans.cli.summary import lines

_TOTALS = Totals(
    documents=3,
    read=3,
    read_in_part=0,
    failed=0,
    without_plan=0,
    copies=0,
    plans=3,
    recommendations=0,
    actions=90,
    issues=4,
    doubtful=80,
    seconds=1.0,
)


def summary_of(folder: Path) -> Summary:
    return Summary(
        folder, str(folder), _TOTALS, (), 3, 1.0, up_to_date=False, same_plans=2, copies=("a.pdf", "b.pdf")
    )


def test_issues_are_told_apart_from_the_actions_to_check(tmp_path: Path) -> None:
    """ "Issues: 21" stood below "To check: 80", and nobody knew whether it was among them."""
    issues = [
        {"action_id": "a-0001", "severity": "doubt", "table": 0},
        {"action_id": "a-0002", "severity": "note", "table": 0},
        {"action_id": None, "severity": "note", "table": 1},
        {"action_id": None, "severity": "loss", "table": None},
    ]
    (tmp_path / "issues.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in issues), "utf-8")
    (line,) = (each for each in lines(summary_of(tmp_path)) if each.startswith("Issues"))
    assert line.startswith(
        f"Issues: 4 remarks in sentences, in {tmp_path / 'issues.csv'}: 1 on actions to check, "
        "1 on other actions, 1 on tables, 1 on documents, their pages or sheets. 1 of them: "
    )
    assert any(
        "To check counts actions, and issues counts remarks" in each for each in lines(summary_of(tmp_path))
    )
    none = replace(summary_of(tmp_path), totals=_TOTALS._replace(issues=0))
    assert not any(each.startswith("Issues") for each in lines(none))


def test_copies_are_not_taken_for_versions(tmp_path: Path) -> None:
    """ "Same plan as another: 117 documents", and `follow` found no two versions of one plan."""
    (line,) = (each for each in lines(summary_of(tmp_path)) if each.startswith("Copies"))
    assert line.startswith("Copies: 2 documents hold the same version of a plan as another one")
    assert "(a.pdf, b.pdf)" in line


@pytest.mark.parametrize(
    ("failed", "without_plan", "line"),
    [
        (0, 0, "9 documents read: 9 hold 3 action plans."),
        (0, 1, "9 documents read: 8 hold 3 action plans and 1 holds none."),
        (2, 4, "9 documents: 7 read (3 hold 3 action plans and 4 hold none), 2 could not be read."),
        (2, 0, "9 documents: 7 read (7 hold 3 action plans), 2 could not be read."),
        (9, 0, "9 documents: 9 could not be read."),
    ],
)
def test_the_documents_add_up_and_are_counted_in_one_line(
    tmp_path: Path, failed: int, without_plan: int, line: str
) -> None:
    """ "8 not read" stood above "54 files read" in the same summary."""
    totals = _TOTALS._replace(documents=9, failed=failed, without_plan=without_plan, plans=3)
    first, *others = lines(replace(summary_of(tmp_path), totals=totals))
    assert first == line
    assert not any("files read" in other for other in others)
