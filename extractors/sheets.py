"""Sheets that hold two pages, or a smaller one: each is read by itself, and what is told names the sheet.

Tables are joined from page to page as if each page had a sheet of its own; afterwards every place is one on
the sheet that a person has in front of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractors.layout import Block, Box, Cell, Document, Half, Item, Table


def on_sheets(document: Document) -> Document:
    """The document with its places as they are on its sheets, where some of these hold two pages."""
    if not document.halves:
        return document
    halves = {half.number: half for half in document.halves}
    blocks = tuple(_block(block, halves) for block in document.blocks)
    pages = {page.number: page for page in (half.sheet for half in document.halves)}
    return replace(document, blocks=blocks, pages=tuple(pages.values()), halves=())


def _block(block: Block, halves: Mapping[int, Half]) -> Block:
    if isinstance(block, Table):
        cells = tuple(_cell(cell, halves) for cell in block.cells)
        return replace(block, cells=cells, boxes=_boxes(block.boxes, halves))
    return replace(block, item=_item(block.item, halves))


def _cell(cell: Cell, halves: Mapping[int, Half]) -> Cell:
    items = tuple(_item(item, halves) for item in cell.items)
    return replace(cell, items=items, boxes=_boxes(cell.boxes, halves))


def _item(item: Item, halves: Mapping[int, Half]) -> Item:
    return replace(item, boxes=_boxes(item.boxes, halves))


def _boxes(boxes: tuple[Box, ...], halves: Mapping[int, Half]) -> tuple[Box, ...]:
    return tuple(_on_sheet(box, halves[box.page]) for box in boxes)


def _on_sheet(box: Box, half: Half) -> Box:
    x0, top = half.x0, half.top
    return Box(half.sheet.number, box.x0 + x0, box.top + top, box.x1 + x0, box.bottom + top)
