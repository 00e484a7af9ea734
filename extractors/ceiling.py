"""Texts of a length that no person typed, cut: one cell must not cost the document.

What is judged of a text is linear in its length at best, and a reader has two minutes for a document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.layout import Block, Cell, Document, Item, Run, Table
from ingest.codes import Flag, IssueCode
from ingest.issues import Issue, Severity

# The longest cell of a real plan that was seen has 12,000 characters, and Excel holds 32,767: what is between
# is kept whole, and cut where a workbook is written.
LONGEST_TEXT = 100_000


def within_ceiling(document: Document) -> Document:
    """The same document with no text of a block or cell over `LONGEST_TEXT`; what was cut is an issue."""
    if not any(len(text) > LONGEST_TEXT for text in document.texts()):
        return document
    issues: list[Issue] = []
    blocks = tuple(_block(block, issues) for block in document.blocks)
    return replace(document, blocks=blocks, issues=(*document.issues, *issues))


def _block(block: Block, issues: list[Issue]) -> Block:
    if isinstance(block, Table):
        return replace(block, cells=tuple(_cell(cell, issues) for cell in block.cells))
    if len(block.item.text) <= LONGEST_TEXT:
        return block
    issues.append(_cut("A paragraph"))
    (item,) = _items((block.item,))
    return replace(block, item=item)


def _cell(cell: Cell, issues: list[Issue]) -> Cell:
    if len(cell.text) <= LONGEST_TEXT:
        return cell
    issues.append(_cut("A cell"))
    return replace(cell, items=tuple(_items(cell.items)), flags=(*cell.flags, Flag.VALUE_CUT))


def _cut(what: str) -> Issue:
    message = f"{what} has more than {LONGEST_TEXT:,} characters: what is beyond them was left out."
    return Issue(IssueCode.TEXT_CUT, Severity.LOSS, message)


def _items(items: tuple[Item, ...]) -> Iterator[Item]:
    """Items as far as the ceiling lets them."""
    left = LONGEST_TEXT
    for item in items:
        if left <= 0:
            return
        yield replace(item, runs=tuple(_runs(item.runs, left)))
        left -= len(item.text)


def _runs(runs: tuple[Run, ...], left: int) -> Iterator[Run]:
    for run in runs:
        if left <= 0:
            return
        yield run if len(run.text) <= left else replace(run, text=run.text[:left].rstrip())
        left -= len(run.text)
