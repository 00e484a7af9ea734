"""Gold as a person keeps it in a spreadsheet: the schema's columns as `extract` writes them to CSV.

A cell may also hold ``*`` (not scored) or ``{"any": [...]}`` (any of these is right), as in JSON lines.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path, PurePosixPath

from ingest.errors import AuditError
from ingest.written import json_value
from output.dictionary import ColumnSpec, Kind
from output.rows import LEAD_COLUMNS
from output.sheets import Line, Sheet, iso_date, parse_sheet

DERIVED = frozenset(LEAD_COLUMNS)
"""Columns that repeat another one for tools without nested types."""

# A name may itself end in brackets, so each bracketed party has two readings; beyond this many in one
# cell they are all taken the one way or all the other.
_MOST_AMBIGUOUS_PARTIES = 6


def read_sheet(file: Path, content: bytes) -> Sheet:
    """Read a CSV file as Excel, LibreOffice or `extract` saves it.

    Raises `AuditError` where it has no column ``action``.
    """
    sheet = parse_sheet(content)
    if "action" not in sheet.header:
        message = (
            f"{file} is no gold: its first row lacks the column 'action'. Gold in CSV has the columns of "
            "actions.csv."
        )
        raise AuditError(message)
    return sheet


def by_document(file: Path, sheet: Sheet) -> dict[PurePosixPath | None, tuple[Line, ...]]:
    """The rows of each source without its ending; None where the sheet names no source.

    Raises `AuditError` where it holds a plan twice, in two formats: gold is one plan's once.
    """
    sources: dict[PurePosixPath | None, str] = {}
    grouped: dict[PurePosixPath | None, list[Line]] = {}
    for line in sheet.lines:
        source = line.cells.get("source", "")
        stem = PurePosixPath(source).with_suffix("") if source else None
        if sources.setdefault(stem, source) != source:
            message = (
                f"{file}: {sources[stem]} and {source} are one plan in two formats. Keep the rows of one."
            )
            raise AuditError(message)
        grouped.setdefault(stem, []).append(line)
    return {stem: tuple(lines) for stem, lines in grouped.items()} or {None: ()}


def cell_value(spec: ColumnSpec, text: str) -> object:
    """A cell's text as the value that JSON lines would hold."""
    text = text.strip()
    if text in ("", "*"):
        return text or None
    if text.startswith('{"any"') or (spec.kind is Kind.MAP and text.startswith("{")):
        try:
            return json_value(text)
        except ValueError:
            return text
    if spec.kind is Kind.DATE:
        return iso_date(text)
    if spec.kind is Kind.PARTIES:
        return {"any": _party_readings(text)}
    return text


def _party_readings(text: str) -> list[list[dict[str, str]]]:
    labels = [label.strip() for label in text.split(";") if label.strip()]
    readings = [_label_readings(label) for label in labels]
    if sum(len(each) > 1 for each in readings) > _MOST_AMBIGUOUS_PARTIES:
        return [[each[0] for each in readings], [each[-1] for each in readings]]
    return [list(parties) for parties in itertools.product(*readings)]


def _label_readings(label: str) -> list[dict[str, str]]:
    """``Ann Lee (Head of Housing)`` is a name and a role, unless the brackets belong to the name."""
    inner = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", label)
    whole = {"name": label, "kind": "person"}
    if not inner:
        return [whole]
    return [{"name": inner[1], "role": inner[2], "kind": "person"}, whole]
