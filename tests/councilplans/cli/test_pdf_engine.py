"""``--pdf-engine`` is taken by every command on one file, spelled as its help spells it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.support import PAPERS, ROOT

PLAN = str(PAPERS / "larkminster_log.pdf")


def printed(*arguments: str) -> str:
    """What the program prints, run by itself: its reader is a fork of it, and as large as it is."""
    command = [sys.executable, "-m", "councilplans", *arguments]
    return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding="utf-8").stdout


@pytest.mark.parametrize("command", ["inspect", "show"])
def test_the_engine_is_named_in_small_letters(command: str) -> None:
    """The choices were the names of the settings' constants: `pdfplumber` was refused, `PDFPLUMBER` taken."""
    assert "--pdf-engine [auto|pdfplumber]" in printed(command, "--help")
    assert printed(command, PLAN, "--pdf-engine", "pdfplumber")


def test_the_engine_that_was_named_reads() -> None:
    assert "read as pdf (by the slower engine, pdfplumber)" in printed(
        "inspect", PLAN, "--pdf-engine", "pdfplumber"
    )


def test_tables_are_the_same_with_both_engines() -> None:
    found = []
    for engine in ("auto", "pdfplumber"):
        tables = map(json.loads, printed("tables", PLAN, "--pdf-engine", engine).splitlines())
        found.append([[cell["text"].split() for cell in table["cells"]] for table in tables])
    assert found[0] == found[1]
    assert len(found[0]) == 2
