"""The data package is valid to the last row, and says of every file what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normalise.records import SCHEMA_VERSION


def test_it_is_valid_with_every_row_and_key(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert [
        (task.name, [error.message for error in task.errors[:3]]) for task in report.tasks if not task.valid
    ] == []
    assert report.valid


def test_every_file_of_the_run_is_in_it(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    listed = {resource["path"] for resource in package["resources"]}
    written = set(json.loads((folder / "run.json").read_text("utf-8"))["files"])
    assert listed == written - {"datapackage.json"}
    assert package["councilplans"]["schema_version"] == SCHEMA_VERSION


def test_codes_and_keys_are_said(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (actions,) = [each for each in package["resources"] if each["name"] == "star-actions-csv"]
    fields = {field["name"]: field for field in actions["schema"]["fields"]}
    assert "deadline" in fields["due_kind"]["constraints"]["enum"]
    assert fields["due_date"]["type"] == "date"
    assert actions["schema"]["primaryKey"] == ["action_id"]
    assert {
        "fields": ["document_id"],
        "reference": {"resource": "star-documents-csv", "fields": ["document_id"]},
    } in actions["schema"]["foreignKeys"]
