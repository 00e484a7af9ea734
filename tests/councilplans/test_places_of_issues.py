"""Where an issue stands, as the document has it: a page by its number, a workbook's sheet by its name."""

from __future__ import annotations

import json

import pytest

from councilplans.pipeline import extract_source
from ingest.opening import open_source
from output.lines import issue_lines
from tests.support import PAPERS


def _places(name: str) -> list[tuple[object, object]]:
    """The page and sheet of each line of ``issues.jsonl`` about a sample."""
    found = extract_source(open_source(str(PAPERS / name)))
    lines = issue_lines(found.document.document_id, name, found.issues).splitlines()
    return [(issue["page"], issue["sheet"]) for issue in map(json.loads, lines)]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize(
    ("sample", "about"), [("fenwold_agenda", "a table"), ("tarnbeck_committee_report", "an action")]
)
def test_an_issue_of_a_workbook_names_its_sheet_and_no_page(kind: str, sample: str, about: str) -> None:
    places = _places(f"{sample}.{kind}")
    assert places, f"there is an issue about {about}"
    assert set(places) == {(None, "Plan")}


def test_an_issue_of_a_pdf_names_its_page_and_no_sheet() -> None:
    assert _places("tarnbeck_committee_report.pdf") == [(2, None)]
    assert _places("tarnbeck_committee_report.docx") == [(None, None)]
