"""A PDF's bytes into a `Document`: page by page, then what only the whole document can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from extractors.layout import Document, Properties
from extractors.options import ReadOptions
from extractors.pdf.engine.layers import layers_off
from extractors.pdf.engine.page_tree import pages_listed
from extractors.pdf.engine.pdfium import NativePage, PdfFile
from extractors.pdf.engine.structure_tree import read_tags
from extractors.pdf.page_layout import Scan, SeenPage
from extractors.pdf.pdfium_page import Known, doubt, read_page
from extractors.pdf.pdfplumber_page import PlumberFile
from extractors.pdf.reading import PageReading, Reading
from extractors.pdf.scanned_page import Scans
from ingest.codes import IssueCode
from ingest.deadline import OutOfTime
from ingest.issues import Severity
from ingest.limits import Limits
from ingest.source import SourceFile

_MOST_SECOND_LOOKS = 200
"""Pages of a document that pdfplumber is asked for at most: at 80 ms each they take 16 s, and a document
with more pages that PDFium cannot make out is damaged as a whole."""


def read_document(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a PDF by what is drawn on its pages; those that PDFium makes nothing of by pdfplumber.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT, NO_TEXT or TIMEOUT.
    """
    reading, scans = Reading(options.limits, options.pages), Scans(options)
    with PdfFile(source.content, source.source) as pdf, _SecondReader(source) as second:
        listed = pages_listed(source.content, pdf.page_count)
        reading.tags = read_tags(source.content, pdf.page_count)
        reading.layers_off = layers_off(source.content)
        if pdf.is_xfa:
            message = "Its form is written in XFA, which is not read: print it to a PDF with Adobe Reader."
            reading.note(IssueCode.FORM_NOT_READ, Severity.LOSS, message)
        with reading.while_there_is_time():
            for number in reading.pages(listed):
                with pdf.page(number) as page:
                    look, why = _read_page(page, reading, scans)
                if look and not why:
                    reading.keep(look)
                else:
                    _read_again(number, look, why, reading, second.of_pages(listed))
        reading.issues.extend(scans.issues())
        reading.doubtful.extend(scans.doubtful())
        return reading.document(_properties(pdf), source, scans.advice)


def read_by_pdfplumber(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a PDF by what pdfplumber makes of each page, its tags left aside.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT, NO_TEXT or TIMEOUT.
    """
    reading, scans = Reading(options.limits, options.pages), Scans(options)
    with PlumberFile(source.content, source.source) as pdf:
        with reading.while_there_is_time():
            for number in reading.pages(pdf.page_count):
                try:
                    seen = pdf.read_page(number, options.limits, {})
                    scan = _scanned(seen, source, scans)
                    reading.keep(reading.look_at_scan(scan) if scan else reading.look(seen))
                except (MemoryError, OutOfTime):
                    raise
                except Exception as error:  # See `_read_page`.
                    reading.note_unread(number, f"{type(error).__name__}: {error}")
        reading.issues.extend(scans.issues())
        reading.doubtful.extend(scans.doubtful())
        return replace(reading.document(_properties(pdf), source, scans.advice), reader="pdfplumber")


def seen_pages(source: SourceFile, options: ReadOptions) -> Iterator[SeenPage]:
    """The pages of a PDF as PDFium shows them, before anything is made of them; pictures are not read.

    Raises `UnreadableDocument` with ENCRYPTED or CORRUPT.
    """
    reading = Reading(options.limits, options.pages)
    with PdfFile(source.content, source.source) as pdf:
        known = Known({}, layers_off(source.content), reading.typefaces)
        for number in reading.pages(pdf.page_count):
            with pdf.page(number) as page:
                if page is not None:
                    yield read_page(page, options.limits, known)


def _scanned(seen: SeenPage, source: SourceFile, scans: Scans) -> Scan | None:
    """A page that pdfplumber sees as a picture, by OCR: its picture is drawn by PDFium."""
    if not scans.may_want(seen):
        return None
    with PdfFile(source.content, source.source) as pdf, pdf.page(seen.marks.number) as page:
        return scans.read(page, seen) if page else None


class _SecondReader:
    """pdfplumber, opened when a page first wants it."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._pages = 0
        self._open = ExitStack()
        self._file: PlumberFile | None = None
        self._left = _MOST_SECOND_LOOKS

    def __enter__(self) -> _SecondReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def of_pages(self, pages: int) -> _SecondReader:
        """The same for a document of so many pages: it must count as many."""
        self._pages = pages
        return self

    def read_page(self, number: int, limits: Limits, leaves: Mapping[int, int]) -> SeenPage:
        """A page as pdfplumber sees it; raises whatever a damaged one makes of the parser."""
        self._left -= 1
        if self._left < 0:
            message = f"pdfplumber is asked for {_MOST_SECOND_LOOKS} pages at most"
            raise ValueError(message)
        if self._file is None:
            self._file = self._open.enter_context(PlumberFile(self._source.content, self._source.source))
        if self._file.page_count != self._pages:
            message = "pdfplumber counts other pages, so that this number is another page's"
            raise ValueError(message)
        return self._file.read_page(number, limits, leaves)


def _read_page(page: NativePage | None, reading: Reading, scans: Scans) -> tuple[PageReading | None, str]:
    """A page as PDFium shows it, and why it should be looked at by another reader, if it should.

    What a damaged page makes of the reader is nothing to stop at: the document has others.
    """
    if page is None:
        return None, "the fast PDF reader cannot load it"
    try:
        known = Known(reading.leaves(page.number), reading.layers_off, reading.typefaces)
        seen = read_page(page, reading.limits, known)
        scan = scans.read(page, seen)
        if scan:
            return reading.look_at_scan(scan), ""
        look = reading.look(seen)
        return look, doubt(page, look.seen, look.layout)
    except (MemoryError, OutOfTime):
        raise
    except Exception as error:
        return None, f"the fast PDF reader failed on it ({type(error).__name__}: {error})"


def _read_again(
    number: int, first: PageReading | None, why: str, reading: Reading, second: _SecondReader
) -> None:
    """Read a page with pdfplumber, and keep what is the better of the two looks at it."""
    try:
        look: PageReading | None = reading.look(
            second.read_page(number, reading.limits, reading.leaves(number))
        )
    except MemoryError:
        raise
    except Exception:  # See `_read_page`.
        look = None
    if look and (first is None or _is_better(look, first)):
        reading.keep(look)
        message = f"Page {number} was read by the slower PDF reader (pdfplumber), because {why}."
        reading.note(IssueCode.PAGE_READ_BY_PDFPLUMBER, Severity.NOTE, message, number)
    elif first and look and not first.seen.marks.runs:
        reading.keep(first)  # Neither sees a letter: what was drawn were blanks, or lies off the page.
    elif first:
        reading.keep(first)
        message = f"Page {number} may be read wrongly: {why}, and pdfplumber reads it no better."
        reading.note(IssueCode.PAGE_IN_DOUBT, Severity.DOUBT, message, number)
    else:
        reading.note_unread(number, why)


def _is_better(look: PageReading, first: PageReading) -> bool:
    if not first.seen.marks.runs:
        return bool(look.seen.marks.runs)
    return bool(look.seen.marks.runs) and look.layout.struck_through < first.layout.struck_through


def _properties(file: PdfFile | PlumberFile) -> Properties:
    return Properties(
        title=file.property_text("Title").strip() or None,
        author=file.property_text("Author").strip() or None,
        created=_date(file.property_text("CreationDate")),
        modified=_date(file.property_text("ModDate")),
    )


def _date(text: str) -> date | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?", text)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
