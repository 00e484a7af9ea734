"""Whether a row that a page begins with is a row of its own, although the cell that would name it is empty.

A number or lead that stands for several rows is merged over them, and a merged cell that a page break cuts
leaves its rest empty. A row with a deadline or status of its own, or somebody else in charge, beside words of
its own is no rest of the row above.
"""

from __future__ import annotations

import re

from extractors.joining.tolerances import JOINING
from extractors.layout import Cell
from lexicon.actors import names_parties
from lexicon.states import is_state
from lexicon.timing import timing_spans

_OPEN_END = re.compile(r"(?:[,/&+(–—-]|\b(?:and|or|of|for|the|to|with|in|by|at))\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d|[a-z.\s/-]\d\d\b", re.IGNORECASE)


def is_own_row(last: tuple[Cell, ...], first: tuple[Cell, ...]) -> bool:
    """Whether the first row of a page says something new, and a value of its own beside it."""
    pairs = [(above, below) for above, below in zip(last, first, strict=True) if not below.is_empty]
    if not any(_says_something_new(above, below) for above, below in pairs):
        return False
    return any(_has_own_value(above.text.strip(), below.text.strip()) for above, below in pairs)


def _says_something_new(above: Cell, below: Cell) -> bool:
    """Whether a cell's words begin anew, where the cell above it could end."""
    said = below.items[0].text
    if len(below.text.split()) < JOINING.new_words or not said[:1].isupper() or _is_value(below.text):
        return False
    return not above.is_empty and not _OPEN_END.search(above.items[-1].text)


def _is_value(text: str) -> bool:
    return _is_date(text) or is_state(text) or names_parties(text)


def _has_own_value(above: str, below: str) -> bool:
    """Whether two cells hold a value each, and not the halves of one."""
    if not above or not below or _OPEN_END.search(above) or "\n" in above + below:
        return False
    if _is_date(above) and _is_date(below):
        return bool(_YEAR.search(above)) or not _YEAR.search(below)
    return (is_state(above) and is_state(below)) or (names_parties(above) and names_parties(below))


def _is_date(text: str) -> bool:
    """Whether a text is a date and little besides; a year by itself may be the rest of one."""
    words = text.split()
    spans = timing_spans(text)
    covered = sum(len(text[start:end].split()) for start, end in spans)
    return (
        bool(spans)
        and len(words) <= JOINING.longest_value
        and covered * 2 >= len(words)
        and not text.isdigit()
    )


def ends_on_date(text: str) -> bool:
    """Whether a text ends on a date that has its year: "Service Manager Oct 11"."""
    spans = timing_spans(text)
    return bool(spans) and spans[-1][1] >= len(text.rstrip()) and bool(_YEAR.search(text[spans[-1][0] :]))


def goes_on_merged(above: Cell, below: Cell, *, leading: bool) -> bool:
    """Whether an empty cell of such a row is the rest of the merged cell above the break.

    That is the case of the cells that name the row, and of who leads; a date or state is printed again.
    """
    return below.is_empty and above.col_span == below.col_span and (leading or names_parties(above.text))
