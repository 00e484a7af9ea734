"""What a run loads: each library costs a small document's time or more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support import ROOT

_SCRIPT = """
import contextlib, sys
from councilplans.entry import main

sys.argv = ["councilplans", "extract", sys.argv[1], "--out", sys.argv[2]]
with contextlib.suppress(SystemExit):
    main()
assert "pyarrow.parquet" in sys.modules
assert "pandas" not in sys.modules
assert "extractors.pdf" not in sys.modules, "the process that writes loads what only readers need"
"""


def test_a_run_writes_its_tables_and_the_star_without_pandas(tmp_path: Path) -> None:
    paper = ROOT / "samples" / "papers" / "harrowdene_ten_columns.pdf"

    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(paper), str(tmp_path / "results")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "results" / "documents.parquet").exists()
    for table in ("action_leads", "dates", "parties"):
        assert (tmp_path / "results" / "star" / f"{table}.csv").read_text("utf-8-sig").count("\n") > 1
