"""Tables of print-outs: columns under one another in type of one width, with or without typed rules.

The lines are put on a page, a letter a step, and laid out as a page of a PDF is: rows of several lines,
groups and headings are told by the same geometry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.layout import Block, Cell, Item, Paragraph, Table
from extractors.pdf.engine.objects import Face, PageObjects, TextRun
from extractors.pdf.engine.typed_rules import BAR, with_typed_rules
from extractors.pdf.page_layout import Neighbours, SeenPage, lay_out
from extractors.pdf.tables.lattice import ruled_grids
from ingest.limits import Limits

_WIDTH, _PITCH, _SIZE = 6.0, 12.0, 10.0
"""Points of a letter, between lines, and of the type: as printers set them, six lines an inch."""

_CHUNK = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"(?=(?:[^-=─═]*[-=─═]){8})[-=─═\s+]*$")
"""Drawn under the whole heading or under each of its columns: "----  --------"."""
_WHOLE = re.compile(r"\S.*\S")
_BARRED = re.compile(r"\s*[|¦│║].*[|¦│║].*[|¦│║]\s*$")
_MARKDOWN = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*$")

_COLUMNS = 3
"""Two columns are as likely a list with its numbers, or a margin beside minutes."""

_LINES = 4
_SHARED = 0.6
"""Share of the lines of three pieces and more in which a column begins at the same letter."""

_BLANKS = 1
"""Blank lines that part rows; more part tables."""

_PAGE = 90
"""Lines in which no columns show are no table's: else each line of a long list is tried to its end."""

_LINES_TOGETHER = 4_000
"""Lines of a table that are laid out together: a page of the densest print-out has 90."""


class Printed(NamedTuple):
    """The lines from ``start`` up to ``end``, read as ``blocks``."""

    start: int
    end: int
    blocks: tuple[Block, ...]


def printed_tables(lines: Sequence[str], limits: Limits) -> Iterator[Printed]:
    """The tables of a print-out among lines of text, each with what stands between their rows."""
    number = 0
    while number < len(lines):
        end = _drawn_end(lines, number)
        is_table = end > number and _is_barred(lines[number:end])
        if not is_table and (aligned := _aligned_end(lines, number)):
            end, is_table = aligned, True
        blocks = _laid_out(lines[number:end], limits) if is_table else ()
        if blocks:
            yield Printed(number, end, blocks)
        number = max(end, number + 1)


def _is_barred(lines: Sequence[str]) -> bool:
    """Whether lines make a table whose bars stand under one another.

    A row takes several lines, or is ruled off from the next: else it is a table as Markdown has them.
    """
    if any(_MARKDOWN.match(line) and "|" in line for line in lines):
        return False
    barred = [line for line in lines if _BARRED.match(line)]
    rules = sum(1 for line in lines if _RULE.match(line))
    stands = Counter(found.start() for line in barred for found in BAR.finditer(line))
    fixed = sum(1 for count in stands.values() if count >= _SHARED * len(barred))
    went_on = any(not BAR.split(line)[1].strip() for line in barred)
    return len(barred) >= _LINES - 1 and fixed > _COLUMNS and (rules >= _COLUMNS or went_on)


def _drawn_end(lines: Sequence[str], start: int) -> int:
    """Where the lines end that hold bars or rules, or that name a group between two rules."""
    number = start
    while number < min(len(lines), start + _LINES_TOGETHER):
        line, following = lines[number], lines[number + 1 : number + 2]
        named = line.strip() and following and _RULE.match(following[0]) and _RULE.match(lines[number - 1])
        if not (_BARRED.match(line) or _RULE.match(line) or (named and number > start)):
            break
        number += 1
    return number


def _aligned_end(lines: Sequence[str], start: int) -> int:
    """Where a table ends whose columns only stand under one another, 0 where none begins."""
    if len(_starts(lines[start])) < _COLUMNS and not _RULE.match(lines[start]):
        return 0
    columns: Counter[int] = Counter()
    end, wide, blanks = start, 0, 0
    for number in range(start, min(len(lines), start + _LINES_TOGETHER)):
        line = lines[number]
        starts = _starts(line)
        if not starts and (blanks := blanks + 1) > _BLANKS:
            break
        if "\t" in line or "|" in line:
            break
        if not starts:
            continue
        if not _RULE.match(line):
            if len(starts) >= _COLUMNS:
                columns.update(starts)
                wide += 1
            elif not _fits(starts, columns, wide):
                break
        blanks, end = 0, number + 1
        if (number - start + 1) % _PAGE == 0 and _fixed(columns, wide) < _COLUMNS:
            return 0
    return end if wide >= _LINES and _fixed(columns, wide) >= _COLUMNS else 0


def _fixed(columns: Counter[int], wide: int) -> int:
    """How many columns begin at the same letter in most of so many lines."""
    return sum(1 for count in columns.values() if count >= max(_LINES - 1, _SHARED * wide))


def _starts(line: str) -> list[int]:
    return [found.start() for found in _CHUNK.finditer(line)]


def _fits(starts: Sequence[int], columns: Counter[int], wide: int) -> bool:
    """Whether a line of few pieces stands in the columns of the lines above: it goes on with a row."""
    known = [at for at, count in columns.items() if count >= _SHARED * wide]
    return all(any(abs(start - at) <= 1 for at in known) for start in starts)


def _laid_out(lines: Sequence[str], limits: Limits) -> tuple[Block, ...]:
    """The lines as a page is read; nothing where it holds no table."""
    typed = with_typed_rules(list(_runs(_ruled_off(lines))))
    height = _PITCH * (len(lines) + 2)
    width = _WIDTH * (max(map(len, lines)) + 2)
    marks = PageObjects(1, width, height, typed.runs, typed.across, typed.down, [], 0.0, 0)
    seen = SeenPage(marks, *ruled_grids(typed.across, typed.down, limits.pdf_page_cells))
    parts = lay_out(seen, Neighbours()).parts
    if not any(isinstance(part, Table) and part.n_cols >= _COLUMNS for part in parts):
        return ()
    return tuple(
        _without_boxes(part) if isinstance(part, Table) else Paragraph(_unplaced(part.item)) for part in parts
    )


def _ruled_off(lines: Sequence[str]) -> Sequence[str]:
    """The lines with a rule for each blank one, where every row between two begins with all its columns and
    goes on with fewer: a line that goes on would else stand as near to the row below."""
    rows: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    groups = [row for row in rows if row]
    begun = all(len(_starts(row[0])) >= _COLUMNS for row in groups)
    goes_on = all(len(_starts(line)) < _COLUMNS for row in groups for line in row[1:])
    if len(groups) < _LINES - 1 or len(groups) == len(lines) or not (begun and goes_on):
        return lines
    rule = "-" * max(map(len, lines))
    return [line if line.strip() else rule for line in lines]


def _runs(lines: Sequence[str]) -> Iterator[TextRun]:
    order = 0
    for number, line in enumerate(lines):
        top = _PITCH * (number + 1)
        chunk = _WHOLE if _RULE.match(line) else _CHUNK
        for found in chunk.finditer(line):
            x0, x1 = _WIDTH * (found.start() + 1), _WIDTH * (found.end() + 1)
            yield TextRun(found[0], x0, top, x1, top + _SIZE, top + 0.8 * _SIZE, _SIZE, Face(), order)
            order += 1


def _without_boxes(table: Table) -> Table:
    return Table(table.n_rows, table.n_cols, tuple(map(_unplaced_cell, table.cells)))


def _unplaced_cell(cell: Cell) -> Cell:
    return replace(cell, items=tuple(map(_unplaced, cell.items)), boxes=())


def _unplaced(item: Item) -> Item:
    """An item without its place on the page that it never had."""
    return replace(item, boxes=())
