"""What pictures show, as far as it matters to the text around them."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from extractors.pdf.engine.pdfium import NativePage

_OPAQUE = 250
"""Of 255, over all its points: the edges of an opaque picture may be soft."""

_LARGEST = 4_000_000
"""Points of a picture that is looked at: 2,000 by 2,000; what is larger is no cover of a word."""


def is_opaque(page: NativePage, picture: int) -> bool:
    """Whether nothing shows through a picture."""
    shown = _shown(page, picture)
    if shown is None:
        return False
    pixels, depth = shown
    if depth < 4:
        return True
    shares = pixels[3::4]
    return sum(shares) >= _OPAQUE * len(shares)


def has_pattern(page: NativePage, path: int) -> bool:
    """Whether a path is filled with a pattern or shading, of which PDFium tells no colour."""
    document = ctypes.cast(page.document, raw.FPDF_DOCUMENT)
    bitmap = raw.FPDFPageObj_GetRenderedFillPattern(document, ctypes.cast(path, raw.FPDF_PAGEOBJECT))
    if bitmap:
        raw.FPDFBitmap_Destroy(bitmap)
    return bool(bitmap)


def mean_colour(page: NativePage, picture: int) -> str:
    """The colour of a picture as ``#RRGGBB``, what is see-through left out; empty where it cannot be had."""
    shown = _shown(page, picture)
    if shown is None or shown[1] < 3:
        return ""
    pixels, depth = shown
    points = [
        pixels[start : start + 3]
        for start in range(0, len(pixels) - depth + 1, depth)
        if depth < 4 or pixels[start + 3] > 127
    ]
    coloured = [point for point in points if max(point) - min(point) > 60] or points
    if not coloured:
        return ""
    blue, green, red = (round(sum(point[part] for point in coloured) / len(coloured)) for part in range(3))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _shown(page: NativePage, picture: int) -> tuple[bytes, int] | None:
    """A picture's points as drawn, with its masks, and the bytes that each takes."""
    handle = ctypes.cast(picture, raw.FPDF_PAGEOBJECT)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(handle, ctypes.byref(width), ctypes.byref(height))
    if not 0 < width.value * height.value <= _LARGEST:
        return None
    document = ctypes.cast(page.document, raw.FPDF_DOCUMENT)
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(document, ctypes.cast(page.handle, raw.FPDF_PAGE), handle)
    if not bitmap:
        return None
    try:
        depth = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3}.get(raw.FPDFBitmap_GetFormat(bitmap), 4)
        columns, rows = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        whole = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
        return b"".join(whole[row * stride : row * stride + columns * depth] for row in range(rows)), depth
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
