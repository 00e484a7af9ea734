"""The followed tables, written as Parquet and CSV and read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ingest.errors import InputError, OutputError
from output.codec import AnyRecord, from_row
from output.dictionary import Tabled, arrow_schema
from output.flavour import CsvFlavour
from output.follow.corrections import Said
from output.follow.follow import Followed, follow
from output.follow.tables import (
    FOLLOWED,
    GUESSED,
    HISTORY,
    SERIES,
    THREADS,
    TO_CHECK,
    VERSIONS,
    Ending,
    History,
    Moved,
    Series,
    Thread,
    Version,
)
from output.formats import TableFormat, TableWriter, table_formats
from output.listing import Listing
from output.tables import TableSpec
from output.whole import written_whole

_MOST_SLIPPED = 5


class Slipped(NamedTuple):
    """A thread whose deadline moved later: by how many days, and what was to be done."""

    days: int
    action: str
    title: str | None


@dataclass(slots=True)
class Figures:
    """The few figures that matter.

    ``doubtful`` counts the threads with a link to check, ``apart`` the versions that have no action in common
    with another one, ``guessed`` the series whose order is a guess, ``told`` the links that a person gave.
    ``rows`` are the actions of each version, counted in each. ``joined`` are the results folders with a plan
    that has a version in another of them.
    """

    series: int = 0
    versions: int = 0
    threads: int = 0
    rows: int = 0
    links: int = 0
    doubtful: int = 0
    apart: int = 0
    guessed: int = 0
    told: int = 0
    endings: Counter[Ending] = field(default_factory=Counter)
    put_back: int = 0
    brought_on: int = 0
    slips: list[int] = field(default_factory=list)
    joined: set[Path] = field(default_factory=set)
    slipped: list[Slipped] = field(default_factory=list)

    def see(self, followed: Followed) -> None:
        """Count a series."""
        self.series += 1
        if len(followed.folders) > 1:
            self.joined |= followed.folders
        self.versions += len(followed.found.members)
        for step in followed.lives.history:
            self.rows += 1
            self.links += step.previous_action_id is not None
            self.put_back += step.moved is Moved.LATER
            self.brought_on += step.moved is Moved.EARLIER
        self.doubtful += len(
            {step.thread_id for step in followed.lives.history if not TO_CHECK.isdisjoint(step.flags)}
        )
        self.apart += len(followed.apart)
        self.guessed += any(not GUESSED.isdisjoint(member.flags) for member in followed.found.members)
        for thread in followed.lives.threads:
            self.threads += 1
            self.endings[thread.ending] += 1
            if thread.total_slip_days and thread.total_slip_days > 0:
                self.slips.append(thread.total_slip_days)
                self.slipped.append(Slipped(thread.total_slip_days, thread.action, followed.found.title))
        self.slipped = sorted(self.slipped, key=lambda each: (-each.days, each.action))[:_MOST_SLIPPED]


def write_followed(
    results: Sequence[Path], out: Path, said: Said, flavour: CsvFlavour = CsvFlavour.EXCEL
) -> Figures:
    """Follow the plans of some results folders, and write the followed tables into ``out``.

    Where there is no plan to follow nothing is written, and what an earlier run wrote there is removed.
    """
    figures = Figures()
    found = follow(results, said)
    first = next(found, None)
    if first is None:
        _drop_tables(out)
        return figures
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        message = f"{out} cannot be made ({trouble.strerror}). Name another folder with --out."
        raise OutputError(message) from trouble
    with ExitStack() as stack:
        files = {
            spec.name: [_open(stack, out, spec, each) for each in table_formats(flavour)] for spec in FOLLOWED
        }
        for followed in chain([first], found):
            figures.see(followed)
            rows: dict[str, Sequence[Tabled]] = {
                SERIES.name: [followed.series],
                VERSIONS.name: followed.versions,
                THREADS.name: followed.lives.threads,
                HISTORY.name: followed.lives.history,
            }
            for name, records in rows.items():
                for file in files[name]:
                    file.add(records)
    return figures


def _drop_tables(out: Path) -> None:
    """Remove tables that no longer say what is there, and their folder where nothing else is in it."""
    for name in followed_files():
        (out / name).unlink(missing_ok=True)
    if out.is_dir() and not any(out.iterdir()):
        out.rmdir()


def _open(stack: ExitStack, out: Path, spec: TableSpec, form: TableFormat) -> TableWriter:
    path = stack.enter_context(written_whole(out / f"{spec.name}.{form.suffix}"))
    return stack.enter_context(form.writer(path, spec.columns))


def followed_files() -> list[str]:
    """The names of the files that `write_followed` writes."""
    return [f"{spec.name}.{each.suffix}" for spec in FOLLOWED for each in table_formats(CsvFlavour.EXCEL)]


@dataclass(frozen=True, repr=False)
class FollowedTables:
    """A followed folder read back: what a review of it and a notebook start from."""

    folder: Path
    series: Listing[Series]
    versions: Listing[Version]
    threads: Listing[Thread]
    history: Listing[History]

    def __repr__(self) -> str:
        """In one line."""
        held = f"{len(self.series)} series, {len(self.threads)} threads, {len(self.history)} steps"
        return f"<FollowedTables of {self.folder}: {held}>"

    def steps_of(self, thread_id: str) -> tuple[History, ...]:
        """A thread's life, version by version."""
        return tuple(step for step in self.history if step.thread_id == thread_id)


def is_followed(folder: Path) -> bool:
    """Whether a folder is one that `councilplans follow` wrote."""
    return (folder / f"{THREADS.name}.parquet").exists()


def read_followed(folder: Path) -> FollowedTables:
    """Read what ``councilplans follow`` wrote; raises `InputError` where the folder holds nothing of it."""
    return FollowedTables(
        folder,
        _read(folder, SERIES, Series),
        _read(folder, VERSIONS, Version),
        _read(folder, THREADS, Thread),
        _read(folder, HISTORY, History),
    )


def _read(folder: Path, spec: TableSpec, kind: type[AnyRecord]) -> Listing[AnyRecord]:
    import pyarrow as pa
    from pyarrow import parquet

    path = folder / f"{spec.name}.parquet"
    try:
        rows = parquet.read_table(path, schema=arrow_schema(spec.columns)).to_pylist()
        return Listing(from_row(kind, row) for row in rows)
    except (OSError, pa.ArrowException, ValueError) as trouble:
        what_to_do = "Run `councilplans follow` again, or name a folder that it wrote."
        message = f"{path} cannot be read ({trouble}). {what_to_do}"
        raise InputError(message) from trouble
