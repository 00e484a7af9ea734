"""What pictures show, as far as it matters to the text around them."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from extractors.paint import strongest_colour
from extractors.pdf.engine.pdfium import NativePage
from extractors.pdf.engine.tolerances import ENGINE

_LARGEST = 4_000_000
"""Points of a picture that is looked at: 2,000 by 2,000; what is larger is no cover of a word."""


_LARGEST_ICON = 512 * 512
"""Points of an icon: it has no more."""


def is_opaque(page: NativePage, picture: int) -> bool:
    """Whether nothing shows through a picture."""
    shown = _shown(page, picture)
    if shown is None:
        return False
    pixels, depth = shown
    if depth < 4:
        return True
    shares = pixels[3::4]
    return sum(shares) >= ENGINE.opaque * len(shares)


def has_pattern(page: NativePage, path: int) -> bool:
    """Whether a path is filled with a pattern or shading, of which PDFium tells no colour."""
    document = ctypes.cast(page.document, raw.FPDF_DOCUMENT)
    bitmap = raw.FPDFPageObj_GetRenderedFillPattern(document, ctypes.cast(path, raw.FPDF_PAGEOBJECT))
    if bitmap:
        raw.FPDFBitmap_Destroy(bitmap)
    return bool(bitmap)


def icon_colour(page: NativePage, picture: int) -> str:
    """The colour of a picture as ``#RRGGBB``, what is see-through left out; empty where it has none."""
    shown = _shown(page, picture, _LARGEST_ICON)
    if shown is None or shown[1] < 3:
        return ""
    pixels, depth = shown
    blue, green, red = (pixels[part::depth] for part in range(3))
    shares = pixels[3::4] if depth == 4 else b"\xff" * len(blue)
    return (
        strongest_colour([(r, g, b) for r, g, b, a in zip(red, green, blue, shares, strict=False) if a > 127])
        or ""
    )


def _shown(page: NativePage, picture: int, most: int = _LARGEST) -> tuple[bytes, int] | None:
    """A picture's points as drawn, with its masks, and the bytes that each takes."""
    handle = ctypes.cast(picture, raw.FPDF_PAGEOBJECT)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(handle, ctypes.byref(width), ctypes.byref(height))
    if not 0 < width.value * height.value <= most:
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
