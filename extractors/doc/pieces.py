"""The piece table ([MS-DOC] 2.8.35): where in the file the text stands, bit by bit.

Word appends what was changed to the file when it saves fast, so that the text's order is the pieces' and
not the file's. A character position (CP) counts UTF-16 units from the start of the main story.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.doc.sprms import short_modifier

_COMPRESSED = 0x4000_0000
_PRC, _PCDT = 1, 2
_BMP_END = 0x10000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: its character positions, its first byte, and the modifiers of the whole of it."""

    start: int
    end: int
    offset: int
    width: int
    modifiers: bytes

    def offset_of(self, position: int) -> int:
        """The byte at which a character stands."""
        return self.offset + (position - self.start) * self.width

    def position_of(self, offset: int) -> int:
        """The character that stands at a byte, or the first one after it."""
        return self.start + -(-(offset - self.offset) // self.width)


@dataclass(frozen=True, slots=True)
class PieceTable:
    """All pieces in the order of the text, and the text: one character a position."""

    pieces: tuple[Piece, ...]
    text: str
    _starts: tuple[int, ...]

    def at(self, position: int) -> Piece:
        """The piece in which a character stands."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def between(self, start: int, end: int) -> Sequence[Piece]:
        """The pieces that cover a stretch of positions."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self.pieces[first : bisect_right(self._starts, end - 1)]


def read_pieces(clx: bytes, stream: bytes) -> PieceTable:
    """The pieces of a file; ``clx`` is their part of the table stream, ``stream`` the WordDocument stream.

    Raises ValueError where they overlap, run out of the file, or claim more text than it has bytes (one
    stretch shown a thousand times); struct.error where the part is cut short.
    """
    modifiers, at = _shared_modifiers(clx)
    (size,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + size]
    count = (len(table) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", table)
    pieces: list[Piece] = []
    for number in range(count):
        start, end = positions[number], positions[number + 1]
        _, place, prm = struct.unpack_from("<HIH", table, 4 * (count + 1) + 8 * number)
        width = 1 if place & _COMPRESSED else 2
        offset = (place & (_COMPRESSED - 1)) // (3 - width)
        if end < start or offset + (end - start) * width > len(stream):
            message = "a piece of text runs out of the file"
            raise ValueError(message)
        pieces.append(Piece(start, end, offset, width, _modifiers(prm, modifiers)))
    if not pieces or positions[0] != 0 or positions[-1] > len(stream):
        message = "the pieces do not make up a text"
        raise ValueError(message)
    text = "".join(_decoded(piece, stream) for piece in pieces)
    return PieceTable(tuple(pieces), text, tuple(piece.start for piece in pieces))


def _shared_modifiers(clx: bytes) -> tuple[list[bytes], int]:
    """The lists of modifiers that pieces point to, and where the pieces begin."""
    found: list[bytes] = []
    at = 0
    while clx[at] == _PRC:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        found.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if clx[at] != _PCDT:
        message = "the table of pieces does not begin as one"
        raise ValueError(message)
    return found, at


def _modifiers(prm: int, shared: list[bytes]) -> bytes:
    if prm & 1:
        return shared[prm >> 1] if prm >> 1 < len(shared) else b""
    return short_modifier(prm >> 1 & 0x7F, prm >> 8) if prm else b""


def _decoded(piece: Piece, stream: bytes) -> str:
    """A piece's text, a character for each position, so also for half of a pair beyond 16 bits.

    Eight-bit pieces hold Windows Latin 1 whatever the document's language ([MS-DOC] 2.9.73): Word writes
    everything else in sixteen.
    """
    raw = stream[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
    if piece.width == 1:
        return raw.decode("latin-1").translate(_WINDOWS)
    text = raw.decode("utf-16-le", "surrogatepass")
    if len(text) < piece.end - piece.start:
        return "".join(map(_halves, text))
    return text


def _halves(character: str) -> str:
    if ord(character) < _BMP_END:
        return character
    high, low = struct.unpack("<HH", character.encode("utf-16-le"))
    return chr(high) + chr(low)


# 0x80 to 0x9F as Windows has them; those few that it leaves open stay control characters.
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
