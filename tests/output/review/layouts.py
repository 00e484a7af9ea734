"""Layouts and evidence for tests, built by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence

from extractors.layout import Box, Cell, Document, Page, Table, plain_item
from output.review.evidence import Picture

PAGE = (842.0, 595.0)
LEFT, TOP, WIDTH, HEIGHT = 40.0, 100.0, 180.0, 30.0


def paged_table(rows: Sequence[Sequence[str]], page: int = 1, first_row_at: float = TOP) -> Table:
    """A ruled table on a page: every cell 180 points wide and 30 high, an item a line of its text."""
    cells = tuple(
        _paged_cell(text, row, col, page, first_row_at + row * HEIGHT)
        for row, line in enumerate(rows)
        for col, text in enumerate(line)
    )
    width, height = len(rows[0]) * WIDTH, len(rows) * HEIGHT
    box = Box(page, LEFT, first_row_at, LEFT + width, first_row_at + height)
    return Table(len(rows), len(rows[0]), cells, (box,))


def _paged_cell(text: str, row: int, col: int, page: int, top: float) -> Cell:
    box = Box(page, LEFT + col * WIDTH, top, LEFT + (col + 1) * WIDTH, top + HEIGHT)
    return Cell(row, col, items=tuple(plain_item(line) for line in text.splitlines()), boxes=(box,))


def paged(*tables: Table, pages: int = 2) -> Document:
    """A document of landscape A4 pages."""
    return Document("pdf", tables, tuple(Page(number, *PAGE) for number in range(1, pages + 1)))


def flowing_table(rows: Sequence[Sequence[str]], fills: dict[str, str] | None = None) -> Table:
    """A table of a format without pages; ``fills`` gives the colour of cells by their text."""
    cells = tuple(
        Cell(
            row,
            col,
            items=tuple(plain_item(line) for line in text.splitlines()),
            fill=(fills or {}).get(text),
        )
        for row, line in enumerate(rows)
        for col, text in enumerate(line)
    )
    return Table(len(rows), len(rows[0]), cells)


def picture(page: int = 1) -> Picture:
    """A page with a black frame."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (int(PAGE[0]), int(PAGE[1])), "white")
    ImageDraw.Draw(image).rectangle((40, 100, 780, 400), outline="black")
    target = io.BytesIO()
    image.save(target, "WEBP", lossless=True)
    return Picture(page, *PAGE, target.getvalue())
