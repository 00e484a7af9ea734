"""``councilplans extract`` as a person and a script meet it."""

from __future__ import annotations

import csv
import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilplans.cli import cli
from ingest.errors import CouncilPlansError, OutputError
from output.results import read_results
from output.review.doubts import find_doubts
from output.review.summary import summarise
from tests.councilplans.batch.running import documents, folder_of
from tests.hostile import mock_reader

GOOD = {"a.txt": "actions 3", "b.txt": "actions 2"}


@pytest.fixture(autouse=True)
def _mock_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline of the mock reader, in a folder with no settings."""
    monkeypatch.setitem(sys.modules, "councilplans.pipeline", mock_reader)
    monkeypatch.chdir(tmp_path)
    for variable in ("COUNCILPLANS_CONFIG", "COUNCILPLANS_WORKERS"):
        monkeypatch.delenv(variable, raising=False)


def extract(*arguments: str) -> Result:
    """What a command line gives; troubles that `main` turns into a sentence are raised."""
    result = CliRunner().invoke(cli, ["extract", "--no-isolation", *arguments])
    if isinstance(result.exception, CouncilPlansError):
        raise result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def test_a_run_ends_with_a_summary_and_the_next_command() -> None:
    folder_of(Path("reports"), GOOD)
    result = extract("reports", "--out", "results")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "2 documents read: 2 hold 2 action plans."
    assert result.stdout.splitlines()[-1] == "Next, make the review page: councilplans review results"
    assert result.stderr == "", "silent where nobody watches"


@pytest.mark.parametrize(
    ("orders", "flags", "code"),
    [
        (GOOD, [], 0),
        (GOOD, ["--strict"], 3),
        (GOOD | {"c.txt": "refuse"}, [], 4),
        (GOOD | {"c.txt": "refuse"}, ["--strict"], 4),
        ({"c.txt": "refuse"}, [], 5),
        ({"c.txt": "actions 0"}, [], 5),
        ({"c.txt": "actions 0", "d.txt": "refuse"}, [], 5),
    ],
)
def test_exit_codes_tell_scripts_what_happened(orders: dict[str, str], flags: list[str], code: int) -> None:
    folder_of(Path("reports"), orders)
    assert extract("reports", "--out", "results", *flags).exit_code == code


def test_an_empty_folder_is_nothing_to_read() -> None:
    Path("empty").mkdir()
    result = extract("empty", "--out", "results")
    assert result.exit_code == 5
    assert result.stderr == "councilplans: empty: there is no file to read in it.\n"


def test_where_nothing_could_be_read_it_says_so_in_a_sentence() -> None:
    """A folder that held nothing but a program's source ended in 5, and with --quiet without a word."""
    Path("papers").mkdir()
    Path("papers/count.py").write_text("print(1)\n", "utf-8")
    result = extract("papers", "--out", "results", "--quiet")
    assert (result.stdout, result.exit_code) == ("", 5)
    assert result.stderr == "councilplans: the document could not be read.\n"


@pytest.mark.parametrize(
    ("orders", "said"),
    [
        ({"a.txt": "actions 0"}, "no action plan was found in 1 document."),
        ({"a.txt": "actions 0", "b.txt": "actions 0"}, "no action plan was found in 2 documents."),
        (
            {"a.txt": "actions 0", "b.txt": "refuse"},
            "no action plan was found in the one document that could be read.",
        ),
        ({"a.txt": "refuse", "b.txt": "refuse"}, "none of the documents could be read."),
    ],
)
def test_of_what_was_not_read_nobody_says_that_it_holds_no_plan(orders: dict[str, str], said: str) -> None:
    folder_of(Path("reports"), orders)
    assert extract("reports", "--out", "results").stderr == f"councilplans: {said}\n"


def test_documents_that_are_no_longer_there_are_named_with_their_actions() -> None:
    """Half of the actions went out of the tables without a word, and what was followed stayed old."""
    folder = folder_of(Path("reports"), GOOD | {"c.txt": "actions 1"})
    extract("reports", "--out", "results")
    Path("results/followed").mkdir()
    Path("results/followed/threads.parquet").write_bytes(b"")
    (folder / "c.txt").rename(folder / "moved.txt")
    (folder / "a.txt").unlink()
    tried = extract("reports", "--out", "results", "--dry-run").stdout.splitlines()
    gone = "No longer in the input: 2 documents (a.txt, c.txt)"
    assert f"{gone}; their 4 actions would be removed from the tables." in tried
    lines = extract("reports", "--out", "results").stdout.splitlines()
    assert "No longer in the input: 1 document (a.txt); its 3 actions are no longer in the tables." in lines
    assert any(line.startswith("results/followed was made of an earlier reading.") for line in lines)
    again = extract("reports", "--out", "results").stdout
    assert "No longer there" not in again
    assert "earlier reading" not in again


def test_a_run_given_again_says_how_many_documents_were_kept() -> None:
    """ "1 file opened" after a run over fifty documents read as one result."""
    folder = folder_of(Path("reports"), GOOD)
    first = extract("reports", "--out", "results").stdout
    assert "Results in results: written in " in first
    folder_of(folder, {"c.txt": "actions 1"})
    assert (
        "Results in results: 2 of 3 documents not read again, as the same file was read before, written in "
        in extract("reports", "--out", "results").stdout
    )


def test_results_do_not_go_among_the_reports() -> None:
    """The next run took its own tables for reports."""
    folder_of(Path("reports"), GOOD)
    for more in ([], ["--dry-run"]):
        with pytest.raises(
            OutputError, match=r"reports: is the folder of the reports .* --out reports/results\."
        ):
            extract("reports", "--out", "reports/.", *more)
    for pattern, out in (("reports/*", "reports"), ("reports/*", "reports/r"), ("reports/**/*", "reports/r")):
        with pytest.raises(OutputError, match=r"lies where reports/.* looks for reports"):
            extract(pattern, "--out", out)
    assert sorted(path.name for path in Path("reports").iterdir()) == sorted(GOOD)
    assert extract("reports/*.txt", "--out", "reports/results").exit_code == 0, "that finds no results"


def test_a_dry_run_foretells_the_run() -> None:
    """It listed everything as to be read, whatever was known, and where the run itself would refuse."""
    folder_of(Path("reports"), GOOD | {"c.txt": "refuse"})
    extract("reports", "--out", "results")
    before = {path: path.stat().st_mtime_ns for path in Path("results").rglob("*")}
    kept = [
        "keep   text  a.txt (read last time, and not changed since)",
        "keep   text  b.txt (read last time, and not changed since)",
        "keep   text  c.txt (could not be read last time; --redo failed tries again)",
        "0 to read, 3 kept from before, 0 that cannot be read. This was a dry run: nothing was written.",
    ]
    dry = ("reports", "--out", "results", "--dry-run")
    assert extract(*dry).stdout.splitlines() == kept
    assert extract(*dry, "--redo", "failed").stdout.splitlines()[-1].startswith("1 to read, 2 kept")
    assert (
        extract(*dry, "--redo", "all").stdout.splitlines()[-1].startswith("3 to read, 0 that cannot be read")
    )
    with pytest.raises(OutputError, match=r"other settings \(resolutions was no, and is yes now\)\. Name"):
        extract(*dry, "--resolutions")
    forced = extract(*dry, "--resolutions", "--force").stdout.splitlines()
    assert forced[-2:] == [
        "--force would replace the results in results: 5 actions of 3 documents.",
        "3 to read, 0 that cannot be read. This was a dry run: nothing was written.",
    ]
    assert {path: path.stat().st_mtime_ns for path in Path("results").rglob("*")} == before


def test_a_dry_run_knows_what_an_interrupted_run_has_read() -> None:
    folder_of(Path("reports"), GOOD | {"c.txt": "interrupt"})
    extract("reports", "--out", "results")
    lines = extract("reports", "--out", "results", "--dry-run").stdout.splitlines()
    assert lines[-1].startswith("1 to read, 2 kept from before")


def test_what_could_not_be_read_is_listed_with_reason_and_advice() -> None:
    folder_of(Path("reports"), GOOD | {"scan\x1b[31m.txt": "refuse"})
    (Path("reports") / "letter.wpd").write_bytes(b"\xffWPC Hello")
    lines = extract("reports", "--out", "results").stdout.splitlines()
    assert lines[0] == "4 documents: 2 read (2 hold 2 action plans), 2 could not be read."
    assert lines[2] == "Not read: 2 documents. results/documents.csv lists each, with the reason"
    assert lines[3] == (
        "  letter.wpd: It is a WordPerfect file (.wpd), which is not read. "
        "Save it as .docx or .pdf in the program that made it, and run again. [UNSUPPORTED]"
    )
    assert lines[4].startswith("  scan\N{SYMBOL FOR ESCAPE}[31m.txt: It holds no text (page 3).")


def test_what_is_said_of_several_unread_files_and_what_to_do_with_one_agree() -> None:
    """ "They are damaged. Open it in …" was neither of several files nor of one."""
    folder = folder_of(Path("reports"), GOOD)
    (folder / "cut.docx").write_bytes(b"PK\x03\x04")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.4")
    for name in ("empty.docx", "empty.pdf"):
        (folder / name).write_bytes(b"")
    lines = extract("reports", "--out", "results").stdout.splitlines()
    damaged = next(line for line in lines if line.endswith("[CORRUPT]"))
    assert damaged.startswith("  cut.docx and cut.pdf: They are damaged or cut short. For each: open it in")
    empty = next(line for line in lines if line.endswith("[EMPTY]"))
    assert empty.startswith("  empty.docx and empty.pdf (the same for each): It is empty (0 bytes). Nothing")


def test_a_summary_has_at_most_fifteen_lines_whatever_happened() -> None:
    """Three hundred unread files once printed three hundred lines."""
    folder = folder_of(Path("reports"), GOOD | {f"s{number}.txt": "refuse" for number in range(30)})
    folder_of(Path("reports"), {f"none{number}.txt": "actions 0" for number in range(5)})
    unread = {
        "one.json": b"{}", "two.json": b"[]", "page.pptx": b"PK\x03\x04", "old.wpd": b"\xffWPC",
        "a.7z": b"7z\xbc\xaf'\x1c",
        "empty.docx": b"",
        "sheet.csv": b"a,b\n",
    }  # fmt: skip
    for name, content in unread.items():
        (folder / name).write_bytes(content)
    (Path("results")).mkdir()
    header = "action_id,field,old,new,verdict,note\r\n"
    stale = "".join(f"nobody-{number},action,a,a,accept,\r\n" for number in range(9))
    Path("results/corrections.csv").write_text(header + stale, "utf-8")
    result = extract("reports", "--out", "results")
    lines = result.stdout.splitlines()
    assert len(lines) <= 15
    assert lines[0] == "44 documents: 7 read (2 hold 2 action plans and 5 hold none), 37 could not be read."
    assert lines[3].startswith("  30 files such as s0.txt (the same for each): It holds no text (page 3).")
    assert lines[4].startswith(
        "  one.json and two.json (the same for each): It is a JSON file, which is not read. It is no report"
    )
    named = [line for line in lines if line.startswith("No action plan found in: ")]
    first = "No action plan found in: none0.txt, none1.txt, none2.txt and 2 more"
    assert named == [f"{first}. The review page shows their pages"]
    assert len(result.stderr.splitlines()) == 4, "three that no longer fit, and how many more"
    assert result.exit_code == 4


def test_corrected_tables_of_an_earlier_reading_do_not_stay() -> None:
    """They stood beside the rows of another reading as if they were the same ones corrected."""
    folder = folder_of(Path("reports"), GOOD)
    extract("reports", "--out", "results")
    old = Path("results/actions.corrected.csv")
    old.write_text("action\r\n", "utf-8")
    assert "Removed" not in extract("reports", "--out", "results").stdout, "nothing is new"
    assert old.exists()
    (folder / "new.txt").write_text("actions 1", "utf-8")
    again = extract("reports", "--out", "results")
    assert "Removed, because they are of an earlier reading: actions.corrected.csv" in again.stdout
    assert not old.exists()


def test_what_is_to_be_looked_at_is_the_number_that_the_page_says() -> None:
    folder_of(Path("reports"), GOOD)
    lines = extract("reports", "--out", "results").stdout.splitlines()
    results = read_results(Path("results"))
    summary = summarise(results, find_doubts(results), date(2010, 1, 1))
    assert summary.doubtful > 0
    issues = len(results.findings)
    assert lines[2].startswith(f"To check: {summary.doubtful} of {summary.actions} actions ")
    assert lines[3].startswith(f"Issues: {issues} remarks in sentences, in ")
    parts = re.findall(
        r"(\d+) on (?:actions to check|other actions|tables|documents, their pages or sheets)", lines[3]
    )
    assert sum(map(int, parts)) == issues
    doubts = find_doubts(results)
    assert [each.to_check for each in results.actions] == [
        doubts.is_doubtful(each) for each in results.actions
    ]
    with Path("results/actions.csv").open(encoding="utf-8-sig", newline="") as sheet:
        marked = [row["to_check"] for row in csv.DictReader(sheet)]
    assert marked.count("true") == summary.doubtful
    assert set(marked) <= {"true", "false"}


def test_issues_are_a_sheet_too() -> None:
    folder_of(Path("reports"), GOOD)
    extract("reports", "--out", "results", "--csv", "plain")
    with Path("results/issues.csv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    lines = Path("results/issues.jsonl").read_text("utf-8").splitlines()
    assert [row["message"] for row in rows] == [json.loads(line)["message"] for line in lines]


def test_quiet_says_only_why_it_does_not_end_with_0() -> None:
    folder_of(Path("reports"), GOOD | {"c.txt": "refuse"})
    result = extract("reports", "--out", "results", "--quiet")
    assert (result.stdout, result.exit_code) == ("", 4)
    said = "councilplans: 1 of 3 documents could not be read (exit code 4). "
    assert result.stderr == f"{said}{Path('results/documents.csv')} says why.\n"
    assert Path("results/actions.csv").exists()


def test_redo_all_says_what_it_did() -> None:
    """It said "nothing is new (--redo all reads everything again)" to who had given just that."""
    folder_of(Path("reports"), GOOD)
    extract("reports", "--out", "results")
    lines = extract("reports", "--out", "results", "--redo", "all").stdout.splitlines()
    assert (
        "Read again: 2 documents, with the same result as before; the results in results stay as they were."
        in lines
    )
    assert not Path("results/parts").exists(), "the folders of parts stayed behind, empty"


def test_of_what_again_could_not_be_read_nobody_says_that_it_was_read() -> None:
    folder_of(Path("reports"), GOOD | {"c.txt": "refuse"})
    extract("reports", "--out", "results")
    stay = "the results in results stay as they were."
    tried = extract("reports", "--out", "results", "--redo", "failed").stdout.splitlines()
    assert f"Tried again: 1 document, but it could not be read this time either; {stay}" in tried
    read = extract("reports", "--out", "results", "--redo", "all").stdout.splitlines()
    again = "Read again: 3 documents, with the same result as before (1 of them still could not be read)"
    assert f"{again}; {stay}" in read


def test_strict_says_why_it_ends_with_3() -> None:
    folder_of(Path("reports"), GOOD)
    result = extract("reports", "--out", "results", "--strict", "--quiet")
    issues = len(read_results(Path("results")).findings)
    said = f"there are {issues} issues, and --strict was given (exit code 3)."
    lists = f"{Path('results/issues.csv')} lists them."
    assert (result.exit_code, result.stderr) == (3, f"councilplans: {said} {lists}\n")


def test_an_interrupted_run_says_how_to_go_on() -> None:
    folder_of(Path("reports"), GOOD | {"c.txt": "interrupt"})
    result = extract("reports", "--out", "results")
    assert result.exit_code == 130
    assert "Give the same command again to go on" in result.stderr
    assert not Path("results/actions.csv").exists()


def test_a_dry_run_says_what_would_be_read_and_writes_nothing() -> None:
    folder_of(Path("reports"), GOOD)
    (Path("reports") / "letter.wpd").write_bytes(b"\xffWPC Hello")
    result = extract("reports", "--out", "results", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "read   text  a.txt (16 bytes)",
        "read   text  b.txt (16 bytes)",
        "skip         letter.wpd: is a WordPerfect file (.wpd), which is not read. "
        "Save it as .docx or .pdf in the program that made it, and run again.",
        "2 to read, 1 that cannot be read. This was a dry run: nothing was written.",
    ]
    assert not Path("results").exists()


def test_logs_for_programs_are_json_lines_on_stderr() -> None:
    folder_of(Path("reports"), GOOD | {"c.txt": "refuse"})
    result = extract("reports", "--out", "results", "--log", "json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [event["event"] for event in events] == ["Started", *["DocumentEnded"] * 3, "Writing"]
    assert (events[3]["source"], events[3]["failure"]) == ("c.txt", "NO_TEXT")


def test_choices_are_given_by_their_values() -> None:
    folder_of(Path("reports"), GOOD)
    flags = ["--csv", "plain", "--pdf-engine", "pdfplumber", "--log", "human"]
    assert extract("reports", "--out", "results", *flags).exit_code == 0


def test_limits_are_raised_by_name() -> None:
    folder_of(Path("reports"), GOOD)
    result = extract(
        "reports", "--out", "results", "--limit", "file_bytes=5", "--timeout", "7", "--memory", "900"
    )
    assert result.exit_code == 5
    settings = json.loads(Path("results/run.json").read_text("utf-8"))["settings"]
    assert settings["limits.file_bytes"] == {"value": 5, "from": "command line"}
    assert settings["limits.seconds"]["value"] == 7
    assert settings["limits.memory_mb"]["value"] == 900


@pytest.mark.parametrize("limit", ["file_bytes", "file_bites=3", "file_bytes=many"])
def test_a_limit_that_is_none_is_refused(limit: str) -> None:
    folder_of(Path("reports"), GOOD)
    with pytest.raises(CouncilPlansError, match="file_b"):
        extract("reports", "--out", "results", "--limit", limit)
    assert not Path("results").exists()


def test_the_settings_file_is_heard() -> None:
    folder_of(Path("reports"), GOOD)
    Path("councilplans.toml").write_text('csv = "plain"\n', "utf-8")
    extract("reports", "--out", "results")
    assert Path("results/actions.csv").read_bytes().startswith(b"action_id,")


def test_results_are_not_replaced_without_force() -> None:
    folder_of(Path("reports"), GOOD)
    extract("reports", "--out", "results")
    with pytest.raises(CouncilPlansError, match="--force"):
        extract("reports/a.txt", "--out", "results")
    assert extract("reports/a.txt", "--out", "results", "--force").exit_code == 0
    assert list(documents(Path("results"))) == ["a.txt"]


def test_given_again_with_nothing_new_it_says_so() -> None:
    folder_of(Path("reports"), GOOD)
    extract("reports", "--out", "results")
    result = extract("reports", "--out", "results")
    assert result.exit_code == 0
    assert (
        "The results in results are up to date: no document is new or changed, and nothing was written."
        in result.stdout
    )
