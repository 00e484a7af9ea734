"""Files that nobody here wrote: every one of them ends with an outcome that has a name.

``COUNCILPLANS_PUBLIC_FILES`` names a folder of them (test data of other projects, downloads): the test runs
over whatever is there, and says which files ended without a name, crashed, or took the whole of their time.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from councilplans.batch.events import Event
from councilplans.batch.order import Order
from councilplans.batch.run import run_batch
from councilplans.config import load
from councilplans.pipeline import extract_source
from ingest.errors import Reason
from output.results import read_results

FOLDER = os.environ.get("COUNCILPLANS_PUBLIC_FILES", "")

# What may not happen to any file, whoever made it.
DEFECTS = {Reason.CRASHED, Reason.TIMEOUT}


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.skipif(not FOLDER, reason="COUNCILPLANS_PUBLIC_FILES names no folder of files")
def test_every_file_ends_with_a_name(tmp_path: Path) -> None:
    out = tmp_path / "out"
    order = Order((FOLDER,), out, load({"limits.seconds": 60}, {}), extract_source)
    summary = run_batch(order, _unseen)
    results = read_results(out)
    assert len(results.documents) == summary.totals.documents
    outcomes = Counter(document.failure or document.outcome for document in results.documents)
    print(dict(outcomes))  # noqa: T201 - what the run came to, for whoever asks for it with -s
    defects = {each.source: each.failure for each in results.documents if each.failure in DEFECTS}
    assert defects == {}


def _unseen(event: Event) -> None:
    """Nobody watches."""
