"""Fuzz one target: ``python -m tests.fuzz word_package -max_total_time=600``; options are libFuzzer's."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Fuzz until the options say to stop; the target's seeds come before whatever corpus is named."""
    import atheris

    name = sys.argv.pop(1)
    # What is imported here is instrumented: its branches guide the search.
    with atheris.instrument_imports(include=["ingest", "extractors", "normalise", "zipfile"]):
        module = import_module(f"tests.fuzz.{name}")
    with tempfile.TemporaryDirectory(prefix="councilplans-fuzz-") as folder:
        for number, seed in enumerate(module.SEEDS):
            (Path(folder) / f"seed{number:02d}").write_bytes(seed)
        atheris.Setup([*sys.argv, folder], module.target)
        atheris.Fuzz()


main()
