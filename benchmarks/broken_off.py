"""A run told to stop, or killed, at random moments, and given again: the same bytes, and nothing left?

    python -m benchmarks.broken_off [FOLDER]     SIGTERM 20 times and SIGKILL 20 times; some minutes

Each moment is one of the whole time that such a run takes, from its first millisecond. After SIGTERM no
process and no file may be left but those in the results' folder, and nobody is shown a traceback; after
SIGKILL no process.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.batch import PAPERS, hashes

TIMES = 20
# What was begun is given so long to end.
_SECONDS_TO_END = 2.0


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of one run: whether it was over before its signal; faults in words."""

    over: bool
    faults: tuple[str, ...]


def main() -> None:
    """Break runs off and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PAPERS)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - the same moments each time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        start(asked.folder, folder / "whole", folder).communicate()
        seconds, whole = time.perf_counter() - began, hashes(folder / "whole")
        print(f"a run left alone takes {seconds:.1f} s")
        for number in (signal.SIGTERM, signal.SIGKILL):
            moments = [chance.uniform(0, seconds) for _ in range(asked.times)]
            broken = [
                broken_off(asked.folder, folder / f"{number.name}-{at}", number, moment, whole)
                for at, moment in enumerate(moments)
            ]
            report(number, broken)


def report(number: signal.Signals, broken: Sequence[Broken]) -> None:
    """Print what came of the runs that a signal broke off."""
    sound = sum(not one.faults for one in broken)
    early = sum(not one.over for one in broken)
    print(f"{number.name}: {sound} of {len(broken)} sound ({early} before the run was over)   (bar: all)")
    for one in broken:
        for fault in one.faults:
            print(f"  {fault}")


def broken_off(papers: Path, folder: Path, number: signal.Signals, moment: float, whole: object) -> Broken:
    """Break a run off at a moment, look what is left, and give it again."""
    folder.mkdir()
    out = folder / "out"
    process = start(papers, out, folder)
    time.sleep(moment)
    over = process.poll() is not None
    process.send_signal(number)
    _, said = process.communicate()
    faults = [] if over else list(_left(folder, process.pid, number, said))
    again = start(papers, out, folder)
    again.communicate()
    if hashes(out) != whole:
        faults.append("other bytes")
    return Broken(over, tuple(f"after {moment:.2f} s: {fault}" for fault in faults))


def _left(folder: Path, session: int, number: signal.Signals, said: str) -> Sequence[str]:
    """What a broken run left behind, in words."""
    until = time.perf_counter() + _SECONDS_TO_END
    while (running := _processes(session)) and time.perf_counter() < until:
        time.sleep(0.05)
    faults = [f"process {each} goes on" for each in running]
    if number is signal.SIGTERM:
        faults += [f"{path.name} is left" for path in (folder / "tmp").iterdir()]
        faults += ["a traceback"] if "Traceback" in said else []
    return faults


def _processes(session: int) -> list[int]:
    """The processes of a run: those of the session that it began."""
    found = []
    for path in Path("/proc").iterdir():
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split() if path.name.isdigit() else []
        except OSError:
            continue  # it has ended
        if fields and fields[0] != "Z" and int(fields[3]) == session:
            found.append(int(path.name))
    return found


def start(papers: Path, out: Path, folder: Path) -> subprocess.Popen[str]:
    """Begin to read papers in a process of its own, with a temporary folder of its own."""
    (folder / "tmp").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "councilplans", "extract", str(papers), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--ocr", "never", "--workers", "2", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(folder / "tmp")},
        start_new_session=True,
    )


if __name__ == "__main__":
    main()
