"""Two columns that ask, side by side: what somebody else asks for, and what will be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.plan import Column
from extractors.plans.columns.drafts import DraftColumn
from extractors.plans.vocabulary import Role
from lexicon.files import tables
from lexicon.words import comparable

# What a column holds is believed where this much of its cells says so.
_BELIEVED = 0.6
# What the two may have been taken for, where their cells read so.
_MAY_BE = (
    *((), (Column.ACTION,), (Column.RECOMMENDATION,), (Role.ISSUE,)),
    *((Column.PROGRESS,), (Column.OUTCOME,), (Column.MONITORING,)),
)


def settle_asked_and_agreed(drafts: Sequence[DraftColumn]) -> None:
    """Of "Recommended measure" and "Agreed measure" the second is the action, and answers to the first."""
    asked = next((draft for draft in drafts if _is_headed(draft, "asked", but_not="answered")), None)
    answer = next((draft for draft in drafts if _is_headed(draft, "answered", but_not="asked")), None)
    if asked is None or answer is None or not any(Column.ACTION in one.meanings for one in (asked, answer)):
        return
    for draft in drafts:
        if draft.meanings == (Column.RECOMMENDATION,) and draft is not asked:
            draft.meanings = (Role.ISSUE,)
    if Column.ACTION not in answer.meanings:
        answer.settle(Column.ACTION, f"{answer.why}; it says what was agreed to be done")
    if Column.RECOMMENDATION not in asked.meanings:
        asked.settle(Column.RECOMMENDATION, f"{asked.why}, but {answer.heading!r} answers to it")


def _is_headed(draft: DraftColumn, kind: str, *, but_not: str) -> bool:
    asks = max(draft.contents.asking, draft.contents.advising) >= _BELIEVED
    free = draft.meanings in _MAY_BE
    return asks and free and _has_word(draft, kind) and not _has_word(draft, but_not)


def _has_word(draft: DraftColumn, kind: str) -> bool:
    words = tables("recognisers")["headings"][kind]
    return not set(words).isdisjoint(comparable(draft.heading).split())
