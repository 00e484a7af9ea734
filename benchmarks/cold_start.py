"""How long one small report takes a command that has only just been started, against another checkout.

    python -m benchmarks.cold_start [--against CHECKOUT] [--repeat 7] [REPORT ...]

Nearly all of it is importing and making ready, which a long run does once. Both checkouts take turns over the
same file, each run in a process of its own, and of each the shortest counts, since whatever else a machine
does can only lengthen one. Without a report it is five pages of the samples' PDFs. Modules are compiled
beforehand, as an installation leaves them. A checkout's own ``.venv`` is used where it has one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PAPERS = ROOT / "samples" / "papers"
_PAGES = ("northmarsh_column_plan.pdf", "stourfold_criteria.pdf", "farthingdale_inspection.pdf")

_API = "import sys, councilplans; councilplans.extract(sys.argv[1])"


def main() -> None:
    """Print a line for each report and command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="*", type=Path, metavar="REPORT")
    parser.add_argument(
        "--against", type=Path, metavar="CHECKOUT", help="another checkout of this repository"
    )
    parser.add_argument("--repeat", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="councilplans-") as name:
        folder = Path(name)
        for report in [path.resolve() for path in asked.reports] or [five_pages(folder / "five_pages.pdf")]:
            print(report.name)
            for what, arguments in commands(report).items():
                print(f"  {what:22s}{compared(arguments, asked.against, asked.repeat)}")


def five_pages(path: Path) -> Path:
    """A PDF of pages of several samples."""
    import pypdfium2

    with pypdfium2.PdfDocument.new() as made:
        for name in _PAGES:
            with pypdfium2.PdfDocument(_PAPERS / name) as sample:
                made.import_pages(sample)
        made.save(path)
    return path


def commands(report: Path) -> dict[str, list[str]]:
    """What is measured, as arguments for Python; results go to a folder below the current one."""
    return {
        "extract": ["-m", "councilplans", "extract", str(report), "--out", "out"],
        "show": ["-m", "councilplans", "show", str(report)],
        "councilplans.extract()": ["-c", _API, str(report)],
    }


def compared(arguments: Sequence[str], against: Path | None, repeat: int) -> str:
    """The shortest run of this checkout, of the other, and the ratio of the two."""
    checkouts = [ROOT] if against is None else [ROOT, against.resolve()]
    for checkout in checkouts:
        seconds(checkout, arguments)  # compiles what is not, and has the system's cache filled
    turns = [[seconds(checkout, arguments) for checkout in checkouts] for _ in range(repeat)]
    ours, *theirs = map(min, zip(*turns, strict=True))
    return f"{ours:6.2f} s" + "".join(
        f"   against {other:6.2f} s: {ours / other:4.2f} times" for other in theirs
    )


def seconds(checkout: Path, arguments: Sequence[str]) -> float:
    """The wall clock of one run."""
    python = checkout / ".venv" / "bin" / "python"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(prefix="councilplans-") as empty:
        began = time.perf_counter()
        subprocess.run(
            [str(python) if python.exists() else sys.executable, *arguments],
            cwd=empty,
            env=environment | {"PYTHONPATH": str(checkout)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
