"""Tables without enough rules: columns from chunks that stand under one another, rows from bands.

A stretch of bands is a table where at least two of them have chunks side by side in the same columns.
Rules, painted cells and the columns of the page before make up for what the text alone cannot show.
Prose stays prose: numbered paragraphs, the columns of a page and tables of contents are told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from extractors.continuing import begins_small
from extractors.pdf.tables.columns import (
    ColumnSpan,
    between_lines,
    columns_of,
    lines_between,
    most_alike,
    placed,
    spans,
)
from extractors.pdf.tables.heading_lines import heads_another, with_whole_headings
from extractors.pdf.tables.row_heads import with_whole_stubs
from extractors.pdf.tables.rule_evidence import Evidence, Setting, same_columns
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.tables.wrapped_rows import with_whole_rows, wraps_below
from extractors.pdf.text.bands import Band, Chunk
from extractors.pdf.text.lines import is_sign
from extractors.pdf.text.tolerances import TEXT

_ENUMERATOR = re.compile(
    r"[(\[]?(?:(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]:]?$|[^\w\s]$"
)
_LABEL = re.compile(r"[^\W\d_][^:.;]{0,28}:(?=\s)")
_LED = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,})\s*(?:\d{1,4}|[ivxlc]+)$")


class AlignedTable(NamedTuple):
    """Bands that make a table, its columns, and the lines between them."""

    bands: list[Band]
    columns: list[ColumnSpan]
    lines: list[float]


class NeighbourTable(NamedTuple):
    """The table that the page before ends with, or that the page after begins with.

    ``lines`` are its column lines, ``lefts`` where the text of each column begins.
    """

    lines: list[float]
    lefts: list[float | None]


def aligned_tables(
    bands: list[Band],
    evidence: Evidence,
    above: NeighbourTable | None = None,
    below: NeighbourTable | None = None,
) -> list[AlignedTable]:
    """The stretches of bands that are tables, in the order of the page's content.

    ``above`` is the table that the page before ends with, ``below`` the one that the page after begins with.
    """
    found: list[AlignedTable] = []
    start = 0
    if above is not None:
        first, end = carried_on(bands, above)
        if end > first and not _has_moved(bands[first:end], above):
            columns = between_lines(above.lines)
            start = _end_of(bands, first, end, columns, evidence)
            found.append(AlignedTable(bands[first:start], columns, above.lines))
    rest = start
    while start < len(bands):
        if len(bands[start].chunks) < 2:
            start += 1
            continue
        end = _end_of(bands, start, start + 1, None, evidence)
        stretch = _stretch(bands[start:end], evidence)
        if is_table(stretch, evidence):
            whole = with_whole_rows(with_whole_stubs(stretch.bands), stretch.columns)
            found.append(stretch._replace(bands=with_whole_headings(whole, stretch.columns, evidence)))
            rest = end
        start = end
    if below is not None and (first := _begun_before(bands, rest, below)) < len(bands):
        found.append(AlignedTable(bands[first:], between_lines(below.lines), below.lines))
    return found


def _begun_before(bands: list[Band], start: int, below: NeighbourTable) -> int:
    """The number of the first of the last bands that begin the table which the next page goes on with."""
    first = len(bands)
    while first > start and _fits(bands, first - 1, below):
        first -= 1
    while first < len(bands) and len(bands[first].chunks) < 2:
        first += 1
    return first


def _stretch(bands: list[Band], evidence: Evidence) -> AlignedTable:
    """Bands with their columns: by the seams that are drawn between cells, else by the text alone."""
    columns = columns_of(bands)
    seams = evidence.seams(bands)
    if len(columns) > 1 and same_columns(columns, seams):
        return AlignedTable(bands, between_lines(seams), seams)
    return AlignedTable(bands, columns, lines_between(columns, bands) if columns else [])


def _end_of(
    bands: list[Band], start: int, end: int, fixed: list[ColumnSpan] | None, evidence: Evidence
) -> int:
    """The number after the last band of the table that the bands from ``start`` to ``end`` begin."""
    columns = fixed or columns_of(bands[start:end])
    for number in range(end, len(bands)):
        band, before = bands[number], bands[number - 1]
        if not _is_next(before, band) and not _is_set_as(bands[start:number], band):
            break
        if len(band.chunks) == 1:
            if number - end >= TABLES.lone_rows or not _may_stand_between(band, columns):
                break
            continue
        headed = number - start == 1 and not any(map(_is_listed, bands[start].chunks))
        if _same_text(band, bands[start]) or (_conflicts(columns, band) and not headed):
            break
        if heads_another(bands[start:number], band) or (fixed and _stands_across(fixed, band)):
            break
        end = number + 1
        columns = fixed or columns_of(bands[start:end])
    while end < len(bands) and (
        _belongs_below(bands, end, columns, evidence) or wraps_below(bands[start : end + 1], columns)
    ):
        end += 1
    return end


def _is_next(before: Band, band: Band) -> bool:
    """Whether a band stands below another, near enough for the next row of its table."""
    return before.base < band.base and band.top - before.bottom <= TABLES.row_gap * band.chunks[0].last.size


def _is_set_as(rows: list[Band], band: Band) -> bool:
    """Whether a band farther down has its cells right below those of the rows: paragraphs that browsers
    set apart leave two empty lines and the padding between rows."""
    starts = [chunk for row in rows if len(row.chunks) > 1 for chunk in row.chunks]
    below = [chunk for chunk in band.chunks if any(_begin_alike(chunk, start) for start in starts)]
    alike = len(below) * 2 > len(band.chunks)
    gap = band.top - rows[-1].bottom
    return rows[-1].base < band.base and alike and gap <= TABLES.alike_row_gap * band.chunks[0].last.size


def _begin_alike(chunk: Chunk, other: Chunk) -> bool:
    """Whether two cells' texts begin at one place, but for a list that is set in."""
    listed = _is_listed(chunk) or _is_listed(other)
    return abs(chunk.x0 - other.x0) <= (TEXT.hanging * chunk.last.size if listed else TABLES.same_start)


def _is_listed(chunk: Chunk) -> bool:
    """Whether a cell's text begins with a bullet: then it is no heading."""
    return is_sign(chunk.lines[0][0])


def _may_stand_between(band: Band, columns: list[ColumnSpan]) -> bool:
    """Whether a lone chunk may be a row of a table: one cell, or a heading over the columns."""
    chunk = band.chunks[0]
    names = len(columns) > 1 and len(chunk.lines) == 1 and chunk.x1 < columns[1].x0
    left = columns[0].x0 - (TEXT.hanging * chunk.last.size if names else TABLES.same_edge)
    if chunk.x0 < left or chunk.x1 > columns[-1].x1 + chunk.last.size:
        return False
    first, last = spans(columns, chunk.x0, chunk.x1)
    return first == last or len(chunk.lines) <= 2


def _belongs_below(bands: list[Band], number: int, columns: list[ColumnSpan], evidence: Evidence) -> bool:
    """Whether a lone chunk below a table is its last row, as a rule below it or its place shows."""
    band = bands[number]
    if len(band.chunks) > 1 or not _is_next(bands[number - 1], band):
        return False
    if not _may_stand_between(band, columns):
        return False
    chunk = band.chunks[0]
    first, last = spans(columns, chunk.x0, chunk.x1)
    if evidence.closes(chunk, columns) or (first == last > 0):
        return True
    return first == last and _is_set_in(chunk, bands, number, evidence)


def _is_set_in(chunk: Chunk, bands: list[Band], number: int, evidence: Evidence) -> bool:
    """Whether a chunk is set as the table's first cells are, and no paragraph of the document is."""
    rows = sum(1 for band in bands[:number] if len(band.chunks) > 1 and _set_alike(chunk, band.chunks[0]))
    lone = [band.chunks[0] for band in bands if len(band.chunks) == 1 and len(band.chunks[0].lines) > 1]
    prose = [Setting(other.x0, other.last.size) for other in lone if other is not chunk] + list(
        evidence.prose
    )
    alike = any(
        abs(left - chunk.x0) <= TABLES.same_start and abs(size - chunk.last.size) < TABLES.same_size
        for left, size in prose
    )
    return rows > 1 and bool(prose) and not alike


def _set_alike(one: Chunk, other: Chunk) -> bool:
    return (
        abs(one.x0 - other.x0) <= TABLES.same_start
        and abs(one.last.size - other.last.size) < TABLES.same_size
    )


def _conflicts(columns: list[ColumnSpan], band: Band) -> bool:
    """Whether a band's chunks stand across the columns, or several in one, rather than one in each."""
    places = placed(band, columns)
    across = sum(1 for _, first, last in places if last > first)
    crowded = len(places) - len({first for _, first, _ in places})
    return (across + crowded) * 2 >= len(places)


def _stands_across(columns: list[ColumnSpan], band: Band) -> bool:
    """Whether half of a band's chunks reach over the lines between known columns."""
    across = sum(first < last for first, last in (spans(columns, c.x0, c.x1) for c in band.chunks))
    return across * 2 >= len(band.chunks)


def _same_text(band: Band, other: Band) -> bool:
    return [chunk.text for chunk in band.chunks] == [chunk.text for chunk in other.chunks]


def carried_on(bands: list[Band], carried: NeighbourTable) -> tuple[int, int]:
    """The numbers of the first band, and of the one after the last, that carry on the table from above."""
    first = 0
    while first < min(len(bands), TABLES.running_rows) and not _fits(bands, first, carried):
        if len(bands[first].chunks) > 1:
            return 0, 0
        first += 1
    end = first
    while end < len(bands) and _fits(bands, end, carried):
        if end > first and not _is_next(bands[end - 1], bands[end]):
            rows = [band for band in bands[first:end] if len(band.chunks) > 1]
            if not rows or not _is_set_as(bands[first:end], bands[end]):
                break
        end += 1
    while end > first and _is_doubtful(bands[end - 1], carried):
        end -= 1
    return first, end


def _has_moved(bands: list[Band], carried: NeighbourTable) -> bool:
    """Whether most columns are set flush left at other places than given: another table, that only stands
    where the one before did."""
    columns = between_lines(carried.lines)
    rows = [placed(band, columns) for band in bands if len(band.chunks) > 1]
    moved = 0
    for col, left in enumerate(carried.lefts):
        starts = [chunk.x0 for places in rows for chunk, first, _ in places if first == col]
        flush = most_alike(starts) if len(starts) > 1 else None
        if flush is not None and left is not None and abs(flush - left) > TABLES.same_edge:
            moved += 1
    return moved * 2 > len(columns)


def _fits(bands: list[Band], number: int, carried: NeighbourTable) -> bool:
    """Whether a band's chunks stand in given columns, each beginning where the column's text does."""
    band = bands[number]
    columns = between_lines(carried.lines)
    if len(band.chunks) == 1 and _is_heading_row(bands, number, carried, columns):
        return True
    places = placed(band, columns)
    if len({first for _, first, _ in places}) < len(places):
        return False
    return all(
        first == last and _begins_in(chunk, carried.lefts[first], columns[first], alone=len(places) == 1)
        for chunk, first, last in places
    )


def _is_heading_row(
    bands: list[Band], number: int, carried: NeighbourTable, columns: list[ColumnSpan]
) -> bool:
    """Whether a lone chunk spans the columns from where the first begins, with a row of cells below it."""
    chunk, left = bands[number].chunks[0], carried.lefts[0]
    first, last = spans(columns, chunk.x0, chunk.x1)
    if (
        left is None
        or not last > first == 0
        or abs(chunk.x0 - left) > TABLES.same_start
        or number + 1 >= len(bands)
    ):
        return False
    return len(bands[number + 1].chunks) > 1 and _fits(bands, number + 1, carried)


def _begins_in(chunk: Chunk, left: float | None, column: ColumnSpan, *, alone: bool) -> bool:
    """Whether a chunk begins where the text of a column does, or is set in there as a list is."""
    if chunk.x0 < column.x0 - TABLES.same_edge or left is None:
        return chunk.x0 >= column.x0 - TABLES.same_edge and not alone
    hanging = TEXT.hanging * chunk.last.size if alone else float("inf")
    return -TABLES.same_edge <= chunk.x0 - left <= hanging


def _is_doubtful(band: Band, carried: NeighbourTable) -> bool:
    """Whether a band may be prose below a table: a lone chunk in its first column that begins anew."""
    chunk = band.chunks[0]
    if len(band.chunks) > 1 or spans(between_lines(carried.lines), chunk.x0, chunk.x1)[0] > 0:
        return False
    return not begins_small(chunk.text)


def is_table(stretch: AlignedTable, evidence: Evidence) -> bool:
    """Whether bands with chunks side by side are rows of a table."""
    rows = [band for band in stretch.bands if len(band.chunks) > 1]
    if len(stretch.columns) < 2 or _is_list(rows, stretch.columns):
        return False
    if _is_contents(rows) or _is_labelled(rows):
        return False
    bounded = evidence.bounds(stretch.bands) > 1 and len(rows) * 2 >= len(stretch.bands)
    if len(rows) < 2:
        return bool(rows) and _is_tall_row(rows[0])
    if len(stretch.columns) == 2 and not bounded and not _is_pair_table(rows):
        return False
    aligned = sum(1 for number in range(len(stretch.columns)) if _is_aligned(stretch, number))
    return aligned * 2 >= len(stretch.columns)


def _is_pair_table(rows: list[Band]) -> bool:
    """Whether two columns are more than the legend of a chart or notes below a table: they go on, or
    their cells have lines of their own."""
    return len(rows) >= TABLES.pair_rows or any(
        len(chunk.lines) > 1 for band in rows for chunk in band.chunks[:1]
    )


def _is_tall_row(band: Band) -> bool:
    """Whether a band by itself is a table's row: texts of several lines side by side, more of them than
    a page has columns of prose, that begin at one height and end where each is done."""
    chunks = band.chunks
    tall = [chunk for chunk in chunks if len(chunk.lines) > 1]
    level = [chunk for chunk in chunks if abs(chunk.first_base - chunks[0].first_base) <= TABLES.same_edge]
    return (
        len(tall) >= TABLES.prose_columns and len(chunks) > TABLES.prose_columns and len(level) == len(chunks)
    )


def is_enumerator(chunk: Chunk) -> bool:
    """Whether a chunk is nothing but a number or sign that opens a paragraph."""
    return bool(_ENUMERATOR.match(chunk.text))


def _is_list(rows: list[Band], columns: list[ColumnSpan]) -> bool:
    """Whether bands are numbered paragraphs: a number and a text, again and again."""
    numbered = [band for band in rows if is_enumerator(band.chunks[0])]
    if len(columns) == 2:
        return len(numbered) * 2 >= len(rows)
    return sum(1 for band in numbered if len(band.chunks) == 2) >= TABLES.listed_share * len(rows)


def _is_labelled(rows: list[Band]) -> bool:
    """Whether most bands are lines of the same labels with their values, which a table prints once at its
    head: "Lead: Ann Field    By when: May"."""
    said = [[found[0] for chunk in band.chunks if (found := _LABEL.match(chunk.text))] for band in rows]
    counts = Counter(label for labels in said for label in set(labels))
    again = sum(1 for labels in said if sum(counts[label] > 1 for label in labels) > 1)
    return again > 1 and again * 2 >= len(rows)


def _is_contents(rows: list[Band]) -> bool:
    """Whether bands are a table of contents: dots that lead to page numbers, or page numbers that grow."""
    led = sum(
        1 for band in rows if len(band.chunks) <= 3 and _LED.search(" ".join(c.text for c in band.chunks))
    )
    if led * 2 >= len(rows):
        return True
    ends = [band.chunks[-1].text.strip() for band in rows]
    if (
        len(rows) < TABLES.pair_rows
        or any(len(band.chunks) != 2 for band in rows)
        or not all(map(str.isdecimal, ends))
    ):
        return False
    pages = [int(end) for end in ends]
    return pages == sorted(pages) and pages[-1] > pages[0]


def _is_aligned(stretch: AlignedTable, number: int) -> bool:
    """Whether most of a column's chunks begin, end or are centred at one place."""
    chunks = [
        chunk
        for band in stretch.bands
        for chunk in band.chunks
        if spans(stretch.columns, chunk.x0, chunk.x1) == (number, number)
    ]
    needed = max(2.0, TABLES.aligned_share * len(chunks))
    edges = (
        [chunk.x0 for chunk in chunks],
        [chunk.x1 for chunk in chunks],
        [(chunk.x0 + chunk.x1) / 2 for chunk in chunks],
    )
    return any(_most_alike(places) >= needed for places in edges)


def _most_alike(places: list[float]) -> int:
    return max(
        (sum(1 for other in places if abs(other - place) <= TABLES.same_edge) for place in places), default=0
    )
