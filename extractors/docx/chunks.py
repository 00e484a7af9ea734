"""Web pages that a Word package takes in where it refers to them (``w:altChunk``): converters write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.docx.names import r
from extractors.layout import Block
from extractors.options import ReadOptions
from ingest.errors import UnreadableDocument

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

    from ingest.source import SourceFile

_SAVED_PAGES = ("message/rfc822", "multipart/related", "application/x-mimearchive")
_MOST = 100
"""Pages that one document takes in: a converter writes one, or one for each of its sections."""


@dataclass(slots=True)
class Chunks:
    """The parts of a package that are pages of their own; ``unread`` where one was met that is not read."""

    part: Part
    source: SourceFile
    options: ReadOptions
    unread: bool = False
    count: int = 0

    def blocks(self, element: _Element) -> tuple[Block, ...]:
        """The blocks of the page that an element refers to; none where it is of another kind."""
        related = self.part.rels.get(element.get(r("id")))
        if related is None or related.is_external or self.count >= _MOST:
            self.unread = True
            return ()
        self.count += 1
        kind, content = related.target_part.content_type.lower(), related.target_part.blob
        try:
            if "html" in kind:
                from extractors.html.reader import read_page

                return read_page(content, self.source, self.options, reader="docx").blocks
            if kind.startswith(_SAVED_PAGES):
                from extractors.html.mht import read

                return read(replace(self.source, content=content), self.options).blocks
        except UnreadableDocument:
            self.unread = True
            return ()
        self.unread = True
        return ()
