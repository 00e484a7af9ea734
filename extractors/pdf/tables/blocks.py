"""Blocks of a column's lines, and the rows of a table where its tallest cells leave no room between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.tables.side_by_side import Piece
from extractors.pdf.tables.tolerances import TABLES


class Block(NamedTuple):
    """Lines of one column that are set solid."""

    column: int
    pieces: tuple[Piece, ...]

    @property
    def top(self) -> float:
        """As high as its letters reach."""
        return self.pieces[0].text.base - ENGINE.x_height * self.size

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return self.pieces[-1].text.base

    @property
    def size(self) -> float:
        """Its type size."""
        return self.pieces[0].text.size


Row: TypeAlias = list[Block]
"""The blocks of one row, or of several that are to be told apart."""


class _Edges(NamedTuple):
    """The first and last baseline of a row's lower cells."""

    first: float
    last: float


def side_by_side_rows(blocks: Iterable[Block]) -> list[Row]:
    """Blocks in rows from the top down: those that stand beside one another, or beside one that does."""
    rows: list[Row] = []
    bottom = 0.0
    for block in sorted(blocks, key=lambda block: block.top):
        if rows and block.top < bottom:
            rows[-1].append(block)
            bottom = max(bottom, block.bottom)
        else:
            rows.append([block])
            bottom = block.bottom
    return rows


def rows_apart(row: Row) -> list[Row]:
    """The rows that stand in one place because the cells of their tallest columns touch; the row itself
    where nothing beside tells them apart."""
    by_column: dict[int, Row] = {}
    for block in row:
        by_column.setdefault(block.column, []).append(block)
    if all(len(own) == 1 for own in by_column.values()):
        return [row]
    tallest = sorted(by_column, key=lambda column: -max(len(block.pieces) for block in by_column[column]))
    for count in range(1, len(tallest)):
        beside = side_by_side_rows(block for column in tallest[count:] for block in by_column[column])
        if len(beside) > 1:
            apart = _with_tall(beside, [by_column[column] for column in tallest[:count]])
            return [part for found in apart for part in rows_apart(found)] if apart else [row]
    return [row]


def _with_tall(beside: Sequence[Row], tall: Iterable[Row]) -> list[Row] | None:
    """Rows with the blocks of taller columns put to them, cut where the cells beside tell; None where they
    do not."""
    edges = [
        _Edges(min(block.pieces[0].text.base for block in row), max(block.bottom for block in row))
        for row in beside
    ]
    rows = [list(row) for row in beside]
    for blocks in tall:
        for block in blocks:
            own = [number for number, edge in enumerate(edges) if _stand_beside(block, edge)]
            parts = _cut(block, [edges[number] for number in own])
            if parts is None:
                return None
            for number, part in zip(own, parts, strict=True):
                rows[number].append(part)
    return rows


def _stand_beside(block: Block, edge: _Edges) -> bool:
    return edge.last > block.top and edge.first - ENGINE.x_height * block.size < block.bottom


def _cut(block: Block, edges: Sequence[_Edges]) -> list[Block] | None:
    """A block cut into a part for each row beside it: the way in which most parts begin as cells do."""
    if len(edges) < 2:
        return [block] if edges else None
    ways = [found for way in (_by_tops, _by_bottoms, _by_middles) if (found := way(block, edges))]
    return max(ways, key=_begun, default=None)


def _begun(parts: Iterable[Block]) -> int:
    """How many parts begin with no small letter, and how many do taken off it."""
    return sum(-1 if part.pieces[0].runs[0].text[:1].islower() else 1 for part in parts)


def _by_tops(block: Block, edges: Sequence[_Edges]) -> list[Block] | None:
    return _cut_before(block, [_line_at(block, edge.first) for edge in edges])


def _by_bottoms(block: Block, edges: Sequence[_Edges]) -> list[Block] | None:
    ends = [_line_at(block, edge.last) for edge in edges]
    if None in ends or ends[-1] != len(block.pieces) - 1:
        return None
    return _cut_before(block, [0, *(end + 1 for end in ends[:-1] if end is not None)])


def _by_middles(block: Block, edges: Sequence[_Edges]) -> list[Block] | None:
    bases = [piece.text.base for piece in block.pieces]
    starts: list[int | None] = []
    start = 0
    for edge in edges:
        starts.append(start)
        middle = (edge.first + edge.last) / 2
        ends = [
            end
            for end in range(start, len(bases))
            if abs((bases[start] + bases[end]) / 2 - middle) <= TABLES.level * block.size
        ]
        if not ends:
            return None
        start = ends[0] + 1
    return _cut_before(block, starts) if start == len(bases) else None


def _line_at(block: Block, base: float) -> int | None:
    """The number of the block's line on a baseline."""
    for number, piece in enumerate(block.pieces):
        if abs(piece.text.base - base) <= TABLES.level * block.size:
            return number
    return None


def _cut_before(block: Block, starts: Sequence[int | None]) -> list[Block] | None:
    """The block in parts that begin at given lines; None unless these go down from its first."""
    lines = [start for start in starts if start is not None]
    if len(lines) < len(starts) or lines[0] != 0 or any(two <= one for one, two in pairwise(lines)):
        return None
    ends = [*lines[1:], len(block.pieces)]
    return [Block(block.column, block.pieces[start:end]) for start, end in zip(lines, ends, strict=True)]
