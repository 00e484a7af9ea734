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
from extractors.plans.columns.meanings import Columns, read_columns
from extractors.plans.plan_or_not.verdict import Verdict, judge
from extractors.plans.table_readings import TableReading, bodies_of
from lexicon.words import comparable

Headings: TypeAlias = tuple[str, ...]


def agreed(readings: Sequence[TableReading], tables: Sequence[Table]) -> tuple[TableReading, ...]:
    """The readings, with what tables under the same headings say together of their columns, and of whether
    they are plans."""
    families: dict[Headings, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if reading.header is not None and not (reading.told or reading.turned or reading.shaped):
            families[tuple(map(comparable, reading.header.texts))].append(index)
    found = list(readings)
    for family in families.values():
        plans = [index for index in family if readings[index].verdict.is_columns]
        if plans and len(plans) < len(family):
            plans = _judged(found, tables, family, plans)
        if len({_meanings(found[index].columns) for index in plans}) > 1:
            _put(found, plans, _pooled(found, tables, plans))
    return tuple(found)


def _judged(
    found: list[TableReading], tables: Sequence[Table], family: Sequence[int], plans: Sequence[int]
) -> list[int]:
    """Judge tables together of which some were taken for plans and some not; those that are plans then.

    A table of one row says little by itself; but a piece whose columns it does not fill stays none.
    """
    pooled = _pooled(found, tables, family)
    if not judge(pooled, headed=True).verdict.is_columns:
        for index in plans:
            if found[index].verdict is Verdict.UNCERTAIN:
                why = f"{found[index].why}; and the tables with the same headings are no plans"
                found[index] = replace(found[index], verdict=Verdict.OTHER, why=why)
        return [index for index in plans if found[index].verdict.is_columns]
    for index in family:
        own = found[index].columns
        if index not in plans and _fits(own, pooled):
            why = f"{found[index].why}; but other tables with the same headings are plans"
            columns = replace(pooled, contents=own.contents)
            found[index] = replace(found[index], verdict=found[plans[0]].verdict, why=why, columns=columns)
    return [index for index in family if found[index].verdict.is_columns]


def _fits(own: Columns, pooled: Columns) -> bool:
    """Whether each column of a table means what the same one of all of them does, or nothing by itself."""
    pairs = zip(own.readings, pooled.readings, strict=True)
    return all(not one.meanings or one.meanings == other.meanings for one, other in pairs)


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
            contents, why = reading.columns.contents, reading.why
            if _meanings(reading.columns) != _meanings(columns):
                why = f"{why}; its columns were read as those of all tables with the same headings"
            found[index] = replace(reading, columns=replace(columns, contents=contents), why=why)
