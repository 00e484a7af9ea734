"""Columns that say how much each action matters, and those that are only headed so."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.columns.drafts import DraftColumn, of
from lexicon.files import tables
from lexicon.words import comparable

# What a column holds is believed where this much of its cells says so; nearly all, where no heading does.
_BELIEVED, _SURELY = 0.6, 0.85
# What actions answer to is said in some words ("Planning decisions are slow"), not in one ("Police").
_ANSWERED = 3
_STATES = frozenset((Column.STATUS, Column.RAG))
# So many cells show that grades come again.
_FEWEST = 4
# Grades of a scale.
_GRADES = 5


def settle_priority(drafts: Sequence[DraftColumn]) -> None:
    """A column headed "Priority" that holds themes says what the actions are for, and not how urgent."""
    action = next((draft.index for draft in of(drafts, Column.ACTION)), 0)
    words = [{*comparable(draft.heading).split()} for draft in drafts]
    scored = any(own & {*tables("recognisers")["headings"]["of_risks"]} for own in words)
    for draft, own in zip(drafts, words, strict=True):
        rated = draft.contents.ratings >= _SURELY and not draft.meanings and "risk" in own
        weighed = not own.isdisjoint(tables("recognisers")["headings"]["of_weight"]) and _are_grades(draft)
        rated = rated or (weighed and not draft.meanings and bool(of(drafts, Column.ACTION)))
        if rated and not scored and not of(drafts, Column.PRIORITY):
            draft.settle(Column.PRIORITY, f"{draft.why}, but it rates each")
    _settle_unnamed_grades(drafts, scored=scored)
    for draft in drafts:
        # "Rating", beside another column of states, may be left without a meaning.
        unsaid = not draft.meanings and draft.match is not None and Column.STATUS in draft.match.meanings
        rated = draft.contents.ratings >= _SURELY and not draft.contents.states
        if rated and (unsaid or {*draft.meanings} & _STATES) and not of(drafts, Column.PRIORITY):
            draft.settle(Column.PRIORITY, f"{draft.why}, but it says how much it matters")
    for draft in of(drafts, Column.PRIORITY):
        if draft.index < action and draft.contents.words >= _ANSWERED and draft.contents.ratings < _BELIEVED:
            meaning = Column.SECTION if of(drafts, Column.RECOMMENDATION) else Column.RECOMMENDATION
            free = None if of(drafts, meaning) else meaning
            draft.settle(free, f"{draft.why}, but it holds what is to be reached")


def _settle_unnamed_grades(drafts: Sequence[DraftColumn], *, scored: bool) -> None:
    """Words of weight that come again, "Major", "Minor", "Observation", under a heading that nobody knows."""
    for draft in drafts:
        graded = draft.contents.ratings >= _SURELY and draft.contents.filled >= _FEWEST
        again = len({text.strip() for text in draft.texts if text.strip()}) < draft.contents.filled
        if draft.meanings or draft.match is not None or not (graded and again):
            continue
        if not scored and of(drafts, Column.ACTION) and not of(drafts, Column.PRIORITY):
            draft.settle(Column.PRIORITY, f"{draft.why}; its cells say how much each matters", inferred=True)


def _are_grades(draft: DraftColumn) -> bool:
    """Whether cells are a few figures or letters that come again: "1", "2", "3"."""
    said = [text.strip() for text in draft.texts if text.strip()]
    grades = {*said}
    return all(len(each) == 1 for each in grades) and 1 < len(grades) <= min(_GRADES, len(said) - 1)
