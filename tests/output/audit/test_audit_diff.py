"""Two runs held side by side."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from councilplans.cli.audit import command
from normalise.records import Outcome
from output.audit.diff import Turn, compare
from output.results import read_results
from tests.output.building import action, document, write_results

REGISTER = "Review the register of empty homes and report to the board"
CENTRE = "Open the youth centre on Saturday mornings during term"


def test_rows_and_values_gained_lost_and_changed(tmp_path: Path) -> None:
    old = [action(REGISTER, 1, target="40", priority="High"), action("Stop the leaflet", 2)]
    new = [action(REGISTER + " twice", 7, target="41", baseline="60"), action(CENTRE, 8)]
    comparison = compare(
        read_results(write_results(tmp_path / "old", old)), read_results(write_results(tmp_path / "new", new))
    )
    assert comparison.rows == {Turn.GAINED: 1, Turn.LOST: 1, Turn.CHANGED: 1}
    turns = {
        column: {turn: count for turn, count in counts.items() if count}
        for column, counts in comparison.columns.items()
    }
    assert turns == {
        "action": {Turn.CHANGED: 1},
        "target": {Turn.CHANGED: 1},
        "baseline": {Turn.GAINED: 1},
        "priority": {Turn.LOST: 1},
        "row": {Turn.CHANGED: 1},
    }


def test_the_same_run_twice_has_no_difference_whatever_the_ids(tmp_path: Path) -> None:
    old = write_results(tmp_path / "old", [action(REGISTER, 1, row=4), action(REGISTER, 2, row=5)])
    new = write_results(tmp_path / "new", [action(REGISTER, 9, row=5), action(REGISTER, 8, row=4)])
    assert compare(read_results(old), read_results(new)).is_same
    result = CliRunner().invoke(command, ["diff", str(old), str(new)])
    assert result.output == "Nothing changed: 2 actions are the same in both runs.\n"


def test_of_many_documents_some_are_named_and_the_others_counted(tmp_path: Path) -> None:
    """Two runs over other papers listed every one of them."""
    papers = [document(source=f"{number:03}.pdf") for number in range(30)]
    old, new = write_results(tmp_path / "old", [], papers), write_results(tmp_path / "new", [], [])
    output = CliRunner().invoke(command, ["diff", str(old), str(new)]).output
    assert output.count(".pdf: ") == 20
    assert "10 documents more" in output


def test_documents_that_came_or_failed_are_named(tmp_path: Path) -> None:
    broken = document(source="roads.pdf", outcome=Outcome.FAILED, failure="CORRUPT")
    old = write_results(tmp_path / "old", [], [document(source="roads.pdf"), document(source="gone.pdf")])
    new = write_results(tmp_path / "new", [], [broken, document(source="came.pdf")])
    out = tmp_path / "diff.json"
    result = CliRunner().invoke(command, ["diff", str(old), str(new), "--json", str(out)])
    assert "roads.pdf: first run: read; second run: not read, corrupt" in result.output
    assert "came.pdf: first run: not in this run; second run: read" in result.output
    documents = json.loads(out.read_text())["documents"]
    assert [(each["source"], each["turn"]) for each in documents] == [
        ("came.pdf", "gained"),
        ("gone.pdf", "lost"),
        ("roads.pdf", "changed"),
    ]


def test_runs_over_other_documents_are_compared_with_a_warning(tmp_path: Path) -> None:
    """Two runs over other folders listed hundreds of lost actions, and nobody was told why."""
    old = write_results(tmp_path / "old", [], [document(source="a.pdf"), document(source="b.pdf")])
    new = write_results(tmp_path / "new", [], [document(source="sub/a.pdf")])
    output = CliRunner().invoke(command, ["diff", str(old), str(new)]).output
    assert output.startswith(
        "Note: these runs are not over the same documents. 0 documents in both, 2 only in the first run, "
        "1 only in the second, by their paths."
    )
    assert "1 of those in one run only is in the other under another path." in output
    assert "With no document in both there is nothing to compare" in output
    same = CliRunner().invoke(command, ["diff", str(old), str(old)]).output
    assert "Note" not in same
