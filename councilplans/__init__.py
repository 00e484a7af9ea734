"""Reads councils' action plans: every action as one row of a common schema, beside where it came from.

    import councilplans

    found = councilplans.extract("plan.pdf")
    frame = councilplans.to_pandas(found.actions)

What is named here is the public API; its parts are imported when they are used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from councilplans.config import Config
    from councilplans.extracting import extract
    from councilplans.extraction import Extraction
    from councilplans.folders import extract_folder, load_results
    from councilplans.frames import to_arrow, to_pandas, to_polars
    from councilplans.reading import read
    from extractors.layout import Cell, Document, Item, Table
    from extractors.plan import Plan, PlanRow
    from ingest.errors import (
        AuditError,
        ConfigError,
        CouncilPlansError,
        InputError,
        OutputError,
        Reason,
        UnreadableDocument,
    )
    from ingest.issues import Issue, Severity
    from ingest.limits import Limits
    from normalise.records import Action, DocumentRecord, Party, Recommendation
    from output.results import Results

_HOMES = {
    "councilplans.config": ("Config",),
    "councilplans.extracting": ("extract",),
    "councilplans.extraction": ("Extraction",),
    "councilplans.folders": ("extract_folder", "load_results"),
    "councilplans.frames": ("to_arrow", "to_pandas", "to_polars"),
    "councilplans.reading": ("read",),
    "extractors.layout": ("Cell", "Document", "Item", "Table"),
    "extractors.plan": ("Plan", "PlanRow"),
    "ingest.errors": (
        "AuditError",
        "ConfigError",
        "CouncilPlansError",
        "InputError",
        "OutputError",
        "Reason",
        "UnreadableDocument",
    ),
    "ingest.issues": ("Issue", "Severity"),
    "ingest.limits": ("Limits",),
    "normalise.records": ("Action", "DocumentRecord", "Party", "Recommendation"),
    "output.results": ("Results",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "AuditError",
    "Cell",
    "Config",
    "ConfigError",
    "CouncilPlansError",
    "Document",
    "DocumentRecord",
    "Extraction",
    "InputError",
    "Issue",
    "Item",
    "Limits",
    "OutputError",
    "Party",
    "Plan",
    "PlanRow",
    "Reason",
    "Recommendation",
    "Results",
    "Severity",
    "Table",
    "UnreadableDocument",
    "__version__",
    "extract",
    "extract_folder",
    "load_results",
    "read",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
