"""A report's actions, for whoever asks from Python: read in a confined process unless told otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import ingest
from councilplans.batch.reading import Reading
from councilplans.config import DEFAULT_CONFIG, Config
from councilplans.confinement.one_file import read_one
from councilplans.extraction import Extraction
from ingest.codes import code_of
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from normalise.records import Action, DocumentRecord, Recommendation
from output.codec import from_row
from output.dictionary import TABLES
from output.formats import PARQUET
from output.lines import rows_of
from output.listing import Listing


def extract(path: Path | str, config: Config = DEFAULT_CONFIG, *, isolation: bool = True) -> Extraction:
    """Every action in a report, as rows of the common schema.

    The file is read in a process of its own that can write nothing, connect nowhere, and has bounded memory
    and time; that takes about a second. ``isolation=False`` reads a file that you trust in this process.
    Raises `UnreadableDocument` with a reason.
    """
    path = Path(path)
    if not isolation:
        from councilplans.pipeline import extract_source

        return extract_source(ingest.open_source(path, config.limits), config)
    return _extraction(read_one(path, config))


def _extraction(reading: Reading) -> Extraction:
    rows = {table: rows_of(lines[PARQUET.suffix], TABLES[table]) for table, lines in reading.tables.items()}
    document = from_row(DocumentRecord, rows["documents"][0])
    if document.failure is not None and document.failure is not Reason.NO_PLAN:
        raise _refusal(document, document.failure)
    return Extraction(
        document,
        Listing(from_row(Recommendation, row) for row in rows["recommendations"]),
        Listing(from_row(Action, row) for row in rows["actions"]),
        tuple(_issue(line) for line in reading.issues.split("\n") if line),
    )


def _refusal(document: DocumentRecord, reason: Reason) -> UnreadableDocument:
    """The refusal that a document's row tells of: its sentence begins with "It" and ends with advice."""
    message = (document.failure_message or "").removeprefix("It ")
    return UnreadableDocument(reason, message, source=document.source, advice="")


def _issue(line: str) -> Issue:
    told = json.loads(line)
    placed = {name: told[name] for name in ("page", "table", "row", "column", "action_id")}
    return Issue(code_of(told["code"]), Severity(told["severity"]), told["message"], **placed)
