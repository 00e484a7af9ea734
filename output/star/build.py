"""The star made of a run's tables, a row group at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.codes import Flag
from normalise.organisations.registry import council_of_code, nation_of
from normalise.records import Party
from output.codec import Row, to_row
from output.dictionary import Tabled
from output.lines import CsvFlavour
from output.sinks.sink import Finished
from output.star import tables as star
from output.star.calendar import days
from output.star.parties import Owner, PartyIndex, party_of
from output.star.writing import FlatTable, flat_table

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = "star"

# Rows that are Python's at a time, some 20 MB of actions.
_ROWS_A_TIME = 5_000


def star_files() -> list[str]:
    """The paths of the star's files below a results folder."""
    return [f"{FOLDER}/{spec.name}.{suffix}" for spec in star.STAR for suffix in ("parquet", "csv")]


def write_star_files(run: Finished) -> list[str]:
    """Write the star of a run into a folder below its own, for `output.sinks.sink.SINKS`."""
    folder = run.folder / FOLDER
    folder.mkdir(exist_ok=True)
    write_star(run.folder, folder, run.flavour)
    return star_files()


def write_star(results: Path, folder: Path, flavour: CsvFlavour) -> None:
    """Write the star of the tables in ``results`` into ``folder``, which is there."""
    with ExitStack() as stack:
        files = {spec.name: stack.enter_context(flat_table(spec, folder, flavour)) for spec in star.STAR}
        _Star(results, files).write()


class _Star:
    """The star while it is being written: what is gathered from all tables, the days and the owners."""

    def __init__(self, results: Path, files: Mapping[str, FlatTable]) -> None:
        self._results = results
        self._files = files
        self._first: date | None = None
        self._last: date | None = None
        self._organisations: dict[str, star.Organisation] = {}

    def write(self) -> None:
        """Write every table."""
        self._documents()
        self._recommendations()
        index = PartyIndex(self._parties())
        for group in _groups(self._results / "actions.parquet"):
            self._actions(group, index)
        self._add_records("parties", index.rows())
        for issues in _issues(self._results / "issues.jsonl"):
            self._add_rows("issues", issues)
        self._add_records(
            "organisations", [self._organisations[each] for each in sorted(self._organisations)]
        )
        if self._first and self._last:
            self._add_records("dates", days(self._first, self._last))

    def _documents(self) -> None:
        for group in _groups(self._results / "documents.parquet"):
            self._see_days(group, "plan_date")
            self._add("documents", group, {"organisation_id": self._owned(group)})

    def _recommendations(self) -> None:
        import pyarrow.compute as pc

        for group in _groups(self._results / "recommendations.parquet"):
            lines = pc.binary_join(group["success_criteria"], "\n")
            empty = pc.equal(pc.list_value_length(group["success_criteria"]), 0)
            self._add("recommendations", group, {"success_criteria": pc.if_else(empty, None, lines)})

    def _parties(self) -> Iterable[tuple[Owner, Party]]:
        """Every party of the run with its owner, each way of printing it once."""
        seen: dict[tuple[Owner, Party], None] = {}
        columns = ["document_id", "organisation", "organisation_code", "leads", "accountable"]
        for group in _groups(self._results / "actions.parquet", columns):
            owners = _owners(group)
            for column in ("leads", "accountable"):
                for owner, parties in zip(owners, group[column].to_pylist(), strict=True):
                    for party in parties:
                        seen.setdefault((owner, party_of(party)))
        return seen

    def _actions(self, group: pa.Table, index: PartyIndex) -> None:
        import pyarrow as pa

        areas = group["bbox"].to_pylist()
        edges = {
            name: pa.array([area[edge] if area else None for area in areas], pa.float64())
            for edge, name in enumerate(("x0", "top", "x1", "bottom"))
        }
        self._see_days(group, "plan_date", "due_start", "due_date", "review_date", "completed_date")
        self._add("actions", group, {"organisation_id": self._owned(group), **edges})
        owners = [owner.name for owner in _owners(group)]
        self._add("action_leads", *_party_rows(group, "leads", owners, index))
        self._add("action_accountable", *_party_rows(group, "accountable", owners, index))
        ids = group["action_id"].to_pylist()
        self._add_records("flags", _flags(ids, group["flags"].to_pylist()))
        self._add_records("other_columns", _others(ids, group["other"].to_pylist()))

    def _owned(self, group: pa.Table) -> pa.Array:
        """The organisation of each row, which is put among the organisations."""
        import pyarrow as pa

        names, codes = group["organisation"].to_pylist(), group["organisation_code"].to_pylist()
        ids = [organisation_id(name, code) for name, code in zip(names, codes, strict=True)]
        for found, name, code in zip(ids, names, codes, strict=True):
            if found is not None and found not in self._organisations:
                self._organisations[found] = _organisation(found, name, code)
        return pa.array(ids, pa.string())

    def _see_days(self, group: pa.Table, *columns: str) -> None:
        import pyarrow.compute as pc

        for column in columns:
            ends = pc.min_max(group[column]).as_py()
            if ends["min"] is not None:
                self._first = min(self._first or ends["min"], ends["min"])
                self._last = max(self._last or ends["max"], ends["max"])

    def _add(self, name: str, group: pa.Table, more: Mapping[str, pa.Array]) -> None:
        """Append a group's own columns, and those that are made for the star."""
        import pyarrow as pa

        file = self._files[name]
        arrays = [more[each] if each in more else group[each] for each in file.schema.names]
        file.add(pa.Table.from_arrays(arrays, schema=file.schema))

    def _add_records(self, name: str, records: Iterable[Tabled]) -> None:
        self._add_rows(name, [to_row(record) for record in records])

    def _add_rows(self, name: str, rows: list[Row]) -> None:
        import pyarrow as pa

        file = self._files[name]
        file.add(pa.Table.from_pylist(rows, schema=file.schema))


def _groups(path: Path, columns: list[str] | None = None) -> Iterator[pa.Table]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            group = file.read_row_group(number, columns=columns)
            for first in range(0, group.num_rows, _ROWS_A_TIME):
                yield group.slice(first, _ROWS_A_TIME)


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


def _owners(group: pa.Table) -> list[Owner]:
    columns = (group[name].to_pylist() for name in ("document_id", "organisation", "organisation_code"))
    owners = []
    for document_id, name, code in zip(*columns, strict=True):
        found = organisation_id(name, code)
        owners.append(Owner(found or document_id, found))
    return owners


def _party_rows(
    group: pa.Table, column: str, owners: list[str], index: PartyIndex
) -> tuple[pa.Table, Mapping[str, pa.Array]]:
    """A row a party of the column: what is printed of it, its place in its cell, and its id."""
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = group[column].combine_chunks()
    parents = pc.list_parent_indices(cells)
    parties = pa.Table.from_struct_array(cells.flatten())
    rows = parents.to_pylist()
    positions: list[int] = []
    ids: list[str] = []
    before = -1
    for row, party in zip(rows, parties.to_pylist(), strict=True):
        positions.append(positions[-1] + 1 if row == before else 1)
        ids.append(index.id_of(owners[row], party_of(party)))
        before = row
    made = {
        "action_id": pc.take(group["action_id"].combine_chunks(), parents),
        "position": pa.array(positions, pa.int64()),
        "party_id": pa.array(ids, pa.string()),
    }
    return parties, made


def _flags(ids: list[str], flags: list[list[str]]) -> Iterator[star.FlagOfAction]:
    for action_id, codes in zip(ids, flags, strict=True):
        for code in dict.fromkeys(codes):
            flag = Flag(code)
            yield star.FlagOfAction(action_id=action_id, flag=flag, meaning=flag.meaning)


def _others(ids: list[str], others: list[list[tuple[str, str]]]) -> Iterator[star.OtherColumn]:
    for action_id, columns in zip(ids, others, strict=True):
        for position, (header, text) in enumerate(columns, start=1):
            yield star.OtherColumn(action_id=action_id, position=position, header=header, text=text)


_ISSUES_A_GROUP = 20_000


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
            if len(group) == _ISSUES_A_GROUP:
                yield group
                group = []
    yield group
