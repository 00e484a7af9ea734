"""Columns that say why something came about, beside what was found."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.columns.drafts import DraftColumn, of
from extractors.plans.vocabulary import Extent
from lexicon.files import tables
from lexicon.heading_model import is_no_column
from lexicon.words import comparable, word_count

# What was found is said in some words ("Register not signed"), and not in one ("Stores").
_FOUND = 3
# Where so much of a column says the like, that is what it holds.
_HALF = 0.5


def settle_causes(drafts: Sequence[DraftColumn]) -> None:
    """Where a finding stands beside its "Root cause", the actions answer to the finding.

    The cause is then kept under its own heading; alone it is all that there is to answer to.
    """
    action = next((draft.index for draft in of(drafts, Column.ACTION)), 0)
    before = [draft for draft in drafts if draft.index < action]
    causes = [draft for draft in before if says_why(draft)]
    if not causes:
        return
    if (found := _found(before, causes)) is None:
        return
    for draft in causes:
        if Column.RECOMMENDATION in draft.meanings or not draft.meanings:
            draft.settle(None, f"{draft.why}, but {found.heading!r} says what was found")
    if not of(drafts, Column.RECOMMENDATION):
        found.settle(Column.RECOMMENDATION, f"{found.why}; beside its cause", inferred=True)


def says_why(draft: DraftColumn) -> bool:
    """Whether a heading says that why something came about stands below it: "Root cause"."""
    causes = {*tables("recognisers")["headings"]["of_causes"]}
    return not causes.isdisjoint(comparable(draft.heading).split())


def _found(before: Sequence[DraftColumn], causes: Sequence[DraftColumn]) -> DraftColumn | None:
    """The column that says what was found: one that is the recommendation, or the nearest before the cause
    that says something and has no meaning yet."""
    others = [draft for draft in before if draft not in causes]
    for draft in others:
        if Column.RECOMMENDATION in draft.meanings:
            return draft
    free = [draft for draft in others if draft.index < causes[0].index and _may_be_found(draft)]
    return free[-1] if free else None


def _may_be_found(draft: DraftColumn) -> bool:
    known = draft.match is not None and draft.match.extent is not Extent.WITHIN
    said = [text for text in draft.texts if text.strip()]
    worded = sum(word_count(text) >= _FOUND for text in said) > _HALF * len(said)
    return not draft.meanings and not known and worded and not is_no_column(draft.heading)
