"""A command that is asked to end does so without a traceback, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import PAPERS, ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")

COMMAND = [sys.executable, "-m", "councilplans"]


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A temporary folder whose name is short enough for a socket in it."""
    with tempfile.TemporaryDirectory(prefix="cp-") as folder:
        yield Path(folder)


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}


def _started(words: list[str], folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *words],
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _group_is_gone(group: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
@pytest.mark.parametrize("after", [0.4, 0.7, 2.0])
def test_a_signal_ends_a_run_quietly(
    number: signal.Signals, after: float, tmp_path: Path, temporary: Path
) -> None:
    run = _started(["extract", str(PAPERS), "--out", str(tmp_path / "out")], temporary)
    time.sleep(after)
    run.send_signal(number)
    _, said = run.communicate(timeout=60)
    assert b"Traceback" not in said
    # By a signal before the command had begun to listen, by an exit code since, or it was done already.
    assert run.returncode in {-number, 128 + number, 0}
    assert _group_is_gone(run.pid, 20), "no process outlives the command"
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("after", [0.7, 2.0, 4.0])
def test_a_run_that_is_killed_leaves_no_process_and_no_folder(
    after: float, tmp_path: Path, temporary: Path
) -> None:
    run = _started(["extract", str(PAPERS), "--out", str(tmp_path / "out")], temporary)
    time.sleep(after)
    run.kill()
    run.communicate(timeout=60)
    assert _group_is_gone(run.pid, 20), "no process outlives the command"
    assert list(temporary.iterdir()) == []


_ENDLESS = """
from pathlib import Path
Path({begun!r}).touch()
while True:
    pass
"""

_KILLED = """
import multiprocessing, os, signal, threading, time
from multiprocessing import forkserver
from pathlib import Path
context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload([{before} "councilplans.batch.orphans", "endless"])
forkserver.ensure_running()
if {asks}:
    threading.Thread(target=context.Process(target=print).start, daemon=True).start()
while not ({at_once} or Path({begun!r}).exists()):
    time.sleep(0.01)
time.sleep(0 if {at_once} else 0.2)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked from a server on Linux alone")
@pytest.mark.parametrize("killed", ["at once", "while it imports", "with a request that nobody has taken"])
def test_a_server_that_still_imports_when_its_run_is_killed_ends_too(
    killed: str, tmp_path: Path, temporary: Path
) -> None:
    """It noticed only when it had imported everything: on a busy machine after more than ten seconds."""
    begun, at_once = str(tmp_path / "begun"), killed == "at once"
    (tmp_path / "endless.py").write_text(_ENDLESS.format(begun=begun), "utf-8")
    (tmp_path / "dawdling.py").write_text("import time; time.sleep(0.5)", "utf-8")
    before, asks = '"dawdling",' if at_once else "", killed.startswith("with")
    script = _KILLED.format(before=before, asks=asks, at_once=at_once, begun=begun)
    path = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])}
    run = subprocess.Popen(
        [sys.executable, "-c", script], env=_environment(temporary) | path, start_new_session=True
    )
    assert run.wait(timeout=60) == -signal.SIGKILL
    try:
        assert _group_is_gone(run.pid, 5), "no process outlives the command"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    assert list(temporary.iterdir()) == []


def test_a_run_that_is_done_leaves_no_process_and_no_folder(tmp_path: Path, temporary: Path) -> None:
    paper = str(PAPERS / "larkminster_log.docx")
    run = _started(["extract", paper, "--out", str(tmp_path / "out")], temporary)
    _, said = run.communicate(timeout=110)
    assert (run.returncode, said) == (0, b"")
    assert _group_is_gone(run.pid, 20)
    assert list(temporary.iterdir()) == []


def test_whoever_has_read_enough_may_close_the_pipe(tmp_path: Path) -> None:
    """``councilplans schema | head -1`` ended as a defect of the program."""
    command = f"{' '.join(COMMAND)} schema | head -1; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["bash", "-c", command], env=_environment(tmp_path), capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_signal_that_falls_into_a_callback_ends_the_command_all_the_same() -> None:
    script = """
import os, signal, time, weakref
from councilplans.cli.interruption import Stopped, listen
class Watched: pass
def called(_):
    os.kill(os.getpid(), signal.SIGTERM)
    sum(range(1000))
listen()
watched = Watched()
kept = weakref.ref(watched, called)
try:
    del watched
    time.sleep(20)
    print("lost")
except Stopped as stopped:
    print("stopped by", stopped.signal)
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ended.stdout.strip(), ended.stderr) == (f"stopped by {signal.SIGTERM.value}", "")
