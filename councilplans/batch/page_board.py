"""Which page each confined process is at: numbers in memory that they share with the process that asked.

They are all that such a process says before its answer, and no words among them: it reads strangers' files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ctypes import Array, c_longlong
    from multiprocessing.context import BaseContext

# Places for each process, so that two seldom write to one: what is shown would be one of theirs.
_PLACES = 16

_NUMBERS = 3


class PageReached(NamedTuple):
    """A document, by the number that its digest makes, the page that its reader is at, and how many there
    are."""

    document: int
    page: int
    pages: int


class PageBoard:
    """The shared numbers; made by the process that asks, and handed to each that reads when it starts."""

    def __init__(self, context: BaseContext, processes: int) -> None:
        self._numbers: Array[c_longlong] = context.RawArray("q", _NUMBERS * _PLACES * processes)

    def note(self, document: int, page: int, pages: int) -> None:
        """Say where this process is."""
        start = _NUMBERS * (os.getpid() % (len(self._numbers) // _NUMBERS))
        self._numbers[start : start + _NUMBERS] = [document, page, pages]

    def reached(self) -> Iterator[PageReached]:
        """Where the processes are, or were when they last said so."""
        for start in range(0, len(self._numbers), _NUMBERS):
            document, page, pages = self._numbers[start : start + _NUMBERS]
            if document:
                yield PageReached(document, page, pages)


def document_number(sha256: str) -> int:
    """A document's number on the board."""
    return int(sha256[:15], 16)


_BOARD: PageBoard | None = None


def write_on(board: PageBoard) -> None:
    """Have this process say where it is, for the rest of its life."""
    global _BOARD  # One for a process, which reads one document after the other.
    _BOARD = board


def note_page(document: int, page: int, pages: int) -> None:
    """Say where this process is, if anybody looks."""
    if _BOARD is not None:
        _BOARD.note(document, page, pages)
