"""Tables with a column for each time, and in its cells what is to be done then: "Q1 | Q2 | Q3 | Q4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Cell, Table, plain_item
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_timing
from extractors.plans.matching import match_heading
from extractors.plans.shape.headers import Header, find_header
from extractors.plans.shape.reshaping import Reshaped
from lexicon.sentences import asks
from lexicon.words import word_count

# What the times are, under a heading of their own.
_WHEN = "When"
# Two times side by side; one column that is headed by a day is a report of it.
_LEAST_TIMES = 2
# So many cells under the times, with so many words and so much asking among them.
_LEAST_ACTIONS, _ACTION_WORDS, _ASKING = 3, 2, 0.6
# A plan's own times: "Year 2", "Weeks 1-3".
_COUNTED = re.compile(
    r"(?:year|month|week|phase|stage|term)s?\s?\d{1,2}(?:\s?(?:[-–]|to)\s?\d{1,2})?", re.IGNORECASE
)
# Titles stand above the row that names the times.
_DEEPEST = 3


def gathered(table: Table) -> Reshaped | None:
    """A table that spreads its actions over columns of times, with a row for each of them; else None."""
    header = find_header(table) or _top(table)
    if header is None:
        return None
    times = [col for col, text in enumerate(header.texts) if _names_time(text)]
    run = range(times[0], times[-1] + 1) if times else range(0)
    if not _LEAST_TIMES <= len(times) == len(run) < table.n_cols:
        return None
    others = [col for col in range(table.n_cols) if col not in run]
    if _speak_of_actions(table, header, others) or not _ask(_cells(table, header, run)):
        return None
    return _gather(table, header, run)


def _top(table: Table) -> Header | None:
    """The row that may name times in a table under headings that nobody knows."""
    for row in range(min(_DEEPEST, table.n_rows - 1)):
        texts = tuple(table.at(row, col).text for col in range(table.n_cols))
        if sum(map(_names_time, texts)) >= _LEAST_TIMES:
            return Header((row,), texts, None)
    return None


def _speak_of_actions(table: Table, header: Header, others: Sequence[int]) -> bool:
    """Whether another column says what is to be done: what stands under the times then tells how it went."""
    matches = (match_heading(header.texts[col]) for col in others)
    if any(match is not None and Column.ACTION in match.meanings for match in matches):
        return True
    return any(_ask(_cells(table, header, range(col, col + 1))) for col in others)


def _cells(table: Table, header: Header, run: range) -> list[Cell]:
    """The cells of columns that say something, below the heading."""
    said = (cell for cell in table.cells if cell.row >= header.body_start and cell.col in run)
    return [cell for cell in said if not cell.is_empty and cell.col_span < table.n_cols]


def _ask(said: Sequence[Cell]) -> bool:
    asking = sum(any(asks(item.text) for item in cell.items) for cell in said)
    wordy = all(word_count(cell.text) >= _ACTION_WORDS for cell in said)
    return len(said) >= _LEAST_ACTIONS and wordy and asking >= _ASKING * len(said)


def _names_time(text: str) -> bool:
    return looks_like_timing(text) or bool(_COUNTED.match(text.strip()))


def _gather(table: Table, header: Header, times: range) -> Reshaped:
    """The table with a row for each cell under a time, the time behind it, and the other columns beside."""
    others = [col for col in range(table.n_cols) if col not in times]
    texts = [*(header.texts[col] for col in others), "", _WHEN]
    cells = [Cell(0, col, items=(plain_item(text),) if text else ()) for col, text in enumerate(texts)]
    rows = [header.rows[-1]]
    for row in range(header.body_start, table.n_rows):
        first = table.at(row, 0)
        if first.col_span == table.n_cols:
            cells.append(replace(first, row=len(rows), col=0, col_span=len(texts), row_span=1))
            rows.append(row)
            continue
        for cell in _begun_in(table, row, times) or [Cell(row, times[0])]:
            beside = [replace(table.at(row, col), col_span=1, row_span=1) for col in others]
            said = [replace(cell, col_span=1, row_span=1), _when(header.texts, cell)]
            cells += [replace(one, row=len(rows), col=col) for col, one in enumerate([*beside, *said])]
            rows.append(row)
    upright = Table(len(rows), len(texts), tuple(cells), table.boxes, table.sheet, table.nested)
    return Reshaped(upright, tuple(rows))


def _begun_in(table: Table, row: int, times: range) -> list[Cell]:
    """The cells under the times that begin in a row and say something."""
    return [cell for cell in table.row(row) if cell.col in times and cell.row == row and not cell.is_empty]


def _when(texts: Sequence[str], cell: Cell) -> Cell:
    """The cell of the time that an action stands under; of the first and the last, where under several."""
    if cell.is_empty:
        return Cell(0, 0)
    under = dict.fromkeys((texts[cell.col], texts[cell.col + cell.col_span - 1]))
    return Cell(0, 0, items=(plain_item(" – ".join(" ".join(text.split()) for text in under)),))
