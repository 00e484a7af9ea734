"""One run over the samples with everything that can be made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilplans import Results, extract_folder
from tests.support import PAPERS


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Each sample in every format that it is there in, with the workbook and the database."""
    out = tmp_path_factory.mktemp("samples") / "results"
    return extract_folder(PAPERS, out, isolation=False, xlsx=True, duckdb=True, log="json")


@pytest.fixture(scope="session")
def folder(results: Results) -> Path:
    """Where that run's files are."""
    return results.folder
