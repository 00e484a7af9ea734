"""Tables printed on their side: the headings down the first column, an action in each of the others."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.layout import Table
from extractors.plan import Column
from extractors.plans.matching import match_heading
from extractors.plans.shape.heading_rows import names_column
from extractors.plans.vocabulary import LabelMatch
from lexicon.files import tables
from lexicon.words import comparable, word_count

# A label and at least two actions: one alone is a table of labels and values.
_LEAST_COLUMNS = 3
# What is to be done, and two things about it; a few labels may be the council's own.
_LEAST_LABELS, _LABELLED = 3, 0.6
# A longer text in a first column is a recommendation ("What needs to be done by when?" has seven words).
_LABEL_WORDS = 8
# What counts the columns is no year and no quarter.
_COUNTED = re.compile(
    r"(?P<word>(?!Q|(?:year|quarter|month|week|term|phase)\b)[^\W\d_]*)\s?(?P<count>\d{1,2})", re.IGNORECASE
)
_SPEAKING = frozenset((Column.LEAD, Column.DUE, Column.STATUS, Column.PROGRESS))


def is_turned(table: Table) -> bool:
    """Whether a table's headings stand in its first column, and nowhere else."""
    if table.n_cols < _LEAST_COLUMNS:
        return False
    labels = [table.at(row, 0).text for row in range(table.n_rows)]
    worded = [label for label in labels if label.strip()]
    if sum(word_count(label) <= _LABEL_WORDS for label in worded) < _LABELLED * len(worded):
        return False
    if _explains_words(table):
        return False
    matches: list[LabelMatch] = []
    for number, label in enumerate(worded):
        if match := match_heading(label):
            matches.append(match)
        elif len(worded) - (number + 1 - len(matches)) < _LABELLED * len(worded):
            return False  # Too many are none already, as in nearly every table.
    meanings = {meaning for match in matches for meaning in match.meanings}
    if Column.ACTION not in meanings:
        # "What will be put in place": told by its words alone, it counts as one that is known.
        meanings |= {Column.ACTION} if any(_reads_as_action(label) for label in worded) else set()
    if Column.ACTION not in meanings or not meanings & _SPEAKING:
        return False
    # What stands above the labels names the columns: "Action 1", "Action 2".
    values = [table.at(row, 1).text for row, label in enumerate(labels) if label.strip()]
    beside = sum(match_heading(value) is not None for value in values)
    enough = len(matches) >= _LEAST_LABELS and len(matches) >= _LABELLED * len(worded)
    return enough and beside * 2 < len(matches)


def _explains_words(table: Table) -> bool:
    """Whether a heading row says that words are explained below: "Term | What it means"."""
    explains = tables("recognisers")["headings"]["of_explaining"]
    said = (comparable(table.at(0, col).text) for col in range(1, table.n_cols))
    return any(heading in explains for heading in said)


def counts_columns(table: Table) -> bool:
    """Whether the first row only counts the columns behind the first: "Job 1", "Job 2", "Job 3"."""
    if table.n_cols < _LEAST_COLUMNS:
        return False
    heads = [_COUNTED.fullmatch(table.at(0, col).text.strip()) for col in range(1, table.n_cols)]
    words = {match["word"].casefold() for match in heads if match}
    counts = [int(match["count"]) for match in heads if match]
    return len(counts) == len(heads) and len(words) == 1 and counts == list(range(1, len(heads) + 1))


def _reads_as_action(label: str) -> bool:
    return match_heading(label) is None and names_column(label) == Column.ACTION.value


def turned(table: Table) -> Table:
    """The table with its rows as columns; a row's number is then that of the column it was printed in."""
    cells = sorted(
        (
            replace(cell, row=cell.col, col=cell.row, row_span=cell.col_span, col_span=cell.row_span)
            for cell in table.cells
        ),
        key=lambda cell: (cell.row, cell.col),
    )
    return replace(table, n_rows=table.n_cols, n_cols=table.n_rows, cells=tuple(cells))
