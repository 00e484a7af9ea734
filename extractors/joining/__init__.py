"""What a page break cut, put together again: tables over pages, rows and paragraphs cut in two.

Works on the layout model alone, so that every format goes through it. Fragments become one table where
nothing but running headings stands between them and their columns are the same: by place where there
are boxes, else by number. A header that is printed again is dropped; the first row of a fragment that
only carries on the last row of the one before is joined to it, cell by cell. No other word is lost:
a running heading from between goes to ``Document.running``.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.joining.chains import parts
from extractors.joining.prose import joined_paragraphs
from extractors.joining.stack import stacked
from extractors.layout import Block, Document

__all__ = ["join_pages"]


def join_pages(document: Document) -> Document:
    """The document with its cut tables, rows and paragraphs joined, for whatever reads it next."""
    blocks: list[Block] = []
    running = list(document.running)
    for part in parts(document):
        blocks.append(stacked(part.fragments) if part.fragments else part.block)
        running.extend(text for text in part.between if text.strip() and text not in running)
    return replace(document, blocks=tuple(joined_paragraphs(blocks)), running=tuple(running))
