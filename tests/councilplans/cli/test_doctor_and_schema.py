"""``doctor`` shows what is in force; ``schema`` prints the dictionary that the files are written by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilplans.cli import cli
from output.dictionary import ISSUES, PARTY_FIELDS, TABLES


def test_the_doctor_prints_every_setting_with_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("councilplans.toml").write_text("[limits]\nseconds = 300\n", "utf-8")
    monkeypatch.setenv("COUNCILPLANS_WORKERS", "3")
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 0
    lines = [line.partition("#")[0].split() for line in result.stdout.splitlines()]
    assert ["limits.seconds", "300.0", "councilplans.toml"] in lines
    assert ["workers", "3", "COUNCILPLANS_WORKERS"] in lines
    assert ["csv", "excel", "default"] in lines
    assert any(line[:1] == ["pyarrow"] and line[1][0].isdigit() for line in lines)


def test_the_schema_in_json_is_the_dictionary() -> None:
    printed = json.loads(CliRunner().invoke(cli, ["schema", "--json"]).stdout)
    assert set(printed["properties"]) == {*TABLES, "issues"}
    definitions = printed["$defs"]
    for name, columns in {**TABLES, "issues": ISSUES}.items():
        record = printed["properties"][name]["items"]["$ref"].rpartition("/")[2]
        described = definitions[record]["properties"]
        assert {each: described[each]["description"] for each in described} == {
            spec.name: spec.doc for spec in columns
        }
    assert set(definitions["Party"]["properties"]) == {spec.name for spec in PARTY_FIELDS}
    assert "deadline" in definitions["DueKind"]["enum"]


@pytest.mark.parametrize("style", [[], ["--markdown"]])
def test_the_schema_for_people_names_every_column_and_what_it_holds(style: list[str]) -> None:
    printed = CliRunner().invoke(cli, ["schema", *style]).stdout
    for columns in TABLES.values():
        for spec in columns:
            assert spec.name in printed
            assert spec.doc in printed
