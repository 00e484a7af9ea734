"""A table's columns while their meanings are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.plan import Column
from extractors.plans.columns.contents import Contents
from extractors.plans.vocabulary import LabelMatch, Meaning

NOT_IN_SCHEMA = "; the tables have no column for it"
"""Behind the reason of a column to which no meaning fits, as long as nothing else gives it one."""


@dataclass(slots=True)
class DraftColumn:
    """A column while its meaning is settled.

    ``stands_in``: it has no meaning of its own, and stands where that column is blank. ``lent``: its meaning
    is the nearest to what its heading says.
    """

    index: int
    heading: str
    texts: Sequence[str]
    contents: Contents
    match: LabelMatch | None
    meanings: tuple[Meaning, ...]
    why: str
    inferred: bool = False
    weak: bool = False
    stands_in: Column | None = None
    lent: bool = False

    def settle(self, meaning: Column | None, why: str, *, inferred: bool = False) -> None:
        """Give it another meaning, and say why."""
        self.meanings = () if meaning is None else (meaning,)
        self.why = why if meaning is None else why.replace(NOT_IN_SCHEMA, "")
        self.inferred = inferred


def of(drafts: Sequence[DraftColumn], meaning: Meaning) -> list[DraftColumn]:
    """The columns that have a meaning, alone or with another."""
    return [draft for draft in drafts if meaning in draft.meanings]


def pairs(ref: DraftColumn, text: DraftColumn) -> list[tuple[str, str]]:
    """What stands side by side in two columns."""
    return list(zip(ref.texts, text.texts, strict=True))
