"""A document of a format without pages, to be drawn again: its tables, and the text around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.layout import Document, Item, Table
from output.review.evidence import RebuiltTable, TableCell

# Letters of a document that are shown, and what a cell counts for: some forty pages.
_MOST_LETTERS = 120_000
_LETTERS_A_CELL = 10


def rebuilt(table: Table, head_rows: int) -> RebuiltTable:
    """A table of a format without pages, to be drawn again."""
    index = {id(cell): number for number, cell in enumerate(table.cells)}
    rows = tuple(tuple(index[id(cell)] for cell in table.row(row)) for row in range(table.n_rows))
    cells = tuple(
        TableCell(
            cell.row,
            cell.col,
            cell.row_span,
            cell.col_span,
            tuple(item_text(item) for item in cell.items),
            cell.fill,
        )
        for cell in table.cells
    )
    return RebuiltTable(cells, rows, head_rows)


def item_text(item: Item) -> str:
    """A paragraph, or a bullet with its sign."""
    if not item.is_bullet:
        return item.text
    return f"{item.marker or '•'} {item.text}"


def flow_of(document: Document) -> tuple[str | int, ...]:
    """The paragraphs of a format without pages, and its tables by number, as far as they are shown."""
    return tuple(_within(_blocks(document), _MOST_LETTERS))


def _blocks(document: Document) -> Iterator[tuple[str | int, int]]:
    """Each block with how many letters it has."""
    tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            yield tables, sum(len(cell.text) + _LETTERS_A_CELL for cell in block.cells)
            tables += 1
        else:
            text = item_text(block.item)
            yield text, len(text)


def _within(blocks: Iterable[tuple[str | int, int]], most: int) -> Iterator[str | int]:
    for block, letters in blocks:
        most -= letters
        if most < 0:
            return
        yield block
