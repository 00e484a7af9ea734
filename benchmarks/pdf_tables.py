"""How fast the PDF reader is, against ``pdfplumber.extract_tables`` on the same files in the same run.

    python -m benchmarks.pdf_tables [FILE...] [--repeat 3]

Each engine reads each file in a process of its own, so that its peak memory is its own; the time is that
of the best of the repeats, on one core, without starting Python. "this reader" is the whole way to a
`Document` with its pages joined: tables, headings, paragraphs, running headers.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_MADE = Path(__file__).parents[2] / "shared" / "corpus" / "made_plans"
_DEFAULT = [_MADE / "big.pdf", _MADE / "tagged" / "ruled.pdf"]

_OURS = """
import hashlib, json, resource, sys, time
from pathlib import Path
from extractors.joining import join_pages
from extractors.pdf import read
from ingest.source import SourceFile
content = Path(sys.argv[1]).read_bytes()
source = SourceFile(sys.argv[1], content, hashlib.sha256(content).hexdigest(), "pdf")
before = time.perf_counter()
document = join_pages(read(source))
seconds = time.perf_counter() - before
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([len(document.pages), seconds, peak, len(document.tables)]))
"""

_THEIRS = """
import json, resource, sys, time
import pdfplumber
before = time.perf_counter()
tables = 0
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        tables += len(page.extract_tables())
        page.close()
    pages = len(pdf.pages)
seconds = time.perf_counter() - before
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([pages, seconds, peak, tables]))
"""


class Run(NamedTuple):
    """One engine over one file: pages, seconds, peak memory in MB, tables found."""

    pages: int
    seconds: float
    peak: float
    tables: int


def run(script: str, path: Path) -> Run:
    """Read a file in a fresh process."""
    command = [sys.executable, "-c", script, str(path)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages, seconds, peak, tables = json.loads(printed)
    return Run(pages, seconds, peak / 1024, tables)


def best(script: str, path: Path, repeat: int) -> Run:
    """The fastest of several runs."""
    return min((run(script, path) for _ in range(repeat)), key=lambda found: found.seconds)


def main() -> None:
    """Print a line for each file and engine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, default=_DEFAULT)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    for path in arguments.files:
        ours = best(_OURS, path, arguments.repeat)
        theirs = best(_THEIRS, path, max(arguments.repeat // 3, 1))
        print(f"{path.name}, {ours.pages} pages")
        for name, found in (("this reader", ours), ("pdfplumber", theirs)):
            rate = found.pages / found.seconds
            speed = f"{found.seconds:7.2f} s {rate:7.1f} pages/s"
            print(f"  {name:12s} {speed}  peak {found.peak:5.0f} MB  {found.tables} tables")
        print(f"  {theirs.seconds / ours.seconds:.1f} times faster")


if __name__ == "__main__":
    main()
