"""Workers begin with everything loaded, which a rehearsal that fails unseen would not do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import ROOT

# What a process that has rehearsed takes for a plan, in seconds of processor time.
_SCRIPT = """
import time
from councilplans.batch import preload
from normalise.dates import second_opinion
from normalise.parties import phrases

assert preload.rehearse().document.plans == 1
assert phrases._pipeline.cache_info().currsize == 1, "each worker would make spaCy's pipeline for itself"
assert second_opinion._parser.cache_info().currsize == 1, "each worker would load dateparser for itself"
began = time.process_time()
preload.rehearse()
print(time.process_time() - began)
"""


def test_the_rehearsal_reads_a_plan_and_the_next_one_is_quick() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert float(ended.stdout) < 0.2, "patterns and vocabularies were made anew, which takes 0.4 s"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no server that workers are forked from")
@pytest.mark.parametrize(("trouble", "said"), [("FileNotFoundError", False), ("ValueError", True)])
def test_a_worker_whose_run_has_gone_before_it_began_says_nothing(trouble: str, said: bool) -> None:
    script = f"import councilplans.batch.orphans\nraise {trouble}"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False)
    assert ended.returncode == 1
    assert bool(ended.stderr) is said
