"""Tables in which each row is followed by one across them that says what is to be done about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layout import Cell, Item, Table, plain_item
from extractors.plans.matching import match_heading
from extractors.plans.shape.headers import Header, find_header
from extractors.plans.shape.reshaping import Reshaped
from extractors.runs import part_item
from lexicon.sentences import advises, asks
from lexicon.words import comparable

# So many rows of a body are followed by one across the table, and so much of what those say asks.
_FOLLOWED, _ASKING = 0.7, 0.5
# So much of a column's cells have a label in common.
_ALIKE = 0.6
# The words of a label that leads in to an answer.
_LEAD_IN_WORDS = 20
_NUMBERS = re.compile(r"[\d.]+|:.*$", re.DOTALL)
# "To be completed by: 31 March"
_LINE = re.compile(r"(?P<label>[A-Z][\w ]{1,38}?)\s?:\s+(?P<value>\S)")
_COLON = re.compile(":")
_FIRST_SENTENCE = re.compile(r"[.;?!]\s|\n")


def unfolded(table: Table) -> Reshaped | None:
    """A table in which rows across say what is to be done, with those in a column of their own; else None."""
    if table.n_cols < 2:
        return None
    header = find_header(table) or _header_without_answer(table)
    records = list(_records(table, header.body_start if header else 0))
    labels = Counter(comparable(_NUMBERS.sub(" ", record.said[0].text)) for record in records if record.said)
    if not labels:
        return None
    _part_groups(records, labels.most_common(1)[0][0])
    answered = [record for record in records if record.said]
    if len(answered) < _FOLLOWED * len(records) or (len(answered) < 2 and header is None):
        return None
    heading, said = _without_label([record.said for record in answered])
    if not _ask(said) and not (
        heading and _ask([table.at(one.row, table.n_cols - 1).items for one in answered])
    ):
        return None
    for record, items in zip(answered, said, strict=True):
        record.said = items
    texts = [*(header.texts if header else [""] * table.n_cols), heading]
    return _with_answers(table, texts, header.rows[-1] if header else 0, records)


def _with_answers(table: Table, texts: Sequence[str], top: int, records: Sequence[_Record]) -> Reshaped:
    """The table with answers in a column behind the others, and labelled lines in columns of their own."""
    fields = {
        col: labels
        for col in range(table.n_cols)
        if (labels := _labels_within([table.at(record.row, col).items for record in records]))
    }
    names = [label for labels in fields.values() for label in labels]
    width = len(texts) + len(names)
    cells = [
        Cell(0, col, items=(plain_item(text),) if text else ()) for col, text in enumerate((*texts, *names))
    ]
    rows = [top]
    for record in records:
        for head in record.groups:
            cells.append(replace(head, row=len(rows), col=0, col_span=width))
            rows.append(head.row)
        number = len(rows)
        values: dict[str, tuple[Item, ...]] = {}
        for col in range(table.n_cols):
            cell = table.at(record.row, col)
            rest, said = _part_lines(cell.items, fields.get(col, ()))
            values |= said
            cells.append(replace(cell, row=number, col=col, col_span=1, row_span=1, items=rest))
        boxes = record.across.boxes if record.across else ()
        cells.append(Cell(number, table.n_cols, items=record.said, boxes=boxes))
        cells += [
            Cell(number, len(texts) + place, items=values.get(name, ())) for place, name in enumerate(names)
        ]
        rows.append(record.row)
    upright = Table(len(rows), width, tuple(cells), table.boxes, table.sheet, table.nested)
    return Reshaped(upright, tuple(rows))


def _heading_cell(col: int, text: str) -> Cell:
    return Cell(0, col, items=(plain_item(text),) if text else ())


def _ask(texts: Sequence[tuple[Item, ...]]) -> bool:
    asking = sum(any(asks(item.text) or advises(item.text) for item in items) for items in texts)
    return asking >= _ASKING * len(texts)


def _header_without_answer(table: Table) -> Header | None:
    """The first row, where nothing across the table answers to it as to all others."""
    records = list(_records(table, 0))
    first = records[0] if records else None
    if first is None or first.said or not all(record.said for record in records[1:]):
        return None
    return Header((first.row,), tuple(table.at(first.row, col).text for col in range(table.n_cols)), None)


@dataclass(slots=True)
class _Record:
    """A row, what the row across the table below it says, and the rows across that head it."""

    row: int
    said: tuple[Item, ...] = ()
    across: Cell | None = None
    groups: tuple[Cell, ...] = ()


def _records(table: Table, start: int) -> Iterator[_Record]:
    """The rows of a body, each with the row across the table below it; further ones head the next."""
    record: _Record | None = None
    groups: list[Cell] = []
    for row in range(start, table.n_rows):
        cell = table.at(row, 0)
        if cell.row != row or all(one.is_empty for one in table.row(row)):
            continue
        if cell.col_span < table.n_cols:
            if record is not None:
                yield record
            record, groups = _Record(row, groups=tuple(groups)), []
        elif record is not None and record.across is None:
            record.said, record.across = cell.items, cell
        else:
            groups.append(cell)
    if record is not None:
        yield record


def _part_groups(records: Sequence[_Record], label: str) -> None:
    """Make of rows across that begin otherwise than most the heads of what follows them."""
    if not label:
        return
    for record, following in zip(records, (*records[1:], None), strict=True):
        own = comparable(_NUMBERS.sub(" ", record.said[0].text)) if record.said else ""
        if record.across is not None and own[: len(label)] != label and following is not None:
            following.groups = (record.across, *following.groups)
            record.said, record.across = (), None


def _labels_within(cells: Sequence[tuple[Item, ...]]) -> tuple[str, ...]:
    """The labels that begin a line in most of a column's cells ("To be completed by: 3 May"), one known."""
    counted = Counter(label for items in cells for label in _labels_of(items))
    usual = tuple(label for label, count in counted.items() if count >= _ALIKE * len(cells))
    known = any((match := match_heading(label)) is not None and match.is_whole for label in usual)
    return usual if known else ()


def _labels_of(items: Sequence[Item]) -> dict[str, None]:
    lines = (_LINE.match(item.text) for item in items)
    return {line["label"]: None for line in lines if line is not None}


def _part_lines(
    items: Sequence[Item], labels: Collection[str]
) -> tuple[tuple[Item, ...], dict[str, tuple[Item, ...]]]:
    """A cell's items without the lines that begin with a label, and the values of those."""
    rest: list[Item] = []
    values: dict[str, tuple[Item, ...]] = {}
    for item in items:
        line = _LINE.match(item.text)
        if line is None or line["label"] not in labels:
            rest.append(item)
        else:
            values[line["label"]] = (part_item(item, line.start("value"), len(item.text)),)
    return tuple(rest), values


def _without_label(said: Sequence[tuple[Item, ...]]) -> tuple[str, list[tuple[Item, ...]]]:
    """What every text begins with, as their heading ("Response: "), and the texts without that."""
    first = [items[0].text for items in said]
    keys = {comparable(_NUMBERS.sub(" ", text)) for text in first}
    if len(first) > 1 and len(keys) == 1 and all(len(items) > 1 for items in said):
        return _common([text.rstrip(" :") for text in first]), [items[1:] for items in said]
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
