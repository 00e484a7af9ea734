"""Finds a table's heading rows: at its top, under a title row, over two lines, and again further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import eq

from extractors.layout import Cell, Table
from extractors.plan import Column
from extractors.plans.matching import match_heading
from extractors.plans.shape.heading_rows import (
    LONGEST_HEADING,
    OTHER,
    can_head,
    completes_groups,
    heads_alone,
    is_answer_line,
    is_form_line,
    is_heading_row,
    is_known,
    is_set_apart,
    known_heading,
    names_column,
    reads_as_headings,
    worded,
)
from lexicon.states import names_state
from lexicon.words import comparable, without_brackets, word_count

# A heading stands near the top: under a title, a council's name, a line of explanation.
_DEEPEST = 8
# What names a single field is shorter than a heading may be.
_LONGEST_FIELD = 6
# An unknown heading stands at the very top, or under a title.
_DEEPEST_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Header:
    """A heading: its rows, what is printed over each column, and the title rows above it.

    ``is_known`` is False where no word of it is known, and only its print sets it apart.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    title: str | None
    is_known: bool = True
    # The headings as they are compared: with every row below them.
    _keys: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_keys", tuple(map(comparable, self.texts)))

    @property
    def body_start(self) -> int:
        """The first row under it."""
        return self.rows[-1] + 1

    def is_printed_again(self, table: Table, row: int) -> bool:
        """Whether a body row prints the heading again, as on a new page, or a new one instead: most of the
        old one's words, some changed, all known.

        A log goes over from "Action | Deadline" to "Actions completed | Deadline" in one table.
        """
        if self._differs_from(table.slots(row)):
            return False
        keys = [comparable(cell.text) for cell in table.slots(row)]
        agreeing = sum(map(eq, keys, self._keys))
        if agreeing == len(keys) or self._wraps(keys):
            return True
        return agreeing * 2 >= len(keys) and is_heading_row(table.row(row))

    def _differs_from(self, cells: Sequence[Cell]) -> bool:
        """Whether most cells of a row say other words than the heading over them, as nearly every row's do:
        told by the shortest, which come again and again."""
        is_other = len(self.rows) == 1
        differing = 0
        said = zip((cell.text for cell in cells), self._keys, strict=True)
        for text, key in sorted(said, key=lambda pair: len(pair[0])):
            own = comparable(text)
            if own != key:
                differing += 1
                is_other = is_other or own not in key
                if is_other and differing * 2 > len(cells):
                    return True
        return False

    def _wraps(self, keys: list[str]) -> bool:
        """Whether a row is one line of a heading of several."""
        if len(self.rows) == 1:
            return False
        said = [(key, whole) for key, whole in zip(keys, self._keys, strict=True) if key]
        return len(said) > 1 and all(key in whole for key, whole in said)


def find_header(table: Table) -> Header | None:
    """The heading at the top of a table; None where its rows are no headings that a plan would have."""
    top = [row for row in range(min(_DEEPEST, table.n_rows)) if not _is_filled_in(table.row(row))]
    for row in top:
        if is_known(table.row(row)):
            return _header(table, row)
    said = [len(worded(table.row(row))) for row in top]
    for number, row in enumerate(top):
        # Above a heading stand titles; below a row of as many cells stands the body.
        if reads_as_headings(table.row(row)) and all(above < said[number] for above in said[:number]):
            return _header(table, row)
    for row in (row for row in top if row < min(_DEEPEST_UNKNOWN, table.n_rows - 1)):
        if is_set_apart(table, row) or heads_alone(table, row):
            return _header(table, row, known=False)
    return None


def _is_filled_in(cells: Sequence[Cell]) -> bool:
    return is_form_line(cells) or is_answer_line(cells)


def _header(table: Table, row: int, *, known: bool = True) -> Header:
    rows = tuple(range(_first_row(table, row), _last_row(table, row) + 1))
    texts = tuple(_column_text(table, rows, col) for col in range(table.n_cols))
    return Header(rows, texts, _title(table, rows[0]), known)


def fields_of(cells: tuple[Cell, ...]) -> dict[int, Column]:
    """What a body row of headings names of the action above it, by column; nothing where it is no such row.

    A card prints "What we will do", and below it "Lead officer | Completion date" over their values.
    """
    said = worded(cells)
    if len(said) < 2 or any(word_count(cell.text) > _LONGEST_FIELD for cell in said):
        return {}
    matches = [known_heading(cell.text) for cell in said]
    if not all(match and match.is_whole for match in matches):
        return {}
    named = {cell.col: match.meanings[0] for cell, match in zip(said, matches, strict=True) if match}
    fields = {col: meaning for col, meaning in named.items() if isinstance(meaning, Column)}
    is_own = len(fields) == len(named) and Column.ACTION not in fields.values()
    return fields if is_own and {Column.LEAD, Column.DUE} & set(fields.values()) else {}


def _last_row(table: Table, row: int) -> int:
    """The last row of a heading that begins at ``row``."""
    last = max(cell.row + cell.row_span for cell in table.row(row)) - 1
    while last + 1 < table.n_rows and _goes_on(table, row, last + 1):
        last += 1
    # A row is left for the body, unless the heading itself begins in the last one (a table cut short).
    return max(row, min(last, table.n_rows - 2))


def _first_row(table: Table, row: int) -> int:
    """The first row of a heading whose lower line was found: the line above heads what that leaves blank."""
    if row and is_answer_line(table.row(row - 1)):
        return row
    if row and completes_groups(table, row):
        return row - 1
    blank = [cell.col for cell in table.row(row) if cell.is_empty] if row else []
    heads = worded(table.at(row - 1, col) for col in blank)
    return row - 1 if heads and all(cell.col_span == 1 and can_head(cell.text) for cell in heads) else row


def _goes_on(table: Table, first: int, row: int) -> bool:
    """Whether a row is a further line of the heading above it."""
    said = worded(table.row(row))
    if not said or any(word_count(without_brackets(cell.text)) > LONGEST_HEADING for cell in said):
        return False
    if all(cell.header for cell in said) and is_heading_row(table.row(row)):
        return True
    return completes_groups(table, row) or _completes_words(table, first, said)


def _completes_words(table: Table, first: int, said: list[Cell]) -> bool:
    """Whether words in small letters complete the heading above them: "Lead" over "officer"."""
    for cell in said:
        whole = match_heading(f"{table.at(first, cell.col).text} {cell.text}")
        if not cell.text[0].islower() or whole is None or not whole.is_whole:
            return False
    return True


def _column_text(table: Table, rows: tuple[int, ...], col: int) -> str:
    """What is printed over a column; a group's name only where the line under it says nothing by itself."""
    pieces = [cell.text for cell in _distinct(table, rows, col) if not cell.is_empty]
    whole = " ".join(pieces)
    if len(pieces) > 1 and table.at(rows[0], col).col_span > 1:
        # "Monitoring" over "Who" names who monitors: the two together, where they are known together.
        together = match_heading(whole)
        if together and together.is_whole:
            return whole
        last = pieces[-1]
        if match_heading(last) or names_state(last):
            return last
        # "Name" says nothing that a plan has, and under "Responsibility" who is responsible.
        named = names_column(last)
        group = match_heading(pieces[0])
        return whole if named is None or (named == OTHER and group and group.is_whole) else last
    return whole


def _distinct(table: Table, rows: tuple[int, ...], col: int) -> Iterator[Cell]:
    before: Cell | None = None
    for row in rows:
        cell = table.at(row, col)
        if cell is not before:
            yield cell
        before = cell


def _title(table: Table, row: int) -> str | None:
    """What stands in the table above its heading: its title, printed as a row."""
    texts = [cell.text for above in range(row) for cell in table.row(above) if not cell.is_empty]
    return " ".join(dict.fromkeys(texts)) or None
