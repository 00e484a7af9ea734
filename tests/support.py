"""What several tests build: sources from bytes, tables from words."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from extractors.layout import Cell, Item, Table, plain_item
from ingest.source import FileKind, SourceFile

ROOT = Path(__file__).parent.parent
PAPERS = ROOT / "samples" / "papers"


def source_of(content: bytes, name: str, kind: str) -> SourceFile:
    """Bytes as if they had been opened."""
    return SourceFile(name, content, hashlib.sha256(content).hexdigest(), FileKind(kind, kind))


def table_of(*rows: tuple[str, ...]) -> Table:
    """A table of plain texts; a line is a paragraph, ``- `` begins a bullet, ``*`` a bold line.

    The last text of a row that has fewer of them than the widest one spans the rest of it.
    """
    width = max(map(len, rows))
    cells = tuple(
        Cell(
            number,
            col,
            col_span=width - col if col == len(row) - 1 else 1,
            items=tuple(_item(line) for line in text.split("\n") if line),
        )
        for number, row in enumerate(rows)
        for col, text in enumerate(row)
    )
    return Table(len(rows), width, cells)


def _item(line: str) -> Item:
    if line.startswith("- "):
        return plain_item(line[2:], marker="•", level=0)
    if line.startswith("*"):
        return plain_item(line[1:], bold=True)
    return plain_item(line)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python some work runs, each as often as it is: the same on every run and machine."""
    count = 0

    def counting(_frame: FrameType, event: str, _arg: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return counting

    before = sys.gettrace()  # that of whoever measures what tests cover
    sys.settrace(counting)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
