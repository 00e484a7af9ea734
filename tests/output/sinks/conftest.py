"""One run over the samples with everything that can be made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilplans import Results, extract_folder
from tests.support import PAPERS

NAMES = ("harrowdene_ten_columns", "larkminster_log", "northmarsh_column_plan", "wexcombe_monitor")


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Four samples as Word, PDF and text, with the workbook and the database."""
    out = tmp_path_factory.mktemp("samples") / "results"
    papers = [PAPERS / f"{name}.{suffix}" for name in NAMES for suffix in ("docx", "pdf", "txt")]
    return extract_folder(papers, out, isolation=False, xlsx=True, duckdb=True, log="json")


@pytest.fixture(scope="session")
def folder(results: Results) -> Path:
    """Where that run's files are."""
    return results.folder
