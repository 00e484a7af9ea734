"""What a batch costs: the price of isolation, the gain of a second worker, and the parent's memory.

    python -m benchmarks.batch                    about a minute
    python -m benchmarks.batch --documents 5000   the figures of the documentation

Every run is a process of its own, over copies of the samples that are each made different, so that no
document is known from another. The samples' text files are the small documents.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "samples" / "papers"

_RUN = """
import json, resource, sys, time
from pathlib import Path
from councilplans.batch.order import Order
from councilplans.batch.run import run_batch
from councilplans.config import load
from councilplans.pipeline import extract_source

if __name__ == "__main__":
    began = time.perf_counter()
    order = Order([sys.argv[1]], Path(sys.argv[2]), load(json.loads(sys.argv[3]), {}), extract_source)
    summary = run_batch(order, lambda event: None)
    print(json.dumps({
        "seconds": time.perf_counter() - began,
        "documents": summary.totals.documents,
        "failed": summary.totals.failed,
        "actions": summary.totals.actions,
        "reading": summary.totals.seconds,
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
    parent_mb: float


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=60, help="how many copies of samples to read")
    documents: int = parser.parse_args().documents
    with tempfile.TemporaryDirectory(prefix="councilplans-") as folder:
        isolation(Path(folder), max(documents, 100))
        workers(Path(folder), documents)


def isolation(folder: Path, documents: int) -> None:
    """One worker process against none, on small documents."""
    small = make_reports(folder / "small", sorted(PAPERS.glob("*.txt")), documents)
    bare = measure(small, folder / "bare", {"isolation": False})
    isolated = measure(small, folder / "isolated", {"workers": 1})
    overhead = isolated.seconds / bare.seconds - 1
    print(f"isolation, {documents} small documents of {bare.reading / documents * 1000:.1f} ms:")
    print(f"  in one process {bare.seconds:7.1f} s")
    print(f"  one worker     {isolated.seconds:7.1f} s   overhead {overhead:+.1%}   (bar: 25 %)")


def workers(folder: Path, documents: int) -> None:
    """Two workers against one, on all samples."""
    reports = make_reports(folder / "all", sorted(PAPERS.iterdir()), documents)
    one = measure(reports, folder / "one", {"workers": 1})
    two = measure(reports, folder / "two", {"workers": 2})
    print(f"workers, {documents} documents of {one.reading / documents:.2f} s ({one.actions} actions):")
    print(f"  one worker     {one.seconds:7.1f} s   parent {one.parent_mb:4.0f} MiB")
    print(f"  two workers    {two.seconds:7.1f} s   parent {two.parent_mb:4.0f} MiB   (bar: 300)")
    print(f"  {one.seconds / two.seconds:.2f} times faster   (bar: 1.85)")
    if one.failed or two.failed:
        print(f"  {one.failed} and {two.failed} documents FAILED")


def measure(reports: Path, out: Path, settings: dict[str, object]) -> Measured:
    """Read a folder in a process of its own."""
    script = out.with_suffix(".py")
    script.write_text(_RUN, "utf-8")
    command = [sys.executable, str(script), str(reports), str(out), json.dumps(settings)]
    ended = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    )
    shutil.rmtree(out)
    return Measured(**json.loads(ended.stdout))


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
