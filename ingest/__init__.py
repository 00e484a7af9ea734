"""Paths, folders, globs and zip files into `SourceFile`s that are safe to hand to a parser."""

from ingest.discover import discover
from ingest.errors import (
    AuditError,
    ConfigError,
    CouncilPlansError,
    InputError,
    OutputError,
    Reason,
    UnreadableDocument,
)
from ingest.found import Found
from ingest.issues import Issue, Severity
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.opening import open_source
from ingest.source import FileKind, SourceFile

__all__ = [
    "DEFAULT_LIMITS",
    "AuditError",
    "ConfigError",
    "CouncilPlansError",
    "FileKind",
    "Found",
    "InputError",
    "Issue",
    "Limits",
    "OutputError",
    "Reason",
    "Severity",
    "SourceFile",
    "UnreadableDocument",
    "discover",
    "open_source",
]
