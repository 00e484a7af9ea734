"""The check of a PDF before its pages are read: is it one, does it open, how long is it, is it a bomb.

PDFium does the opening, in well under a millisecond; but it ends the whole process where memory runs
out, so for files that nobody vouches for this belongs in a worker process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.errors import Reason, UnreadableDocument
from ingest.inflating import DEFLATE_MOST, inflated_size
from ingest.limits import MIB, Limits
from ingest.pdf_objects import ObjectWalk

# PDFium's FPDF_GetLastError (fpdfview.h).
_PASSWORD_WANTED = 4
_UNKNOWN_SECURITY = 5

# The words around a stream's bytes (ISO 32000-2, 7.3.8).
_STREAM = re.compile(rb"\bstream\r?\n|\bendstream\b")

# Dictionaries longer than this belong to no content stream.
_DICTIONARY = 2_000

_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_CALLS = re.compile(rb"/XObject\s*(?:<<|\d+\s+\d+\s+R)|/Resources\s*\d+\s+\d+\s+R")

# A stream whose filters stand in another object; a name some of whose letters are written as numbers.
_INDIRECT = re.compile(rb"/Filter\s*\d+\s+\d+\s+R|/Filter\s*\[[^]]*\d+\s+\d+\s+R")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")

# Bytes of a picture's beginning that show how it is packed, and how tight the emptiest of scans is.
_SAMPLE = 65_536
_DENSEST_PICTURE = 500


def check_pdf(content: bytes, limits: Limits, source: str) -> None:
    """Raise `UnreadableDocument` for a PDF that is encrypted, damaged, too long, or made to burst memory."""
    _check_streams(content, limits, source)
    pages = _count_pages(content, source)
    if pages == 0:
        raise UnreadableDocument(Reason.CORRUPT, "is a PDF with no pages.", source=source)
    if pages > limits.pdf_pages:
        message = f"has {pages:,} pages; at most {limits.pdf_pages:,} are read (limit pdf_pages)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)


def _count_pages(content: bytes, source: str) -> int:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _refusal(getattr(error, "err_code", None), source) from error
    try:
        return len(document)
    finally:
        document.close()


def _refusal(code: int | None, source: str) -> UnreadableDocument:
    if code == _PASSWORD_WANTED:
        return UnreadableDocument(Reason.ENCRYPTED, "is protected by a password.", source=source)
    if code == _UNKNOWN_SECURITY:
        message = "is encrypted in a way that only its own program can open."
        return UnreadableDocument(Reason.ENCRYPTED, message, source=source)
    message = "is a damaged PDF: it was cut short, or not copied whole."
    return UnreadableDocument(Reason.CORRUPT, message, source=source)


def _check_streams(content: bytes, limits: Limits, source: str) -> None:
    """Refuse streams that inflate, and forms that unfold, beyond the limits.

    Only streams that could are inflated: long ones, and those packed more than once. A picture packed once is
    left out where it is packed as pictures are (a scanned sheet may take 100 MB, and no reader here unpacks
    it). What hides from this look meets the memory limit of the worker.
    """
    measure = _Measure(limits, source)
    nested = 0
    hidden = False
    for dictionary, start, end in _streams(content):
        words = _HEX.sub(lambda found: bytes([int(found.group(1), 16)]), dictionary)
        hidden = hidden or bool(_INDIRECT.search(words))
        nested += bool(_FORM.search(words) and _CALLS.search(words))
        measure.add(content[start:end], len(_FLATE.findall(words)), is_picture=bool(_PICTURE.search(words)))
    if hidden or nested > 1:
        _check_objects(content, measure, limits, source)


def _check_objects(content: bytes, measure: _Measure, limits: Limits, source: str) -> None:
    """The same by the file's objects, where its bytes hide what they unfold to."""
    walk = ObjectWalk(content)
    for stream in walk.streams:
        layers = sum(name in ("FlateDecode", "Fl") for name in stream.filters)
        measure.add(stream.packed, layers, is_picture=stream.is_picture)
    if walk.forms_unfolded(limits.pdf_page_objects) > limits.pdf_page_objects:
        most = limits.pdf_page_objects
        message = f"holds forms that unfold to more than {most:,} others (limit pdf_page_objects)."
        raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)


class _Measure:
    """What the streams of a file inflate to, as far as they must be inflated to tell."""

    def __init__(self, limits: Limits, source: str) -> None:
        self._limits = limits
        self._source = source
        self._left = limits.pdf_inflated_bytes

    def add(self, packed: bytes, layers: int, *, is_picture: bool) -> None:
        """Count a stream; raises `UnreadableDocument` with TOO_LARGE where it is, or all so far are."""
        limits = self._limits
        if not layers or len(packed) * DEFLATE_MOST**layers <= limits.pdf_stream_bytes:
            return
        if is_picture and layers == 1 and not _is_dense(packed):
            return
        size = inflated_size(packed, layers, limits.pdf_stream_bytes)
        self._left -= size
        if size > limits.pdf_stream_bytes or self._left < 0:
            most, name = (
                (limits.pdf_stream_bytes, "pdf_stream_bytes")
                if self._left >= 0
                else (limits.pdf_inflated_bytes, "pdf_inflated_bytes")
            )
            message = f"holds streams that inflate beyond {most // MIB:,} MiB (limit {name})."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=self._source)


def _is_dense(packed: bytes) -> bool:
    """Whether a stream is packed as tightly as nothing is that was scanned or painted."""
    sample = packed[:_SAMPLE]
    return inflated_size(sample, 1, _SAMPLE * DEFLATE_MOST) > _DENSEST_PICTURE * len(sample)


def _streams(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each stream's dictionary, and where its bytes begin and end; one pass, whatever the content."""
    start: int | None = None
    dictionary = b""
    for found in _STREAM.finditer(content):
        if found.group().startswith(b"end"):
            if start is not None:
                yield dictionary, start, found.start()
            start = None
        elif start is None:
            start = found.end()
            before = content[max(0, found.start() - _DICTIONARY) : found.start()]
            dictionary = before.rpartition(b"obj")[2]
