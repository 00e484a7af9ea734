"""Tables of one document under the same headings: what one of them says of a column holds for all.

A plan that is cut into a table a theme has few rows in each: a column of which three tables tell that it
names teams names teams in the fourth, whose two cells no list knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from extractors.layout import Table
from extractors.plans.columns import Columns, read_columns
from extractors.plans.table_readings import TableReading, bodies_of
from lexicon.words import comparable

Headings: TypeAlias = tuple[str, ...]


def agreed(readings: Sequence[TableReading], tables: Sequence[Table]) -> tuple[TableReading, ...]:
    """The readings, those of plans under the same headings with the columns that all of them speak for."""
    families: dict[Headings, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if (
            reading.header is not None
            and reading.verdict.is_columns
            and not (reading.told or reading.turned or reading.shaped)
        ):
            families[tuple(map(comparable, reading.header.texts))].append(index)
    found = list(readings)
    for family in families.values():
        if len({_meanings(readings[index].columns) for index in family}) > 1:
            _put(found, family, _pooled(readings, tables, family))
    return tuple(found)


def _meanings(columns: Columns) -> tuple[object, ...]:
    return tuple(one.meanings for one in columns.readings)


def _pooled(readings: Sequence[TableReading], tables: Sequence[Table], family: Sequence[int]) -> Columns:
    """The columns of some tables as those of one, all rows under the headings of the first."""
    headers = [(index, header) for index in family if (header := readings[index].header) is not None]
    texts = headers[0][1].texts
    bodies: list[list[str]] = [[] for _ in texts]
    for index, header in headers:
        for column, own in zip(bodies, bodies_of(tables[index], header.body_start), strict=True):
            column += own
    return read_columns(texts, bodies)


def _put(found: list[TableReading], family: Sequence[int], columns: Columns) -> None:
    """Give the tables of a family, and those that go on with their columns, the columns of all."""
    old = {id(found[index].columns.readings) for index in family}
    for index, reading in enumerate(found):
        if id(reading.columns.readings) in old:
            contents = reading.columns.contents
            found[index] = replace(reading, columns=replace(columns, contents=contents))
