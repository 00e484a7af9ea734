"""The file information block ([MS-DOC] 2.5): which Word wrote the file, and where in it everything stands."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

from ingest.errors import Reason, UnreadableDocument

_WORD97 = 0xA5EC
_WORD6 = 0xA5DC
_WORD2 = (0xA5DB, 0xA59B, 0xA59C)
_MAC = range(0xA697, 0xA69A)
# The first version whose file information block is the one described here: Word 97.
_FIRST_VERSION = 193

_HAS_ENCRYPTION, _TABLE_1, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_ADVICE = "Save it as .docx and run again; where LibreOffice is installed, --doc-engine libreoffice reads it."


class Place(IntEnum):
    """The places that are looked up, by their number among the block's pairs of offset and length."""

    STYLES = 1
    NOTE_REFERENCES = 2
    NOTE_TEXTS = 3
    COMMENT_REFERENCES = 4
    COMMENT_TEXTS = 5
    SECTIONS = 6
    HEADERS = 11
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    HEADER_SHAPES = 41
    ENDNOTE_REFERENCES = 46
    ENDNOTE_TEXTS = 47
    BOXES = 56
    HEADER_BOXES = 58
    LISTS = 73
    LIST_OVERRIDES = 74


@dataclass(frozen=True, slots=True)
class Stories:
    """How many characters each story has; they follow one another in this order."""

    main: int
    notes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int

    def span(self, name: str) -> tuple[int, int]:
        """The character positions at which a story begins and ends."""
        start = 0
        for story in self.__slots__:
            length: int = getattr(self, story)
            if story == name:
                return start, start + length
            start += length
        raise KeyError(name)

    @property
    def total(self) -> int:
        """All characters, without the paragraph mark that ends the whole where it has more than one story."""
        return sum(getattr(self, story) for story in self.__slots__)


@dataclass(frozen=True, slots=True)
class Fib:
    """What the block says."""

    table_stream: str
    stories: Stories
    _pairs: tuple[int, ...]

    def place(self, place: Place) -> tuple[int, int]:
        """Offset in the table stream and length; (0, 0) where the file has no such part."""
        at = 2 * place
        return (self._pairs[at], self._pairs[at + 1]) if at + 1 < len(self._pairs) else (0, 0)


def check_version(stream: bytes, source: str) -> None:
    """Refuse, by name, what is no Word 97 to 2003 file, and what is locked by a password."""
    ident, version = struct.unpack_from("<HH", stream)
    named = None
    if ident == _WORD6 or (ident == _WORD97 and version < _FIRST_VERSION):
        named = "a Word 6 or Word 95 file"
    elif ident in _WORD2:
        named = "a file of Word 2 or older"
    elif ident in _MAC:
        named = "a file of an old Word for the Mac"
    if named:
        message = f"is {named}, which is not read."
        raise UnreadableDocument(Reason.UNSUPPORTED, message, source=source, advice=_ADVICE)
    if ident != _WORD97:
        message = "is damaged: its Word part does not begin as one."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source)
    if struct.unpack_from("<H", stream, 10)[0] & (_HAS_ENCRYPTION | _OBFUSCATED):
        raise UnreadableDocument(Reason.ENCRYPTED, "is protected by a password.", source=source)


def read_fib(stream: bytes) -> Fib:
    """The block at the start of the WordDocument stream; raises struct.error where it is cut short."""
    flags, words = struct.unpack_from("<H20xH", stream, 10)
    longs_at = 36 + 2 * words
    (longs,) = struct.unpack_from("<H", stream, longs_at - 2)
    counts = struct.unpack_from("<8i", stream, longs_at + 12)
    pairs_at = longs_at + 4 * longs + 2
    (pairs,) = struct.unpack_from("<H", stream, pairs_at - 2)
    if min(counts) < 0:
        message = "a story has a negative length"
        raise ValueError(message)
    return Fib(
        table_stream="1Table" if flags & _TABLE_1 else "0Table",
        stories=Stories(*counts),
        _pairs=struct.unpack_from(f"<{2 * pairs}I", stream, pairs_at),
    )
