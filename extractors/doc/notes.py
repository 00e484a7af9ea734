"""Where stories other than the main one begin and end: notes, headers and footers, text boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SHAPE = 26  # bytes of a shape's place (FSPA)
_BOX = 22  # bytes of a text box's place in its story (FTXBXS)
_NOT_HEADERS = 6  # the first stories of the headers are what parts notes from the text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Positions of the text from one to another, which is not among them."""

    start: int
    end: int


def plain_stories(table: bytes, start: int) -> list[Stretch]:
    """The stories of a list of positions (PlcfHdd, PlcffndTxt); their part of the text begins at start."""
    positions = struct.unpack_from(f"<{len(table) // 4}I", table)
    return [Stretch(start + one, start + other) for one, other in pairwise(positions)]


def headers(table: bytes, start: int, end: int) -> Iterator[Stretch]:
    """The headers and footers: six a section, those of even, odd and first pages."""
    for story in plain_stories(table, start)[_NOT_HEADERS:]:
        if story.start < story.end <= end:
            yield story


def box_stories(table: bytes, start: int) -> dict[int, Stretch]:
    """The stories of text boxes by the number of their shape (PlcftxbxTxt)."""
    count = (len(table) - 4) // (4 + _BOX) if table else 0
    positions = struct.unpack_from(f"<{count + 1}I", table) if count > 0 else ()
    found: dict[int, Stretch] = {}
    for number in range(count):
        spare, shape = struct.unpack_from("<H4xI", table, 4 * (count + 1) + _BOX * number + 8)
        if spare:
            continue  # a place that Word keeps for the next box
        found.setdefault(shape, Stretch(start + positions[number], start + positions[number + 1]))
    return found


def shapes(table: bytes) -> dict[int, int]:
    """The numbers of shapes by the position of the sign on which they hang (PlcfSpa)."""
    count = (len(table) - 4) // (4 + _SHAPE) if table else 0
    positions = struct.unpack_from(f"<{count + 1}I", table) if count > 0 else ()
    return {
        positions[number]: struct.unpack_from("<I", table, 4 * (count + 1) + _SHAPE * number)[0]
        for number in range(count)
    }
