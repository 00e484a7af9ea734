"""The nested columns of some thousand actions as flat tables, one row a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from ingest.codes import Flag
from output.arrays import arrow_array
from output.dictionary import PARTY_FIELDS

PARTY_COLUMNS = ("leads", "accountable")

Printed: TypeAlias = tuple[str | None, ...]
"""All that is printed of a party, in the order of its fields."""


def printed_parties(actions: pa.RecordBatch, column: str) -> Iterator[tuple[int, Printed]]:
    """Every party of a column with the row it stands in, in order."""

    lists = actions[column]
    members = lists.flatten()
    fields = (members.field(spec.name).to_pylist() for spec in PARTY_FIELDS)
    rows = pc.list_parent_indices(lists).to_pylist()
    return zip(rows, zip(*fields, strict=True), strict=True)


def party_table(actions: pa.RecordBatch, column: str, party_ids: Sequence[str]) -> pa.Table:
    """A row a party of the column: what is printed of it, its place in its cell, and its id."""

    rows = pc.list_parent_indices(actions[column])
    members = actions[column].flatten()
    columns = {
        "action_id": actions["action_id"].take(rows),
        "position": arrow_array(_positions(rows.to_pylist()), pa.int64()),
        "party_id": arrow_array(party_ids, pa.string()),
    }
    return pa.table(columns | {spec.name: members.field(spec.name) for spec in PARTY_FIELDS})


def _positions(rows: Sequence[int]) -> list[int]:
    """The place of each member in its row, from 1."""
    positions: list[int] = []
    before, places = -1, count(1)
    for row in rows:
        if row != before:
            before, places = row, count(1)
        positions.append(next(places))
    return positions


def flag_table(actions: pa.RecordBatch) -> pa.Table:
    """A row a flag, with its meaning."""
    found = [
        (action_id, str(code), Flag(code).meaning)
        for action_id, codes in _by_action(actions, "flags")
        for code in dict.fromkeys(codes)
    ]
    return _table(("action_id", "flag", "meaning"), found)


def other_table(actions: pa.RecordBatch) -> pa.Table:
    """A row a cell under a header that the schema does not know."""
    found = [
        (action_id, position, header, text)
        for action_id, others in _by_action(actions, "other")
        for position, (header, text) in enumerate(others, start=1)
    ]
    return _table(("action_id", "position", "header", "text"), found)


def _by_action(actions: pa.RecordBatch, column: str) -> Iterator[tuple[str, list[Any]]]:
    return zip(actions["action_id"].to_pylist(), actions[column].to_pylist(), strict=True)


def _table(names: Sequence[str], rows: Sequence[tuple[str | int, ...]]) -> pa.Table:
    kinds = [pa.int64() if name == "position" else pa.string() for name in names]
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    arrays = [arrow_array(values, kind) for values, kind in zip(columns, kinds, strict=True)]
    return pa.Table.from_arrays(arrays, names=list(names))
