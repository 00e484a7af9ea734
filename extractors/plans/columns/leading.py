"""Who leads, where no heading says so: a column in which every cell names somebody."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.columns.drafts import DraftColumn, of
from lexicon.heading_model import is_no_column

_SURELY, _FEWEST, _NAME = 0.8, 3, 8
"""The share of the cells that name parties, their number at least, and the words of their names at most."""


def settle_leading(drafts: Sequence[DraftColumn]) -> None:
    """A column without a meaning whose cells are names of parties says who leads where no other does: "Risk
    management authority" over councils, boards and water companies."""
    if of(drafts, Column.LEAD) or of(drafts, Column.ACCOUNTABLE):
        return
    named = [one for one in drafts if not one.meanings and one.match is None and one.heading.strip()]
    for draft in named:
        told = draft.contents.filled >= max(_FEWEST, len(draft.texts) - 1)
        if is_no_column(draft.heading):
            continue  # "Audience", "Affected group"
        if told and draft.contents.parties >= _SURELY and draft.contents.words <= _NAME:
            draft.settle(Column.LEAD, f"{draft.why}; its cells name who acts", inferred=True)
            return


def settle_answering_leads(drafts: Sequence[DraftColumn]) -> None:
    """Whoever answers for an action leads it, where no other column says who does: "Director"."""
    answering = [draft for draft in drafts if draft.meanings == (Column.ACCOUNTABLE,)]
    if len(answering) == 1 and not of(drafts, Column.LEAD):
        why = f"{answering[0].why}; no other column says who leads"
        answering[0].settle(Column.LEAD, why, inferred=answering[0].inferred)
        answering[0].lent = True
