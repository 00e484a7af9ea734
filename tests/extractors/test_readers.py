"""The registry of readers: what is in the tree, and what another distribution brings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractors import find_plans
from extractors.ceiling import LONGEST_TEXT
from extractors.readers import READERS, find_reader
from extractors.reading import read
from ingest import Reason, UnreadableDocument
from ingest.codes import Flag, IssueCode
from tests.support import ROOT, source_of

_READER = """
from extractors.layout import Cell, Document, Table, plain_item


def claims(source):
    return source.content.startswith(b"PLAN1")


def read(source, options):
    rows = [line.split("~") for line in source.content.decode().splitlines()[1:]]
    cells = tuple(
        Cell(row, col, items=(plain_item(text),))
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    )
    return Document("plan1", (Table(len(rows), len(rows[0]), cells),))
"""
_PAPER = """PLAN1
Action~Lead officer~Due date
Publish the parking policy~Ann Lee~March 2031
"""


def test_no_format_is_claimed_twice() -> None:
    claimed = [name for reader in READERS for name in reader.formats]
    assert len(set(claimed)) == len(claimed)


def test_what_no_reader_takes_is_refused_by_what_it_is() -> None:
    with pytest.raises(UnreadableDocument, match="is program, which is not read") as refused:
        find_reader(source_of(b"\x7fELF", "tool", "program"))
    assert refused.value.reason is Reason.UNSUPPORTED


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """An environment in which a small distribution with a format of its own is installed."""
    site = tmp_path / "site"
    facts = site / "plan_one-1.0.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: plan-one\nVersion: 1.0\n", "utf-8")
    (facts / "entry_points.txt").write_text("[councilplans.readers]\nplan1 = plan_one\n", "utf-8")
    (site / "plan_one.py").write_text(_READER, "utf-8")
    (tmp_path / "paper.plan").write_text(_PAPER, "utf-8")
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}


def _run(environment: dict[str, str], folder: Path, *words: str) -> str:
    program = "from councilplans.entry import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_another_distribution_brings_a_format(installed: dict[str, str], tmp_path: Path) -> None:
    assert "Publish the parking policy" in _run(installed, tmp_path, "show", "paper.plan")
    _run(installed, tmp_path, "extract", "paper.plan", "--out", "results", "--workers", "2")
    document = (tmp_path / "results" / "documents.csv").read_text("utf-8-sig")
    assert "plan1" in document
    assert json.loads((tmp_path / "results" / "run.json").read_text("utf-8"))
    actions = (tmp_path / "results" / "actions.csv").read_text("utf-8-sig")
    assert "Publish the parking policy" in actions
    assert "2031-03-31" in actions


def test_a_text_that_nobody_typed_is_cut_and_said() -> None:
    """A megabyte of dates in one cell cost the whole document its time."""
    long = " ".join(["12 March 2010"] * 10_000)
    content = f"Action\tDue\nWrite it\t{long}\nSend it\tMay 2011\n".encode()
    document = read(source_of(content, "plan.txt", "text"))
    (table,) = document.tables
    assert len(table.at(1, 1).text) <= LONGEST_TEXT
    assert table.at(1, 1).flags == (Flag.VALUE_CUT,)
    assert [issue.code for issue in document.issues] == [IssueCode.TEXT_CUT]


@pytest.mark.parametrize("letters", ["e" + "\u0301" * 200_000, "(" * 200_000, "1." * 100_000, "7" * 200_000])
def test_a_text_that_nobody_typed_costs_its_length_and_not_the_square_of_it(letters: str) -> None:
    """What tells a column by its cells, and a label by its end, searched a hundred thousand brackets for what
    was not there, from each of them on."""
    rows = [
        "Ref\tAction\tLead\tDue",
        f"{letters}\tWrite it\tA Smith\tMay 2031",
        f"2\tSend it\t{letters}\tMay 2031",
    ]
    (plan,) = find_plans(read(source_of("\n".join(rows).encode(), "plan.txt", "text"))).plans
    assert len(plan.rows) == 2
