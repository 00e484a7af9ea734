"""What a person says of series and links, in a CSV file.

| column | holds |
|---|---|
| what | ``series`` or ``link`` |
| before, after | two documents (path or document_id), or two actions (action_id) |
| verdict | of documents: ``same`` plan or ``different`` ones |
| | of actions: ``same``, ``reworded``, ``split``, ``joined``, or ``none`` for no link |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ingest.errors import InputError
from normalise.records import DocumentRecord
from output.follow.tables import Link
from output.results import read_documents, stream_actions
from output.sheets import Line, parse_sheet

_COLUMNS = ("what", "before", "after", "verdict")


class _What(StrEnum):
    SERIES = "series"
    LINK = "link"


class _SeriesVerdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"


_NO_LINK = "none"
_LINKS = (Link.SAME, Link.REWORDED, Link.SPLIT, Link.JOINED)


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A row of the file, as a spreadsheet counts it, and the two that it is about."""

    line: int
    what: str
    pair: tuple[str, str]


@dataclass(frozen=True, slots=True)
class SeriesSaid:
    """Pairs of documents, by path or id, that are versions of one plan, and pairs that are not."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that a person said. ``links`` is None for two actions that are not one."""

    series: SeriesSaid = SeriesSaid()
    links: Mapping[tuple[str, str], Link | None] = field(default_factory=dict)
    rows: tuple[SaidRow, ...] = ()

    def strangers(self, results: Iterable[Path]) -> Iterator[str]:
        """The rows that name what no results hold, which nothing comes of, each with that in words."""
        if not self.rows:
            return
        folders = tuple(results)
        documents = {name for folder in folders for each in read_documents(folder) for name in _names(each)}
        actions = {action.action_id for folder in folders for action in stream_actions(folder)}
        for row in self.rows:
            noun, known = ("action", actions) if row.what == _What.LINK else ("document", documents)
            for name in row.pair:
                if name not in known:
                    yield f"row {row.line}: {name or 'an empty cell'}: these results have no such {noun}"


def read_said(path: Path) -> Said:
    """Read such a file; raises `InputError` where it is none."""
    try:
        sheet = parse_sheet(path.read_bytes())
    except OSError as trouble:
        message = f"{path} cannot be opened: {trouble.strerror}."
        raise InputError(message) from trouble
    missing = [name for name in _COLUMNS if name not in sheet.header]
    if missing:
        message = f"{path} is no file of corrections for follow: it has no column {', '.join(missing)}."
        raise InputError(message)
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    links: dict[tuple[str, str], Link | None] = {}
    rows: list[SaidRow] = []
    for line in sheet.lines:
        pair = (_cell(line, "before"), _cell(line, "after"))
        rows.append(SaidRow(line.number, _cell(line, "what").lower(), pair))
        if _one_of(path, line, "what", list(_What)) == _What.LINK:
            verdict = _one_of(path, line, "verdict", [*_LINKS, _NO_LINK])
            links[pair] = None if verdict == _NO_LINK else Link(verdict)
        elif _one_of(path, line, "verdict", list(_SeriesVerdict)) == _SeriesVerdict.SAME:
            same.append(pair)
        else:
            different.append(pair)
    return Said(SeriesSaid(tuple(same), tuple(different)), links, tuple(rows))


def _names(document: DocumentRecord) -> tuple[str, str]:
    return document.source, document.document_id


def _cell(line: Line, name: str) -> str:
    return line.cells.get(name, "").strip()


def _one_of(path: Path, line: Line, name: str, wanted: list[str]) -> str:
    given = _cell(line, name).lower()
    if given not in wanted:
        message = f"{path}, row {line.number}: {name} is {given!r}, and must be one of {', '.join(wanted)}."
        raise InputError(message)
    return given
