"""PDF pages with what the reader saw drawn on them: cells, headings, rows that were joined over pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from extractors import Findings
from extractors.layout import Box, Document, Table
from extractors.plans import TableReading
from ingest.source import SourceFile

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

# Pixels a point: small print can be read, and a page takes some 100 KB.
_SCALE = 1.6
_PLAN, _OTHER, _HEADING, _JOINED = (0, 90, 180), (150, 150, 150), (0, 140, 70), (220, 110, 0)
# How strongly headings and joined rows are tinted, of 255: the words under the tint stay legible.
_TINT = 48


@dataclass(frozen=True, slots=True)
class _Mark:
    box: Box
    colour: tuple[int, int, int]
    tinted: bool


def draw_pages(source: SourceFile, document: Document, reading: Findings) -> Iterator[tuple[str, bytes]]:
    """Each page that bears a table, as a PNG with its name (``page-007.png``).

    Blue outlines are cells of a plan, grey ones of other tables; green is a heading, orange a row whose
    cells were joined over a page break.
    """
    import pypdfium2

    marks = _marks(document, reading)
    degrees = {page.number: page.turned for page in document.pages}
    pdf = pypdfium2.PdfDocument(source.content)
    try:
        for number in sorted(marks):
            yield f"page-{number:03d}.png", _drawn(pdf[number - 1], marks[number], degrees.get(number, 0.0))
    finally:
        pdf.close()


def _marks(document: Document, reading: Findings) -> dict[int, list[_Mark]]:
    found: dict[int, list[_Mark]] = defaultdict(list)
    for table, seen in zip(document.tables, reading.tables, strict=True):
        for mark in _table_marks(table, seen):
            found[mark.box.page].append(mark)
    return found


def _table_marks(table: Table, seen: TableReading) -> Iterator[_Mark]:
    headings = set(seen.header.rows) if seen.header else set()
    for cell in table.cells:
        joined = len({box.page for box in cell.boxes}) > 1
        heading = (cell.col if seen.turned else cell.row) in headings
        colour = _HEADING if heading else _JOINED if joined else _PLAN if seen.is_plan else _OTHER
        for box in cell.boxes:
            yield _Mark(box, colour, tinted=heading or joined)


def _drawn(page: object, marks: list[_Mark], degrees: float) -> bytes:
    from PIL import ImageDraw

    from extractors.turning import turned

    picture = page.render(scale=_SCALE).to_pil().convert("RGB")  # type: ignore[attr-defined]  # pypdfium2 has no types
    picture = turned(picture, degrees)
    canvas = ImageDraw.Draw(picture, "RGBA")
    for mark in marks:
        _draw(canvas, mark)
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _draw(canvas: ImageDraw, mark: _Mark) -> None:
    corners = tuple(_SCALE * length for length in (mark.box.x0, mark.box.top, mark.box.x1, mark.box.bottom))
    canvas.rectangle(
        corners, outline=(*mark.colour, 255), fill=(*mark.colour, _TINT) if mark.tinted else None
    )
