"""Rows of headings: those of several lines over columns of figures, made one row where each was drawn by
itself, and those that begin another table."""

from __future__ import annotations

from extractors.pdf.tables.columns import ColumnSpan, placed
from extractors.pdf.tables.rule_evidence import Evidence
from extractors.pdf.tables.stacks import is_figure
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk
from extractors.pdf.text.tolerances import TEXT


def with_whole_headings(bands: list[Band], columns: list[ColumnSpan], evidence: Evidence) -> list[Band]:
    """The bands of a table of figures, the lines of its headings made one band as far as each stands in a
    column of its own, with no rule between."""
    first = next((n for n, band in enumerate(bands) if _has_figures(band, columns)), 0)
    if not 2 <= first <= TABLES.heading_lines or not _holds_figures(bands[first:], columns):
        return bands
    start = first - 1
    while start > 0 and _go_together(bands[start - 1], bands[start], columns, evidence):
        start -= 1
    if start == first - 1:
        return bands
    lines: dict[int, list[Chunk]] = {}
    for band in bands[start:first]:
        for chunk, col, _ in placed(band, columns):
            lines.setdefault(col, []).append(chunk)
    heading = Band([Chunk([line for chunk in lines[col] for line in chunk.lines]) for col in sorted(lines)])
    return [*bands[:start], heading, *bands[first:]]


def heads_another(rows: list[Band], band: Band) -> bool:
    """Whether a band below the rows of a table is the heading of another table: in bold as theirs is and no
    other row, its cells beginning where none of theirs do."""
    beside = [row for row in rows if len(row.chunks) > 1]
    if len(beside) < 2 or not (_is_bold(beside[0]) and _is_bold(band)) or any(map(_is_bold, beside[1:])):
        return False
    starts = [chunk.x0 for row in beside for chunk in row.chunks]
    own = [chunk for chunk in band.chunks[1:] if not _is_near(chunk.x0, starts)]
    return len(own) * 2 > len(band.chunks[1:])


def _is_bold(band: Band) -> bool:
    return all(run.face.bold for chunk in band.chunks for run in chunk.runs)


def _is_near(place: float, starts: list[float]) -> bool:
    return any(abs(place - start) <= TABLES.same_edge for start in starts)


def _has_figures(band: Band, columns: list[ColumnSpan]) -> bool:
    """Whether most of what stands beside a row's name is figures."""
    beside = [chunk for chunk, first, _ in placed(band, columns) if first > 0]
    return bool(beside) and sum(is_figure(chunk.text) for chunk in beside) * 2 > len(beside)


def _holds_figures(bands: list[Band], columns: list[ColumnSpan]) -> bool:
    rows = [band for band in bands if len(band.chunks) > 1]
    return sum(_has_figures(band, columns) for band in rows) * 4 >= 3 * len(rows)


def _go_together(upper: Band, lower: Band, columns: list[ColumnSpan], evidence: Evidence) -> bool:
    """Whether two lines belong to one row of headings."""
    size = lower.chunks[0].last.size
    if lower.chunks[0].first_base - upper.chunks[0].base > TABLES.heading_pitch * size:
        return False
    above, below = placed(upper, columns), placed(lower, columns)
    if any(last > first for _, first, last in (*above, *below)):
        return False
    middle = (upper.base + lower.chunks[0].first_base) / 2
    x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
    between = (
        upper.base - TEXT.rule_over * size < rule.at < middle + TABLES.heading_rule * size
        and rule.start < x1
        and rule.end > x0
        for rule in evidence.rules
    )
    return len({first for _, first, _ in below}) == len(below) and not any(between)
