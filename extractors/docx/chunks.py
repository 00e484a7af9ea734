"""What a Word package takes in where it refers to it (``w:altChunk``): web pages, which converters write, and
other Word packages, of which programs put one paper together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.docx.names import r
from extractors.layout import Block, Document
from extractors.options import ReadOptions
from ingest.codes import IssueCode
from ingest.errors import UnreadableDocument
from ingest.opening import check_content

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

    from ingest.source import SourceFile

_SAVED_PAGES = ("message/rfc822", "multipart/related", "application/x-mimearchive")
_PACKAGE = b"PK\x03\x04"
_MOST = 100
"""Pages that one document takes in: a converter writes one, or one for each of its sections."""


@dataclass(slots=True)
class Chunks:
    """The parts of a package that are pages of their own; ``unread`` where one was met that is not read.

    ``read_package`` reads a Word package within this one; there is none for those within such.
    """

    part: Part
    source: SourceFile
    options: ReadOptions
    read_package: Callable[[SourceFile, ReadOptions], Document] | None = None
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
            if content.startswith(_PACKAGE) and self.read_package is not None:
                inner = check_content(content, self.options.limits, source=self.source.source)
                document = self.read_package(inner, self.options)
                self.unread |= any(issue.code is IssueCode.EMBEDDED_DOCUMENT for issue in document.issues)
                return document.blocks
        except UnreadableDocument:
            self.unread = True
            return ()
        self.unread = True
        return ()
