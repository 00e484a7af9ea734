"""Every sample, in every format, gives the rows that a person has read and agreed to.

The golden files are plain CSV. One that is missing is written and the test fails: read it, then commit it.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from councilplans import extract
from normalise.records import Action
from output.codec import to_row
from output.dictionary import ACTIONS
from output.rows import csv_header, csv_rows
from tests.support import PAPERS

HERE = Path(__file__).parent
NAMES = sorted({path.stem for path in PAPERS.glob("*.docx")})

# What tells one file from another, not one row from another; and the place, which only pages have.
OWN = {"action_id", "document_id", "recommendation_id", "source", "extractor", "plan_date"}
PLACE = {"page", "page_end", "table", "row", "bbox", "flags", "to_check"}
# A text rendering has no colours.
COLOURS = {"rag"}


def rows(actions: tuple[Action, ...], without: set[str]) -> list[list[str]]:
    header = csv_header(ACTIONS)
    kept = [number for number, name in enumerate(header) if name not in without]
    lines = [header, *csv_rows([to_row(action) for action in actions], ACTIONS)]
    return [[line[number] for number in kept] for line in lines]


def written(lines: list[list[str]]) -> str:
    page = StringIO()
    csv.writer(page, lineterminator="\n").writerows(lines)
    return page.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_gives_the_agreed_rows(name: str) -> None:
    found = written(rows(extract(PAPERS / f"{name}.docx", isolation=False).actions, OWN | PLACE))
    golden = HERE / f"{name}.csv"
    if not golden.exists():
        golden.write_text(found, encoding="utf-8")
        pytest.fail(
            f"{golden.name} was missing and has been written: read it against the paper, then commit it"
        )
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["txt", "pdf", "doc", "odt", "rtf", "xlsx", "xls", "ods", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_the_same_paper_in_another_format_gives_the_same_rows(name: str, kind: str) -> None:
    without = OWN | PLACE | (COLOURS if kind == "txt" else set())
    word = rows(extract(PAPERS / f"{name}.docx", isolation=False).actions, without)
    other = rows(extract(PAPERS / f"{name}.{kind}", isolation=False).actions, without)
    assert other == word
