"""Any words in a deadline cell are judged: a kind, dates in order, every word where it stands.

The first byte of an input says whether the plan bears a date; the rest is the cell's text, in UTF-8.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dateutil.rrule import rrulestr

from normalise.dates.due import DateContext
from normalise.dates.read import parsed, read_due

_PLAN_DATE = date(2010, 9, 9)

_PHRASES = [
    "By end of March 2010",
    "w/c 4 October 2010, then each month",
    "Q3 2010/11 - Spring term 2012",
    "from 1st April 2009 until mid-Nov '11 (review annually)",
    "within 3 months of the last week in May",
    "31.02.2010 / 30/6/99; ongoing – COMPLETED",
]
SEEDS = [bytes([dated]) + phrase.encode() for phrase in _PHRASES for dated in (0, 1)]


def target(content: bytes) -> None:
    """Judge one cell."""
    text = content[1:].decode("utf-8", "replace")[:500]
    due = read_due(text, DateContext(_PLAN_DATE if content[:1] > b"\0" else None))
    assert (due.kind is None) == (not text.strip())
    assert not (due.start and due.date and due.start > due.date), due
    assert due.edtf or not (due.start or due.date), due
    if due.rrule is not None:
        rrulestr(due.rrule)
    nodes = parsed(text)
    assert all(0 <= node.start < node.end <= len(text) for node in nodes)
    assert all(left.end <= right.start for left, right in pairwise(nodes))
