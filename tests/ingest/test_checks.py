"""The checks before any parser: what hurts is refused in moments, and by the limit that it breaks."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import read
from ingest import DEFAULT_LIMITS, Reason, UnreadableDocument
from ingest.limits import MIB
from ingest.opening import check_content
from ingest.package import check_package
from ingest.pdf_check import check_pdf
from ingest.source import FileKind
from tests.hostile import pdfs, words
from tests.support import PAPERS

BAD = [
    ("plan.docx", lambda: words.bomb(90 * MIB), Reason.TOO_LARGE, "docx_part_bytes|zip_ratio"),
    ("plan.docx", words.billion_laughs, Reason.CORRUPT, "DOCTYPE"),
    ("plan.docx", lambda: words.external_entity("/etc/passwd"), Reason.CORRUPT, "DOCTYPE"),
    ("plan.docx", lambda: words.external_entity_utf16("/etc/passwd"), Reason.CORRUPT, "DOCTYPE"),
    ("plan.docx", words.lying_about_its_size, Reason.CORRUPT, "damaged"),
    ("plan.docx", lambda: words.many_parts(5_001), Reason.TOO_COMPLEX, "docx_parts"),
    ("plan.docx", words.twice_the_same_part, Reason.CORRUPT, "same name"),
    ("plan.docx", lambda: words.package(more={"../../evil.xml": b""}), Reason.CORRUPT, "tampered"),
    ("plan.pdf", lambda: pdfs.bomb(1_000_000_000, 2), Reason.TOO_LARGE, "pdf_stream_bytes"),
    ("plan.pdf", lambda: pdfs.bomb(400_000_000, 1), Reason.TOO_LARGE, "pdf_stream_bytes"),
    ("plan.pdf", lambda: pdfs.many_pages(2_001), Reason.TOO_LARGE, "pdf_pages"),
    ("plan.pdf", lambda: pdfs.pdf([b"<< /Type /Catalog >>"]), Reason.CORRUPT, "no pages|damaged"),
]


@pytest.mark.parametrize(("name", "build", "reason", "said"), BAD)
def test_a_file_made_to_hurt_is_refused_within_seconds(
    name: str, build: Callable[[], bytes], reason: Reason, said: str
) -> None:
    content = build()
    began = time.process_time()
    with pytest.raises(UnreadableDocument, match=said) as refused:
        check_content(content, DEFAULT_LIMITS, source=name)
    assert refused.value.reason is reason
    assert time.process_time() - began < 5.0


def test_limits_can_be_raised() -> None:
    content = words.bomb(10 * MIB)
    with pytest.raises(UnreadableDocument, match="zip_ratio"):
        check_content(content, replace(DEFAULT_LIMITS, zip_ratio=50), source="plan.docx")
    raised = replace(DEFAULT_LIMITS, zip_ratio=2000)
    assert check_content(content, raised, source="plan.docx").format == "docx"


def test_an_ordinary_package_and_a_scanned_sheet_pass() -> None:
    assert check_package(words.package(), FileKind("docx", "a Word file"), DEFAULT_LIMITS, "plan.docx") == ()
    check_pdf(pdfs.picture(5000, 7000), DEFAULT_LIMITS, "scan.pdf")  # 105 MB as a picture, never unpacked
    check_pdf(pdfs.pages_that_contain_themselves(), DEFAULT_LIMITS, "loop.pdf")


def test_streams_without_end_are_scanned_once() -> None:
    """A scan that looked for each stream's end anew took minutes over this."""
    content = b"%PDF-1.4 " + b"obj << /FlateDecode >> stream\n" * 300_000
    began = time.process_time()
    with pytest.raises(UnreadableDocument, match="damaged"):
        check_pdf(content, DEFAULT_LIMITS, "plan.pdf")
    assert time.process_time() - began < 5.0


def test_a_package_whose_list_of_parts_is_damaged_is_refused() -> None:
    """Found by fuzzing: the list of parts was inflated by a reader that did not expect damage in it."""
    content = bytearray(words.package(main_name="word/other.xml"))
    begin = content.index(b"[Content_Types].xml") + len(b"[Content_Types].xml")
    content[begin : begin + 40] = b"\xff" * 40
    with pytest.raises(UnreadableDocument, match="Office file of an unknown kind, and damaged"):
        check_content(bytes(content), DEFAULT_LIMITS, source="plan.docx")


@given(st.binary(max_size=400), st.integers(0, 1100))
def test_no_damage_to_a_package_gets_past_the_check_as_another_error(junk: bytes, at: int) -> None:
    content = words.package()
    damaged = content[:at] + junk + content[at + len(junk) :]
    try:
        check_content(damaged, DEFAULT_LIMITS, source="plan.docx")
    except UnreadableDocument as refused:
        assert refused.message.endswith(".")


@given(st.binary(max_size=200))
def test_any_bytes_are_told_or_refused(content: bytes) -> None:
    try:
        assert check_content(content, DEFAULT_LIMITS, source="plan").kind.description
    except UnreadableDocument as refused:
        assert refused.message.endswith(".")


_MANIFEST = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
_LIST = '<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">'


_NAMESPACE = b'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'


def _opendocument(manifest: str, more: dict[str, str]) -> bytes:
    """A sample as OpenOffice saves it: a document type in its manifest, and other parts."""
    file = BytesIO()
    with (
        zipfile.ZipFile(PAPERS / "aldermoor_minutes.odt") as package,
        zipfile.ZipFile(file, "w") as copy,
    ):
        for name in package.namelist():
            content = package.read(name)
            if name == "META-INF/manifest.xml":
                assert _NAMESPACE in content
                content = content.replace(_NAMESPACE, b"")  # the document type told of it
                content = content.replace(b"<manifest:manifest", manifest.encode() + b"<manifest:manifest", 1)
            copy.writestr(name, content)
        for name, text in more.items():
            copy.writestr(name, text)
    return file.getvalue()


def test_the_document_types_that_openoffice_writes_are_no_attack() -> None:
    """Every file of OpenOffice 2, and every one with macros since, was called damaged."""
    more = {"Basic/script-lc.xml": f'<?xml version="1.0"?>{_LIST}<library:libraries/>'}
    source = check_content(_opendocument(_MANIFEST, more), DEFAULT_LIMITS, source="plan.odt")
    assert [issue.code for issue in source.notes] == []
    more["Basic/Standard/Module1.xml"] = "<script:module/>"
    source = check_content(_opendocument(_MANIFEST, more), DEFAULT_LIMITS, source="plan.odt")
    assert [issue.code for issue in source.notes] == ["has_macros"]
    assert read(source).blocks


_FORMULA = '<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd">'
_LOGO = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Object 1/content.xml", f'<?xml version="1.0"?>\n{_FORMULA}<math:math/>'),
        ("Pictures/logo.svg", f'<?xml version="1.0"?>\n{_LOGO}<svg/>'),
    ],
)
def test_a_formula_of_openoffice_and_a_drawn_logo_are_no_attack(name: str, text: str) -> None:
    """A paper with one of them was called damaged."""
    assert read(check_content(_opendocument("", {name: text}), DEFAULT_LIMITS, source="plan.odt")).blocks


@pytest.mark.parametrize(
    "logo",
    [
        _LOGO.replace(">", " [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"),
        _LOGO.replace("http://www.w3.org/Graphics/SVG/1.1/DTD/", "http://example.org/"),
        _LOGO + _LOGO,
    ],
)
def test_a_logo_that_declares_more_is_refused(logo: str) -> None:
    with pytest.raises(UnreadableDocument, match="DOCTYPE"):
        check_content(_opendocument("", {"Pictures/logo.svg": logo}), DEFAULT_LIMITS, source="plan.odt")


@pytest.mark.parametrize(
    "manifest",
    [
        _MANIFEST + _MANIFEST,
        _MANIFEST.replace(">", " [<!ENTITY a 'b'>]>"),
        _MANIFEST.replace("Manifest.dtd", "file:///etc/passwd"),
        _MANIFEST.replace("-//OpenOffice.org//DTD Manifest 1.0//EN", "-//Else//DTD Manifest 1.0//EN"),
    ],
)
def test_any_other_document_type_is_refused(manifest: str) -> None:
    with pytest.raises(UnreadableDocument, match="DOCTYPE"):
        check_content(_opendocument(manifest, {}), DEFAULT_LIMITS, source="plan.odt")


def test_a_pdf_without_pages_is_refused_alike_whatever_was_read_before_it() -> None:
    """It was said to be protected by a password where the file read before it was."""
    file = BytesIO()
    pypdfium2.PdfDocument.new().save(file)
    empty = file.getvalue()
    told: list[str] = []
    for content in (empty, pdfs.protected(), empty):
        with pytest.raises(UnreadableDocument) as refused:
            check_pdf(content, DEFAULT_LIMITS, "plan.pdf")
        told.append(str(refused.value))
    assert told[0] == told[2] != told[1]
    assert "no pages" in told[0]
