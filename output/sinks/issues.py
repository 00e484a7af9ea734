"""``issues.csv``: what a person should look at, for a spreadsheet; the same lines as ``issues.jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from output.codec import Row
from output.files import CsvTable
from output.lines import csv_lines
from output.sinks.sink import Finished
from output.tables import ISSUES_TABLE
from output.whole import written_whole

FILE_NAME = "issues.csv"


def write_issues(run: Finished) -> Sequence[str]:
    """Write the sheet, in memory that does not grow."""
    columns = ISSUES_TABLE.columns
    with written_whole(run.folder / FILE_NAME) as path, CsvTable(path, columns, run.flavour) as table:
        for row in _rows(run.folder / "issues.jsonl"):
            table.add_lines(csv_lines([row], columns, run.flavour))
    return [FILE_NAME]


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)
