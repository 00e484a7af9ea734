"""What rules and painted cells tell of a table whose grid they do not close."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.engine.objects import Fill, Rule
from extractors.pdf.tables.columns import ColumnSpan
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk


class Setting(NamedTuple):
    """Where a text begins, and its type size."""

    left: float
    size: float


class Evidence:
    """The loose rules of a page, whole and in the pieces that they were drawn in, its painted cells, and
    how paragraphs are set on the pages before."""

    def __init__(
        self,
        pieces: list[Rule],
        rules: list[Rule],
        fills: list[Fill],
        prose: frozenset[Setting] = frozenset(),
    ) -> None:
        self._pieces = pieces
        self.rules = rules
        self.prose = prose
        self._fills = [fill for fill in fills if fill.colour != "#FFFFFF"]

    def bounds(self, bands: list[Band]) -> int:
        """How many rules or painted edges bound rows of a table, from one side of it to the other."""
        x0, x1 = min(band.x0 for band in bands), max(band.x1 for band in bands)
        size = bands[0].chunks[0].last.size
        top, bottom = bands[0].top - TABLES.closing_rule * size, bands[-1].bottom + TABLES.closing_rule * size
        whole = sum(
            1 for rule in self.rules if top <= rule.at <= bottom and _covers(rule.start, rule.end, x0, x1)
        )
        painted = [fill for fill in self._fills if fill.bottom >= top and fill.top <= bottom]
        rows = {round(fill.top) for fill in painted}
        return whole + sum(1 for row in rows if _cover_together(painted, row, x0, x1))

    def closes(self, chunk: Chunk, columns: list[ColumnSpan]) -> bool:
        """Whether a rule as wide as a table closes a row below a chunk, or a painted row holds it."""
        x0, x1 = columns[0].x0, columns[-1].x1
        limit = chunk.bottom + TABLES.closing_rule * chunk.last.size
        below = any(
            chunk.bottom - TABLES.seam_cut <= rule.at <= limit and _covers(rule.start, rule.end, x0, x1)
            for rule in self.rules
        )
        return below or any(
            _holds(fill, chunk)
            and _covers(fill.x0, fill.x1, x0, x1)
            and fill.bottom - fill.top < 4 * (chunk.bottom - chunk.top)
            for fill in self._fills
        )

    def reach(self, chunk: Chunk, band: Band, columns: list[ColumnSpan]) -> tuple[float, float]:
        """From where to where the cell of a chunk reaches: its painted part, or the rule under it, unless
        another chunk of its band stands there too."""
        x0, x1 = self._cell(chunk, columns)
        shared = any(other is not chunk and other.x0 < x1 and other.x1 > x0 for other in band.chunks)
        return (chunk.x0, chunk.x1) if shared else (x0, x1)

    def _cell(self, chunk: Chunk, columns: list[ColumnSpan]) -> tuple[float, float]:
        width = columns[-1].x1 - columns[0].x0
        painted = [
            fill
            for fill in self._fills
            if _holds(fill, chunk) and fill.x1 - fill.x0 < TABLES.cell_width * width
        ]
        if painted:
            cell = min(painted, key=lambda fill: fill.x1 - fill.x0)
            return _inset(chunk, cell.x0, cell.x1)
        limit = chunk.bottom + TABLES.cell_rule * chunk.last.size
        for rule in self._pieces:
            under = (
                chunk.bottom - TABLES.seam_cut <= rule.at <= limit
                and rule.end - rule.start < TABLES.cell_width * width
            )
            if under and rule.start <= chunk.x0 + TABLES.seam_cut and rule.end >= chunk.x1 - TABLES.seam_cut:
                return _inset(chunk, rule.start, rule.end)
        return chunk.x0, chunk.x1

    def seams(self, bands: list[Band]) -> list[float]:
        """The column lines at which pieces of rules or painted cells meet, where no text stands across."""
        top, bottom = bands[0].top, bands[-1].bottom
        x0, x1 = min(band.x0 for band in bands), max(band.x1 for band in bands)
        size = bands[0].chunks[0].last.size
        parts = [
            (piece.start, piece.end) for piece in self._pieces if top - size <= piece.at <= bottom + size
        ]
        parts += [(fill.x0, fill.x1) for fill in self._fills if fill.top < bottom and fill.bottom > top]
        inside = [(start, end) for start, end in parts if start < x1 and end > x0]
        inner = _meetings(inside)
        crossed = [seam for seam in inner if not _is_crossed(seam, bands)]
        if not crossed:
            return []
        starts, ends = [start for start, _ in inside], [end for _, end in inside]
        return [min(*starts, x0), *crossed, max(*ends, x1)]


def _inset(chunk: Chunk, start: float, end: float) -> tuple[float, float]:
    """A cell's extent without the corner of the next border that its own reaches over."""
    return min(chunk.x0, start + TABLES.corner), max(chunk.x1, end - TABLES.corner)


def _covers(start: float, end: float, x0: float, x1: float) -> bool:
    return start <= x0 + TABLES.rules_short and end >= x1 - TABLES.rules_short


def _cover_together(fills: Iterable[Fill], row: int, x0: float, x1: float) -> bool:
    level = [fill for fill in fills if round(fill.top) == row]
    return _covers(min(fill.x0 for fill in level), max(fill.x1 for fill in level), x0, x1)


def _holds(fill: Fill, chunk: Chunk) -> bool:
    middle = (chunk.top + chunk.bottom) / 2
    return (
        fill.x0 <= chunk.x0 + TABLES.seam_cut
        and fill.x1 >= chunk.x1 - TABLES.seam_cut
        and fill.top <= middle <= fill.bottom
    )


def _meetings(parts: list[tuple[float, float]]) -> list[float]:
    """Places where one part ends and another begins."""
    starts = sorted(start for start, _ in parts)
    ends = sorted(end for _, end in parts)
    found = sorted(start for start in starts if any(abs(start - end) <= TABLES.abut for end in ends))
    seams: list[float] = []
    for place in found:
        if not seams or place - seams[-1] > 2 * TABLES.abut:
            seams.append(place)
    return seams


def _is_crossed(seam: float, bands: list[Band]) -> bool:
    """Whether more than a tenth of the bands with cells side by side have text well across a seam."""
    rows = [band for band in bands if len(band.chunks) > 1]
    crossed = sum(1 for band in rows if any(_stands_across(seam, chunk) for chunk in band.chunks))
    return crossed * 10 > len(rows)


def _stands_across(seam: float, chunk: Chunk) -> bool:
    return min(seam - chunk.x0, chunk.x1 - seam) > chunk.last.size


def same_columns(columns: list[ColumnSpan], lines: list[float], *, drawn: bool = True) -> bool:
    """Whether each text column lies between two neighbouring lines, but for what over-runs them.

    Where the outer lines are not ``drawn``, but only as far out as the text of another page reaches, the
    outer columns may reach farther here.
    """
    if columns and lines and not drawn:
        lines = [min(lines[0], columns[0].x0), *lines[1:-1], max(lines[-1], columns[-1].x1)]
    places = [_place(column, lines) for column in columns]
    return -1 not in places and len(set(places)) == len(places)


def _place(column: ColumnSpan, lines: list[float]) -> int:
    """The number of the line before the middle of a column, or -1 where it reaches too far past either."""
    middle = (column.x0 + column.x1) / 2
    for number, (x0, x1) in enumerate(pairwise(lines)):
        if x0 <= middle < x1:
            over = max(x0 - column.x0, column.x1 - x1)
            return number if over <= max(TABLES.seam_cut, TABLES.longest_overrun * (x1 - x0)) else -1
    return -1
