"""Workbooks for tests: a sheet from rows of values, read back as a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractors.layout import Block, Document, Heading, Paragraph, Table
from extractors.options import DEFAULT_OPTIONS
from extractors.workbook.xlsx import read
from tests.support import source_of

Value = object


def packed(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_book(book: Workbook) -> Document:
    return read(source_of(packed(book), "plan.xlsx", "xlsx"), DEFAULT_OPTIONS)


def read_sheet(
    rows: Sequence[Sequence[Value]], change: Callable[[Worksheet], None] | None = None
) -> Document:
    """The layout of a workbook of one sheet; ``change`` paints, merges and hides before it is saved."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return read_book(book)


def outline(document: Document) -> list[str]:
    """A document's blocks in short: its paragraphs, and its tables by their extent."""
    return [_line(block) for block in document.blocks]


def _line(block: Block) -> str:
    if isinstance(block, Table):
        return f"table {block.n_rows}x{block.n_cols}: {block.at(0, 0).text}"
    assert isinstance(block, (Heading, Paragraph))
    return block.item.text
