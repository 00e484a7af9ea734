"""Extracted actions as they are compared: each cell's text and the key that it agrees by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from normalise.records import Action
from output.audit.values import Reading, reading
from output.codec import to_row
from output.dictionary import ACTIONS


@dataclass(frozen=True, slots=True)
class ExtractedRow:
    """An action; a column that is not in ``cells`` is empty."""

    action: Action
    cells: Mapping[str, Reading]

    @property
    def text(self) -> str:
        """The letters and digits of what is to be done."""
        return self.cells["action"].key if "action" in self.cells else ""

    @property
    def fingerprint(self) -> tuple[tuple[str, str], ...]:
        """Its content without the names and places that a run gives it: sorts rows whatever their order."""
        return tuple((column, value.shown) for column, value in self.cells.items())


def extracted_row(action: Action, columns: frozenset[str]) -> ExtractedRow:
    """An action with the cells of the given columns, and always its own text."""
    wanted = [spec for spec in ACTIONS if spec.name in columns or spec.name == "action"]
    plain = to_row(action)
    readings = {spec.name: reading(spec, plain[spec.name]) for spec in wanted}
    return ExtractedRow(action, {column: value for column, value in readings.items() if value is not None})
