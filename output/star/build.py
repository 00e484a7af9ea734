"""The star made of a run's tables, some thousand rows at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalise.organisations.registry import council_of_code, nation_of
from output.arrays import arrow_array
from output.codec import Row, to_row
from output.dictionary import Tabled
from output.flavour import CsvFlavour
from output.formats import TableFormat, TableWriter, table_formats
from output.sinks.sink import Finished
from output.star import tables as star
from output.star.calendar import days
from output.star.parties import Owner, PartyIndex
from output.star.unnested import (
    PARTY_COLUMNS,
    Printed,
    flag_table,
    other_table,
    party_table,
    printed_parties,
)
from output.tables import TableSpec
from output.whole import keep_names, written_whole

if TYPE_CHECKING:
    import pyarrow as pa

# Rows that are Python's at a time, some 10 MB of actions.
_ROWS_A_TIME = 2_000


def star_files() -> list[str]:
    """The paths of the star's files below a results folder."""
    suffixes = [form.suffix for form in table_formats(CsvFlavour.EXCEL)]
    return [f"{star.FOLDER}/{spec.name}.{suffix}" for spec in star.STAR for suffix in suffixes]


def write_star_files(run: Finished) -> list[str]:
    """Write the star of a run into a folder below its own, for `output.sinks.sink.SINKS`."""
    folder = run.folder / star.FOLDER
    folder.mkdir(exist_ok=True)
    write_star(run.folder, folder, run.flavour)
    return star_files()


def write_star(results: Path, folder: Path, flavour: CsvFlavour) -> None:
    """Write the star of the tables in ``results`` into ``folder``, which is there."""
    with ExitStack() as stack:
        files = {spec.name: stack.enter_context(_open(spec, folder, flavour)) for spec in star.STAR}
        _Star(results, files).write()
    keep_names(folder)


class _Table:
    """The open files of a table, one in each format."""

    def __init__(self, spec: TableSpec, files: Mapping[TableFormat, TableWriter]) -> None:
        self._columns = spec.columns
        self._files = files

    def add(self, rows: Sequence[Row]) -> None:
        """Append rows, which may have more columns than the table."""
        for form, file in self._files.items():
            file.add_lines(form.encode(rows, self._columns))

    def add_table(self, table: pa.Table) -> None:
        """Append Arrow's rows, which may have more columns than the table."""
        for file in self._files.values():
            file.add_table(table)

    def add_records(self, records: Iterable[Tabled]) -> None:
        """Append records, some thousands at a time."""
        waiting = iter(records)
        while rows := [to_row(record) for record in islice(waiting, _ROWS_A_TIME)]:
            self.add(rows)


@contextmanager
def _open(spec: TableSpec, folder: Path, flavour: CsvFlavour) -> Iterator[_Table]:
    """A table to write to: its files are there when the block ends well, and none of them otherwise."""
    with ExitStack() as stack:
        files = {}
        for form in table_formats(flavour):
            path = stack.enter_context(written_whole(folder / f"{spec.name}.{form.suffix}", name_kept=False))
            files[form] = stack.enter_context(form.writer(path, spec.columns))
        yield _Table(spec, files)


class _Star:
    """The star while it is being written: what is gathered from all tables, the days and the owners."""

    def __init__(self, results: Path, files: Mapping[str, _Table]) -> None:
        self._results = results
        self._files = files
        self._days: set[date] = set()
        self._organisations: dict[str, star.Organisation] = {}

    def write(self) -> None:
        """Write every table."""
        for batch in self._batches("documents"):
            self._note_days(batch, "plan_date")
            self._files["documents"].add_table(self._owned(batch, self._owners(batch)))
        for batch in self._batches("recommendations"):
            rows = batch.to_pylist()
            for row in rows:
                row["success_criteria"] = "\n".join(row["success_criteria"]) or None
            self._files["recommendations"].add(rows)
        index = PartyIndex(self._printed())
        for batch in self._batches("actions"):
            self._actions(batch, index)
        self._files["parties"].add_records(index.rows())
        for rows in _issues(self._results / "issues.jsonl"):
            self._files["issues"].add(rows)
        owners = (self._organisations[each] for each in sorted(self._organisations))
        self._files["organisations"].add_records(owners)
        if self._days:
            self._files["dates"].add_records(days(min(self._days), max(self._days)))

    def _batches(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        from pyarrow import parquet

        with parquet.ParquetFile(self._results / f"{table}.parquet") as file:
            yield from file.iter_batches(_ROWS_A_TIME, columns=columns)

    def _printed(self) -> Iterable[tuple[Owner, Printed]]:
        """Every party of the run with its owner, each way of printing it once."""
        seen: dict[tuple[Owner, Printed], None] = {}
        for batch in self._batches("actions", ("document_id", *_ORGANISATION, *PARTY_COLUMNS)):
            owners = self._owners(batch)
            found = [each for column in PARTY_COLUMNS for each in printed_parties(batch, column)]
            found.sort(key=itemgetter(0))
            seen |= dict.fromkeys((owners[row], printed) for row, printed in found)
        return seen

    def _actions(self, batch: pa.RecordBatch, index: PartyIndex) -> None:
        owners = self._owners(batch)
        self._note_days(batch, *_DATES)
        self._files["actions"].add_table(_with_edges(self._owned(batch, owners)))
        for column in PARTY_COLUMNS:
            ids = [index.id_of(owners[row].name, printed) for row, printed in printed_parties(batch, column)]
            self._files[f"action_{column}"].add_table(party_table(batch, column, ids))
        self._files["flags"].add_table(flag_table(batch))
        self._files["other_columns"].add_table(other_table(batch))

    def _owned(self, batch: pa.RecordBatch, owners: Sequence[Owner]) -> pa.Table:
        """Rows with the ids of their organisations, which are put among the organisations."""
        import pyarrow as pa

        for owner, name, code in zip(owners, *_columns(batch, *_ORGANISATION), strict=True):
            found = owner.organisation_id
            if found is not None and found not in self._organisations:
                self._organisations[found] = _organisation(found, name, code)
        ids = arrow_array([owner.organisation_id for owner in owners], pa.string())
        return pa.Table.from_batches([batch]).append_column("organisation_id", ids)

    def _note_days(self, batch: pa.RecordBatch, *columns: str) -> None:
        for column in columns:
            self._days.update(day for day in batch[column].unique().to_pylist() if day is not None)

    def _owners(self, batch: pa.RecordBatch) -> list[Owner]:
        """Whose each row is."""
        return [_owner(*row) for row in zip(*_columns(batch, "document_id", *_ORGANISATION), strict=True)]


def _columns(batch: pa.RecordBatch, *names: str) -> list[list[Any]]:
    return [batch[name].to_pylist() for name in names]


def _with_edges(actions: pa.Table) -> pa.Table:
    """Each edge of a row's box as a column."""
    import pyarrow as pa

    boxes = actions["bbox"].to_pylist()
    for place, name in enumerate(_EDGES):
        edge = arrow_array([box[place] if box else None for box in boxes], pa.float64())
        actions = actions.append_column(name, edge)
    return actions


_ORGANISATION = ("organisation", "organisation_code")
_DATES = ("plan_date", "due_start", "due_date", "review_date", "completed_date")
_EDGES = ("x0", "top", "x1", "bottom")


@lru_cache(4096)
def organisation_id(name: str | None, code: str | None) -> str | None:
    """What names an organisation: its GSS code, or a hash of its name."""
    if code or not name:
        return code
    return hashlib.blake2b(name.casefold().encode("utf-8", "replace"), digest_size=8).hexdigest()


def _owner(document_id: str, organisation: str | None, code: str | None) -> Owner:
    found = organisation_id(organisation, code)
    return Owner(found or document_id, found)


def _organisation(found: str, name: str | None, code: str | None) -> star.Organisation:
    council = council_of_code(code) if code else None
    return star.Organisation(
        organisation_id=found,
        organisation=name or found,
        organisation_code=code,
        nation=nation_of(code) if code else None,
        kind=council.type if council else None,
    )


def _issues(path: Path) -> Iterator[list[Row]]:
    """The lines of ``issues.jsonl``, each with its number within its document, some thousands at a time."""
    document_id, position = "", 0
    group: list[Row] = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row: Row = json.loads(line)
            position = position + 1 if row["document_id"] == document_id else 1
            document_id = str(row["document_id"])
            group.append(row | {"position": position})
            if len(group) == _ROWS_A_TIME:
                yield group
                group = []
    yield group
