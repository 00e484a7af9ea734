"""Rows of a table by where its text stands alone, whatever the order in which it was drawn.

A column's lines that are set solid are one block. Blocks that stand beside one another are one row, as its
tallest cell holds them all, at its top, middle or bottom. Where the tallest cells leave no room between rows,
the cells beside them tell where each row begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.tables.alignment import AlignedTable
from extractors.pdf.tables.blocks import Block, rows_apart, side_by_side_rows
from extractors.pdf.tables.side_by_side import Level, Piece, Stretch, stretches_of
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk


def is_out_of_place(bands: Sequence[Band]) -> bool:
    """Whether some band begins beside those before it and not right of them: rows that were drawn one by one
    follow one another down the page, and columns of a page or a note beside a table stand at their right."""
    return any(
        _begins_beside(two, one) and _is_back(two, bands[:number])
        for number, (one, two) in enumerate(pairwise(bands), 1)
    )


def _begins_beside(band: Band, before: Band) -> bool:
    """Whether a band begins no lower than the band before it ends."""
    size = band.chunks[0].last.size
    return min(chunk.first_base for chunk in band.chunks) < before.base + TABLES.level * size


def _is_back(band: Band, before: Iterable[Band]) -> bool:
    """Whether a band is not right of all before it that it stands beside, or of what it stands above."""
    beside = [other for other in before if other.base > band.top]
    return any(band.x0 < other.x1 - TABLES.column_touch for other in beside)


def stand_low(tables: Iterable[AlignedTable]) -> bool:
    """Whether a row's lines seem to stand above the first of its cells, as where cells are set at the middle
    or the bottom of their rows and drawn line by line."""
    return any(_names_below(table) for table in tables)


def _names_below(table: AlignedTable) -> bool:
    """Whether lines without a name stand above names, and next to no cell was drawn in one go: else what is
    above the first name goes on from the page before."""
    nameless = _without_name(table)
    if len(nameless) < TABLES.wrapped_lines or table.bands[1] not in nameless:
        return False
    cells = [chunk for band in table.bands if band not in nameless for chunk in band.chunks]
    return sum(len(chunk.lines) > 1 for chunk in cells) <= TABLES.few_across * len(cells)


def _without_name(table: AlignedTable) -> list[Band]:
    """The bands of a table that have no text in its first column."""
    limit = table.columns[1].x0 if len(table.columns) > 1 else table.columns[0].x1
    return [band for band in table.bands if band.x0 >= limit - TABLES.column_touch]


def bands_by_place(runs: Iterable[TextRun], across: Sequence[Rule]) -> list[Band]:
    """The bands that text makes by its place, from the top of the page down; no row reaches over a rule as
    wide as its line."""
    upright = (run for run in runs if not run.turned)
    return [band for stretch in stretches_of(upright, by_words=True) for band in _bands(stretch, across)]


def are_whole(tables: Sequence[AlignedTable], others: Iterable[AlignedTable]) -> bool:
    """Whether fewer rows of tables lack a name than of others, and the lines of their cells read as text."""
    lines = [
        line[0].text[:1].islower()
        for table in tables
        for band in table.bands
        for chunk in band.chunks
        for line in chunk.lines[1:]
    ]
    nameless = sum(len(_without_name(table)) for table in tables)
    fewer = nameless < sum(len(_without_name(table)) for table in others)
    return fewer and sum(lines) >= TABLES.runs_on * len(lines)


def are_tables(tables: Iterable[AlignedTable]) -> bool:
    """Whether some of what bands by their place make is a table beyond doubt: no chart's names and figures,
    no columns of prose."""
    return any(_is_plain(table) for table in tables)


def _is_plain(table: AlignedTable) -> bool:
    rows = [band for band in table.bands if len(band.chunks) > 1]
    full = [band for band in rows if len(band.chunks) * 2 > len(table.columns)]
    cells = [chunk for band in rows for chunk in band.chunks]
    short = sum(1 for chunk in cells if len(chunk.lines) <= TABLES.short_cell)
    wide = len(table.columns) >= TABLES.prose_columns
    return wide and len(full) >= max(TABLES.placed_rows, len(rows) / 2) and short * 2 >= len(cells)


def _bands(stretch: Stretch, across: Sequence[Rule]) -> Iterator[Band]:
    held: list[Level] = []
    for level in stretch.levels:
        spanning = any(map(stretch.spans_columns, level.pieces))
        if held and (spanning or _is_parted(held[-1], level, across)):
            yield from _rows(held, stretch)
            held = []
        if spanning:
            yield Band([Chunk([list(piece.runs)]) for piece in level.pieces])
        else:
            held.append(level)
    yield from _rows(held, stretch)


def _is_parted(above: Level, level: Level, across: Sequence[Rule]) -> bool:
    """Whether a rule runs between two lines of the page, or a row of bold headings ends."""
    size = level.pieces[0].text.size
    x0, x1 = level.pieces[0].x0, level.pieces[-1].x1
    upper, lower = above.base - TABLES.letter_middle * size, level.base - TABLES.letter_middle * size
    if any(upper < rule.at < lower and rule.start <= x0 and rule.end >= x1 for rule in across):
        return True
    headings = len(above.pieces) > 1 and all(piece.text.face.bold for piece in above.pieces)
    return headings and not any(piece.text.face.bold for piece in level.pieces)


def _rows(levels: Iterable[Level], stretch: Stretch) -> Iterator[Band]:
    for row in side_by_side_rows(_blocks(levels, stretch)):
        yield from map(_band, rows_apart(row))


def _blocks(levels: Iterable[Level], stretch: Stretch) -> Iterator[Block]:
    columns: dict[int, list[list[Piece]]] = {}
    for level in levels:
        for piece in level.pieces:
            blocks = columns.setdefault(stretch.column_of(piece), [])
            if blocks and _goes_on(blocks[-1][-1], piece, stretch):
                blocks[-1].append(piece)
            else:
                blocks.append([piece])
    for column, blocks in columns.items():
        for pieces in blocks:
            yield Block(column, tuple(pieces))


def _goes_on(above: Piece, piece: Piece, stretch: Stretch) -> bool:
    step = piece.text.base - above.text.base
    return step <= TABLES.set_off * stretch.pitch * piece.text.size


def _band(blocks: Iterable[Block]) -> Band:
    lines: dict[int, list[list[TextRun]]] = {}
    for block in sorted(blocks, key=lambda block: block.top):
        lines.setdefault(block.column, []).extend(list(piece.runs) for piece in block.pieces)
    return Band([Chunk(lines[column]) for column in sorted(lines)])
