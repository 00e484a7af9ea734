"""What is weighed of a table: a reason with its weight, and how far a column holds what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.plan import Column
from extractors.plans.columns.meanings import Columns

# A heading that says something else, or nothing, over names or dates: other tables have such columns too.
_BY_CONTENTS = 0.6


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a plan or against it, in log-odds, and the same in words."""

    weight: float
    said: str

    @property
    def in_words(self) -> str:
        """Both, as they stand among the reasons of a table."""
        return f"{self.said} ({self.weight:+.1f})"


_WEIGHED = re.compile(r"(?P<said>.+?) \((?P<weight>[+-]\d+\.\d)\)(?:; |$)")


def reasons_in(why: str) -> Iterator[Reason]:
    """The reasons of a table one by one; what is not weighed comes last, with a weight of 0."""
    for reason in _WEIGHED.finditer(why):
        yield Reason(float(reason["weight"]), reason["said"])
    if rest := _WEIGHED.sub("", why):
        yield Reason(0.0, rest)


def holds(columns: Columns, kind: str, *wanted: Column) -> Iterator[float]:
    """How far a column holds what it is called, at least half where it is empty or worded otherwise."""
    yield 0.0
    for column in wanted:
        reading = columns.find(column)
        if reading is None:
            continue
        held = columns.contents[reading.index]
        share = held.share(kind) if held.filled else 0.5
        if not reading.inferred:
            yield max(share, 0.5)
        else:
            yield share * (_BY_CONTENTS if reading.heading.strip() else 1.0)
