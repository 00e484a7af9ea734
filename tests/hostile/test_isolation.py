"""A document can do what it likes: it ends as a named failure, and the others are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from councilplans.batch.isolation import Isolated
from councilplans.batch.memory_watch import MemoryWatch
from councilplans.batch.reading import Answer, Digest, Failure
from councilplans.batch.worker import Task
from councilplans.config import Config, load
from councilplans.confinement import landlock
from ingest import Found, discover
from ingest.errors import CouncilPlansError
from tests.councilplans.batch.running import QUICK, documents, failures, folder_of, run
from tests.hostile import pdfs, words
from tests.hostile.mock_reader import cannot_start, extract_source

GOOD = {f"good{number:02d}.txt": f"actions {number}" for number in range(1, 15)}

# Every way to go wrong, and what is said of it.
WAYS = {
    "hang": ("TIMEOUT", "took longer than 4 s"),
    "hang-in-a-library": ("TIMEOUT", "took longer than 4 s"),
    "flood": ("TIMEOUT", "took longer than 4 s"),
    "burst": ("OUT_OF_MEMORY", "needs more than 700 MiB"),
    "burst-at-once": ("OUT_OF_MEMORY", "needs more than 700 MiB"),
    "burst-in-disguise": ("OUT_OF_MEMORY", "needs more than 700 MiB"),
    "segfault": ("CRASHED", "ended the process that read it (signal SIGSEGV)"),
    "abort": ("CRASHED", "ended the process that read it (signal SIGABRT)"),
    "leave-quietly": ("TIMEOUT", "took longer than 4 s"),
    "exit": ("CRASHED", "SystemExit: done in mock_reader.py"),
    "unpicklable": ("CRASHED", "UnpicklableError: cannot be sent in mock_reader.py"),
    "recurse": ("CRASHED", "RecursionError"),
    "open-many": ("CRASHED", "Too many open files"),
    "refuse": ("NO_TEXT", "It holds no text (page 3). If it shows pictures of pages"),
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits")


@posix
def test_twenty_documents_of_which_six_are_hostile(tmp_path: Path) -> None:
    hostile = ["hang", "burst", "segfault", "flood", "unpicklable"]
    without = _seconds_of_run(folder_of(tmp_path / "good", GOOD), tmp_path / "out of good")
    reports = folder_of(tmp_path / "reports", GOOD | {f"{order}.txt": order for order in hostile})
    (reports / "bomb.docx").write_bytes(words.bomb(90 * 1024 * 1024))
    took = _seconds_of_run(reports, tmp_path / "out")
    read = documents(tmp_path / "out")
    assert len(read) == 20
    assert {source: row["actions"] for source, row in read.items() if source in GOOD} == {
        source: number for number, source in enumerate(GOOD, 1)
    }
    assert failures(tmp_path / "out") == {f"{order}.txt": WAYS[order][0] for order in hostile} | {
        "bomb.docx": "TOO_LARGE"
    }
    # What the fourteen take by themselves, processes that start included, is this machine's affair today.
    assert took - without < 2 * QUICK["limits.seconds"]


def _seconds_of_run(reports: Path, out: Path) -> float:
    began = time.monotonic()
    run(reports, out, QUICK)
    return time.monotonic() - began


@posix
def test_every_way_to_go_wrong_has_its_name(tmp_path: Path) -> None:
    reports = folder_of(tmp_path / "reports", {f"{order}.txt": order for order in WAYS})
    run(reports, tmp_path / "out", QUICK)
    read = documents(tmp_path / "out")
    for order, (reason, said) in WAYS.items():
        row = read[f"{order}.txt"]
        assert row["failure"] == reason, order
        assert said in row["failure_message"], order


@pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
def test_a_reader_writes_no_file_runs_no_program_and_connects_nowhere(tmp_path: Path) -> None:
    orders = ["write", "run-a-program", "connect"]
    reports = folder_of(tmp_path / "reports", {f"{order}.txt": order for order in orders})
    run(reports, tmp_path / "out", QUICK)
    for source, row in documents(tmp_path / "out").items():
        assert "PermissionError: [Errno" in row["failure_message"], source
    assert not Path("/tmp/councilplans-must-not-write").exists()  # noqa: S108


@posix
def test_nothing_that_a_reader_prints_is_seen(tmp_path: Path) -> None:
    reports = folder_of(tmp_path / "reports", {"flood.txt": "flood"})
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.councilplans.batch.running import run\n"
        "if __name__ == '__main__':\n"
        f"    run({str(reports)!r}, Path({str(tmp_path / 'out')!r}), {{'limits.seconds': 1}})\n"
    )
    path = tmp_path / "flooded.py"
    path.write_text(script, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    ended = subprocess.run([sys.executable, path], capture_output=True, check=True, env=environment)
    assert (ended.stdout, ended.stderr) == (b"", b"")
    assert failures(tmp_path / "out") == {"flood.txt": "TIMEOUT"}


@posix
def test_a_document_is_not_blamed_for_what_the_one_before_it_left(tmp_path: Path) -> None:
    """One worker: what the first document leaves behind makes the second one burst; alone it does not."""
    reports = folder_of(tmp_path / "reports", {"a.txt": "hoard 110", "b.txt": "need 110"})
    settings = QUICK | {"workers": 1}
    run(reports, tmp_path / "out", settings)
    assert failures(tmp_path / "out") == {}


@posix
def test_a_pdf_that_the_fast_engine_dies_over_is_read_by_the_slow_one(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, order, words_in_it in (
        ("died.pdf", b"segfault", "slowly it goes"),
        ("raised.pdf", b"recurse", "slowly it goes"),
        ("stays.pdf", b"segfault", "nothing helps"),
    ):
        (reports / name).write_bytes(order + b"\n" + pdfs.text(words_in_it, "more"))
    run(reports, tmp_path / "out", QUICK)
    assert failures(tmp_path / "out") == {"stays.pdf": "CRASHED"}
    lines = (tmp_path / "out" / "issues.jsonl").read_text("utf-8").splitlines()
    told = {json.loads(line)["source"]: json.loads(line)["code"] for line in lines}
    assert told == {"died.pdf": "read_by_second_engine", "raised.pdf": "read_by_second_engine"}


@posix
def test_workers_that_cannot_start_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilplans.batch.isolation._begin", cannot_start)
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 1"})
    with pytest.raises(CouncilPlansError, match=r"cannot be started .* Raise --memory"):
        run(reports, tmp_path / "out", QUICK)


def test_memory_is_watched_where_the_system_keeps_no_limit(tmp_path: Path) -> None:
    pytest.importorskip("psutil", reason="psutil is not installed")
    (found,) = discover([str(folder_of(tmp_path, {"a.txt": "hoard 300"}) / "a.txt")])
    limits = {"limits.seconds": 20, "limits.memory_mb": 3000, "workers": 1}
    outcome = _read_watched(found, load(limits, {}).config, MemoryWatch(250, needed=True))
    assert isinstance(outcome, Failure)
    assert outcome.reason == "OUT_OF_MEMORY"


def _read_watched(found: Found, config: Config, watch: MemoryWatch) -> Answer | Failure:
    with Isolated(config, extract_source, [found.location], watch) as readers:
        readers.submit(Task(found, ".txt", Digest(*found.digest())))
        while not (ended := readers.ended(0.1)):
            pass
    return ended[0][1]
