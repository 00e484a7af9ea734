"""Records as frames of pandas, polars and Arrow, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from normalise.records import Action
from output.codec import to_row
from output.dictionary import ColumnSpec, Kind, Tabled, arrow_schema, columns_of
from output.rows import csv_header, csv_texts

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_FLAT_TYPES = {Kind.DATE: "datetime64[s]", Kind.INT: "Int64", Kind.FLOAT: "Float64", Kind.BOOL: "boolean"}


def to_pandas(records: Iterable[Tabled], *, flat: bool = False) -> pd.DataFrame:
    """A frame of actions, recommendations or documents, in the schema's columns and order.

    Dates are `datetime.date`, missing values None, lists and parties Python lists. ``flat`` gives the columns
    of the CSV file instead: dates as datetime64, numbers as Int64, and lists, parties and maps as texts, so
    that `to_sql`, `drop_duplicates`, `.dt` and comparisons with timestamps work. Without a record the frame
    has the columns of actions.
    """
    import pandas as pd

    rows, columns = _rows(records)
    if flat:
        return _flat(rows, columns)
    frame = [{name: _listed(value) for name, value in to_row(row).items()} for row in rows]
    return pd.DataFrame(frame, columns=[spec.name for spec in columns])


def to_arrow(records: Iterable[Tabled]) -> pa.Table:
    """An Arrow table of records, with the types of the Parquet files."""
    import pyarrow as pa

    rows, columns = _rows(records)
    return pa.Table.from_pylist([to_row(row) for row in rows], schema=arrow_schema(columns))


def to_polars(records: Iterable[Tabled], *, flat: bool = False) -> pl.DataFrame:
    """A polars frame of records, which needs ``councilplans[polars]``; ``flat`` as in `to_pandas`."""
    import polars as pl
    import pyarrow as pa

    if not flat:
        return pl.DataFrame(to_arrow(records))
    rows, columns = _rows(records)
    dates = {spec.name for spec in columns if spec.kind is Kind.DATE}
    table = pa.Table.from_pandas(_flat(rows, columns), preserve_index=False)
    return pl.DataFrame(table).with_columns(pl.col(name).cast(pl.Date) for name in dates)


def _rows(records: Iterable[Tabled]) -> tuple[Sequence[Tabled], tuple[ColumnSpec, ...]]:
    rows = list(records)
    return rows, columns_of(type(rows[0]) if rows else Action)


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _flat(records: Sequence[Tabled], columns: Sequence[ColumnSpec]) -> pd.DataFrame:
    import pandas as pd

    rows = [to_row(record) for record in records]
    kinds = {spec.name: spec.kind for spec in columns}
    series: dict[str, pd.Series] = {}
    for shown, (name, text) in zip(csv_header(columns), csv_texts(columns), strict=True):
        values = [row[name] for row in rows]
        kind = _FLAT_TYPES.get(kinds[name])
        if kind is None:
            values = [None if value is None else text(value) or None for value in values]
        series[shown] = pd.Series(values, dtype=kind or "object")
    return pd.DataFrame(series)
