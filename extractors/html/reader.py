"""A web page into a `Document`: its text in the encoding that it names, parsed, and its flow of blocks."""

from __future__ import annotations

import codecs
import re
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from extractors.html.css import StyleSheet
from extractors.html.flow import Budget, Face, Flow
from extractors.layout import Document, Properties
from extractors.options import ReadOptions
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import MIB
from ingest.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ingest.source import SourceFile

# Where browsers look for a page's encoding (HTML standard, 13.2.3.2); the old pages of Word need more room.
_DECLARED_WITHIN = 4096
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# An element is about 150 bytes: so many, and a page is no report.
_MOST_ELEMENTS = 1_000_000
# Attributes of one tag: libxml2 compares each with all before it, and real tags have a dozen.
_MOST_ATTRIBUTES = 5_000
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def read(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a web page, without pages.

    Raises `UnreadableDocument`: TOO_LARGE, TOO_COMPLEX, CORRUPT where lxml cannot parse it, NO_TEXT.
    """
    return read_page(source.content, source, options, reader="html")


def read_page(
    content: bytes, source: SourceFile, options: ReadOptions, *, reader: str, charset: str | None = None
) -> Document:
    """The layout of a page that was found in ``source``; ``charset`` is what was said of it there."""
    if len(content) > options.limits.text_bytes:
        message = f"is a web page of more than {options.limits.text_bytes // MIB:,} MiB (limit text_bytes)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source.source)
    root = _parsed(page_text(content, charset), source.source)
    sheet = StyleSheet()
    for style in root.iter("style"):
        sheet.add(style.text or "")
    flow = Flow(sheet, Budget(options.limits.sheet_cells, source.source))
    body = root.find("body")
    flow.read(root if body is None else body, Face())
    if not flow.blocks:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source.source)
    return Document(
        reader,
        tuple(flow.blocks),
        running=tuple(dict.fromkeys(flow.running)),
        properties=_properties(root),
        issues=source.notes,
    )


def page_text(content: bytes, charset: str | None = None) -> str:
    """A page's words: by its byte-order mark, else as its header says, else its own ``meta``."""
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(content)
    declared = _CHARSET.search(content[:_DECLARED_WITHIN])
    name = charset or (declared[1].decode("ascii", "replace") if declared else "")
    # As in the WHATWG's list of encodings, Latin-1 means Windows-1252; pages that claim UTF-8 and hold other
    # bytes are read as `decode` reads any text.
    if name.lower() in ("", "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252"):
        return decode(content)
    try:
        return content.decode(name, errors="replace")
    except (LookupError, ValueError):  # none of that name, or one that is no way to write a page (IDNA)
        return decode(content)


def _parsed(text: str, source: str) -> _Element:
    if text.count("<") > _MOST_ELEMENTS:
        message = f"has more than {_MOST_ELEMENTS:,} elements."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)
    tags = (piece.rpartition("<")[2] for piece in text.split(">"))
    if any(tag[:1].isalpha() and len(tag.split()) > _MOST_ATTRIBUTES for tag in tags):
        message = f"has a tag with more than {_MOST_ATTRIBUTES:,} attributes."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)
    # Without this, libxml2 leaves out in silence whatever lies deeper than 255 elements.
    parser = etree.HTMLParser(huge_tree=True, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "surrogatepass"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as trouble:
        message = f"is damaged: it cannot be read as a web page ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source) from trouble
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        message = "nests its elements deeper than any page that is meant to be read."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)
    if root is None:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source)
    return root


def _properties(root: _Element) -> Properties:
    named = {
        (meta.get("name") or "").lower(): meta.get("content") or ""
        for meta in root.iter("meta")
        if meta.get("name")
    }
    title = root.find(".//title")
    return Properties(
        title=" ".join((title.text or "").split()) or None if title is not None else None,
        author=named.get("author") or None,
        created=_day(named.get("created") or named.get("dcterms.created") or named.get("dc.date.created")),
        modified=_day(named.get("changed") or named.get("dcterms.modified") or named.get("dc.date.modified")),
    )


def _day(text: str | None) -> date | None:
    found = _DAY.match(text or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
