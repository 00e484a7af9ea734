"""Whole folders of reports from Python: read in confined processes, or loaded from what a run wrote."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from councilplans.config import Value, load
from output.results import Results, read_results


def extract_folder(
    reports: Path | str | Sequence[Path | str], out: Path | str, *, force: bool = False, **settings: Value
) -> Results:
    """Read reports as ``councilplans extract`` does, write their tables into ``out``, and load them.

    ``settings`` are those of the command, by their names (``xlsx=True``, ``workers=4``), and win over the
    environment and ``councilplans.toml``. A run that is there already reads only what is new. Raises
    `InputError`, `ConfigError` and `OutputError`.
    """
    from councilplans.batch.order import Order
    from councilplans.batch.run import run_batch

    inputs = [str(each) for each in ([reports] if isinstance(reports, Path | str) else reports)]
    order = Order(inputs, Path(out), load(settings, os.environ), force=force)
    run_batch(order, lambda event: None)
    return read_results(Path(out))


def load_results(folder: Path | str) -> Results:
    """The documents, recommendations and actions that a run wrote into a folder; raises `InputError`."""
    return read_results(Path(folder))
