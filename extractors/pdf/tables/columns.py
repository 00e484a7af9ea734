"""Columns of text: from chunks that stand under one another, or from drawn seams between cells."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk


class ColumnSpan(NamedTuple):
    """From where to where a column reaches."""

    x0: float
    x1: float


def columns_of(bands: list[Band]) -> list[ColumnSpan]:
    """The columns that chunks stand in: fullest bands first, so that spanning cells make none."""
    columns: list[ColumnSpan] = []
    for band in sorted(bands, key=lambda band: -len(band.chunks)):
        if len(band.chunks) < 2:
            break
        for extent in _extents(band):
            columns = _with_extent(columns, extent)
    return _without_halves(columns, bands)


def _extents(band: Band) -> list[ColumnSpan]:
    """From where to where the chunks of a band reach, cut off where the next one begins: a word too long
    for its cell over-runs the next, and is no part of that column."""
    chunks = sorted(band.chunks, key=lambda chunk: chunk.x0)
    ends = [min(one.x1, other.x0) for one, other in pairwise(chunks)] + [chunks[-1].x1]
    return [ColumnSpan(chunk.x0, max(end, chunk.x0)) for chunk, end in zip(chunks, ends, strict=True)]


def _with_extent(columns: list[ColumnSpan], extent: ColumnSpan) -> list[ColumnSpan]:
    met = [number for number, column in enumerate(columns) if _meets(column, extent)]
    if len(met) > 1:
        return columns
    if not met:
        return sorted([*columns, extent])
    number = met[0]
    grown = ColumnSpan(min(columns[number].x0, extent.x0), max(columns[number].x1, extent.x1))
    return [*columns[:number], grown, *columns[number + 1 :]]


def _meets(column: ColumnSpan, other: ColumnSpan) -> bool:
    return other.x0 < column.x1 - TABLES.column_touch and other.x1 > column.x0 + TABLES.column_touch


def _without_halves(columns: list[ColumnSpan], bands: list[Band]) -> list[ColumnSpan]:
    """The columns, two made one where no band has text in both: a short label and a long one, or a
    header that stands off its numbers."""
    number = 0
    while number + 1 < len(columns):
        one, other = columns[number], columns[number + 1]
        if _are_halves(one, other, bands):
            columns = [*columns[:number], ColumnSpan(one.x0, other.x1), *columns[number + 2 :]]
        else:
            number += 1
    return columns


def _are_halves(one: ColumnSpan, other: ColumnSpan, bands: list[Band]) -> bool:
    in_one = in_other = bridged = 0
    for band in bands:
        met = [(_meets(one, extent), _meets(other, extent)) for extent in _extents(band)]
        bridged += sum(1 for left, right in met if left and right and len(band.chunks) > 1)
        left = any(left and not right for left, right in met)
        right = any(right and not left for left, right in met)
        if left and right:
            return False
        in_one += left
        in_other += right
    near = other.x0 - one.x1 < TABLES.halves_gap * bands[0].chunks[0].last.size
    return bridged > 0 or (near and min(in_one, in_other) <= 1)


def spans(columns: list[ColumnSpan], x0: float, x1: float) -> tuple[int, int]:
    """The first and last column that a stretch of the line stands in; the nearest where it is between.

    What only over-runs its column by a little does not stand in the next.
    """
    slight = min(TABLES.column_overrun, TABLES.column_overrun_share * (x1 - x0))
    for touch in (max(slight, TABLES.column_touch), TABLES.column_touch):
        met = [n for n, column in enumerate(columns) if x0 < column.x1 - touch and x1 > column.x0 + touch]
        if met:
            return met[0], met[-1]
    nearest = min(range(len(columns)), key=lambda n: max(columns[n].x0 - x1, x0 - columns[n].x1))
    return nearest, nearest


def placed(band: Band, columns: list[ColumnSpan]) -> list[tuple[Chunk, int, int]]:
    """A band's chunks from left to right, each with the first and last column that it stands in.

    Text that over-runs its column does not stand in the next one where that has text of its own.
    """
    chunks = sorted(band.chunks, key=lambda chunk: chunk.x0)
    places = [(chunk, *spans(columns, chunk.x0, chunk.x1)) for chunk in chunks]
    for number, ((chunk, first, last), (_, following, _)) in enumerate(pairwise(places)):
        if first < following <= last:
            places[number] = (chunk, first, following - 1)
    return places


def lines_between(columns: list[ColumnSpan], bands: list[Band]) -> list[float]:
    """Lines between the columns, and where the first begins and the last ends."""
    starts: list[list[float]] = [[] for _ in columns]
    for band in bands:
        for chunk, first, _ in placed(band, columns):
            starts[first].append(chunk.x0)
    return [
        min(columns[0].x0, *(band.x0 for band in bands)),
        *(
            _between(columns[n], columns[n + 1], most_alike(starts[n + 1]) is not None)
            for n in range(len(columns) - 1)
        ),
        max(columns[-1].x1, *(band.x1 for band in bands)),
    ]


def most_alike(places: list[float]) -> float | None:
    """The place where most of several are, or None where they differ."""
    for place in places:
        if sum(
            1 for other in places if abs(other - place) <= TABLES.same_start
        ) >= TABLES.aligned_share * len(places):
            return place
    return None


def _between(one: ColumnSpan, other: ColumnSpan, flush_left: bool) -> float:
    """The line between two columns: right before one that is set flush left, since the text of the column
    before it may fill up to there on another page; else in the middle."""
    gap = other.x0 - one.x1
    return other.x0 - min(gap / 2, TABLES.cell_padding) if flush_left else (one.x1 + other.x0) / 2


def between_lines(lines: list[float]) -> list[ColumnSpan]:
    """The columns between given lines."""
    return [ColumnSpan(one, other) for one, other in pairwise(lines)]
