"""The CSV in a real spreadsheet: LibreOffice Calc opens it, runs no formula, and shows the same texts."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from output.dictionary import ACTIONS
from output.files import CsvTable
from output.rows import csv_header
from output.spreadsheet import unescape
from tests.output.test_files import ACTION

TEXTS = [
    "=1+1",
    '=HYPERLINK("http://example.org","look")',
    "+44 20 7946 0000",
    "-5% on last year",
    "@SUM(1;2)",
    "\t=1+1",
    "＝1+1",
    "'=1+1",
    "''quoted''",
    'says "yes", then\nnext line; and more',
    "Café – £5,000",
    "1 February 2008",
    "0012",
    " =1+1",
]

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

# LibreOffice's CSV filter: comma, double quote, UTF-8, from line 1, no column settings, no language; then
# whether quoted cells are text, and that special numbers are detected and formulas evaluated.
_FILTER = "CSV:44,34,76,1,,0,{quoted_is_text},true,false,false,false,-1,true"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("quoted_is_text", ["true", "false"])
def test_calc_runs_no_formula_and_shows_the_same_texts(quoted_is_text: str, tmp_path: Path) -> None:
    with CsvTable(tmp_path / "actions.csv", ACTIONS) as table:
        table.add([replace(ACTION, action=text) for text in TEXTS])
    sheet = _opened_in_calc(tmp_path / "actions.csv", _FILTER.format(quoted_is_text=quoted_is_text))
    cells = sheet.findall(f".//{{{_TABLE}}}table-cell")
    assert cells
    assert not [cell for cell in cells if cell.get(f"{{{_TABLE}}}formula")]
    shown = [unescape(text) for text in _column(sheet, "action")[1:]]
    if quoted_is_text == "false":
        # Told to look for numbers everywhere, Calc finds this one: what CSV cannot keep, Parquet does.
        shown = ["0012" if text == "12" else text for text in shown]
    assert shown == TEXTS


def _opened_in_calc(path: Path, infilter: str) -> ElementTree.Element:
    folder = path.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", f"--infilter={infilter}", "--convert-to", "fods"]
    subprocess.run([*command, "--outdir", folder, path], check=True, capture_output=True, timeout=100)
    return ElementTree.parse(path.with_suffix(".fods")).getroot()  # noqa: S314 - we have just had it made


def _column(sheet: ElementTree.Element, name: str) -> list[str]:
    column = csv_header(ACTIONS).index(name)
    shown: list[str] = []
    for row in sheet.findall(f".//{{{_TABLE}}}table-row")[: len(TEXTS) + 1]:
        cells: list[str] = []
        for cell in row:
            paragraphs = ["".join(_spelled(part)) for part in cell.findall(f"{{{_TEXT}}}p")]
            repeated = int(cell.get(f"{{{_TABLE}}}number-columns-repeated", "1"))
            cells += ["\n".join(paragraphs)] * min(repeated, 60)
        shown.append(cells[column])
    return shown


def _spelled(paragraph: ElementTree.Element) -> list[str]:
    """A paragraph's text with the blanks that OpenDocument spells out."""
    spelled = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{{{_TEXT}}}s":
            spelled.append(" " * int(child.get(f"{{{_TEXT}}}c", "1")))
        elif child.tag == f"{{{_TEXT}}}tab":
            spelled.append("\t")
        else:
            spelled += _spelled(child)
        spelled.append(child.tail or "")
    return spelled
