"""PDFs: exact tables and running text from the structure tree, the rules, or the alignment of text."""

from __future__ import annotations

from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS, PdfEngine, ReadOptions
from extractors.pdf.reader import read_by_pdfplumber, read_document
from ingest.codes import IssueCode
from ingest.source import SourceFile

__all__ = ["read"]


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of a PDF, each page's tables as they stand on it.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT or NO_TEXT.
    """
    is_deadly = any(note.code is IssueCode.READ_BY_SECOND_ENGINE for note in source.notes)
    if is_deadly or options.pdf_engine is PdfEngine.PDFPLUMBER:
        return read_by_pdfplumber(source, options)
    return read_document(source, options)
