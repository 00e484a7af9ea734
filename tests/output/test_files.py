"""Parquet and CSV hold what the records hold, in files that are whole or not there."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import OutputError
from ingest.issues import Issue, Severity
from normalise.records import Action, DueKind, DuePrecision, Party, PartyKind, Status
from output.codec import from_row, to_row
from output.dictionary import ACTIONS
from output.files import CsvTable, ParquetTable, join_csv, join_parquet
from output.flavour import CsvFlavour
from output.lines import issue_lines, json_lines, rows_of
from output.rows import csv_header
from output.spreadsheet import unescape
from output.whole import written_whole

ACTION = Action(
    action_id="00112233aabbccdd-0001",
    document_id="00112233aabbccdd",
    source="2010/housing.pdf",
    organisation="Anytown Borough Council",
    organisation_code=None,
    plan_title="Housing plan",
    plan_date=date(2010, 4, 1),
    recommendation_id=None,
    section=None,
    recommendation_ref="1",
    recommendation="Review the policy",
    success_criteria=("fewer complaints", "shorter waits"),
    kind="action",
    action_ref=None,
    action="- Review the policy\nPublish it",
    lead_raw="J. Smith, Head of Housing",
    leads=(Party(name="J. Smith", role="Head of Housing", kind=PartyKind.PERSON),),
    due_raw="March 2011",
    due_kind=DueKind.DEADLINE,
    due_date=date(2011, 3, 31),
    due_precision=DuePrecision.MONTH,
    status=Status.IN_PROGRESS,
    other={"Cost": "=SUM(A1:A9)"},
    page=3,
    bbox=(1.0, 2.5, 3.0, 4.0),
    flags=("due_year_inferred",),
)


def csv_rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_parquet_keeps_every_type_and_says_what_each_column_holds(tmp_path: Path) -> None:
    with ParquetTable(tmp_path / "actions.parquet", ACTIONS) as table:
        table.add([ACTION, replace(ACTION, action="another")])
    read = pq.read_table(tmp_path / "actions.parquet")
    first = read.to_pylist()[0]
    assert read.num_rows == 2
    assert first["due_date"] == date(2011, 3, 31)
    assert first["leads"] == [
        {
            "name": "J. Smith",
            "role": "Head of Housing",
            "initials": None,
            "organisation": None,
            "kind": "person",
        }
    ]
    assert first["other"] == [("Cost", "=SUM(A1:A9)")]
    assert first["bbox"] == [1.0, 2.5, 3.0, 4.0]
    assert read.schema.field("due_raw").metadata[b"description"] == b"the deadline, as printed"


def test_csv_for_excel_opens_right_and_runs_nothing(tmp_path: Path) -> None:
    with CsvTable(tmp_path / "actions.csv", ACTIONS) as table:
        table.add([ACTION])
    content = (tmp_path / "actions.csv").read_bytes()
    assert content.startswith(b'\xef\xbb\xbf"action_id","document_id"')
    assert content.endswith(b'"\r\n')
    (row,) = csv_rows(tmp_path / "actions.csv")
    assert list(row) == csv_header(ACTIONS)
    assert row["action"] == "'- Review the policy\nPublish it"
    assert row["leads"] == "J. Smith (Head of Housing)"
    assert row["success_criteria"] == "fewer complaints; shorter waits"
    assert {name: unescape(cell) for name, cell in row.items()}["action"] == ACTION.action


def test_csv_for_programs_holds_the_texts_as_they_are(tmp_path: Path) -> None:
    with CsvTable(tmp_path / "actions.csv", ACTIONS, CsvFlavour.PLAIN) as table:
        table.add([ACTION])
    assert (tmp_path / "actions.csv").read_bytes().startswith(b"action_id,document_id")
    (row,) = csv_rows(tmp_path / "actions.csv", "utf-8")
    assert row["action"] == ACTION.action


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_out_of_every_file(tmp_path: Path, text: str) -> None:
    action = replace(ACTION, action=text)
    for flavour, back in ((CsvFlavour.EXCEL, unescape), (CsvFlavour.PLAIN, str)):
        with CsvTable(tmp_path / "a.csv", ACTIONS, flavour) as table:
            table.add([action])
        encoding = "utf-8-sig" if flavour is CsvFlavour.EXCEL else "utf-8"
        assert back(csv_rows(tmp_path / "a.csv", encoding)[0]["action"]) == text
    with ParquetTable(tmp_path / "a.parquet", ACTIONS) as parquet:
        parquet.add([action])
    assert pq.read_table(tmp_path / "a.parquet")["action"].to_pylist() == [text]
    (row,) = rows_of(json_lines([to_row(action)], ACTIONS), ACTIONS)
    assert from_row(Action, row) == action


@pytest.mark.parametrize("flavour", list(CsvFlavour))
def test_parts_joined_are_the_table_written_at_once(flavour: CsvFlavour, tmp_path: Path) -> None:
    parts = [(ACTION,), (), (replace(ACTION, action="one"), replace(ACTION, action="two"))]
    for number, records in enumerate(parts):
        with CsvTable(tmp_path / f"{number}.csv", ACTIONS, flavour) as table:
            table.add(records)
        with ParquetTable(tmp_path / f"{number}.parquet", ACTIONS) as parquet:
            parquet.add(records)
    with CsvTable(tmp_path / "once.csv", ACTIONS, flavour) as table:
        table.add([record for records in parts for record in records])
    join_csv([tmp_path / f"{number}.csv" for number in range(3)], ACTIONS, flavour, tmp_path / "joined.csv")
    assert (tmp_path / "joined.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()
    join_parquet(
        [tmp_path / f"{number}.parquet" for number in range(3)], ACTIONS, tmp_path / "joined.parquet"
    )
    joined = pq.read_table(tmp_path / "joined.parquet")
    assert joined["action"].to_pylist() == [ACTION.action, "one", "two"]
    assert joined.schema.field("due_raw").metadata


def test_an_issue_is_a_line_with_its_document() -> None:
    issue = Issue("due_not_understood", Severity.DOUBT, "“TBC”", page=2, table=0, row=4, column="When")
    assert json.loads(issue_lines("00112233aabbccdd", "housing.pdf", [issue])) == {
        "document_id": "00112233aabbccdd",
        "source": "housing.pdf",
        "code": "due_not_understood",
        "severity": "doubt",
        "message": "“TBC”",
        "action_id": None,
        "page": 2,
        "sheet": None,
        "table": 0,
        "row": 4,
        "column": "When",
    }


def test_a_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    path.write_text("old", "utf-8")
    with pytest.raises(ZeroDivisionError), written_whole(path) as whole:
        whole.write_text("half of the ne", "utf-8")
        raise ZeroDivisionError
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
    with written_whole(path) as whole:
        whole.write_text("new", "utf-8")
    assert path.read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        written_whole(tmp_path / "file" / "a.csv") as whole,
    ):
        whole.write_text("x", "utf-8")
