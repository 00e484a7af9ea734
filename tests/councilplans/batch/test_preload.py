"""Workers begin with everything loaded, which a rehearsal that fails unseen would not do."""

from __future__ import annotations

import subprocess
import sys

from tests.support import ROOT

# What a process that has rehearsed takes for a plan, in seconds of processor time.
_SCRIPT = """
import time
from councilplans.batch import preload

assert preload.rehearse().document.plans == 1
began = time.process_time()
preload.rehearse()
print(time.process_time() - began)
"""


def test_the_rehearsal_reads_a_plan_and_the_next_one_is_quick() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert float(ended.stdout) < 0.2, "patterns and vocabularies were made anew, which takes 0.4 s"
