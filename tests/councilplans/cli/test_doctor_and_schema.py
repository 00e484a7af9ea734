"""``doctor`` shows what is in force; ``schema`` prints the dictionary that the files are written by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilplans.cli import cli
from output.dictionary import PARTY_FIELDS, TABLES


def test_the_doctor_prints_every_setting_with_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("councilplans.toml").write_text("[limits]\nseconds = 300\n", "utf-8")
    monkeypatch.setenv("COUNCILPLANS_WORKERS", "3")
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["limits.seconds", "300.0", "councilplans.toml"] in lines
    assert ["workers", "3", "COUNCILPLANS_WORKERS"] in lines
    assert ["csv", "excel", "default"] in lines
    assert any(line[:1] == ["pyarrow"] and line[1][0].isdigit() for line in lines)


def test_the_schema_in_json_is_the_dictionary() -> None:
    printed = json.loads(CliRunner().invoke(cli, ["schema", "--json"]).stdout)
    assert set(printed["tables"]) == {*TABLES, "party"}
    for name, columns in {**TABLES, "party": PARTY_FIELDS}.items():
        assert [column["name"] for column in printed["tables"][name]] == [spec.name for spec in columns]
    (due_kind,) = [column for column in printed["tables"]["actions"] if column["name"] == "due_kind"]
    assert "deadline" in due_kind["values"]


@pytest.mark.parametrize("style", [[], ["--markdown"]])
def test_the_schema_for_people_names_every_column_and_what_it_holds(style: list[str]) -> None:
    printed = CliRunner().invoke(cli, ["schema", *style]).stdout
    for columns in TABLES.values():
        for spec in columns:
            assert spec.name in printed
            assert spec.doc in printed
