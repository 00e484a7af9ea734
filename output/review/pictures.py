"""Pages as pictures: sharp enough to read a cell's small print, small enough to send by mail."""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractors.turning import turned
from output.review.evidence import Picture

if TYPE_CHECKING:
    import pypdfium2 as pdfium
    from PIL import Image

# Two pixels a point (144 dpi): an 8-point letter is 16 pixels high and stays crisp on a dense screen.
SHARP = 2.0
# Enough to read a page by (90 dpi), at a sixth of the bytes and a quarter of the time.
COARSE = 1.25
# A0 posters and plans get no finer than this; an A3 page at full scale is 2,381 pixels wide.
_LONGEST_SIDE = 2400
# Printed text packs better without loss (some 70 KB a page) than with; a scan or a photograph does not.
_LOSSLESS_BYTES = 250_000
_LOSSY_QUALITY = 55
_NONE_TURNED: Mapping[int, float] = MappingProxyType({})


def count_pages(content: bytes) -> int:
    """How many pages a PDF has."""
    from pypdfium2 import PdfDocument

    with PdfDocument(content) as document:
        return len(document)


def render_pages(
    content: bytes, scales: Mapping[int, float], turned_by: Mapping[int, float] = _NONE_TURNED
) -> tuple[Picture, ...]:
    """Render pages of a PDF (1-based), each at so many pixels a point, as they are displayed, or by so many
    degrees clockwise as they were turned to be read; a number it does not have is passed over."""
    from pypdfium2 import PdfDocument

    with PdfDocument(content) as document:
        return tuple(
            _render(document, page, scale, turned_by.get(page, 0.0))
            for page, scale in sorted(scales.items())
            if 1 <= page <= len(document)
        )


def pictured(number: int, image: Image.Image, dpi: float) -> Picture:
    """A page that is a picture, as it was read at so many pixels an inch."""
    width, height = (72 * side / dpi for side in image.size)
    scale = min(SHARP * 72 / dpi, _LONGEST_SIDE / max(image.size), 1.0)
    if scale < 1.0:
        image = image.resize((round(scale * image.width), round(scale * image.height)))
    return Picture(number, round(width, 1), round(height, 1), _packed(image))


def _render(document: pdfium.PdfDocument, number: int, wanted: float, degrees: float) -> Picture:
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(wanted, _LONGEST_SIDE / max(width, height))
    image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    if degrees:
        image = turned(image, degrees)
        width, height = (width, height) if round(degrees / 90) % 2 == 0 else (height, width)
    packed = _packed(image) if wanted >= SHARP else _encoded(image, lossless=False, method=2)
    return Picture(number, round(width, 1), round(height, 1), packed)


def _packed(image: Image.Image) -> bytes:
    exact = _encoded(image, lossless=True)
    if len(exact) <= _LOSSLESS_BYTES:
        return exact
    return min(exact, _encoded(image, lossless=False), key=len)


def _encoded(image: Image.Image, *, lossless: bool, method: int = 4) -> bytes:
    target = io.BytesIO()
    image.save(target, "WEBP", lossless=lossless, quality=_LOSSY_QUALITY, method=method)
    return target.getvalue()
