"""The ledger of a run: which files there are, what each one gave, what is still to do.

One SQLite file in the output folder. A document is entered as failed before its reading begins, and
its rows and outcome are entered in one transaction when it ends: whenever the run is killed, what the
ledger says is so. Another process that wants the same folder finds it locked.

A reading is known by the hash of the document's bytes, the version of this software and the hash of
the settings that shape rows (and by the file name, where that says whose plan it is or of when).
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from councilplans.batch.reading import (
    Answer,
    Copy,
    Digest,
    Failure,
    Input,
    Reading,
    failed_answer,
    name_key,
    unpack,
)
from ingest.errors import OutputError, Reason, UnreadableDocument
from ingest.found import Found
from output.flavour import CsvFlavour

FILE_NAME = "ledger.sqlite"

# Counts the changes of its tables.
_SHAPE = 3

# What SQLite raises, and Python where the words of its error quote what is damaged.
TROUBLES = (sqlite3.Error, UnicodeDecodeError)

# What stands in the ledger for a document while it is being read.
_BROKEN_OFF = "It was being read when the run ended. Run again."


class Key(NamedTuple):
    """What a reading holds for: this software's version, the settings that shape rows, and the limits."""

    tool: str
    settings: str
    limits: str


class Totals(NamedTuple):
    """What a run has come to, over every file of the input."""

    documents: int
    read: int
    read_in_part: int
    failed: int
    without_plan: int
    copies: int
    plans: int
    recommendations: int
    actions: int
    issues: int
    doubtful: int
    seconds: float


class Ended(Enum):
    """Ways in which a document can end that was not read to a plan, each with its condition in SQL."""

    WITHOUT_PLAN = "outcome <> 'failed' AND plans = 0"
    IN_PART = "outcome = 'read_in_part'"


class FailedDocuments(NamedTuple):
    """The documents that could not be read for one reason and with one thing to do, the first as an example.

    ``message`` is the example's: what it is and what to do; ``alike`` where it is that of all of them.
    ``other`` is the last of them, where there is more than one.
    """

    documents: int
    source: str
    failure: str
    message: str
    alike: bool
    advice: str
    other: str = ""


class Ledger:
    """The ledger of one output folder, held by one process at a time; ``with`` it."""

    def __init__(self, path: Path, key: Key) -> None:
        self._key = key
        self._path = path
        try:
            self._base = sqlite3.connect(path, timeout=1.0, isolation_level=None)
        except sqlite3.Error as error:
            raise unusable(path, error) from error
        try:
            self._open()
        except TROUBLES as error:
            self._close()
            raise unusable(path, error) from error
        except OutputError:
            self._close()
            raise

    def _open(self) -> None:
        # WAL: a transaction costs no wait for the disk, and outlives the death of this process.
        self._base.executescript(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
        )
        shape = _shape_of(self._base)
        if shape > _SHAPE:
            message = (
                f"{self._path} was written by a newer version of councilplans. Use that, or name another"
                " folder with --out."
            )
            raise OutputError(message)
        tables = resources.files("councilplans.batch").joinpath("ledger.sql").read_text("utf-8")
        self._base.executescript(f"BEGIN IMMEDIATE; {_outgrown(shape)} {tables} COMMIT;")

    def _close(self) -> None:
        with suppress(sqlite3.Error):  # of one that is damaged
            self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        if isinstance(error, TROUBLES):  # it is damaged inside, or the disk is full
            raise unusable(self._path, error) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything in the block, or nothing of it; a block inside another is part of that one."""
        if self._base.in_transaction:
            yield self._base
            return
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield self._base
        except BaseException:
            with suppress(sqlite3.Error):  # which says less than what it hides
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def facts(self) -> dict[str, str]:
        """What is recorded of the run that this folder belongs to."""
        return dict(self._base.execute("SELECT name, value FROM facts"))

    def record_facts(self, facts: Mapping[str, str], but: str = "") -> None:
        """Record facts, replacing those of the same names; and forget the one named ``but``."""
        with self.transaction() as base:
            base.execute("DELETE FROM facts WHERE name = ?", (but,))
            base.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    def forget_run(self) -> None:
        """Forget which run this was, but not what its documents gave: they need not be read again."""
        with self.transaction() as base:
            base.execute("DELETE FROM facts")
            base.execute("DELETE FROM parts")

    def forget_other_versions(self) -> None:
        """Drop what other versions of this software read, which no run of this one can use."""
        self._base.execute("DELETE FROM readings WHERE tool <> ?", (self._key.tool,))

    def list_inputs(self, files: Iterable[Found]) -> int:
        """Put the input's files in order, in place of an earlier list; how many there are."""
        with self.transaction() as base:
            base.execute("DELETE FROM inputs")
            base.executemany(
                "INSERT INTO inputs (position, source, name, location, inside, stamp, size, refusal,"
                " refusal_message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_input_row(position, found) for position, found in enumerate(files)),
            )
            base.execute(
                "UPDATE inputs SET sha256 = d.sha256, size = d.size FROM digests d WHERE inputs.stamp <> ''"
                " AND (d.location, d.inside, d.stamp) = (inputs.location, inputs.inside, inputs.stamp)"
            )
        return int(self._base.execute("SELECT count(*) FROM inputs").fetchone()[0])

    def read_again(self, *, failed_only: bool) -> None:
        """Have every document of this version and settings read again, or those that failed."""
        self._base.execute(
            "UPDATE readings SET packed = NULL WHERE tool = ? AND settings = ? AND (outcome = 'failed' OR ?)",
            (self._key.tool, self._key.settings, not failed_only),
        )

    def retry_under_new_limits(self) -> None:
        """Have the documents read again that failed under other limits than those of this run."""
        self._base.execute(
            "UPDATE readings SET packed = NULL WHERE outcome = 'failed' AND limits <> ?", (self._key.limits,)
        )

    def undecided(self) -> Iterator[Input]:
        """The inputs that have no reading, in order; one that gets one meanwhile is left out."""
        position = -1
        while row := self._base.execute(
            "SELECT position, source, location, inside, stamp, size, refusal, refusal_message, name, sha256"
            " FROM inputs WHERE position > ? AND reading IS NULL ORDER BY position LIMIT 1",
            (position,),
        ).fetchone():
            position = row[0]
            found = _found(*row[1:8])
            yield Input(position, found, row[8], Digest(row[9], found.size) if row[9] else None)

    def record_digest(self, planned: Input, digest: Digest) -> None:
        """Record the hash of an input's bytes, for this run and, by its stamp, for the next."""
        with self.transaction() as base:
            base.execute(
                "UPDATE inputs SET sha256 = ?, size = ? WHERE position = ?",
                (digest.sha256, digest.size, planned.position),
            )
            if planned.found.stamp:
                place = (os.fsencode(planned.found.location), inside_of(planned.found))
                base.execute(
                    "INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?, ?)",
                    (*place, planned.found.stamp, digest.sha256, digest.size),
                )

    def settle(self, planned: Input, digest: Digest) -> bool:
        """Give an input the reading that the ledger has for its bytes, if it has one."""
        row = self._base.execute(
            "SELECT id FROM readings WHERE sha256 = ? AND tool = ? AND settings = ? AND name = ?"
            " AND packed IS NOT NULL",
            (digest.sha256, self._key.tool, self._key.settings, planned.name),
        ).fetchone()
        if row is not None:
            self._base.execute("UPDATE inputs SET reading = ? WHERE position = ?", (row[0], planned.position))
        return row is not None

    def begin(self, planned: Input, digest: Digest) -> None:
        """Enter a document as failed: it stays so if this run ends before its reading does."""
        self._base.execute(
            "INSERT INTO readings (sha256, tool, settings, name, limits, outcome, failure, failure_message)"
            " VALUES (?, ?, ?, ?, ?, 'failed', ?, ?) ON CONFLICT DO NOTHING",
            (
                *(digest.sha256, self._key.tool, self._key.settings, planned.name, self._key.limits),
                *(str(Reason.CRASHED), _BROKEN_OFF),
            ),
        )

    def end(self, planned: Input, answer: Answer) -> int:
        """Enter what a document gave, and give it to every input that it holds for; how many these are."""
        with self.transaction() as base:
            reading = self._store(base, answer, planned.name)
            if answer.digest != planned.digest:  # it changed meanwhile
                base.execute(
                    "UPDATE inputs SET sha256 = ?, size = ? WHERE position = ?",
                    (*answer.digest, planned.position),
                )
            given = base.execute(
                "UPDATE inputs SET reading = ? WHERE sha256 = ? AND name = ? AND reading IS NULL",
                (reading, answer.digest.sha256, planned.name),
            )
            return given.rowcount

    def refuse(self, planned: Input, refusal: UnreadableDocument) -> None:
        """Enter that an input's bytes could not be had: it is known by its path then."""
        source = planned.found.source
        sha256 = hashlib.sha256(source.encode()).hexdigest()
        answer = failed_answer(source, Digest(sha256, planned.found.size), Failure.of(refusal))
        with self.transaction() as base:
            base.execute(
                "UPDATE inputs SET reading = ? WHERE position = ?",
                (self._store(base, answer, planned.name), planned.position),
            )

    def _store(self, base: sqlite3.Connection, answer: Answer, name: str) -> int:
        facts = answer.facts
        digest = hashlib.sha256(answer.packed).hexdigest()
        row = base.execute(
            "INSERT INTO readings (sha256, tool, settings, name, limits, outcome, failure, failure_message,"
            " plans, recommendations, actions, issues, doubtful, advice, seconds, digest, packed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (sha256, tool, settings, name) DO UPDATE SET (limits, outcome, failure,"
            " failure_message, plans, recommendations, actions, issues, doubtful, advice, seconds, digest,"
            " packed) ="
            " (excluded.limits, excluded.outcome, excluded.failure, excluded.failure_message, excluded.plans,"
            " excluded.recommendations, excluded.actions, excluded.issues, excluded.doubtful,"
            " excluded.advice, excluded.seconds, excluded.digest, excluded.packed) RETURNING id",
            (
                *(answer.digest.sha256, self._key.tool, self._key.settings, name, self._key.limits),
                *facts,
                *(answer.seconds, digest, answer.packed),
            ),
        ).fetchone()
        return int(row[0])

    def failure_counts(self) -> dict[str, int]:
        """How many documents failed for each reason, and how many held no plan."""
        return dict(
            self._base.execute(
                "SELECT failure, count(*) FROM outputs WHERE failure IS NOT NULL GROUP BY 1 ORDER BY 1"
            )
        )

    def settled(self, position: int, flavour: CsvFlavour) -> Reading | None:
        """The reading of an input as it goes to the outputs, or None where it has none yet."""
        row = self._base.execute(
            "SELECT source, packed, digest, copy_of, copy_number FROM outputs"
            " WHERE position = ? AND packed IS NOT NULL",
            (position,),
        ).fetchone()
        if row is None:
            return None
        source, packed, digest, copy_of, number = row
        if hashlib.sha256(packed).hexdigest() != digest:
            raise OutputError(_damaged(self._path, f"what it holds of {source} has been changed"))
        return unpack(packed).reported(source, Copy(copy_of, number) if copy_of else None, flavour)

    def part_key(self, first: int, last: int) -> str | None:
        """A hash of what inputs ``first`` to ``last`` give, or None while one of them has no reading."""
        rows = self._base.execute(
            "SELECT source, digest, copy_of, copy_number FROM outputs"
            " WHERE position BETWEEN ? AND ? ORDER BY position",
            (first, last),
        ).fetchall()
        if any(digest is None for _, digest, *_ in rows):
            return None
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    def output_key(self, part: int) -> str:
        """A hash of what the whole run gives, ``part`` documents at a time; every input has a reading."""
        count = int(self._base.execute("SELECT count(*) FROM inputs").fetchone()[0])
        keys = (self.part_key(first, first + part - 1) for first in range(0, count, part))
        return hashlib.sha256("".join(key or "" for key in keys).encode()).hexdigest()

    def written_parts(self) -> dict[int, str]:
        """The parts of the output that are written, by number, with the keys that they had."""
        return dict(self._base.execute("SELECT number, key FROM parts"))

    def record_part(self, number: int, key: str) -> None:
        """Enter that a part of the output is on the disk."""
        self._base.execute("INSERT OR REPLACE INTO parts VALUES (?, ?)", (number, key))

    def totals(self) -> Totals:
        """What the run has come to so far."""
        row = self._base.execute(
            "SELECT count(*), sum(outcome = 'read'), sum(outcome = 'read_in_part'), sum(outcome = 'failed'),"
            " sum(outcome <> 'failed' AND plans = 0), sum(copy_of IS NOT NULL), sum(plans),"
            " sum(recommendations), sum(actions), sum(issues + (copy_of IS NOT NULL)),"
            " sum(doubtful), sum(seconds * (copy_of IS NULL)) FROM outputs WHERE packed IS NOT NULL"
        ).fetchone()
        return Totals(*(value or 0 for value in row))

    def failures(self) -> list[FailedDocuments]:
        """The documents that could not be read, by reason and advice, those of which there are most first."""
        rows = self._base.execute(
            "WITH kinds AS (SELECT count(*) AS documents, count(DISTINCT failure_message) = 1 AS alike,"
            " min(position) AS first, max(position) AS last FROM outputs WHERE outcome = 'failed'"
            " GROUP BY failure, advice) SELECT documents, o.source, failure, failure_message, alike, advice,"
            " other.source FROM kinds JOIN outputs o ON o.position = first"
            " JOIN inputs other ON other.position = last ORDER BY documents DESC, first"
        )
        return [
            FailedDocuments(count, source, failure, message, bool(alike), advice or "", other)
            for count, source, failure, message, alike, advice, other in rows
        ]

    def has_readings(self) -> bool:
        """Whether an earlier run has read something that this one need not read again."""
        found = self._base.execute(
            "SELECT 1 FROM readings WHERE tool = ? AND settings = ? AND packed IS NOT NULL LIMIT 1",
            (self._key.tool, self._key.settings),
        )
        return found.fetchone() is not None

    def sources(self, kind: Ended, most: int) -> tuple[str, ...]:
        """The first of the documents that ended in a way, in the input's order."""
        rows = self._base.execute(
            f"SELECT source FROM outputs WHERE {kind.value} ORDER BY position LIMIT ?",  # noqa: S608 - ours
            (most,),
        )
        return tuple(source for (source,) in rows)


def _outgrown(shape: int) -> str:
    """What has to go from a ledger of another shape: its readings, which are then made again."""
    gone = "DROP VIEW IF EXISTS outputs; " + "".join(
        f"DROP TABLE IF EXISTS {table}; " for table in ("inputs", "readings", "parts")
    )
    return "" if shape == _SHAPE else f"{gone} PRAGMA user_version = {_SHAPE};"


def _shape_of(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def is_of_this_shape(base: sqlite3.Connection) -> bool:
    """Whether a ledger's readings can be used: those of another shape are made again."""
    return _shape_of(base) == _SHAPE


def inside_of(found: Found) -> str:
    """A file's place inside its bundle, as the ledger has it."""
    return "/".join(map(str, found.inside))


def _input_row(position: int, found: Found) -> tuple[object, ...]:
    refusal = (str(found.refusal.reason), found.refusal.message) if found.refusal else (None, None)
    place = (os.fsencode(found.location), inside_of(found))
    return (position, found.source, name_key(found.name), *place, found.stamp, found.size, *refusal)


def _found(  # noqa: PLR0913 - the columns of a row
    source: str, location: bytes, inside: str, stamp: str, size: int, refusal: str | None, message: str | None
) -> Found:
    refused = UnreadableDocument(Reason(refusal), message or "", source=source) if refusal else None
    places = tuple(map(int, filter(None, inside.split("/"))))
    return Found(source, os.fsdecode(location), places, stamp, size, refused)


def unusable(path: Path, error: Exception) -> OutputError:
    """Why a ledger cannot be used, and what to do."""
    if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        message = (
            f"{path.parent}: another run is writing to this folder. Wait for it, or name another folder."
        )
    elif not all(os.access(place, os.W_OK) for place in (path.parent, path) if place.exists()):
        message = f"{path.parent}: cannot be written (permission denied). Name another folder with --out."
    else:
        message = _damaged(path, str(error))
    return OutputError(message)


def _damaged(path: Path, why: str) -> str:
    return f"{path} cannot be used ({why}). Delete it, or name another folder with --out."
