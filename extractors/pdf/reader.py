"""A PDF's bytes into a `Document`: page by page, then what only the whole document can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from extractors.layout import Document, Properties, Table
from extractors.pdf.assembly import assembled
from extractors.pdf.engine.pdfium import NativePage, PdfFile
from extractors.pdf.engine.structure_tree import Tags, read_tags
from extractors.pdf.engine.text_runs import Typefaces
from extractors.pdf.page_layout import Neighbours, PageLayout, SeenPage, lay_out
from extractors.pdf.pdfium_page import doubt, read_page
from extractors.pdf.pdfplumber_page import PlumberFile
from extractors.pdf.tables.rule_evidence import Setting
from ingest.codes import IssueCode
from ingest.deadline import time_is_up
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.limits import Limits
from ingest.source import SourceFile

_MOST_SECOND_LOOKS = 200
"""Pages of a document that pdfplumber is asked for at most: at 80 ms each they take 16 s, and a document
with more pages that PDFium cannot make out is damaged as a whole."""


class _PageReading(NamedTuple):
    """A page as it was seen, with what its neighbours tell of it, and the layout that this makes."""

    seen: SeenPage
    neighbours: Neighbours
    layout: PageLayout


@dataclass(slots=True)
class _Reading:
    """The pages read so far; of the last one, how it was seen as well, for the page after may explain its
    end."""

    limits: Limits
    tags: Tags | None = None
    layouts: list[PageLayout] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    typefaces: Typefaces = field(default_factory=Typefaces)
    letters: int = 0
    last: _PageReading | None = None
    settings: frozenset[Setting] = frozenset()

    def leaves(self, number: int) -> Mapping[int, int]:
        """The tagged blocks of a page by marked-content number."""
        return self.tags.content.get(number, {}) if self.tags else {}

    def look(self, seen: SeenPage) -> _PageReading:
        """A page laid out next to the pages before; nothing is kept of it yet."""
        number = seen.marks.number
        before = self.layouts[-1] if self.layouts and self.layouts[-1].number == number - 1 else None
        neighbours = Neighbours(before, None, self.settings)
        return _PageReading(seen, neighbours, lay_out(seen, neighbours, self.tags))

    def keep(self, look: _PageReading) -> None:
        """Add a page, and lay the one before out once more where this one shows that a table began there."""
        if look.neighbours.before and look.layout.unruled:
            self._look_back(look.layout)
        self.layouts.append(look.layout)
        self.last = look
        self.settings |= look.layout.settings()
        self.letters += sum(len(run.text) for run in look.seen.marks.runs)
        self.issues.extend(_page_issues(look.seen, look.layout.unsearched))

    def _look_back(self, layout: PageLayout) -> None:
        """Lay the last page out anew where it ended in prose, and this page goes on with a table."""
        ended = self.layouts[-1].body[-1:]
        below = layout.first_unruled()
        if self.last and below and not (ended and isinstance(ended[0], Table)):
            seen, neighbours, _ = self.last
            self.layouts[-1] = lay_out(seen, neighbours._replace(below=below), self.tags)

    def note(self, code: IssueCode, severity: Severity, message: str, page: int | None = None) -> None:
        """Add an issue."""
        self.issues.append(Issue(code, severity, message, page=page))

    def pages(self, count: int) -> Iterator[int]:
        """The numbers of the pages to read, as long as there is time; an issue says which are left out."""
        most = self.limits.pdf_pages
        if count > most:
            self.note(
                IssueCode.PAGES_LEFT_OUT, Severity.LOSS, f"Only the first {most} of {count} pages were read."
            )
        for number in range(1, min(count, most) + 1):
            if self.letters and time_is_up():
                message = f"The time ran out after {number - 1} of {count} pages: the others were not read."
                self.note(IssueCode.TIME_RAN_OUT, Severity.LOSS, message)
                return
            yield number

    def document(self, file: PdfFile | PlumberFile, source: SourceFile) -> Document:
        """What the pages make together. Raises `UnreadableDocument` with NO_TEXT."""
        if not self.letters:
            message = "holds no text."
            raise UnreadableDocument(Reason.NO_TEXT, message, source=source.source)
        return assembled(self.layouts, self.tags, _properties(file), self.issues)


def read_document(source: SourceFile, limits: Limits) -> Document:
    """The layout of a PDF by what is drawn on its pages; those that PDFium makes nothing of by pdfplumber.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT or NO_TEXT.
    """
    reading = _Reading(limits)
    with PdfFile(source.content, source.source) as pdf, _SecondReader(source, pdf.page_count) as second:
        reading.tags = read_tags(source.content, pdf.page_count)
        for number in reading.pages(pdf.page_count):
            with pdf.page(number) as page:
                look, why = _read_page(page, reading)
            if look and not why:
                reading.keep(look)
            else:
                _read_again(number, look, why, reading, second)
        return reading.document(pdf, source)


def read_by_pdfplumber(source: SourceFile, limits: Limits) -> Document:
    """The layout of a PDF by what pdfplumber makes of each page, its tags left aside.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT or NO_TEXT.
    """
    reading = _Reading(limits)
    with PlumberFile(source.content, source.source) as pdf:
        for number in reading.pages(pdf.page_count):
            try:
                reading.keep(reading.look(pdf.read_page(number, limits, {})))
            except MemoryError:
                raise
            except Exception as error:  # See `_read_page`.
                _note_unread(number, f"{type(error).__name__}: {error}", reading)
        return replace(reading.document(pdf, source), reader="pdfplumber")


class _SecondReader:
    """pdfplumber, opened when a page first wants it; ``pages`` is how many PDFium counts."""

    def __init__(self, source: SourceFile, pages: int) -> None:
        self._source = source
        self._pages = pages
        self._open = ExitStack()
        self._file: PlumberFile | None = None
        self._left = _MOST_SECOND_LOOKS

    def __enter__(self) -> _SecondReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

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


def _read_page(page: NativePage | None, reading: _Reading) -> tuple[_PageReading | None, str]:
    """A page as PDFium shows it, and why it should be looked at by another reader, if it should.

    What a damaged page makes of the reader is nothing to stop at: the document has others.
    """
    if page is None:
        return None, "PDFium cannot load it"
    try:
        seen = read_page(page, reading.limits, reading.leaves(page.number), reading.typefaces)
        look = reading.look(seen)
        return look, doubt(page, look.seen, look.layout)
    except MemoryError:
        raise
    except Exception as error:
        return None, f"the fast reader stumbled over it ({type(error).__name__}: {error})"


def _read_again(
    number: int, first: _PageReading | None, why: str, reading: _Reading, second: _SecondReader
) -> None:
    """Read a page with pdfplumber, and keep what is the better of the two looks at it."""
    try:
        look: _PageReading | None = reading.look(
            second.read_page(number, reading.limits, reading.leaves(number))
        )
    except MemoryError:
        raise
    except Exception:  # See `_read_page`.
        look = None
    if look and (first is None or _is_better(look, first)):
        reading.keep(look)
        message = f"Page {number} was read by pdfplumber, since {why}."
        reading.note(IssueCode.PAGE_READ_BY_PDFPLUMBER, Severity.NOTE, message, number)
    elif first and look and not first.seen.marks.runs:
        reading.keep(first)  # Neither sees a letter: what was drawn were blanks, or lies off the page.
    elif first:
        reading.keep(first)
        message = f"Page {number} may be read wrongly: {why}, and pdfplumber reads it no better."
        reading.note(IssueCode.PAGE_IN_DOUBT, Severity.DOUBT, message, number)
    else:
        _note_unread(number, why, reading)


def _is_better(look: _PageReading, first: _PageReading) -> bool:
    if not first.seen.marks.runs:
        return bool(look.seen.marks.runs)
    return bool(look.seen.marks.runs) and look.layout.struck_through < first.layout.struck_through


def _note_unread(number: int, why: str, reading: _Reading) -> None:
    message = f"Page {number} is damaged and could not be read: {why}."
    reading.note(IssueCode.PAGE_NOT_READ, Severity.LOSS, message, number)


def _page_issues(seen: SeenPage, unsearched: int) -> Iterator[Issue]:
    marks = seen.marks
    number = marks.number
    if marks.skipped:
        message = (
            f"Page {number} has at least {marks.skipped:,} lines and shapes that were not looked at (limit "
            "pdf_page_objects): its text was read, but tables may be missed."
        )
        yield Issue(IssueCode.PAGE_TOO_COMPLEX, Severity.LOSS, message, page=number)
    if seen.crowded:
        message = (
            f"Page {number} has {seen.crowded} grid of too many cells (limit pdf_page_cells): its text was "
            "read, but not as a table."
        )
        yield Issue(IssueCode.TABLE_TOO_LARGE, Severity.LOSS, message, page=number)
    elif unsearched:
        message = (
            f"Page {number} has {unsearched:,} pieces of text outside of ruled tables, more than are looked "
            "at for others: they were read as running text."
        )
        yield Issue(IssueCode.PAGE_TOO_COMPLEX, Severity.LOSS, message, page=number)
    if not marks.runs and marks.pictured > 0.5:
        message = f"Page {number} is a picture: it has no text to read."
        yield Issue(IssueCode.PAGE_IS_PICTURE, Severity.LOSS, message, page=number)


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
