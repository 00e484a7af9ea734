"""Rows of a plan that hold no action but head the rows below them: a section, or a recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from extractors.continuing import is_finished
from extractors.layout import Cell, Item, Table
from extractors.plan import Column
from extractors.plans.cells.items import is_remark
from extractors.plans.cells.recognisers import begins_like_action
from extractors.plans.cells.references import part_recommendation
from extractors.plans.columns.meanings import Columns
from extractors.plans.matching import match_heading
from extractors.plans.rows.records import in_mid_sentence
from extractors.plans.shape.headers import Header
from extractors.plans.shape.heading_rows import is_answer_line
from extractors.plans.vocabulary import Role, labels
from extractors.plans.vocabulary import columns as headings
from extractors.runs import part_item
from lexicon.sentences import advises
from lexicon.states import is_state
from lexicon.words import comparable, without_brackets, word_count

# A sum with its sign, its thousands and what it counts: "£14,000", "12k", "85%".
_FIGURE = re.compile(r"[^\w\n]*\d[\d,.\s]*(?:k|m|bn|%)?[^\w\n]*", re.IGNORECASE)
# A label that is left to be filled in has no more words.
_LABEL_WORDS = 4
# What a form says of itself where something is to be filled in: "[Name of lead]", "<date>".
_TO_FILL_IN = re.compile(r"\[[^\[\]]*[^\W\d_][^\[\]]*\]|<[^<>]*[^\W\d_][^<>]*>|…+|\.{3,}|_{2,}")
# A group's name is a title: short, and no sentence.
_TITLE_WORDS = 12
# What a paper counts, and its name: "Regulation 15: Staffing"; how it was judged is said shortly.
_NUMBERED = re.compile(r"[A-Z]\w+ \d{1,3}[a-z]?(?:\.\d{1,2})*\s?[:.–-]\s?\w")
_VERDICT_WORDS = 3
# Fewer words are a name, that a heading in small letters may follow.
_OPEN_WORDS = 4
# In a table of two columns a cell across both may be an action that needs no more room.
_FEW_COLUMNS = 2
# Headings with a row each are half of the rows.
_NEARLY_ALL = 2 / 3
# What may be said of an action in a row of its own below it.
_ATTRIBUTES = frozenset(
    (
        Column.LEAD,
        Column.DUE,
        Column.STATUS,
        Column.PROGRESS,
        Column.OUTCOME,
        Column.TARGET,
        Column.MONITORING,
        Column.RESOURCES,
        Column.REVIEW_DATE,
        Column.COMPLETED_DATE,
    )
)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The cell that names a group, whether it is a numbered recommendation, and who leads it."""

    cell: Cell
    text: str
    is_recommendation: bool
    lead: str | None = None


def find_group_rows(table: Table, rows: Iterable[int], columns: Columns) -> dict[int, GroupRow]:
    """The group rows of a body, by their row.

    A row is one where a single cell says something, and it spans the table, is painted or set apart in
    bold, or reads like a title and not like an action. The last row heads nothing, so it is none. Where
    nearly all rows say nothing beside their action, that alone makes no heading of one.
    """
    numbers = [row for row in rows if any(not cell.is_empty for cell in table.row(row))]
    alone = {row: cell for row in numbers if (cell := _only_cell(table, row)) is not None}
    usual = sum(cell.col_span == 1 for cell in alone.values()) > _NEARLY_ALL * len(numbers)
    found: dict[int, GroupRow] = {}
    for row, cell in alone.items():
        if row != numbers[-1] and _heads(table, row, cell, columns, usually_alone=usual):
            text = " ".join(item.text for item in cell.items)
            found[row] = GroupRow(cell, text, recommends(text))
    return found


def group_above(table: Table, header: Header) -> GroupRow | None:
    """What the rows above a table's heading say that it is about; None for the paper's own name.

    A row that only announces what follows ("Say what you will do:"), or says whether something was accepted,
    is passed over.
    """
    above = header.rows[0] - 1
    said = _said_in(table, above)
    while above > 0 and (is_answer_line(said) or (len(said) == 1 and said[0].text.rstrip().endswith(":"))):
        above -= 1
        said = _said_in(table, above) or said
    first, *others = said or (None,)
    if first is None or labels().names_paper(first.text):
        return None
    if not (is_title(first.text) or recommends(first.text)):
        return None
    leads = [lead for cell in others if (lead := _lead_named(cell.text))]
    if len(leads) < len(others) and not (_NUMBERED.match(first.text) and _are_verdicts(others)):
        return None
    return GroupRow(first, first.text, recommends(first.text), "\n".join(leads) or None)


def recommends(text: str) -> bool:
    """Whether a row is the recommendation that those below it answer: called so, or numbered and advising."""
    parted = part_recommendation(text)
    return parted.word is not None or (parted.ref is not None and advises(parted.rest))


def _said_in(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.row(row) if not cell.is_empty] if row >= 0 else []


def _are_verdicts(cells: Iterable[Cell]) -> bool:
    """Whether cells beside a numbered title say in a word or two how it was found: "Not compliant"."""
    return all(word_count(cell.text) <= _VERDICT_WORDS and not _FIGURE.fullmatch(cell.text) for cell in cells)


def _lead_named(text: str) -> str | None:
    """Who a cell beside a group's name says that leads it: "Lead: Ann Lee"."""
    label, _, named = text.partition(":")
    match = match_heading(label)
    return named.strip() or None if match and match.meanings[0] is Column.LEAD else None


def attribute_of(table: Table, row: int) -> tuple[Column, tuple[Item, ...]] | None:
    """What a row across the table says of the action above it: "Progress: two were held", and of what."""
    cell = _only_cell(table, row)
    if cell is None or cell.col_span < 2 or not cell.items:
        return None
    label, colon, rest = cell.items[0].text.partition(":")
    match = match_heading(label) if colon else None
    if match is None or not match.is_whole:
        return None
    meaning = headings().by_place.right if match.meanings[0] is Role.BY_PLACE else match.meanings[0]
    if meaning not in _ATTRIBUTES:
        return None
    value = part_item(cell.items[0], len(label) + 1, len(cell.items[0].text))
    return meaning, (value, *cell.items[1:]) if rest.strip() else cell.items[1:]


def is_note(table: Table, row: int) -> bool:
    """Whether a row says something across a table of several columns: a legend, or a remark below it."""
    cell = _only_cell(table, row)
    return cell is not None and cell.col_span == table.n_cols > _FEW_COLUMNS


def sums_up(table: Table, row: int) -> bool:
    """Whether a row only sums up what is above it: "Total" and figures, or an empty cell for them; "Total
    actions | 8" and "Completed | 3".
    """
    worded = _worded(table, row)
    figures = 0
    named: Cell | None = None
    for cell in worded:
        if _FIGURE.fullmatch(cell.text):
            figures += 1
        elif named is None:
            named = cell
        else:
            return False  # Nearly every row: what else it says need not be looked at.
    if named is None:
        return False
    label = comparable(without_brackets(named.text))
    counted = figures == 1 and (label.startswith("total ") or is_state(label))
    return counted or label in labels().sum_words


def is_to_be_filled_in(table: Table, row: int) -> bool:
    """Whether all that a row says is what is to be written there, as a form's does: "[Action] | [Name]"."""
    worded = _worded(table, row)
    first, second = next(worded, None), next(worded, None)
    if first is None:
        return False
    if second is None:
        # "Manager's signature:"
        return first.text.rstrip().endswith(":") and word_count(first.text) <= _LABEL_WORDS
    return all(_TO_FILL_IN.fullmatch(cell.text.strip()) for cell in chain((first, second), worded))


def _only_cell(table: Table, row: int) -> Cell | None:
    worded = _worded(table, row)
    only = next(worded, None)
    if only is None or next(worded, None) is not None:
        return None
    return only if only.row == row and only.row_span == 1 else None


def _worded(table: Table, row: int) -> Iterator[Cell]:
    """The cells of a row that say something, one after the other: of most rows two tell enough."""
    return (cell for cell in table.row(row) if not cell.is_empty)


def _heads(table: Table, row: int, cell: Cell, columns: Columns, *, usually_alone: bool) -> bool:
    if cell.col_span == table.n_cols > 1:
        return True
    if cell.col > 0 and not _is_marked(table, row, cell):
        return False
    reading = columns.readings[cell.col]
    if reading.means(Column.SECTION) or reading.means(Column.RECOMMENDATION):
        # Its own column carries it down; the row is the heading that the record finds by itself.
        return reading.means(Column.RECOMMENDATION) and _stands_over_others(table, row, cell)
    if part_recommendation(cell.text).word is not None:
        return True
    if not is_title(cell.text) or _goes_on(table, row, cell):
        return False
    return _is_marked(table, row, cell) or not (usually_alone or begins_like_action(cell.text))


def _stands_over_others(table: Table, row: int, cell: Cell) -> bool:
    """Whether a title set apart, or in capitals, heads rows that each say themselves what they answer to."""
    if not is_title(cell.text) or recommends(cell.text) or _only_cell(table, row + 1) is not None:
        return False
    below = table.at(row + 1, cell.col)
    if below.is_empty or below.row != row + 1:
        return False
    return _is_marked(table, row, cell) or (cell.text.isupper() and not below.text.isupper())


def _goes_on(table: Table, row: int, cell: Cell) -> bool:
    """Whether a text goes on, in small letters, with a sentence that is open in the cell above it."""
    above = table.at(row - 1, cell.col).items if row else ()
    return word_count(above[-1].text if above else "") >= _OPEN_WORDS and in_mid_sentence(above, cell.items)


def is_title(text: str) -> bool:
    """Whether a text reads like a group's name: short, and no sentence."""
    if is_remark(text):
        return False
    return word_count(text) <= _TITLE_WORDS and (not is_finished(text) or text.rstrip().endswith((":", ")")))


def _is_marked(table: Table, row: int, cell: Cell) -> bool:
    """Whether a cell is set apart from the rows around it: bold among plain ones, or the row painted."""
    bold = all(item.bold for item in cell.items)
    others = [
        other
        for near in (row - 1, row + 1)
        if 0 <= near < table.n_rows
        for other in table.row(near)
        if not other.is_empty
    ]
    plain_around = any(not item.bold for other in others for item in other.items)
    painted = cell.fill is not None and all(other.fill != cell.fill for other in others)
    return (bold and plain_around) or painted
