"""Columns of ticks as in a chart ("Short term | Medium term | Long term"): a tick tells which one, and never
that something is completed."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.columns.drafts import DraftColumn
from extractors.plans.columns.tick_headings import is_term, state_of, without_terms
from lexicon.states import tells_state

# Nearly all of a column's cells are ticks; a row that names a group may reach into it.
_TICKS = 0.6
_TOLD_BY_A_TICK = frozenset((Column.STATUS, Column.RAG, Column.COMPLETED_DATE))
_TOLD_IN_WORDS = frozenset((*_TOLD_BY_A_TICK, Column.PROGRESS, Column.DUE, Column.START))


def settle_charts(drafts: Sequence[DraftColumn]) -> None:
    """Ticks that choose among columns say neither how far something has got nor a date by themselves."""
    for draft in charted(drafts):
        if _TOLD_IN_WORDS & {*draft.meanings}:
            draft.settle(None, f"{draft.why}, but its ticks choose among columns, as in a chart")


def charted(drafts: Sequence[DraftColumn]) -> list[DraftColumn]:
    """The columns of ticks that choose: those under a time, and any two whose headings name no state."""
    ticked = [draft for draft in drafts if draft.contents.marks >= _TICKS and not _asks_how_far(draft)]
    return [draft for draft in ticked if len(ticked) > 1 or _is_term(draft)]


def _asks_how_far(draft: DraftColumn) -> bool:
    """Whether a tick answers the heading: "Status", "Progress" over "Done", "Term 2 completed"."""
    if _is_term(draft):
        return False
    match = draft.match
    plainly = match is not None and match.is_whole and not match.dated  # "Status, term 2" is one of several.
    headed = match is not None and plainly and bool(_TOLD_BY_A_TICK & {*match.meanings})
    return headed or tells_state(state_of(draft.heading)) or tells_state(without_terms(draft.heading))


def _is_term(draft: DraftColumn) -> bool:
    return is_term(draft.heading) or is_term(draft.heading.split("\n")[-1])
