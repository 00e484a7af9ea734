"""Tables whose actions take several rows each, stood up with one heading row and an action a row.

A block has its labels down the first column, and the next block has them again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Cell, Table, plain_item
from extractors.plan import Column
from extractors.plans.cells.references import part_recommendation
from extractors.plans.matching import match_heading
from extractors.plans.vocabulary import Role
from lexicon.sentences import asks
from lexicon.words import comparable, word_count

# A label is a few words, and a block has some of them.
_LABEL_WORDS, _LEAST_LABELS = 10, 3
# So much of a block's labels stand in the next one too.
_ALIKE = 0.6
# So many of the lines over the blocks ask for something.
_ASKING = 0.7
HEADED = "Action to be taken"
"""The heading of what stands across the top of each block, where that asks."""
_HEAD_KEY = "over the block"
_COUNTED = re.compile(r"(?:[^\W\d_]+\s+)?(?:no\.?\s*|#)?\d{1,3}", re.IGNORECASE)
_NUMBERS = frozenset((Role.REF, Column.ACTION_REF))
_NUMBER = re.compile(
    r"(?P<number>[A-Za-z]{0,4}[-./ ]?\d{1,3}(?:[./-]\d{1,3})*[a-z]?)(?:[.):]\s*|\s+(?:[-–—]\s+)?)(?=\w)"
)


@dataclass(frozen=True, slots=True)
class Reshaped:
    """A table stood up, and for each of its rows the row of the table as it is printed."""

    table: Table
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One action's labels and values: the row in which it begins, its values by their labels, and the rows
    across the table above it."""

    row: int
    values: Mapping[str, Cell]
    heads: tuple[tuple[int, Cell], ...] = ()


def blocks_of(table: Table) -> tuple[Mapping[str, Cell], tuple[Block, ...]]:
    """The labels of a table of labels and values, as printed, and its blocks; nothing for another table."""
    if table.n_cols != 2 or any(cell.row_span > 1 for cell in table.cells):
        return {}, ()
    labels: dict[str, Cell] = {}
    blocks: list[Block] = []
    heads: list[tuple[int, Cell]] = []
    values: dict[str, Cell] = {}
    last = ""
    for row in range(table.n_rows):
        label, value = table.at(row, 0), table.at(row, 1)
        key = comparable(label.text)
        if word_count(label.text) > _LABEL_WORDS and label is not value:
            return {}, ()
        if label is value or _is_goal(label):
            last = ""
            if key:
                heads.append((row, label if label is value else _across(label, value)))
        elif key:
            labels.setdefault(key, label)
            if key in values or not blocks or (heads and heads[-1][0] > blocks[-1].row):
                values = {}
                blocks.append(Block(row, values, tuple(heads)))
                heads = []
            values[key], last = value, key
        elif last:
            values[last] = replace(values[last], items=(*values[last].items, *value.items))
    return ({}, ()) if heads else (labels, tuple(blocks))


def _is_goal(label: Cell) -> bool:
    """Whether a label only numbers what the blocks below it are for: "Priority 1", "Objective 2"."""
    named = part_recommendation(label.text)
    return named.word is not None and named.ref is not None and not named.rest


def _across(label: Cell, value: Cell) -> Cell:
    return replace(label, col_span=2, items=(*label.items, *value.items))


def are_blocks(labels: Mapping[str, Cell], blocks: Sequence[Block]) -> bool:
    """Whether blocks have most of their labels in common, and not too few of them."""
    if len(blocks) < 2 or len(labels) < _LEAST_LABELS:  # one block alone repeats nothing
        return False
    seen = Counter(key for block in blocks for key in block.values)
    usual = {key for key, count in seen.items() if count >= _ALIKE * len(blocks)}
    if len(usual) < _LEAST_LABELS or len(usual) < _ALIKE * len(labels):
        return False
    return all(len(usual & set(block.values)) >= _ALIKE * len(usual) for block in blocks)


def asked_in_heads(labels: Mapping[str, Cell], blocks: Sequence[Block]) -> bool:
    """Whether the line across the top of each block says what is to be done, and no label does: "F1 Raise the
    bund" over who and by when."""
    named = (match_heading(label.text) for label in labels.values())
    if any(match is not None and Column.ACTION in match.meanings for match in named):
        return False
    heads = [block.heads[-1][1].text if block.heads else "" for block in blocks]
    asking = sum(asks(_part_number(head)[1]) for head in heads)
    return all(head.strip() for head in heads) and asking >= _ASKING * len(heads)


def with_heads_as_actions(
    labels: Mapping[str, Cell], blocks: Sequence[Block]
) -> tuple[Mapping[str, Cell], tuple[Block, ...]]:
    """The labels and blocks with what stands across the top of each for its action, and no head any more."""
    return _with_heads(labels, blocks, HEADED)


def counted_in_heads(labels: Mapping[str, Cell], blocks: Sequence[Block]) -> bool:
    """Whether the line across the top of each block only counts it, and no label does: "Card 1", "Job 2"."""
    matches = [_COUNTED.fullmatch(block.heads[-1][1].text.strip()) for block in blocks if block.heads]
    counts = {match[0].casefold() for match in matches if match}
    named = (match_heading(label.text) for label in labels.values())
    numbered = any(match is not None and _NUMBERS & {*match.meanings} for match in named)
    return len(counts) == len(blocks) > 1 and not numbered


def with_heads_as_numbers(
    labels: Mapping[str, Cell], blocks: Sequence[Block]
) -> tuple[Mapping[str, Cell], tuple[Block, ...]]:
    """The labels and blocks with what counts each for its number."""
    return _with_heads(labels, blocks, "Action no.")


def _with_heads(
    labels: Mapping[str, Cell], blocks: Sequence[Block], heading: str
) -> tuple[Mapping[str, Cell], tuple[Block, ...]]:
    own = {_HEAD_KEY: Cell(0, 0, items=(plain_item(heading),)), **labels}
    moved = (
        Block(block.heads[-1][0], {_HEAD_KEY: _narrow(block.heads[-1][1]), **block.values}, block.heads[:-1])
        for block in blocks
    )
    return own, tuple(moved)


def _narrow(cell: Cell) -> Cell:
    return replace(cell, col_span=1, row_span=1)


def _part_number(head: str) -> tuple[str, str]:
    """The number that a head begins with, and the rest: "F1", "Raise the bund"."""
    match = _NUMBER.match(head.strip())
    return (match["number"], head.strip()[match.end() :]) if match else ("", head.strip())


def stood_up(table: Table, labels: Mapping[str, Cell], blocks: Sequence[Block]) -> Reshaped:
    """A table of blocks with its labels for headings and each block in a row."""
    cells = [replace(label, row=0, col=col) for col, label in enumerate(labels.values())]
    rows = [0]
    for block in blocks:
        for row, head in block.heads:
            cells.append(replace(head, row=len(rows), col=0, col_span=len(labels)))
            rows.append(row)
        for col, key in enumerate(labels):
            value = block.values.get(key) or Cell(0, 0)
            cells.append(replace(value, row=len(rows), col=col))
        rows.append(block.row)
    upright = Table(len(rows), len(labels), tuple(cells), table.boxes, table.sheet, table.nested)
    return Reshaped(upright, tuple(rows))
