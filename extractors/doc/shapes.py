"""Paragraphs: where each ends, and what its style and its modifiers say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.doc.formatting import Stretches
from extractors.doc.pieces import PieceTable
from extractors.doc.sprms import Code, sprms
from extractors.doc.styles import NORMAL, Styles

PARAGRAPH_MARK, CELL_MARK, SECTION_MARK = "\r", "\x07", "\x0c"
_MARK = re.compile(r"[\r\x07\x0c]")
_TABLE_PROPERTIES = 0x646B  # where the Data stream has more modifiers of the row


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph but for its words. ``depth`` is how many tables it stands in, one inside another."""

    style: int = NORMAL
    heading: int | None = None
    list_number: int = 0
    list_level: int = 0
    list_depth: int = 0
    old_list: bytes | None = None
    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    modifiers: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class ParagraphSpan:
    """A paragraph's characters, ``mark`` being the position of the one that ends it."""

    start: int
    mark: int
    shape: Shape


@dataclass(slots=True)
class Shapes:
    """Finds paragraphs and their shapes; each combination of style and modifiers is worked out once."""

    pieces: PieceTable
    stretches: Stretches
    styles: Styles
    data: bytes
    _known: dict[tuple[int, bytes, bytes, bool], Shape] = field(default_factory=dict, init=False)

    def between(self, start: int, end: int) -> Iterator[ParagraphSpan]:
        """The paragraphs of a story, in order."""
        text = self.pieces.text
        first = start
        while first < end:
            mark = self._mark(text, first, end)
            yield ParagraphSpan(first, mark, self._shape(mark, text[mark : mark + 1]))
            first = mark + 1

    def _mark(self, text: str, start: int, end: int) -> int:
        """The position of the character that ends the paragraph; ``end`` where the story is cut short."""
        for found in _MARK.finditer(text, start, end):
            if found[0] != SECTION_MARK or self._ends_paragraph(found.start()):
                return found.start()
        return end

    def _ends_paragraph(self, position: int) -> bool:
        """Whether a section mark ends a paragraph: a page break, which is the same sign, does not."""
        piece = self.pieces.at(position)
        offset = piece.offset_of(position)
        stretch = self.stretches.at(offset)
        return stretch is not None and stretch.end == offset + piece.width

    def _shape(self, mark: int, sign: str) -> Shape:
        if mark >= len(self.pieces.text):
            return Shape()
        piece = self.pieces.at(mark)
        stretch = self.stretches.at(piece.offset_of(mark))
        style, modifiers = (stretch.style, stretch.modifiers) if stretch else (NORMAL, b"")
        key = (style, modifiers, piece.modifiers, sign == CELL_MARK)
        if key not in self._known:
            whole = self._with_elsewhere(modifiers) + piece.modifiers
            self._known[key] = _shape(style, whole, self.styles, is_cell_mark=sign == CELL_MARK)
        return self._known[key]

    def _with_elsewhere(self, modifiers: bytes) -> bytes:
        """The modifiers with those that did not fit in a page, and stand in the Data stream."""
        for sprm in sprms(modifiers):
            if sprm.code in (Code.ELSEWHERE, _TABLE_PROPERTIES):
                at = sprm.number
                size = int.from_bytes(self.data[at : at + 2], "little")
                more = self.data[at + 2 : at + 2 + size]
                modifiers = more if sprm.code == Code.ELSEWHERE else modifiers + more
        return modifiers


def _shape(style: int, modifiers: bytes, styles: Styles, *, is_cell_mark: bool) -> Shape:
    """A paragraph's shape out of its style's and its modifiers, of which the later ones win."""
    said: dict[int, int] = {}
    old_list: bytes | None = None
    for sprm in sprms(modifiers):
        if sprm.code == Code.OLD_LIST:
            old_list = sprm.operand
        elif sprm.code in (Code.DEPTH, Code.DEPTH_CHANGE):
            change = int.from_bytes(sprm.operand, "little", signed=True)
            said[Code.DEPTH] = change + (said.get(Code.DEPTH, 0) if sprm.code == Code.DEPTH_CHANGE else 0)
        else:
            said[sprm.code] = sprm.number
    style = said.get(Code.STYLE, style)
    inherited = styles.paragraph(style)
    in_table = bool(said.get(Code.IN_TABLE)) or said.get(Code.DEPTH, 0) > 0
    depth = max(1, said.get(Code.DEPTH, 1)) if in_table else 0
    ends_row = bool(said.get(Code.ROW_END if depth == 1 else Code.INNER_ROW_END))
    level = said.get(Code.LIST_LEVEL, said.get(Code.OLD_LIST_LEVEL, inherited.list_level))
    return Shape(
        style=style,
        heading=inherited.heading,
        list_number=said.get(Code.LIST, inherited.list_number),
        list_level=level,
        list_depth=inherited.depth,
        old_list=old_list if old_list is not None else inherited.old_list,
        depth=depth,
        ends_cell=not ends_row
        and (is_cell_mark if depth <= 1 else bool(said.get(Code.INNER_CELL_END)) or is_cell_mark),
        ends_row=ends_row,
        modifiers=modifiers if ends_row else b"",
    )
