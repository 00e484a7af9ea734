"""Gold files read: JSON lines, or a CSV made in a spreadsheet."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ingest.errors import AuditError
from ingest.written import json_value
from output.audit import gold_csv
from output.audit.gold import (
    COLUMNS,
    FACTS,
    RUN_COLUMNS,
    UNJUDGED,
    Expected,
    Gold,
    GoldDocument,
    GoldRow,
    expected,
    gold_row,
)
from output.sheets import Line


def read_gold(path: Path) -> Gold:
    """Read a gold file, or every ``.jsonl`` and ``.csv`` below a folder.

    Raises `AuditError`, with file and line, where one cannot be read.
    """
    files = _files(path)
    root = path if path.is_dir() else path.parent
    digest = hashlib.sha256()
    documents: list[GoldDocument] = []
    warnings: list[str] = []
    unscored: Counter[tuple[str, str]] = Counter()
    digests: set[str] = set()
    for file in files:
        content = file.read_bytes()
        name = PurePosixPath(file.relative_to(root).as_posix())
        own = hashlib.sha256(content).hexdigest()
        digests.add(own)
        digest.update(f"{name} {own}\n".encode())
        stem = name.with_suffix("")
        if file.suffix.lower() == ".csv":
            documents.extend(_read_csv(file, stem, content, warnings))
        else:
            documents.append(_read_jsonl(file, stem, content, warnings, unscored))
    _refuse_twins(documents)
    warnings.extend(_about_unscored(unscored))
    return Gold(tuple(documents), tuple(warnings), digest.hexdigest(), frozenset(digests))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in (".jsonl", ".csv"))
    if not found:
        message = f"{path} holds no gold: neither .jsonl nor .csv files."
        raise AuditError(message)
    return found


def _refuse_twins(documents: Iterable[GoldDocument]) -> None:
    seen: set[PurePosixPath] = set()
    for document in documents:
        if document.name in seen:
            message = f"There are two gold files for {document.name}. Keep one of them."
            raise AuditError(message)
        seen.add(document.name)


def _read_jsonl(
    file: Path, name: PurePosixPath, content: bytes, warnings: list[str], unscored: Counter[tuple[str, str]]
) -> GoldDocument:
    """One document's gold; ``unscored`` counts the columns that its rows name and the schema has not."""
    # Not splitlines: a line separator inside a JSON string is text.
    lines = content.decode("utf-8-sig", errors="replace").split("\n")
    records = [
        (number, _parsed(file, number, line)) for number, line in enumerate(lines, start=1) if line.strip()
    ]
    if not records or not isinstance(records[0][1].get("document"), dict):
        message = f'{file}, line 1: gold begins with {{"document": {{…}}}}.'
        raise AuditError(message)
    first = records[0][1]
    header = first["document"]
    assert isinstance(header, dict)  # noqa: S101 - seen above; tells mypy
    facts = _facts(file, 1, header)
    rows = tuple(
        _row(file, line, number, record) for number, (line, record) in enumerate(records[1:], start=1)
    )
    named = (column for _, record in records[1:] for column in record)
    unscored.update((column, file.name) for column in named if column not in COLUMNS)
    declared = header.get("n_actions")
    if declared is not None and declared != len(rows):
        warnings.append(
            f"{file.name}: its first line says n_actions {declared}, and {len(rows)} rows follow."
        )
    # Beside the document's facts or among them: people write it in either place.
    judged = _judged(file, header.get("columns", first.get("columns")), warnings)
    return GoldDocument(name, facts, rows, judged, declared)


def _judged(file: Path, columns: object, warnings: list[str]) -> frozenset[str] | None:
    """The columns that a file says it judges; None where it does not say."""
    if columns is None:
        return None
    if not isinstance(columns, list) or not all(isinstance(each, str) for each in columns):
        message = f"{file}, line 1: columns is a list of names."
        raise AuditError(message)
    unknown = sorted(set(columns) - COLUMNS.keys())
    warnings.extend(
        f"{file.name}, line 1: {column} is no column of the schema, and not scored." for column in unknown
    )
    return frozenset(columns) & COLUMNS.keys()


def _parsed(file: Path, number: int, line: str) -> dict[str, object]:
    try:
        record = json_value(line)
    except ValueError as trouble:
        message = f"{file}, line {number}: {trouble}."
        raise AuditError(message) from trouble
    if not isinstance(record, dict):
        message = f"{file}, line {number}: an object is wanted."
        raise AuditError(message)
    return record


def _about_unscored(unscored: Counter[tuple[str, str]]) -> Iterator[str]:
    """A note on each column that rows of gold name and the schema has not: once, with how often it stands."""
    for column in dict.fromkeys(column for column, _ in unscored):
        lines = {name: count for (one, name), count in unscored.items() if one == column}
        where = next(iter(lines)) if len(lines) == 1 else f"{len(lines)} files"
        count = "1 line" if sum(lines.values()) == 1 else f"{sum(lines.values())} lines"
        yield f"{column} is no column of the schema, and not scored ({count} of {where})."


def _row(file: Path, line: int, number: int, values: Mapping[str, object]) -> GoldRow:
    known = {column: value for column, value in values.items() if column in COLUMNS}
    try:
        return gold_row(known, number)
    except ValueError as trouble:
        message = f"{file}, line {line}: {trouble}."
        raise AuditError(message) from trouble


def _facts(file: Path, line: int, values: Mapping[str, object]) -> dict[str, Expected]:
    try:
        return {column: expected(spec, values[column]) for column, spec in FACTS.items() if column in values}
    except ValueError as trouble:
        message = f"{file}, line {line}: {trouble}."
        raise AuditError(message) from trouble


def _read_csv(file: Path, name: PurePosixPath, content: bytes, warnings: list[str]) -> list[GoldDocument]:
    sheet = gold_csv.read_sheet(file, content)
    known = [column for column in sheet.header if column in COLUMNS]
    warnings.extend(
        f"{file.name}: {column} is no column of the schema, and not scored."
        for column in sheet.header
        if column not in COLUMNS and column not in gold_csv.DERIVED
    )
    judged = frozenset(known) - RUN_COLUMNS - UNJUDGED
    return [
        _csv_document(file, name.parent / stem if stem else name, lines, judged)
        for stem, lines in gold_csv.by_document(file, sheet).items()
    ]


def _csv_document(
    file: Path, name: PurePosixPath, lines: tuple[Line, ...], judged: frozenset[str]
) -> GoldDocument:
    rows = [
        _row(file, line.number, number, _values(line, judged)) for number, line in enumerate(lines, start=1)
    ]
    facts = _facts(file, lines[0].number, _values(lines[0], frozenset(FACTS))) if lines else {}
    return GoldDocument(name, facts, tuple(rows), judged)


def _values(line: Line, judged: frozenset[str]) -> dict[str, object]:
    return {
        column: gold_csv.cell_value(COLUMNS[column], text)
        for column, text in line.cells.items()
        if column in judged and text.strip()
    }
