"""The corrected rows beside the originals: the same tables and columns under names of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from output.dictionary import TABLES, Tabled
from output.files import CsvTable, ParquetTable
from output.flavour import CsvFlavour
from output.results import Results
from output.whole import written_whole


def corrected_files(folder: Path) -> tuple[Path, ...]:
    """The corrected tables that are in a folder."""
    names = (f"{table}.corrected.{kind}" for table in TABLES for kind in ("parquet", "csv"))
    return tuple(path for name in names if (path := folder / name).exists())


def write_corrected(results: Results, flavour: CsvFlavour = CsvFlavour.EXCEL) -> list[Path]:
    """Write every table as ``<table>.corrected.parquet`` and ``.csv`` into the results' folder."""
    records: Mapping[str, Sequence[Tabled]] = {
        "documents": results.documents,
        "recommendations": results.recommendations,
        "actions": results.actions,
    }
    written: list[Path] = []
    for name, columns in TABLES.items():
        parquet = results.folder / f"{name}.corrected.parquet"
        with written_whole(parquet) as path, ParquetTable(path, columns) as table:
            table.add(records[name])
        sheet = results.folder / f"{name}.corrected.csv"
        with written_whole(sheet) as path, CsvTable(path, columns, flavour) as rows:
            rows.add(records[name])
        written += [parquet, sheet]
    return written
