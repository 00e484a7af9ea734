"""Paragraphs that a page break cut in two."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.continuing import begins_item, is_mid_sentence
from extractors.joining.rows import joined_item
from extractors.joining.tolerances import JOINING
from extractors.layout import Block, Item, Paragraph


def joined_paragraphs(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, a paragraph that goes on with the one before joined to it."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and _goes_on(last.item, block.item):
            joined[-1] = Paragraph(joined_item(last.item, block.item))
        else:
            joined.append(block)
    return joined


def _goes_on(last: Item, first: Item) -> bool:
    """Whether a paragraph begins in the middle of the sentence that the one before did not end."""
    if first.is_bullet or len(last.text) < JOINING.full_paragraph:
        return False
    if last.boxes and first.boxes and first.boxes[0].page != last.boxes[-1].page + 1:
        return False
    return is_mid_sentence(last.text, first.text) and not begins_item(first.text)
