"""The Python API reads a file in a confined process, unless told that the file can be trusted."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import councilplans
from councilplans.config import DEFAULT_CONFIG
from ingest import DEFAULT_LIMITS
from ingest.errors import Reason
from tests.support import PAPERS, ROOT

PAPER = PAPERS / "larkminster_log.docx"


def test_a_file_is_read_the_same_confined_and_not() -> None:
    confined = councilplans.extract(PAPER)
    assert confined == councilplans.extract(PAPER, isolation=False)
    assert confined.actions


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    """A process that copies the program which asks would run a script without a guard again and again."""
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import councilplans\n"
        f"print(len(councilplans.extract({str(PAPER)!r}).actions))\n",
        "utf-8",
    )
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert int(ended.stdout) > 0


def test_a_refusal_comes_out_as_the_reader_said_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("a,b\n", "utf-8")
    with pytest.raises(councilplans.UnreadableDocument) as refused:
        councilplans.extract(path)
    assert refused.value.reason is Reason.UNSUPPORTED
    assert str(refused.value) == (
        "rows.csv: is a CSV file, which is not read. Save it as .xlsx, and run again."
    )


def test_a_file_that_takes_too_much_memory_is_refused_by_the_limit() -> None:
    little = replace(DEFAULT_CONFIG, limits=replace(DEFAULT_LIMITS, memory_mb=64))
    with pytest.raises(councilplans.UnreadableDocument) as refused:
        councilplans.extract(PAPER, little)
    assert refused.value.reason is Reason.OUT_OF_MEMORY
