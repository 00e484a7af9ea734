"""The door to the readers: a source in, its layout out, whatever the format.

A new format is one module with a ``read(source) -> Document`` and one row here, or an entry point of
another distribution in the group ``councilplans.readers`` (name: the format; value: the function).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TypeAlias

from extractors.collector import collector_paused
from extractors.joining import join_pages
from extractors.layout import Document
from extractors.pdf import PdfOptions
from ingest.errors import Reason, UnreadableDocument
from ingest.source import Format, SourceFile

Reader: TypeAlias = Callable[[SourceFile], Document]

# Imported when a file of the format comes, so that a text needs no PDF library.
_READERS = {Format.TEXT: "extractors.text", Format.DOCX: "extractors.docx"}
_GROUP = "councilplans.readers"


def read(source: SourceFile, pdf: PdfOptions | None = None) -> Document:
    """The layout of a source, its tables joined over page breaks.

    ``pdf`` says how PDFs are read; None is the default way. Raises `UnreadableDocument` with a reason.
    """
    if source.format == Format.PDF:
        from extractors.pdf import read as read_pdf

        with collector_paused():
            return join_pages(read_pdf(source, pdf or PdfOptions()))
    reader = _reader(source.format)
    if reader is None:
        message = f"has the format {source.format!r}, which no reader takes."
        raise UnreadableDocument(Reason.UNSUPPORTED, message, source=source.source)
    return join_pages(reader(source))


@cache
def _reader(name: str) -> Reader | None:
    if name in _READERS:
        reader: Reader = import_module(_READERS[Format(name)]).read
        return reader
    for entry in entry_points(group=_GROUP, name=name):
        found: Reader = entry.load()
        return found
    return None
