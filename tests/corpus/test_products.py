"""What is made of the seeds' rows for BI tools holds every row and every printed cell."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from councilplans import extract_folder
from output.star.tables import FOLDER, STAR
from tests.support import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
RAW = ("action", "action_ref", "recommendation_ref", "recommendation", "lead_raw", "due_raw", "status_raw")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.exists(), reason=f"the measuring corpus is not at {CORPUS}"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus") / "results"
    extract_folder([CORPUS / "seeds", CORPUS / "real"], out, xlsx=True, duckdb=True, log="json")
    return out


def test_every_reference_of_the_star_is_found(folder: Path) -> None:
    tables = {spec.name: pq.read_table(folder / FOLDER / f"{spec.name}.parquet") for spec in STAR}
    for spec in STAR:
        keys = list(zip(*(tables[spec.name][name].to_pylist() for name in spec.key), strict=True))
        assert len(set(keys)) == len(keys), spec.name
        for each in spec.references:
            named = set(tables[spec.name][each.column].to_pylist()) - {None}
            assert named <= set(tables[each.table][each.key].to_pylist()), (spec.name, each)


def test_no_printed_cell_is_altered_in_the_workbook(folder: Path) -> None:
    printed = pq.read_table(folder / "actions.parquet").to_pylist()
    sheet = openpyxl.load_workbook(folder / "actions.xlsx", read_only=True)["Actions"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == len(printed) > 1_000
    for row, cells in zip(printed, rows, strict=True):
        shown = dict(zip(header, cells, strict=True))
        assert {name: shown[name] for name in RAW} == {name: row[name] for name in RAW}


def test_the_data_package_is_valid_to_the_last_row(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert [(task.name, task.errors[0].message) for task in report.tasks if task.errors] == []
    assert report.valid


def test_one_plan_in_three_formats_counts_once(folder: Path) -> None:
    documents = pq.read_table(folder / "documents.parquet").to_pylist()
    seeds = [row for row in documents if row["source"].startswith("seeds/") and row["plans"]]
    stems = {Path(row["source"]).stem for row in seeds}
    assert len([row for row in seeds if row["same_plan_as"] is None]) == len(stems)
