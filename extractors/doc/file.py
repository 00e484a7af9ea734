"""A Word file's streams and tables, opened and checked."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.doc.fib import Fib, Place, check_version, read_fib
from extractors.doc.fonts import read_fonts
from extractors.doc.formatting import character_stretches, paragraph_stretches
from extractors.doc.lists import Lists
from extractors.doc.pieces import PieceTable, read_pieces
from extractors.doc.shapes import Shapes
from extractors.doc.styles import Styles
from extractors.doc.text import TextReader
from ingest.compound import CompoundFile
from ingest.errors import Reason, UnreadableDocument


@dataclass(frozen=True, slots=True)
class WordFile:
    """What the parts of the reader work on."""

    fib: Fib
    table: bytes
    pieces: PieceTable
    shapes: Shapes
    text: TextReader
    lists: Lists

    def part(self, place: Place) -> bytes:
        """A part of the table stream; empty where the file has none."""
        return part(self.fib, self.table, place)


def part(fib: Fib, table: bytes, place: Place) -> bytes:
    """A part of the table stream. Raises ValueError where it stands outside."""
    offset, size = fib.place(place)
    if offset + size > len(table):
        message = f"the part {place.name} stands outside the file"
        raise ValueError(message)
    return table[offset : offset + size]


def open_word_file(container: CompoundFile) -> WordFile:
    """The parts of a Word 97 to 2003 file.

    Raises `UnreadableDocument` for one of another version, or with a password; ValueError, IndexError or
    struct.error for a damaged one.
    """
    stream = container.stream("WordDocument")
    if stream is None:
        message = "is an Office file with no Word text inside."
        raise UnreadableDocument(Reason.CORRUPT, message, source=container.source)
    check_version(stream, container.source)
    fib = read_fib(stream)
    table = container.stream(fib.table_stream)
    if table is None:
        message = "is damaged: the part that tells where its text stands is missing."
        raise UnreadableDocument(Reason.CORRUPT, message, source=container.source)
    pieces = read_pieces(part(fib, table, Place.PIECES), stream)
    if len(pieces.text) < fib.stories.total:
        message = "there is less text than the stories claim"
        raise ValueError(message)
    data = container.stream("Data") or b""
    styles = Styles(part(fib, table, Place.STYLES))
    paragraphs = paragraph_stretches(part(fib, table, Place.PARAGRAPH_PAGES), stream)
    characters = character_stretches(part(fib, table, Place.CHARACTER_PAGES), stream)
    fonts = read_fonts(part(fib, table, Place.FONTS))
    return WordFile(
        fib,
        table,
        pieces,
        Shapes(pieces, paragraphs, styles, data),
        TextReader(pieces, characters, styles, fonts, data),
        Lists(fib, table),
    )
