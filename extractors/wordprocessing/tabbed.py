"""Tables that a writer set with tab stops: under a line of headings, lines with as many pieces as it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.layout import Block, Cell, Item, Paragraph, Run, Table
from extractors.runs import tidy_runs
from lexicon.words import word_count

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
"""A text, a tab and a number or a name are no table."""
_LINES_ABOVE = 5
"""Lines with tabs that may stand above the headings: who the paper is from, and of when."""
_HEADING_WORDS = 5
_WHOLE = 0.5
"""Share of the lines that have a piece for every heading; the others leave the last ones out."""
_PAGE = re.compile(r"\d{1,4}")
"""What stands last in the lines of a table of contents."""


def with_tabbed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, runs of paragraphs in columns as tables, and no other with pieces."""
    held: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.pieces:
            held.append(block)
            continue
        yield from _settled(held)
        held = []
        yield block
    yield from _settled(held)


def pieces_of(runs: Sequence[Run]) -> tuple[Item, ...]:
    """What tabs part a line into; nothing where none stands between words."""
    if not any("\t" in run.text for run in runs) or "\t" not in "".join(run.text for run in runs).strip():
        return ()
    pieces: list[Item] = []
    piece: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\t")
        piece.append(replace(run, text=first))
        for text in rest:
            pieces.append(Item(tidy_runs(piece)))
            piece = [replace(run, text=text)]
    return (*pieces, Item(tidy_runs(piece)))


def _settled(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """Paragraphs with pieces that follow one another: those before a line of headings, and its table."""
    for number, line in enumerate(paragraphs):
        if number < _LINES_ABOVE and _is_heading([item for item in line.pieces if item.text]):
            rows = _with_places([each.pieces for each in paragraphs[number:]])
            if _is_heading(rows[0]) and _are_rows(rows[1:], len(rows[0])):
                yield _table(rows)
                return
        yield replace(line, pieces=())


def _with_places(rows: Sequence[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    """The rows without the places that no row fills: two tabs in a row may only reach the next column."""
    width = max(map(len, rows))
    filled = [any(place < len(row) and row[place].text for row in rows) for place in range(width)]
    return [tuple(item for item, kept in zip(row, filled, strict=False) if kept) for row in rows]


def _is_heading(row: Sequence[Item]) -> bool:
    """Whether a line names columns: a few words each, none of which is a figure or ends a sentence."""
    texts = [item.text for item in row]
    return len(texts) >= _FEWEST_COLUMNS and all(
        text[:1].isupper() and word_count(text) <= _HEADING_WORDS and not text.endswith((".", ";", ","))
        for text in texts
    )


def _are_rows(rows: Sequence[Sequence[Item]], width: int) -> bool:
    if len(rows) < _FEWEST_ROWS or any(len(row) > width for row in rows):
        return False
    whole = [row for row in rows if len(row) == width]
    listed = all(_PAGE.fullmatch(row[-1].text) for row in whole)
    return len(whole) >= _WHOLE * len(rows) and not listed


def _table(rows: Sequence[Sequence[Item]]) -> Table:
    width = len(rows[0])
    cells = tuple(
        Cell(number, col, items=(row[col],) if col < len(row) and row[col].text else ())
        for number, row in enumerate(rows)
        for col in range(width)
    )
    return Table(len(rows), width, cells)
