"""Runs over folders of orders to the mock reader, and what they leave."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from councilplans.batch.events import Event, Summary
from councilplans.batch.order import Order, Redo
from councilplans.batch.outputs import RESULT_FILES
from councilplans.batch.run import run_batch
from councilplans.config import Value, load
from tests.hostile.mock_reader import extract_source

QUICK = {"limits.seconds": 4, "limits.memory_mb": 700, "workers": 2}
IN_PROCESS = {"isolation": False}


def folder_of(path: Path, documents: Mapping[str, str]) -> Path:
    """A folder of documents by name; two with the same order are still different bytes."""
    for name, order in documents.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(f"{order}\n{name}\n", "utf-8")
    return path


def run(  # noqa: PLR0913
    inputs: Path | str | list[str],
    out: Path,
    settings: Mapping[str, Value] = IN_PROCESS,
    *,
    force: bool = False,
    redo: Redo | None = None,
    dask: str | None = None,
    store: str | None = None,
    seen: list[Event] | None = None,
) -> Summary:
    """A run over the inputs with the mock reader."""
    named = inputs if isinstance(inputs, list) else [str(inputs)]
    order = Order(named, out, load(settings, {}), extract_source, force, redo, dask, store)
    return run_batch(order, seen.append if seen is not None else lambda event: None)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """A table of a run's results."""
    return pq.read_table(out / f"{table}.parquet").to_pylist()


def documents(out: Path) -> dict[str, dict[str, Any]]:
    """A run's documents by their source."""
    return {row["source"]: row for row in rows(out, "documents")}


def failures(out: Path) -> dict[str, str]:
    """The reasons of a run's failures, by source."""
    return {source: row["failure"] for source, row in documents(out).items() if row["outcome"] == "failed"}


def result_bytes(out: Path) -> dict[str, bytes]:
    """Every byte of a run's results, but for what a clock says."""
    return {name: (out / name).read_bytes() for name in RESULT_FILES}


def issues(out: Path) -> list[dict[str, Any]]:
    """A run's issues."""
    return [json.loads(line) for line in (out / "issues.jsonl").read_text("utf-8").splitlines()]
