"""The layout of a file, for whoever wants to see what the readers see."""

from __future__ import annotations

from pathlib import Path

import ingest
from councilplans.config import DEFAULT_CONFIG, Config
from councilplans.pipeline import read_layout
from extractors.layout import Document


def read(path: Path | str, config: Config = DEFAULT_CONFIG) -> Document:
    """A report's layout: its blocks in reading order, every table of it, plan or not.

    It reads in this process, so only files that you trust. Raises `UnreadableDocument` with a reason.
    """
    return read_layout(ingest.open_source(path, config.limits), config)
