"""Chunks and bands: what the order of a page's content says of its rows and cells.

Programs write a table row by row and a cell's lines one after the other. So text that goes on below or
beside what was drawn last is one chunk (a cell, or prose); chunks that stand side by side make a band
(a row of a table, or a line of prose); a chunk further left and lower begins the next band. No rule is
needed for that, and no guess at columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.text.lines import is_sign, opens_item, same_line
from extractors.pdf.text.tolerances import TEXT

_CURRENCIES = frozenset(("$", "£", "€", "US$", "CHF"))
_AMOUNT = re.compile(r"\s*[(\-–+.]?\d|\s*[–—-]\s*$")


class Chunk:
    """Lines of text that were drawn one after the other and stand under one another.

    ``span`` and ``row_span`` are the columns and rows that a tag says its cell spans.
    """

    __slots__ = ("bottom", "lines", "row_span", "span", "top", "x0", "x1")

    def __init__(self, lines: list[list[TextRun]], span: int = 1, row_span: int = 1) -> None:
        self.lines = lines
        self.span = span
        self.row_span = row_span
        self.x0 = min(run.x0 for line in lines for run in line)
        self.x1 = max(run.x1 for line in lines for run in line)
        self.top = min(run.top for run in lines[0])
        self.bottom = max(run.bottom for run in lines[-1])

    @property
    def base(self) -> float:
        """The baseline of the last line."""
        return self.lines[-1][0].base

    @property
    def first_base(self) -> float:
        """The baseline of the first line."""
        return self.lines[0][0].base

    @property
    def last(self) -> TextRun:
        """The run that was drawn last."""
        return self.lines[-1][-1]

    @property
    def runs(self) -> list[TextRun]:
        """All its runs in the order they were drawn."""
        return [run for line in self.lines for run in line]

    @property
    def text(self) -> str:
        """Its words, for rules that look at what kind of text it is."""
        return " ".join(run.text.strip() for run in self.runs)

    @property
    def set_x1(self) -> float:
        """How far its lines were set: a single word too long for its cell over-runs it and does not count."""
        ends = [line[-1].x1 for line in self.lines if len(line) > 1 or " " in line[0].text.strip()]
        return max(ends, default=self.x0)

    def beside(self, run: TextRun) -> None:
        """Add a run to the last line."""
        self.lines[-1].append(run)
        self._grow(run)

    def below(self, run: TextRun) -> None:
        """Add a run as a new last line."""
        self.lines.append([run])
        self._grow(run)

    def _grow(self, run: TextRun) -> None:
        self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)
        self.top, self.bottom = min(self.top, run.top), max(self.bottom, run.bottom)


class Band:
    """Chunks that stand side by side, left to right."""

    __slots__ = ("chunks",)

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = chunks

    @property
    def top(self) -> float:
        """The highest point of its text."""
        return min(chunk.top for chunk in self.chunks)

    @property
    def bottom(self) -> float:
        """The lowest point of its text."""
        return max(chunk.bottom for chunk in self.chunks)

    @property
    def base(self) -> float:
        """The baseline of its lowest line."""
        return max(chunk.base for chunk in self.chunks)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return min(chunk.x0 for chunk in self.chunks)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(chunk.x1 for chunk in self.chunks)


def bands_of(runs: Iterable[TextRun], across: list[Rule]) -> list[Band]:
    """The bands of a page, in the order they were drawn; no chunk reaches over a horizontal rule."""
    weaver = _BandBuilder(sorted(across))
    for run in runs:
        if not run.turned:
            weaver.add(run)
    return weaver.bands


class _BandBuilder:
    """Puts one run after the other into bands."""

    def __init__(self, across: list[Rule]) -> None:
        self.bands: list[Band] = []
        self._across = across
        self._heights = [rule.at for rule in across]

    def add(self, run: TextRun) -> None:
        """Put a run where it belongs, beside, below, to the right, or into a band of its own."""
        if not self.bands:
            self.bands.append(Band([Chunk([[run]])]))
            return
        band = self.bands[-1]
        chunk = band.chunks[-1]
        if _is_beside(chunk, run) and not self._begins_column(band, run):
            chunk.beside(run)
        elif self._is_below(band, chunk, run):
            chunk.below(run)
        elif self._is_inside(chunk, run):
            self._split_off(band, chunk, run)
        elif self._fuses(band, run):
            pass
        elif self._is_right_of(band, run) or self._returns(run):
            self.bands[-1].chunks.append(Chunk([[run]]))
        else:
            self.bands.append(Band([Chunk([[run]])]))

    def _begins_column(self, band: Band, run: TextRun) -> bool:
        """Whether a run, near as it is, begins where a cell of the row above does: then it is no word of
        the cell on its left, which fills its column to the edge."""
        gap = run.x0 - band.chunks[-1].last.x1
        if gap < TEXT.word_gap * run.size:
            return False
        above = self.bands[-2].chunks[1:] if len(self.bands) > 1 else []
        return any(abs(chunk.x0 - run.x0) <= TEXT.begins_column for chunk in above)

    def _is_below(self, band: Band, chunk: Chunk, run: TextRun) -> bool:
        last = chunk.last
        step = run.base - chunk.base
        size = max(run.size, last.size)
        if not TEXT.same_base * size < step <= TEXT.blank_line * size:
            return False
        if abs(run.size - last.size) > TEXT.chunk_new_size * size and not is_sign(run):
            return False
        hangs = is_sign(run) and 0 <= chunk.x0 - run.x1 < TEXT.hanging * size
        if not hangs and (run.x0 >= chunk.x1 or run.x1 <= chunk.x0):
            return False
        if not run.face.bold and len(band.chunks) > 1 and _is_bold(band):
            return False  # A row of headings ends where plain text begins.
        clear = len(band.chunks) == 1 or run.x0 > band.chunks[-2].x1
        leans = chunk.x0 - run.x0 > (TEXT.hanging if clear else TEXT.aligned) * size
        centred = abs((chunk.x0 + chunk.x1) - (run.x0 + run.x1)) < 2 * TEXT.aligned * size
        return (not leans or centred) and not self._rule_between(chunk, run)

    def _rule_between(self, chunk: Chunk, run: TextRun) -> bool:
        upper, lower = chunk.base - TEXT.rule_over * run.size, run.base - TEXT.rule_under * run.size
        middle = (max(chunk.x0, run.x0) + min(chunk.x1, run.x1)) / 2
        for index in range(bisect_right(self._heights, upper), len(self._heights)):
            if self._heights[index] >= lower:
                return False
            if self._across[index].start <= middle <= self._across[index].end:
                return True
        return False

    def _is_inside(self, chunk: Chunk, run: TextRun) -> bool:
        """Whether a run stands on one of a chunk's lines, at its right and below the chunk's first line:
        then that line begins a new row, and was no part of the text above it."""
        if len(chunk.lines) < 2 or run.base < chunk.first_base + TEXT.same_base * run.size:
            return False
        line = _line_at(chunk, run)
        return (
            line > 0 and chunk.lines[line][-1].x1 <= run.x0 + TEXT.same_base * run.size and run.x0 < chunk.x1
        )

    def _split_off(self, band: Band, chunk: Chunk, run: TextRun) -> None:
        line = _line_at(chunk, run)
        band.chunks[-1] = Chunk(chunk.lines[:line])
        self.bands.append(Band([Chunk(chunk.lines[line:]), Chunk([[run]])]))

    def _fuses(self, band: Band, run: TextRun) -> bool:
        """Put a line below one that justification had drawn apart, and that line together again."""
        for first in range(len(band.chunks) - 1, -1, -1):
            chunk = band.chunks[first]
            tail = band.chunks[first:]
            if abs(chunk.x0 - run.x0) > TEXT.fused_start * run.size:
                continue
            level = all(abs(other.base - chunk.base) < TEXT.fused_level * run.size for other in tail)
            near = all(other.x0 - one.x1 < 2 * TEXT.justified * run.size for one, other in pairwise(tail))
            step = run.base - chunk.base
            if (
                len(tail) < 2
                or not level
                or not near
                or not TEXT.same_base < step / run.size < TEXT.next_line
            ):
                return False
            if run.x1 <= tail[1].x0 or self._rule_between(chunk, run):
                return False
            for other in tail[1:]:
                for piece in other.lines[0]:
                    chunk.beside(piece)
            chunk.below(run)
            del band.chunks[first + 1 :]
            return True
        return False

    def _is_right_of(self, band: Band, run: TextRun) -> bool:
        if run.x0 < _end_beside(band.chunks[-1], run) - TEXT.overlap * run.size or run.top > band.bottom:
            return False
        above = band.top - run.top
        if above < TEXT.same_base * run.size:
            return True
        # Cells that stand at the bottom or in the middle of a row begin below their taller neighbours.
        before = self.bands[-2] if len(self.bands) > 1 else None
        floor = before.base if before and before.base < band.top else 0.0
        return run.base > floor and above < TEXT.tallest_cell * run.size

    def _returns(self, run: TextRun) -> bool:
        """Fold a lone chunk into the cell above it where the next text goes back up to that cell's row:
        what was drawn between two cells of a row belongs to the first of them."""
        if len(self.bands) < 2 or len(self.bands[-1].chunks) > 1:
            return False
        row, lone = self.bands[-2], self.bands[-1].chunks[0]
        cell = row.chunks[-1]
        back = row.top - TEXT.same_base * run.size <= run.top < min(row.bottom, lone.top)
        under = lone.x0 < cell.x1 and lone.x1 > cell.x0 and lone.top > cell.base
        if not (back and under) or run.x0 < max(cell.x1, lone.x1) - TEXT.same_base * run.size:
            return False
        row.chunks[-1] = Chunk(cell.lines + lone.lines)
        del self.bands[-1]
        return True


def _end_beside(chunk: Chunk, run: TextRun) -> float:
    """Where a chunk ends for a run on one of its lines, or right of it: over-running words aside."""
    level = [line for line in chunk.lines if abs(line[0].base - run.base) <= TEXT.same_base * run.size]
    over_run = any(" " not in line[-1].text.strip() and line[-1].x0 < run.x0 < line[-1].x1 for line in level)
    return max(chunk.set_x1, chunk.x0 + run.size) if over_run else chunk.x1


def _is_bold(band: Band) -> bool:
    return all(run.face.bold for chunk in band.chunks for line in chunk.lines for run in line)


def _line_at(chunk: Chunk, run: TextRun) -> int:
    """The number of the chunk's line on which a run stands, or 0."""
    for number in range(len(chunk.lines) - 1, 0, -1):
        if abs(chunk.lines[number][0].base - run.base) <= TEXT.same_base * run.size:
            return number
    return 0


def _is_beside(chunk: Chunk, run: TextRun) -> bool:
    last = chunk.last
    if not same_line(last, run):
        return False
    gap = (run.x0 - last.x1) / run.size
    if -TEXT.overlap < gap <= ENGINE.wide_gap:
        return True
    if 0 < gap <= TEXT.justified and run.x1 <= chunk.x1 and len(chunk.lines) > 1:
        return True
    if 0 < gap <= TEXT.currency_gap and last.text.strip() in _CURRENCIES and _AMOUNT.match(run.text):
        return True
    return 0 < gap <= TEXT.sign_gap and len(chunk.lines[-1]) == 1 and opens_item(last, run)
