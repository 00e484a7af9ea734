"""Rows as a pandas frame, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from normalise.records import Action, DocumentRecord, Recommendation
from output.codec import to_row
from output.dictionary import ACTIONS, DOCUMENTS, RECOMMENDATIONS, ColumnSpec

if TYPE_CHECKING:
    import pandas as pd

_Record = TypeVar("_Record", Action, Recommendation, DocumentRecord)
_COLUMNS: dict[type, tuple[ColumnSpec, ...]] = {
    Action: ACTIONS,
    Recommendation: RECOMMENDATIONS,
    DocumentRecord: DOCUMENTS,
}


def to_pandas(records: Iterable[_Record]) -> pd.DataFrame:
    """A frame of actions, recommendations or documents, in the schema's columns and order.

    Dates are `datetime.date`, missing values None, lists and parties Python lists; without a record
    the frame has the columns of actions.
    """
    import pandas as pd

    rows: Sequence[_Record] = list(records)
    columns = _COLUMNS[type(rows[0])] if rows else ACTIONS
    return pd.DataFrame([to_row(row) for row in rows], columns=[spec.name for spec in columns])
