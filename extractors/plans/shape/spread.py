"""Tables that spread their actions over columns of times ("Q1 | Q2 | Q3"), of who is to act ("The council
will | The police will"), of states ("To do | Doing | Done") or of priorities."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Cell, Table, plain_item
from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_parties, looks_like_timing, share
from extractors.plans.matching import match_heading
from extractors.plans.shape.headers import Header, find_header
from extractors.plans.shape.reshaping import Reshaped
from lexicon.sentences import asks
from lexicon.states import tells_state
from lexicon.words import word_count

# Two columns side by side; one that is headed by a day is a report of it.
_LEAST_COLUMNS = 2
# So many cells in them, with so many words and so much asking among them.
_LEAST_ACTIONS, _ACTION_WORDS, _ASKING = 3, 2, 0.6
# "Nora will" asks itself of the cells below: "Price ten lockers".
_ASKING_UNDER_WILL = 0.4
# A column of which so much says when.
_DATED = 0.6
# A plan's own times: "Year 2", "Weeks 1-3".
_COUNTED = re.compile(
    r"(?:year|month|week|phase|stage|term)s?\s?\d{1,2}(?:\s?(?:[-–]|to)\s?\d{1,2})?", re.IGNORECASE
)
# "The council will", "Council actions".
_WILL = re.compile(r"\s+(?:will(?: now)?|to|shall|must|should|is to|are to)\s*[:.…]*$", re.IGNORECASE)
_TASKS = re.compile(r"(?<=\w)(?:['’]s?)?\s+(?:actions?|tasks?)\s*:?$", re.IGNORECASE)
_RANKED = re.compile(
    r"(?:very |most )?(?:high|medium|low|urgent|essential|important|desirable|must|should|could|top|other)"
    r"(?:[ -](?:do|priority|priorities|actions?))?",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    ("i", "we", "you", "they", "it", "this", "that", "what", "how", "who", "when", "where", "why")
)
_LEAD, _STATUS, _PRIORITY = "Lead", "Status", "Priority"
# Titles stand above the row that names them.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """What columns of a kind are headed by, and what that is called over a column of its own."""

    names: Callable[[str], bool]
    heading: str


def _names_time(text: str) -> bool:
    return looks_like_timing(text) or bool(_COUNTED.match(text.strip()))


def _names_actor(text: str) -> bool:
    """Whether a heading says who is to act: a bare name may be a place ("Library") or a role with duties."""
    if _WILL.search(text):
        return True
    return bool(_TASKS.search(text)) and looks_like_parties(_TASKS.sub("", text))


def _actor(text: str) -> str:
    return " ".join(_TASKS.sub("", _WILL.sub("", text)).split())


def _names_party(text: str) -> bool:
    """Whether it is a party that will: "The council", or a given name, and not "What we" or "You"."""
    name = _actor(text)
    return looks_like_parties(name) or (name.isalpha() and name.istitle() and name.casefold() not in _NOBODY)


def _ranks(text: str) -> bool:
    return bool(_RANKED.fullmatch(text.strip()))


_KINDS = (
    _Kind(_names_time, "When"),
    _Kind(_names_actor, _LEAD),
    _Kind(tells_state, _STATUS),
    _Kind(_ranks, _PRIORITY),
)


def gathered(table: Table) -> Reshaped | None:
    """A table that spreads its actions over columns, with a row for each of them; else None."""
    header = find_header(table)
    for kind in _KINDS:
        headed = header if header and _run_of(header, kind) else _top(table, kind) if header is None else None
        run = _run_of(headed, kind) if headed else range(0)
        if headed and run and _may_gather(table, headed, run, kind):
            return _gather(table, headed, run, kind)
    return None


def is_spread_by_rank(shaped: Reshaped) -> bool:
    """Whether what was gathered stood under states or priorities, and not under times or who acts."""
    return shaped.table.at(0, shaped.table.n_cols - 1).text in (_STATUS, _PRIORITY)


def _run_of(header: Header, kind: _Kind) -> range:
    """The columns of a kind, where they stand side by side; none where others stand among them."""
    named = [col for col, text in enumerate(header.texts) if text.strip() and kind.names(text)]
    run = range(named[0], named[-1] + 1) if named else range(0)
    if kind.heading == _LEAD and not any(_names_party(header.texts[col]) for col in run):
        return range(0)  # "What we will", "How we will"
    return run if _LEAST_COLUMNS <= len(named) == len(run) else range(0)


def _top(table: Table, kind: _Kind) -> Header | None:
    """The row that heads such columns in a table under headings that nobody knows."""
    for row in range(min(_DEEPEST, table.n_rows - 1)):
        header = Header((row,), tuple(table.at(row, col).text for col in range(table.n_cols)), None)
        if _run_of(header, kind):
            return header
    return None


def _may_gather(table: Table, header: Header, run: range, kind: _Kind) -> bool:
    """Whether the cells of such columns ask, and no other column does.

    What somebody always does has no times beside it; states alone may fill a table.
    """
    others = [col for col in range(table.n_cols) if col not in run]
    if not others and kind.heading != _STATUS:
        return False
    least = _ASKING_UNDER_WILL if kind.heading == _LEAD else _ASKING
    if _speak_of_actions(table, header, others) or not _ask(_cells(table, header, run), least):
        return False
    if kind.heading == _LEAD:
        bodies = ([cell.text for cell in _cells(table, header, range(col, col + 1))] for col in others)
        return any(share(body, looks_like_timing) >= _DATED for body in bodies)
    return True


def _speak_of_actions(table: Table, header: Header, others: Sequence[int]) -> bool:
    """Whether another column says what is to be done: what stands under the times then tells how it went."""
    matches = (match_heading(header.texts[col]) for col in others)
    if any(match is not None and Column.ACTION in match.meanings and not match.weak for match in matches):
        return True
    return any(_ask(_cells(table, header, range(col, col + 1))) for col in others)


def _cells(table: Table, header: Header, run: range) -> list[Cell]:
    """The cells of columns that say something, below the heading."""
    said = (cell for cell in table.cells if cell.row >= header.body_start and cell.col in run)
    return [cell for cell in said if not cell.is_empty and cell.col_span < table.n_cols]


def _ask(said: Sequence[Cell], least: float = _ASKING) -> bool:
    asking = sum(any(asks(item.text) for item in cell.items) for cell in said)
    wordy = all(word_count(cell.text) >= _ACTION_WORDS for cell in said)
    return len(said) >= _LEAST_ACTIONS and wordy and asking >= least * len(said)


def _gather(table: Table, header: Header, run: range, kind: _Kind) -> Reshaped:
    """The table with a row for each cell of the run, its heading behind it, and the other columns beside."""
    others = [col for col in range(table.n_cols) if col not in run]
    texts = [*(header.texts[col] for col in others), "", kind.heading]
    cells = [Cell(0, col, items=(plain_item(text),) if text else ()) for col, text in enumerate(texts)]
    rows = [header.rows[-1]]
    for row in range(header.body_start, table.n_rows):
        first = table.at(row, 0)
        if first.col_span == table.n_cols:
            cells.append(replace(first, row=len(rows), col=0, col_span=len(texts), row_span=1))
            rows.append(row)
            continue
        for cell in _begun_in(table, row, run) or [Cell(row, run[0])]:
            beside = [replace(table.at(row, col), col_span=1, row_span=1) for col in others]
            said = [replace(cell, col_span=1, row_span=1), _heading_over(header.texts, cell, kind)]
            cells += [replace(one, row=len(rows), col=col) for col, one in enumerate([*beside, *said])]
            rows.append(row)
    upright = Table(len(rows), len(texts), tuple(cells), table.boxes, table.sheet, table.nested)
    return Reshaped(upright, tuple(rows))


def _begun_in(table: Table, row: int, run: range) -> list[Cell]:
    """The cells of the run that begin in a row and say something."""
    return [cell for cell in table.row(row) if cell.col in run and cell.row == row and not cell.is_empty]


def _heading_over(texts: Sequence[str], cell: Cell, kind: _Kind) -> Cell:
    """The cell of what an action stands under; of the first and the last, where it stands under several."""
    if cell.is_empty:
        return Cell(0, 0)
    under = (texts[cell.col], texts[cell.col + cell.col_span - 1])
    said = dict.fromkeys(_actor(text) if kind.heading == _LEAD else " ".join(text.split()) for text in under)
    return Cell(0, 0, items=(plain_item(" – ".join(said)),))
