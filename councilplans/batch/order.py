"""What is asked of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from councilplans.config import Config, Effective
from ingest.discover import input_roots

if TYPE_CHECKING:
    from councilplans.batch.reading import Extract, Extraction
    from ingest.source import SourceFile


def by_pipeline(source: SourceFile, config: Config) -> Extraction:
    """What the pipeline gives for a document; it is imported by who reads, not by who orders that."""
    from councilplans.pipeline import extract_source

    return extract_source(source, config)


class Redo(StrEnum):
    """Which of the documents that are known to read again."""

    FAILED = "failed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run: its files are made in the folder ``out`` and, if set, sent to ``store``.

    ``follow_links``: links that lead out of the input's folders are read.
    """

    inputs: Sequence[str]
    out: Path
    settings: Effective
    extract: Extract = by_pipeline
    force: bool = False
    redo: Redo | None = None
    dask: str | None = None
    store: str | None = None
    follow_links: bool = False

    @property
    def config(self) -> Config:
        """The settings' values."""
        return self.settings.config

    @property
    def isolated(self) -> bool:
        """Whether confined processes of this machine read the documents."""
        return self.config.isolation and not self.dask

    @property
    def readable(self) -> tuple[str, ...]:
        """What the processes that read have to be able to read: links may lead anywhere."""
        return ("/",) if self.follow_links else input_roots(self.inputs)

    @property
    def place(self) -> str:
        """Where a person finds the results."""
        return self.store or str(self.out)
