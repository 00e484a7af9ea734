"""A run's files: parts that grow document by document, and the whole tables made of them at the end.

While a run lasts, ``parts/actions/part-00000.parquet`` and the rest hold the documents in the input's
order, a thousand to a part, so that what is there can be looked at. Where a part begins and ends
depends on the input alone; so does every byte of every file here, however often the run was broken
off.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

from councilplans.batch.ledger import Ledger
from councilplans.batch.reading import Reading
from output.dictionary import TABLES
from output.flavour import CsvFlavour
from output.formats import PARQUET, TableFormat, TableWriter, table_formats
from output.same_plan import PlanFile, same_plans
from output.whole import written_whole

PARTS = "parts"
ISSUES = "issues"
DOCUMENTS, ACTIONS = "documents", "actions"

# Some 30,000 actions or 5 MB of Parquet: few enough files for a million documents, and soon enough the
# first one to look at.
DOCUMENTS_A_PART = 1_000

# Copies that a summary names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _File:
    """One of the files that a part, or a run, consists of: a table in a format, or the issues."""

    name: str
    suffix: str

    @property
    def whole(self) -> str:
        return f"{self.name}.{self.suffix}"

    def part(self, number: int) -> str:
        return f"{PARTS}/{self.name}/part-{number:05d}.{self.suffix}"


_ISSUES = _File(ISSUES, "jsonl")


def _files(formats: Iterable[TableFormat]) -> list[_File]:
    return [*(_File(table, each.suffix) for table in TABLES for each in formats), _ISSUES]


RESULT_FILES = tuple(file.whole for file in _files(table_formats(CsvFlavour.EXCEL)))


class Finished(NamedTuple):
    """The run's files, how many documents hold a plan that an earlier one holds, and the first of them."""

    files: list[Path]
    same_plans: int
    copies: list[str]


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
        self._formats = {each.suffix: each for each in table_formats(flavour)}
        self._files = _files(self._formats.values())
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
        for folder in (*(self._folder / PARTS).glob("*/"), self._folder / PARTS):
            with suppress(OSError):  # it holds parts, or was never made
                folder.rmdir()

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
            with self._open_part(number) as part:
                for position in range(first, last + 1):
                    while (reading := self._ledger.settled(position, self._flavour)) is None:
                        yield False
                    part.add(reading)
                    yield True
            for file in self._files:
                self._put(self._folder / file.part(number))
            self._ledger.record_part(number, self._ledger.part_key(first, last) or "")

    def finish(self) -> Finished:
        """Make the whole tables out of the parts, once every document is known.

        A run of one part keeps no parts: they would be the same files again.
        """
        while next(self._writing, False):
            pass
        for file in self._files:
            if file.name != DOCUMENTS:
                self._join(file)
        copies = self._write_documents()
        for file in self._files:
            self._put(self._folder / file.whole)
        if self._parts <= 1:
            shutil.rmtree(self._folder / PARTS, ignore_errors=True)
        return Finished([self._folder / file.whole for file in self._files], len(copies), copies[:_NAMED])

    def _join(self, file: _File) -> None:
        parts = [self._folder / file.part(number) for number in range(self._parts)]
        with written_whole(self._folder / file.whole) as whole:
            if file is not _ISSUES:
                self._formats[file.suffix].join(parts, TABLES[file.name], whole)
                return
            with whole.open("wb") as target:
                for part in parts:
                    with part.open("rb") as lines:
                        shutil.copyfileobj(lines, target)

    def _write_documents(self) -> list[str]:
        """Write the documents, each with what only the whole run tells; those that hold a plan again."""
        rows = [row for number in range(self._parts) for row in self._documents_of(number)]
        found = same_plans(
            [PlanFile(row["document_id"], row["format"], row["plan_date"]) for row in rows],
            self._folder / f"{ACTIONS}.{PARQUET.suffix}",
        )
        for row in rows:
            row["same_plan_as"] = found.get(row["document_id"], row["same_plan_as"])
        for each in self._formats.values():
            path = self._folder / f"{DOCUMENTS}.{each.suffix}"
            with written_whole(path) as whole, each.writer(whole, TABLES[DOCUMENTS]) as table:
                table.add_lines(each.encode(rows, TABLES[DOCUMENTS]))
        return [row["source"] for row in rows if row["same_plan_as"] is not None and row["plans"] > 0]

    def _documents_of(self, number: int) -> list[dict[str, Any]]:
        from pyarrow import parquet

        part = self._folder / _File(DOCUMENTS, PARQUET.suffix).part(number)
        with parquet.ParquetFile(part) as file:  # `read_table` would import pandas for it.
            rows: list[dict[str, Any]] = file.read().to_pylist()
        return rows

    def _has_part(self, number: int) -> bool:
        return all((self._folder / file.part(number)).exists() for file in self._files)

    @contextmanager
    def _open_part(self, number: int) -> Iterator[_Part]:
        """A part to write to: all its files are there when the block ends well, and none otherwise."""
        with ExitStack() as stack:
            paths: dict[_File, Path] = {}
            for file in self._files:
                path = self._folder / file.part(number)
                path.parent.mkdir(parents=True, exist_ok=True)
                paths[file] = stack.enter_context(written_whole(path))
            issues = stack.enter_context(paths.pop(_ISSUES).open("w", encoding="utf-8"))
            tables = {
                file: stack.enter_context(self._formats[file.suffix].writer(path, TABLES[file.name]))
                for file, path in paths.items()
            }
            yield _Part(tables, issues)


class _Part:
    """The open files of a part."""

    def __init__(self, tables: Mapping[_File, TableWriter], issues: IO[str]) -> None:
        self._tables = tables
        self._issues = issues

    def add(self, reading: Reading) -> None:
        """Append what a document gave to every table."""
        for file, table in self._tables.items():
            table.add_lines(reading.tables[file.name][file.suffix])
        self._issues.write(reading.issues)
