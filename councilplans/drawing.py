"""PDF pages with what the reader saw drawn on them: cells, headings, rows that were joined over pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from extractors import Findings
from extractors.layout import Box, Document, Table
from extractors.plans import TableReading
from ingest.source import SourceFile

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

# Pixels a point: small print can be read, and a page takes some 100 KB.
_SCALE = 1.6
Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue."""

BLUE: Colour = (0, 90, 180)
GREY: Colour = (150, 150, 150)
GREEN: Colour = (0, 140, 70)
ORANGE: Colour = (220, 110, 0)
# How strongly headings and joined rows are tinted, of 255: the words under the tint stay legible.
_TINT = 48


@dataclass(frozen=True, slots=True)
class Mark:
    """A box that is drawn on a page, outlined, and tinted where that is said."""

    box: Box
    colour: Colour
    tinted: bool = False


class Pictures:
    """Draws the pages of a PDF, turned as they were read."""

    def __init__(self, source: SourceFile, document: Document) -> None:
        import pypdfium2

        self._degrees = {page.number: page.turned for page in document.pages}
        self._pdf = pypdfium2.PdfDocument(source.content)

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def draw(self, number: int, marks: Iterable[Mark]) -> bytes:
        """A page by its number from 1 with these marks on it, as a PNG."""
        from PIL import ImageDraw

        from extractors.turning import turned

        picture = self._pdf[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
        picture = turned(picture, self._degrees.get(number, 0.0))
        canvas = ImageDraw.Draw(picture, "RGBA")
        for mark in marks:
            _draw(canvas, mark)
        buffer = BytesIO()
        picture.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def draw_pages(source: SourceFile, document: Document, reading: Findings) -> Iterator[tuple[str, bytes]]:
    """Each page that bears a table, as a PNG with its name (``page-007.png``).

    Blue outlines are cells of a plan, grey ones of other tables; green is a heading, orange a row whose
    cells were joined over a page break.
    """
    found: dict[int, list[Mark]] = defaultdict(list)
    for table, seen in zip(document.tables, reading.tables, strict=True):
        for mark in table_marks(table, seen):
            found[mark.box.page].append(mark)
    with Pictures(source, document) as pictures:
        for number in sorted(found):
            yield f"page-{number:03d}.png", pictures.draw(number, found[number])


def table_marks(table: Table, seen: TableReading) -> Iterator[Mark]:
    """The cells of a table."""
    headings = set(seen.header.rows) if seen.header else set()
    for cell in table.cells:
        joined = len({box.page for box in cell.boxes}) > 1
        heading = (cell.col if seen.turned else cell.row) in headings
        colour = GREEN if heading else ORANGE if joined else BLUE if seen.is_plan else GREY
        for box in cell.boxes:
            yield Mark(box, colour, tinted=heading or joined)


def _draw(canvas: ImageDraw, mark: Mark) -> None:
    corners = tuple(_SCALE * length for length in (mark.box.x0, mark.box.top, mark.box.x1, mark.box.bottom))
    canvas.rectangle(
        corners, outline=(*mark.colour, 255), fill=(*mark.colour, _TINT) if mark.tinted else None
    )
