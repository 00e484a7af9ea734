"""The pages of a document as they are read one after the other, each next to what those before it tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from extractors.layout import Document, DoubtfulWord, Half, Page, Properties, Table
from extractors.pdf.assembly import assembled
from extractors.pdf.engine.objects import in_body
from extractors.pdf.engine.structure_tree import Tags
from extractors.pdf.engine.text_runs import Typefaces
from extractors.pdf.page_layout import Neighbours, PageLayout, Scan, SeenPage, lay_out
from extractors.pdf.registering import moved, slip_of
from extractors.pdf.tables.rule_evidence import Setting
from extractors.pdf.tolerances import PAGE
from ingest.codes import IssueCode
from ingest.deadline import OutOfTime, give_up_late
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.limits import Limits
from ingest.progress import page_begun
from ingest.source import SourceFile

_words_of = attrgetter("text")

_LONGEST_QUOTE = 80
"""Letters of hidden text that an issue quotes: enough to find it by."""

# Why there is no text of a paper that holds some.
_WITHOUT = {
    IssueCode.FONT_NOT_DECODED: "holds text in fonts that do not say which letters they draw.",
    IssueCode.TEXT_NOT_SEEN: "holds no text but what is invisible on its pages.",
}


class PageReading(NamedTuple):
    """A page as it was seen, with what its neighbours tell of it, and the layout that this makes."""

    seen: SeenPage
    neighbours: Neighbours
    layout: PageLayout


class Unread(NamedTuple):
    """Pages in a row that could not be read, and the issue that says so."""

    first: int
    last: int
    why: str
    issue: Issue


@dataclass(slots=True)
class Reading:
    """The pages read so far; of the last one, how it was seen as well, for the page after may explain its
    end. ``only``: the pages to read, None for all. ``sheets`` are those read by OCR, by the numbers of their
    pages; ``shared`` counts those with two pages: each page after such a sheet has a number more, and
    ``numbers`` tells which it has in the file. ``begun`` is the page that is being read, and of how many."""

    limits: Limits
    only: frozenset[int] | None = None
    tags: Tags | None = None
    layers_off: frozenset[str] = frozenset()
    layouts: list[PageLayout] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    typefaces: Typefaces = field(default_factory=Typefaces)
    letters: int = 0
    last: PageReading | None = None
    settings: frozenset[Setting] = frozenset()
    sheets: dict[int, Half] = field(default_factory=dict)
    shared: int = 0
    numbers: dict[int, int] = field(default_factory=dict)
    doubtful: list[DoubtfulWord] = field(default_factory=list)
    unread: Unread | None = None
    begun: tuple[int, int] = (0, 0)
    ran_out: bool = False

    def leaves(self, number: int) -> Mapping[int, int]:
        """The tagged blocks of a page by marked-content number."""
        return self.tags.content.get(number, {}) if self.tags else {}

    def look(self, seen: SeenPage) -> PageReading:
        """A page laid out next to the pages before; nothing is kept of it yet."""
        number = seen.marks.number + self.shared
        if self.shared:
            self.numbers[number] = seen.marks.number
            seen = seen._replace(marks=seen.marks._replace(number=number))
        before = self.layouts[-1] if self.layouts and self.layouts[-1].number == number - 1 else None
        neighbours = Neighbours(before, None, self.settings)
        return PageReading(seen, neighbours, lay_out(seen, neighbours, self.tags))

    def keep(self, look: PageReading) -> None:
        """Add a page, and lay the one before out once more where this one shows that a table began there."""
        if look.neighbours.before and look.layout.unruled:
            self._look_back(look.layout)
        self.layouts.append(look.layout)
        self.last = look
        settings = look.layout.settings()
        if not settings <= self.settings:  # Seldom, and the union copies those of all pages before.
            self.settings |= settings
        self.letters += sum(map(len, map(_words_of, look.seen.marks.runs)))
        number = look.layout.number
        self.issues.extend(_page_issues(look.seen, self.numbers.get(number, number), look.layout))

    def look_at_scan(self, scan: Scan) -> PageReading:
        """A sheet read by OCR, its last page laid out; the one before it is kept."""
        *before, last = scan.pages
        for page in before:
            self.keep(self._half_seen(page, scan.sheet))
            self.shared += 1
        return self._half_seen(last, scan.sheet)

    def _half_seen(self, page: tuple[SeenPage, float, float], sheet: Page) -> PageReading:
        seen, x0, top = page
        aside, down = slip_of(seen, self.last.seen) if self.last else (0.0, 0.0)
        look = self.look(moved(seen, -aside, -down) if aside or down else seen)
        self.sheets[look.layout.number] = Half(look.layout.number, sheet, x0 + aside, top + down)
        return look

    def _look_back(self, layout: PageLayout) -> None:
        """Lay the last page out anew where it ended in prose, and this page goes on with a table."""
        ended = self.layouts[-1].body[-1:]
        below = layout.first_unruled()
        if self.last and below and not (ended and isinstance(ended[0], Table)):
            seen, neighbours, _ = self.last
            self.layouts[-1] = lay_out(seen, neighbours._replace(below=below), self.tags)

    def note_unread(self, number: int, why: str) -> None:
        """Say that a page could not be read; pages in a row at once, as a tree may count more."""
        first = number
        before = self.unread
        if before and (before.last, before.why) == (number - 1, why) and self.issues[-1] is before.issue:
            self.issues.pop()
            first = before.first
        message = f"Page {number} is damaged and could not be read: {why}."
        if first < number:
            message = f"Pages {first} to {number} are damaged or not there, and could not be read: {why}."
        self.note(IssueCode.PAGE_NOT_READ, Severity.LOSS, message, first)
        self.unread = Unread(first, number, why, self.issues[-1])

    def note(self, code: IssueCode, severity: Severity, message: str, page: int | None = None) -> None:
        """Add an issue."""
        self.issues.append(Issue(code, severity, message, page=page))

    def pages(self, count: int) -> Iterator[int]:
        """The numbers of the pages to read; an issue says which are left out. Raises `OutOfTime`."""
        most = self.limits.pdf_pages
        if count > most:
            self.note(
                IssueCode.PAGES_LEFT_OUT, Severity.LOSS, f"Only the first {most} of {count} pages were read."
            )
        for number in range(1, min(count, most) + 1):
            if self.only is not None and number not in self.only:
                continue
            self.begun = number, count
            if self.letters:
                give_up_late()
            page_begun(number, count)
            yield number

    @contextmanager
    def while_there_is_time(self) -> Iterator[None]:
        """Inside, the pages are read until the time is up; an issue says which were not."""
        try:
            yield
        except OutOfTime:
            self.ran_out = True
            number, count = self.begun
            message = f"The time ran out after {number - 1} of {count} pages: the others were not read."
            self.note(IssueCode.TIME_RAN_OUT, Severity.LOSS, message)

    def document(self, properties: Properties, source: SourceFile, advice: str) -> Document:
        """What the pages make together. Raises `UnreadableDocument`: TIMEOUT, or NO_TEXT with the advice."""
        if not self.letters and self.ran_out:
            message = "could not be read by OCR in the time there is (limit seconds)."
            raise UnreadableDocument(Reason.TIMEOUT, message, source=source.source)
        if not self.letters:
            codes = {issue.code for issue in self.issues}
            message = next((said for code, said in _WITHOUT.items() if code in codes), "holds no text.")
            raise UnreadableDocument(Reason.NO_TEXT, message, source=source.source, advice=advice)
        document = assembled(self.layouts, self.tags, properties, self.issues)
        if not self.sheets:
            return document
        pages, halves = document.pages, [self._half(page) for page in document.pages]
        if not self.shared and not any(half.x0 or half.top for half in halves):
            pages, halves = tuple(half.sheet for half in halves), []
        doubtful = tuple(self.doubtful)
        return replace(document, reader="pdf+ocr", pages=pages, doubtful=doubtful, halves=tuple(halves))

    def _half(self, page: Page) -> Half:
        whole = Half(page.number, page._replace(number=self.numbers.get(page.number, page.number)))
        return self.sheets.get(page.number, whole)


def _short(text: str) -> str:
    return f"“{text[:_LONGEST_QUOTE]}…”" if len(text) > _LONGEST_QUOTE else f"“{text}”"


def _page_issues(seen: SeenPage, number: int, layout: PageLayout) -> Iterator[Issue]:
    marks = seen.marks
    if marks.hidden.strip():
        quoted = _short(marks.hidden.strip())
        message = f"Page {number} holds text that is invisible on the page, which was left out: {quoted}."
        yield Issue(IssueCode.TEXT_NOT_SEEN, Severity.NOTE, message, page=number)
    if marks.undecoded:
        message = (
            f"Page {number} holds {marks.undecoded:,} letters that were left out: its fonts do not say, or "
            "say wrongly, which letters they draw. Where OCR is installed, such a page is read by it."
        )
        yield Issue(IssueCode.FONT_NOT_DECODED, Severity.LOSS, message, page=number)
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
    elif layout.unsearched:
        message = (
            f"Page {number} has {layout.unsearched:,} pieces of text outside of ruled tables, more than are "
            "looked at for others: they were read as running text."
        )
        yield Issue(IssueCode.PAGE_TOO_COMPLEX, Severity.LOSS, message, page=number)
    if layout.torn:
        message = (
            f"On page {number} text stands in the columns of a table, and is in none of its rows: "
            f"{_short(layout.torn[0])}."
        )
        yield Issue(IssueCode.PAGE_IN_DOUBT, Severity.LOSS, message, page=number)
    if marks.pictured > PAGE.scan_pictures and not in_body(marks):
        edges = " but at its edges" if marks.runs else ""
        message = f"Page {number} is a picture: it has no text to read{edges}."
        yield Issue(IssueCode.PAGE_IS_PICTURE, Severity.LOSS, message, page=number)
