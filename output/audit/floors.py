"""Floors: the figures that an audit must not fall below, held in a file that nobody lowers unseen."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import AuditError
from ingest.written import json_value
from output.audit.audit import Audit, Group

FORMAT_VERSION = 1
# A floor is a figure cut off after three decimals, so that another machine's last bit never breaks it.
_STEPS = 1000
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Floors:
    """The least F1 by group (``together``, a format) and figure (``plans``, ``rows``, ``fields``, a column).

    Of what gold says of whole documents ("document plan_title") it is the share that was read right.

    The digests are of the gold and of the audited documents that the floors were set on.
    """

    gold_digest: str
    inputs_digest: str
    least: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Shortfall:
    """A figure below its floor; ``figure`` is None where it is not measured any more."""

    group: str
    name: str
    floor: float
    figure: float | None

    def __str__(self) -> str:
        now = "not measured any more" if self.figure is None else f"{self.figure:.4f}"
        return f"{self.group}, {self.name}: {now}, floor {self.floor:.3f}"


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was let down."""

    group: str
    name: str
    before: float
    after: float | None

    def __str__(self) -> str:
        after = "removed" if self.after is None else f"{self.after:.3f}"
        return f"{self.group}, {self.name}: {self.before:.3f} → {after}"


def read_floors(path: Path) -> Floors:
    """Read a floors file.

    Raises `AuditError` where it is missing or no such file.
    """
    try:
        stored: Any = json_value(path.read_text(encoding="utf-8-sig"))
        least = {group: dict(figures) for group, figures in stored["floors"].items()}
        return Floors(stored["gold_digest"], stored["inputs_digest"], least)
    except FileNotFoundError as trouble:
        message = f"{path} does not exist. Write it with --update-floors."
        raise AuditError(message) from trouble
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        message = (
            f"{path} is no floors file ({trouble}). Restore it, or write a new one with --update-floors."
        )
        raise AuditError(message) from trouble


def write_floors(floors: Floors, path: Path) -> None:
    """Write a floors file, one figure a line so that a change shows in a review."""
    stored = {
        "version": FORMAT_VERSION,
        "gold_digest": floors.gold_digest,
        "inputs_digest": floors.inputs_digest,
        "floors": floors.least,
    }
    path.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def check(audit: Audit, floors: Floors) -> list[Shortfall]:
    """The figures that fell below their floors.

    Raises `AuditError` where the floors were set on other gold or other documents.
    """
    for kind, then, now in (
        ("gold", floors.gold_digest, audit.gold_digest),
        ("documents", floors.inputs_digest, audit.inputs_digest),
    ):
        if then != now:
            told = f"The floors were set on other {kind} than these."
            message = f"{told} If the change is meant, add --update-floors."
            raise AuditError(message)
    return shortfalls(audit, floors)


def shortfalls(audit: Audit, floors: Floors) -> list[Shortfall]:
    """The figures that are below their floors, whatever the floors were set on."""
    measured = _figures(audit)
    return [
        Shortfall(group, name, floor, measured.get(group, {}).get(name))
        for group, figures in floors.least.items()
        for name, floor in figures.items()
        if measured.get(group, {}).get(name, -1.0) < floor - _ROUNDING
    ]


def raised(audit: Audit, floors: Floors | None) -> Floors:
    """The floors for this audit's gold and documents, each at its old height or at the figure if higher."""
    least = {group: dict(figures) for group, figures in floors.least.items()} if floors else {}
    for group, figures in _figures(audit).items():
        for name, figure in figures.items():
            before = least.setdefault(group, {}).get(name, 0.0)
            least[group][name] = max(before, _cut_off(figure))
    return Floors(audit.gold_digest, audit.inputs_digest, least)


def lowered(audit: Audit, floors: Floors) -> tuple[Floors, list[Lowered]]:
    """The floors let down to the figures that fell below them, and which those are."""
    least = {group: dict(figures) for group, figures in floors.least.items()}
    changes: list[Lowered] = []
    for short in shortfalls(audit, floors):
        after = None if short.figure is None else _cut_off(short.figure)
        changes.append(Lowered(short.group, short.name, short.floor, after))
        if after is None:
            del least[short.group][short.name]
        else:
            least[short.group][short.name] = after
    return Floors(floors.gold_digest, floors.inputs_digest, least), changes


def _cut_off(figure: float) -> float:
    return math.floor(figure * _STEPS + _ROUNDING) / _STEPS


def _figures(audit: Audit) -> dict[str, dict[str, float]]:
    return {group.name: dict(_group_figures(group)) for group in audit.groups}


def _group_figures(group: Group) -> Iterator[tuple[str, float]]:
    named = {"plans": group.plans.f1, "rows": group.rows.f1, "fields": group.all_fields.f1}
    named.update({column: counts.f1 for column, counts in group.fields.items()})
    named.update({f"document {fact}": right / said for fact, (right, said) in group.facts.items() if said})
    for name, figure in named.items():
        if figure is not None:
            yield name, figure
