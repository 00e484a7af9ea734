"""Records into Parquet and CSV files, a document at a time, in memory that does not grow.

Parquet keeps every type and is for programs; CSV is for spreadsheets (`CsvFlavour.EXCEL`: a byte order
mark, CRLF, every cell quoted, formulas escaped by `output.spreadsheet`) or for programs without
Parquet (`CsvFlavour.PLAIN`: the texts as they are, quoted where RFC 4180 asks for it).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from output.arrow_csv import csv_table_lines
from output.codec import to_row
from output.dictionary import ColumnSpec, Tabled, arrow_schema
from output.flavour import CsvFlavour
from output.lines import arrow_table, csv_lines, csv_opening, json_lines

if TYPE_CHECKING:
    import pyarrow as pa

# Lines are held until there are so many characters, and then put into Arrow's form, which is smaller;
# rows are written in groups of so many: small enough for memory (some 20 MB of actions), large enough for
# a column's values to be packed and skipped together.
_CHARACTERS_A_BATCH = 4_000_000
_ROWS_A_GROUP = 20_000


class ParquetTable:
    """A Parquet file of one table of the schema; ``with`` it, and ``add`` each document's records."""

    def __init__(self, path: Path, columns: Sequence[ColumnSpec]) -> None:
        from pyarrow import parquet

        self._columns = tuple(columns)
        self._writer = parquet.ParquetWriter(path, arrow_schema(self._columns), compression="zstd")
        self._lines: list[str] = []
        self._characters = 0
        self._tables: list[pa.Table] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        if trouble[0] is None:
            self._pack()
            self._write()
        self._writer.close()

    def add(self, records: Iterable[Tabled]) -> None:
        """Append records, in order."""
        self.add_lines(json_lines((to_row(record) for record in records), self._columns))

    def add_lines(self, lines: str) -> None:
        """Append rows that `output.lines.json_lines` has made lines of."""
        self._lines.append(lines)
        self._characters += len(lines)
        if self._characters >= _CHARACTERS_A_BATCH:
            self._pack()

    def add_table(self, table: pa.Table) -> None:
        """Append rows that are Arrow's already; further columns are left out."""
        self._pack()
        schema = self._writer.schema
        self._hold(table.select(schema.names).cast(schema))

    def _pack(self) -> None:
        if not self._characters:
            return  # an empty table of Arrow's would have it import pandas
        table = arrow_table("".join(self._lines), self._columns)
        self._lines, self._characters = [], 0
        self._hold(table)

    def _hold(self, table: pa.Table) -> None:
        self._tables.append(table)
        if sum(table.num_rows for table in self._tables) >= _ROWS_A_GROUP:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        group = pa.concat_tables(self._tables) if self._tables else None
        if group is not None and group.num_rows:
            self._writer.write_table(group.combine_chunks(), row_group_size=group.num_rows)
        self._tables = []


class CsvTable:
    """A CSV file of one table of the schema; ``with`` it, and ``add`` each document's records."""

    def __init__(
        self, path: Path, columns: Sequence[ColumnSpec], flavour: CsvFlavour = CsvFlavour.EXCEL
    ) -> None:
        self._columns = tuple(columns)
        self._flavour = flavour
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(csv_opening(self._columns, flavour))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        self._file.close()

    def add(self, records: Iterable[Tabled]) -> None:
        """Append records, in order."""
        rows = (to_row(record) for record in records)
        self.add_lines(csv_lines(rows, self._columns, self._flavour))

    def add_lines(self, lines: str) -> None:
        """Append rows that `output.lines.csv_lines` has made lines of, in the same flavour."""
        self._file.write(lines)

    def add_table(self, table: pa.Table) -> None:
        """Append rows of Arrow's, whose columns are flat; further columns are left out."""
        self._file.write(csv_table_lines(table, self._columns, self._flavour))


def join_csv(parts: Iterable[Path], columns: Sequence[ColumnSpec], flavour: CsvFlavour, whole: Path) -> None:
    """Write CSV files of one table as a single one, in constant memory."""
    opening = csv_opening(columns, flavour).encode()
    with whole.open("wb") as target:
        target.write(opening)
        for part in parts:
            with part.open("rb") as lines:
                lines.seek(len(opening))
                shutil.copyfileobj(lines, target)


def join_parquet(parts: Iterable[Path], columns: Sequence[ColumnSpec], whole: Path) -> None:
    """Write Parquet files of one table as a single one, a row group at a time."""
    from pyarrow import parquet

    with parquet.ParquetWriter(whole, arrow_schema(tuple(columns)), compression="zstd") as writer:
        for part in parts:
            with parquet.ParquetFile(part) as rows:
                for group in range(rows.num_row_groups):
                    writer.write_table(rows.read_row_group(group))
