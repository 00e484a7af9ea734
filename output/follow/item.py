"""What following needs of a document and of an action, kept small: versions lie on disk until their turn."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from normalise.records import Action, DocumentRecord, Party, Status
from output.results import read_documents, stream_actions


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An action of a version."""

    action_id: str
    action: str
    action_ref: str | None = None
    section: str | None = None
    recommendation_ref: str | None = None
    recommendation: str | None = None
    lead_raw: str | None = None
    leads: tuple[Party, ...] = ()
    due_date: date | None = None
    status: Status | None = None

    @classmethod
    def of(cls, action: Action) -> Item:
        """The part of an action that is followed."""
        return cls(
            action_id=action.action_id,
            action=action.action,
            action_ref=action.action_ref,
            section=action.section,
            recommendation_ref=action.recommendation_ref,
            recommendation=action.recommendation,
            lead_raw=action.lead_raw or action.accountable_raw,
            leads=action.leads or action.accountable,
            due_date=action.due_date,
            status=action.status,
        )


class Spool:
    """The plans of any number of results folders: their documents in memory, their actions on disk.

    ``with`` it. A document that stands in two folders is taken once, and one whose plan another document of
    its run holds as well (``same_plan_as``) not at all.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._file = tempfile.TemporaryFile(prefix="councilplans-")  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, tuple[int, int]] = {}
        self.documents: list[DocumentRecord] = []
        self.folders: dict[str, Path] = {}
        """The results folder of each document, by its id."""
        for folder in folders:
            self._take(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def items(self, document_id: str) -> tuple[Item, ...]:
        """The actions of a document, in reading order."""
        place, length = self._places[document_id]
        self._file.seek(place)
        return msgspec.msgpack.decode(self._file.read(length), type=tuple[Item, ...])

    def _take(self, folder: Path) -> None:
        documents = {
            each.document_id: each
            for each in read_documents(folder)
            if each.same_plan_as is None and each.document_id not in self._places
        }
        for document_id, items in _by_document(stream_actions(folder)):
            if document_id in documents:
                packed = msgspec.msgpack.encode(items)
                self._places[document_id] = (self._file.seek(0, 2), len(packed))
                self._file.write(packed)
        taken = [each for each in documents.values() if each.document_id in self._places]
        self.documents += taken
        self.folders |= {each.document_id: folder for each in taken}


def _by_document(actions: Iterable[Action]) -> Iterator[tuple[str, list[Item]]]:
    for document_id, group in groupby(actions, key=lambda action: action.document_id):
        yield document_id, [Item.of(action) for action in group]
