"""How far a figure might move with other documents of the same kind: the bootstrap over plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from output.audit.counts import FieldCounts, RowCounts
from output.audit.score import DocumentScore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts: TypeAlias = NDArray[np.int64]

# Two thousand draws settle the ends of a 95 % interval to about half a hundredth; the seed is there to
# give the same report for the same rows.
_DRAWS = 2000
_SEED = 20090401
_ENDS = (2.5, 97.5)

# Of fewer plans there are too few ways to draw them: two that are read alike gave a range without width.
_LEAST_PLANS = 5


class Interval(NamedTuple):
    """The middle 95 % of a figure over the draws."""

    low: float
    high: float


def intervals(documents: Sequence[DocumentScore]) -> dict[str, Interval]:
    """The interval of each figure's F1: ``rows``, ``fields`` and every column.

    What is drawn is the plan with all the formats that it was read from, since one plan in three formats
    is not three plans. A figure that fewer than five plans have a say in has no interval, nor has one
    without a miss: plans drawn anew from faultless ones are faultless, which says nothing of others.
    """
    import numpy as np

    plans = sorted({document.gold for document in documents})
    if len(plans) < _LEAST_PLANS:
        return {}
    draws = np.random.default_rng(_SEED).multinomial(
        len(plans), np.full(len(plans), 1 / len(plans)), size=_DRAWS
    )
    tables = {name: _table(plans, documents, name) for name in _names(documents)}
    return {name: _interval(draws @ table) for name, table in tables.items() if _tells(table)}


def _tells(table: Counts) -> bool:
    hits, extracted, wanted = table.sum(axis=0)
    return bool(_measured(table).sum() >= _LEAST_PLANS and 2 * hits < extracted + wanted)


def _names(documents: Sequence[DocumentScore]) -> list[str]:
    columns = dict.fromkeys(column for document in documents for column in document.fields)
    return ["rows", "fields", *columns]


def _table(plans: Sequence[str], documents: Sequence[DocumentScore], name: str) -> Counts:
    """Hits, extracted and wanted of each plan."""
    import numpy as np

    table = np.zeros((len(plans), 3), dtype=np.int64)
    row_of = {plan: row for row, plan in enumerate(plans)}
    for document in documents:
        table[row_of[document.gold]] += _hits(document, name)
    return table


def _hits(document: DocumentScore, name: str) -> tuple[int, int, int]:
    if name == "rows":
        rows: RowCounts = document.rows
        return rows.found, rows.extracted, rows.gold
    counts = document.all_fields if name == "fields" else document.fields.get(name, FieldCounts())
    return counts.correct, counts.extracted, counts.support


def _measured(table: Counts) -> NDArray[np.bool_]:
    """The rows with anything extracted or wanted: the others have no F1."""
    measured: NDArray[np.bool_] = (table[:, 1] + table[:, 2]) > 0
    return measured


def _interval(sums: Counts) -> Interval:
    import numpy as np

    hits, extracted, wanted = sums[_measured(sums)].T
    low, high = np.percentile(2 * hits / (extracted + wanted), _ENDS)
    return Interval(float(low), float(high))
