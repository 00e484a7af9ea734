"""A run that is broken off anywhere and given again ends with the very same bytes."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from councilplans.batch.events import DocumentEnded, Event
from councilplans.batch.ledger import Ledger
from tests.councilplans.batch.running import folder_of, result_bytes, run

ROOT = Path(__file__).parents[3]

# A run in a process of its own, which says so once its first document is read.
_SCRIPT = """
import sys
from pathlib import Path
from councilplans.batch.events import DocumentEnded
from councilplans.batch.order import Order
from councilplans.batch.run import run_batch
from councilplans.config import load
from tests.hostile.mock_reader import extract_source

def watch(event):
    if isinstance(event, DocumentEnded):
        print(event.source, flush=True)

if __name__ == "__main__":
    settings = load({"workers": 2, "limits.seconds": 5}, {})
    run_batch(Order([sys.argv[1]], Path(sys.argv[2]), settings, extract_source), watch)
"""


class Killed(BaseException):
    """What a test raises where a real run would be killed."""


def reports_in(folder: Path, documents: int) -> Path:
    orders = [f"actions {number % 5}" if number % 3 else "slowly 0.05" for number in range(documents)]
    return folder_of(folder, {f"{number:03d}.txt": order for number, order in enumerate(orders)})


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    running: list[subprocess.Popen[str]] = []
    yield running
    for process in running:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def start(reports: Path, out: Path, started: list[subprocess.Popen[str]]) -> subprocess.Popen[str]:
    script = out.with_suffix(".py")
    script.write_text(_SCRIPT, "utf-8")
    started.append(
        subprocess.Popen(
            [sys.executable, script, reports, out],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT), "MARK": str(script)},
        )
    )
    return started[-1]


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Kill a run, as the system would, some time after its first document."""
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("documents", "kills"),
    [(60, 1), pytest.param(400, 5, marks=[pytest.mark.slow, pytest.mark.timeout(300)])],
)
def test_a_run_killed_at_random_ends_with_the_same_bytes(
    documents: int, kills: int, tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    reports, out = reports_in(tmp_path / "reports", documents), tmp_path / "out"
    chance = random.Random(documents)  # noqa: S311
    for _ in range(kills):
        kill_after(start(reports, out, started), chance.uniform(0.0, 1.0))
    assert not (out / "run.json").exists(), "the kills came too late to prove anything"
    last = start(reports, out, started)
    read_last, _ = last.communicate(timeout=120)
    assert last.returncode == 0
    assert 0 < len(read_last.splitlines()) < documents, "what was read before is not read again"
    run(reports, tmp_path / "at once")
    assert result_bytes(out) == result_bytes(tmp_path / "at once")
    assert sorted(path.name for path in out.iterdir()) == sorted(
        path.name for path in (tmp_path / "at once").iterdir()
    )


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize(
    ("order", "within"), [("hang", 5), pytest.param("hang-in-a-library", 20, marks=pytest.mark.slow)]
)
def test_no_process_outlives_a_killed_run(
    order: str, within: float, tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    reports = folder_of(tmp_path / "reports", {"a.txt": "actions 1", "b.txt": order})
    mark = f"{tmp_path}/out.py"
    kill_after(start(reports, tmp_path / "out", started), 0.3)
    deadline = time.monotonic() + within
    while processes_with(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_with(mark) == []


def processes_with(mark: str) -> list[str]:
    """Processes that a run started, by the name of its script in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if f"MARK={mark}".encode() in path.read_bytes():
                found.append(path.parent.name)
    return found


@pytest.mark.parametrize(
    ("tables", "steps"),
    [("plain", 14), pytest.param("star", 30, marks=[pytest.mark.slow, pytest.mark.timeout(600)])],
)
def test_a_run_broken_off_at_any_step_ends_with_the_same_bytes(
    tables: str, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Raise at every point at which a run makes something lasting, and run again."""
    reports = reports_in(tmp_path / "reports", 4)
    settings = {"isolation": False, "tables": tables}
    run(reports, tmp_path / "at once", settings)
    replace, end = os.replace, Ledger.end
    for step in count():
        calls = count()

        def strike(calls: Iterator[int] = calls, step: int = step) -> None:
            if next(calls) == step:
                raise Killed

        def replace_or_die(*args: Path) -> None:
            strike()
            replace(*args)
            strike()

        def end_or_die(*args: object) -> int:
            given = end(*args)  # type: ignore[arg-type]
            strike()
            return given

        monkeypatch.setattr(os, "replace", replace_or_die)
        monkeypatch.setattr(Ledger, "end", end_or_die)
        out = tmp_path / f"out{step}"
        try:
            run(reports, out, settings)
        except Killed:
            pass
        else:
            break  # there were no more steps
        finally:
            monkeypatch.undo()
        run(reports, out, settings)
        assert result_bytes(out) == result_bytes(tmp_path / "at once"), f"broken off at step {step}"
    assert step > steps


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    reports, out = reports_in(tmp_path / "reports", 6), tmp_path / "out"
    seen: list[Event] = []

    class Interrupting(list[Event]):
        def append(self, event: Event) -> None:
            super().append(event)
            if isinstance(event, DocumentEnded) and event.source == "002.txt":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(reports, out, seen=Interrupting())
    run(reports, out, seen=seen)
    assert [event.source for event in seen if isinstance(event, DocumentEnded)] == [
        "003.txt",
        "004.txt",
        "005.txt",
    ]
