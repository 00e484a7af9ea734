"""Rows as the texts of a CSV file: lists joined, parties named, maps in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from msgspec import convert

from normalise.records import Party, PartyKind
from output.dictionary import ColumnSpec, Kind


def party_label(party: Party) -> str:
    """A party as CSV prints it: ``name (role)``, or whatever the paper gives of it."""
    if party.name:
        return f"{party.name} ({party.role})" if party.role else party.name
    label = party.role or party.organisation or party.initials or ""
    if party.initials and label != party.initials:
        return f"{label} ({party.initials})"
    return label


LEAD_COLUMNS = ("lead_names", "lead_roles")

CsvText: TypeAlias = Callable[[object], str]


def csv_header(columns: Sequence[ColumnSpec]) -> list[str]:
    """The column names of a CSV file: the schema's, and after ``leads`` its names and roles apart."""
    names: list[str] = []
    for spec in columns:
        names.append(spec.name)
        if spec.name == "leads":
            names.extend(LEAD_COLUMNS)
    return names


def csv_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[ColumnSpec]) -> Iterator[list[str]]:
    """Rows as CSV texts in the order of `csv_header`, not yet escaped for spreadsheets.

    A missing value is an empty text.
    """
    texts = csv_texts(columns)
    for row in rows:
        yield [
            "" if (value := row.get(name)) is None else value if type(value) is str else text(value)
            for name, text in texts
        ]


def csv_texts(columns: Sequence[ColumnSpec]) -> list[tuple[str, CsvText]]:
    """For each column of `csv_header`, the row's value that it comes from and how that is written."""
    texts: list[tuple[str, CsvText]] = []
    for spec in columns:
        texts.append((spec.name, _CSV_TEXTS.get(spec.kind, str)))
        if spec.name == "leads":
            texts += [("leads", _names), ("leads", _roles)]
    return texts


def _parties(value: object) -> list[Party]:
    return convert(value, list[Party])


def _labels(value: object) -> str:
    return "; ".join(party_label(party) for party in _parties(value))


def _names(value: object) -> str:
    return "; ".join(party.name for party in _parties(value) if party.name)


def _roles(value: object) -> str:
    return "; ".join(text for party in _parties(value) if (text := _role_or_body(party)))


def _role_or_body(party: Party) -> str:
    if party.kind is PartyKind.INITIALS:
        return ""
    return party.role or party.organisation or ""


def _list(value: object) -> str:
    return "; ".join(str(member) for member in cast("list[object]", value))


def _map(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def _truth(value: object) -> str:
    return "true" if value else "false"


# Dates, numbers and enumerations write themselves: ISO 8601, digits, codes.
_CSV_TEXTS: dict[Kind, CsvText] = {
    Kind.BOOL: _truth,
    Kind.PARTIES: _labels,
    Kind.STRINGS: _list,
    Kind.FLOATS: _list,
    Kind.MAP: _map,
}


def cell_text(value: object) -> str:
    """A plain value of any column as a person reads it; a missing one is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _truth(value)
    if isinstance(value, list | tuple):
        return _labels(value) if value and isinstance(value[0], dict) else _list(value)
    return _map(value) if isinstance(value, dict) else str(value)
