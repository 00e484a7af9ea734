"""The star made of a run's tables, some thousand rows at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ingest.codes import Flag
from normalise.organisations.registry import council_of_code, nation_of
from normalise.records import Party
from output.codec import Row, to_row
from output.dictionary import Tabled
from output.formats import TableFormat, TableWriter, table_formats
from output.lines import CsvFlavour
from output.sinks.sink import Finished
from output.star import tables as star
from output.star.calendar import days
from output.star.parties import Owner, PartyIndex, party_of
from output.tables import TableSpec
from output.whole import written_whole

FOLDER = "star"

# Rows that are Python's at a time, some 10 MB of actions.
_ROWS_A_TIME = 2_000


def star_files() -> list[str]:
    """The paths of the star's files below a results folder."""
    suffixes = [form.suffix for form in table_formats(CsvFlavour.EXCEL)]
    return [f"{FOLDER}/{spec.name}.{suffix}" for spec in star.STAR for suffix in suffixes]


def write_star_files(run: Finished) -> list[str]:
    """Write the star of a run into a folder below its own, for `output.sinks.sink.SINKS`."""
    folder = run.folder / FOLDER
    folder.mkdir(exist_ok=True)
    write_star(run.folder, folder, run.flavour)
    return star_files()


def write_star(results: Path, folder: Path, flavour: CsvFlavour) -> None:
    """Write the star of the tables in ``results`` into ``folder``, which is there."""
    with ExitStack() as stack:
        files = {spec.name: stack.enter_context(_open(spec, folder, flavour)) for spec in star.STAR}
        _Star(results, files).write()


class _Table:
    """The open files of a table, one in each format."""

    def __init__(self, spec: TableSpec, files: Mapping[TableFormat, TableWriter]) -> None:
        self._columns = spec.columns
        self._files = files

    def add(self, rows: Sequence[Row]) -> None:
        """Append rows, which may have more columns than the table."""
        for form, file in self._files.items():
            file.add_lines(form.encode(rows, self._columns))

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
            path = stack.enter_context(written_whole(folder / f"{spec.name}.{form.suffix}"))
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
        for rows in self._rows("documents"):
            self._owned(rows, "plan_date")
            self._files["documents"].add(rows)
        for rows in self._rows("recommendations"):
            for row in rows:
                row["success_criteria"] = "\n".join(row["success_criteria"]) or None
            self._files["recommendations"].add(rows)
        index = PartyIndex(self._parties())
        for rows in self._rows("actions"):
            self._actions(rows, index)
        self._files["parties"].add_records(index.rows())
        for rows in _issues(self._results / "issues.jsonl"):
            self._files["issues"].add(rows)
        owners = (self._organisations[each] for each in sorted(self._organisations))
        self._files["organisations"].add_records(owners)
        if self._days:
            self._files["dates"].add_records(days(min(self._days), max(self._days)))

    def _rows(self, table: str, columns: Sequence[str] | None = None) -> Iterator[list[dict[str, Any]]]:
        from pyarrow import parquet

        with parquet.ParquetFile(self._results / f"{table}.parquet") as file:
            for batch in file.iter_batches(_ROWS_A_TIME, columns=columns):
                yield batch.to_pylist()

    def _parties(self) -> Iterable[tuple[Owner, Party]]:
        """Every party of the run with its owner, each way of printing it once."""
        seen: dict[tuple[Owner, Party], None] = {}
        columns = ("document_id", "organisation", "organisation_code", "leads", "accountable")
        for rows in self._rows("actions", columns):
            for row in rows:
                owner = _owner(row)
                for party in (*row["leads"], *row["accountable"]):
                    seen.setdefault((owner, party_of(party)))
        return seen

    def _actions(self, rows: list[dict[str, Any]], index: PartyIndex) -> None:
        self._owned(rows, *_DATES)
        for row in rows:
            row |= zip(_EDGES, row["bbox"] or (), strict=False)
        self._files["actions"].add(rows)
        for column, table in (("leads", "action_leads"), ("accountable", "action_accountable")):
            self._files[table].add([party for row in rows for party in _party_rows(row, column, index)])
        self._files["flags"].add_records(flag for row in rows for flag in _flags(row))
        self._files["other_columns"].add_records(other for row in rows for other in _others(row))

    def _owned(self, rows: list[dict[str, Any]], *dates: str) -> None:
        """Give each row its organisation, which is put among the organisations, and note its days."""
        for row in rows:
            name, code = row["organisation"], row["organisation_code"]
            row["organisation_id"] = found = organisation_id(name, code)
            if found is not None and found not in self._organisations:
                self._organisations[found] = _organisation(found, name, code)
            self._days.update(day for date_ in dates if (day := row[date_]) is not None)


_DATES = ("plan_date", "due_start", "due_date", "review_date", "completed_date")
_EDGES = ("x0", "top", "x1", "bottom")


def organisation_id(name: str | None, code: str | None) -> str | None:
    """What names an organisation: its GSS code, or a hash of its name."""
    if code or not name:
        return code
    return hashlib.blake2b(name.casefold().encode("utf-8", "replace"), digest_size=8).hexdigest()


def _organisation(found: str, name: str | None, code: str | None) -> star.Organisation:
    council = council_of_code(code) if code else None
    return star.Organisation(
        organisation_id=found,
        organisation=name or found,
        organisation_code=code,
        nation=nation_of(code) if code else None,
        kind=council.type if council else None,
    )


def _owner(row: Mapping[str, Any]) -> Owner:
    found = organisation_id(row["organisation"], row["organisation_code"])
    return Owner(found or row["document_id"], found)


def _party_rows(row: Mapping[str, Any], column: str, index: PartyIndex) -> Iterator[Row]:
    """A row a party of the column: what is printed of it, its place in its cell, and its id."""
    owner = _owner(row).name
    for position, party in enumerate(row[column], start=1):
        party_id = index.id_of(owner, party_of(party))
        yield {"action_id": row["action_id"], "position": position, "party_id": party_id, **party}


def _flags(row: Mapping[str, Any]) -> Iterator[star.FlagOfAction]:
    for code in dict.fromkeys(row["flags"]):
        flag = Flag(code)
        yield star.FlagOfAction(action_id=row["action_id"], flag=flag, meaning=flag.meaning)


def _others(row: Mapping[str, Any]) -> Iterator[star.OtherColumn]:
    for position, (header, text) in enumerate(row["other"], start=1):
        yield star.OtherColumn(action_id=row["action_id"], position=position, header=header, text=text)


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
