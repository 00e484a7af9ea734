"""Sound packages that are no plain documents: macro files, templates, ISO's strict form, dead links."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document as new_package

from extractors.docx import read
from extractors.docx.plain_package import plain_package
from tests.support import source_of

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = (
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    ),
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
)


def _plan() -> bytes:
    package = new_package()
    package.add_heading("Improvement plan", 1)
    package.add_paragraph("Publish it", style="List Bullet")
    table = package.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Action", "Lead"
    file = BytesIO()
    package.save(file)
    return file.getvalue()


def _with(change: Callable[[str, bytes], bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(_plan())) as package, zipfile.ZipFile(file, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, change(name, package.read(name)))
    return file.getvalue()


def _typed(content_type: bytes) -> bytes:
    return _with(lambda _, part: part.replace(_MAIN, content_type))


def _strict(_: str, part: bytes) -> bytes:
    for transitional, strict in _STRICT:
        part = part.replace(transitional, strict)
    return part


def _linked(target: bytes) -> bytes:
    link = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    )
    link += b'image" Target="' + target + b'"/></Relationships>'
    return _with(
        lambda name, part: (
            part.replace(b"</Relationships>", link) if name == "word/_rels/document.xml.rels" else part
        )
    )


def _untyped() -> bytes:
    """A picture whose content type another program forgot to tell."""
    file = BytesIO(_linked(b"media/logo.emf"))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/media/logo.emf", b"a picture")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        _typed(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        _typed(b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        _typed(b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        _with(_strict),
        _linked(b"media/gone.png"),
        _linked(b"NULL"),
        _untyped(),
        _with(
            lambda name, part: part.replace(b"styles.xml", b"Styles.xml") if name.endswith(".rels") else part
        ),
    ],
    ids=["docm", "dotx", "dotm", "strict", "dead-link", "null-link", "untyped", "case"],
)
def test_it_is_read_as_the_plain_document_is(content: bytes) -> None:
    plain = read(source_of(_plan(), "plan.docx", "docx"))
    assert read(source_of(content, "plan.docx", "docx")).blocks == plain.blocks


def _footed(types: Callable[[bytes], bytes]) -> bytes:
    """A plan with a footer, and its content types changed."""
    package, file, changed = new_package(BytesIO(_plan())), BytesIO(), BytesIO()
    package.sections[0].footer.paragraphs[0].text = "Anytown Council"
    package.save(file)
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(changed, "w") as copy:
        for name in whole.namelist():
            part = whole.read(name)
            copy.writestr(name, types(part) if name == "[Content_Types].xml" else part)
    return changed.getvalue()


def test_a_footer_whose_content_type_was_forgotten_is_read() -> None:
    told = re.compile(rb'<Override PartName="/word/footer1.xml"[^>]*>|<Default Extension="xml"[^>]*>')
    document = read(source_of(_footed(lambda types: told.sub(b"", types)), "plan.docx", "docx"))
    assert document.running == ("Anytown Council",)
    assert document.issues == ()


def test_a_footer_that_is_called_no_xml_costs_itself_alone() -> None:
    """It ended its reader."""
    plain = re.compile(rb'(<Override PartName="/word/footer1.xml" ContentType=")[^"]*')
    document = read(source_of(_footed(lambda types: plain.sub(rb"\1image/png", types)), "plan.docx", "docx"))
    assert document.blocks == read(source_of(_plan(), "plan.docx", "docx")).blocks
    assert [issue.code for issue in document.issues] == ["headers_damaged"]


def test_a_plain_document_is_left_as_it_is() -> None:
    content = _plan()
    assert plain_package(content) is content
