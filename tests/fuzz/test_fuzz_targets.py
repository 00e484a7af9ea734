"""The fuzz targets hold over their seeds and thousands of mutants of them, and over a run of atheris."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.mutants import mutants

TARGETS = ["word_package", "pdf_grid", "date_grammar"]
# A second or two for the slowest target.
MUTANTS = 1_000
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_and_their_stumps_break_no_promise(name: str) -> None:
    module = import_module(f"tests.fuzz.{name}")
    for seed in module.SEEDS:
        for cut in range(0, len(seed) + 1, max(1, len(seed) // 40)):
            module.target(seed[:cut])


@pytest.mark.parametrize("name", TARGETS)
def test_what_accidents_make_of_the_seeds_breaks_no_promise(name: str) -> None:
    module = import_module(f"tests.fuzz.{name}")
    for content in islice(mutants(module.SEEDS, 1), MUTANTS):
        try:
            module.target(content)
        except Exception as broken:
            broken.add_note(f"input: {content!r}")  # to be added to the target's SEEDS
            raise


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_of_the_fuzzer_breaks_no_promise(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed, or not to be had for this platform")
    command = [sys.executable, "-m", "tests.fuzz", name, "-runs=10000", "-max_total_time=60", "-timeout=5"]
    ended = subprocess.run(
        [*command, f"-artifact_prefix={tmp_path}/"], cwd=ROOT, capture_output=True, text=True, timeout=110
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
