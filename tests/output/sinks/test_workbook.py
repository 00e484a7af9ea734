"""The workbook holds what was printed as it was printed, runs nothing, and says what it cannot hold."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from normalise.records import Action, Rag
from output.flavour import CsvFlavour
from output.sinks import workbook
from output.sinks.sink import Finished, Product, make
from output.sinks.workbook import LONGEST_CELL, shortened
from tests.output.building import action, write_results

RAW = ("action", "action_ref", "recommendation_ref", "lead_raw", "due_raw", "status_raw", "review_date_raw")


def sheet_rows(path: Path, title: str = "Actions") -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(path)[title]
    header, *rows = sheet.iter_rows()
    return [{str(name.value): cell.value for name, cell in zip(header, row, strict=True)} for row in rows]


def book_of(folder: Path, *actions: Action) -> Path:
    write_results(folder, actions)
    make([Product.XLSX], Finished(folder, (), CsvFlavour.EXCEL, "0"), lambda path: None)
    return folder / "actions.xlsx"


def test_every_printed_cell_is_what_was_printed(folder: Path) -> None:
    printed = pq.read_table(folder / "actions.parquet").to_pylist()
    shown = sheet_rows(folder / "actions.xlsx")
    assert len(shown) == len(printed)
    for row, cells in zip(printed, shown, strict=True):
        assert {name: cells[name] for name in RAW} == {name: row[name] for name in RAW}
        due = cells["due_date"]
        assert (due.date() if isinstance(due, datetime) else due) == row["due_date"]


@pytest.mark.parametrize(
    "text",
    [
        "1.10",
        "Oct 09",
        "3/4",
        "=1+1",
        "+44",
        "-5%",
        "@SUM(A1)",
        "007",
        "TRUE",
        "1E5",
        "a\nb",
        "_x0041_",
        "x\x0by",
        "<r><t>rich</t></r>",
        "R&D <x>",
        " indented ",
        "a\ufffe_x000D_\rb",
    ],
)
def test_no_text_becomes_anything_else(tmp_path: Path, text: str) -> None:
    path = book_of(tmp_path, action(text, action_ref=text, due_raw=text))
    sheet = openpyxl.load_workbook(path)["Actions"]
    header = {cell.value: cell.column for cell in sheet[1]}
    for name in ("action", "action_ref", "due_raw"):
        cell = sheet.cell(2, header[name])
        assert cell.data_type == "s"
        assert openpyxl.utils.escape.unescape(cell.value) == text


def test_dates_are_dates_and_colours_are_fills(tmp_path: Path) -> None:
    path = book_of(tmp_path, action("Do", due_date=date(2010, 3, 31), rag=Rag.RED))
    sheet = openpyxl.load_workbook(path)["Actions"]
    header = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, header["due_date"]).value == datetime(2010, 3, 31)  # noqa: DTZ001
    assert sheet.cell(2, header["rag"]).fill.fgColor.rgb == "FFF4B6B6"
    link = sheet.cell(2, header["action_id"]).hyperlink
    assert (link.target, link.location) == ("review.html", action("Do").action_id)
    assert sheet.freeze_panes == "A2"
    assert sheet.tables["Actions"].autoFilter is not None


def test_a_cell_too_long_for_excel_is_cut_and_flagged(tmp_path: Path) -> None:
    long = "word " * 10_000
    path = book_of(tmp_path, action("short"), action(long, 2, flags=("due_several",)))
    short, cut = sheet_rows(path)
    assert short["flags"] is None
    assert cut["flags"] == "due_several; cell_cut"
    assert len(str(cut["action"])) == LONGEST_CELL
    assert str(cut["action"]).endswith(workbook.CUT)
    labels = [row[0].value for row in openpyxl.load_workbook(path)["Summary"].iter_rows()]
    assert any("cell_cut" in str(label) for label in labels)


def test_a_text_is_counted_as_excel_counts_it() -> None:
    assert shortened("a" * LONGEST_CELL) == "a" * LONGEST_CELL
    astral = "\N{GRINNING FACE}" * (LONGEST_CELL // 2 + 1)
    assert len(shortened(astral).encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_rows_beyond_the_last_go_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LAST_ROW", 3)
    path = book_of(tmp_path, *(action(f"Do {number}", number) for number in range(1, 6)))
    told = [
        row["action"] for title in ("Actions", "Actions 2", "Actions 3") for row in sheet_rows(path, title)
    ]
    assert told == [f"Do {number}" for number in range(1, 6)]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (book_of(tmp_path / name, action("Do")) for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(folder: Path, tmp_path: Path) -> None:
    command = ["soffice", "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(folder / "actions.xlsx")], check=True, capture_output=True, timeout=110)
    assert (tmp_path / "actions.ods").stat().st_size > 0
