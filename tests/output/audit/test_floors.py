"""Floors hold, rise when asked, and come down only with a flag of their own that says so."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from councilplans.cli.audit import command
from normalise.records import Action
from tests.output.building import action, write_gold, write_results

TEXTS = (
    "Review the register of empty homes and report to the board",
    "Open the youth centre on Saturday mornings during term",
    "Recruit four family support workers",
)


def run(tmp_path: Path, actions: list[Action], *flags: str, name: str = "run") -> Result:
    write_gold(tmp_path / "gold" / "housing.jsonl", [{"action": text, "target": "40"} for text in TEXTS])
    folder = write_results(tmp_path / name, actions)
    floors = ("--floors", str(tmp_path / "floors.json"))
    return CliRunner().invoke(command, [str(folder), "--gold", str(tmp_path / "gold"), *floors, *flags])


def all_of_them() -> list[Action]:
    return [action(text, number, target="40") for number, text in enumerate(TEXTS, start=1)]


def floors_of(tmp_path: Path) -> dict[str, dict[str, float]]:
    return json.loads((tmp_path / "floors.json").read_text())["floors"]


def test_the_first_floors_are_the_figures_cut_off_after_three_decimals(tmp_path: Path) -> None:
    assert run(tmp_path, all_of_them()[:2], "--update-floors").exit_code == 0
    assert floors_of(tmp_path) == {
        group: {"plans": 1.0, "rows": 0.8, "fields": 0.8, "action": 0.8, "target": 0.8}
        for group in ("together", "pdf")
    }
    assert run(tmp_path, all_of_them()[:2]).exit_code == 0


def test_a_figure_below_its_floor_exits_with_six_and_is_named(tmp_path: Path) -> None:
    run(tmp_path, all_of_them(), "--update-floors")
    result = run(tmp_path, all_of_them()[:2])
    assert result.exit_code == 6
    assert "Below its floor: together, rows: 0.8000, floor 1.000" in result.output


def test_raising_keeps_what_is_higher_and_still_fails_what_fell(tmp_path: Path) -> None:
    run(tmp_path, all_of_them()[:2], "--update-floors")
    better_rows_worse_target = [action(text, number) for number, text in enumerate(TEXTS, start=1)]
    result = run(tmp_path, better_rows_worse_target, "--update-floors")
    assert result.exit_code == 6
    assert floors_of(tmp_path)["pdf"]["rows"] == 1.0
    assert floors_of(tmp_path)["pdf"]["target"] == 0.8


def test_lowering_needs_its_own_flag_and_says_what_it_lowers(tmp_path: Path) -> None:
    run(tmp_path, all_of_them(), "--update-floors")
    result = run(tmp_path, all_of_them()[:2], "--update-floors", "--allow-regression")
    assert result.exit_code == 0
    assert "Floor lowered: pdf, rows: 1.000 → 0.800" in result.output
    assert floors_of(tmp_path)["pdf"]["rows"] == 0.8


def test_a_figure_that_is_no_longer_measured_is_below_its_floor(tmp_path: Path) -> None:
    run(tmp_path, all_of_them(), "--update-floors")
    stored = json.loads((tmp_path / "floors.json").read_text())
    stored["floors"]["docx"] = {"rows": 0.5}
    (tmp_path / "floors.json").write_text(json.dumps(stored))
    result = run(tmp_path, all_of_them())
    assert result.exit_code == 6
    assert "docx, rows: not measured any more, floor 0.500" in result.output
    assert run(tmp_path, all_of_them(), "--update-floors", "--allow-regression").exit_code == 0
    assert floors_of(tmp_path)["docx"] == {}


def test_floors_set_on_other_gold_or_documents_are_refused(tmp_path: Path) -> None:
    run(tmp_path, all_of_them(), "--update-floors")
    moved = [action(text, number, document_id="ffff", target="40") for number, text in enumerate(TEXTS, 1)]
    assert "set on other documents than these" in str(run(tmp_path, moved, name="moved").exception)
    stored = json.loads((tmp_path / "floors.json").read_text())
    stored["gold_digest"] = "0" * 64
    (tmp_path / "floors.json").write_text(json.dumps(stored))
    assert "set on other gold than these" in str(run(tmp_path, all_of_them()).exception)
    assert run(tmp_path, all_of_them(), "--update-floors").exit_code == 0


def test_a_missing_or_broken_floors_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    assert "Write it with --update-floors" in str(run(tmp_path, all_of_them()).exception)
    (tmp_path / "floors.json").write_text("[]")
    assert "is no floors file" in str(run(tmp_path, all_of_them()).exception)


def test_the_flags_need_each_other(tmp_path: Path) -> None:
    assert run(tmp_path, all_of_them(), "--allow-regression").exit_code == 2
