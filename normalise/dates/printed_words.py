"""The dates that a cell prints, before anything is made of them: for its deadline, and a paper's votes."""

from __future__ import annotations

from collections.abc import Sequence

from lexicon.remembering import remembered
from normalise.dates.lexer import words_of
from normalise.dates.rules_numeric import NUMERIC
from normalise.dates.rules_terms import CALENDAR
from normalise.grammar import Node

BOOKS_OF_PRINT = (NUMERIC, CALENDAR)


@remembered(most=4096)
def printed_in(text: str) -> tuple[Node, ...]:
    """The words of a cell, each date that stands in figures or by the calendar's words made one."""
    nodes: Sequence[Node] = words_of(text)
    for book in BOOKS_OF_PRINT:
        nodes = book.apply(nodes)
    return tuple(nodes)
