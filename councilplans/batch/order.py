"""What is asked of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from councilplans.batch.reading import Extract
from councilplans.config import Config, Effective


class Redo(StrEnum):
    """Which of the documents that are known to read again."""

    FAILED = "failed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run: its files are made in the folder ``out`` and, if set, sent to ``store``."""

    inputs: Sequence[str]
    out: Path
    settings: Effective
    extract: Extract
    force: bool = False
    redo: Redo | None = None
    dask: str | None = None
    store: str | None = None

    @property
    def config(self) -> Config:
        """The settings' values."""
        return self.settings.config

    @property
    def place(self) -> str:
        """Where a person finds the results."""
        return self.store or str(self.out)
