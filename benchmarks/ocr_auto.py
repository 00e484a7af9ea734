"""What ``--ocr auto`` costs born-digital PDFs against ``--ocr never``: each of their pages might be a scan.

    python -m benchmarks.ocr_auto [--repeat 9] [REPORT ...]

Both read the same files in turns in one process that has read them before, and of each file and way the
fastest reading counts, in seconds of the processor. Without a report it is the samples' PDFs: no scans.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import councilplans
from councilplans.config import DEFAULT_CONFIG
from extractors.options import Ocr

_SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "papers").glob("*.pdf"))
_WAYS = (Ocr.NEVER, Ocr.AUTO)

# Readings of a file that follow one another: a small one is over before the clock has moved.
_AT_LEAST = 0.05


def main() -> None:
    """Print the seconds of both, and by how much the one is slower."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="*", type=Path, metavar="REPORT")
    parser.add_argument("--repeat", type=int, default=9)
    asked = parser.parse_args()
    totals = dict.fromkeys(_WAYS, 0.0)
    for report in asked.reports or _SAMPLES:
        readings = max(1, round(_AT_LEAST / seconds(report, Ocr.AUTO, 1)))
        turns = [{way: seconds(report, way, readings) for way in _WAYS} for _ in range(asked.repeat)]
        for way in _WAYS:
            totals[way] += min(turn[way] for turn in turns)
    never, auto = totals[Ocr.NEVER], totals[Ocr.AUTO]
    print(f"never {never:.3f} s, auto {auto:.3f} s: {auto / never - 1:+.1%}   (bar: 2 %)")


def seconds(report: Path, way: Ocr, readings: int) -> float:
    """The seconds of the processor that a reading of the layout takes."""
    config = replace(DEFAULT_CONFIG, ocr=way)
    began = time.process_time()
    for _ in range(readings):
        councilplans.read(report, config)
    return (time.process_time() - began) / readings


if __name__ == "__main__":
    main()
