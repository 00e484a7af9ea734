"""``--pdf-engine`` is taken by every command on one file, spelled as its help spells it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from councilplans.cli import cli
from tests.support import PAPERS

PLAN = str(PAPERS / "larkminster_log.pdf")


@pytest.mark.parametrize("command", ["inspect", "show", "tables"])
def test_the_engine_is_named_in_small_letters(command: str) -> None:
    """The choices were the names of the settings' constants: `pdfplumber` was refused, `PDFPLUMBER` taken."""
    done = CliRunner().invoke(cli, [command, PLAN, "--pdf-engine", "pdfplumber"])
    assert done.exit_code == 0, done.output
    assert "--pdf-engine [auto|pdfplumber]" in CliRunner().invoke(cli, [command, "--help"]).output


def test_the_engine_that_was_named_reads() -> None:
    done = CliRunner().invoke(cli, ["inspect", PLAN, "--pdf-engine", "pdfplumber"])
    assert "read by pdfplumber" in done.output


def test_tables_are_the_same_with_both_engines() -> None:
    found = []
    for engine in ("auto", "pdfplumber"):
        done = CliRunner().invoke(cli, ["tables", PLAN, "--pdf-engine", engine])
        tables = [json.loads(line) for line in done.output.splitlines()]
        found.append([[cell["text"].split() for cell in table["cells"]] for table in tables])
    assert found[0] == found[1]
    assert len(found[0]) == 2
