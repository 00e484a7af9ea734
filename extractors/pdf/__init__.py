"""PDFs: exact tables and running text from the structure tree, the rules, or the alignment of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractors.layout import Document
from extractors.pdf.limits import PdfLimits
from extractors.pdf.reader import read_by_pdfplumber, read_document
from ingest.source import SourceFile

__all__ = ["PdfLimits", "PdfOptions", "read"]


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How PDFs are read: ``auto`` is the fast reader, which leaves pages that it cannot make out to
    pdfplumber; ``pdfplumber`` reads them all, at a twentieth of the speed and without their tags."""

    engine: Literal["auto", "pdfplumber"] = "auto"
    limits: PdfLimits = field(default_factory=PdfLimits)


def read(source: SourceFile, options: PdfOptions = PdfOptions()) -> Document:
    """The layout of a PDF, each page's tables as they stand on it.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT or NO_TEXT.
    """
    read_pages = read_by_pdfplumber if options.engine == "pdfplumber" else read_document
    return read_pages(source, options.limits)
