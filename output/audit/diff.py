"""Two runs over the same documents: which rows and values were gained, lost or changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from normalise.records import Action, DocumentRecord
from output.audit.extracted import ExtractedRow, extracted_row
from output.audit.gold import COLUMNS
from output.audit.match import match
from output.results import Results

# Below this two texts are two actions rather than one that was reworded: half its letters and a bit more.
_SAME_ROW = 0.6
_NAMES = frozenset({"action_id", "document_id", "source", "recommendation_id"})
_COMPARED = tuple(column for column in COLUMNS if column not in _NAMES)


class Turn(StrEnum):
    """Which way something went from the old run to the new."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A row (``column`` is None) or a value that is not the same in both runs."""

    source: str
    turn: Turn
    column: str | None
    before: str | None
    after: str | None
    old_id: str | None
    new_id: str | None


@dataclass(frozen=True, slots=True)
class Sources:
    """How many documents are in both runs, by their paths, and how many in one of them only.

    ``renamed`` counts those in one run only whose very bytes are in the other under another path.
    """

    both: int
    only_old: int
    only_new: int
    renamed: int


@dataclass(frozen=True)
class Comparison:
    """What changed. ``documents`` are those in only one of the runs, or with another outcome or bytes."""

    documents: tuple[Change, ...]
    changes: tuple[Change, ...]
    kept_rows: int
    sources: Sources

    @cached_property
    def rows(self) -> Mapping[Turn, int]:
        """How many rows were gained and lost, and in how many a value changed."""
        counts = {turn: self._count(turn, None) for turn in (Turn.GAINED, Turn.LOST)}
        touched = {(each.source, each.old_id, each.new_id) for each in self.changes if each.column}
        return {**counts, Turn.CHANGED: len(touched)}

    @cached_property
    def columns(self) -> Mapping[str, Mapping[Turn, int]]:
        """How many values each column gained, lost and changed in rows that are in both runs."""
        touched = {each.column for each in self.changes}
        return {
            column: {turn: self._count(turn, column) for turn in Turn}
            for column in _COMPARED
            if column in touched
        }

    @property
    def is_same(self) -> bool:
        """Whether the runs say the same."""
        return not self.documents and not self.changes

    def _count(self, turn: Turn, column: str | None) -> int:
        return sum(each.turn is turn and each.column == column for each in self.changes)


def compare(old: Results, new: Results) -> Comparison:
    """Hold two runs side by side, document by document."""
    before = {document.source: document for document in old.documents}
    after = {document.source: document for document in new.documents}
    changes: list[Change] = []
    kept = 0
    for source in sorted({*before, *after}):
        found, pairs = _document_changes(source, old.by_source.get(source, ()), new.by_source.get(source, ()))
        changes.extend(found)
        kept += pairs
    documents = tuple(_document_turns(before, after))
    return Comparison(documents, tuple(changes), kept, _sources(before, after))


def _sources(before: Mapping[str, DocumentRecord], after: Mapping[str, DocumentRecord]) -> Sources:
    only_old, only_new = before.keys() - after.keys(), after.keys() - before.keys()
    renamed = {before[source].document_id for source in only_old} & {
        after[source].document_id for source in only_new
    }
    return Sources(len(before.keys() & after.keys()), len(only_old), len(only_new), len(renamed))


def write_json(comparison: Comparison, path: Path) -> None:
    """Write a comparison for programs."""
    content = {
        "documents": [asdict(change) for change in comparison.documents],
        "rows": {"kept": comparison.kept_rows, **{str(turn): n for turn, n in comparison.rows.items()}},
        "columns": comparison.columns,
        "changes": [asdict(change) for change in comparison.changes],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _document_turns(
    before: Mapping[str, DocumentRecord], after: Mapping[str, DocumentRecord]
) -> Iterator[Change]:
    for source in sorted({*before, *after}):
        old, new = _outcome(before.get(source)), _outcome(after.get(source))
        if old != new or (old and before[source].document_id != after[source].document_id):
            turn = Turn.GAINED if old is None else Turn.LOST if new is None else Turn.CHANGED
            note = " (other bytes)" if old == new else ""
            yield Change(source, turn, None, old, f"{new}{note}" if new else None, None, None)


def _outcome(document: DocumentRecord | None) -> str | None:
    if document is None:
        return None
    return f"{document.outcome}: {document.failure}" if document.failure else str(document.outcome)


def _document_changes(source: str, old: Sequence[Action], new: Sequence[Action]) -> tuple[list[Change], int]:
    columns = frozenset(_COMPARED)
    before = [extracted_row(action, columns) for action in old]
    after = [extracted_row(action, columns) for action in new]
    pairs = match(
        [[row.text] for row in before],
        [row.text for row in after],
        lambda left, right: _kinship(before[left], after[right]),
    )
    same = [pair for pair in pairs if pair.likeness >= _SAME_ROW]
    kept_old, kept_new = {pair.left for pair in same}, {pair.right for pair in same}
    changes = [_gone(source, row, Turn.LOST) for index, row in enumerate(before) if index not in kept_old]
    changes.extend(
        _gone(source, row, Turn.GAINED) for index, row in enumerate(after) if index not in kept_new
    )
    for pair in same:
        changes.extend(_value_changes(source, before[pair.left], after[pair.right]))
    return changes, len(same)


def _without(rows: Sequence[ExtractedRow], indices: Sequence[int]) -> list[ExtractedRow]:
    left_out = frozenset(indices)
    return [row for index, row in enumerate(rows) if index not in left_out]


def _kinship(one: ExtractedRow, other: ExtractedRow) -> float:
    return sum(one.cells.get(column) == other.cells.get(column) for column in _COMPARED) / len(_COMPARED)


def _gone(source: str, row: ExtractedRow, turn: Turn) -> Change:
    text, name = row.action.action, row.action.action_id
    if turn is Turn.LOST:
        return Change(source, turn, None, text, None, name, None)
    return Change(source, turn, None, None, text, None, name)


def _value_changes(source: str, old: ExtractedRow, new: ExtractedRow) -> Iterator[Change]:
    for column in _COMPARED:
        was, now = old.cells.get(column), new.cells.get(column)
        before, after = was.shown if was else None, now.shown if now else None
        if before == after:
            continue
        turn = Turn.GAINED if before is None else Turn.LOST if after is None else Turn.CHANGED
        yield Change(source, turn, column, before, after, old.action.action_id, new.action.action_id)
