"""A run's files: parts that grow document by document, and the whole tables made of them at the end.

While a run lasts, ``parts/actions/part-00000.parquet`` and the rest hold the documents in the input's
order, a thousand to a part, so that what is there can be looked at. Where a part begins and ends
depends on the input alone; so does every byte of every file here, however often the run was broken
off.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from councilplans.batch.ledger import Ledger
from councilplans.batch.reading import Reading
from output.dictionary import TABLES
from output.files import CsvTable, ParquetTable, join_csv, join_parquet
from output.lines import CsvFlavour
from output.whole import written_whole

PARTS = "parts"
ISSUES = "issues"

# Some 30,000 actions or 5 MB of Parquet: few enough files for a million documents, and soon enough the
# first one to look at.
DOCUMENTS_A_PART = 1_000


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the files that a part, or a run, consists of."""

    table: str
    suffix: str

    @property
    def whole(self) -> str:
        return f"{self.table}.{self.suffix}"

    def part(self, number: int) -> str:
        return f"{PARTS}/{self.table}/part-{number:05d}.{self.suffix}"


_KINDS = (
    *(_Kind(table, suffix) for table in TABLES for suffix in ("parquet", "csv")),
    _Kind(ISSUES, "jsonl"),
)

RESULT_FILES = tuple(kind.whole for kind in _KINDS)


class Outputs:
    """Writes a run's files into a folder as its documents become known to the ledger."""

    def __init__(
        self,
        folder: Path,
        ledger: Ledger,
        documents: int,
        flavour: CsvFlavour,
        put: Callable[[Path], None] = lambda path: None,
    ) -> None:
        """``put`` is told of every part and every table once it is whole."""
        self._folder = folder
        self._put = put
        self._ledger = ledger
        self._flavour = flavour
        self._documents = documents
        self._parts = -(-documents // DOCUMENTS_A_PART)
        self._writing = self._write_parts()

    def advance(self, most: int) -> None:
        """Write the documents whose turn has come, at most so many: whoever calls has readers to feed."""
        for _ in range(most):
            if not next(self._writing, False):
                return

    def close(self) -> None:
        """Give up a part that is not complete; the next run begins it anew."""
        self._writing.close()

    def _write_parts(self) -> Generator[bool]:
        """Write every part; yields whether a document was written, or has to be waited for."""
        written = self._ledger.written_parts()
        for number in range(self._parts):
            first = number * DOCUMENTS_A_PART
            last = min(first + DOCUMENTS_A_PART, self._documents) - 1
            key = self._ledger.part_key(first, last)
            if key is not None and key == written.get(number) and self._has_part(number):
                yield True
                continue
            with _open_part(self._folder, number, self._flavour) as part:
                for position in range(first, last + 1):
                    while (reading := self._ledger.settled(position, self._flavour)) is None:
                        yield False
                    part.add(reading)
                    yield True
            for kind in _KINDS:
                self._put(self._folder / kind.part(number))
            self._ledger.record_part(number, self._ledger.part_key(first, last) or "")

    def finish(self) -> list[Path]:
        """Make the whole tables out of the parts, once every document is known; the files' paths.

        A run of one part keeps no parts: they would be the same files again.
        """
        while next(self._writing, False):
            pass
        for kind in _KINDS:
            parts = [self._folder / kind.part(number) for number in range(self._parts)]
            with written_whole(self._folder / kind.whole) as whole:
                self._join(kind, parts, whole)
            self._put(self._folder / kind.whole)
        if self._parts <= 1:
            shutil.rmtree(self._folder / PARTS, ignore_errors=True)
        return [self._folder / kind.whole for kind in _KINDS]

    def _join(self, kind: _Kind, parts: list[Path], whole: Path) -> None:
        if kind.suffix == "parquet":
            join_parquet(parts, TABLES[kind.table], whole)
        elif kind.suffix == "csv":
            join_csv(parts, TABLES[kind.table], self._flavour, whole)
        else:
            with whole.open("wb") as target:
                for part in parts:
                    with part.open("rb") as lines:
                        shutil.copyfileobj(lines, target)

    def _has_part(self, number: int) -> bool:
        return all((self._folder / kind.part(number)).exists() for kind in _KINDS)


class _Part:
    """The open files of a part."""

    def __init__(self, tables: Mapping[_Kind, ParquetTable | CsvTable], issues: IO[str]) -> None:
        self._tables = tables
        self._issues = issues

    def add(self, reading: Reading) -> None:
        """Append what a document gave to every table."""
        for kind, table in self._tables.items():
            lines = reading.tables[kind.table]
            table.add_lines(lines.json if kind.suffix == "parquet" else lines.csv)
        self._issues.write(reading.issues)


@contextmanager
def _open_part(folder: Path, number: int, flavour: CsvFlavour) -> Iterator[_Part]:
    """A part to write to: all its files are there when the block ends well, and none of them otherwise."""
    with ExitStack() as stack:
        paths: dict[_Kind, Path] = {}
        for kind in _KINDS:
            path = folder / kind.part(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            paths[kind] = stack.enter_context(written_whole(path))
        tables: dict[_Kind, ParquetTable | CsvTable] = {}
        for kind in _KINDS[:-1]:
            columns = TABLES[kind.table]
            if kind.suffix == "parquet":
                tables[kind] = stack.enter_context(ParquetTable(paths[kind], columns))
            else:
                tables[kind] = stack.enter_context(CsvTable(paths[kind], columns, flavour))
        issues = stack.enter_context(paths[_KINDS[-1]].open("w", encoding="utf-8"))
        yield _Part(tables, issues)
