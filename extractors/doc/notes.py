"""Where stories other than the main one begin and end: notes, headers and footers, text boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from extractors.doc.fib import Place

_SHAPE = 26  # bytes of a shape's place (FSPA)
_BOX = 22  # bytes of a text box's place in its story (FTXBXS)
_NOTE, _COMMENT = 2, 30  # bytes of a note's mark (FRD), and of a comment's (ATRDPre10)
_NOT_HEADERS = 6  # the first stories of the headers are what parts notes from the text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Positions of the text from one to another, which is not among them."""

    start: int
    end: int


def plain_stories(table: bytes, start: int) -> list[Stretch]:
    """The stories of a list of positions (PlcfHdd, PlcffndTxt); their part of the text begins at start.

    One that begins before the end of another, as in no sound file, is empty: no text is read twice.
    """
    positions = accumulate(struct.unpack_from(f"<{len(table) // 4}I", table), max)
    return [Stretch(start + one, start + other) for one, other in pairwise(positions)]


@dataclass(frozen=True, slots=True)
class NoteKind:
    """Footnotes, endnotes or comments: their story, the parts that tell of them, and the bytes of a mark."""

    story: str
    references: Place
    texts: Place
    mark: int


NOTE_KINDS = (
    NoteKind("notes", Place.NOTE_REFERENCES, Place.NOTE_TEXTS, _NOTE),
    NoteKind("comments", Place.COMMENT_REFERENCES, Place.COMMENT_TEXTS, _COMMENT),
    NoteKind("endnotes", Place.ENDNOTE_REFERENCES, Place.ENDNOTE_TEXTS, _NOTE),
)


def note_stories(
    kind: NoteKind, references: bytes, texts: bytes, span: tuple[int, int]
) -> Iterator[tuple[int, Stretch]]:
    """Where the mark of each note stands in the text, and the note's story; ``span`` is that of its kind."""
    count = (len(references) - 4) // (4 + kind.mark) if references else 0
    positions = struct.unpack_from(f"<{count + 1}I", references) if count > 0 else ()
    start, end = span
    for position, story in zip(positions, plain_stories(texts, start), strict=False):
        if story.start < min(story.end, end):
            yield position, Stretch(story.start, min(story.end, end))


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
