"""The rows of a table whose cells stand halfway down their rows, with paper alone between the rows.

So browsers print tables, and many a word processor: the lines of neighbouring cells share no baseline, and a
text of one line stands beside the middle of a longer one. A row then is what clear paper parts from the next
in most columns; a cell beside several rows belongs to the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.ocr.tolerances.reading import READING
from extractors.pdf.tables.side_by_side import Level, Piece, Stretch


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one column that stand close below one another: a cell's text."""

    column: int
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> float:
        """The baseline of its first line."""
        return self.pieces[0].text.base

    @property
    def last(self) -> float:
        """The baseline of its last line."""
        return self.pieces[-1].text.base

    @property
    def middle(self) -> float:
        """Halfway between them."""
        return (self.first + self.last) / 2


def middled_rows(stretch: Stretch) -> list[list[Piece]] | None:
    """A stretch's pieces row by row, and in a row column by column; None where its cells do not stand halfway
    down. A line across the columns is a row by itself."""
    rows: list[list[_Block]] = []
    held: list[Level] = []
    for level in stretch.levels:
        if any(map(stretch.spans_columns, level.pieces)):
            rows += [*_rows(held, stretch), [_Block(0, level.pieces)]]
            held = []
        else:
            held.append(level)
    rows += _rows(held, stretch)
    middled, topped = (sum(map(told, rows)) for told in (_middled, _topped))
    if middled < READING.row_fewest_middled or middled <= topped:
        return None
    return [[piece for block in row for piece in block.pieces] for row in rows]


def _rows(levels: Sequence[Level], stretch: Stretch) -> list[list[_Block]]:
    apart = _apart(stretch)
    blocks: list[_Block] = []
    for column in range(len(stretch.columns)):
        own = [piece for level in levels for piece in level.pieces if stretch.column_of(piece) == column]
        blocks += _blocks(column, own, apart)
    return [row for band in _bands(blocks, apart) for row in _parted(band, apart)]


def _middled(row: Sequence[_Block]) -> int:
    """How many cells of a row begin below the first line of a longer one, and have their middle at its."""
    return sum(
        any(abs(block.middle - longer.middle) <= _off(longer) < block.first - longer.first for longer in row)
        for block in row
    )


def _topped(row: Sequence[_Block]) -> int:
    """How many cells of a row begin with a longer one and end before it."""
    return sum(
        any(abs(block.first - longer.first) <= _off(longer) < longer.last - block.last for longer in row)
        for block in row
    )


def _off(block: _Block) -> float:
    return READING.row_level * block.pieces[0].text.size


def _blocks(column: int, pieces: Iterable[Piece], apart: float) -> Iterator[_Block]:
    held: list[Piece] = []
    for piece in pieces:
        if held and _step(held[-1].text.base, piece) > apart:
            yield _Block(column, tuple(held))
            held = []
        held.append(piece)
    if held:
        yield _Block(column, tuple(held))


def _apart(stretch: Stretch) -> float:
    """How far, in ems, what stands below a line begins anew: farther than the lines of any cell."""
    steps = [_step(above.text.base, piece) for own in stretch.held for above, piece in pairwise(own)]
    return READING.row_pitch * min([stretch.pitch, *(step for step in steps if step >= 1)])


def _step(base: float, piece: Piece) -> float:
    """How far a line stands below another, in ems."""
    return (piece.text.base - base) / piece.text.size


def _bands(blocks: Iterable[_Block], apart: float) -> list[list[_Block]]:
    """Blocks in the bands that clear paper parts them into, top to bottom, and in each by column."""
    bands: list[list[_Block]] = []
    last = 0.0
    for block in sorted(blocks, key=lambda block: block.first):
        if bands and _step(last, block.pieces[0]) <= apart:
            bands[-1].append(block)
        else:
            bands.append([block])
            last = block.last
        last = max(last, block.last)
    return [_by_column(band) for band in bands]


def _by_column(row: Iterable[_Block]) -> list[_Block]:
    return sorted(row, key=lambda block: (block.column, block.first))


def _parted(band: Sequence[_Block], apart: float) -> list[list[_Block]]:
    """The rows of a band: more than one where a cell in it stands beside several."""
    columns = [block.column for block in band]
    beside_all = [block for block in band if columns.count(block.column) == 1]
    rows = _bands((block for block in band if columns.count(block.column) > 1), apart)
    if len(rows) < 2 or len({*columns}) < 2 + len(beside_all):
        return [list(band)]
    for block in beside_all:
        rows[_first_beside(block, rows)].append(block)
    return [_by_column(row) for row in rows]


def _first_beside(block: _Block, rows: Sequence[Sequence[_Block]]) -> int:
    """The first of the rows that a cell stands beside: those whose middle is its own."""
    spans = [(first, last) for first in range(len(rows)) for last in range(first, len(rows))]

    def off(span: tuple[int, int]) -> tuple[float, int]:
        top = min(other.first for other in rows[span[0]])
        bottom = max(other.last for other in rows[span[1]])
        return abs((top + bottom) / 2 - block.middle), span[1] - span[0]

    return min(spans, key=off)[0]
