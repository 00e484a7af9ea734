"""The pdfplumber engine: asked for, or called in for a page that PDFium makes nothing of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from extractors.options import PdfEngine, ReadOptions
from extractors.pdf import reader as pdf_reader
from extractors.pdf.engine.pdfium import NativePage
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.pdfium_page import read_page
from extractors.pdf.pdfplumber_page import colour_of, grid_of_cells
from ingest import Severity
from tests.extractors.pdf.making import A4, Sheet, only_table, read, texts
from tests.support import PAPERS, ROOT

PLUMBER = ReadOptions(pdf_engine=PdfEngine.PDFPLUMBER)
XS, YS = [50.0, 150.0, 300.0, 450.0], [100.0, 120.0, 140.0, 160.0]
ROWS = [["No", "Action", "Lead"], ["1", "Write the plan", "Ann"], ["2", "Agree the plan", "Bob"]]


def plan() -> Sheet:
    sheet = Sheet()
    sheet.words(50, 60, "Action plan", size=16, font="Helvetica-Bold")
    sheet.fill(300, 120, 450, 140, "#FF0000")
    sheet.table(XS, YS, ROWS)
    for line in range(3):
        sheet.words(
            50, 200 + 14 * line, f"Line {line}: the board met in March and noted the report of progress."
        )
    return sheet


def test_it_makes_the_same_document_as_the_fast_reader() -> None:
    content = plan().done()
    fast, slow = read(content), read(content, PLUMBER)
    assert slow.reader == "pdfplumber"
    assert list(slow.texts()) == list(fast.texts())
    assert [type(block) for block in slow.blocks] == [type(block) for block in fast.blocks]
    (ours,), (theirs,) = fast.tables, slow.tables
    assert texts(theirs) == ROWS
    assert [cell.fill for cell in theirs.cells] == [cell.fill for cell in ours.cells]
    assert theirs.boxes[0][1:] == pytest.approx(ours.boxes[0][1:], abs=1)
    for one, other in zip(ours.cells, theirs.cells, strict=True):
        assert other.items[0].boxes[0][1:] == pytest.approx(one.items[0].boxes[0][1:], abs=1)


@pytest.mark.parametrize("name", ["larkminster_log", "tarnbeck_committee_report", "fenwold_agenda"])
def test_it_reads_the_samples_as_the_fast_reader_does(name: str) -> None:
    content = (PAPERS / f"{name}.pdf").read_bytes()
    fast, slow = read(content), read(content, PLUMBER)
    assert [_words(table) for table in map(texts, slow.tables)] == [
        _words(table) for table in map(texts, fast.tables)
    ]


def _words(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]


def test_merged_cells_bullets_and_bold_words() -> None:
    sheet = Sheet()
    for box in ((50, 100, 450, 120), (50, 120, 150, 180), (150, 120, 450, 150), (150, 150, 450, 180)):
        sheet.box(*box)
    sheet.words(53, 111, "Theme", font="Helvetica-Bold")
    sheet.words(53, 131, "1")
    for base, words in ((131, "- write it"), (143, "- agree it")):
        sheet.words(153, base, words)
    sheet.words(153, 161, "Ann")
    table = only_table(sheet.done(), PLUMBER)
    assert (table.at(0, 0).col_span, table.at(1, 0).row_span) == (2, 2)
    assert table.at(0, 0).items[0].bold
    assert [(item.marker, item.text) for item in table.at(1, 1).items] == [
        ("-", "write it"),
        ("-", "agree it"),
    ]


def test_a_cropped_page_is_measured_from_what_is_shown() -> None:
    sheet = plan()
    sheet.canvas.setCropBox((30, 40, 560, 800))
    content = sheet.done()
    boxes = [only_table(content, options).boxes[0] for options in (ReadOptions(), PLUMBER)]
    assert list(boxes[0][1:]) == pytest.approx([20, 58, 420, 118], abs=1)
    assert boxes[1][1:] == pytest.approx(boxes[0][1:], abs=1)


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_rotated_page_is_read_as_displayed(turns: int) -> None:
    width, height = A4
    sheet = Sheet()
    sheet.canvas.setPageRotation(turns)
    sheet.canvas.transform(
        *{90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}[
            turns
        ]
    )
    sheet.table(XS, YS, ROWS)
    assert texts(only_table(sheet.done(), PLUMBER)) == ROWS


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    sheet = plan()
    for shift in (0, 0.4):
        sheet.words(50 + shift, 300, "Progress in summer")
    assert "Progress in summer" in list(read(sheet.done(), PLUMBER).texts())


def test_colours_of_any_kind_are_rgb() -> None:
    assert colour_of((1.0, 0.0, 0.0)) == "#FF0000"
    assert colour_of((0.5,)) == colour_of(0.5) == "#808080"
    assert colour_of((0.0, 1.0, 1.0, 0.0)) == "#FF0000"
    assert colour_of("P1") == colour_of(None) == "#000000"


def test_what_no_cell_covers_becomes_cells() -> None:
    grid = grid_of_cells([(0, 0, 10, 10), (10, 0, 20, 20), (0, 20, 20, 30)])
    assert [tuple(slot) for slot in grid.slots] == [(0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1), (2, 0, 1, 2)]


def three_pages() -> bytes:
    sheet = Sheet()
    for number in range(3):
        sheet.table(XS, YS, [[f"{word} {number}" for word in row] for row in ROWS])
        sheet.words(50, 300, f"This is page {number + 1}.")
        if number < 2:
            sheet.next_page()
    return sheet.done()


def test_a_page_that_the_fast_reader_stumbles_over_is_read_by_pdfplumber(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumbling(page: NativePage, *rest: object) -> SeenPage:
        if page.number == 2:
            message = "no such character"
            raise ValueError(message)
        return read_page(page, *rest)  # type: ignore[arg-type]

    content = three_pages()
    expected = read(content)
    monkeypatch.setattr(pdf_reader, "read_page", stumbling)
    document = read(content)
    assert list(document.texts()) == list(expected.texts())
    (issue,) = document.issues
    assert (issue.code, issue.page, issue.severity) == ("page_read_by_pdfplumber", 2, Severity.NOTE)
    assert "ValueError: no such character" in issue.message


def test_a_page_that_pdfium_cannot_load_is_tried_and_named_if_it_is_none() -> None:
    """The second page is a font: neither reader can make a page of it, and the others are read."""
    content = three_pages()
    number = content.index(b"/Kids [ ") + len(b"/Kids [ ")
    first, second, third = content[number:].split(b" 0 R")[:3]
    font = content.split(b"/F1 ")[1].split(b" ")[0]
    kids = b" 0 R".join((first, second, third, b""))
    broken = kids.replace(second + b" 0 R", b" " + font.rjust(len(second) - 1) + b" 0 R")
    document = read(content.replace(kids, broken))
    said = " ".join(document.texts())
    assert "This is page 1." in said
    assert "This is page 3." in said
    assert "This is page 2." not in said
    assert [(issue.code, issue.page) for issue in document.issues] == [("page_not_read", 2)]


def test_rules_that_run_through_the_text_are_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the paths had been read to another scale than the text: the grid is half a row too high."""

    def shifted(page: NativePage, *rest: object) -> SeenPage:
        seen = read_page(page, *rest)  # type: ignore[arg-type]
        grids = [grid._replace(ys=[y - 11 for y in grid.ys]) for grid in seen.grids]
        return seen._replace(grids=grids)

    monkeypatch.setattr(pdf_reader, "read_page", shifted)
    document = read(plan().done())
    (table,) = document.tables
    assert texts(table) == ROWS
    assert [issue.code for issue in document.issues] == ["page_read_by_pdfplumber"]
    assert "run through the text" in document.issues[0].message


def test_a_page_that_pdfplumber_reads_no_better_is_kept_and_said_to_be_in_doubt() -> None:
    """Every cell's words stand on its lower rule."""
    sheet = Sheet()
    sheet.table(XS, YS, [["", "", ""]] * 3)
    for row, words in enumerate(ROWS):
        for x, text in zip(XS, words, strict=False):
            sheet.words(x + 3, YS[row + 1] + 1.8, text)
    document = read(sheet.done())
    (table,) = document.tables
    assert texts(table)[0] == ROWS[0]
    assert [(issue.code, issue.severity) for issue in document.issues] == [("page_in_doubt", Severity.DOUBT)]


def test_pdfplumber_is_imported_only_where_it_reads() -> None:
    script = (
        "import sys, councilplans\n"
        f"councilplans.extract({str(PAPERS / 'larkminster_log.pdf')!r}, isolation=False)\n"
        "print(*{'pdfplumber', 'pdfminer', 'pandas', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == ""
