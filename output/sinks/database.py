"""One DuckDB file with the star's tables, their keys and comments, and the views of ``views.sql``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from output.dictionary import Kind
from output.follow.tables import FOLLOWED
from output.sinks.sink import Finished
from output.sinks.views import SETTINGS, views
from output.star.build import write_star
from output.star.tables import FOLDER, STAR
from output.tables import TableSpec
from output.whole import written_whole

FILE_NAME = "councilplans.duckdb"

# Enough for the keys of a few million rows beside the rows of one statement.
_MEMORY = "300MB"
_ROWS_A_TIME = 10_000

_TYPES = {
    Kind.DATE: "DATE",
    Kind.INT: "BIGINT",
    Kind.FLOAT: "DOUBLE",
    Kind.BOOL: "BOOLEAN",
    Kind.STRINGS: "VARCHAR[]",
}


def write_database(run: Finished) -> Sequence[str]:
    """Write the database of a run; the star is made for it where the run keeps none."""
    _write([run], None, run.folder / FILE_NAME)
    return [FILE_NAME]


def write_followed_database(runs: Sequence[Finished], followed: Path) -> Path:
    """Write the database of several runs together with the tables of a followed folder, into that folder."""
    _write(runs, followed, followed / FILE_NAME)
    return followed / FILE_NAME


def _write(runs: Sequence[Finished], followed: Path | None, to: Path) -> None:
    with written_whole(to) as path, _scratch(path) as scratch:
        path.unlink(missing_ok=True)
        with duckdb.connect(path, config={"memory_limit": _MEMORY, "threads": 2}) as base:
            for spec in (*STAR, *FOLLOWED):
                _declare(base, spec)
            for number, run in enumerate(runs):
                star = _star_of(run, scratch / str(number))
                for spec in STAR:
                    _fill(base, spec, star / f"{spec.name}.parquet")
            if followed is not None:
                for spec in FOLLOWED:
                    _fill(base, spec, followed / f"{spec.name}.parquet")
            for statement in SETTINGS:
                base.execute(statement)
            for view in views():
                base.execute(view.sql)
                base.execute(f"COMMENT ON VIEW {view.name} IS {_quoted(view.doc)}")


@contextmanager
def _scratch(path: Path) -> Iterator[Path]:
    """A folder beside a file that is being written; one that a killed run has left is taken away."""
    folder = path.with_suffix(".star")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _star_of(run: Finished, scratch: Path) -> Path:
    """Where a run's star is: in its folder, or else made beside it for this once."""
    if f"{FOLDER}/actions.parquet" in run.files:
        return run.folder / FOLDER
    scratch.mkdir()
    write_star(run.folder, scratch, run.flavour)
    return scratch


def _declare(base: duckdb.DuckDBPyConnection, spec: TableSpec) -> None:
    base.execute(declaration(spec))
    base.execute(f"COMMENT ON TABLE {spec.name} IS {_quoted(spec.doc)}")
    for column in spec.columns:
        base.execute(f'COMMENT ON COLUMN {spec.name}."{column.name}" IS {_quoted(column.doc)}')


def _fill(base: duckdb.DuckDBPyConnection, spec: TableSpec, parquet: Path) -> None:
    """Add a table's rows; what another run had already (a day, a council, a document) stays as it is.

    Some thousands at a time: until a statement is done, DuckDB holds its rows in memory.
    """
    count = base.execute("SELECT count(*) FROM read_parquet(?)", [str(parquet)]).fetchone()
    statement = (
        f"INSERT OR IGNORE INTO {spec.name} BY NAME "  # noqa: S608 - our own name
        "SELECT * EXCLUDE (file_row_number) FROM read_parquet(?, file_row_number = true) "
        "WHERE file_row_number BETWEEN ? AND ?"
    )
    for first in range(0, count[0] if count else 0, _ROWS_A_TIME):
        base.execute(statement, [str(parquet), first, first + _ROWS_A_TIME - 1])


def declaration(spec: TableSpec) -> str:
    """The statement that makes a table with its keys.

    A reference to the table's own rows is none that the database could check row by row, and is left out.
    """
    lines = [
        f'"{column.name}" {_TYPES.get(column.kind, "VARCHAR")}{"" if column.nullable else " NOT NULL"}'
        for column in spec.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(spec.key)})")
    lines += [
        f"FOREIGN KEY ({each.column}) REFERENCES {each.table} ({each.key})"
        for each in spec.references
        if each.table != spec.name
    ]
    return f"CREATE TABLE {spec.name} ({', '.join(lines)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
