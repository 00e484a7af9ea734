"""Files made to hurt are refused for what is wrong with them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

import extractors
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import DEFAULT_LIMITS
from ingest.opening import check_content

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def _zipped(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def test_a_deep_nest_in_an_open_document_is_too_complex_and_not_damaged() -> None:
    nest = "<t:span>" * 2_000 + "x" + "</t:span>" * 2_000
    content = (
        f'<o:document-content xmlns:o="{_OFFICE}" xmlns:t="{_TEXT}"><o:body><o:text><t:p>{nest}</t:p>'
        "</o:text></o:body></o:document-content>"
    )
    package = _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    with pytest.raises(UnreadableDocument) as refused:
        extractors.read(check_content(package, DEFAULT_LIMITS, source="plan.odt"))
    assert refused.value.reason is Reason.TOO_COMPLEX


def test_a_document_type_behind_blanks_is_refused() -> None:
    """The first piece of the part had nothing but blanks, and was taken for no XML."""
    package = _zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": " " * 100_000 + "<!DOCTYPE a><a/>"}
    )
    with pytest.raises(UnreadableDocument, match="DOCTYPE"):
        check_content(package, DEFAULT_LIMITS, source="plan.docx")
