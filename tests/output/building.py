"""Results folders and gold for tests, built without any document being read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from ingest.issues import Issue
from normalise.records import SCHEMA_VERSION, Action, DocumentRecord, Outcome, Recommendation
from output.codec import from_row, to_row
from output.dictionary import ACTIONS, DOCUMENTS, RECOMMENDATIONS, Tabled, arrow_schema

PLAN_ID = "00112233aabbccdd"


def action(text: str, number: int = 1, **values: object) -> Action:
    """An action of the document ``housing.pdf``, with whatever else a test needs."""
    plain = Action(
        action_id=f"{PLAN_ID}-{number:04d}",
        document_id=PLAN_ID,
        source="housing.pdf",
        organisation="Anytown Borough Council",
        organisation_code=None,
        plan_title="Housing plan",
        plan_date=date(2010, 4, 1),
        recommendation_id=None,
        section=None,
        recommendation_ref=None,
        recommendation=None,
        success_criteria=(),
        kind="action",
        action_ref=None,
        action=text,
        table=0,
        row=number,
        extractor="pdf",
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def document(actions: Sequence[Action] = (), **values: object) -> DocumentRecord:
    """The document that some actions came from."""
    first = actions[0] if actions else action("none")
    plain = DocumentRecord(
        document_id=first.document_id,
        source=first.source,
        format=first.source.rsplit(".", 1)[-1],
        bytes=1000,
        pages=3,
        organisation=first.organisation,
        organisation_code=None,
        plan_title=first.plan_title,
        plan_date=first.plan_date,
        plan_date_basis="printed",
        outcome=Outcome.READ,
        failure=None,
        failure_message=None,
        plans=int(bool(actions)),
        recommendations=0,
        actions=len(actions),
        issues=0,
        extractor=first.extractor,
        schema_version=SCHEMA_VERSION,
        tool_version="0.0",
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def write_results(
    folder: Path,
    actions: Sequence[Action],
    documents: Sequence[DocumentRecord] = (),
    issues: Iterable[tuple[str, Issue]] = (),
    recommendations: Sequence[Recommendation] = (),
    inputs: Sequence[str] = (),
) -> Path:
    """A folder as ``councilplans extract`` writes it; documents are made up from the actions if not given."""
    folder.mkdir(parents=True, exist_ok=True)
    by_source: dict[str, list[Action]] = {}
    for each in actions:
        by_source.setdefault(each.source, []).append(each)
    documents = documents or [document(group) for group in by_source.values()]
    _write_parquet(folder / "actions.parquet", actions, ACTIONS)
    _write_parquet(folder / "documents.parquet", documents, DOCUMENTS)
    _write_parquet(folder / "recommendations.parquet", recommendations, RECOMMENDATIONS)
    lines = [{"document_id": PLAN_ID, "source": source, **asdict(issue)} for source, issue in issues]
    (folder / "issues.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (folder / "run.json").write_text(json.dumps({"inputs": list(inputs)}))
    return folder


def _write_parquet(path: Path, records: Sequence[Tabled], columns: Sequence[object]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [to_row(record) for record in records]  # type: ignore[arg-type]
    pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(columns)), path)  # type: ignore[arg-type]


def write_gold(path: Path, rows: Sequence[dict[str, object]], **header: object) -> Path:
    """A gold file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines: list[object] = [{"document": {"n_actions": len(rows), **header}}, *rows]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def action_of(gold_row: dict[str, object], number: int, **values: object) -> Action:
    """The action that a perfect extraction would give for a row of gold, by gold's first reading."""
    plain = {column: _first(value) for column, value in gold_row.items()}
    typed = from_row(Action, to_row(action("", number)) | plain)
    return replace(typed, **values)  # type: ignore[arg-type]


def _first(value: object) -> object:
    if value == "*":
        return None
    return value["any"][0] if isinstance(value, dict) and "any" in value else value
