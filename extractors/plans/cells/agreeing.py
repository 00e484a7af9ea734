"""What a label that no list has says of an action: told by its words and its value, where these agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors.plan import Column
from extractors.plans.cells.recognisers import looks_like_timing
from lexicon.actors import names_parties
from lexicon.heading_model import read_heading
from lexicon.states import is_state

# So likely the words of an unknown label have said what it means; the value bears them out.
_LIKELY = 0.3
_HELD: Mapping[Column, Callable[[str], bool]] = {
    Column.LEAD: names_parties,
    Column.DUE: looks_like_timing,
    Column.STATUS: is_state,
}


def agreed_meaning(label: str, value: str) -> Column | None:
    """Who, when or how far: "To be complete" over a day, "Close-out: 30 September"."""
    name, likelihood = read_heading(label).best()
    column = next((one for one in _HELD if one.value == name), None)
    return column if column and likelihood >= _LIKELY and _HELD[column](value) else None
