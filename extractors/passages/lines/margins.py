"""Tables that only lay out a page: minutes in one column, and minutes with a margin that says who acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.layout import Cell, Item, Run, Table
from extractors.passages.clauses.parties import is_initials, is_party, names_somebody
from extractors.passages.clauses.subjects import about
from extractors.passages.lines.labels import action_label
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_clock
from lexicon.files import tables
from lexicon.words import comparable, word_count

# How many words a column's cells have where it holds the text of minutes and no figures or names.
_TEXT_WORDS = 8
# A table of labels and values names at least so many things.
_LABELS = 3
_LABEL = re.compile(r"^Actions?(?:\s+(?:by|for))?\s*:\s*(?=\S)", re.IGNORECASE)
# Without a heading a margin is the second of two columns, and names people at least so often.
_TEXT_AND_MARGIN, _NAMED = 2, 2
# A list in a table has so many items at least, each with its number.
_ITEMS = 2
_NUMBER = re.compile(
    r"\(?(?:[A-Z]{1,4}[.\s-]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]*|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[•▪–-]"
)
_LETTERS = re.compile(r"\b[A-Z]{2,4}\b")
# More different initials are a list of codes, and nobody's who met.
_PEOPLE = 100
_HEADINGS = frozenset(tables("passages")["texts"]["margins"])


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A line of such a table: its row, and what the margin says beside it."""

    item: Item
    row: int
    margin: str = ""


def heads_margin(text: str) -> bool:
    """Whether a line is the heading of such a margin, or has it at its end ("in the Senate Room Action")."""
    return comparable(text) in _HEADINGS or text.rstrip().endswith((" Action", " ACTION", " Action by"))


def letters_in(text: str) -> frozenset[str]:
    """The words in capitals of a text that may be somebody's initials."""
    return frozenset(_LETTERS.findall(text))


def unfold(
    table: Table, *, announced: bool = False, letters: frozenset[str] = frozenset()
) -> tuple[Unfolded, ...]:
    """The lines of a table that only lays out the page; none of any other.

    ``announced``: the margin's heading stands somewhere above, outside the table; ``letters``: the initials
    that the paper's other text has.
    """
    if table.n_cols == 1:
        return tuple(
            Unfolded(item, cell.row) for cell in table.cells for item in cell.items if item.text.strip()
        )
    if table.n_cols == 2 and _is_labelled(table):
        return tuple(_labelled_lines(table))
    margin = _margin(table)
    if margin is not None:
        return tuple(_beside_margin(table, margin, first=1))
    if (announced or _names_its_own(table, letters)) and _is_margin(table, table.n_cols - 1):
        return tuple(_beside_margin(table, table.n_cols - 1, first=0))
    if table.n_cols == _TEXT_AND_MARGIN and _is_numbered(table):
        return tuple(_numbered_lines(table))
    return tuple(_labelled(table))


def _is_numbered(table: Table) -> bool:
    """Whether a table is a list whose numbers stand apart from its text: "R1 | The Director should act"."""
    numbers = [cell for cell in table.cells if cell.col == 0 and cell.col_span == 1 and not cell.is_empty]
    texts = [cell for cell in table.cells if cell.col == 1 and not cell.is_empty]
    return (
        len(numbers) >= _ITEMS
        and all(_NUMBER.fullmatch(cell.text.strip()) for cell in numbers)
        and sum(word_count(cell.text) for cell in texts) >= _TEXT_WORDS * len(numbers)
    )


def _numbered_lines(table: Table) -> Iterator[Unfolded]:
    for row in range(table.n_rows):
        number = table.at(row, 0)
        marker = number.text.strip() if number.row == row and number.col_span == 1 else ""
        for cell in table.row(row):
            for item in cell.items if cell is not number or not marker else ():
                if item.text.strip():
                    yield Unfolded(replace(item, marker=marker, level=0) if marker else item, row)
                    marker = ""


def _columns(table: Table) -> list[list[Cell]]:
    """The cells that begin in each column and say something: gone through once, as a sheet has thousands."""
    columns: list[list[Cell]] = [[] for _ in range(table.n_cols)]
    for cell in table.cells:
        if not cell.is_empty:
            columns[cell.col].append(cell)
    return columns


def _is_labelled(table: Table) -> bool:
    """Whether a table's first column holds labels, who or when among them."""
    labels = [about(table.at(row, 0).text) for row in range(table.n_rows) if not table.at(row, 0).is_empty]
    known = [label for label in labels if label is not None]
    told = any(label in (Column.LEAD, Column.DUE, Column.ACCOUNTABLE) for label in known)
    return told and len(known) >= _LABELS and len(known) * 4 >= len(labels) * 3


def _labelled_lines(table: Table) -> Iterator[Unfolded]:
    """Its rows as lines: the label, a colon, the value."""
    for row in range(table.n_rows):
        label, value = table.at(row, 0), table.at(row, 1)
        first, *more = value.items or (Item(()),)
        runs = (Run(f"{label.text.strip().rstrip(':')}: "), *first.runs)
        yield Unfolded(Item(runs, boxes=label.boxes + value.boxes), row)
        yield from (Unfolded(replace(item, level=item.level or 0), row) for item in more if item.text.strip())


def _margin(table: Table) -> int | None:
    """Which column says who acts: headed so, and nothing in it but names or initials."""
    columns = _columns(table)
    for col in range(table.n_cols - 1, 0, -1):
        texts = [cell.text.strip() for cell in columns[col] if cell.col_span == 1]
        headed = bool(texts) and comparable(texts[0]) in _HEADINGS
        body = texts[1:] if headed else []
        if body and all(is_initials(text) or is_party(text) for text in body) and _holds_text(table, col):
            return col
    return None


def _is_margin(table: Table, col: int) -> bool:
    """Whether a column without a heading holds names alone, beside text."""
    texts = [_said(cell) for cell in table.cells if cell.col == col and not cell.is_empty]
    named = all(is_initials(text) or names_somebody(text) for text in texts)
    return bool(texts) and named and _holds_text(table, col)


def _names_its_own(table: Table, letters: frozenset[str]) -> bool:
    """Whether the initials in the second of two columns are of people whom the text beside them names, or
    the rest of the paper."""
    if table.n_cols != _TEXT_AND_MARGIN:
        return False
    cells = [cell for cell in table.cells if cell.col == 1 and not cell.is_empty]
    named = [_said(cell) for cell in cells]
    if cells and all(_LABEL.match(cell.text.strip()) for cell in cells):
        return True
    people = Counter(named)
    if not (len(named) >= _NAMED and len(people) <= _PEOPLE and all(map(is_initials, people))):
        return False
    text = " ".join(cell.text for cell in table.cells if cell.col == 0)
    words = letters | letters_in(text)
    known = (count for one, count in people.items() if words & {*_LETTERS.findall(one)})
    return sum(known) * 2 > len(named)


def _said(cell: Cell) -> str:
    """What stands in a margin, without the label before it."""
    return _LABEL.sub("", cell.text.strip())


def _holds_text(table: Table, margin: int) -> bool:
    """Whether minutes stand beside the margin, and not the items of an agenda."""
    texts = [cell.text for cell in table.cells if cell.col != margin and cell.row and not cell.is_empty]
    return any(word_count(text) >= _TEXT_WORDS for text in texts) and not any(map(looks_like_clock, texts))


def _beside_margin(table: Table, margin: int, *, first: int) -> Iterator[Unfolded]:
    for row in range(first, table.n_rows):
        cells = [
            cell for cell in table.row(row) if cell.row == row and cell.col != margin and not cell.is_empty
        ]
        said = table.at(row, margin)
        text = _said(said) if said.row == row and said.col == margin else ""
        items = [item for cell in cells for item in cell.items if item.text.strip()]
        for number, item in enumerate(items, 1):
            yield Unfolded(item, row, text if number == len(items) else "")


def _labelled(table: Table) -> Iterator[Unfolded]:
    """The text column of a table in which actions are labelled as they are in paragraphs."""
    for cells in _columns(table):
        if (
            cells
            and sum(word_count(cell.text) for cell in cells) >= _TEXT_WORDS * len(cells)
            and any(map(_holds_label, cells))
        ):
            yield from (
                Unfolded(item, cell.row) for cell in cells for item in cell.items if item.text.strip()
            )


def _holds_label(cell: Cell) -> bool:
    return any(
        (label := action_label(item.text.strip())) and label.rest(item.text.strip()) for item in cell.items
    )
