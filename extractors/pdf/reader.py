"""A PDF's bytes into a `Document`: page by page, then what only the whole document can tell."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from extractors.layout import Document, Properties, Table
from extractors.pdf.assembly import assembled
from extractors.pdf.drawn_bullets import with_drawn_bullets
from extractors.pdf.evidence import Setting
from extractors.pdf.marks import PageMarks
from extractors.pdf.native import NativePage, PdfFile
from extractors.pdf.page import Neighbours, PageLayout, lay_out
from extractors.pdf.paths import read_drawing
from extractors.pdf.runs import read_runs
from extractors.pdf.structure import Tags, read_tags
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.source import SourceFile


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """How much of a PDF is looked at; what lies beyond is named in an issue.

    The pages are those of the longest council agenda packs seen. A page of a plan has a few hundred
    paths and, as a worst case, a grid of some ten thousand cells; a map has more and is no table.
    """

    pages: int = 2_000
    paths_per_page: int = 40_000
    cells_per_page: int = 20_000


@dataclass(slots=True)
class _Reading:
    """The pages read so far; of the last one, its marks as well, for the page after may explain its end."""

    tags: Tags | None = None
    layouts: list[PageLayout] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    letters: int = 0
    last: tuple[PageMarks, Neighbours] | None = None
    settings: frozenset[Setting] = frozenset()

    def add(self, marks: PageMarks, most_cells: int) -> PageLayout:
        """Lay a page out, and the page before once more where this one shows that a table began there."""
        before = self.layouts[-1] if self.layouts and self.layouts[-1].number == marks.number - 1 else None
        neighbours = Neighbours(before, None, self.settings)
        layout = lay_out(marks, most_cells, neighbours, self.tags)
        if before and layout.unruled:
            self._look_back(layout, most_cells)
        self.layouts.append(layout)
        self.last = marks, neighbours
        self.settings |= layout.settings()
        return layout

    def _look_back(self, layout: PageLayout, most_cells: int) -> None:
        """Lay the last page out anew where it ended in prose, and this page goes on with a table."""
        ended = self.layouts[-1].body[-1:]
        below = layout.first_unruled()
        if self.last and below and not (ended and isinstance(ended[0], Table)):
            marks, neighbours = self.last
            self.layouts[-1] = lay_out(marks, most_cells, neighbours._replace(below=below), self.tags)


def read_document(source: SourceFile, limits: PdfLimits) -> Document:
    """The layout of a PDF by what is drawn on its pages.

    Raises `UnreadableDocument` with ENCRYPTED, CORRUPT or NO_TEXT.
    """
    reading = _Reading()
    with _collector_paused(), PdfFile(source.content, source.source) as pdf:
        _note_size(pdf, limits, reading)
        reading.tags = read_tags(source.content, pdf.page_count)
        for number in range(1, min(pdf.page_count, limits.pages) + 1):
            with pdf.page(number) as page:
                _read_page(page, number, limits, reading)
        properties = _properties(pdf)
    if not reading.letters:
        raise _without_text(reading, source)
    return assembled(reading.layouts, reading.tags, properties, reading.issues)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's cycle collector from walking the records of the pages read so far again and again: a
    sixth of the time. Nothing here makes cycles, so nothing is left uncollected."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _note_size(pdf: PdfFile, limits: PdfLimits, reading: _Reading) -> None:
    if pdf.page_count > limits.pages:
        message = f"Only the first {limits.pages} of {pdf.page_count} pages were read."
        reading.issues.append(Issue("pages_left_out", Severity.LOSS, message))


def _read_page(page: NativePage | None, number: int, limits: PdfLimits, reading: _Reading) -> None:
    if page is None:
        message = f"Page {number} is damaged and could not be read."
        reading.issues.append(Issue("page_not_read", Severity.LOSS, message, page=number))
        return
    leaves = reading.tags.content.get(number) if reading.tags else None
    marks = read_marks(page, limits, leaves)
    reading.letters += sum(len(run.text) for run in marks.runs)
    layout = reading.add(marks, limits.cells_per_page)
    reading.issues.extend(_page_issues(marks, layout))


def read_marks(page: NativePage, limits: PdfLimits, leaves: Mapping[int, int] | None = None) -> PageMarks:
    """What is drawn on a page; ``leaves`` gives tagged blocks by marked-content number."""
    drawing = read_drawing(page, limits.paths_per_page)
    runs = with_drawn_bullets(read_runs(page, page.frame, leaves), drawing.dots)
    width, height = page.frame.size
    shown = sum(
        max(min(x1, width) - max(x0, 0.0), 0.0) * max(min(bottom, height) - max(top, 0.0), 0.0)
        for x0, top, x1, bottom in drawing.pictures
    )
    pictured = min(shown / (width * height), 1.0) if width and height else 0.0
    return PageMarks(
        page.number,
        width,
        height,
        runs,
        drawing.across,
        drawing.down,
        drawing.fills,
        pictured,
        drawing.skipped,
    )


def _page_issues(marks: PageMarks, layout: PageLayout) -> list[Issue]:
    issues = []
    if marks.skipped:
        message = (
            f"Page {marks.number} has {marks.skipped} drawn lines and shapes, more than are looked at: "
            "its text was read, but not its rules."
        )
        issues.append(Issue("page_too_complex", Severity.LOSS, message, page=marks.number))
    if layout.crowded:
        message = f"Page {marks.number} has a grid of more cells than are looked at; it was left out."
        issues.append(Issue("table_too_large", Severity.LOSS, message, page=marks.number))
    if not marks.runs and marks.pictured > 0.5:
        message = f"Page {marks.number} is a picture: it has no text to read."
        issues.append(Issue("page_is_picture", Severity.LOSS, message, page=marks.number))
    return issues


def _without_text(reading: _Reading, source: SourceFile) -> UnreadableDocument:
    message = "holds no text."
    return UnreadableDocument(Reason.NO_TEXT, message, source=source.source)


def _properties(pdf: PdfFile) -> Properties:
    return Properties(
        title=pdf.property_text("Title").strip() or None,
        author=pdf.property_text("Author").strip() or None,
        created=_date(pdf.property_text("CreationDate")),
        modified=_date(pdf.property_text("ModDate")),
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
