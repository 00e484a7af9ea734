"""The protocol of an output format, and the row in which each is registered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ingest.errors import ConfigError
from output.flavour import CsvFlavour


class Product(StrEnum):
    """What can be made of the tables; those that are made come in this order."""

    ISSUES = "issues"
    STAR = "star"
    XLSX = "xlsx"
    DUCKDB = "duckdb"
    DATAPACKAGE = "datapackage"


@dataclass(frozen=True, slots=True)
class Finished:
    """A folder with a run's whole tables, what was made of them so far, and for whom CSV files are."""

    folder: Path
    files: tuple[str, ...]
    flavour: CsvFlavour
    tool_version: str


class Sink(Protocol):
    """An output format: it reads a run's Parquet tables and writes files of its own beside them."""

    def __call__(self, run: Finished, /) -> Sequence[str]:
        """Write them, each whole or not at all; their paths below the folder."""


@dataclass(frozen=True, slots=True)
class SinkEntry:
    """A row of the registry: where the sink stands, and the library that it needs, as pip knows it."""

    module: str
    name: str
    needs: str | None = None
    extra: str | None = None

    def load(self) -> Sink:
        """The sink, its module imported now; raises `ConfigError` where its library is not installed."""
        try:
            return cast("Sink", getattr(import_module(self.module), self.name))
        except ModuleNotFoundError as missing:
            if missing.name != self.needs:
                raise
            message = f"{self.needs} is not installed: pip install 'councilplans[{self.extra}]'."
            raise ConfigError(message) from missing


SINKS: dict[Product, SinkEntry] = {
    Product.ISSUES: SinkEntry("output.sinks.issues", "write_issues"),
    Product.STAR: SinkEntry("output.star.build", "write_star_files"),
    Product.XLSX: SinkEntry("output.sinks.workbook", "write_workbook", "xlsxwriter", "xlsx"),
    Product.DUCKDB: SinkEntry("output.sinks.database", "write_database", "duckdb", "duckdb"),
    Product.DATAPACKAGE: SinkEntry("output.sinks.datapackage", "write_datapackage"),
}


def make(products: Sequence[Product], run: Finished, tell: Callable[[Path], None]) -> list[str]:
    """Make the products of a run in the registry's order; every path below the folder, as it is written."""
    files = run.files
    made: list[str] = []
    for product in Product:
        if product in products:
            written = SINKS[product].load()(Finished(run.folder, files, run.flavour, run.tool_version))
            for name in written:
                tell(run.folder / name)
            files = (*files, *written)
            made += written
    return made
