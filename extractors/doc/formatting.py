"""Formatted disk pages ([MS-DOC] 2.9.33): which modifiers hold from which byte of the text to which."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

PAGE = 512
"""Bytes of a page."""


class Stretch(NamedTuple):
    """Bytes of the WordDocument stream that have the same modifiers; ``style`` is a paragraph's."""

    start: int
    end: int
    style: int
    modifiers: bytes


@dataclass(frozen=True, slots=True)
class Stretches:
    """The stretches of a file in the order of its bytes, found by a byte."""

    _stretches: tuple[Stretch, ...]
    _starts: tuple[int, ...]

    def at(self, offset: int) -> Stretch | None:
        """The stretch in which a byte stands; None where nothing is said of it."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._stretches[number].end:
            return None
        return self._stretches[number]

    def between(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that touch some bytes."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self._stretches) and self._stretches[number].start < end:
            if self._stretches[number].end > start:
                yield self._stretches[number]
            number += 1


def character_stretches(table: bytes, stream: bytes) -> Stretches:
    """What the character pages say; ``table`` is the list of pages (PlcBteChpx)."""
    return _stretches(table, stream, of_paragraphs=False)


def paragraph_stretches(table: bytes, stream: bytes) -> Stretches:
    """What the paragraph pages say; ``table`` is the list of pages (PlcBtePapx)."""
    return _stretches(table, stream, of_paragraphs=True)


def _stretches(table: bytes, stream: bytes, *, of_paragraphs: bool) -> Stretches:
    count = (len(table) - 4) // 8 if table else 0
    # A page that is named twice says nothing new, and naming it a million times is an attack.
    pages = dict.fromkeys(struct.unpack_from(f"<{count}I", table, 4 * (count + 1))) if count > 0 else {}
    found: list[Stretch] = []
    for number in pages:
        at = (number & 0x3F_FFFF) * PAGE
        page = stream[at : at + PAGE]
        if len(page) < PAGE:
            message = "a page of formatting stands outside the file"
            raise ValueError(message)
        found.extend(_paragraphs(page) if of_paragraphs else _characters(page))
    found.sort(key=lambda stretch: stretch.start)
    return Stretches(tuple(found), tuple(stretch.start for stretch in found))


def _characters(page: bytes) -> Iterator[Stretch]:
    count = page[-1]
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for number, (start, end) in enumerate(pairwise(offsets)):
        at = 2 * page[4 * (count + 1) + number]
        modifiers = page[at + 1 : at + 1 + page[at]] if at else b""
        yield Stretch(start, end, 0, modifiers)


def _paragraphs(page: bytes) -> Iterator[Stretch]:
    count = page[-1]
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for number, (start, end) in enumerate(pairwise(offsets)):
        at = 2 * page[4 * (count + 1) + 13 * number]
        if not at:
            yield Stretch(start, end, 0, b"")
            continue
        # The length counts words; where it would be odd a zero stands first, and then the even length.
        size, at = (2 * page[at] - 1, at + 1) if page[at] else (2 * page[at + 1], at + 2)
        yield Stretch(start, end, page[at] | page[at + 1] << 8, page[at + 2 : at + size])
