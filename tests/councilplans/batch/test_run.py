"""A run accounts for every file, does nothing twice, and replaces nothing unasked."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from councilplans.batch import outputs
from councilplans.batch.events import DocumentEnded, DocumentKnown, Event, PageBegun, Started
from councilplans.batch.order import Redo
from councilplans.config import Value
from ingest.errors import InputError, NothingToRead, OutputError
from tests.councilplans.batch.running import (
    IN_PROCESS,
    QUICK,
    documents,
    failures,
    folder_of,
    issues,
    result_bytes,
    rows,
    run,
)

REPORTS = {"a.txt": "actions 3", "b/c.txt": "actions 0", "b/d.txt": "actions 2", "e.txt": "refuse"}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "reports", REPORTS)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def read_in(seen: list[Event]) -> list[str]:
    """The documents that a run has read."""
    return [event.source for event in seen if isinstance(event, DocumentEnded)]


def test_every_file_is_in_documents_in_the_inputs_order(reports: Path, out: Path) -> None:
    summary = run(reports, out)
    assert list(documents(out)) == ["a.txt", "b/c.txt", "b/d.txt", "e.txt"]
    assert failures(out) == {"e.txt": "NO_TEXT"}
    assert [row["source"] for row in rows(out, "actions")] == ["a.txt"] * 3 + ["b/d.txt"] * 2
    assert [row["source"] for row in rows(out, "recommendations")] == ["a.txt", "b/d.txt"]
    assert [issue["source"] for issue in issues(out)] == ["a.txt", "b/d.txt"]
    totals = summary.totals
    assert (totals.documents, totals.failed, totals.without_plan, totals.plans) == (4, 1, 1, 2)
    assert (totals.actions, totals.recommendations, totals.issues) == (5, 2, 2)


def test_the_run_is_on_record(reports: Path, out: Path) -> None:
    run(reports, out, IN_PROCESS | {"limits.seconds": 60})
    record = json.loads((out / "run.json").read_text("utf-8"))
    assert record["totals"]["documents"] == 4
    assert record["failures"] == {"NO_PLAN": 1, "NO_TEXT": 1}
    assert record["settings"]["limits.seconds"] == {"value": 60.0, "from": "command line"}
    assert record["settings"]["workers"] == {"value": 0, "from": "default"}
    assert record["files"]["actions.csv"]["bytes"] == (out / "actions.csv").stat().st_size


def test_a_small_run_leaves_only_what_it_promises(reports: Path, out: Path) -> None:
    run(reports, out)
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*result_bytes(out), "issues.csv", "star", "datapackage.json", "run.json", "ledger.sqlite"]
    )


def test_the_same_input_gives_the_same_bytes(reports: Path, out: Path, tmp_path: Path) -> None:
    run(reports, out)
    run(reports, tmp_path / "again")
    assert result_bytes(out) == result_bytes(tmp_path / "again")


def test_a_finished_run_given_again_writes_nothing(reports: Path, out: Path) -> None:
    run(reports, out)
    before = {path: path.stat().st_mtime_ns for path in out.iterdir() if path.name != "ledger.sqlite"}
    seen: list[Event] = []
    summary = run(reports, out, seen=seen)
    assert summary.up_to_date
    assert read_in(seen) == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_new_and_changed_files_are_read_and_the_others_are_not(
    reports: Path, out: Path, tmp_path: Path
) -> None:
    run(reports, out)
    folder_of(reports, {"a.txt": "actions 5", "b/new.txt": "actions 1"})
    (reports / "b" / "c.txt").unlink()
    seen: list[Event] = []
    run(reports, out, seen=seen)
    assert read_in(seen) == ["a.txt", "b/new.txt"]
    assert list(documents(out)) == ["a.txt", "b/d.txt", "b/new.txt", "e.txt"]
    run(reports, tmp_path / "fresh")
    assert result_bytes(out) == result_bytes(tmp_path / "fresh")


def test_a_change_that_keeps_the_files_size_is_seen(reports: Path, out: Path) -> None:
    run(reports, out)
    path = reports / "a.txt"
    path.write_text(path.read_text("utf-8").replace("3", "4"), "utf-8")
    run(reports, out)
    assert documents(out)["a.txt"]["actions"] == 4


def test_the_same_file_twice_is_read_once_and_reported_twice(reports: Path, out: Path) -> None:
    shutil.copy(reports / "a.txt", reports / "b" / "a copy.txt")
    with zipfile.ZipFile(reports / "more.zip", "w") as archive:
        archive.write(reports / "a.txt", "a.txt")
    seen: list[Event] = []
    summary = run(reports, out, seen=seen)
    assert read_in(seen) == ["a.txt", "b/c.txt", "b/d.txt", "e.txt"]
    twice = [
        row for row in rows(out, "documents") if row["source"] in ("a.txt", "b/a copy.txt", "more.zip/a.txt")
    ]
    assert [row["actions"] for row in twice] == [3, 3, 3]
    first = twice[0]["document_id"]
    assert [row["document_id"] for row in twice] == [first, f"{first}.2", f"{first}.3"]
    assert [row["same_plan_as"] for row in twice] == [None, first, first]
    ids = [row["action_id"] for row in rows(out, "actions")]
    assert len(set(ids)) == len(ids)
    assert f"{first}.2-0001" in ids
    assert [row["source"] for row in rows(out, "actions")].count("b/a copy.txt") == 3
    copies = [issue for issue in issues(out) if issue["code"] == "same_file_twice"]
    assert [(issue["source"], issue["message"].split(".txt")[0] + ".txt") for issue in copies] == [
        ("b/a copy.txt", "The same file as a.txt"),
        ("more.zip/a.txt", "The same file as a.txt"),
    ]
    assert summary.totals.copies == 2
    assert documents(out)["b/a copy.txt"]["issues"] == 2


def test_a_file_named_twice_is_reported_twice(reports: Path, out: Path) -> None:
    run([str(reports / "a.txt"), str(reports / "a.txt")], out)
    assert [row["source"] for row in rows(out, "documents")] == ["a.txt", "a.txt"]


def test_a_copy_under_a_name_that_says_something_is_read_by_that_name(tmp_path: Path, out: Path) -> None:
    for name in ("minutes.txt", "copy of minutes.txt", "cambridgeshire.txt", "old/cambridgeshire.txt"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("dated\n", "utf-8")
    seen: list[Event] = []
    run(tmp_path / "reports", out, seen=seen)
    assert read_in(seen) == ["cambridgeshire.txt", "copy of minutes.txt"]
    dates = {source: row["plan_date"] for source, row in documents(out).items()}
    assert dates["cambridgeshire.txt"] == dates["old/cambridgeshire.txt"] != dates["minutes.txt"]
    run(tmp_path / "reports" / "old", tmp_path / "old", IN_PROCESS)
    assert documents(tmp_path / "old")["cambridgeshire.txt"]["plan_date"] == dates["cambridgeshire.txt"]


def test_a_copy_under_another_ending_is_another_document(tmp_path: Path, out: Path) -> None:
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 3"})
    shutil.copy(reports / "a.txt", reports / "a.csv")
    run(reports, out)
    assert failures(out) == {"a.csv": "UNSUPPORTED"}
    assert documents(out)["a.txt"]["actions"] == 3


def test_failures_are_read_again_on_demand_and_nothing_else(reports: Path, out: Path) -> None:
    run(reports, out)
    seen: list[Event] = []
    run(reports, out, redo=Redo.FAILED, seen=seen)
    assert read_in(seen) == ["e.txt"]
    seen.clear()
    run(reports, out, redo=Redo.ALL, seen=seen)
    assert len(read_in(seen)) == 4


def test_a_failure_is_tried_again_under_other_limits(reports: Path, out: Path) -> None:
    run(reports, out)
    seen: list[Event] = []
    run(reports, out, IN_PROCESS | {"limits.seconds": 300}, seen=seen)
    assert read_in(seen) == ["e.txt"]


def test_a_file_whose_bytes_cannot_be_had_is_a_failure_like_any_other(reports: Path, out: Path) -> None:
    (reports / "gone.txt").symlink_to(reports / "nowhere.txt")
    seen: list[Event] = []
    run(reports, out, IN_PROCESS | {"limits.file_bytes": 1000}, seen=seen)
    (reports / "big.txt").write_bytes(b"x" * 1001)
    run(reports, out, IN_PROCESS | {"limits.file_bytes": 1000}, seen=seen)
    assert failures(out) == {"big.txt": "TOO_LARGE", "e.txt": "NO_TEXT", "gone.txt": "UNREACHABLE"}
    assert documents(out)["big.txt"]["bytes"] == 1001
    assert {event.source for event in seen if isinstance(event, DocumentKnown) and event.refused} == {
        "gone.txt",
        "big.txt",
    }
    (reports / "gone.txt").unlink()
    folder_of(reports, {"gone.txt": "actions 1"})
    run(reports, out, IN_PROCESS | {"limits.file_bytes": 1000})
    assert documents(out)["gone.txt"]["actions"] == 1


def test_progress_accounts_for_every_file(reports: Path, out: Path) -> None:
    shutil.copy(reports / "a.txt", reports / "copy.txt")
    for _ in range(2):
        seen: list[Event] = []
        run(reports, out, seen=seen)
        counted = sum(event.inputs for event in seen if isinstance(event, DocumentEnded))
        counted += sum(isinstance(event, DocumentKnown) for event in seen)
        assert seen[0] == Started(5)
        assert counted == 5


def test_many_documents_make_many_parts_that_stay(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "DOCUMENTS_A_PART", 4)
    reports = folder_of(
        tmp_path / "reports", {f"{number:02d}.txt": f"actions {number}" for number in range(10)}
    )
    run(reports, out)
    import pyarrow.dataset as ds

    parts = ds.dataset(out / "parts" / "actions", format="parquet", exclude_invalid_files=True)
    assert parts.count_rows() == 45 == len(rows(out, "actions"))
    assert [path.name for path in sorted((out / "parts" / "documents").glob("*.parquet"))] == [
        "part-00000.parquet",
        "part-00001.parquet",
        "part-00002.parquet",
    ]
    before = {path: path.stat().st_mtime_ns for path in (out / "parts").rglob("*.parquet")}
    folder_of(reports, {"99.txt": "actions 1"})
    run(reports, out)
    changed = {path.name for path, when in before.items() if path.stat().st_mtime_ns != when}
    assert changed == {"part-00002.parquet"}, "parts whose documents are the same are not written again"


class TestFolders:
    """Whose results an output folder may hold."""

    def test_results_of_another_input_stay(self, reports: Path, out: Path, tmp_path: Path) -> None:
        run(reports, out)
        before = result_bytes(out)
        with pytest.raises(OutputError, match=r"holds the results of another run .*--force"):
            run(reports / "b", out)
        assert result_bytes(out) == before
        run(reports / "b", out, force=True)
        assert list(documents(out)) == ["c.txt", "d.txt"]

    def test_what_another_run_read_is_not_read_again(self, reports: Path, out: Path) -> None:
        run(reports, out)
        seen: list[Event] = []
        run(reports / "b", out, force=True, seen=seen)
        assert read_in(seen) == []

    def test_results_of_other_settings_stay(self, reports: Path, out: Path) -> None:
        run(reports, out)
        with pytest.raises(OutputError, match="made with other settings"):
            run(reports, out, IN_PROCESS | {"csv": "plain"})

    def test_results_of_another_version_stay(
        self, reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(reports, out)
        for module in ("run", "folder"):
            monkeypatch.setattr(f"councilplans.batch.{module}.__version__", "9.9")
        with pytest.raises(OutputError, match=r"version 0\.1\.0, and this is version 9\.9"):
            run(reports, out)
        seen: list[Event] = []
        run(reports, out, force=True, seen=seen)
        assert len(read_in(seen)) == 4

    def test_a_file_that_a_person_has_edited_stays(self, reports: Path, out: Path) -> None:
        run(reports, out)
        (out / "actions.csv").write_text("my notes", "utf-8")
        folder_of(reports, {"new.txt": "actions 1"})
        with pytest.raises(OutputError, match=r"actions\.csv has been changed since it was written"):
            run(reports, out)
        assert (out / "actions.csv").read_text("utf-8") == "my notes"
        run(reports, out, force=True)
        assert "my notes" not in (out / "actions.csv").read_text("utf-8-sig")

    def test_a_file_that_was_deleted_is_written_again(self, reports: Path, out: Path) -> None:
        run(reports, out)
        before = result_bytes(out)
        (out / "actions.csv").unlink()
        seen: list[Event] = []
        run(reports, out, seen=seen)
        assert read_in(seen) == []
        assert result_bytes(out) == before

    def test_results_that_no_run_of_ours_wrote_stay(self, reports: Path, out: Path) -> None:
        out.mkdir()
        (out / "actions.csv").write_text("somebody's", "utf-8")
        with pytest.raises(OutputError, match="holds results already"):
            run(reports, out)
        assert [path.name for path in out.iterdir()] == ["actions.csv"]

    def test_other_files_in_the_folder_are_nobodys_business(self, reports: Path, out: Path) -> None:
        out.mkdir()
        (out / "notes.txt").write_text("mine", "utf-8")
        run(reports, out)
        assert (out / "notes.txt").read_text("utf-8") == "mine"

    def test_a_slip_of_the_pen_leaves_nothing_behind(self, tmp_path: Path, out: Path) -> None:
        with pytest.raises(InputError, match="no such file or folder"):
            run(tmp_path / "reprots", out)
        (tmp_path / "empty").mkdir()
        with pytest.raises(NothingToRead, match="no file to read"):
            run(tmp_path / "empty", out)
        assert not out.exists()

    def test_the_output_folder_may_lie_in_the_input_folder(self, reports: Path) -> None:
        run(reports, reports / "results")
        run(reports, reports / "results")
        assert len(documents(reports / "results")) == 4

    def test_a_folder_that_is_a_file_is_one_sentence(self, reports: Path, out: Path) -> None:
        out.write_text("x", "utf-8")
        with pytest.raises(OutputError, match="cannot be made a folder"):
            run(reports, out)

    def test_a_second_run_waits_for_no_one(self, reports: Path, out: Path) -> None:
        run(reports, out)
        held = sqlite3.connect(out / "ledger.sqlite")
        held.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(OutputError, match="another run is writing to this folder"):
                run(reports, out)
        finally:
            held.close()

    def test_a_damaged_ledger_is_one_sentence(self, reports: Path, out: Path) -> None:
        run(reports, out)
        (out / "ledger.sqlite").write_bytes(b"not a database" * 100)
        with pytest.raises(OutputError, match=r"cannot be used .* Delete it"):
            run(reports, out)

    def test_a_ledger_damaged_inside_is_one_sentence_or_none(self, reports: Path, out: Path) -> None:
        run(reports, out)
        whole = (out / "ledger.sqlite").read_bytes()
        sentences = 0
        for at in range(0, len(whole), 1024):
            (out / "ledger.sqlite").write_bytes(whole[:at] + b"\xa5" * 64 + whole[at + 64 :])
            try:
                run(reports, out, redo=Redo.ALL)
            except OutputError as said:
                assert "ledger.sqlite" in str(said)
                sentences += 1
        assert sentences

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ("PRAGMA user_version = 99", "written by a newer version"),
            ("UPDATE facts SET value = '[1' WHERE name = 'files'", "is damaged"),
            ("UPDATE facts SET value = '[]' WHERE name = 'files'", "is damaged"),
            ("UPDATE facts SET value = '{\"../notes.txt\": \"0\"}' WHERE name = 'files'", "tampered with"),
            ("UPDATE readings SET packed = x'00', digest = 'other'", "has been changed"),
            ("ALTER TABLE readings RENAME COLUMN plans TO schemes", "no such column"),
            ("DROP TABLE digests; CREATE TABLE digests (x)", "cannot be used"),
        ],
    )
    def test_a_ledger_that_somebody_changed_is_one_sentence(
        self, reports: Path, out: Path, change: str, said: str
    ) -> None:
        run(reports, out)
        with closing(sqlite3.connect(out / "ledger.sqlite")) as base:
            base.executescript(change)
        with pytest.raises(OutputError, match=said):
            run(reports, out)


def test_a_file_that_changes_while_the_run_lasts_is_recorded_as_what_was_read(
    reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from councilplans.batch import readers as module
    from councilplans.batch.readers import InProcess
    from councilplans.batch.worker import Task

    submit = InProcess.submit

    def submit_after_a_change(self: InProcess, task: Task) -> None:
        if task.found.source == "a.txt":
            folder_of(reports, {"a.txt": "actions 7"})
        submit(self, task)

    monkeypatch.setattr(module.InProcess, "submit", submit_after_a_change)
    run(reports, out)
    monkeypatch.undo()
    assert documents(out)["a.txt"]["actions"] == 7
    seen: list[Event] = []
    run(reports, out, seen=seen)
    assert read_in(seen) == []


class TestProducts:
    """What is made of the tables beside them."""

    def test_plain_tables_are_the_schemas_alone(self, reports: Path, out: Path) -> None:
        run(reports, out, IN_PROCESS | {"tables": "plain"})
        assert not (out / "star").exists()

    def test_what_is_asked_for_later_is_added_and_nothing_is_read(self, reports: Path, out: Path) -> None:
        run(reports, out)
        seen: list[Event] = []
        run(reports, out, IN_PROCESS | {"duckdb": True}, seen=seen)
        assert read_in(seen) == []
        assert (out / "councilplans.duckdb").exists()

    def test_what_is_no_longer_asked_for_does_not_stay_and_grow_old(self, reports: Path, out: Path) -> None:
        run(reports, out, IN_PROCESS | {"duckdb": True})
        run(reports, out)
        assert not (out / "councilplans.duckdb").exists()

    def test_a_rerun_with_nothing_new_writes_nothing(self, reports: Path, out: Path) -> None:
        run(reports, out)
        before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.name != "ledger.sqlite"}
        assert run(reports, out).up_to_date
        assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_result_that_the_ledger_does_not_know_is_not_overwritten(reports: Path, out: Path) -> None:
    """A ledger vouched for a whole folder, also for files that a person had put there since."""
    run(reports, out)
    edited = (out / "actions.csv").read_bytes() + b"a line of mine"
    other = out.with_name("other")
    (reports / "z.txt").write_text("interrupt", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        run(reports, other)
    (other / "actions.csv").write_bytes(edited)
    with pytest.raises(OutputError, match="was not written by the run whose ledger is there"):
        run(reports, other)
    assert (other / "actions.csv").read_bytes() == edited


@pytest.mark.parametrize("settings", [IN_PROCESS, QUICK], ids=["in_process", "confined"])
def test_the_pages_of_a_long_document_are_told_of_while_it_is_read(
    settings: dict[str, Value], out: Path, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "scans", {"long.txt": "pages 3"})
    seen: list[Event] = []
    run(folder, out, settings, seen=seen)
    pages = [event for event in seen if isinstance(event, PageBegun)]
    assert pages == [PageBegun("long.txt", number, 3) for number in (1, 2, 3)]
    assert isinstance(seen[seen.index(pages[-1]) + 1], DocumentEnded)
