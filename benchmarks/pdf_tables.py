"""How fast PDFs are read, against ``pdfplumber.extract_tables`` on the same files in the same run.

    python -m benchmarks.pdf_tables [--made ../shared/corpus/made_plans] [--repeat 3]
    python -m benchmarks.pdf_tables report.pdf [--repeat 3]

Each engine reads each file in a process of its own, so that its peak memory is its own, and on one core.
The engines take turns, each reads the file for a second or once, and of each the fastest reading counts, in
seconds of the processor: other programs on the machine change these least. Starting Python and importing are
not counted, but in the figure of a whole process: ``tables`` is the whole way to a `Document` with its pages
joined, ``extract`` the way from the file to rows, each in a process that has read the samples before, the
latter loaded as a batch's workers are.
pdfplumber does less: it neither reads the text around the tables nor joins pages.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[1]
_MADE = _ROOT.parent / "shared" / "corpus" / "made_plans"
_BEFORE = sorted((_ROOT / "samples" / "papers").glob("*.pdf"))

_TABLES = """
import councilplans
def read(path):
    document = councilplans.read(path)
    return len(document.pages), len(document.tables)
"""

_EXTRACT = """
import councilplans, councilplans.batch.preload
def read(path):
    found = councilplans.extract(path, isolation=False)
    return found.document.pages, len(found.actions)
"""

_PDFPLUMBER = """
import pdfplumber
def read(path):
    tables = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            tables += len(page.extract_tables())
            page.close()
        return len(pdf.pages), tables
"""

_TIMED = """
import json, resource, sys, time
for path in sys.argv[2:]:
    read(path)
seconds = []
while sum(seconds) < 1.0:
    before = time.process_time()
    pages, found = read(sys.argv[1])
    seconds.append(time.process_time() - before)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([pages, min(seconds), peak, found]))
"""

_TIMES_REPEATED = 4


class Run(NamedTuple):
    """One engine over one file: pages, seconds, peak memory in MiB, tables or rows found."""

    pages: int
    seconds: float
    peak: float
    found: int


class Figure(NamedTuple):
    """What was measured, and the bar that it is held against: at least, or at most."""

    what: str
    value: float
    unit: str
    bar: float
    at_most: bool = False

    @property
    def holds(self) -> bool:
        """Whether it reaches the bar."""
        return self.value <= self.bar if self.at_most else self.value >= self.bar


def run(script: str, path: Path) -> Run:
    """Read a file in a fresh process."""
    command = [sys.executable, "-c", script + _TIMED, str(path), *map(str, _BEFORE)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT).stdout
    return Run(*json.loads(printed))


def compare(path: Path, ours: tuple[str, ...], repeat: int) -> list[Run]:
    """The fastest run of each of our ways over a file, and last of pdfplumber."""
    scripts = (*ours, _PDFPLUMBER)
    turns = [[run(script, path) for script in scripts] for _ in range(repeat)]
    return [min(runs, key=lambda found: found.seconds) for runs in zip(*turns, strict=True)]


def print_runs(path: Path, runs: list[Run], names: tuple[str, ...]) -> None:
    """A line for each engine's run over a file."""
    print(f"{path.name}, {runs[0].pages} pages")
    for name, found in zip((*names, "pdfplumber"), runs, strict=True):
        rate = found.pages / found.seconds
        ratio = runs[-1].seconds / found.seconds
        print(
            f"  {name:10s} {found.seconds:7.3f} s {rate:7.1f} pages/s {ratio:5.1f}x  "
            f"peak {found.peak:4.0f} MiB  {found.found} found"
        )


def speeds(made: Path, repeat: int) -> list[Figure]:
    """How many times faster than pdfplumber the made plans are read, and the memory that it takes."""
    figures = []
    for name, bars in (
        ("big", (20, 12)),
        ("ruled", (0, 12)),
        ("tagged/ruled", (4, 0)),
        ("tagged/unruled", (4, 0)),
        ("tagged/hlines", (4, 0)),
    ):
        path = made / f"{name}.pdf"
        tables, rows, theirs = runs = compare(path, (_TABLES, _EXTRACT), repeat)
        print_runs(path, runs, ("tables", "extract"))
        if bars[0]:
            ratio = theirs.seconds / tables.seconds
            figures.append(Figure(f"{name}.pdf, tables", ratio, "x pdfplumber", bars[0]))
        if bars[1]:
            ratio = theirs.seconds / rows.seconds
            figures.append(Figure(f"{name}.pdf, file to rows", ratio, "x pdfplumber", bars[1]))
        if name == "big":
            figures.append(Figure("big.pdf, peak memory", tables.peak, "MiB", 120, at_most=True))
            figures.append(repeated(path, tables))
            figures.append(whole_process(path, repeat))
    return figures


def whole_process(path: Path, repeat: int) -> Figure:
    """``councilplans tables`` from its start to its end, against a script of pdfplumber's."""
    ours = [sys.executable, "-m", "councilplans", "tables", str(path)]
    theirs = [sys.executable, "-c", _PDFPLUMBER + "import sys\nread(sys.argv[1])", str(path)]
    processor_seconds(ours)  # compiles what is not
    turns = [[processor_seconds(command) for command in (ours, theirs)] for _ in range(repeat)]
    own, other = map(min, zip(*turns, strict=True))
    print(f"  councilplans tables: {own:.2f} s of the processor from start to end, pdfplumber {other:.2f} s")
    return Figure("big.pdf, councilplans tables", other / own, "x pdfplumber", 18)


def processor_seconds(command: list[str]) -> float:
    """What a process and those that it waited for took of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=_ROOT, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def repeated(path: Path, once: Run) -> Figure:
    """What a page more costs in memory: most of it is the document that is handed over."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        longer = Path(folder) / "longer.pdf"
        with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as copy:
            for _ in range(_TIMES_REPEATED):
                copy.import_pages(source)
            copy.save(longer)
        found = run(_TABLES, longer)
    each = (found.peak - once.peak) / (found.pages - once.pages)
    print(f"  {found.pages} pages: peak {found.peak:.0f} MiB, {1024 * each:.0f} KiB for each page more")
    return Figure(f"big.pdf {_TIMES_REPEATED} times over, peak", found.peak, "MiB", 120, at_most=True)


def starts(repeat: int) -> list[Figure]:
    """How long it takes until the library is imported, and until the command line has printed its help."""
    commands = {
        "import councilplans": ["-c", "import councilplans"],
        "councilplans --help": ["-m", "councilplans", "--help"],
    }
    figures = []
    for name, arguments in commands.items():
        seconds = []
        for _ in range(max(repeat, 3)):
            before = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=_ROOT)
            seconds.append(time.perf_counter() - before)
        figures.append(Figure(name, min(seconds), "s", 0.3, at_most=True))
    return figures


def main() -> None:
    """Print a line for each file and engine, and the figures beside their bars."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="instead of the made plans, without bars")
    parser.add_argument("--made", type=Path, default=_MADE, help="the folder of the made plans")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    for path in arguments.files:
        print_runs(path, compare(path, (_TABLES, _EXTRACT), arguments.repeat), ("tables", "extract"))
    if arguments.files:
        return
    figures = [*speeds(arguments.made, arguments.repeat), *starts(arguments.repeat)]
    print(f"\n{'':32s} {'figure':>8s}    bar")
    for figure in figures:
        sign = "<=" if figure.at_most else ">="
        verdict = "" if figure.holds else "  falls short"
        print(f"{figure.what:32s} {figure.value:8.2f} {sign} {figure.bar:5g} {figure.unit}{verdict}")


if __name__ == "__main__":
    main()
