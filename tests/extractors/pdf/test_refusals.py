"""What cannot be read is refused with the reason that helps; what hurts ends within moments, and says so."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS, PdfEngine, ReadOptions
from ingest import DEFAULT_LIMITS, Reason, Severity, UnreadableDocument
from tests.extractors.pdf.making import Sheet, read
from tests.hostile import pdfs

ENGINES = [ReadOptions(), ReadOptions(pdf_engine=PdfEngine.PDFPLUMBER)]
engines = pytest.mark.parametrize("options", ENGINES, ids=lambda options: options.pdf_engine)


def locked() -> bytes:
    sheet = Sheet(password="secret")  # noqa: S106
    sheet.words(50, 100, "A plan behind a password")
    return sheet.done()


@engines
@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (locked, Reason.ENCRYPTED),
        (lambda: b"%PDF-1.7\nthis is not one", Reason.CORRUPT),
        (lambda: pdfs.picture(400, 600), Reason.NO_TEXT),
        (lambda: Sheet().done(), Reason.NO_TEXT),
    ],
    ids=["encrypted", "corrupt", "scanned", "blank"],
)
def test_the_reason_is_named(build: Callable[[], bytes], reason: Reason, options: ReadOptions) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(build(), options)
    assert refused.value.reason is reason
    assert refused.value.source == "plan.pdf"


def test_a_scanned_page_among_others_is_named() -> None:
    sheet = Sheet()
    sheet.words(50, 100, "The plan is on the next page.")
    sheet.next_page()
    sheet.canvas.drawImage(_picture(), 0, 0, 595, 842)
    (issue,) = read(sheet.done()).issues
    assert (issue.code, issue.page, issue.severity) == ("page_is_picture", 2, Severity.LOSS)


def _picture() -> object:
    from reportlab.lib.utils import ImageReader

    pil = pytest.importorskip("PIL.Image")
    return ImageReader(pil.new("RGB", (60, 80), "grey"))


# Each within the batch worker's 120 s by far; the bound leaves room for a busy machine.
SECONDS = 20.0


def timed(content: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    began = time.process_time()
    document = read(content, options)
    assert time.process_time() - began < SECONDS
    return document


def numbered_grid(rows: int, columns: int) -> bytes:
    """A page of cells of one digit each, smaller than anyone could read."""
    xs, ys = _even(20, 575, columns), _even(20, 820, rows)
    lines = [b"%.3f 20 m %.3f 820 l" % (x, x) for x in xs] + [b"20 %.3f m 575 %.3f l" % (y, y) for y in ys]
    places = [(x, y) for y in reversed(ys[:-1]) for x in xs[:-1]]
    words = [b"1 0 0 1 %.2f %.2f Tm (%d) Tj" % (x + 0.5, y + 1, n % 10) for n, (x, y) in enumerate(places)]
    drawing = b"0.1 w\n" + b"\n".join(lines) + b"\nS\nBT /F 3 Tf " + b"\n".join(words) + b" ET"
    return pdfs.one_page(drawing)


def _even(first: float, last: float, parts: int) -> list[float]:
    return [first + (last - first) * number / parts for number in range(parts + 1)]


def test_a_grid_of_15_000_cells_is_read_whole() -> None:
    document = timed(numbered_grid(150, 100))
    (table,) = document.tables
    assert (table.n_rows, table.n_cols) == (150, 100)
    assert [table.at(0, col).text for col in range(12)] == list("012345678901")
    assert document.issues == ()


@engines
def test_a_grid_beyond_the_limit_is_left_out_and_named(options: ReadOptions) -> None:
    document = timed(numbered_grid(170, 120), options)
    assert document.tables == ()
    (issue,) = document.issues
    assert (issue.code, issue.page, issue.severity) == ("table_too_large", 1, Severity.LOSS)
    assert "pdf_page_cells" in issue.message


@engines
def test_a_page_of_50_000_paths_gives_its_text_and_says_that_rules_were_left_out(
    options: ReadOptions,
) -> None:
    paths = b"\n".join(
        b"%d %d m %d %d l S" % (n % 500, n // 100, n % 500 + 7, n // 100 + 9) for n in range(50_000)
    )
    document = timed(pdfs.one_page(paths + b"\nBT /F 11 Tf 50 700 Td (A map of the county) Tj ET"), options)
    assert list(document.texts()) == ["A map of the county"]
    (issue,) = document.issues
    assert (issue.code, issue.page, issue.severity) == ("page_too_complex", 1, Severity.LOSS)
    assert "pdf_page_objects" in issue.message


def test_one_path_without_end_is_left_out_and_named() -> None:
    lines = b"\n".join(
        b"%d %d m %d %d l" % (n % 500, n // 300, n % 500 + 7, n // 300) for n in range(250_000)
    )
    document = timed(pdfs.one_page(lines + b" S\nBT /F 11 Tf 50 700 Td (A map) Tj ET"))
    assert [issue.code for issue in document.issues] == ["page_too_complex"]


def test_forms_inside_forms_end() -> None:
    """Six forms, each drawing the next one ten times: a hundred thousand paths, drawn by 2 KB."""
    names = b" ".join(b"/X Do" for _ in range(10))
    forms = [
        pdfs.stream(
            names if depth < 5 else b"0 0 m 9 9 l S",
            b"/Type /XObject /Subtype /Form /BBox [0 0 600 900]"
            + (b" /Resources << /XObject << /X %d 0 R >> >>" % (6 + depth + 1) if depth < 5 else b""),
        )
        for depth in range(6)
    ]
    content = pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            pdfs.stream(b"/X Do BT /F 11 Tf 50 700 Td (A map) Tj ET"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *forms,
        ]
    )
    document = timed(content)
    assert list(document.texts()) == ["A map"]
    assert [issue.code for issue in document.issues] == ["page_too_complex"]


def paged(count: int) -> bytes:
    """Pages with a line and a ruled table each."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    lines = b"50 100 m 500 100 l 50 120 m 500 120 l 50 140 m 500 140 l 50 100 m 50 140 l 200 100 m 200 140 l"
    drawing = lines + b" 500 100 m 500 140 l S BT /F 9 Tf 55 125 Td (1) Tj 150 0 Td (Write it) Tj ET"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
    return pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            pdfs.stream(drawing),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *([page + b" /Resources << /Font << /F 4 0 R >> >> >>"] * count),
        ]
    )


def test_a_file_of_2_000_pages_is_read_whole() -> None:
    document = timed(paged(2_000))
    assert len(document.pages) == 2_000
    assert document.issues == ()


@engines
def test_pages_beyond_the_limit_are_left_out_and_counted(options: ReadOptions) -> None:
    document = read(paged(30), replace(options, limits=replace(DEFAULT_LIMITS, pdf_pages=20)))
    assert len(document.pages) == 20
    (issue,) = document.issues
    assert (issue.code, issue.severity) == ("pages_left_out", Severity.LOSS)
    assert "20 of 30" in issue.message


@engines
def test_a_page_tree_that_loops_ends_and_names_the_page_that_is_none(options: ReadOptions) -> None:
    content = pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            pdfs.stream(b"BT /F 11 Tf 50 700 Td (The only page) Tj ET"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )
    document = timed(content, options)
    assert "The only page" in " ".join(document.texts())
    if options.pdf_engine is PdfEngine.AUTO:
        assert {issue.code for issue in document.issues} <= {"page_not_read", "page_read_by_pdfplumber"}


@pytest.mark.parametrize(
    "count",
    [b"", b"/Count 0", b"/Count 1", b"/Count -2", b"/Count (x)", b"/Count 99999999999", b"/Count 900"],
)
def test_a_tree_that_lies_about_its_pages_hides_none_and_is_one_issue_at_most(count: bytes) -> None:
    words = [b"The first page says this", b"The second page says that"]
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
        b" /Resources << /Font << /F 7 0 R >> >> >>"
    )
    content = pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R] %s >>" % count,
            page % 5,
            page % 6,
            *(pdfs.stream(b"BT /F 11 Tf 50 700 Td (%s) Tj ET" % each) for each in words),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )
    document = read(content)
    assert list(document.texts()) == [each.decode() for each in words]
    assert len(document.issues) <= 1
