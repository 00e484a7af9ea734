"""When two values agree: text by its letters and digits, dates and codes exactly, parties as sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from normalise.records import Party, PartyKind
from output.dictionary import ColumnSpec, Kind
from output.rows import cell_text, party_label

FOUND_RATIO = 0.95
"""A row is found when its action text is at least this like gold's."""
TEXT_RATIO = 0.97
"""Two texts agree when they are at least this alike."""

# A ratio is a quotient of two small integers; this is far below the least difference between two of them
# and far above the rounding of a double, so that exactly 0.95 counts as 0.95.
ROUNDING = 1e-9

_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
# References and machine notations are strings whose every sign counts.
_EXACT_STRINGS = frozenset({"recommendation_ref", "action_ref", "organisation_code", "due_edtf", "due_rrule"})


class Rule(StrEnum):
    """How a column's values are compared."""

    TEXT = "text"
    EXACT = "exact"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a cell: ``shown`` as a person reads it, ``key`` as it is compared."""

    shown: str
    key: str


def letters(text: str) -> str:
    """The letters and digits of a text alone, a capital being the same letter as its small form."""
    return _NOT_LETTER_OR_DIGIT.sub("", text.casefold())


def rule_of(spec: ColumnSpec) -> Rule:
    """How a column of the schema is compared."""
    if spec.kind is Kind.PARTIES:
        return Rule.PARTIES
    if spec.kind in (Kind.STRINGS, Kind.MAP):
        return Rule.TEXT
    if spec.kind is Kind.STRING and spec.name not in _EXACT_STRINGS:
        return Rule.TEXT
    return Rule.EXACT


def reading(spec: ColumnSpec, value: object) -> Reading | None:
    """A plain value (as JSON or Parquet gives it) of a column, or None where the cell is empty.

    Raises `ValueError` where the value is not of the column's kind.
    """
    shown = _shown(spec, value).strip()
    if not shown:
        return None
    rule = rule_of(spec)
    if rule is Rule.PARTIES:
        return Reading(shown, party_key(_party_names(value)))
    return Reading(shown, letters(shown) if rule is Rule.TEXT else shown)


def _shown(spec: ColumnSpec, value: object) -> str:
    if value is None:
        return ""
    if spec.kind is Kind.PARTIES:
        return "; ".join(_label(member) for member in _mappings(value))
    if spec.kind in (Kind.STRINGS, Kind.FLOATS):
        return "\n".join(str(member) for member in _members(value))
    if spec.kind is Kind.MAP:
        return "\n".join(f"{header}: {text}" for header, text in sorted(_mapping(value).items()))
    if isinstance(value, (list, dict)):
        message = f"{spec.name} holds one value, not {value!r}"
        raise ValueError(message)  # noqa: TRY004 - the caller names file and line for every misfit alike
    return value.isoformat() if isinstance(value, date) else cell_text(value)


def _label(party: Mapping[str, str]) -> str:
    """As CSV prints it; gold need not say of what kind a party is."""
    parts = {key: party.get(key) or None for key in ("name", "role", "initials", "organisation")}
    return party_label(Party(kind=PartyKind(party.get("kind") or "person"), **parts))


def _members(value: object) -> Iterable[object]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)):
        message = f"a list is wanted, not {value!r}"
        raise ValueError(message)  # noqa: TRY004
    return value


def _mapping(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        message = f"a record is wanted, not {value!r}"
        raise ValueError(message)  # noqa: TRY004
    return value


def _mappings(value: object) -> list[Mapping[str, str]]:
    return [_mapping(member) for member in _members(value)]


def _party_names(value: object) -> Iterable[str]:
    for member in _mappings(value):
        yield next(
            (member[key] for key in ("name", "role", "organisation", "initials") if member.get(key)), ""
        )


def party_key(names: Iterable[str]) -> str:
    """What two sets of parties agree by: who is in them, in no order and each once."""
    return "|".join(sorted({letters(name) for name in names}))


def ratio(one: str, other: str) -> float:
    """How alike two keys are, from 0 to 1: twice what they share in order, by what they have together."""
    from rapidfuzz.distance import Indel

    return 1.0 if one == other else Indel.normalized_similarity(one, other)


def agree(rule: Rule, expected: Reading, found: Reading) -> bool:
    """Whether an extracted value is gold's."""
    if expected.key == found.key:
        return True
    return rule is Rule.TEXT and ratio(expected.key, found.key) >= TEXT_RATIO - ROUNDING
