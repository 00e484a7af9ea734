"""What a folder's ledger knows of an input, looked up without a change to it: for a dry run."""

from __future__ import annotations

import os
import shutil
import sqlite3
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from councilplans.batch.ledger import TROUBLES, Key, inside_of, is_of_this_shape, unusable
from councilplans.batch.order import Redo
from councilplans.batch.reading import name_key
from ingest.found import Found
from ingest.limits import Limits


class Standing(Enum):
    """What a run would do with a document."""

    READ = "read"
    KEEP = "keep"
    KEEP_FAILED = "keep as failed"


class Known:
    """The readings of a folder's ledger; of none where there is none. ``with`` it."""

    def __init__(self, path: Path, key: Key, redo: Redo | None) -> None:
        self._path = path
        self._key = key
        self._redo = redo
        self._copy: TemporaryDirectory[str] | None = None
        self._base: sqlite3.Connection | None = None
        self._has_readings = False
        if path.exists():
            try:
                self._base = self._opened()
                self._has_readings = is_of_this_shape(self._base)
            except TROUBLES as error:
                raise unusable(path, error) from error

    def _opened(self) -> sqlite3.Connection:
        """As it stands; what an interrupted run has left beside it is read from a copy of both."""
        beside = self._path.with_name(f"{self._path.name}-wal")
        path = self._path
        if beside.exists():
            self._copy = TemporaryDirectory(prefix="councilplans-")
            for each in (self._path, beside):
                shutil.copy(each, self._copy.name)
            return sqlite3.connect(Path(self._copy.name, path.name))
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base is not None:
            self._base.close()
        if self._copy is not None:
            self._copy.cleanup()
        if isinstance(error, TROUBLES):
            raise unusable(self._path, error) from error

    def facts(self) -> dict[str, str]:
        """What is recorded of the run that the folder belongs to."""
        return {} if self._base is None else dict(self._base.execute("SELECT name, value FROM facts"))

    def standing(self, found: Found, limits: Limits) -> Standing:
        """What the run would do with an input; raises `UnreadableDocument` where its bytes cannot be had."""
        if self._base is None or not self._has_readings or self._redo is Redo.ALL:
            return Standing.READ
        row = self._base.execute(
            "SELECT outcome = 'failed', limits FROM readings WHERE sha256 = ? AND tool = ? AND settings = ?"
            " AND name = ? AND packed IS NOT NULL",
            (self._digest(found, limits), self._key.tool, self._key.settings, name_key(found.name)),
        ).fetchone()
        if row is None:
            return Standing.READ
        failed, under = row
        if not failed:
            return Standing.KEEP
        is_tried_again = self._redo is Redo.FAILED or under != self._key.limits
        return Standing.READ if is_tried_again else Standing.KEEP_FAILED

    def _digest(self, found: Found, limits: Limits) -> str:
        assert self._base is not None  # noqa: S101 - `standing` sees to it
        noted = (
            found.stamp
            and self._base.execute(
                "SELECT sha256 FROM digests WHERE (location, inside, stamp) = (?, ?, ?)",
                (os.fsencode(found.location), inside_of(found), found.stamp),
            ).fetchone()
        )
        return str(noted[0] if noted else found.digest(limits)[0])
