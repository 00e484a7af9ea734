"""Arrow tables into the star's files, Parquet and CSV side by side, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from output.dictionary import Kind, arrow_schema
from output.lines import CsvFlavour, csv_opening, csv_writer
from output.spreadsheet import escape
from output.tables import TableSpec
from output.whole import written_whole

if TYPE_CHECKING:
    import pyarrow as pa


class FlatTable:
    """The open files of one table of flat columns."""

    def __init__(self, spec: TableSpec, parquet: Path, sheet: IO[str], flavour: CsvFlavour) -> None:
        from pyarrow import parquet as pq

        self._spec = spec
        self.schema = arrow_schema(spec.columns)
        self._parquet = pq.ParquetWriter(parquet, self.schema, compression="zstd")
        self._sheet = sheet
        self._escape = flavour is CsvFlavour.EXCEL
        self._rows = csv_writer(sheet, flavour)
        sheet.write(csv_opening(spec.columns, flavour))

    def add(self, table: pa.Table) -> None:
        """Append rows, their columns in the order of the table's."""
        if table.num_rows:
            self._parquet.write_table(table, row_group_size=table.num_rows)
            self._rows.writerows(zip(*map(self._texts, range(table.num_columns), table.columns), strict=True))

    def close(self) -> None:
        """Finish the Parquet file; the sheet is closed by whoever opened it."""
        self._parquet.close()

    def _texts(self, index: int, column: pa.ChunkedArray) -> list[str]:
        import pyarrow as pa

        texts: list[str] = column.cast(pa.string()).fill_null("").to_pylist()
        if not self._escape or self._spec.columns[index].kind is not Kind.STRING:
            return texts
        return [escape(text) if text else text for text in texts]


@contextmanager
def flat_table(spec: TableSpec, folder: Path, flavour: CsvFlavour) -> Iterator[FlatTable]:
    """A table to write to: both files are there when the block ends well, and neither otherwise."""
    with (
        written_whole(folder / f"{spec.name}.parquet") as parquet,
        written_whole(folder / f"{spec.name}.csv") as sheet,
        sheet.open("w", encoding="utf-8", newline="") as file,
        closing(FlatTable(spec, parquet, file, flavour)) as table,
    ):
        yield table
