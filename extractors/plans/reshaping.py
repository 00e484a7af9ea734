"""Tables whose actions take several rows each, stood up with one heading row and an action a row.

A block has its labels down the first column, and the next block has them again; or a row of the table is
followed by one across it, which says what is to be done about it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layout import Cell, Item, Table, plain_item
from extractors.plans.headers import Header, find_header
from extractors.runs import part_item
from lexicon.sentences import asks
from lexicon.words import comparable, word_count

# A label is a few words, and a block has some of them.
_LABEL_WORDS, _LEAST_LABELS = 10, 3
# So much of a block's labels stand in the next one too.
_ALIKE = 0.6
# So many rows of a body are followed by one across the table, and so much of what those say asks.
_FOLLOWED, _ASKING = 0.7, 0.5
# What is said across the table is a sentence, or a label and one.
_SAID_WORDS, _LEAD_IN_WORDS = 4, 20
_COLON = re.compile(":")
_FIRST_SENTENCE = re.compile(r"[.;?!]\s|\n")
_NUMBERS = re.compile(r"[\d.]+|:.*$", re.DOTALL)


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
        if label is value:
            last = ""
            if key:
                heads.append((row, label))
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


def are_blocks(labels: Mapping[str, Cell], blocks: Sequence[Block]) -> bool:
    """Whether blocks have most of their labels in common, and not too few of them."""
    if len(blocks) < 2 or len(labels) < _LEAST_LABELS:  # one block alone repeats nothing
        return False
    seen = Counter(key for block in blocks for key in block.values)
    usual = {key for key, count in seen.items() if count >= _ALIKE * len(blocks)}
    if len(usual) < _LEAST_LABELS or len(usual) < _ALIKE * len(labels):
        return False
    return all(len(usual & set(block.values)) >= _ALIKE * len(usual) for block in blocks)


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


def unfolded(table: Table) -> Reshaped | None:
    """A table in which rows across say what is to be done, with those in a column of their own; else None."""
    if table.n_cols < 2:
        return None
    header = find_header(table) or _header_without_answer(table)
    if header is None:
        return None
    records = list(_records(table, header.body_start))
    answered = [record for record in records if record.said]
    if not answered or len(answered) < _FOLLOWED * len(records):
        return None
    heading, said = _without_label([record.said for record in answered])
    if sum(any(asks(item.text) for item in items) for items in said) < _ASKING * len(said):
        return None
    texts = iter(said)
    cells = [Cell(0, col, items=(plain_item(text),) if text else ()) for col, text in enumerate(header.texts)]
    cells.append(Cell(0, table.n_cols, items=(plain_item(heading),) if heading else ()))
    for number, record in enumerate(records, start=1):
        own = [table.at(record.row, col) for col in range(table.n_cols)]
        cells += [replace(cell, row=number, col=col, col_span=1, row_span=1) for col, cell in enumerate(own)]
        items = next(texts) if record.said else ()
        boxes = record.across.boxes if record.across else ()
        cells.append(Cell(number, table.n_cols, items=items, boxes=boxes))
    rows = (header.rows[-1], *(record.row for record in records))
    upright = Table(len(rows), table.n_cols + 1, tuple(cells), table.boxes, table.sheet, table.nested)
    return Reshaped(upright, rows)


def _header_without_answer(table: Table) -> Header | None:
    """The first row, where nothing across the table answers to it as to all others."""
    records = list(_records(table, 0))
    first = records[0] if records else None
    if first is None or first.said or not all(record.said for record in records[1:]):
        return None
    return Header((first.row,), tuple(table.at(first.row, col).text for col in range(table.n_cols)), None)


@dataclass(slots=True)
class _Record:
    row: int
    said: tuple[Item, ...] = ()
    across: Cell | None = None


def _records(table: Table, start: int) -> Iterator[_Record]:
    """The rows of a body, each with what the rows across the table below it say."""
    record: _Record | None = None
    for row in range(start, table.n_rows):
        cell = table.at(row, 0)
        if all(one.is_empty for one in table.row(row)):
            continue
        if cell.col_span < table.n_cols:
            if record is not None:
                yield record
            record = _Record(row)
        elif record is not None and cell.row == row:
            record.said = (*record.said, *cell.items)
            record.across = record.across or cell
    if record is not None:
        yield record


def _without_label(said: Sequence[tuple[Item, ...]]) -> tuple[str, list[tuple[Item, ...]]]:
    """What every text begins with, as their heading ("Response: "), and the texts without that."""
    first = [items[0].text for items in said]
    keys = {comparable(_NUMBERS.sub(" ", text)) for text in first}
    if len(first) > 1 and len(keys) == 1 and all(len(items) > 1 for items in said):
        return first[0].strip(" :"), [items[1:] for items in said]
    labels = [_label(text) for text in first]
    heading = _common(labels)
    if not heading:
        return "", list(said)
    return heading, [
        (part_item(items[0], len(label) + 1, len(items[0].text)), *items[1:])
        if items[0].text[len(label) + 1 :].strip()
        else items[1:]
        for items, label in zip(said, labels, strict=True)
    ]


def _label(text: str) -> str:
    """What stands before a text's colon; before its second one where only then it asks for something:
    "How you will comply with Regulation 15: Staffing: We will recruit two nurses"."""
    colons = [match.start() for match in _COLON.finditer(_FIRST_SENTENCE.split(text, maxsplit=1)[0])]
    asking = (colon for colon in colons[1:] if asks(text[colon + 1 :]) and not asks(text[colons[0] + 1 :]))
    return text[: next(asking, colons[0])] if colons else ""


def _common(labels: Sequence[str]) -> str:
    """The words that labels begin with, all of them alike; empty where they are not."""
    words = [label.split() for label in labels]
    same = all(one[:1] == other[:1] and one for one, other in pairwise(words)) if len(words) > 1 else True
    short = all(0 < len(one) <= _LEAD_IN_WORDS for one in words)
    if not (same and short):
        return ""
    kept = [column[0] for column in zip(*words, strict=False) if len(set(column)) == 1]
    return " ".join(kept)
