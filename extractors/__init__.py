"""A `SourceFile` into a `Document` (its layout), and the plan tables in it into `PlanRow`s."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.finding import Findings, find_plans
    from extractors.options import ReadOptions
    from extractors.plans import PlanReading, read_plans
    from extractors.readers import find_reader
    from extractors.reading import read

__all__ = ["Findings", "PlanReading", "ReadOptions", "find_plans", "find_reader", "read", "read_plans"]

# Imported when first asked for: a command that reads no document pays for no reader.
_HOMES = {
    "Findings": "extractors.finding",
    "find_plans": "extractors.finding",
    "ReadOptions": "extractors.options",
    "PlanReading": "extractors.plans",
    "read_plans": "extractors.plans",
    "find_reader": "extractors.readers",
    "read": "extractors.reading",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
