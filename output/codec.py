"""Records to plain rows and back: the one place where a value of the schema changes its form.

A row is what Arrow and JSON both hold: texts, numbers, dates, lists and maps, by column. msgspec turns
records into rows and checks rows on their way back against the records' own annotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast, get_type_hints

import msgspec

from normalise.records import Party
from output.dictionary import Tabled

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row: TypeAlias = dict[str, object]

AnyRecord = TypeVar("AnyRecord", bound="DataclassInstance")


def to_row(record: Tabled) -> Row:
    """A record as plain values, column by column, fit for Arrow and JSON (dates stay dates)."""
    return cast("Row", msgspec.to_builtins(record, builtin_types=(date,)))


def from_row(kind: type[AnyRecord], row: Mapping[str, object]) -> AnyRecord:
    """The record behind a row, whether of JSON or as Arrow gives it back (a map as a list of pairs).

    A column that is null or missing has the record's default. Raises `ValueError` where a value is none
    that its column can hold.
    """
    maps = _maps(kind)
    given = {
        name: dict(cast("Iterable[tuple[str, str]]", value)) if name in maps else value
        for name, value in row.items()
        if value is not None
    }
    return msgspec.convert(given, kind)


def value_of(kind: type[Tabled], column: str, stored: object) -> object:
    """The value of one column of a record from its JSON; raises `ValueError` where it is no such value.

    Null stands for the record's default, and for None where a record must have a value.
    """
    if stored is None:
        return _nothing_in(kind, column)
    return msgspec.convert(stored, _types(kind)[column])


def party_row(party: Party) -> dict[str, str]:
    """A party's columns that are not empty."""
    return {name: text for name, text in to_row(party).items() if isinstance(text, str) and text}


def _nothing_in(kind: type[Tabled], column: str) -> object:
    field = kind.__dataclass_fields__[column]
    if field.default_factory is not MISSING:
        return field.default_factory()
    return None if field.default is MISSING else field.default


@cache
def _types(kind: type[Tabled]) -> Mapping[str, object]:
    return get_type_hints(kind, include_extras=True)


@cache
def _maps(kind: type[Tabled]) -> frozenset[str]:
    return frozenset(name for name, held in get_type_hints(kind).items() if held == dict[str, str])
