"""The example notebook runs from its first cell to its last."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from tests.support import ROOT

NOTEBOOK = ROOT / "docs" / "example.ipynb"


@pytest.mark.timeout(300)
def test_the_example_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Jupyter's own libraries say of one another
        nbclient.execute(notebook, cwd=NOTEBOOK.parent, timeout=240)
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    tables = [output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert any("Circulate the minutes of the eighth meeting" in table for table in tables)
    told = " ".join(output["data"]["text/plain"] for output in shown if "data" in output)
    assert "dropped       1" in told
