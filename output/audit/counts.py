"""The counts that every figure of an audit comes from; they add up over documents."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeVar

_C = TypeVar("_C", bound="_Counts")


@dataclass(frozen=True, slots=True)
class _Counts:
    """Counts that can be added field by field."""

    def __add__(self: _C, other: _C) -> _C:
        totals = {each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)}
        return type(self)(**totals)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def f1_score(hits: int, extracted: int, wanted: int) -> float | None:
    """The harmonic mean of precision and recall; None where there was nothing to find and nothing found."""
    return _share(2 * hits, extracted + wanted)


@dataclass(frozen=True, slots=True)
class FieldCounts(_Counts):
    """One column, or all of them together.

    ``correct`` agrees with gold; ``wrong`` differs from it; ``invented`` stands where gold accepts an
    empty cell; ``missing`` is empty where gold has a value; ``lost`` went with a row that was not found.
    """

    correct: int = 0
    wrong: int = 0
    invented: int = 0
    missing: int = 0
    lost: int = 0

    @property
    def extracted(self) -> int:
        """The values that were extracted in rows that were found."""
        return self.correct + self.wrong + self.invented

    @property
    def support(self) -> int:
        """The values that gold wants."""
        return self.correct + self.wrong + self.missing + self.lost

    @property
    def precision(self) -> float | None:
        """The share of extracted values that are right."""
        return _share(self.correct, self.extracted)

    @property
    def recall(self) -> float | None:
        """The share of gold's values that were extracted right."""
        return _share(self.correct, self.support)

    @property
    def f1(self) -> float | None:
        """Precision and recall in one."""
        return f1_score(self.correct, self.extracted, self.support)


@dataclass(frozen=True, slots=True)
class RowCounts(_Counts):
    """The rows of a document.

    ``split`` counts gold rows that came out in pieces, ``merged`` extracted rows that hold several of
    gold's; ``missed`` and ``invented`` are what is neither found nor part of those. ``doubled`` are those
    invented rows that repeat a gold row which another row has found.
    """

    gold: int = 0
    extracted: int = 0
    found: int = 0
    missed: int = 0
    invented: int = 0
    doubled: int = 0
    split: int = 0
    merged: int = 0

    @property
    def precision(self) -> float | None:
        """The share of extracted rows that are gold's."""
        return _share(self.found, self.extracted)

    @property
    def recall(self) -> float | None:
        """The share of gold's rows that were found."""
        return _share(self.found, self.gold)

    @property
    def f1(self) -> float | None:
        """Precision and recall in one."""
        return f1_score(self.found, self.extracted, self.gold)


@dataclass(frozen=True, slots=True)
class PlanCounts(_Counts):
    """Whether documents were rightly taken to hold a plan.

    ``found`` and ``missed`` have a plan; ``invented`` and ``rightly_none`` are decoys. ``unreadable`` is
    the part of all of them that could not be read.
    """

    found: int = 0
    missed: int = 0
    invented: int = 0
    rightly_none: int = 0
    unreadable: int = 0

    @property
    def documents(self) -> int:
        """All documents."""
        return self.found + self.missed + self.invented + self.rightly_none

    @property
    def precision(self) -> float | None:
        """The share of documents with rows that have a plan."""
        return _share(self.found, self.found + self.invented)

    @property
    def recall(self) -> float | None:
        """The share of documents with a plan that gave rows."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """Precision and recall in one."""
        return f1_score(self.found, self.found + self.invented, self.found + self.missed)
