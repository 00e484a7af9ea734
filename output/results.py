"""A results folder read back: what the audit, the comparison of runs and the review start from.

Columns are taken by name, so a folder from before a column was added still reads. ``actions.parquet`` may
be one file or a folder of part files, as a batch run writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ingest.codes import code_of
from ingest.errors import InputError
from ingest.issues import Issue, Severity
from ingest.remote import is_url
from normalise.records import Action, DocumentRecord, Recommendation
from output.codec import AnyRecord, from_row
from output.dictionary import ACTIONS, DOCUMENTS, RECOMMENDATIONS, ColumnSpec, arrow_schema
from output.lines import Json
from output.listing import Listing, counted


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of ``issues.jsonl``: an issue and the document it is about."""

    document_id: str
    source: str
    issue: Issue


@dataclass(frozen=True, repr=False)
class Results:
    """Everything one run wrote, in its reading order. ``inputs`` are the paths that the run was given."""

    folder: Path
    documents: tuple[DocumentRecord, ...]
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    findings: tuple[Finding, ...] = ()
    inputs: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """In one line."""
        held = (
            counted(self.documents, "document"),
            counted(self.recommendations, "recommendation"),
            counted(self.actions, "action"),
        )
        return f"<Results of {self.folder}: {', '.join(held)}>"

    def _repr_html_(self) -> str:
        """The documents as a table, for a notebook."""
        return Listing(self.documents)._repr_html_()

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Action, ...]]:
        """The actions of each source; a source without any is not a key."""
        grouped: dict[str, list[Action]] = {}
        for action in self.actions:
            grouped.setdefault(action.source, []).append(action)
        return {source: tuple(actions) for source, actions in grouped.items()}


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the folder; one that is not ``needed`` may be missing."""

    name: str
    columns: tuple[ColumnSpec, ...]
    needed: bool = True


def read_results(folder: Path) -> Results:
    """Read the folder that ``councilplans extract`` wrote.

    Raises `InputError` where it holds no results or something else than the schema's columns.
    """
    return Results(
        folder=folder,
        documents=Listing(_records(folder, _Table("documents", DOCUMENTS), DocumentRecord)),
        recommendations=Listing(
            _records(folder, _Table("recommendations", RECOMMENDATIONS, needed=False), Recommendation)
        ),
        actions=Listing(_records(folder, _Table("actions", ACTIONS), Action)),
        findings=tuple(_findings(folder / "issues.jsonl")),
        inputs=_inputs(folder / "run.json"),
    )


def _records(folder: Path, table: _Table, record: type[AnyRecord]) -> Iterator[AnyRecord]:
    for row in _rows(folder, table):
        try:
            yield from_row(record, row)
        except ValueError as trouble:
            message = f"{folder / table.name}.parquet was written by another version of the schema: {trouble}"
            raise InputError(message) from trouble


def read_documents(folder: Path) -> Iterator[DocumentRecord]:
    """The documents of a results folder; raises `InputError` as `read_results` does."""
    return _records(folder, _Table("documents", DOCUMENTS), DocumentRecord)


def stream_actions(folder: Path) -> Iterator[Action]:
    """The actions of a results folder, in memory that does not grow; raises `InputError` as above."""
    return _records(folder, _Table("actions", ACTIONS), Action)


_ROWS_A_BATCH = 2_000


def _rows(folder: Path, table: _Table) -> Iterator[Mapping[str, Json]]:
    import pyarrow as pa
    import pyarrow.dataset as ds

    path = folder / f"{table.name}.parquet"
    if not path.exists():
        if not table.needed:
            return
        message = f"{folder} is no results folder. Name one that `councilplans extract` wrote."
        raise InputError(message)
    try:
        data = ds.dataset(path, format="parquet", schema=arrow_schema(table.columns))
        for batch in data.to_batches(batch_size=_ROWS_A_BATCH):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError) as trouble:
        message = f"{path} cannot be read as Parquet: {trouble}. Run `councilplans extract` again."
        raise InputError(message) from trouble


def _findings(path: Path) -> Iterator[Finding]:
    if not path.exists():
        return
    # Not splitlines: a line separator inside a message is text.
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield _finding(json.loads(line))


def _finding(line: Mapping[str, Any]) -> Finding:
    issue = Issue(
        code=code_of(line["code"]),
        severity=Severity(line["severity"]),
        message=line["message"],
        page=line.get("page"),
        sheet=line.get("sheet"),
        table=line.get("table"),
        row=line.get("row"),
        column=line.get("column"),
        action_id=line.get("action_id"),
    )
    return Finding(line.get("document_id") or "", line.get("source") or "", issue)


def _inputs(path: Path) -> tuple[str, ...]:
    """What the run was given, made absolute by the folder that it ran in; URLs stay as they are."""
    if not path.exists():
        return ()
    record = json.loads(path.read_text(encoding="utf-8"))
    folder = str(record.get("folder", ""))
    inputs = [str(entry) for entry in record.get("inputs", [])]
    return tuple(entry if is_url(entry) else str(Path(folder, entry)) for entry in inputs)
