"""The check of a PDF before its pages are read: is it one, does it open, how long is it, is it a bomb.

PDFium does the opening, in well under a millisecond; but it ends the whole process where memory runs
out, so for files that nobody vouches for this belongs in a worker process.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from ingest.errors import Reason, UnreadableDocument
from ingest.limits import MIB, Limits

# PDFium's FPDF_GetLastError (fpdfview.h).
_PASSWORD_WANTED = 4
_UNKNOWN_SECURITY = 5

# The words around a stream's bytes (ISO 32000-2, 7.3.8).
_STREAM = re.compile(rb"\bstream\r?\n|\bendstream\b")

# Dictionaries longer than this belong to no content stream.
_DICTIONARY = 2_000

_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")

# Deflate packs at most 1,032 to 1.
_DEFLATE_MOST = 1032


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
    """Refuse a stream that inflates beyond the limit.

    Only streams that could are inflated: long ones, and those packed more than once. Pictures are left
    out (a scanned sheet may take 100 MB, and no reader here unpacks it). What hides from this look meets
    the memory limit of the worker.
    """
    left = limits.pdf_inflated_bytes
    for dictionary, start, end in _streams(content):
        layers = len(_FLATE.findall(dictionary))
        if _PICTURE.search(dictionary) or (end - start) * _DEFLATE_MOST**layers <= limits.pdf_stream_bytes:
            continue
        size = _inflated_size(content[start:end], layers, limits.pdf_stream_bytes)
        left -= size
        if size > limits.pdf_stream_bytes or left < 0:
            most, name = (
                (limits.pdf_stream_bytes, "pdf_stream_bytes")
                if left >= 0
                else (limits.pdf_inflated_bytes, "pdf_inflated_bytes")
            )
            message = f"holds streams that inflate beyond {most // MIB:,} MiB (limit {name})."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)


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


def _inflated_size(packed: bytes, layers: int, most: int) -> int:
    """How many bytes unpacking ``layers`` times gives, counted to just above ``most``; holds a few MiB."""
    chunks: Iterator[bytes] = iter([packed])
    for _ in range(layers):
        chunks = _inflated(chunks)
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > most:
            break
    return total


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    for chunk in chunks:
        pending = chunk
        while pending and not inflater.eof:
            try:
                out = inflater.decompress(pending, MIB)
            except zlib.error:
                return  # the reader will see the same damage, and say so
            pending = inflater.unconsumed_tail
            if out:
                yield out
