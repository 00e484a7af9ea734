"""Rows are told by where their text stands, whatever the order in which a program drew it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from extractors.layout import Table
from tests.extractors.pdf.making import Sheet, only_table, read, texts

LEFTS = (50.0, 80.0, 300.0, 400.0)
PITCH = 11.0

Plan = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of lines."""

REFERRALS = ("Review how referrals are passed on", "by the schools, and publish", "what was agreed")
FINDINGS = ("Publish the findings of the survey", "and what follows from them")
PLAN: Plan = (
    (("Ref",), ("Action",), ("Lead",), ("By when",)),
    (("1",), REFERRALS, ("Ann Field",), ("May 2009",)),
    (("2",), ("Train all new staff",), ("Bob", "Marsh"), ("June 2009",)),
    (("3",), FINDINGS, ("Cat Lowe",), ("July 2009",)),
)
READ = [[" ".join(cell) for cell in row] for row in PLAN]


class Drawn(NamedTuple):
    """A line of a cell: its row, its column, its number there, and its baseline."""

    row: int
    column: int
    line: int
    base: float


def drawn(share: float, padding: float) -> list[Drawn]:
    """The lines of the plan in the order of its rows; ``share`` of a cell's free room is above its text."""
    lines: list[Drawn] = []
    top = 100.0
    for row, cells in enumerate(PLAN):
        high = max(map(len, cells))
        for column, cell in enumerate(cells):
            base = top + share * (high - len(cell)) * PITCH
            lines += [Drawn(row, column, line, base + line * PITCH) for line in range(len(cell))]
        top += high * PITCH + padding
    return lines


def sheet_of(lines: Sequence[Drawn]) -> Sheet:
    sheet = Sheet()
    for row, column, line, base in lines:
        font = "Helvetica-Bold" if row == 0 else "Helvetica"
        sheet.words(LEFTS[column], base, PLAN[row][column][line], font=font)
    return sheet


def rows_of(sheet: Sheet) -> list[list[str]]:
    """The rows that are read, the paragraphs of a cell in one."""
    return [[" ".join(cell.split()) for cell in row] for row in texts(only_table(sheet.done()))]


def shuffled(lines: list[Drawn]) -> list[Drawn]:
    return random.Random(7).sample(lines, len(lines))  # noqa: S311


def from_last_column_up(lines: list[Drawn]) -> list[Drawn]:
    return sorted(lines, key=lambda line: (-line.column, -line.base))


def from_last_row_up(lines: list[Drawn]) -> list[Drawn]:
    return sorted(lines, key=lambda line: (-line.row, line.column, line.line))


def line_by_line(lines: list[Drawn]) -> list[Drawn]:
    return sorted(lines, key=lambda line: (line.base, line.column))


def action_first(lines: list[Drawn]) -> list[Drawn]:
    return sorted(lines, key=lambda line: (line.row, line.column != 1, line.column, line.line))


ORDERS = (shuffled, from_last_column_up, from_last_row_up, line_by_line, action_first)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["at the top", "in the middle", "at the bottom"])
@pytest.mark.parametrize("order", ORDERS)
def test_rows_are_told_whatever_was_drawn_first(
    order: Callable[[list[Drawn]], list[Drawn]], share: float
) -> None:
    assert rows_of(sheet_of(order(drawn(share, 8)))) == READ


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["at the top", "in the middle", "at the bottom"])
def test_rows_that_touch_are_told_by_the_cells_beside(share: float) -> None:
    assert rows_of(sheet_of(action_first(drawn(share, 0)))) == READ


def test_a_second_table_at_the_right_is_no_part_of_the_first() -> None:
    sheet = Sheet((842.0, 595.0))
    for number, left in enumerate((40.0, 440.0)):
        for row in range(4):
            for column, words in enumerate(("Review", "Ann", "May")):
                sheet.words(left + 100 * column, 100 + 20 * row, f"{words} {number}{row}")
    assert [texts(table) for table in read(sheet.done()).tables] == [
        [[f"{words} {number}{row}" for words in ("Review", "Ann", "May")] for row in range(4)]
        for number in range(2)
    ]


def test_labelled_passages_go_down_one_column_of_the_page_and_on_in_the_next() -> None:
    sheet = Sheet()
    sheet.words(50, 80, "What the two working groups of the parish agreed to do before the end of the year")
    for left, numbers in ((50, "12"), (320, "3")):
        for step, number in enumerate(numbers):
            lines = (f"Action {number}", f"Mend path {number}", "Lead: Ann Field", "By when: June 2026")
            for line, words in enumerate(lines):
                sheet.words(left, 110 + 60 * step + 12 * line, words)
    sheet.words(50, 250, "Both groups will meet again in the autumn to see what was done and what was not")
    blocks = [block.item.text for block in read(sheet.done()).blocks if not isinstance(block, Table)]
    assert [text[-1] for text in blocks if text.startswith("Mend")] == ["1", "2", "3"]
    assert [text[:4] for text in (blocks[0], blocks[-1])] == ["What", "Both"]
