"""From a deadline cell's text to its judgement: the door of this package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lexicon.remembering import remembered
from lexicon.words import JUDGED_LENGTH
from normalise.dates.due import DateContext, Due
from normalise.dates.judge import judge
from normalise.dates.printed_words import BOOKS_OF_PRINT, printed_in
from normalise.dates.rules_parts import PARTS, RELATIVE, STANDING_YEARS
from normalise.dates.rules_promises import PROMISES, Clause
from normalise.dates.rules_repeats import FREQUENCIES, YEARLY
from normalise.dates.words import status_among, with_provisos, with_year_left
from normalise.grammar import Node
from normalise.records import DueKind

_BOOKS_OF_MEANING = (STANDING_YEARS, PARTS, RELATIVE, FREQUENCIES, YEARLY, PROMISES)
BOOKS = (*BOOKS_OF_PRINT, *_BOOKS_OF_MEANING)
"""The cascade: each book builds on what those before it have made."""

_NO_CONTEXT = DateContext()
_NOTHING = Due()

# A phrase that the grammar leaves goes to dateparser where it holds a number and a month's name (or
# nearly), or two numbers with something between them.
_DATELIKE = re.compile(
    r"(?=.*\d).*(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d\s?[./-]\s?\d)",
    re.IGNORECASE | re.DOTALL,
)


@remembered(most=4096)
def parsed(text: str) -> tuple[Node, ...]:
    """The words of a cell with its times made clauses: all that does not depend on the document."""
    nodes: Sequence[Node] = printed_in(text)
    for book in _BOOKS_OF_MEANING:
        nodes = book.apply(nodes)
    return tuple(nodes)


def read_due(text: str, context: DateContext = _NO_CONTEXT, *, second_opinion: bool = False) -> Due:
    """What a deadline cell promises; an empty one promises nothing.

    With ``second_opinion`` dateparser reads the phrase as well, and a difference is flagged; a phrase that
    the grammar leaves goes to it in any case.
    """
    text = text[:JUDGED_LENGTH]
    return _judged(text, context, second_opinion) if text.strip() else _NOTHING


@remembered(most=2048)  # A plan has a few deadlines, each in many rows.
def _judged(text: str, context: DateContext, second_opinion: bool, /) -> Due:
    nodes = parsed(text)
    due = with_year_left(with_provisos(judge(nodes, context), nodes), nodes)
    due = replace(due, flags=tuple(dict.fromkeys(due.flags)), status_text=status_among(nodes, text))
    if due.kind is DueKind.UNRESOLVED and due.rule == "none" and _DATELIKE.match(text):
        from normalise.dates.second_opinion import rescued

        return rescued(due, text)
    if second_opinion and due.date is not None:
        from normalise.dates.second_opinion import compared

        return compared(due, text)
    return due


def read_start(text: str, context: DateContext = _NO_CONTEXT) -> Due:
    """What a cell of a start column says: a date in it is the start, whatever words stand around it."""
    due = read_due(text, context)
    if due.date is None or due.start is not None:
        return due if text.strip() else Due()
    return read_due(f"from {text}", context)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text something is said about time: for cells that hold people and dates together.

    A month or season by itself is none: among people, "June" and "Summer" are names.
    """
    for node in parsed(text):
        named = node.rules in (("month", "deadline"), ("season", "deadline"))
        bare = named and text[node.start : node.end].isalpha()
        if (isinstance(node.meaning, Clause) and not bare) or node.kind in ("IMMEDIATE", "ONGOING"):
            yield node.start, node.end
