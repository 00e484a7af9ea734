"""What a batch costs: the price of isolation, the gain of a second worker, the parent's memory, a restart.

    python -m benchmarks.batch                              some minutes
    python -m benchmarks.batch --documents 5000 --repeat 1  the long run of the documentation

Every run is a process of its own, over copies of the samples that are each made different, so that no
document is known from another. The samples' text files are the small documents. Of several runs the
shortest counts: whatever else a machine does can only lengthen one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from councilplans.batch.outputs import RESULT_FILES

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "samples" / "papers"

# How often a run is killed before it may come to its end.
KILLS = 5

_RUN = """
import json, os, random, resource, signal, sys, threading, time
from itertools import count
from pathlib import Path
from councilplans.batch.events import DocumentEnded
from councilplans.batch.order import Order
from councilplans.batch.run import run_batch
from councilplans.config import load
from councilplans.pipeline import extract_source

read = count(1)

def die_after(documents):
    # kill -9 within a tenth of a second of so many documents, so at any point of the parent's work.
    def watch(event):
        if isinstance(event, DocumentEnded) and next(read) == documents:
            threading.Timer(random.uniform(0, 0.1), os.kill, (os.getpid(), signal.SIGKILL)).start()
    return watch

if __name__ == "__main__":
    began = time.perf_counter()
    order = Order([sys.argv[1]], Path(sys.argv[2]), load(json.loads(sys.argv[3]), {}), extract_source)
    summary = run_batch(order, die_after(int(sys.argv[4])))
    print(json.dumps({
        "seconds": time.perf_counter() - began,
        "documents": summary.totals.documents,
        "failed": summary.totals.failed,
        "actions": summary.totals.actions,
        "reading": summary.totals.seconds,
        "read_now": summary.read_now,
        "parent_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: wall clock and time spent reading in seconds, and the most memory of the parent in MiB."""

    seconds: float
    documents: int
    failed: int
    actions: int
    reading: float
    read_now: int
    parent_mb: float


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=600, help="how many copies of samples to read")
    parser.add_argument("--repeat", type=int, default=3, help="how often, of which the shortest run counts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="councilplans-") as name:
        folder = Path(name)
        small = make_reports(folder / "small", sorted(PAPERS.glob("*.txt")), asked.documents)
        isolation(small, folder, asked.repeat)
        papers = sorted(path for path in PAPERS.iterdir() if path.suffix in (".docx", ".pdf", ".txt"))
        reports = make_reports(folder / "all", papers, asked.documents)
        whole = workers(reports, folder, asked.repeat)
        ceiling(reports, folder, asked.repeat)
        killed(reports, folder, whole, asked.documents)


def isolation(small: Path, folder: Path, repeat: int) -> None:
    """One worker process against none, on small documents."""
    bare = best(small, folder / "bare", {"isolation": False}, repeat)
    isolated = best(small, folder / "isolated", {"workers": 1}, repeat)
    overhead = isolated.seconds / bare.seconds - 1
    print(f"isolation, {bare.documents} small documents of {bare.reading / bare.documents * 1000:.1f} ms:")
    print(f"  in one process {bare.seconds:7.1f} s")
    print(f"  one worker     {isolated.seconds:7.1f} s   overhead {overhead:+.1%}   (bar: 25 %)")


def workers(reports: Path, folder: Path, repeat: int) -> dict[str, str]:
    """Two workers against one, on all samples; the result files' hashes."""
    one = best(reports, folder / "one", {"workers": 1}, repeat)
    two = best(reports, folder / "two", {"workers": 2}, repeat)
    each = one.reading / one.documents * 1000
    print(f"workers, {one.documents} documents of {each:.1f} ms ({one.actions} actions):")
    print(f"  one worker     {one.seconds:7.1f} s   parent {one.parent_mb:4.0f} MiB")
    print(f"  two workers    {two.seconds:7.1f} s   parent {two.parent_mb:4.0f} MiB   (bar: 300)")
    print(f"  {one.seconds / two.seconds:.2f} times faster   (bar: 1.85)")
    if one.failed or two.failed:
        print(f"  {one.failed} and {two.failed} documents FAILED")
    return hashes(folder / "two")


def ceiling(reports: Path, folder: Path, repeat: int) -> None:
    """What this machine makes of a second processor for two processes that share nothing."""
    alone = best(reports, folder / "alone", {"isolation": False}, repeat).seconds
    together = min(_side_by_side(reports, folder) for _ in range(repeat))
    print(
        f"  {2 * alone / together:.2f} times faster are two processes that have nothing to do with each other"
    )


def _side_by_side(reports: Path, folder: Path) -> float:
    began = time.perf_counter()
    both = [start(reports, folder / name, {"isolation": False}) for name in ("left", "right")]
    for process in both:
        process.communicate()
    seconds = time.perf_counter() - began
    for name in ("left", "right"):
        shutil.rmtree(folder / name)
    return seconds


def killed(reports: Path, folder: Path, whole: dict[str, str], documents: int) -> None:
    """A run that is killed at random points and given again, against one that was not."""
    out, settings = folder / "killed", {"workers": 2}
    for _ in range(KILLS):
        most = documents // (KILLS + 1)
        start(reports, out, settings, die_after=random.randint(1, most)).communicate()  # noqa: S311
    last = measure(reports, out, settings)
    same = "the same" if hashes(out) == whole else "OTHER"
    left = f"{last.read_now} of {last.documents} documents left to the last run"
    print(f"killed {KILLS} times, {left}: {same} bytes   (bar: the same)")


def best(reports: Path, out: Path, settings: dict[str, object], repeat: int) -> Measured:
    """The shortest of several runs; the last one's files stay."""
    runs: list[Measured] = []
    for _ in range(repeat):
        shutil.rmtree(out, ignore_errors=True)
        runs.append(measure(reports, out, settings))
    return min(runs, key=lambda run: run.seconds)


def measure(reports: Path, out: Path, settings: dict[str, object]) -> Measured:
    """Read a folder in a process of its own."""
    process = start(reports, out, settings)
    printed, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Measured(**json.loads(printed))


def start(reports: Path, out: Path, settings: dict[str, object], die_after: int = 0) -> subprocess.Popen[str]:
    """Begin to read a folder in a process of its own, which may die by its own hand."""
    script = out.with_suffix(".py")
    script.write_text(_RUN, "utf-8")
    command = [sys.executable, str(script), str(reports), str(out), json.dumps(settings), str(die_after)]
    # What the death leaves behind is complained of on stderr.
    stderr = subprocess.DEVNULL if die_after else None
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True, env=environment)


def hashes(out: Path) -> dict[str, str]:
    """The SHA-256 of every file of a run's results, but for what a clock says."""
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in RESULT_FILES}


def make_reports(folder: Path, papers: Sequence[Path], count: int) -> Path:
    """So many copies of papers, each with a mark that makes its bytes its own."""
    folder.mkdir()
    for number in range(count):
        paper = papers[number % len(papers)]
        copy = folder / f"{number:06d}{paper.suffix}"
        shutil.copyfile(paper, copy)
        if paper.suffix == ".docx":
            with zipfile.ZipFile(copy, "a") as package:
                package.comment = f"copy {number}".encode()
        else:
            mark = f"\n% copy {number}\n" if paper.suffix == ".pdf" else f"\n\nCopy {number}.\n"
            with copy.open("ab") as end:
                end.write(mark.encode())
    return folder


if __name__ == "__main__":
    main()
