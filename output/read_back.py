"""Rows that were written, as typed records again: from JSON, or as Arrow gives them back.

Arrow's dates are dates already and its maps lists of pairs; both read the same way as JSON's texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import TypeVar, cast, get_args, get_type_hints

from normalise.records import Action, DocumentRecord, Party, PartyKind, Recommendation
from output.dictionary import ACTIONS, DOCUMENTS, RECOMMENDATIONS, ColumnSpec, Kind
from output.lines import Json
from output.rows import Record

AnyRecord = TypeVar("AnyRecord", Action, Recommendation, DocumentRecord)

_COLUMNS: Mapping[type[Record], Sequence[ColumnSpec]] = {
    Action: ACTIONS,
    Recommendation: RECOMMENDATIONS,
    DocumentRecord: DOCUMENTS,
}


def record_from(kind: type[AnyRecord], stored: Mapping[str, Json]) -> AnyRecord:
    """The record behind a row; raises `ValueError` where a value is none that its column can hold."""
    made = {spec.name: value_from(kind, spec, stored.get(spec.name)) for spec in _COLUMNS[kind]}
    return kind(**made)  # type: ignore[arg-type] # the dictionary is held against the records by a test


def value_from(kind: type[Record], spec: ColumnSpec, stored: Json) -> object:
    """The value of one column of a record from its JSON; raises `ValueError` where it is no such value."""
    enums = _ENUMS[kind]
    if spec.kind is Kind.MAP:
        return dict(cast("dict[str, str]", stored or {}))
    if spec.kind is Kind.STRINGS:
        return tuple(cast("list[str]", stored or []))
    if spec.kind is Kind.PARTIES:
        return tuple(_party(party) for party in cast("list[dict[str, str]]", stored or []))
    if stored is None:
        return None
    if spec.kind is Kind.DATE:
        return date.fromisoformat(str(stored))
    if spec.kind is Kind.FLOATS:
        return tuple(cast("list[float]", stored))
    return enums[spec.name](str(stored)) if spec.name in enums else stored


def _party(stored: Mapping[str, str]) -> Party:
    return Party(
        PartyKind(stored.get("kind") or ""),
        stored.get("name"),
        stored.get("role"),
        stored.get("initials"),
        stored.get("organisation"),
    )


def _enums(kind: type[Record]) -> Mapping[str, type[StrEnum]]:
    """The fields of a record that hold an enumeration's members."""
    hints = get_type_hints(kind)
    found: dict[str, type[StrEnum]] = {}
    for spec in fields(kind):
        hint = hints[spec.name]
        for option in get_args(hint) if isinstance(hint, UnionType) else (hint,):
            if isinstance(option, type) and issubclass(option, StrEnum):
                found[spec.name] = option
    return found


_ENUMS = {kind: _enums(kind) for kind in _COLUMNS}
