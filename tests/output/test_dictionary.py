"""The schema is written once: what is made of it says the same, and every code is in use."""

from __future__ import annotations

import json

import pytest

from councilplans import extract
from ingest.codes import Flag, IssueCode, code_of
from normalise.records import Action
from output.codec import from_row, to_row, value_of
from output.dictionary import ACTIONS, ColumnSpec, Kind, json_schema
from output.lines import issue_lines, json_lines, rows_of
from tests.support import PAPERS


def test_every_extraction_is_valid_by_the_json_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    found = extract(PAPERS / "larkminster_log.docx", isolation=False)
    document = found.document
    rows = {
        "documents": [to_row(document)],
        "recommendations": [to_row(each) for each in found.recommendations],
        "actions": [to_row(each) for each in found.actions],
        "issues": [
            json.loads(line)
            for line in issue_lines(document.document_id, document.source, found.issues).splitlines()
        ],
    }
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(json.dumps(rows, default=str)))


def test_a_record_comes_back_out_of_its_row_and_its_line() -> None:
    for action in extract(PAPERS / "harrowdene_ten_columns.docx", isolation=False).actions:
        assert from_row(Action, to_row(action)) == action
        (row,) = rows_of(json_lines([to_row(action)], ACTIONS), ACTIONS)
        assert from_row(Action, row) == action


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.name)
def test_no_value_stands_for_the_columns_default(spec: ColumnSpec) -> None:
    empty = value_of(Action, spec.name, None)
    kinds = {Kind.STRINGS: (), Kind.PARTIES: (), Kind.MAP: {}, Kind.BOOL: False}
    if spec.name not in ("table", "row", "extractor"):
        assert empty == kinds.get(spec.kind)


def test_a_value_that_is_none_of_its_columns_is_refused() -> None:
    for column, value in (
        ("due_kind", "perhaps"),
        ("page", "three"),
        ("due_date", "2010-13-01"),
        ("flags", ["odd"]),
    ):
        with pytest.raises(ValueError, match=r"Expected|Invalid"):
            value_of(Action, column, value)


def test_every_code_means_something_and_only_one_thing() -> None:
    assert all(code.meaning.endswith(".") for code in (*Flag, *IssueCode))
    assert not {str(flag) for flag in Flag} & {str(code) for code in IssueCode}
    assert code_of("due_year_inferred") is Flag.DUE_YEAR_INFERRED
