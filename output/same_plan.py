"""Which documents of a run hold the same plan: one council's plan as Word, as PDF and as text counts once.

Told by content alone: every line of every cell, by its letters and digits. In one format, all lines must be
the same; across formats, whose readers part and join lines in their
own ways, nine lines in ten are enough, unless the two bear different dates: a plan that is printed again
next quarter is another version and not the same plan.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from output.dictionary import ACTIONS, ColumnSpec

if TYPE_CHECKING:
    import pyarrow as pa

_LIKE_ACROSS_FORMATS = 0.9
"""The share of lines that two formats of one plan have in common at least: 0.95 and more on the papers that
we have in several formats, 0.81 between a log and the next one."""

_SKETCH = 12
"""A plan is looked up by so many of its actions: two plans that share nine lines in ten share one of these
but for one pair in 10¹²."""

_LETTERS = 20
"""An action of fewer letters ("Ongoing", "See above") stands in many plans, and none is looked up by it."""

_MOST_SHARING = 50
"""An action that more plans have in common is a form's wording, and no plan is looked up by it."""

# What a paper says of an action; its places and names differ from file to file.
_SAID = frozenset({"action", "lead_raw", "accountable_raw", "due_raw", "status_raw", "progress", "outcome"})
_SAID_TOO = frozenset({"target", "monitoring", "monitored_by", "resources", "priority", "review_date_raw"})
_COLUMNS: tuple[ColumnSpec, ...] = tuple(spec for spec in ACTIONS if spec.name in _SAID | _SAID_TOO)

_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A document as far as its plan may be another's too."""

    document_id: str
    format: str | None
    plan_date: date | None


def same_plans(files: Sequence[PlanFile], actions: Path) -> dict[str, str]:
    """For each document whose plan stood in an earlier one of ``files``, that one's id.

    ``actions`` is the run's Parquet file. It is read twice, a document at a time: once for a sketch of each
    plan, and once for all lines of those whose sketches meet.
    """
    known = {file.document_id: file for file in files}
    order = {file.document_id: position for position, file in enumerate(files)}
    first: dict[str, str] = {}
    whole: dict[tuple[int, str | None, date | None], str] = {}
    buckets: dict[int, list[str]] = {}
    for plan in _plans(actions, known):
        file = known[plan.document_id]
        original = whole.setdefault((plan.digest, file.format, file.plan_date), plan.document_id)
        if original != plan.document_id:
            first[plan.document_id] = original
            continue
        for line in plan.sketch:
            buckets.setdefault(line, []).append(plan.document_id)
    pairs = {
        pair
        for sharing in buckets.values()
        if len(sharing) <= _MOST_SHARING
        for pair in combinations(sharing, 2)
    }
    wanted = {document_id for pair in pairs for document_id in pair}
    lines = {plan.document_id: plan.lines for plan in _plans(actions, wanted)} if wanted else {}
    for one, other in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        if other not in first and _is_same(known[one], known[other]) and _is_like(lines[one], lines[other]):
            first[other] = first.get(one, one)
    return {document_id: first.get(original, original) for document_id, original in first.items()}


def _is_same(one: PlanFile, other: PlanFile) -> bool:
    """Whether two files can hold one plan: in two formats, and not of two dates."""
    dated = one.plan_date and other.plan_date
    return one.format != other.format and not (dated and one.plan_date != other.plan_date)


def _is_like(lines: frozenset[int], others: frozenset[int]) -> bool:
    return len(lines & others) >= _LIKE_ACROSS_FORMATS * len(lines | others)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a document says: every line as a number, the same on every machine, and the long actions."""

    document_id: str
    lines: frozenset[int]
    actions: frozenset[int]

    @property
    def digest(self) -> int:
        """One number for all lines."""
        return _number(" ".join(map(str, sorted(self.lines))))

    @property
    def sketch(self) -> list[int]:
        """The actions by which it is looked up: those with the least numbers, which like plans share."""
        return sorted(self.actions)[:_SKETCH]


def _plans(actions: Path, wanted: Iterable[str]) -> Iterator[_Plan]:
    wanted = frozenset(wanted)
    for document_id, rows in groupby(_rows(actions), key=lambda row: row["document_id"]):
        if document_id in wanted:
            lines: set[int] = set()
            told: set[int] = set()
            for row in rows:
                lines.update(_number(letters) for letters in _lines_of(row))
                letters = _letters(row["action"])
                if len(letters) >= _LETTERS:
                    told.add(_number(letters))
            yield _Plan(document_id, frozenset(lines), frozenset(told))


def _rows(actions: Path) -> Iterator[Mapping[str, str]]:
    from pyarrow import parquet

    with parquet.ParquetFile(actions) as file:
        names = ["document_id", *(spec.name for spec in _COLUMNS), "other"]
        for batch in file.iter_batches(2_000, columns=names):
            yield from _with_other(batch)


def _with_other(batch: pa.RecordBatch) -> Iterator[Mapping[str, str]]:
    for row in batch.to_pylist():
        other = row.pop("other") or []
        yield row | {f"other {header}": text for header, text in other}


def _lines_of(row: Mapping[str, str | None]) -> Iterator[str]:
    for name, text in row.items():
        if text and name != "document_id":
            yield from filter(None, map(_letters, text.split("\n")))


def _letters(text: str) -> str:
    return _NOT_LETTER_OR_DIGIT.sub("", text.casefold())


@lru_cache(maxsize=65_536)
def _number(letters: str) -> int:
    return int.from_bytes(hashlib.blake2b(letters.encode("utf-8", "replace"), digest_size=8).digest())
