"""Rows whose cells take several lines, put together where each line was drawn over the whole width.

Old programs print a table line by line. A line goes on with the row above where some column's text runs on
and none begins; it begins a row where it is set off, where it fills all columns and some text begins anew,
where a column begins that the line above left empty, or where a figure stands. Where all rows are set off
from one another, and all begin in the first column, that alone tells them.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.continuing import begins_small
from extractors.pdf.tables.columns import ColumnSpan, placed
from extractors.pdf.tables.row_heads import parted
from extractors.pdf.tables.stacks import is_figure
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk

_Line = dict[int, Chunk]
"""The chunks of one line, by their column."""


def with_whole_rows(bands: list[Band], columns: list[ColumnSpan]) -> list[Band]:
    """The bands of a table, those that go on with the row above made one with it."""
    steps = [two.top - one.top for one, two in pairwise(bands) if two.top > one.top]
    usual = min(steps, default=0.0)
    if set_off := _set_off_rows(bands, columns, usual):
        return [_whole(group, columns) for group in set_off]
    groups: list[list[Band]] = []
    runs_on: list[bool] = []
    for band in bands:
        went_on = _goes_on(groups[-1][-1], band, columns, usual) if groups else []
        if went_on:
            groups[-1].append(band)
            runs_on.append(any(begins_small(chunk.text) for chunk in went_on))
        else:
            groups.append([band])
    if len(runs_on) < TABLES.wrapped_lines or sum(runs_on) < TABLES.runs_on * len(runs_on):
        return bands
    if all(len(band.chunks) == len(columns) for group in groups for band in group):
        return bands  # Where cells wrap, some end before the others of their row.
    return [_whole(group, columns) for group in groups]


def wraps_below(bands: list[Band], columns: list[ColumnSpan]) -> bool:
    """Whether the last of bands, a lone chunk, goes on with the first cell of the row right above it, in a
    table whose rows are set off from one another and where other lines go on so."""
    *rows, last = bands
    steps = [two.top - one.top for one, two in pairwise(bands) if two.top > one.top]
    near = TABLES.set_off * min(steps, default=0.0)
    wrapped = [band for before, band in pairwise(rows) if band.top - before.top <= near]
    if len(last.chunks) > 1 or len(rows) - len(wrapped) < TABLES.wrapped_rows or not wrapped:
        return False
    own, above = _by_column(last, columns), _by_column(rows[-1], columns)
    tight = 0 < last.top - rows[-1].top <= near
    return tight and own is not None and above is not None and _wraps(own, above, above, columns)


def _set_off_rows(bands: list[Band], columns: list[ColumnSpan], usual: float) -> list[list[Band]]:
    """The bands of each row where rows stand further apart than their lines; nothing where they do not."""
    groups: list[list[Band]] = [bands[:1]]
    for before, band in pairwise(bands):
        if band.top - before.top > TABLES.set_off * usual:
            groups.append([band])
        else:
            groups[-1].append(band)
    later = len(bands) - len(groups)
    if (
        len(groups) < TABLES.wrapped_rows
        or later < TABLES.wrapped_lines
        or not all(_is_row(group, columns) for group in groups)
    ):
        return []
    return groups


def _is_row(group: list[Band], columns: list[ColumnSpan]) -> bool:
    """Whether a group begins in the first column, and its later lines only go on below what it began."""
    first, *later = (_by_column(band, columns) for band in group)
    if first is None or (0 not in first and later):
        return False
    above = first
    for own in later:
        if own is None or not (_wraps if 0 in own else _hangs)(own, first, above, columns):
            return False
        above = {**above, **own}
    return True


def _hangs(own: _Line, first: _Line, _above: _Line, _columns: list[ColumnSpan]) -> bool:
    """Whether a line that leaves the first column empty is none of several rows that share its cell.

    Where it fills all the columns beside the first, or a figure stands below another, it is one; below words
    a figure goes on with them: "5 December⏎2025".
    """
    figures = (is_figure(chunk.text) and is_figure(first[col].text) for col, chunk in own.items())
    return own.keys() < first.keys() - {0} and not any(figures)


def _wraps(own: _Line, first: _Line, above: _Line, columns: list[ColumnSpan]) -> bool:
    """Whether a line that goes on in the first column lets a text of several words run on, where the next
    word had no room in the line above, and leaves some other column empty."""
    runs_on = (
        col in above
        and " " in above[col].text.strip()
        and not parted(above[col].lines[-1], chunk.lines[0], max(columns[col].x1, above[col].x1))
        for col, chunk in own.items()
    )
    within = 0 in own and own.keys() < first.keys()
    return within and not is_figure(own[0].text) and any(runs_on)


def _goes_on(before: Band, band: Band, columns: list[ColumnSpan], usual: float) -> list[Chunk]:
    """The chunks of a band that go on with those above; none where it begins a row."""
    if band.top - before.top > TABLES.set_off * usual or any(is_figure(chunk.text) for chunk in band.chunks):
        return []
    above, own = _by_column(before, columns), _by_column(band, columns)
    if above is None or own is None or not own.keys() <= above.keys():
        return []
    running_on = [
        chunk
        for col, chunk in own.items()
        if not parted(above[col].lines[-1], chunk.lines[0], max(columns[col].x1, above[col].x1))
    ]
    # A line that fills every column is a row of its own where any of its texts had room in the line above:
    # "Clerk | by end of May" over "Cllr Pargeter | next meeting".
    is_full = own.keys() == above.keys() and len(own) == len(columns)
    return [] if is_full and len(running_on) < len(own) else running_on


def _by_column(band: Band, columns: list[ColumnSpan]) -> _Line | None:
    """The chunks of a band by their column; None where one spans several, or two share one."""
    places = placed(band, columns)
    if any(last > first for _, first, last in places):
        return None
    found = {first: chunk for chunk, first, _ in places}
    return found if len(found) == len(places) else None


def _whole(group: list[Band], columns: list[ColumnSpan]) -> Band:
    if len(group) == 1:
        return group[0]
    lines: dict[int, list[Chunk]] = {}
    for band in group:
        for chunk, first, _ in placed(band, columns):
            lines.setdefault(first, []).append(chunk)
    return Band([Chunk([line for chunk in lines[col] for line in chunk.lines]) for col in sorted(lines)])
