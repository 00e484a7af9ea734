"""A page that is a picture is read as the page that it was printed from would be."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("tesserocr", reason="needs councilplans[ocr]")

import numpy as np
from click.testing import CliRunner
from numpy.random import default_rng
from PIL import Image
from reportlab.lib.utils import ImageReader

import extractors
from benchmarks.scan_maker import Scan, drawn_pages, made_scan, scanned_pages
from councilplans.cli import cli
from extractors.layout import Document
from extractors.ocr.engine import NoEngine, find_engine
from extractors.options import Ocr, PdfEngine, ReadOptions
from ingest import DEFAULT_LIMITS, Reason, UnreadableDocument
from ingest.codes import Flag, IssueCode
from ingest.issues import Severity
from tests.extractors.pdf.making import Sheet, read, texts
from tests.support import source_of

SIZE = (560.0, 220.0)

ROWS = (
    ("Ref", "Action", "Lead", "Due date", "Status"),
    ("IA1", "Publish the parking policy", "EA/FR", "31 March 2011", "Complete"),
    ("IA2", "Agree the budget with partners", "J Smith", "June 2011", "In progress"),
)
XS = (50.0, 90.0, 260.0, 330.0, 420.0, 500.0)
YS = (100.0, 118.0, 136.0, 154.0)


def sheet() -> Sheet:
    drawn = Sheet(SIZE)
    drawn.words(50, 60, "Anytown Borough Council: action plan for parking", size=12)
    drawn.table(XS, YS, ROWS)
    drawn.fill(331, 137, 419, 153, "#FFBF00")
    drawn.words(333, 147, ROWS[2][3])
    return drawn


def scan(**how: object) -> bytes:
    return made_scan(sheet().done(), Scan(**how))  # type: ignore[arg-type]


def cells(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return texts(table)


def codes(document: Document) -> set[str]:
    return {issue.code for issue in document.issues}


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"dpi": 150, "tilt": 1.5, "paper": 215},
        {"noise": 12.0, "jpeg": 40},
        {"fax": True},
        {"contrast": 0.4, "paper": 230},
        {"tilt": 0.8, "border": 0.2},
        {"colour": True, "tint": (1.0, 0.78, 0.82), "jpeg": 80},
        {"through": 0.12, "paper": 245},
    ],
    ids=["clean", "tilted_on_grey", "noisy", "fax", "pale", "copied", "pink", "thin"],
)
def test_a_scanned_table_reads_as_it_was_printed(how: dict[str, object]) -> None:
    document = read(scan(**how))
    assert cells(document) == [list(row) for row in ROWS]
    assert document.reader == "pdf+ocr"
    assert IssueCode.PAGES_READ_BY_OCR in codes(document)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_stood_up(turns: int) -> None:
    document = read(scan(turns=turns))
    assert cells(document) == [list(row) for row in ROWS]
    assert round(document.pages[0].turned / 90) % 4 == -turns % 4


def test_pictures_are_read_as_pages() -> None:
    (page,) = scanned_pages(sheet().done(), Scan(), default_rng(0))
    packed = BytesIO()
    page.save(packed, "TIFF", dpi=(200, 200), save_all=True, append_images=[page.rotate(180)])
    document = extractors.read(source_of(packed.getvalue(), "plan.tif", "tiff"))
    assert [page.number for page in document.pages] == [1, 2]
    assert document.reader == "picture+ocr"
    assert all(texts(table)[:3] == [list(row) for row in ROWS] for table in document.tables)


def test_a_picture_is_refused_where_nobody_may_read_it() -> None:
    packed = BytesIO()
    Image.new("L", (300, 200), "white").save(packed, "PNG")
    source = source_of(packed.getvalue(), "plan.png", "png")
    with pytest.raises(UnreadableDocument) as refused:
        extractors.read(source, ReadOptions(ocr=Ocr.NEVER))
    assert refused.value.reason is Reason.UNSUPPORTED
    with pytest.raises(UnreadableDocument) as empty:
        extractors.read(source)
    assert empty.value.reason is Reason.NO_TEXT
    assert "OCR looked through it and found no words" in empty.value.advice, "it was told to install OCR"


@pytest.mark.parametrize("size", [(2, 2), (1, 900), (300, 15)])
def test_a_picture_too_small_for_a_word_holds_no_text(size: tuple[int, int]) -> None:
    """One of two pixels each way ended its reader: there was no paper to tell its ink from."""
    packed = BytesIO()
    Image.new("RGB", size, "black").save(packed, "PNG")
    with pytest.raises(UnreadableDocument) as refused:
        extractors.read(source_of(packed.getvalue(), "plan.png", "png"))
    assert refused.value.reason is Reason.NO_TEXT


def test_a_picture_cut_short_is_damaged() -> None:
    packed = BytesIO()
    Image.new("L", (300, 200), "white").save(packed, "PNG")
    with pytest.raises(UnreadableDocument) as refused:
        extractors.read(source_of(packed.getvalue()[:60], "plan.png", "png"))
    assert refused.value.reason is Reason.CORRUPT


def test_pages_over_the_limit_are_left_out_and_that_is_said() -> None:
    limits = replace(DEFAULT_LIMITS, ocr_pages=1)
    two = Sheet(SIZE)
    (picture,) = scanned_pages(sheet().done(), Scan(), default_rng(0))
    for _ in range(2):
        two.canvas.drawImage(ImageReader(picture), 0, 0, *SIZE)
        two.next_page()
    document = read(two.done(), ReadOptions(limits=limits))
    (issue,) = (issue for issue in document.issues if issue.code == IssueCode.PAGES_LEFT_OUT)
    assert (issue.severity, issue.page) == (Severity.LOSS, 2)


def time_is_up_after(lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time run out when so many lines have been looked at."""
    left = iter(range(lines))
    monkeypatch.setattr("ingest.deadline.time_is_up", lambda: next(left, None) is None)


def test_a_page_that_takes_too_long_is_given_up_and_those_before_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The time was looked at between two pages alone: in the middle of one, the document was lost."""
    pictures = list(scanned_pages(sheet().done(), Scan(), default_rng(0))) * 3
    packed = BytesIO()
    pictures[0].save(packed, "PDF", resolution=200, save_all=True, append_images=pictures[1:])
    time_is_up_after(25, monkeypatch)
    document = read(packed.getvalue())
    assert cells(document) == [list(row) for row in ROWS]
    (issue,) = (issue for issue in document.issues if issue.code == IssueCode.TIME_RAN_OUT)
    assert (issue.severity, issue.message[:37]) == (Severity.LOSS, "The time ran out after 1 of 3 pages: ")


@pytest.mark.parametrize("engine", [PdfEngine.AUTO, PdfEngine.PDFPLUMBER])
def test_a_first_page_that_takes_too_long_is_no_page_without_text(
    engine: PdfEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    time_is_up_after(5, monkeypatch)
    with pytest.raises(UnreadableDocument) as refused:
        read(scan(), ReadOptions(pdf_engine=engine))
    assert refused.value.reason is Reason.TIMEOUT


def test_a_painted_cell_keeps_its_colour() -> None:
    (table,) = read(scan(colour=True)).tables
    fill = table.at(2, 3).fill
    assert fill is not None
    red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
    assert (red > 230, 170 < green < 210, blue < 40) == (True, True, True)
    assert table.at(1, 3).fill is None


def layered(words: str) -> bytes:
    """A picture of the plan, with text behind it that nobody sees."""
    (picture,) = scanned_pages(sheet().done(), Scan(), default_rng(0))
    packed = BytesIO()
    picture.save(packed, "PNG")
    page = Sheet(SIZE)
    hidden = page.canvas.beginText(50, 100)
    hidden.setTextRenderMode(3)
    hidden.setFont("Helvetica", 9)
    hidden.textOut(words)
    page.canvas.drawText(hidden)
    page.canvas.drawImage(ImageReader(packed), 0, 0, *SIZE)
    return page.done()


def test_a_poor_hidden_layer_is_not_used_and_that_is_said() -> None:
    document = read(layered("Aetlon P1an Pubilsh the porklng"))
    assert cells(document) == [list(row) for row in ROWS]
    assert IssueCode.HIDDEN_TEXT_NOT_USED in codes(document)


def test_never_reads_the_hidden_layer_and_doubts_it() -> None:
    document = read(layered("Aetlon P1an"), ReadOptions(ocr=Ocr.NEVER))
    assert "Aetlon P1an" in " ".join(document.texts())
    (issue,) = (issue for issue in document.issues if issue.code == IssueCode.HIDDEN_TEXT_READ)
    assert issue.severity is Severity.DOUBT
    assert document.reader == "pdf"


def numbered(picture: Image.Image) -> bytes:
    """A scan that an agenda holds, which prints its own numbers over it."""
    page = Sheet(SIZE)
    page.canvas.drawImage(ImageReader(picture), 0, 0, *SIZE)
    page.words(260, 215, "Page 15", size=8)
    page.words(480, 12, "Agenda Item 7", size=8)
    return page.done()


def test_a_scan_that_an_agenda_numbers_is_read() -> None:
    """The numbers were the only text that was seen on it: the plan was lost, and nothing was said."""
    (picture,) = scanned_pages(sheet().done(), Scan(), default_rng(0))
    document = read(numbered(picture))
    assert cells(document) == [list(row) for row in ROWS]
    assert IssueCode.HIDDEN_TEXT_NOT_USED not in codes(document)
    unread = read(numbered(picture), ReadOptions(ocr=Ocr.NEVER))
    (issue,) = (issue for issue in unread.issues if issue.code == IssueCode.PAGE_IS_PICTURE)
    assert issue.severity is Severity.LOSS


def test_a_photograph_between_a_head_and_a_foot_is_no_scan() -> None:
    grey = Image.effect_noise((560, 220), 40).convert("RGB")
    document = read(numbered(grey))
    assert list(document.texts()) == ["Agenda Item 7"]
    assert document.reader == "pdf"


def test_text_that_shows_on_a_picture_stays() -> None:
    page = Sheet()
    (picture,) = drawn_pages(sheet().done(), 50, 1)
    page.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    page.words(50, 300, "A title over a photograph")
    document = read(page.done())
    assert list(document.texts()) == ["A title over a photograph"]
    assert document.reader == "pdf"


def test_born_digital_pages_are_read_from_their_text_unless_told_otherwise() -> None:
    digital = sheet().done()
    assert read(digital) == read(digital, ReadOptions(ocr=Ocr.NEVER))
    assert read(digital).reader == "pdf"
    by_picture = read(digital, ReadOptions(ocr=Ocr.ALWAYS))
    assert cells(by_picture) == [list(row) for row in ROWS]
    assert by_picture.reader == "pdf+ocr"


def test_doubtful_words_flag_their_row_and_are_named() -> None:
    page = sheet()
    page.words(95, 129.5, "xqzj;:vw%~", size=5)  # printed over the action: nobody can read it
    document = read(made_scan(page.done(), Scan(dpi=110, noise=25.0)))
    (table,) = document.tables
    flagged = {cell.row for cell in table.cells if Flag.OCR_LOW_CONFIDENCE in cell.flags}
    assert 1 in flagged
    named = [issue for issue in document.issues if issue.code == Flag.OCR_LOW_CONFIDENCE and issue.row == 1]
    assert named
    assert "“" in named[0].message


def test_a_word_unlike_others_in_a_bar_alone_is_named() -> None:
    page = sheet()
    for number in range(4):
        page.words(50, 170 + 12 * number, "The plan is agreed")
    page.words(320, 170, "The pian is agreed")
    document = read(made_scan(page.done(), Scan()))
    doubted = {word.text for word in document.doubtful}
    assert "pian" in doubted
    assert "plan" not in doubted


@pytest.mark.parametrize("shape", [(1, 1), (900, 1), (400, 20), (3, 40)])
@pytest.mark.parametrize("bare", [False, True], ids=["found", "bare"])
def test_a_line_of_a_few_pixels_ends_no_process(shape: tuple[int, int], bare: bool) -> None:
    engine = find_engine()
    assert not isinstance(engine, NoEngine)
    for level in (0, 255):
        assert len(engine.read_line(np.full(shape, level, np.uint8), 200, bare=bare)) <= 1


def test_pdfplumber_has_pictures_read_by_ocr_as_well() -> None:
    """A scan was refused as a page without text when that engine was asked for."""
    document = read(scan(), ReadOptions(pdf_engine=PdfEngine.PDFPLUMBER))
    assert cells(document) == [list(row) for row in ROWS]
    assert IssueCode.PAGES_READ_BY_OCR in codes(document)


def test_a_dry_run_counts_the_scans_in_a_zip_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as bundle:
        bundle.writestr("scan.pdf", scan())
        bundle.writestr("digital.pdf", sheet().done())
    given = ["extract", str(tmp_path / "plans.zip"), "--out", str(tmp_path / "results"), "--dry-run"]
    result = CliRunner().invoke(cli, given)
    assert result.output.count("scanned pages: 1") == 1
    assert ": 1, about 1 min." in result.output


def test_a_dry_run_counts_each_page_of_a_picture_and_the_time_of_the_longest_document(tmp_path: Path) -> None:
    """A picture of several pages was counted as one, and its pages as if they were read side by side."""
    (page,) = scanned_pages(sheet().done(), Scan(dpi=60), default_rng(0))
    page.save(tmp_path / "scan.tif", save_all=True, append_images=[page] * 79)
    given = ["extract", str(tmp_path), "--out", str(tmp_path / "results"), "--dry-run"]
    result = CliRunner().invoke(cli, [*given, "--workers", "8", "--memory", "8000"])
    assert ": 80, about 3 min." in result.output
