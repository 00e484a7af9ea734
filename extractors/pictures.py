"""Pictures of pages (PNG, JPEG, TIFF with several) into a `Document`: each is read as a scanned page is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.layout import Document, Properties
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.pdf.reading import Reading
from extractors.pdf.scanned_page import Scans
from extractors.turning import turned
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits
from ingest.source import SourceFile

FORMATS = frozenset({"png", "jpeg", "tiff"})
"""The formats of files that this reads."""

_UNPACKED = 5
"""How many times more pixels than OCR works on a picture may have: A0 at 200 dpi has 62 million."""

_FINEST = 300.0
"""Pixels an inch that a page is read at."""

_LEAST_DPI, _MOST_DPI = 60.0, 1200.0
_LONGEST_SIDE = 48.0
"""Inches: cameras write 72 dpi into pictures that would be as large as doors."""

_A4 = 11.69
"""Inches: the longer side of a page whose picture does not say how large it is."""


def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of the pages that a picture shows.

    Raises `UnreadableDocument`: UNSUPPORTED where OCR is not installed or not wanted, TOO_LARGE, CORRUPT,
    NO_TEXT or TIMEOUT.
    """
    reading, scans = Reading(options.limits, options.pages), Scans(options)
    if scans.why_not:
        message = f"is {source.kind.description}, which is not read: {scans.why_not}."
        raise UnreadableDocument(Reason.UNSUPPORTED, message, source=source.source, advice=source.kind.advice)
    with _opened(source) as picture, reading.while_there_is_time():
        count = getattr(picture, "n_frames", 1)
        for number in reading.pages(count):
            page, dpi = _page(picture, number, options.limits, source)
            scan = scans.read_picture(page, number, dpi)
            if scan:
                reading.keep(reading.look_at_scan(scan))
    reading.issues.extend(scans.issues())
    reading.doubtful.extend(scans.doubtful())
    return replace(reading.document(Properties(), source, scans.advice), reader="picture+ocr")


def count_pages(source: SourceFile, limits: Limits) -> int:
    """How many pages of a picture would be read; raises `UnreadableDocument` as reading it does."""
    with _opened(source) as picture:
        return min(getattr(picture, "n_frames", 1), limits.pdf_pages, limits.ocr_pages)


def turned_pages(
    source: SourceFile, limits: Limits, turned_by: Mapping[int, float]
) -> Iterator[tuple[int, Image.Image, float]]:
    """Pages by number as they were turned to be read, in degrees clockwise, and their pixels an inch."""
    with _opened(source) as picture:
        for number, degrees in sorted(turned_by.items()):
            page, dpi = _page(picture, number, limits, source)
            yield number, turned(page, degrees), dpi


def _opened(source: SourceFile) -> Image.Image:
    try:
        return Image.open(BytesIO(source.content), formats=tuple(name.upper() for name in sorted(FORMATS)))
    except UnidentifiedImageError as error:  # It only begins like one.
        message = f"is {source.kind.description}, which is not read."
        raise UnreadableDocument(Reason.UNSUPPORTED, message, source=source.source) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _damaged(source) from error


def _damaged(source: SourceFile) -> UnreadableDocument:
    return UnreadableDocument(Reason.CORRUPT, "is a damaged picture.", source=source.source)


def _page(picture: Image.Image, number: int, limits: Limits, source: SourceFile) -> tuple[Image.Image, float]:
    """One of its pages as it is looked at, on white, and its pixels an inch."""
    try:
        picture.seek(number - 1)
        if picture.width * picture.height > _UNPACKED * limits.ocr_megapixels * 1_000_000:
            message = f"has {picture.width} by {picture.height} pixels (limit ocr_megapixels)."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source.source, page=number)
        page = _on_white(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise _damaged(source) from error
    dpi = _dpi(picture)
    most = (limits.ocr_megapixels * 1_000_000 / (page.width * page.height)) ** 0.5
    scale = min(_FINEST / dpi, most, 1.0)
    if scale < 1.0:
        size = max(round(scale * page.width), 1), max(round(scale * page.height), 1)
        page, dpi = page.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0), dpi * scale
    return page, dpi


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def _dpi(picture: Image.Image) -> float:
    """The pixels an inch that a picture says, if that can be, else those of an A4 page."""
    longest = max(picture.size)
    for said in _said(picture):
        if _LEAST_DPI <= said <= _MOST_DPI and longest / said <= _LONGEST_SIDE and longest / said >= _A4 / 4:
            return said
    return max(longest / _A4, _LEAST_DPI)


def _said(picture: Image.Image) -> Iterator[float]:
    with suppress(TypeError, ValueError, ZeroDivisionError, IndexError):
        yield float(picture.info["dpi"][0]) if "dpi" in picture.info else 0.0
