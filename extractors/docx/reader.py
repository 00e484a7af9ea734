"""A Word package into a `Document`: its body in reading order, its headers and footers apart."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from extractors.docx.chunks import Chunks
from extractors.docx.names import ALTERNATE, CHOICE, w
from extractors.docx.notes import NOTE_PARTS, Notes
from extractors.docx.numbering import Numbering
from extractors.docx.paint import Pictures
from extractors.docx.paragraphs import ParagraphReader
from extractors.docx.plain_package import plain_package
from extractors.docx.styles import Styles
from extractors.docx.tables import TableCell, read_table
from extractors.layout import Block, Document, Heading, Paragraph, Properties, Table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.wordprocessing.tabbed import with_tabbed_tables
from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.opc.part import Part
    from docx.section import _Footer, _Header
    from lxml.etree import _Element

    from ingest.source import SourceFile

_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_LIBXML_LIMIT = 114  # XML_ERR_RESOURCE_LIMIT: libxml2 goes no deeper than 256 elements
_TEMPLATE_MADE = datetime(2013, 12, 23, 23, 15)  # noqa: DTZ001 - in UTC, as all of a package's dates
_STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of a ``.docx`` file, without pages: tracked changes as if accepted, hidden text left out.

    Raises `UnreadableDocument`: CORRUPT where python-docx cannot open the package, NO_TEXT where not a
    word is in it.
    """
    return _read(source, options, within=_read)


def _read(
    source: SourceFile,
    options: ReadOptions,
    within: Callable[[SourceFile, ReadOptions], Document] | None = None,
) -> Document:
    """The layout of a package; ``within`` reads the packages that it takes in."""
    package = _open(source)
    chunks = Chunks(package.part, source, options, within)
    body = _Body(
        ParagraphReader(
            Styles(_related_xml(package.part, _STYLES)),
            Numbering(_related_xml(package.part, _NUMBERING)),
            _pictures(package.part),
            Notes.of({kind: _related_xml(package.part, kind) for kind in NOTE_PARTS}),
        ),
        chunks,
    )
    blocks = tuple(with_tabbed_tables(body.blocks(package.element.body)))
    if not blocks:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source.source)
    running, lost = _running(package, body)
    issues = (*_issues(chunks), *lost)
    return Document("docx", blocks, running=running, properties=_properties(package), issues=issues)


def _open(source: SourceFile) -> Package:
    from docx import Document as open_package
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    # A part whose root element has another name is one that python-docx cannot ask for its children.
    damage = (
        OpcError,
        zipfile.BadZipFile,
        LxmlError,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        AttributeError,
    )
    try:
        package = open_package(BytesIO(plain_package(source.content)))
    except damage as trouble:
        if getattr(trouble, "code", None) == _LIBXML_LIMIT:
            message = "nests its parts deeper than any document does."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source) from trouble
        message = f"is damaged: the Word package cannot be opened ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble
    if package.element.tag != w("document") or package.element.body is None:
        raise UnreadableDocument(Reason.CORRUPT, "is damaged: it has no body.", source=source.source)
    return package


def _related_xml(part: Part, relationship: str) -> _Element | None:
    """The root of a part that the main one refers to; None where there is none (or it is not XML)."""
    from docx.opc.part import XmlPart
    from lxml.etree import LxmlError, XMLParser, fromstring

    for related in part.rels.values():
        if related.reltype == relationship and not related.is_external:
            if isinstance(related.target_part, XmlPart):
                root: _Element = related.target_part.element  # read when the package was opened
                return root
            try:
                return fromstring(
                    related.target_part.blob, XMLParser(resolve_entities=False, no_network=True)
                )
            except LxmlError:
                return None
    return None


def _pictures(part: Part) -> Pictures:
    """The picture files that the main part refers to."""
    return Pictures(
        {
            name: related.target_part.blob
            for name, related in part.rels.items()
            if related.reltype == _IMAGE and not related.is_external
        }
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """Walks block-level XML in reading order."""

    paragraphs: ParagraphReader
    chunks: Chunks

    def blocks(self, parent: _Element) -> Iterator[Block]:
        """The blocks below an element, those in wrappers such as content controls among them."""
        for element in parent:
            if element.tag == w("p"):
                yield from self._paragraph(element)
            elif element.tag == w("tbl"):
                yield from self._table(element)
            elif element.tag == w("altChunk"):
                yield from self.chunks.blocks(element)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)
            elif element.tag == ALTERNATE:
                choice = element.find(CHOICE)
                if choice is not None:
                    yield from self.blocks(choice)

    def _paragraph(self, element: _Element) -> Iterator[Block]:
        read = self.paragraphs.read(element)
        for item in read.content.items:
            if read.heading is not None:
                yield Heading(item, read.heading)
            else:
                yield Paragraph(item, read.content.pieces)
        for box in read.boxes:
            yield from self.blocks(box)

    def _table(self, element: _Element, *, nested: bool = False) -> Iterator[Block]:
        """A table, then those that stand in its cells: each text comes out once."""
        read = read_table(element, self._cell)
        if read.table is not None and any(not cell.is_empty or cell.fill for cell in read.table.cells):
            yield replace(read.table, nested=nested)
        for inner in read.nested:
            yield from self._table(inner, nested=True)

    def _cell(self, tc: _Element) -> TableCell:
        content = TableCell()
        self._collect(tc, content)
        return content

    def _collect(self, parent: _Element, content: TableCell) -> None:
        for element in parent:
            if element.tag == w("p"):
                read = self.paragraphs.read(element)
                content.add(read.content)
                for box in read.boxes:
                    self._collect(box, content)
            elif element.tag == w("tbl"):
                content.tables.append(element)
                content.add_table(_rows_said(element))
            elif element.tag in _WRAPPERS:
                self._collect(element, content)


def _rows_said(table: _Element) -> str:
    """The words of a table in a cell, a line a row."""
    rows = (
        ("".join(text.text or "" for text in cell.iter(w("t"))) for cell in row.iter(w("tc")))
        for row in table.iter(w("tr"))
    )
    return "\n".join(" ".join(" ".join(row).split()) for row in rows)


def _running(package: Package, body: _Body) -> tuple[tuple[str, ...], tuple[Issue, ...]]:
    """Each different text of the headers and footers, once, and what says that some could not be had."""
    from docx.oxml.exceptions import InvalidXmlError

    texts: dict[str, None] = {}
    try:
        for part in _headers_and_footers(package):
            for block in body.blocks(part._element):
                texts.update(dict.fromkeys(_texts(block)))
    except (InvalidXmlError, KeyError, AttributeError) as trouble:  # a reference to nothing, or to no XML
        message = f"Headers or footers of the Word file are damaged and were left out ({trouble})."
        return tuple(filter(None, texts)), (Issue(IssueCode.HEADERS_DAMAGED, Severity.DOUBT, message),)
    return tuple(filter(None, texts)), ()


def _headers_and_footers(package: Package) -> Iterator[_Header | _Footer]:
    for section in package.sections:
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
            section.even_page_header,
            section.even_page_footer,
        ):
            # A linked part is the section's before; asking for its element would write an empty one.
            if not part.is_linked_to_previous:
                yield part


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    else:
        yield block.item.text


def _properties(package: Package) -> Properties:
    try:
        core = package.core_properties
    except (KeyError, ValueError):  # several parts claim to hold them, or none is where it should be
        return Properties()
    return Properties(
        title=core.title or None,
        author=core.author or None,
        created=_made(core.created),
        modified=_made(core.modified),
    )


def _made(moment: datetime | None) -> date | None:
    """The day of a moment; None for the one that python-docx's template gives each document made from it."""
    naive = moment.replace(tzinfo=None) if moment else None
    return naive.date() if naive and naive != _TEMPLATE_MADE else None


def _issues(chunks: Chunks) -> Iterator[Issue]:
    if chunks.unread:
        yield Issue(
            IssueCode.EMBEDDED_DOCUMENT,
            Severity.LOSS,
            "The file embeds another document (altChunk), whose text was not read: save it again in Word.",
        )
