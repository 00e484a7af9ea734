"""Finds a table's heading rows: at its top, under a title row, over two lines, and again further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout import Cell, Table
from extractors.plan import Column
from extractors.plans.matching import match_heading
from extractors.plans.recognisers import looks_like_reference, looks_like_timing, share
from extractors.plans.vocabulary import LabelMatch, Role
from lexicon.heading_model import read_heading
from lexicon.sentences import asks
from lexicon.states import is_state
from lexicon.words import comparable, word_count

# "Lead: Ann Lee" says something itself.
_VALUED = re.compile(r":\s*\w")
# A heading stands near the top: under a title, a council's name, a line of explanation.
_DEEPEST = 8
# Longer than any heading seen ("How will you know that the action has made a difference to children?").
_LONGEST_HEADING = 16
# What names a single field is shorter.
_LONGEST_FIELD = 6
# An unknown heading stands at the very top, or under a title, and is short.
_DEEPEST_UNKNOWN, _LONGEST_UNKNOWN = 3, 9
# A heading's words make one meaning likelier than all others together; most of a row's cells read so. What
# other tables have too counts for less.
_LIKELY, _READ_AS_HEADINGS, _OF_NO_PLAN = 0.5, 0.65, 0.6
# A sentence of this many words that asks for something is no heading, unless its words are plainly one's.
_LONG_COMMAND, _CERTAIN = 6, 0.9
# Rows below a heading that say what their column holds, and how many of them.
_LOOKED_AT, _PLAINLY = 8, 0.7
# Half of a heading row's words must be known headings; where the file itself calls it a header, one will do.
_KNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """A heading: its rows, what is printed over each column, and the title rows above it.

    ``is_known`` is False where no word of it is known, and only its print sets it apart.
    """

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    title: str | None
    is_known: bool = True

    @property
    def body_start(self) -> int:
        """The first row under it."""
        return self.rows[-1] + 1

    def keys(self) -> tuple[str, ...]:
        """The headings as they are compared."""
        return tuple(comparable(text) for text in self.texts)


def find_header(table: Table) -> Header | None:
    """The heading at the top of a table; None where its rows are no headings that a plan would have."""
    top = range(min(_DEEPEST, table.n_rows))
    for reads in (_is_known, _reads_as_headings):
        for row in top:
            if reads(table.row(row)):
                rows = tuple(range(row, _last_row(table, row) + 1))
                texts = tuple(_column_text(table, rows, col) for col in range(table.n_cols))
                return Header(rows, texts, _title(table, row))
    for row in range(min(_DEEPEST_UNKNOWN, table.n_rows - 1)):
        if is_set_apart(table, row):
            return Header(
                (row,), tuple(table.at(row, col).text for col in range(table.n_cols)), _title(table, row)
            )
    return None


def is_heading_row(cells: tuple[Cell, ...]) -> bool:
    """Whether a row's cells are short, and enough of them headings, by the vocabulary or by their words."""
    return _is_known(cells) or _reads_as_headings(cells)


def _reads_as_headings(cells: tuple[Cell, ...]) -> bool:
    """Whether most of a row's cells are worded as headings of a plan's columns are, two at least."""
    worded = [cell for cell in cells if not cell.is_empty]
    if len(worded) < 2 or any(_cannot_head(cell.text) for cell in worded):
        return False
    meant: list[str] = []
    worth = 0.0
    for cell in worded:
        match = _known(cell.text)
        name, likelihood = read_heading(cell.text).best()
        if match is not None or (likelihood >= _LIKELY and read_heading(cell.text).known):
            of_no_plan = name == "other" and match is None
            worth += _OF_NO_PLAN if of_no_plan else 1.0
            meant += [] if of_no_plan else [name]
    return len(set(meant)) > 1 and worth >= _READ_AS_HEADINGS * len(worded)


def _cannot_head(text: str) -> bool:
    """Whether a text is too long for a heading, or says what none does: a date, a figure, a sentence."""
    if word_count(text) > _LONGEST_HEADING:
        return True
    if match_heading(text) is not None:
        return False
    if looks_like_reference(text) or text.rstrip().endswith((".", ";")) or _VALUED.search(text):
        return True
    if not any(letter.isalpha() for letter in text.replace("#", "n")):
        return True
    dated = looks_like_timing(text)
    if dated and any(letter.isdigit() for letter in text):
        return True
    likelihood = read_heading(text).best()[1]
    if asks(text) and word_count(text) >= _LONG_COMMAND:
        return likelihood < _CERTAIN
    return (dated or is_state(text) or asks(text)) and likelihood < _LIKELY


def is_set_apart(table: Table, row: int) -> bool:
    """Whether a row of unknown words is printed as a heading: marked so, in bold or painted, and the next
    not; or its cells are plainly of another kind than those below them."""
    worded = [cell for cell in table.row(row) if not cell.is_empty]
    if len(worded) < 2 or len(worded) * 2 < table.n_cols or any(_cannot_head(cell.text) for cell in worded):
        return False
    if any(word_count(cell.text) > _LONGEST_UNKNOWN for cell in worded):
        return False
    below = [cell for cell in table.row(row + 1) if not cell.is_empty]
    if all(cell.header for cell in worded) and not all(cell.header for cell in below):
        return True
    bold = all(item.bold for cell in worded for item in cell.items)
    if bold and not all(item.bold for cell in below for item in cell.items):
        return True
    painted = {cell.fill for cell in worded}
    if None not in painted and not painted & {cell.fill for cell in below}:
        return True
    return _differs_below(table, row)


def _differs_below(table: Table, row: int) -> bool:
    """Whether two columns hold dates, states, numbers or things to do, and their heading does not."""
    rows = range(row + 1, min(row + 1 + _LOOKED_AT, table.n_rows))
    differing = 0
    for col in range(table.n_cols):
        texts = [text for below in rows if (text := table.at(below, col).text).strip()]
        for test in (looks_like_timing, looks_like_reference, is_state, asks):
            if len(texts) > 1 and share(texts, test) >= _PLAINLY and not test(table.at(row, col).text):
                differing += 1
                break
    return differing > 1


def _is_known(cells: tuple[Cell, ...]) -> bool:
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
