"""Bombs that hide how they are packed, and forms that call forms: told by the objects of a file."""

from __future__ import annotations

import base64
import zlib

import pytest

import extractors
from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import MIB, Limits
from ingest.opening import check_content
from ingest.pdf_check import check_pdf
from ingest.pdf_filters import unpacked
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
        b"/Filter [/Fl /Fl]",
        b"/Note (1 0 obj) /Filter [/FlateDecode /FlateDecode]",
        b"/Note (" + b"x" * 3_000 + b") /Filter [/FlateDecode /FlateDecode]",
    ],
)
def test_a_bomb_is_told_however_its_filters_are_written(said: bytes) -> None:
    content = pdfs.one_page(packed(2), said, more=[b"[/FlateDecode /FlateDecode]"])
    assert reason_of(content) is Reason.TOO_LARGE


def lettered(content: bytes) -> bytes:
    return base64.a85encode(content) + b"~>"


def hexed(content: bytes) -> bytes:
    return content.hex().encode() + b">"


def run_lengths(content: bytes) -> bytes:
    pieces = (content[at : at + 128] for at in range(0, len(content), 128))
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"


# How each filter packs, by its name: what a bomb may be wrapped in.
WRAPPED = {"ASCII85Decode": lettered, "ASCIIHexDecode": hexed, "RunLengthDecode": run_lengths}


@pytest.mark.parametrize("name", WRAPPED)
@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_told_in_whatever_it_is_wrapped(name: str, layers: int) -> None:
    said = b"/Filter [/%s %s]" % (name.encode(), b"/Fl " * layers)
    assert reason_of(pdfs.one_page(WRAPPED[name](packed(layers)), said)) is Reason.TOO_LARGE


@pytest.mark.parametrize("name", WRAPPED)
def test_what_is_wrapped_comes_out_whole(name: str) -> None:
    content = bytes(range(256)) * 700 + bytes(1000)
    assert b"".join(unpacked(WRAPPED[name](content), [name])) == content


def test_codes_of_lzw_come_out_whole() -> None:
    # The example of ISO 32000-2, 7.4.4.2.
    codes = bytes.fromhex("800B6050220C0C8501")
    assert b"".join(unpacked(codes, ["LZWDecode"])) == bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])


@pytest.mark.parametrize(("word", "instead"), [(b"stream\n", b"stream  \n"), (b"endstream", b"endstrexm")])
def test_a_bomb_is_told_however_its_stream_begins_and_ends(word: bytes, instead: bytes) -> None:
    content = pdfs.one_page(packed(2), b"/Filter [/Fl /Fl]").replace(word, instead, 1)
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


_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
_WORDS = b"BT /F 11 Tf 50 700 Td (Publish it) Tj ET /X Do"


@pytest.mark.parametrize(
    "more",
    [
        [pdfs.stream(b"/X Do /X Do", _FORM + b"/Resources << /XObject << /X 6 0 R >> >>")],
        [pdfs.stream(b"/#58 Do /X%\nDo", _FORM + b"/Resources << /XObject << /X 6 0 R >> >>")],
        [pdfs.stream(b"/X Do /X Do", _FORM)],
        [pdfs.stream(b"/X Do /X Do", _FORM.replace(b"/Form", b"/F#6frm") + b"/Resources 7 0 R"),
         b"<< /XObject 8 0 R >>", b"<< /X 6 0 R >>"],
        [pdfs.stream(b"/Y Do /Y Do", _FORM + b"/Resources << /XObject << /Y 7 0 R >> >>"),
         pdfs.stream(b"/X Do /X Do", _FORM + b"/Resources << /XObject << /X 6 0 R >> >>")],
        [pdfs.stream(base64.a85encode(zlib.compress(b"/X Do /X Do")) + b"~>",
                     _FORM + b"/Filter [/A85 /Fl] /Resources << /XObject << /X 6 0 R >> >>")],
    ],
    ids=["itself", "names", "inherited", "elsewhere", "each other", "packed"],
)  # fmt: skip
def test_forms_that_draw_themselves_are_left_to_the_engine_that_sees_it(more: list[bytes]) -> None:
    """PDFium goes round 40 times, and doubles each time: it took a minute to die."""
    content = pdfs.one_page(_WORDS, resources=b"/XObject << /X 6 0 R >>", more=more)
    (note,) = check_pdf(content, LIMITS, "plan.pdf")
    assert note.code is IssueCode.READ_BY_SECOND_ENGINE
    document = extractors.read(check_content(content, LIMITS, source="plan.pdf"))
    assert list(document.texts()) == ["Publish it"]
    assert document.reader == "pdfplumber"


def test_a_form_that_is_drawn_too_often_or_written_too_long_is_too_complex() -> None:
    once = pdfs.stream(zlib.compress(b"0 0 m 1 1 l S " * 20_000), _FORM + b"/Filter /FlateDecode")
    often = zlib.compress(b"/X Do " * 20_000)
    content = pdfs.one_page(often, b"/Filter /FlateDecode", resources=b"/XObject << /X 6 0 R >>", more=[once])
    assert reason_of(content, Limits()) is Reason.TOO_COMPLEX
    long = zlib.compress(b"0 0 m 1 1 l S " * 4_000_000)
    assert reason_of(pdfs.one_page(long, b"/Filter /FlateDecode"), Limits()) is Reason.TOO_COMPLEX


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
