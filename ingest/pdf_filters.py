"""How the streams of a PDF are packed (ISO 32000-2, 7.4), unpacked piece by piece and never whole.

Filters may stand in one another: text of letters around deflated bytes around others that are as well.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

from ingest.inflating import DEFLATE_MOST, inflated

_PIECE = 1 << 16
_WHITE = b"\0\t\n\f\r "

_LZW_MOST = 2_560
"""Bytes that an LZW code of 12 bits stands for at most, 3,838, for each byte of the codes."""

_RUN_MOST = 64
"""A run of 128 bytes is stored in two."""

_SHORT = {
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "RL": "RunLengthDecode",
}

_MOST_GROWTH = {
    "FlateDecode": DEFLATE_MOST,
    "LZWDecode": _LZW_MOST,
    "ASCII85Decode": 4,  # "z" stands for four naughts
    "ASCIIHexDecode": 1,
    "RunLengthDecode": _RUN_MOST,
}
"""How many times as long each filter can make a stream; what has no number here are the pictures' own."""

_PACKING = ("FlateDecode", "LZWDecode", "RunLengthDecode")


def known(names: Sequence[str]) -> tuple[str, ...]:
    """A stream's filters by their whole names, up to the first that is no matter of bytes (a picture's)."""
    filters = []
    for name in names:
        whole = _SHORT.get(name, name)
        if whole == "Crypt":
            continue
        if whole not in _MOST_GROWTH:
            break
        filters.append(whole)
    return tuple(filters)


def growth(filters: Sequence[str]) -> int:
    """How many times as long as it is stored a stream can be at most."""
    most = 1
    for name in filters:
        most *= _MOST_GROWTH[name]
    return most


def times_packed(filters: Sequence[str]) -> int:
    """How often a stream was packed: what only writes its bytes in letters does not count."""
    return sum(name in _PACKING for name in filters)


def unpacked(packed: bytes, filters: Sequence[str]) -> Iterator[bytes]:
    """A stream's bytes, piece by piece; they end where they are damaged."""
    chunks: Iterator[bytes] = (packed[at : at + _PIECE] for at in range(0, len(packed), _PIECE))
    for name in filters:
        chunks = _DECODERS[name](chunks)
    return chunks


def unpacked_size(packed: bytes, filters: Sequence[str], most: int) -> int:
    """How many bytes a stream unpacks to, counted to just above ``most``; holds a few MiB."""
    total = 0
    for chunk in unpacked(packed, filters):
        total += len(chunk)
        if total > most:
            break
    return total


class _Chunks(RawIOBase):
    """Chunks as a file to be read byte by byte."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self._chunks = chunks
        self._here = BytesIO()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, fewer where a chunk ends; none at the end."""
        while not (got := self._here.read(size)):
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._here = BytesIO(chunk)
        return got


def _unlzw(chunks: Iterator[bytes]) -> Iterator[bytes]:
    from playa.lzw import CorruptDataError, LZWDecoder

    try:
        yield from filter(None, LZWDecoder(cast(BinaryIO, _Chunks(chunks))).run())
    except (CorruptDataError, IndexError, TypeError, AssertionError):
        return  # a code that stands for nothing


def _unlettered(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """ASCII85: five letters for four bytes."""
    left, begun = b"", False
    for chunk in chunks:
        piece = chunk.translate(None, _WHITE)
        if not begun:
            piece, begun = piece.removeprefix(b"<~"), True
        letters, end, _ = piece.partition(b"~")
        left += letters.replace(b"z", b"!!!!!")
        whole = len(left) if end else len(left) // 5 * 5
        try:
            yield base64.a85decode(left[:whole])
        except ValueError:
            return
        left = left[whole:]
        if end:
            return


def _unhexed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    left = b""
    for chunk in chunks:
        digits, end, _ = chunk.translate(None, _WHITE).partition(b">")
        left += digits
        if end and len(left) % 2:
            left += b"0"
        whole = len(left) // 2 * 2
        found = re.match(rb"[0-9A-Fa-f]*", left[:whole])
        sound = found.end() // 2 * 2 if found else 0
        yield bytes.fromhex(left[:sound].decode("ascii"))
        left = left[whole:]
        if end or sound < whole:
            return


def _unrun(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Run lengths: so many bytes as they are, or one byte so many times; 128 is the end."""
    left = b""
    for chunk in chunks:
        left += chunk
        out = bytearray()
        at = 0
        while at + 1 < len(left) and left[at] != 128:
            length = left[at]
            stored = length + 1 if length < 128 else 1
            if at + 1 + stored > len(left):
                break
            bytes_here = left[at + 1 : at + 1 + stored]
            out += bytes_here if length < 128 else bytes_here * (257 - length)
            at += 1 + stored
        yield bytes(out)
        if at < len(left) and left[at] == 128:
            return
        left = left[at:]


_DECODERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "FlateDecode": inflated,
    "LZWDecode": _unlzw,
    "ASCII85Decode": _unlettered,
    "ASCIIHexDecode": _unhexed,
    "RunLengthDecode": _unrun,
}
