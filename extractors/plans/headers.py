"""Finds a table's heading rows: at its top, under a title row, over two lines, and again further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout import Cell, Table
from extractors.plan import Column
from extractors.plans.matching import match_heading
from extractors.plans.recognisers import looks_like_timing
from extractors.plans.vocabulary import LabelMatch, Role
from lexicon.words import comparable, word_count

# A heading stands near the top: under a title, a council's name, a line of explanation.
_DEEPEST = 8
# Longer than any heading seen ("How will you know that the action has made a difference to children?").
_LONGEST_HEADING = 16
# What names a single field is shorter.
_LONGEST_FIELD = 6
# Half of a heading row's words must be known headings; where the file itself calls it a header, one will do.
_KNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """A heading: its rows, what is printed over each column, and the title rows above it."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    title: str | None

    @property
    def body_start(self) -> int:
        """The first row under it."""
        return self.rows[-1] + 1

    def keys(self) -> tuple[str, ...]:
        """The headings as they are compared."""
        return tuple(comparable(text) for text in self.texts)


def find_header(table: Table) -> Header | None:
    """The heading at the top of a table; None where its rows are no headings that a plan would have."""
    for row in range(min(_DEEPEST, table.n_rows)):
        if is_heading_row(table.row(row)):
            rows = tuple(range(row, _last_row(table, row) + 1))
            texts = tuple(_column_text(table, rows, col) for col in range(table.n_cols))
            return Header(rows, texts, _title(table, row))
    return None


def is_heading_row(cells: tuple[Cell, ...]) -> bool:
    """Whether a row's cells are short, and enough of them headings that the vocabulary knows."""
    worded = [cell for cell in cells if not cell.is_empty]
    if len(worded) < 2 or any(word_count(cell.text) > _LONGEST_HEADING for cell in worded):
        return False
    if _says_who_does_what(worded):
        return True
    known = [cell for cell in worded if _known(cell.text)]
    dated = [cell for cell in worded if cell not in known and looks_like_timing(cell.text)]
    if dated:
        # "January", "Q1": the columns of a tracker or a time chart, beside the action's own heading.
        names_action = any(Column.ACTION in match.meanings for cell in known if (match := _known(cell.text)))
        return names_action and len(known) > 1 and len(known) / (len(worded) - len(dated)) >= _KNOWN
    if all(cell.header for cell in worded):
        return bool(known)
    return len(known) > 1 and len(known) / len(worded) >= _KNOWN


def _says_who_does_what(cells: Sequence[Cell]) -> bool:
    """Whether "Action" and "Lead" or "Deadline" stand there by themselves, whatever stands beside them."""
    exact = [match for cell in cells if (match := _known(cell.text)) and match.is_whole]
    meanings = {match.meanings[0] for match in exact if not match.weak}
    return Column.ACTION in meanings and bool(meanings & {Column.LEAD, Column.DUE})


def repeats(table: Table, row: int, header: Header) -> bool:
    """Whether a body row prints the heading again, as on a new page."""
    keys = [comparable(table.at(row, col).text) for col in range(table.n_cols)]
    return _agreeing(keys, header) == len(keys) or _wraps(keys, header)


def _wraps(keys: list[str], header: Header) -> bool:
    """Whether a row is one line of a heading of several."""
    worded = [(key, whole) for key, whole in zip(keys, header.keys(), strict=True) if key]
    return len(header.rows) > 1 and len(worded) > 1 and all(key in whole for key, whole in worded)


def replaces(table: Table, row: int, header: Header) -> bool:
    """Whether a body row is a new heading: most of the old one's words again, some changed, all known.

    A log goes over from "Action | Deadline" to "Actions completed | Deadline" in one table.
    """
    cells = table.row(row)
    keys = [comparable(table.at(row, col).text) for col in range(table.n_cols)]
    return is_heading_row(cells) and _agreeing(keys, header) * 2 >= len(keys)


def fields_of(cells: tuple[Cell, ...]) -> dict[int, Column]:
    """What a body row of headings names of the action above it, by column; nothing where it is no such row.

    A card prints "What we will do", and below it "Lead officer | Completion date" over their values.
    """
    worded = [cell for cell in cells if not cell.is_empty]
    if len(worded) < 2 or any(word_count(cell.text) > _LONGEST_FIELD for cell in worded):
        return {}
    matches = [_known(cell.text) for cell in worded]
    if not all(match and match.is_whole for match in matches):
        return {}
    named = {cell.col: match.meanings[0] for cell, match in zip(worded, matches, strict=True) if match}
    fields = {col: meaning for col, meaning in named.items() if isinstance(meaning, Column)}
    is_own = len(fields) == len(named) and Column.ACTION not in fields.values()
    return fields if is_own and {Column.LEAD, Column.DUE} & set(fields.values()) else {}


def _agreeing(keys: list[str], header: Header) -> int:
    return sum(key == known for key, known in zip(keys, header.keys(), strict=True))


def _known(text: str) -> LabelMatch | None:
    match = match_heading(text)
    return None if match is None or Role.DECOY in match.meanings else match


def _last_row(table: Table, row: int) -> int:
    """The last row of a heading that begins at ``row``."""
    last = row + max(cell.row_span for cell in table.row(row)) - 1
    while last + 1 < table.n_rows and _goes_on(table, row, last + 1):
        last += 1
    # A row is left for the body, unless the heading itself begins in the last one (a table cut short).
    return max(row, min(last, table.n_rows - 2))


def _goes_on(table: Table, first: int, row: int) -> bool:
    """Whether a row is a further line of the heading above it."""
    worded = [cell for cell in table.row(row) if not cell.is_empty]
    if not worded or any(word_count(cell.text) > _LONGEST_HEADING for cell in worded):
        return False
    if all(cell.header for cell in worded) and is_heading_row(table.row(row)):
        return True
    return _stands_under_groups(table, row, worded) or _completes_words(table, first, worded)


def _stands_under_groups(table: Table, row: int, worded: list[Cell]) -> bool:
    """ "Timescale" over "Start" and "Finish": every word of the row stands under a wider cell."""
    above = [table.at(row - 1, cell.col) for cell in worded]
    return all(
        wide.col_span > cell.col_span and not wide.is_empty and match_heading(cell.text)
        for wide, cell in zip(above, worded, strict=True)
    )


def _completes_words(table: Table, first: int, worded: list[Cell]) -> bool:
    """Whether words in small letters complete the heading above them: "Lead" over "officer"."""
    for cell in worded:
        whole = match_heading(f"{table.at(first, cell.col).text} {cell.text}")
        if not cell.text[0].islower() or whole is None or not whole.is_whole:
            return False
    return True


def _column_text(table: Table, rows: tuple[int, ...], col: int) -> str:
    """What is printed over a column; a group's name only where the line under it says nothing by itself."""
    pieces = [cell.text for cell in _distinct(table, rows, col) if not cell.is_empty]
    whole = " ".join(pieces)
    if len(pieces) > 1 and match_heading(pieces[-1]) and table.at(rows[0], col).col_span > 1:
        # "Monitoring" over "Who" names who monitors: the two together, where they are known together.
        together = match_heading(whole)
        return whole if together and together.is_whole else pieces[-1]
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
