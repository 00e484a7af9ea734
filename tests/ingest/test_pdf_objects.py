"""Bombs that hide how they are packed, and forms that call forms: told by the objects of a file."""

from __future__ import annotations

import zlib

import pytest

from ingest.errors import Reason, UnreadableDocument
from ingest.limits import MIB, Limits
from ingest.pdf_check import check_pdf
from tests.extractors.pdf.making import read
from tests.hostile import pdfs

LIMITS = Limits(pdf_stream_bytes=4 * MIB)


def packed(layers: int) -> bytes:
    content = b" " * (8 * MIB)
    for _ in range(layers):
        content = zlib.compress(content, 9)
    return content


def reason_of(content: bytes, limits: Limits = LIMITS) -> Reason | None:
    try:
        check_pdf(content, limits, "plan.pdf")
    except UnreadableDocument as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    "said",
    [
        b"/Filter [/FlateDecode /FlateDecode]",
        b"/Filter [/F#6cateDecode /Flat#65Decode]",
        b"/Subtype /Image /Filter [/FlateDecode /FlateDecode]",
        b"/Filter 6 0 R",
    ],
)
def test_a_bomb_is_told_however_its_filters_are_written(said: bytes) -> None:
    content = pdfs.one_page(packed(2), said, more=[b"[/FlateDecode /FlateDecode]"])
    assert reason_of(content) is Reason.TOO_LARGE


def test_a_bomb_that_says_it_is_a_picture_is_told_by_how_tightly_it_is_packed() -> None:
    assert reason_of(pdfs.one_page(packed(1), b"/Subtype /Image /Filter /FlateDecode")) is Reason.TOO_LARGE


def test_a_scan_is_no_bomb() -> None:
    noise = bytes((number * 2654435761 >> 13) & 255 for number in range(200_000))
    scan = zlib.compress(noise * 40, 9)
    assert reason_of(pdfs.one_page(scan, b"/Subtype /Image /Filter /FlateDecode")) is None


def forms(depth: int, calls: int) -> bytes:
    """Forms each of which calls the next so many times, the last itself."""
    more = []
    for number in range(6, 6 + depth):
        called = min(number + 1, 5 + depth)
        resources = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
        more.append(pdfs.stream(b"/X Do " * calls, resources % called))
    words = b"BT /F 11 Tf 50 700 Td (Publish it) Tj ET /X Do"
    return pdfs.one_page(words, resources=b"/XObject << /X 6 0 R >>", more=more)


def test_forms_that_double_and_double_are_too_complex() -> None:
    assert reason_of(forms(40, 2)) is Reason.TOO_COMPLEX


def test_forms_within_forms_and_one_that_calls_itself_are_read() -> None:
    assert reason_of(forms(5, 1)) is None
    assert list(read(forms(3, 1)).texts()) == ["Publish it"]


def test_pages_that_the_trees_number_hides_are_read() -> None:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
        b" /Resources << /Font << /F 7 0 R >> >> >>"
    )
    content = pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 1 >>",
            page % 5,
            page % 6,
            pdfs.stream(b"BT /F 11 Tf 50 700 Td (Publish it) Tj ET"),
            pdfs.stream(b"BT /F 11 Tf 50 700 Td (Print it) Tj ET"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )
    document = read(content)
    assert list(document.texts()) == ["Publish it", "Print it"]
    assert [issue.page for issue in document.issues] == [2]
