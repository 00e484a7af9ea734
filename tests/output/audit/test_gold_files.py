"""Gold files read, and what is said of those that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.errors import AuditError
from output.audit.gold import GoldDocument
from output.audit.gold_files import read_gold
from output.codec import to_row
from output.dictionary import ACTIONS
from output.rows import csv_header, csv_rows
from output.spreadsheet import escape
from tests.output.building import action_of, write_gold

ROW = {
    "action": "Review the register of empty homes",
    "kind": "action",
    "leads": [{"name": "Ann Lee", "role": "Head of Housing", "kind": "person"}],
    "due_date": "2010-03-31",
}


def only(path: Path) -> GoldDocument:
    (document,) = read_gold(path).documents
    return document


def test_a_cell_can_accept_several_values_none_or_anything(tmp_path: Path) -> None:
    row = ROW | {"status": {"any": ["ongoing", None]}, "progress": "*", "target": ""}
    (read,) = only(write_gold(tmp_path / "housing.jsonl", [row])).rows
    assert [value.shown for value in read.cell("status").values] == ["ongoing"]
    assert read.cell("status").may_be_empty
    assert not read.cell("progress").scored
    assert read.cell("target").accepted == (None,)


def test_the_header_says_what_the_document_is(tmp_path: Path) -> None:
    document = only(write_gold(tmp_path / "a" / "housing.jsonl", [ROW], plan_date="2010-04-01"))
    assert str(document.name) == "housing"
    assert document.facts["plan_date"].shown == "2010-04-01"
    assert "organisation" not in document.facts


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "gold begins with"),
        ('{"action": "no header"}', "gold begins with"),
        ('{"document": {}}\n{"action": ', "line 2: it is damaged"),
        ('{"document": {}}\n{"kind": "action"}', "line 2: a row of gold needs its action"),
        ('{"document": {}}\n{"action": "x", "leads": "Ann"}', "line 2: leads: a record is wanted"),
        ('{"document": {}}\n{"action": ["x"]}', "line 2: action: action holds one value"),
        ('{"document": {}}\n{"action": {"any": []}}', 'line 2: action: "any" lists the values'),
        ('{"document": {}}\n{"action": {"any": "x"}}', 'line 2: action: "any" lists the values'),
        ('{"document": {}}\n[1]', "line 2: an object is wanted"),
    ],
)
def test_a_gold_file_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, content: str, says: str
) -> None:
    path = tmp_path / "housing.jsonl"
    path.write_text(content)
    with pytest.raises(AuditError) as trouble:
        read_gold(path)
    assert str(path) in str(trouble.value)
    assert says in str(trouble.value)


def test_a_wrong_count_and_a_strange_column_are_said_and_not_scored(tmp_path: Path) -> None:
    path = write_gold(tmp_path / "housing.jsonl", [ROW | {"colour": "red"}], n_actions=3)
    warnings = read_gold(path).warnings
    assert any("n_actions 3, and 1 rows" in warning for warning in warnings)
    assert any("colour is no column" in warning for warning in warnings)


def test_a_strange_column_is_said_once_with_a_count_and_not_once_a_line(tmp_path: Path) -> None:
    for name in ("housing", "youth"):
        write_gold(tmp_path / f"{name}.jsonl", [ROW | {"colour": "red"}] * 3)
    (warning,) = read_gold(tmp_path).warnings
    assert warning == "colour is no column of the schema, and not scored (6 lines of 2 files)."


def test_the_columns_that_count_are_those_that_any_gold_beside_it_uses(tmp_path: Path) -> None:
    write_gold(tmp_path / "housing.jsonl", [{"action": "Review the register", "target": "40"}])
    write_gold(tmp_path / "youth.jsonl", [{"action": "Open the centre", "kind": "action"}])
    write_gold(
        tmp_path / "reviewed.jsonl", [{"action": "x", "due_edtf": "2010"}], columns=["action", "due_edtf"]
    )
    gold = read_gold(tmp_path)
    columns = {str(document.name): gold.scored_columns(document) for document in gold.documents}
    assert columns["housing"] == columns["youth"] == ("kind", "action", "target")
    assert columns["reviewed"] == ("action", "due_edtf")


def test_columns_beside_the_documents_facts_count_as_among_them_and_a_misspelt_one_is_said(
    tmp_path: Path,
) -> None:
    path = tmp_path / "housing.jsonl"
    first = '{"document": {}, "columns": ["action", "leeds"]}'
    path.write_text(f'{first}\n{{"action": "x", "status": "ongoing"}}\n')
    gold = read_gold(tmp_path)
    assert gold.scored_columns(gold.documents[0]) == ("action",)
    assert gold.warnings == ("housing.jsonl, line 1: leeds is no column of the schema, and not scored.",)


def test_columns_that_are_no_list_of_names_are_refused(tmp_path: Path) -> None:
    path = write_gold(tmp_path / "housing.jsonl", [ROW], columns="action")
    with pytest.raises(AuditError, match="columns is a list of names"):
        read_gold(path)


def test_a_line_separator_in_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    path = write_gold(tmp_path / "housing.jsonl", [{"action": "one\u2028two\x85three"}])
    assert only(path).rows[0].action.shown == "one\u2028two\x85three"


def test_two_gold_files_for_one_document_are_refused(tmp_path: Path) -> None:
    write_gold(tmp_path / "housing.jsonl", [ROW])
    (tmp_path / "housing.csv").write_text("action\nReview\n")
    with pytest.raises(AuditError, match="two gold files for housing"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="holds no gold"):
        read_gold(tmp_path)


def as_csv(path: Path, *rows: list[str]) -> Path:
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def test_csv_as_extract_writes_it_says_what_json_lines_say(tmp_path: Path) -> None:
    row = ROW | {
        "action": "=SUM(1) is how the register begins",
        "success_criteria": ["Fewer than 40 homes stand empty; relet soon", "Done"],
        "status": "completed",
    }
    (plain_cells,) = csv_rows([to_row(action_of(row, 1))], ACTIONS)
    cells = [escape(cell) for cell in plain_cells]
    (read,) = only(as_csv(tmp_path / "all.csv", csv_header(ACTIONS), cells)).rows
    (plain,) = only(write_gold(tmp_path / "plain" / "housing.jsonl", [row])).rows
    assert read.action == plain.action
    assert read.cell("due_date") == plain.cell("due_date")
    assert read.cell("success_criteria").values[0].key == plain.cell("success_criteria").values[0].key
    assert plain.cell("leads").values[0].key in [value.key for value in read.cell("leads").values]


def test_csv_is_one_document_a_source_and_else_the_file_s(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "two.csv",
        ["source", "action"],
        ["a/housing.pdf", "Review the register"],
        ["youth.docx", "Open the centre"],
        ["a/housing.pdf", "Publish the register"],
    )
    documents = {str(document.name): len(document.rows) for document in read_gold(path).documents}
    assert documents == {"a/housing": 2, "youth": 1}
    assert str(only(as_csv(tmp_path / "decoy.csv", ["action"])).name) == "decoy"


def test_csv_that_holds_a_plan_in_two_formats_is_refused(tmp_path: Path) -> None:
    rows = ["housing.pdf", "Review the register"], ["housing.docx", "Review the register"]
    path = as_csv(tmp_path / "all.csv", ["source", "action"], *rows)
    with pytest.raises(AuditError, match=r"housing.pdf and housing.docx are one plan in two formats"):
        read_gold(path)


def test_csv_takes_back_what_excel_did_to_it(tmp_path: Path) -> None:
    path = tmp_path / "housing.csv"
    path.write_bytes(
        "action,due_date,status,leads\r\nReview caf\xe9s – all,31/03/2010,*,\r\n".encode("cp1252")
    )
    (row,) = only(path).rows
    assert row.action.shown == "Review cafés – all"
    assert row.number == 1
    assert row.cell("due_date").shown == "2010-03-31"
    assert not row.cell("status").scored


def test_csv_has_no_opinion_on_a_column_it_lacks(tmp_path: Path) -> None:
    gold = read_gold(as_csv(tmp_path / "housing.csv", ["action", "target", "page"], ["Review", "", "3"]))
    assert gold.scored_columns(gold.documents[0]) == ("action", "target")


def test_csv_may_hold_json_alternatives(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "housing.csv", ["action", "target"], ["Review", json.dumps({"any": ["40", None]})]
    )
    (row,) = only(path).rows
    assert row.cell("target").may_be_empty
    assert row.cell("target").values[0].shown == "40"


def test_brackets_after_a_name_may_be_a_role_or_belong_to_it(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "housing.csv", ["action", "leads"], ["Review", "Ann Lee (Head); Board (North)"])
    keys = [value.key for value in only(path).rows[0].cell("leads").values]
    assert keys == ["annlee|board", "annlee|boardnorth", "annleehead|board", "annleehead|boardnorth"]


def test_the_digest_follows_every_byte(tmp_path: Path) -> None:
    path = write_gold(tmp_path / "housing.jsonl", [ROW])
    before = read_gold(path).digest
    assert read_gold(path).digest == before
    path.write_text(path.read_text() + "\n")
    assert read_gold(path).digest != before


def test_gold_holds_nothing_against_what_a_run_names_itself(tmp_path: Path) -> None:
    path = write_gold(
        tmp_path / "housing.jsonl", [ROW | {"action_id": "x-0001", "flags": ["due_year_inferred"]}]
    )
    assert only(path).used == {"action", "kind", "leads", "due_date"}
