"""A `PlanRow` and its document's context into an `Action` of the common schema.

`read_context` and `to_actions` are what the pipeline calls; `due`, `leads` and `status` judge a single
phrase. Everything is imported when it is first asked for: a command that judges dates loads no spaCy, and
one that judges nothing loads none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from normalise.actions import to_actions
    from normalise.context import Context, read_context
    from normalise.dates.due import DateContext, Due
    from normalise.parties.roster import Roster
    from normalise.progress.reading import StatusReading
    from normalise.records import Party

__all__ = [
    "Context",
    "DateContext",
    "Due",
    "Roster",
    "StatusReading",
    "due",
    "leads",
    "read_context",
    "status",
    "to_actions",
]

_HOMES = {
    "Context": "normalise.context",
    "DateContext": "normalise.dates.due",
    "Due": "normalise.dates.due",
    "Roster": "normalise.parties.roster",
    "StatusReading": "normalise.progress.reading",
    "read_context": "normalise.context",
    "to_actions": "normalise.actions",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def due(text: str, anchor: date | None = None, *, second_opinion: bool = False) -> Due:
    """What a deadline promises, for somebody with a phrase in hand; ``anchor`` is the plan's date.

    Without an anchor a month without a year stays without a date ("By December": a deadline, its EDTF
    ``XXXX-12``, flagged `due_year_missing`), and so does what is counted from it ("within 3 months").
    """
    from normalise.dates.due import DateContext
    from normalise.dates.read import read_due

    return read_due(text, DateContext(anchor), second_opinion=second_opinion)


def leads(text: str, roster: Roster | None = None) -> tuple[Party, ...]:
    """The parties that a lead cell names, in order; ``roster`` resolves initials to one document's people."""
    from normalise.parties.read import read_parties
    from normalise.parties.roster import EMPTY, resolved

    return tuple(resolved(party, roster or EMPTY).party for party in read_parties(text))


def status(text: str, *, fill: str | None = None) -> StatusReading:
    """How far an action has got by its status cell: the words, or else the colour (``fill`` as #RRGGBB)."""
    from normalise.progress.judge import read_status

    return read_status(text, fill=fill)
