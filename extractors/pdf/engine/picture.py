"""A page as a picture: how finely it was scanned, whether any of its text shows, and its pixels."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.pdf.engine import pdfium as native
from extractors.pdf.engine.pdfium import Frame, NativePage
from extractors.pdf.engine.tolerances import ENGINE

if TYPE_CHECKING:
    from PIL import Image

_INVISIBLE = 3
"""The text render mode of text that is neither filled nor stroked."""

_DEEPEST_FORM = 4


def shows_text(page: NativePage) -> bool:
    """Whether any text of a page is painted so that it can be seen, and not under a picture of the page; what
    is set along its edges counts for none: agendas number the scans that they hold."""
    shown = False
    width, height = page.frame.size
    for kind, handle in _painted(page.handle):
        if kind == native.TEXT:
            shown = shown or (native.render_mode(handle) != _INVISIBLE and not _at_edge(handle, page.frame))
        elif kind == native.IMAGE and shown and _area(handle) > ENGINE.covering_picture * width * height:
            shown = False
    return shown


def is_picture(page: NativePage) -> bool:
    """Whether a page is mostly a picture, and shows no text beside it."""
    width, height = page.frame.size
    pictured = sum(_area(handle) for kind, handle in _painted(page.handle) if kind == native.IMAGE)
    return pictured > ENGINE.covering_picture * width * height and not shows_text(page)


def scanned_dpi(page: NativePage) -> float:
    """The pixels an inch of the largest picture on a page; 0 where there is none."""
    pictures = [handle for kind, handle in _painted(page.handle) if kind == native.IMAGE]
    if not pictures:
        return 0.0
    largest = max(pictures, key=_area)
    size = (ctypes.c_uint * 2)()
    at = ctypes.addressof(size)
    native.image_size(largest, at, at + 4)
    x0, y0, x1, y1 = _bounds(largest)
    # A picture that stands on its side has its pixels the other way round.
    inches = (x1 - x0) * (y1 - y0) / 72**2
    return float((size[0] * size[1] / inches) ** 0.5) if inches > 0 else 0.0


def render(page: NativePage, dpi: float) -> Image.Image:
    """A page as it is displayed, without comments and form fields; white where nothing is painted."""
    from pypdfium2 import PdfBitmap, raw

    width, height = (max(round(side * dpi / 72), 1) for side in page.frame.size)
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, ctypes.cast(page.handle, raw.FPDF_PAGE), 0, 0, width, height, 0, 0)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return picture


def _painted(page: int) -> Iterator[tuple[int, int]]:
    """What is drawn on a page, forms unpacked, in paint order: kinds and handles."""
    for index in range(native.count_objects(page)):
        yield from _unpacked(native.get_object(page, index), 0)


def _unpacked(handle: int, depth: int) -> Iterator[tuple[int, int]]:
    kind = native.object_type(handle)
    if kind != native.FORM:
        yield kind, handle
    elif depth < _DEEPEST_FORM:
        for index in range(native.form_count(handle)):
            yield from _unpacked(native.form_object(handle, index), depth + 1)


def _at_edge(handle: int, frame: Frame) -> bool:
    """Whether something stands at the head or the foot of a page."""
    _, top, _, bottom = frame.box(*_bounds(handle))
    high = frame.size[1]
    return bottom <= ENGINE.numbered_edge * high or top >= (1 - ENGINE.numbered_edge) * high


def _bounds(handle: int) -> tuple[float, float, float, float]:
    values = (ctypes.c_float * 4)()
    at = ctypes.addressof(values)
    native.object_bounds(handle, at, at + 4, at + 8, at + 12)
    x0, y0, x1, y1 = values[:]
    return x0, y0, x1, y1


def _area(handle: int) -> float:
    x0, y0, x1, y1 = _bounds(handle)
    return (x1 - x0) * (y1 - y0)
