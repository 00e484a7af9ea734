"""The three laws of the architecture, over every sample in every format."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from councilplans import Extraction, extract, read
from extractors import read_plans
from extractors.layout import Document, Item, Table
from extractors.plans.references import is_carried, part_action, part_recommendation
from normalise.records import Action
from tests.support import PAPERS, ROOT

SUFFIXES = {".docx", ".txt", ".pdf", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".html"}
PAPER_FILES = sorted(path for path in PAPERS.iterdir() if path.suffix in SUFFIXES)
papers = pytest.mark.parametrize("paper", PAPER_FILES, ids=lambda path: path.name)


def letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def body_items(document: Document) -> Iterator[Item]:
    """What stands in the bodies of the plan tables."""
    for table, seen in zip(document.tables, read_plans(document).tables, strict=True):
        if seen.is_plan:
            start = seen.header.body_start if seen.header else 0
            yield from (item for cell in table.cells if cell.row >= start for item in cell.items)


def said(found: Extraction) -> str:
    """Every word of what came out: rows, recommendations, issues."""
    texts: list[str] = []
    for record in (*found.actions, *found.recommendations):
        for name in type(record).__slots__:
            value = getattr(record, name)
            texts += (
                value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
            )
    texts += [issue.message for issue in found.issues]
    return "\n".join(letters(str(text)) for text in texts)


@papers
def test_conservation(paper: Path) -> None:
    """Each item of a plan table's body is in a row, a recommendation, or an issue; only labels are not."""
    out = said(extract(paper, isolation=False))
    for item in body_items(read(paper)):
        text = item.text
        named = part_recommendation(text)
        rest = named.rest if named.ref else part_action(text).rest
        is_label = not rest or is_carried(text) or text.rstrip().endswith(":") or "carried forward" in text
        assert is_label or stands_in(letters(text), out) or stands_in(letters(rest), out), text


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
