"""The formats in which a table's rows are written while a run lasts: one row of `table_formats` each.

A row's text is made where its document is read (`encode`), strung together in parts (`writer`) and the
parts made one file at the end (`join`): whoever gathers many documents has next to nothing to do for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from output.codec import Row
from output.dictionary import ColumnSpec, Tabled
from output.files import CsvTable, ParquetTable, join_csv, join_parquet
from output.flavour import CsvFlavour
from output.lines import csv_lines, json_lines

if TYPE_CHECKING:
    import pyarrow as pa


class TableWriter(Protocol):
    """An open file of one table; ``with`` it."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *trouble: object) -> None: ...

    def add(self, records: Iterable[Tabled]) -> None:
        """Append records, in order."""

    def add_lines(self, lines: str) -> None:
        """Append rows that the format's ``encode`` has made lines of."""

    def add_table(self, table: pa.Table) -> None:
        """Append rows of Arrow's, whose columns are flat; further columns are left out."""


class TableFormat(Protocol):
    """How the rows of a table stand in a file."""

    @property
    def suffix(self) -> str:
        """How the file's name ends."""

    def encode(self, rows: Iterable[Row], columns: Sequence[ColumnSpec]) -> str:
        """Rows as lines for `TableWriter.add_lines`."""

    def writer(self, path: Path, columns: Sequence[ColumnSpec]) -> TableWriter:
        """A new file."""

    def join(self, parts: Iterable[Path], columns: Sequence[ColumnSpec], whole: Path) -> None:
        """Make one file of several, in constant memory."""


class Parquet:
    """Parquet keeps every type and is for programs; a row crosses as a JSON line."""

    suffix = "parquet"

    def encode(self, rows: Iterable[Row], columns: Sequence[ColumnSpec]) -> str:
        """Rows as JSON lines."""
        return json_lines(rows, columns)

    def writer(self, path: Path, columns: Sequence[ColumnSpec]) -> TableWriter:
        """A new Parquet file."""
        return ParquetTable(path, columns)

    def join(self, parts: Iterable[Path], columns: Sequence[ColumnSpec], whole: Path) -> None:
        """Copy the row groups of each."""
        join_parquet(parts, columns, whole)


class Csv:
    """CSV for spreadsheets, or for programs without Parquet."""

    suffix = "csv"

    def __init__(self, flavour: CsvFlavour) -> None:
        self._flavour = flavour

    def encode(self, rows: Iterable[Row], columns: Sequence[ColumnSpec]) -> str:
        """Rows as CSV lines."""
        return csv_lines(rows, columns, self._flavour)

    def writer(self, path: Path, columns: Sequence[ColumnSpec]) -> TableWriter:
        """A new CSV file with its header."""
        return CsvTable(path, columns, self._flavour)

    def join(self, parts: Iterable[Path], columns: Sequence[ColumnSpec], whole: Path) -> None:
        """Copy the lines of each behind one header."""
        join_csv(parts, columns, self._flavour, whole)


PARQUET = Parquet()


def table_formats(flavour: CsvFlavour) -> tuple[TableFormat, ...]:
    """Every format that a run writes its tables in; the first keeps every type."""
    return (PARQUET, Csv(flavour))
