"""The star joins: every key names one row, and every reference finds the row that it names."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from normalise.records import Action, Party, PartyKind
from output.dictionary import Kind
from output.flavour import CsvFlavour
from output.rows import cell_text
from output.spreadsheet import unescape
from output.star.build import write_star
from output.star.tables import FOLDER, STAR
from output.tables import TableSpec
from tests.output.building import action, write_results


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


@pytest.mark.parametrize("spec", STAR, ids=lambda spec: spec.name)
def test_keys_are_unique_and_references_hold(folder: Path, spec: TableSpec) -> None:
    found = rows(folder / FOLDER, spec.name)
    keys = [tuple(row[name] for name in spec.key) for row in found]
    assert len(set(keys)) == len(keys)
    assert not any(None in key for key in keys)
    for each in spec.references:
        known = {row[each.key] for row in rows(folder / FOLDER, each.table)}
        assert {row[each.column] for row in found} - {None} <= known, each


@pytest.mark.parametrize("spec", STAR, ids=lambda spec: spec.name)
def test_no_column_is_nested_and_the_sheet_holds_the_same(folder: Path, spec: TableSpec) -> None:
    assert {column.kind for column in spec.columns} <= {
        Kind.STRING,
        Kind.ENUM,
        Kind.DATE,
        Kind.INT,
        Kind.FLOAT,
        Kind.BOOL,
    }
    with (folder / FOLDER / f"{spec.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        sheet = list(csv.DictReader(file))
    found = rows(folder / FOLDER, spec.name)
    assert len(sheet) == len(found)
    for printed, row in zip(sheet, found, strict=True):
        for column in spec.columns:
            value = row[column.name]
            text = cell_text(value)
            shown = printed[column.name]
            if column.kind is Kind.FLOAT:
                assert (float(shown) if shown else None) == value
            else:
                assert (unescape(shown) if column.kind is Kind.STRING else shown) == text


def test_nothing_of_the_nested_columns_is_lost(folder: Path) -> None:
    actions = rows(folder, "actions")
    star = folder / FOLDER
    assert len(rows(star, "actions")) == len(actions)
    assert len(rows(star, "action_leads")) == sum(len(each["leads"]) for each in actions)  # type: ignore[arg-type]
    assert len(rows(star, "flags")) == sum(len(set(each["flags"])) for each in actions)  # type: ignore[call-overload]
    assert len(rows(star, "other_columns")) == sum(len(each["other"]) for each in actions)  # type: ignore[arg-type]


def test_the_calendar_covers_every_date_and_knows_financial_years(folder: Path) -> None:
    days = {row["date"]: row for row in rows(folder / FOLDER, "dates")}
    assert len(days) == (max(days) - min(days)).days + 1  # type: ignore[operator, type-var]
    day = days[date(2010, 3, 31)]
    assert (day["financial_year"], day["financial_quarter"], day["quarter"]) == (
        "2009/10",
        "2009/10 Q4",
        "2010 Q1",
    )
    assert (day["school_year"], day["school_term"]) == ("2009/10", "2009/10 spring")


def star_of(folder: Path, *actions: Action) -> Path:
    write_results(folder, actions)
    (folder / "star").mkdir()
    write_star(folder, folder / "star", CsvFlavour.EXCEL)
    return folder / "star"


def test_one_person_has_one_id_in_an_owners_papers_however_printed(tmp_path: Path) -> None:
    people = [
        Party(name="Richard Davies", role="Performance Manager", kind=PartyKind.PERSON),
        Party(name="Cllr R. Davies", kind=PartyKind.PERSON),
        Party(name="Davies, Richard", kind=PartyKind.PERSON),
        Party(name="RICHARD DAVIES", kind=PartyKind.PERSON),
    ]
    mine = [action(f"Do {number}", number, leads=(who,)) for number, who in enumerate(people, start=1)]
    other = replace(
        action("Do more", 5, leads=(people[0],)),
        action_id="ffff-0001",
        document_id="ffff",
        source="b.pdf",
        organisation="Othertown Council",
    )
    star = star_of(tmp_path / "run", *mine, other)
    ids = [row["party_id"] for row in rows(star, "action_leads")]
    assert len(set(ids[:4])) == 1
    assert ids[4] != ids[0]
    names = {row["party_id"]: row["party"] for row in rows(star, "parties")}
    assert names[ids[0]] == "Davies, Richard"


def test_ids_are_the_same_on_every_run(tmp_path: Path) -> None:
    plan = [action("Do it", 1, leads=(Party(name="Ann Lee", kind=PartyKind.PERSON),))]
    one, other = star_of(tmp_path / "one", *plan), star_of(tmp_path / "other", *plan)
    for spec in STAR:
        assert (one / f"{spec.name}.csv").read_bytes() == (other / f"{spec.name}.csv").read_bytes()
