"""The documents that a run read, found again: an action is shown beside the place it came from."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest import Found, InputError, discover
from normalise.records import DocumentRecord


@dataclass(frozen=True)
class Originals:
    """Where each source was found, by its name in the results."""

    found: Mapping[str, Found]

    def of(self, document: DocumentRecord) -> Found | None:
        """Where a document is, if it is still there; nobody has looked yet whether it has changed."""
        return self.found.get(document.source)


def find_originals(inputs: Sequence[str], results_folder: Path) -> Originals:
    """Search what a run was given (or another folder with the same files) for its documents.

    An input that is gone is passed over: its documents are then shown by their words alone.
    """
    try:
        return Originals(_found(inputs, results_folder))
    except InputError:
        found: dict[str, Found] = {}
        for each in inputs:
            with contextlib.suppress(InputError):
                found |= _found([each], results_folder)
        return Originals(found)


def _found(inputs: Sequence[str], results_folder: Path) -> dict[str, Found]:
    return {file.source: file for file in discover(inputs, leave_out=(results_folder,))}
