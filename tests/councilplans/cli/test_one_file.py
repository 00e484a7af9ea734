"""``show``, ``inspect`` and ``tables`` as a person calls them, with good files and with bad ones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from councilplans.cli.inspect import _about_issue
from councilplans.cli.show import _due
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity
from tests.hostile import pdfs, words
from tests.output.building import action
from tests.support import PAPERS, ROOT

PLAN = PAPERS / "harrowdene_ten_columns.docx"
PDF = PAPERS / "wexcombe_monitor.pdf"


def councilplans(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, in a folder without settings; it never shows a traceback."""
    environment = {name: value for name, value in os.environ.items() if "COUNCILPLANS" not in name}
    ended = subprocess.run(
        [sys.executable, "-m", "councilplans", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"},
        check=False,
    )
    assert "Traceback" not in ended.stderr
    return ended


def test_show_prints_what_is_to_be_done_by_whom_and_when(tmp_path: Path) -> None:
    shown = councilplans("show", PLAN, folder=tmp_path)
    assert shown.returncode == 0
    assert shown.stdout.startswith("Harrowdene Joint Review Action Plan 2008\n")
    assert "→ 20" in shown.stdout, "what a deadline was judged to be stands under its words"
    assert "13 actions" in shown.stdout


def test_show_says_why_an_action_is_to_be_checked_and_inspect_can_be_copied(tmp_path: Path) -> None:
    """It counted notes as doubts, gave no reason, and named the file without its folder."""
    (tmp_path / "old papers").mkdir()
    shutil.copy(PAPERS / "tarnbeck_committee_report.docx", tmp_path / "old papers" / "report.docx")
    lines = councilplans("show", "old papers/report.docx", folder=tmp_path).stdout.splitlines()
    assert [line for line in lines if line.startswith("!   Put more management time into the plan.")]
    reason = lines.index("To check: these actions, marked ! above, may have been read wrong")
    assert lines[reason + 1] == "  Put more management time into the plan."
    assert lines[reason + 2].startswith("    “12/11” can be read in more than one way")
    assert lines[-1].startswith("1 action plan with 6 actions, 1 to check")
    assert lines[-1].endswith("councilplans inspect 'old papers/report.docx'")
    assert "Recommendation 1" in lines, "a number alone is no heading"


def test_a_note_is_nothing_to_check(tmp_path: Path) -> None:
    shown = councilplans("show", PAPERS / "aldermoor_minutes.docx", folder=tmp_path).stdout
    assert "2 actions, 0 to check." in shown
    assert "!" not in shown


def test_inspect_counts_rows_and_tables_from_one(tmp_path: Path) -> None:
    """It said "heading in row 0" beside "column 1", and the review another number than both."""
    seen = councilplans("inspect", PAPERS / "tarnbeck_committee_report.docx", folder=tmp_path).stdout
    assert "\n\nTable 2, " in seen, "a blank line before each table"
    assert "Its headings are in row 1." in seen
    note = Issue(IssueCode.ROW_IS_NOTE, Severity.NOTE, "Dates may change.", table=0, row=3)
    assert _about_issue(note) == "Note, table 1, row 4: Dates may change. [row_is_note]"


def test_inspect_says_of_every_table_what_it_is_and_draws_the_pages(tmp_path: Path) -> None:
    seen = councilplans("inspect", PDF, "--image", "pages", folder=tmp_path)
    assert seen.returncode == 0
    assert "Table 1, page 1, 4 rows x 2 columns: not read as an action plan" in seen.stdout
    assert "Table 2, page 1-2, 19 rows x 2 columns: read as a table of an action plan" in seen.stdout
    pictures = sorted((tmp_path / "pages").iterdir())
    assert [picture.name for picture in pictures] == ["page-001.png", "page-002.png"]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_inspect_draws_a_page_after_each_step_of_its_reading(tmp_path: Path) -> None:
    seen = councilplans("inspect", PDF, "--image", "pages", "--steps", folder=tmp_path)
    assert seen.returncode == 0
    names = ["1-runs", "2-rules", "3-grid", "4-cells", "5-rows"]
    pictures = [(tmp_path / "pages" / f"page-001-{name}.png").read_bytes() for name in names]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert len(set(pictures)) == len(names), "each step is seen"
    alone = councilplans("inspect", PDF, "--steps", folder=tmp_path)
    assert alone.returncode == 2
    assert "--image" in alone.stderr


LOG = """Zorg\tBlimp\tWho is on it
1\tMend the shed\tAnn Lee
2\tSell the hut\tBo Day
"""


def test_a_profile_says_what_a_table_is_and_holds_for_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(_page(LOG), "utf-8")
    first = councilplans("inspect", "plan.html", "--profile", "told.toml", folder=tmp_path)
    assert first.returncode == 0
    told = (tmp_path / "told.toml").read_text("utf-8")
    assert 'heading = "Blimp"' in told
    again = councilplans("inspect", "plan.html", "--profile", "told.toml", folder=tmp_path)
    assert "the profile says so" in again.stdout
    assert (tmp_path / "told.toml").read_text("utf-8") == told, "what it knows already is not added again"
    changed = '[[tables]]\nkind = "milestone"\ncolumns = [{ heading = "Zorg", means = [] }, '
    changed += '{ heading = "Blimp", means = ["action"] }, { heading = "Who is on it", means = ["lead"] }]'
    (tmp_path / "told.toml").write_text(changed, "utf-8")
    run = councilplans("extract", "plan.html", "--out", "out", "--profile", "told.toml", folder=tmp_path)
    assert run.returncode == 0
    rows = (tmp_path / "out" / "actions.csv").read_text("utf-8-sig").splitlines()
    assert [("milestone" in row, "Mend the shed" in row, "Ann Lee" in row) for row in rows[1:]] == [
        (True, True, True),
        (True, False, False),
    ]


def _page(rows: str) -> str:
    lines = (f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" for line in rows.splitlines())
    return f"<html><body><h1>Log</h1><table>{''.join(lines)}</table></body></html>"


def test_tables_prints_every_table_with_its_cells_and_their_places(tmp_path: Path) -> None:
    printed = councilplans("tables", PDF, folder=tmp_path)
    first, second = (json.loads(line) for line in printed.stdout.splitlines())
    assert (first["page"], first["rows"], first["cols"]) == (1, 4, 2)
    assert (second["page"], second["page_end"], second["rows"]) == (1, 2, 19)
    assert first["cells"][0]["text"] == "Document title:"
    x0, top, x1, bottom = first["cells"][0]["bbox"]
    assert 0 < x0 < x1 < 842
    assert 0 < top < bottom < 842


@pytest.mark.parametrize("command", ["show", "inspect", "tables"])
def test_the_engine_is_chosen_by_the_name_that_advice_gives_it(command: str, tmp_path: Path) -> None:
    """`--pdf-engine pdfplumber` was refused where PDFPLUMBER was wanted."""
    assert councilplans(command, PDF, "--pdf-engine", "pdfplumber", folder=tmp_path).returncode == 0


BAD = {
    "empty.pdf": (b"", "is empty (0 bytes)."),
    "locked.pdf": (pdfs.protected(), "is protected by a password."),
    "locked.docx": (words.protected(), "is protected by a password."),
    "scan.pdf": (pdfs.picture(200, 300), "holds no text."),
    "cut.pdf": (PDF.read_bytes()[:2500], "is a damaged PDF: it was cut short, or not copied whole."),
    "note.txt": (b"Dear all,\n\nthere is no plan.\n", "holds no action plan."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_shown_is_one_sentence_and_exit_code_5(name: str, tmp_path: Path) -> None:
    content, said = BAD[name]
    (tmp_path / name).write_bytes(content)
    ended = councilplans("show", name, folder=tmp_path)
    assert ended.returncode == 5
    assert ended.stderr.startswith(f"councilplans: {name}: {said}")
    assert ended.stderr.count("\n") == 1


def test_a_table_reader_that_is_killed_is_one_sentence(tmp_path: Path) -> None:
    """`tables` read in the program's own process, which a file could end."""
    (tmp_path / "councilplans.toml").write_text("[limits]\nseconds = 0.001\n", "utf-8")
    ended = councilplans("tables", PDF, folder=tmp_path)
    assert ended.returncode == 5
    assert "was not read within 0.001 seconds (limit seconds)" in ended.stderr


def test_a_folder_for_pictures_that_cannot_be_one_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file", "utf-8")
    ended = councilplans("inspect", PDF, "--image", "pages", folder=tmp_path)
    assert ended.returncode == 2
    assert "pages: cannot be made a folder" in ended.stderr
    assert "--image" in ended.stderr


def test_a_picture_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "pages" / "page-001.png").mkdir(parents=True)
    ended = councilplans("inspect", PDF, "--image", "pages", folder=tmp_path)
    assert ended.returncode == 2
    assert "page-001.png: cannot be written" in ended.stderr


@pytest.mark.parametrize("command", [["show"], ["inspect"], ["tables"], ["extract", "--out", "out"]])
def test_a_file_that_is_not_there_is_a_wrong_call(command: list[str], tmp_path: Path) -> None:
    """`show` and `inspect` ended in 5, `extract` in 2."""
    ended = councilplans(*command, "nope.pdf", folder=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr == "councilplans: nope.pdf: there is no such file or folder.\n"


@pytest.mark.parametrize("command", ["show", "inspect", "tables"])
def test_a_folder_is_sent_to_extract(command: str, tmp_path: Path) -> None:
    """It "is not a file. Check that it is still there"."""
    (tmp_path / "papers").mkdir()
    ended = councilplans(command, "papers", folder=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith("councilplans: papers: is a folder.")
    assert "councilplans extract" in ended.stderr


def test_a_misspelt_command_is_told_which_is_meant(tmp_path: Path) -> None:
    ended = councilplans("extrcat", "papers", folder=tmp_path)
    assert ended.returncode == 2
    assert "No such command 'extrcat'. Did you mean 'extract'?" in ended.stderr


@pytest.mark.parametrize(("command", "hidden"), [("review", "page"), ("audit", "score")])
def test_usage_names_no_hidden_command(command: str, hidden: str, tmp_path: Path) -> None:
    ended = councilplans(command, "--nope", "x", folder=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"Usage: councilplans {command} [OPTIONS] DIR\n")
    assert f" {hidden}" not in ended.stderr


def test_a_completion_script_is_given_for_the_shell(tmp_path: Path) -> None:
    environment = os.environ | {"_COUNCILPLANS_COMPLETE": "bash_source", "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", "from councilplans.cli import cli; cli(prog_name='councilplans')"]
    script = subprocess.run(call, capture_output=True, text=True, env=environment, check=False, cwd=tmp_path)
    assert "_councilplans_completion" in script.stdout


def test_inspect_says_why_a_paper_without_tables_gave_nothing(tmp_path: Path) -> None:
    """It gave no reason, and advised to say something of tables, of which there were none."""
    (tmp_path / "letter.txt").write_text("Dear Mr Shaw,\n\nThank you for your letter.\n", "utf-8")
    inspected = councilplans("inspect", "letter.txt", folder=tmp_path)
    assert "It has no table, and no line of its text asks for something" in inspected.stdout
    assert "--profile" not in inspected.stdout


def test_inspect_counts_actions_of_a_plan_and_calls_no_line_an_error(tmp_path: Path) -> None:
    """A table of 5 rows gave a "Plan 1: 9 rows", and a line that is no action was "refused"."""
    paper = tmp_path / "minutes.txt"
    paper.write_text(
        "Minutes of the Housing Board\n\n3. The register\n\n"
        "Action: Ann Lee to review the register by May 2010.\n\n4. Homes\n\nAction: None.\n",
        "utf-8",
    )
    said = councilplans("inspect", paper, folder=tmp_path).stdout
    assert "Plan 1" in said
    assert ": 1 action, " in said
    assert "not read as an action: " in said
    assert "refused" not in said


def test_weaknesses_and_milestones_are_marked_among_actions(tmp_path: Path) -> None:
    """They stood among the actions as if somebody were to do them."""
    shown = councilplans("show", PAPERS / "harrowdene_ten_columns.docx", folder=tmp_path).stdout
    assert "Weakness" in shown
    assert "Weakness: something that is to be put right. It counts as an action here.\n" in shown
    inspected = councilplans("inspect", PAPERS / "harrowdene_ten_columns.docx", folder=tmp_path).stdout
    assert "4 actions (of these, 4 weaknesses to be put right)" in inspected


def test_inspect_adds_up_its_reasons(tmp_path: Path) -> None:
    """Neither the sum nor the figure that it must reach was shown."""
    seen = councilplans("inspect", PAPERS / "stourfold_criteria.docx", folder=tmp_path).stdout
    assert "to begin with, as most tables are no plans" in seen
    assert "read as a plan from +0.5 on" in seen


def test_a_start_is_shown_as_one_and_no_deadline() -> None:
    begun = action("Paint the hall", due_raw="From January 2010", due_start=date(2010, 1, 1))
    assert _due(begun) == "From January 2010\n→ from 2010-01-01"
