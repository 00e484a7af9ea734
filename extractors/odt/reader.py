"""An OpenDocument text into a `Document`: its body in reading order, its headers and footers apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.layout import Block, Document, Heading, Paragraph, Table
from extractors.odf.lists import ListLabels
from extractors.odf.names import odf
from extractors.odf.package import OdfPackage, open_odf
from extractors.odf.styles import Styles
from extractors.odf.text import TextReader, note_text, text_boxes
from extractors.odt.tables import OdtCell, read_table
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.paint import named_colour
from extractors.wordprocessing.stretches import ParagraphContent, paragraph_content
from extractors.wordprocessing.tabbed import with_tabbed_tables
from ingest.errors import Reason, UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ingest.source import SourceFile

_PARAGRAPHS = frozenset({odf("text:p"), odf("text:h")})
# What holds blocks and is read through: parts of the text, tables of contents, numbered paragraphs.
_WRAPPERS = frozenset(
    odf(f"text:{name}")
    for name in (
        "section",
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
        "index-body",
        "index-title",
        "numbered-paragraph",
    )
)
_RUNNING = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of an ``.odt`` file, without pages: tracked changes as if accepted, hidden text left out.

    Raises `UnreadableDocument`: ENCRYPTED, CORRUPT, TOO_COMPLEX, and NO_TEXT where not a word is in it.
    """
    package = open_odf(source)
    body = package.body("office:text")
    if body is None:
        message = "is an OpenDocument file without a text."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source)
    reader = _body(package)
    try:
        blocks = tuple(with_tabbed_tables(reader.blocks(body)))
        running = tuple(_running(package, reader))
    except RecursionError as trouble:
        message = "has parts in one another deeper than any program makes them."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source.source) from trouble
    if not blocks:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source.source)
    return Document("odt", blocks, running=running, properties=package.properties())


def _body(package: OdfPackage) -> _Body:
    styles = Styles(package)
    return _Body(styles, TextReader(styles), ListLabels(styles.lists))


@dataclass(frozen=True, slots=True)
class _ListPlace:
    """Where in a list a paragraph stands; ``counted_as`` is the list's count."""

    style: str
    counted_as: int
    level: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph, and what hangs on it."""

    content: ParagraphContent
    heading: int | None
    boxes: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """Walks block-level XML in reading order."""

    styles: Styles
    text: TextReader
    labels: ListLabels

    def blocks(self, parent: _Element) -> Iterator[Block]:
        """The blocks below an element."""
        for element, place, labelled in self._elements(parent, None):
            if element.tag == odf("table:table"):
                yield from self._table(element)
                continue
            read = self._paragraph(element, place, labelled=labelled)
            for item in read.content.items:
                pieces = read.content.pieces
                yield Paragraph(item, pieces) if read.heading is None else Heading(item, read.heading)
            for box in read.boxes:
                yield from self.blocks(box)

    def _elements(
        self, parent: _Element, place: _ListPlace | None
    ) -> Iterator[tuple[_Element, _ListPlace | None, bool]]:
        """Paragraphs and tables in order, each with its place in a list and whether it bears its label."""
        labelled = place is not None
        for element in parent:
            if element.tag in _PARAGRAPHS:
                yield element, place, labelled
                labelled = False  # what else stands in the item goes on below its first paragraph
            elif element.tag == odf("table:table"):
                yield element, None, False
            elif element.tag == odf("text:list"):
                yield from self._list(element, place)
            elif element.tag in _WRAPPERS and element.get(odf("text:display")) != "none":
                yield from self._elements(element, place)
            elif element.tag == odf("draw:frame"):
                for box in text_boxes(element):
                    yield from self._elements(box, None)

    def _list(
        self, element: _Element, outer: _ListPlace | None
    ) -> Iterator[tuple[_Element, _ListPlace | None, bool]]:
        style = element.get(odf("text:style-name")) or (outer.style if outer else self._style_inside(element))
        counted = outer.counted_as if outer else self.labels.begin(element, style)
        place = _ListPlace(style, counted, outer.level + 1 if outer else 0)
        for item in element:
            if item.tag == odf("text:list-item"):
                yield from self._elements(item, place)
            elif item.tag == odf("text:list-header"):
                yield from ((child, None, False) for child, _, _ in self._elements(item, place))

    def _style_inside(self, element: _Element) -> str:
        """The list style that the first paragraph's own style names."""
        paragraph = next(element.iter(*_PARAGRAPHS), None)
        name = None if paragraph is None else paragraph.get(odf("text:style-name"))
        return self.styles.style("paragraph", name).list_style or ""

    def _paragraph(self, element: _Element, place: _ListPlace | None, *, labelled: bool) -> _Read:
        style = self.styles.style("paragraph", element.get(odf("text:style-name")))
        read = self.text.read(element)
        label, level = "", None
        if place is not None and labelled:
            label = self.labels.label(place.counted_as, place.style, place.level)
            level = max(place.level, style.depth)
        # A level on a paragraph of its own makes no heading, as in a Word file: its style does.
        heading = _outline(element) if style.heading is not None and element.tag == odf("text:h") else None
        notes = tuple(filter(None, map(note_text, read.notes)))
        content = paragraph_content(read.stretches, label, level, notes)
        if not content.items and content.paint is None:
            content = replace(content, paint=_described_colour(read.frames))
        boxes = tuple(box for frame in read.frames for box in text_boxes(frame))
        return _Read(content, heading or style.heading, boxes)

    def _table(self, element: _Element, *, nested: bool = False) -> Iterator[Block]:
        """A table, then those that stand in its cells: each text comes out once."""
        read = read_table(element, self._cell, self.styles)
        if read.table is not None and any(not cell.is_empty or cell.fill for cell in read.table.cells):
            yield replace(read.table, nested=nested)
        for inner in read.nested:
            yield from self._table(inner, nested=True)

    def _cell(self, cell: _Element) -> OdtCell:
        content = OdtCell()
        self._collect(cell, content)
        return content

    def _collect(self, parent: _Element, content: OdtCell) -> None:
        for element, place, labelled in self._elements(parent, None):
            if element.tag == odf("table:table"):
                content.tables.append(element)
                content.add_table(_rows_said(element))
                continue
            read = self._paragraph(element, place, labelled=labelled)
            content.add(read.content)
            for box in read.boxes:
                self._collect(box, content)


def _described_colour(frames: Sequence[_Element]) -> str | None:
    """The colour that the title or description of a picture names: a traffic light in place of a word."""
    said = (text.text or "" for frame in frames for text in frame.iter(odf("svg:title"), odf("svg:desc")))
    return named_colour(" ".join(said))


def _rows_said(table: _Element) -> str:
    """The words of a table in a cell, a line a row."""
    rows = (
        (" ".join(map(str, text.itertext())) for text in row.iter(*_PARAGRAPHS))
        for row in table.iter(odf("table:table-row"))
    )
    return "\n".join(" ".join(" ".join(row).split()) for row in rows)


def _outline(heading: _Element) -> int:
    said = heading.get(odf("text:outline-level")) or ""
    return max(1, min(int(said), 9)) if said.isdecimal() else 1


def _running(package: OdfPackage, reader: _Body) -> Iterator[str]:
    """Each different text of the headers and footers, once."""
    if package.styles is None:
        return
    seen: set[str] = {""}
    for page in package.styles.iter(odf("style:master-page")):
        for name in _RUNNING:
            for part in page.findall(odf(f"style:{name}")):
                for text in (text for block in reader.blocks(part) for text in _texts(block)):
                    if text not in seen:
                        seen.add(text)
                        yield text


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    else:
        yield block.item.text
