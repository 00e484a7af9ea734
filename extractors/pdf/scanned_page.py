"""Pages that are pictures: which they are, and what OCR makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from extractors.layout import Box, DoubtfulWord, Page
from extractors.ocr.engine import NoEngine, OcrEngine, find_engine
from extractors.options import Ocr, ReadOptions
from extractors.pdf.engine.objects import in_body
from extractors.pdf.engine.pdfium import NativePage, PdfFile
from extractors.pdf.engine.picture import is_picture, render, scanned_dpi, shows_text
from extractors.pdf.page_layout import Scan, SeenPage
from extractors.pdf.tolerances import PAGE
from ingest.codes import IssueCode
from ingest.issues import Issue, Severity

if TYPE_CHECKING:
    from PIL import Image

    from extractors.ocr.page import PlacedWord, ScannedPage, ScannedSheet

_FINEST, _COARSEST = 300.0, 150.0
"""Pixels an inch that a page is drawn at: more add nothing, and letters of fewer melt together."""

_USUAL = 200.0
"""Pixels an inch for a page that has no picture to go by."""


_LEAST_PIXELS = 16
"""The shorter side of a picture that may hold a word: small type is so high at 72 pixels an inch, with the
paper around it."""


_FEWEST_WORDS = 20
"""Words of a scan that an agenda numbers: fewer are read of a photograph or a chart between a page's head and
foot."""


_INSTALL_OCR = "Its pages are pictures: install councilplans[ocr], or run it through OCR first."
_GIVE_OCR = "Its pages are pictures: give --ocr auto, or run it through OCR first."
_SCAN_ANEW = "OCR looked through it and found no words: if there are some, scan it anew, upright and sharp."


class Scans:
    """Reads the pages of one document that are pictures, and remembers what is to be said of them."""

    def __init__(self, options: ReadOptions) -> None:
        self._mode = options.ocr
        self._limits = options.limits
        self._engine: OcrEngine | NoEngine | None = None
        self._has_looked = False
        self._read: list[int] = []
        self._layered: list[int] = []
        self._trusted: list[int] = []
        self._left_out: list[int] = []
        self._strange: list[int] = []
        self._words: list[tuple[DoubtfulWord, PlacedWord]] = []

    def read(self, page: NativePage, seen: SeenPage) -> Scan | None:
        """A page by its picture; None where it is none, or is not to be read so."""
        if not self._wanted(page, seen):
            return None
        layered = bool(in_body(seen.marks))
        engine = self._engine_or_none()
        if engine is None or not self._allowed(page.number):
            if layered and self._mode is not Ocr.ALWAYS and seen.marks.pictured > PAGE.scan_pictures:
                self._trusted.append(page.number)
            return None
        dpi = picture_dpi(page, 1_000_000 * self._limits.ocr_megapixels)
        picture = render(page, dpi)
        if min(picture.size) < _LEAST_PIXELS:
            return None
        read = self._look(picture, page.number, dpi, engine)
        if seen.marks.runs and not layered and _words_of(read) < _FEWEST_WORDS:
            return None
        return self._scan(read, page.number, layered=layered)

    def may_want(self, seen: SeenPage) -> bool:
        """Whether a page may have to be read by its picture, as far as it tells without its paint."""
        covered = seen.marks.pictured > PAGE.scan_pictures or bool(seen.marks.undecoded)
        return self._mode is Ocr.ALWAYS or (self._mode is Ocr.AUTO and covered)

    def read_picture(self, picture: Image.Image, number: int, dpi: float) -> Scan | None:
        """A page that has nothing but its picture; None where it is not to be read, or says nothing."""
        engine = self._engine_or_none()
        if engine is None or min(picture.size) < _LEAST_PIXELS or not self._allowed(number):
            return None
        return self._scan(self._look(picture, number, dpi, engine), number, layered=False)

    @property
    def why_not(self) -> str:
        """Why no picture is read, in words that follow a comma; empty where they are."""
        if self._mode is Ocr.NEVER:
            return "as --ocr never says"
        self._engine_or_none()
        return self._engine.why if isinstance(self._engine, NoEngine) else ""

    @property
    def advice(self) -> str:
        """What to do with a paper in which no text was found."""
        if self._has_looked:
            return _SCAN_ANEW
        return _GIVE_OCR if self._mode is Ocr.NEVER else _INSTALL_OCR

    def _look(self, picture: Image.Image, number: int, dpi: float, engine: OcrEngine) -> ScannedSheet:
        from extractors.ocr.page import read_picture  # what it needs of numpy and scipy takes 0.3 s to load

        self._has_looked = True
        return read_picture(picture, number, dpi, engine, self._limits.pdf_page_cells)

    def _wanted(self, page: NativePage, seen: SeenPage) -> bool:
        if self._mode is Ocr.ALWAYS:
            return True
        undecoded = seen.marks.undecoded
        if undecoded and undecoded > sum(len(run.text) for run in seen.marks.runs):
            return True
        return seen.marks.pictured > PAGE.scan_pictures and not (seen.marks.runs and shows_text(page))

    def _engine_or_none(self) -> OcrEngine | None:
        if self._mode is Ocr.NEVER:
            return None
        if self._engine is None:
            self._engine = find_engine()
        return None if isinstance(self._engine, NoEngine) else self._engine

    def _allowed(self, number: int) -> bool:
        if len(self._read) < self._limits.ocr_pages:
            return True
        self._left_out.append(number)
        return False

    def _scan(self, read: ScannedSheet, number: int, *, layered: bool) -> Scan | None:
        if not _words_of(read):
            return None
        self._read.append(number)
        if layered:
            self._layered.append(number)
        if any(page.strange for page in read.pages):
            self._strange.append(number)
        for page in read.pages:
            self._words.extend((_on_sheet(word, number, page), word) for word in page.words)
        pages = tuple((page.seen, page.x0, page.top) for page in read.pages)
        return Scan(pages, Page(number, read.width, read.height, read.turned))

    def doubtful(self) -> Iterator[DoubtfulWord]:
        """The words of the pages so far that may not be what was printed."""
        if not self._words:
            return
        from extractors.ocr.confusions import Heard, rare_twins

        twins = set(rare_twins([Heard(word.text, word.known) for _, word in self._words]))
        for place, (placed, word) in enumerate(self._words):
            if word.doubted or place in twins:
                yield placed

    def issues(self) -> Iterator[Issue]:
        """What a person should know of the pages so far."""
        if self._read:
            name = self._engine.name if self._engine and not isinstance(self._engine, NoEngine) else ""
            message = f"{_pages(self._read)} read from a scan, by text recognition (OCR: {name})."
            yield Issue(IssueCode.PAGES_READ_BY_OCR, Severity.NOTE, message, page=self._read[0])
        if self._layered:
            message = (
                f"{_pages(self._layered)} read from pictures: the hidden text behind them, left by an earlier"
                " OCR, was not used."
            )
            yield Issue(IssueCode.HIDDEN_TEXT_NOT_USED, Severity.NOTE, message, page=self._layered[0])
        if self._trusted:
            message = (
                f"{_pages(self._trusted)} read by the hidden text behind a picture, as an earlier OCR left"
                f" it: compare it with the picture, or {self._remedy()}."
            )
            yield Issue(IssueCode.HIDDEN_TEXT_READ, Severity.DOUBT, message, page=self._trusted[0])
        if self._left_out:
            message = (
                f"{_pages(self._left_out)} left out: {self._limits.ocr_pages:,} pages of a document are read"
                " by OCR at most (limit ocr_pages)."
            )
            yield Issue(IssueCode.PAGES_LEFT_OUT, Severity.LOSS, message, page=self._left_out[0])
        if self._strange:
            message = f"{_pages(self._strange)} read without stamps, handwriting or drawings on them."
            yield Issue(IssueCode.INK_NOT_READ, Severity.NOTE, message, page=self._strange[0])

    def _remedy(self) -> str:
        if isinstance(self._engine, NoEngine):
            return self._engine.why
        return "give --ocr auto" if self._mode is Ocr.NEVER else "raise the limits of OCR"


def _on_sheet(word: PlacedWord, number: int, page: ScannedPage) -> DoubtfulWord:
    """A word with its place on its sheet."""
    box = Box(number, page.x0 + word.x0, page.top + word.top, page.x0 + word.x1, page.top + word.bottom)
    return DoubtfulWord(word.text, box, word.confidence)


def _words_of(sheet: ScannedSheet) -> int:
    return sum(len(page.words) for page in sheet.pages)


def picture_dpi(page: NativePage, most_pixels: int) -> float:
    """The pixels an inch to draw a page at: as it was scanned, within reason."""
    scanned = scanned_dpi(page) or _USUAL
    if scanned < _COARSEST:
        scanned *= 2
    width, height = page.frame.size
    largest = 72 * (most_pixels / max(width * height, 1.0)) ** 0.5
    return float(min(scanned, _FINEST, largest))


def _pages(numbers: list[int]) -> str:
    """A sentence's beginning: `Pages 1 to 3 and 7 were`."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda entry: entry[1] - entry[0])
    ]
    names = [f"{run[0]}" if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    listed = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
    return f"Page {listed} was" if len(numbers) == 1 else f"Pages {listed} were"


def count_scans(content: bytes, name: str, options: ReadOptions) -> int:
    """How many pages of a PDF would be read by OCR; raises `UnreadableDocument` as reading it does."""
    found = 0
    with PdfFile(content, name) as pdf:
        for number in range(1, min(pdf.page_count, options.limits.pdf_pages) + 1):
            with pdf.page(number) as page:
                found += page is not None and (options.ocr is Ocr.ALWAYS or is_picture(page))
    return min(found, options.limits.ocr_pages)
