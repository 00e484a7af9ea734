"""The check of a PDF before its pages are read: is it one, does it open, how long is it, is it a bomb.

PDFium does the opening, in well under a millisecond; but it ends the whole process where memory runs
out, so for files that nobody vouches for this belongs in a worker process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.limits import MIB, Limits
from ingest.pdf_filters import growth, known, times_packed, unpacked, unpacked_size
from ingest.pdf_forms import FORM_BYTES
from ingest.pdf_objects import ObjectWalk

# PDFium's FPDF_GetLastError (fpdfview.h).
_PASSWORD_WANTED = 4
_UNKNOWN_SECURITY = 5

# The words around a stream's bytes (ISO 32000-2, 7.3.8), as readers take them: with blanks behind, or none.
# The word first and what stands before it after that: so it is found by its letters, five times as quickly.
_STREAM = re.compile(rb"stream\b(?:(?<=\bstream)[ \t]*(?:\r\n|\r|\n|)|(?<=\b(end)stream))")

# Dictionaries longer than this belong to no content stream.
_DICTIONARY = 2_000

# Most are as short as this, and are looked for here first.
_SHORT_DICTIONARY = 200

# An object's beginning, which is no part of a comment or a text.
_OBJECT = re.compile(rb"(?:^|[\r\n]|endobj)[ \t]*\d+\s+\d+\s+obj\b")

# A dictionary that says all it says as it stands: no text, no comment, no other object that says how the
# stream is packed, or with what it draws.
_PLAIN = re.compile(rb"\s*<<[^()%]*>>\s*")
_INDIRECT = re.compile(rb"/Filter\s*\d+\s+\d+\s+R|/Filter\s*\[[^]]*\d+\s+\d+\s+R")

_FILTER = re.compile(
    rb"/((?:Flate|LZW|ASCII85|ASCIIHex|RunLength)Decode|Fl|LZW|A85|AHx|RL)(?![^\s/\[\]()<>{}%])"
)
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_RESOURCES = re.compile(rb"/Resources\b")
_CALLS = re.compile(rb"/XObject\s*(?:<<\s*[^\s>]|\d+\s+\d+\s+R)|/Resources\s*\d+\s+\d+\s+R")

# A name some of whose letters are written as numbers.
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")

# Bytes of a picture's beginning that show how it is packed, and how tight the emptiest of scans is.
_SAMPLE = 65_536
_DENSEST_PICTURE = 500

_GOES_ROUND = Issue(
    IssueCode.READ_BY_SECOND_ENGINE,
    Severity.DOUBT,
    "It draws forms within themselves, on which the fast PDF reader crashes, so the slower one "
    "(pdfplumber) read it: check its rows.",
)


def check_pdf(content: bytes, limits: Limits, source: str) -> tuple[Issue, ...]:
    """What a reader should know of a PDF: that the fast engine is not to see it, at present.

    Raises `UnreadableDocument` for one that is encrypted, damaged, too long, or made to burst memory.
    """
    notes = _check_streams(content, limits, source)
    pages = _count_pages(content, source)
    if pages == 0:
        raise UnreadableDocument(Reason.CORRUPT, "is a PDF with no pages.", source=source)
    if pages > limits.pdf_pages:
        message = f"has {pages:,} pages; at most {limits.pdf_pages:,} are read (limit pdf_pages)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
    return notes


def _count_pages(content: bytes, source: str) -> int:
    from pypdfium2 import raw

    handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        raise _refusal(raw.FPDF_GetLastError(), source)
    try:
        # Not by pypdfium2's own class: of a file without pages it says why the file before it did not open.
        return max(int(raw.FPDF_GetPageCount(handle)), 0)
    finally:
        raw.FPDF_CloseDocument(handle)


def _refusal(code: int | None, source: str) -> UnreadableDocument:
    if code == _PASSWORD_WANTED:
        return UnreadableDocument(Reason.ENCRYPTED, "is protected by a password.", source=source)
    if code == _UNKNOWN_SECURITY:
        message = "is encrypted in a way that only its own program can open."
        return UnreadableDocument(Reason.ENCRYPTED, message, source=source)
    message = "is a damaged PDF: it was cut short, or not copied whole."
    return UnreadableDocument(Reason.CORRUPT, message, source=source)


def _check_streams(content: bytes, limits: Limits, source: str) -> tuple[Issue, ...]:
    """Refuse streams that inflate, and forms that unfold, beyond the limits; what is left to say of others.

    Only streams that could are inflated: long ones, and those packed more than once. A picture packed once is
    left out where it is packed as pictures are (a scanned sheet may take 100 MB, and no reader here unpacks
    it). What hides from this look meets the memory limit of the worker.
    """
    measure = _Measure(limits, source)
    large = _LargeDrawings(limits.pdf_page_objects * FORM_BYTES)
    wants_walk = b"/Encrypt" in content
    for dictionary, start, end in _streams(content):
        words = _HEX.sub(lambda found: bytes([int(found.group(1), 16)]), dictionary)
        is_form, is_picture = bool(_FORM.search(words)), bool(_PICTURE.search(words))
        wants_walk = wants_walk or _is_hiding(words) or (is_form and _may_call(words))
        filters = known(tuple(found.decode("ascii") for found in _FILTER.findall(words)))
        packed = content[start:end]
        measure.add(packed, filters, is_picture=is_picture)
        if not (wants_walk or is_picture):
            large.add(packed, filters, is_form=is_form)
    if wants_walk or large.may_be():
        return _check_objects(content, measure, limits, source)
    return ()


class _LargeDrawings:
    """Whether a file whose forms call no others may draw too much nevertheless, as far as its bytes tell."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._forms: list[tuple[bytes, Sequence[str]]] = []
        self._others: list[tuple[bytes, Sequence[str]]] = []

    def add(self, packed: bytes, filters: Sequence[str], *, is_form: bool) -> None:
        """Take a stream that is no picture."""
        (self._forms if is_form else self._others).append((packed, filters))

    def may_be(self) -> bool:
        """Whether a stream is longer than the most, or the longest form as often as any are called."""
        most = self._most
        if any(self._is_long(*stream) for stream in (*self._forms, *self._others)):
            return True
        longest = max((unpacked_size(*form, most) for form in self._forms), default=0)
        calls = 0
        for packed, filters in self._others if longest else ():
            calls += sum(piece.count(b"Do") for piece in unpacked(packed, filters))
            if longest * calls > most:
                return True
        return False

    def _is_long(self, packed: bytes, filters: Sequence[str]) -> bool:
        most = self._most
        return len(packed) * growth(filters) > most and unpacked_size(packed, filters, most) > most


def _is_hiding(dictionary: bytes) -> bool:
    return not _PLAIN.fullmatch(dictionary) or bool(_INDIRECT.search(dictionary))


def _may_call(form: bytes) -> bool:
    """Whether a form's dictionary lets it draw others; one without resources goes by its caller's."""
    return bool(_CALLS.search(form)) or not _RESOURCES.search(form)


def _check_objects(content: bytes, measure: _Measure, limits: Limits, source: str) -> tuple[Issue, ...]:
    """The same by the file's objects, where its bytes hide what they unfold to."""
    walk = ObjectWalk(content, limits.pdf_page_objects * FORM_BYTES)
    for stream in walk.streams:
        measure.add(stream.packed, stream.filters, is_picture=stream.is_picture)
    forms, most = walk.forms, limits.pdf_page_objects
    if forms.drawn(most) <= most:
        return ()
    if forms.drawn_without_circles(most) <= most:
        return (_GOES_ROUND,)
    message = f"draws what unfolds to more than {most:,} forms on a page (limit pdf_page_objects)."
    raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)


class _Measure:
    """What the streams of a file inflate to, as far as they must be inflated to tell."""

    def __init__(self, limits: Limits, source: str) -> None:
        self._limits = limits
        self._source = source
        self._left = limits.pdf_inflated_bytes

    def add(self, packed: bytes, filters: Sequence[str], *, is_picture: bool) -> None:
        """Count a stream; raises `UnreadableDocument` with TOO_LARGE where it is, or all so far are."""
        limits = self._limits
        layers = times_packed(filters)
        if not layers or len(packed) * growth(filters) <= limits.pdf_stream_bytes:
            return
        if is_picture and layers == 1 and not _is_dense(packed, filters):
            return
        size = unpacked_size(packed, filters, limits.pdf_stream_bytes)
        self._left -= size
        if size > limits.pdf_stream_bytes or self._left < 0:
            most, name = (
                (limits.pdf_stream_bytes, "pdf_stream_bytes")
                if self._left >= 0
                else (limits.pdf_inflated_bytes, "pdf_inflated_bytes")
            )
            message = f"holds streams that inflate beyond {most // MIB:,} MiB (limit {name})."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=self._source)


def _is_dense(packed: bytes, filters: Sequence[str]) -> bool:
    """Whether a stream is packed as tightly as nothing is that was scanned or painted."""
    sample = packed[:_SAMPLE]
    most = _DENSEST_PICTURE * len(sample)
    return unpacked_size(sample, filters, most) > most


def _streams(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each stream's dictionary, and where its bytes begin and end; one pass, whatever the content. The last
    may have no end, for those who read it by its length."""
    start: int | None = None
    dictionary = b""
    for found in _STREAM.finditer(content):
        if found.group(1):
            if start is not None:
                yield dictionary, start, found.start(1)
            start = None
        elif start is None:
            start = found.end()
            dictionary = _dictionary(content[max(0, found.start() - _DICTIONARY) : found.start()])
    if start is not None:
        yield dictionary, start, len(content)


def _dictionary(before: bytes) -> bytes:
    """The dictionary that ends what stands before a stream, or all of that where no object begins in it."""
    for start in (max(0, len(before) - _SHORT_DICTIONARY), 0):
        ends = [found.end() for found in _OBJECT.finditer(before, start)]
        if ends:
            return before[ends[-1] :]
    return before
