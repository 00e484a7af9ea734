"""The three laws of the architecture, over every sample in every format."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from councilplans import extract, read
from extractors.layout import Table
from normalise.records import Action
from tests.golden.conservation import letters, lost, printed
from tests.support import PAPERS, ROOT

SUFFIXES = {".docx", ".txt", ".pdf", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".html"}
PAPER_FILES = sorted(path for path in PAPERS.iterdir() if path.suffix in SUFFIXES)
SHORT = 12
"""Letters: initials, dates and states have no more."""

papers = pytest.mark.parametrize("paper", PAPER_FILES, ids=lambda path: path.name)


@papers
def test_conservation(paper: Path) -> None:
    """Each item of a plan table's body is in a row of its place, a recommendation, or an issue."""
    assert lost(read(paper), extract(paper, isolation=False)) == []


def test_conservation_fails_against_another_papers_rows() -> None:
    """Initials, dates and statuses are alike in every plan; they pass by their place, not by chance."""
    plans = [(read(paper), extract(paper, isolation=False)) for paper in PAPERS.glob("*.docx")]
    plans = [(document, found) for document, found in plans if any(printed(document))]
    short = passed = 0
    for (document, _), (_, other) in pairwise([*plans, plans[0]]):
        gone = lost(document, other)
        items = [item for item in printed(document) if len(item.text) <= SHORT]
        short += len(items)
        passed += sum(item not in gone for item in items)
    assert passed * 20 <= short


def test_conservation_fails_where_a_value_is_not_in_its_own_row() -> None:
    paper = PAPERS / "larkminster_log.docx"
    document, found = read(paper), extract(paper, isolation=False)
    assert lost(document, found) == []
    for name in ("lead_raw", "due_raw", "status_raw", "action_ref"):
        values = [getattr(action, name) for action in found.actions]
        rows = list(zip(found.actions, values[1:] + values[:1], strict=True))
        moved = replace(found, actions=[replace(action, **{name: value}) for action, value in rows])
        assert len(lost(document, moved)) >= len(set(values)) - 1, name
    first, *others = found.actions
    assert len(lost(document, replace(found, actions=others))) > 2
    assert len(lost(document, replace(found, actions=[first, first, *others[1:]]))) > 2


@papers
def test_verbatim_twins(paper: Path) -> None:
    """Every judged value stands beside words that are in the paper."""
    document = letters("".join(read(paper).texts()))
    for action in extract(paper, isolation=False).actions:
        for judged, raw in twins(action):
            assert not judged or raw, (judged, action)
        for raw in (action.action, action.lead_raw, action.due_raw, action.status_raw):
            assert all(stands_in(letters(line), document) for line in (raw or "").split("\n")), raw


def stands_in(line: str, whole: str) -> bool:
    """Whether a line stands there, whole or in two: a page cuts a line, and a combined cell is parted."""
    return any(line[:end] in whole and line[end:] in whole for end in range(len(line) + 1))


def twins(action: Action) -> Iterator[tuple[object, object]]:
    dates = (action.due_kind, action.due_start, action.due_date, action.due_precision, action.due_edtf)
    yield any(dates), action.due_raw
    yield action.leads, action.lead_raw
    yield action.accountable, action.accountable_raw
    yield action.review_date, action.review_date_raw
    yield action.status, action.status_raw or action.progress or action.rag or action.due_raw
    yield action.status is None, action.status_basis is None


def test_same_in_same_out() -> None:
    """The same rows again, in a process whose hashes are seeded differently, on the world's other side."""
    reading = "[extract(paper, isolation=False) for paper in sys.argv[1:]]"
    program = f"import sys; from councilplans import extract; print({reading})"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, *map(str, PAPER_FILES)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Europe/London"), ("2", "Pacific/Kiritimati"))
    }
    assert len(outputs) == 1


def test_a_table_is_no_law_of_its_own() -> None:
    """The laws look at something: the samples hold plans in every format."""
    assert {path.suffix for path in PAPER_FILES if extract(path, isolation=False).actions} == SUFFIXES
    assert any(isinstance(block, Table) for path in PAPER_FILES for block in read(path).blocks)
