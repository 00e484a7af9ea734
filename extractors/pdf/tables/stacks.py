"""Tables whose columns were drawn one after the other, each from top to bottom, put back row by row.

Desktop publishing sets the columns of a table in frames, and the page's content follows the frames. Columns
of figures whose lines stand level with the rows' names, or columns of text whose paragraphs begin level
again and again, are told from the columns of a page of prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.bands import Band, Chunk
from extractors.pdf.text.tolerances import TEXT

_FIGURE = re.compile(r"[\s\d.,()\[\]%$£€+\-–—−*†‡/:<>~]+$|\s*(?:n/?a|x|\.\.+|…)\s*$", re.IGNORECASE)

Line = list[TextRun]


def unstacked(bands: list[Band]) -> list[Band]:
    """The bands, with those that hold whole columns made one for each row."""
    result: list[Band] = []
    held: list[Band] = []
    stacks: list[list[Chunk]] = []
    for band in bands:
        grown = _with_band(stacks, band)
        if grown is None:
            result.extend(_rows(stacks) or held)
            held, stacks = [band], [[chunk] for chunk in band.chunks]
        else:
            held.append(band)
            stacks = grown
    return result + (_rows(stacks) or held)


def _with_band(stacks: list[list[Chunk]], band: Band) -> list[list[Chunk]] | None:
    """The stacks with the chunks of one more band below the last or right of it; None where it goes on
    otherwise."""
    grown = [list(stack) for stack in stacks]
    for chunk in band.chunks:
        if not grown:
            return None
        last = grown[-1]
        if _is_under(chunk, last):
            last.append(chunk)
        elif chunk.x0 >= max(part.x0 for part in last) and chunk.top < last[-1].bottom - TEXT.descenders:
            if chunk.bottom < last[0].top or any(_meets(chunk, part) for part in last):
                return None
            grown.append([chunk])
        else:
            return None
    return grown


def _is_under(chunk: Chunk, stack: list[Chunk]) -> bool:
    over = chunk.x0 < max(part.x1 for part in stack) and chunk.x1 > min(part.x0 for part in stack)
    return over and chunk.top >= stack[-1].bottom - TEXT.descenders


def _meets(chunk: Chunk, other: Chunk) -> bool:
    return (
        chunk.x0 < other.x1 - TEXT.descenders
        and chunk.x1 > other.x0 + TEXT.descenders
        and chunk.top < other.bottom - TEXT.descenders
        and chunk.bottom > other.top + TEXT.descenders
    )


def _rows(stacks: list[list[Chunk]]) -> list[Band]:
    """The rows of a table that stacks make; nothing where they make none."""
    columns = [[line for chunk in stack for line in chunk.lines] for stack in stacks]
    if sum(len(lines) >= TABLES.stack_lines for lines in columns) < 2:
        return []
    names, *others = columns
    if not (_are_figures(names, others) or _are_texts(columns)):
        return []
    top = min(_base(lines[0]) for lines in others)
    bottom = max(_base(lines[-1]) for lines in others)
    above = [line for line in names if _base(line) < top - TABLES.level * line[0].size]
    below = [line for line in names if _base(line) > bottom + TABLES.level * line[0].size]
    inside = [line for lines in columns for line in lines if line not in above and line not in below]
    rows = [Band([Chunk([line]) for line in row]) for row in _level(inside)]
    return [Band([Chunk([line])]) for line in above] + rows + [Band([Chunk([line])]) for line in below]


def _are_figures(names: list[Line], others: list[list[Line]]) -> bool:
    """Whether a column of figures stands level with the rows' names."""
    for lines in others:
        figures = [line for line in lines if is_figure(_text(line))]
        if len(figures) >= max(TABLES.stack_lines, TABLES.figure_share * len(lines)):
            level = sum(1 for line in figures if any(_are_level(line, name) for name in names))
            if level >= TABLES.shared_lines * len(figures):
                return True
    return False


def _are_texts(columns: list[list[Line]]) -> bool:
    """Whether the paragraphs of all columns begin level, row after row."""
    if len(columns) < TABLES.level_paragraphs:
        return False
    first, *others = [_paragraph_starts(lines) for lines in columns]
    shared = [line for line in first if all(any(_are_level(line, other) for other in own) for own in others)]
    return len(shared) >= TABLES.level_paragraphs and len(shared) * 2 > len(first)


def _paragraph_starts(lines: list[Line]) -> list[Line]:
    steps = [_base(two) - _base(one) for one, two in pairwise(lines)]
    if not steps:
        return lines[:1]
    usual = min(steps)
    later = [
        two for (_, two), step in zip(pairwise(lines), steps, strict=True) if step > TABLES.set_off * usual
    ]
    return [lines[0], *later]


def _level(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines in rows of one baseline, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_base):
        if rows and _are_level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line[0].x0) for row in rows]


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a figure, or a sign that stands for one."""
    return bool(_FIGURE.match(text))


def _are_level(one: Line, other: Line) -> bool:
    return abs(_base(one) - _base(other)) <= TABLES.level * max(one[0].size, other[0].size)


def _base(line: Line) -> float:
    return line[0].base


def _text(line: Line) -> str:
    return "".join(run.text for run in line)
