"""Which blocks of a document belong to one cut table, and what stands between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractors.joining.columns import column_lines, column_map
from extractors.joining.own import is_own_row
from extractors.joining.rows import carries_on, opens_with_header, repeated_header, words_of
from extractors.joining.stack import Fragment
from extractors.joining.tolerances import JOINING
from extractors.layout import Block, Document, Heading, Paragraph, Table


class Part(NamedTuple):
    """A block, or the fragments of one table with the running headings that stood between them."""

    block: Block
    fragments: list[Fragment]
    between: list[str]


def parts(document: Document) -> Iterator[Part]:
    """The document's blocks in order, the fragments of one table put together."""
    running, misread = _running_headings(document), bool(document.doubtful)
    held: list[Heading | Paragraph] = []
    chain: _Chain | None = None
    for block in document.blocks:
        if not isinstance(block, Table):
            held.append(block)
            continue
        if block.nested and chain is not None:
            chain.inside.append(block)
            continue
        passable = chain is not None and all(chain.may_pass(heading, running) for heading in held)
        if chain is not None and passable and chain.take(block):
            chain.between.extend(heading.item.text for heading in held)
        else:
            if chain is not None:
                yield from chain.parts()
            yield from (Part(heading, [], []) for heading in held)
            chain = _Chain(block, [words_of(heading.item.text) for heading in held[-2:]], misread=misread)
        held = []
    if chain is not None:
        yield from chain.parts()
    yield from (Part(heading, [], []) for heading in held)


def _running_headings(document: Document) -> set[str]:
    """The words of headings that are repeated page by page."""
    headings = (block.item.text for block in document.blocks if isinstance(block, Heading))
    counted = Counter(words_of(text) for text in headings if len(text) <= JOINING.longest_running)
    often = {words for words, count in counted.items() if count >= JOINING.running_headings and words}
    return often | {words_of(text) for text in document.running}


class _Chain:
    """The fragments found so far of the table that was last begun."""

    def __init__(self, first: Table, above: list[str], *, misread: bool) -> None:
        self._misread = misread
        self._first = first
        self._last = first
        self._above = above
        self._fragments = [Fragment(first)]
        self._lines = tuple(range(first.n_cols + 1))
        self._places = column_lines(first)
        self._has_sections = _has_sections(first)
        self.between: list[str] = []
        self.inside: list[Table] = []

    def may_pass(self, block: Heading | Paragraph, running: set[str]) -> bool:
        """Whether a block may stand between two fragments: a running heading, or this table's own."""
        words = words_of(block.item.text)
        own = isinstance(block, Heading) and words in self._above
        return not words or words in running or own

    def take(self, table: Table) -> bool:
        """Add a table if it is this one's next fragment."""
        if not _follows(self._last, table):
            return False
        dropped = repeated_header(table, self._first, misread=self._misread)
        lines = column_map(table, self._first, self._places)
        if lines is None and dropped and table.n_cols == self._first.n_cols:
            lines = self._lines  # The program set the columns anew for this page, under the same header.
        if lines is None:
            return False
        if dropped == 0 and opens_with_header(table, self._first):
            return False
        if dropped >= table.n_rows:
            dropped = 0 if dropped > 1 else dropped
        goes_on = dropped < table.n_rows and self._carries_on(table, dropped)
        own = goes_on and self._is_own(table, dropped)
        self._fragments.append(Fragment(table, dropped, goes_on and not own, lines, under=own))
        self._last = table
        return True

    def _carries_on(self, table: Table, dropped: int) -> bool:
        last = self._last.row(self._last.n_rows - 1)
        first = table.row(dropped)
        at_break = dropped > 0 or bool(first[0].boxes)
        return carries_on(last, first, has_sections=self._has_sections, at_break=at_break)

    def _is_own(self, table: Table, dropped: int) -> bool:
        """Whether the row that would carry on the last one is one of its own, under the same merged cells."""
        last, first = self._last.row(self._last.n_rows - 1), table.row(dropped)
        return [cell.col for cell in last] == [cell.col for cell in first] and is_own_row(last, first)

    def parts(self) -> Iterator[Part]:
        """What has been found, as a part of the document, and the tables that stand in its cells."""
        alone = len(self._fragments) == 1
        yield Part(self._first, [] if alone else self._fragments, self.between)
        yield from (Part(table, [], []) for table in self.inside)


def _follows(before: Table, after: Table) -> bool:
    """Whether a table stands on the page after another one's; a format without pages cannot say no.

    No page break cuts a workbook's table: what stands apart in a sheet was put apart.
    """
    if before.sheet is not None or after.sheet is not None:
        return False
    if not before.boxes or not after.boxes:
        return True
    return after.boxes[0].page == before.boxes[-1].page + 1


def _has_sections(table: Table) -> bool:
    """Whether some row below the first has nothing but its first cell."""
    return any(
        not cells[0].is_empty and all(cell.is_empty for cell in cells[1:])
        for cells in (table.row(row) for row in range(1, table.n_rows))
    )
