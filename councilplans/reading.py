"""The layout of a file, for whoever wants to see what the readers see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import extractors
import ingest
from councilplans.config import DEFAULT_CONFIG, Config
from extractors.layout import Document
from ingest.source import SourceFile


def read(path: Path | str, config: Config = DEFAULT_CONFIG) -> Document:
    """A report's layout: its blocks in reading order, every table of it, plan or not.

    It reads in this process, so only files that you trust. Raises `UnreadableDocument` with a reason.
    """
    return read_layout(ingest.open_source(path, config.limits), config)


def read_layout(
    source: SourceFile, config: Config = DEFAULT_CONFIG, pages: frozenset[int] | None = None
) -> Document:
    """The layout of a source, or of some of its pages, under the limits of the settings."""
    return extractors.read(source, replace(config.read_options, pages=pages))
