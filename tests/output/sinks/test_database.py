"""What an analyst asks, in two lines of SQL at most, on DuckDB and on SQLite alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from councilplans import Results
from output.flavour import CsvFlavour
from output.follow.tables import FOLLOWED
from output.review.summary import is_overdue
from output.sinks.database import FILE_NAME, declaration
from output.sinks.sink import Finished, Product, make
from output.sinks.views import SETTINGS, views
from output.star.tables import FOLDER, STAR
from tests.output.building import action, write_results

AS_OF = date(2010, 1, 1)


@pytest.fixture(scope="session")
def base(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the database that looks on a day of its own."""
    copy = folder.parent / "copy.duckdb"
    copy.write_bytes((folder / "councilplans.duckdb").read_bytes())
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE settings SET as_of = ?", [AS_OF])
        yield connection


def counted(results: Results) -> list[Any]:
    once = {document.document_id for document in results.documents if document.same_plan_as is None}
    return [action for action in results.actions if action.document_id in once]


def test_overdue_is_what_the_review_calls_overdue(base: duckdb.DuckDBPyConnection, results: Results) -> None:
    found = {row[0] for row in base.execute("SELECT action_id FROM overdue").fetchall()}
    assert found == {each.action_id for each in counted(results) if is_overdue(each, AS_OF)}
    assert found


def test_a_plan_in_several_formats_counts_once_unless_asked_for(
    base: duckdb.DuckDBPyConnection, results: Results
) -> None:
    count = "SELECT count(*) FROM counted_actions"
    assert base.execute(count).fetchone() == (len(counted(results)),)
    formats = {document.format for document in results.documents}
    assert len(results.actions) == len(formats) * len(counted(results))
    base.execute("UPDATE settings SET count_same_plans = TRUE")
    assert base.execute(count).fetchone() == (len(results.actions),)
    base.execute("UPDATE settings SET count_same_plans = FALSE")


QUESTIONS = {
    "overdue by lead": "SELECT party, overdue FROM by_lead WHERE overdue > 0 ORDER BY 2 DESC, 1",
    "by council": "SELECT organisation, actions, overdue FROM by_council ORDER BY 1",
    "due by quarter": "SELECT quarter, due, completed FROM due_by_quarter ORDER BY 1",
    "share completed by recommendation": "SELECT recommendation, completed_share FROM completed_share",
    "without lead or date": "SELECT action_id, without_lead, without_date FROM without_lead_or_date",
    "slipped most": "SELECT action, total_slip_days FROM slips LIMIT 10",
    "dropped": "SELECT action FROM threads WHERE ending = 'dropped'",
    "workload of a person": "SELECT organisation, actions, open FROM by_lead WHERE party = 'Anita Desai'",
    "RAG by directorate": "SELECT section, rag, count(*) FROM counted_actions GROUP BY 1, 2 ORDER BY 1, 2",
    "changes since the last version": "SELECT change, action FROM changes ORDER BY 1, 2",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_is_answered_alike_by_duckdb_and_sqlite(
    base: duckdb.DuckDBPyConnection, sqlite: sqlite3.Connection, question: str
) -> None:
    sql = QUESTIONS[question]
    answer = base.execute(sql).fetchall()
    assert comparable(sqlite.execute(sql)) == comparable(answer)
    if "threads" not in sql and question not in ("slipped most", "changes since the last version"):
        assert answer


def comparable(rows: Iterable[Sequence[object]]) -> list[str]:
    """Rows in an order of their own, since nulls sort at different ends; SQLite's truths are numbers."""
    return sorted(repr([int(v) if isinstance(v, bool) else v for v in row]) for row in rows)


@pytest.fixture(scope="session")
def sqlite(folder: Path) -> Iterator[sqlite3.Connection]:
    """The same tables and views in SQLite."""
    connection = sqlite3.connect(":memory:")
    for spec in (*STAR, *FOLLOWED):
        connection.execute(declaration(spec))
    for spec in STAR:
        rows = pq.read_table(folder / FOLDER / f"{spec.name}.parquet").to_pylist()
        marks = ", ".join("?" * len(spec.columns))
        connection.executemany(
            f"INSERT INTO {spec.name} VALUES ({marks})",  # noqa: S608 - our own names
            [[str(v) if isinstance(v, date) else v for v in row.values()] for row in rows],
        )
    for statement in SETTINGS:
        connection.execute(statement)
    connection.execute("UPDATE settings SET as_of = ?", [AS_OF.isoformat()])
    for view in views():
        connection.execute(view.sql)
    yield connection
    connection.close()


def test_tables_and_views_say_what_they_hold(base: duckdb.DuckDBPyConnection) -> None:
    told = dict(base.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
    assert told == {view.name: view.doc for view in views()}
    empty = base.execute("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL").fetchall()
    assert empty == [("settings",)]
    keys = base.execute("SELECT count(*) FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY'")
    declared = [each.table != spec.name for spec in (*STAR, *FOLLOWED) for each in spec.references]
    assert keys.fetchone() == (sum(declared),)


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    write_results(tmp_path, [action("Do it")])
    left = tmp_path / f".{FILE_NAME}.star"
    (left / "0").mkdir(parents=True)
    make([Product.DUCKDB], Finished(tmp_path, (), CsvFlavour.EXCEL, "0"), lambda path: None)
    assert not left.exists()
    with duckdb.connect(tmp_path / FILE_NAME, read_only=True) as base:
        assert base.execute("SELECT action FROM actions").fetchall() == [("Do it",)]
