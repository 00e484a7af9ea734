"""A paragraph's characters into stretches of text: what is shown of them, in which face."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.doc.faces import Face, character_style, modified
from extractors.doc.fields import BEGIN, END, SEPARATE, Fields
from extractors.doc.formatting import Stretches
from extractors.doc.pieces import PieceTable
from extractors.doc.styles import Styles
from extractors.symbol_fonts import drawn_sign
from extractors.wordprocessing.stretches import LINE_BREAK, Stretch

_PICTURE, _DRAWING = "\x01", "\x08"
_SYMBOL = "("  # stands where a symbol does, which need not be marked as special
_FIELD_SIGNS = (BEGIN, SEPARATE, END)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST_LETTER = " "  # what stands before it are Word's own signs
_SIGNS = str.maketrans(
    {
        "\x0b": LINE_BREAK,
        "\x0c": LINE_BREAK,  # a page break
        "\x0e": LINE_BREAK,  # a column break
        "\x1e": "-",  # a hyphen at which no line ends
        "\x1f": "",  # a hyphen that is drawn only at a line's end
    }
)


@dataclass(frozen=True, slots=True)
class TextRead:
    """A paragraph's stretches, and the positions at which drawings hang on it."""

    stretches: tuple[Stretch, ...]
    drawings: tuple[int, ...]


@dataclass(slots=True)
class TextReader:
    """Reads stretches of the text; each combination of style and modifiers is worked out once."""

    pieces: PieceTable
    formatting: Stretches
    styles: Styles
    fonts: tuple[str, ...]
    data: bytes
    _known: dict[tuple[int, bytes, bytes], Face] = field(default_factory=dict, init=False)

    def read(self, start: int, end: int, style: int, fields: Fields) -> TextRead:
        """The characters from one position to another, in paragraph style ``style``.

        ``fields`` are those that are open; it is moved on.
        """
        stretches: list[Stretch] = []
        drawings: list[int] = []
        for first, last, face in self._faces(start, end, style):
            text = self.pieces.text[first:last]
            is_own = face.special or face.symbol is not None
            if is_own or any(sign in text for sign in _FIELD_SIGNS):
                shown = self._special(text, face, fields)
                if _DRAWING in text and face.special:
                    drawings += [first + place for place, sign in enumerate(text) if sign == _DRAWING]
            else:
                shown = text if face.shown and fields.shown else ""
            if shown:
                stretches.append(self._stretch(shown, face))
        return TextRead(tuple(stretches), tuple(drawings))

    def is_deleted(self, position: int, style: int) -> bool:
        """Whether a character is deleted by a tracked change."""
        return any(face.deleted for _, _, face in self._faces(position, position + 1, style))

    def _faces(self, start: int, end: int, style: int) -> Iterator[tuple[int, int, Face]]:
        if start >= end:
            return
        for piece in self.pieces.between(start, end):
            first, last = max(start, piece.start), min(end, piece.end)
            until = first
            for stretch in self.formatting.between(piece.offset_of(first), piece.offset_of(last)):
                begins = max(until, min(last, piece.position_of(stretch.start)))
                if begins > until:
                    yield until, begins, self._face(style, b"", piece.modifiers)
                until = max(begins, min(last, piece.position_of(stretch.end)))
                if until > begins:
                    yield begins, until, self._face(style, stretch.modifiers, piece.modifiers)
            if until < last:
                yield until, last, self._face(style, b"", piece.modifiers)

    def _face(self, style: int, modifiers: bytes, of_piece: bytes) -> Face:
        key = (style, modifiers, of_piece)
        if key not in self._known:
            base = self.styles.paragraph(style).face
            named = character_style(modifiers)
            styled = base if named is None else self.styles.with_character_style(base, named)
            self._known[key] = modified(modified(styled, styled, modifiers), styled, of_piece)
        return self._known[key]

    def _special(self, text: str, face: Face, fields: Fields) -> str:
        """What is shown of characters that are Word's own signs, or may be."""
        shown = ""
        for sign in text:
            if sign in _FIELD_SIGNS:
                shown += fields.sign(sign, self.data) if face.shown else fields.sign(sign, b"")
            elif sign == _PICTURE and face.is_field_data and face.data_place is not None:
                fields.note_data(face.data_place)
            elif not (face.shown and fields.shown):
                continue
            elif face.symbol is not None and (face.special or sign == _SYMBOL):
                shown += self._symbol(*face.symbol)
            elif not face.special or sign >= _FIRST_LETTER:
                shown += sign
        return shown

    def _symbol(self, font: int, code: int) -> str:
        name = self.fonts[font] if font < len(self.fonts) else None
        return drawn_sign(name, chr(code)) or ""

    def _stretch(self, text: str, face: Face) -> Stretch:
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        font = self.fonts[face.font] if face.font is not None and face.font < len(self.fonts) else None
        return Stretch(
            text.translate(_SIGNS),
            bold=face.bold,
            struck=face.struck or face.struck_twice,
            raised=face.raised,
            font=font,
            colour=face.colour,
            background=face.background,
        )
