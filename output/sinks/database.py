"""One DuckDB file with the star's tables, their keys and comments, and the views of ``views.sql``."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import duckdb

from output.dictionary import Kind
from output.following import FOLLOWED
from output.sinks.sink import Finished
from output.star.build import FOLDER, write_star
from output.star.tables import STAR
from output.tables import TableSpec
from output.whole import written_whole

FILE_NAME = "councilplans.duckdb"

# Enough for any table at once, since DuckDB sorts on disk; the rest of the machine has documents to read.
_MEMORY = "200MB"

_TYPES = {
    Kind.DATE: "DATE",
    Kind.INT: "BIGINT",
    Kind.FLOAT: "DOUBLE",
    Kind.STRINGS: "VARCHAR[]",
}


class View(NamedTuple):
    """A view: its name, what it shows, and the statement that makes it."""

    name: str
    doc: str
    sql: str


def views() -> Iterator[View]:
    """The views of ``views.sql``, in an order in which each finds those that it uses."""
    text = resources.files("output.sinks").joinpath("views.sql").read_text("utf-8")
    for match in re.finditer(r"^-- (\w+): (.+)\n(CREATE VIEW [^;]+);", text, re.MULTILINE):
        yield View(match[1], match[2], match[3])


SETTINGS = (
    "CREATE TABLE settings (as_of DATE, count_same_plans BOOLEAN NOT NULL DEFAULT FALSE)",
    "INSERT INTO settings VALUES (NULL, FALSE)",
)


def write_database(run: Finished) -> Sequence[str]:
    """Write the database; the star is made for it where the run keeps none, the followed tables if there."""
    with (
        tempfile.TemporaryDirectory(prefix="councilplans-") as scratch,
        written_whole(run.folder / FILE_NAME) as path,
    ):
        star = run.folder / FOLDER
        if f"{FOLDER}/actions.parquet" not in run.files:
            star = Path(scratch)
            write_star(run.folder, star, run.flavour)
        path.unlink(missing_ok=True)
        with duckdb.connect(path, config={"memory_limit": _MEMORY, "threads": 2}) as base:
            for spec in (*STAR, *FOLLOWED):
                folder = star if spec in STAR else run.folder
                _fill(base, spec, folder / f"{spec.name}.parquet")
            for statement in SETTINGS:
                base.execute(statement)
            for view in views():
                base.execute(view.sql)
                base.execute(f"COMMENT ON VIEW {view.name} IS {_quoted(view.doc)}")
    return [FILE_NAME]


def _fill(base: duckdb.DuckDBPyConnection, spec: TableSpec, parquet: Path) -> None:
    base.execute(declaration(spec))
    base.execute(f"COMMENT ON TABLE {spec.name} IS {_quoted(spec.doc)}")
    for column in spec.columns:
        base.execute(f'COMMENT ON COLUMN {spec.name}."{column.name}" IS {_quoted(column.doc)}')
    if parquet.exists():
        statement = f"INSERT INTO {spec.name} BY NAME SELECT * FROM read_parquet(?)"  # noqa: S608 - our own name
        base.execute(statement, [str(parquet)])


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
