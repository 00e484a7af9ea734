"""Words that were not read for sure, tied to the cells and rows that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.layout import Box, Cell, Document, DoubtfulWord, Table
from extractors.ocr.tolerances.reading import READING
from ingest.codes import Flag
from ingest.issues import Issue, Severity


def with_doubts(document: Document) -> Document:
    """The document with a flag on each cell that holds a word in doubt, and an issue for each row and page
    that names them; the issues number tables as the document does."""
    if not document.doubtful:
        return document
    left = list(document.doubtful)
    issues: list[Issue] = []
    blocks = list(document.blocks)
    number = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            held, left = _sorted_out(block, left)
            if held:
                blocks[index] = _flagged(block, held)
                issues += _row_issues(block, held, number)
            number += 1
    issues += _page_issues(left)
    return replace(document, blocks=tuple(blocks), issues=(*document.issues, *issues))


def _sorted_out(
    table: Table, words: Iterable[DoubtfulWord]
) -> tuple[list[tuple[Cell, DoubtfulWord]], list[DoubtfulWord]]:
    """The words that stand in a table, each with its cell, and the others."""
    held: list[tuple[Cell, DoubtfulWord]] = []
    others: list[DoubtfulWord] = []
    for word in words:
        cell = next((cell for cell in table.cells if any(_holds(box, word.box) for box in cell.boxes)), None)
        if cell is None:
            others.append(word)
        else:
            held.append((cell, word))
    return held, others


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.page == inner.page and outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _flagged(table: Table, held: Iterable[tuple[Cell, DoubtfulWord]]) -> Table:
    doubted = {id(cell) for cell, _ in held}
    cells = tuple(
        replace(cell, flags=(*cell.flags, Flag.OCR_LOW_CONFIDENCE)) if id(cell) in doubted else cell
        for cell in table.cells
    )
    return replace(table, cells=cells)


def _row_issues(table: Table, held: Iterable[tuple[Cell, DoubtfulWord]], number: int) -> Iterator[Issue]:
    rows: dict[int, list[DoubtfulWord]] = {}
    for cell, word in held:
        rows.setdefault(cell.row, []).append(word)
    for row, words in sorted(rows.items()):
        yield Issue(
            Flag.OCR_LOW_CONFIDENCE,
            Severity.DOUBT,
            _message(words),
            page=words[0].box.page,
            table=number,
            row=row,
        )


def _page_issues(words: Iterable[DoubtfulWord]) -> Iterator[Issue]:
    pages: dict[int, list[DoubtfulWord]] = {}
    for word in words:
        pages.setdefault(word.box.page, []).append(word)
    for page, own in sorted(pages.items()):
        yield Issue(Flag.OCR_LOW_CONFIDENCE, Severity.NOTE, _message(own), page=page)


def _message(words: list[DoubtfulWord]) -> str:
    named = ", ".join(f"“{word.text}”" for word in words[: READING.doubt_most_named])
    more = (
        f" and {len(words) - READING.doubt_most_named} more" if len(words) > READING.doubt_most_named else ""
    )
    return f"Read from a picture without certainty: {named}{more}. Compare them with the page."
