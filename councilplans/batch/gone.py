"""Documents of the results that stand in a folder, and are in the input no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_NAMED = 3


class Held(NamedTuple):
    """A document that a folder's results hold."""

    source: str
    document_id: str
    actions: int


@dataclass(frozen=True, slots=True)
class Gone:
    """How many documents are no longer there, how many actions were theirs, and the first of them by name."""

    documents: int = 0
    actions: int = 0
    named: tuple[str, ...] = ()


NONE_GONE = Gone()


def documents_in(folder: Path) -> list[Held]:
    """The documents of a folder's results, none where it holds no readable table of them."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        # `read_table` would import pandas for it.
        with parquet.ParquetFile(folder / "documents.parquet") as file:
            rows = file.read(list(Held._fields)).to_pylist()
    except (OSError, pa.ArrowException, KeyError):
        return []
    return [Held(**row) for row in rows]


def gone(before: Iterable[Held], is_there: Callable[[Held], bool]) -> Gone:
    """The documents that are not there any more."""
    left = [each for each in before if not is_there(each)]
    return Gone(len(left), sum(each.actions for each in left), tuple(each.source for each in left[:_NAMED]))


def gone_since(before: Iterable[Held], folder: Path) -> Gone:
    """The documents that the folder held before and does not hold now; one that was only moved is there."""
    now = documents_in(folder)
    sources, ids = {each.source for each in now}, {each.document_id for each in now}
    return gone(before, lambda each: each.source in sources or each.document_id in ids)
