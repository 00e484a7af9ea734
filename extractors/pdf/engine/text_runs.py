"""The text of a page as runs: what was drawn in one face, on one line, with no wide gap inside.

PDFium hands over the page's characters in content order, parted into lines by its own lights. Most
producers draw a line of a cell in one go: such a run costs two boxes, its first and its last
character's. Only where a line was drawn in several goes (browsers draw every letter by itself), or is
wider than its letters, is it read word by word.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from extractors.pdf.engine.ink import Inks
from extractors.pdf.engine.objects import Face, TextRun
from extractors.pdf.engine.pdfium import (
    char_box,
    char_matrix,
    char_object,
    char_size,
    font_flags,
    font_name,
    font_of,
    object_mcid,
    render_mode,
)
from extractors.pdf.engine.text_page import LINE_HYPHEN, Corners, Setting, TextPage
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.engine.typefaces import face_named
from extractors.symbol_fonts import as_drawn, is_symbol_font, sign_of_private_code

BROKEN = "\u00ad"
"""Stands for the hyphen that ends a line: whether it belongs to the word is decided with the words known."""

_LINE = re.compile(
    f"([^\\s{LINE_HYPHEN}](?:[^\r\n{LINE_HYPHEN}]*[^\\s{LINE_HYPHEN}])?{LINE_HYPHEN}?)[^\\S\r\n]?"
)
"""A line without the blanks around it, and the blank after it."""

_WORD = re.compile(r"\S+")
_UNREADABLE = dict.fromkeys(range(32)) | {0xFFFE: BROKEN, 0xFFFF: None, 0x7F: None}

# Of the matrix of a run's first letter a, b, c, d and f, of its box the left, of the last letter's the right.
_PLACED = struct.Struct("4f4xf f12x 8xf4x").unpack

_FORCE_BOLD = 1 << 18
_FILL_AND_STROKE = 2


def read_runs(chars: TextPage, leaves: Mapping[int, int], typefaces: Typefaces) -> list[TextRun]:
    """Every run of a page in content order; ``leaves`` gives tagged blocks by marked-content number."""
    return _RunBuilder(chars, leaves, typefaces).read()


Advances: TypeAlias = dict[str, float]
"""How wide a font's characters are drawn, in ems."""


class Typefaces:
    """What a document's fonts were found to be like, by their names: page after page uses the same."""

    def __init__(self) -> None:
        self._advances: dict[str, Advances] = {}

    def advances(self, name: str) -> Advances:
        """The advances known of a font; fonts without a name have nothing in common."""
        return self._advances.setdefault(name, {}) if name else {}


class _Type(NamedTuple):
    """A font as it is rendered: its face, its advances and its name."""

    face: Face
    advances: Advances
    name: str


_UNKNOWN = _Type(Face(), {}, "")


_Piece: TypeAlias = tuple[int, int, TextRun, int]
"""From which character to which a piece of a line reaches, the piece, and the object that begins it."""


class _RunBuilder:
    """Reads one page's runs; keeps PDFium's output buffers and what it learnt of the page's fonts."""

    def __init__(self, chars: TextPage, leaves: Mapping[int, int], typefaces: Typefaces) -> None:
        self._chars = chars
        self._page = chars.handle
        self._frame = chars.frame
        self._leaves = leaves
        self._typefaces = typefaces
        self._inks = Inks()
        self._text = chars.text
        self._runs: list[TextRun] = []
        self._parted: set[int] = set()  # Characters that a blank was drawn before.
        self._types: dict[tuple[int, int], _Type] = {}
        self._upright = chars.upright
        self._left, self._top = chars.frame.left, chars.frame.top
        self._placed = (ctypes.c_float * 14)()
        first = ctypes.addressof(self._placed)
        self._matrix_at = ctypes.c_void_p(first)
        self._box_at = ctypes.c_void_p(first + 4 * 6)
        self._last_box_at = ctypes.c_void_p(first + 4 * 10)

    def read(self) -> list[TextRun]:
        """The page's runs in the order of its content: whole lines where one object drew them."""
        page = self._page
        for match in _LINE.finditer(self._text):
            start, end = match.span(1)
            drawn = char_object(page, start)
            if drawn and drawn == char_object(page, end - 1):
                run = self._solid_run(start, end, match.end(), drawn)
                if run is not None:
                    self._runs.append(run)
                    continue
            self._pieces_of_line(start, end, spaced=match.end() > end)
        return self._runs

    def _solid_run(self, start: int, end: int, after: int, drawn: int) -> TextRun | None:
        """What one object drew as one run, with the space behind it up to ``after``; None where it is wider
        than its letters: then columns may lie in it.

        Nearly all text comes through here: the upright case is written out, which saves a third of the time.
        """
        page = self._page
        char_matrix(page, start, self._matrix_at)
        char_box(page, start, self._box_at)
        char_box(page, end - 1, self._last_box_at)
        a, b, c, d, y, x0, x1 = _PLACED(self._placed)
        if not self._upright or b or a <= 0.0:
            return self._turned_run(start, end, after, drawn)
        em = char_size(page, start) or 1.0
        size = em * (abs(c) + abs(d)) or 1.0
        font, render = font_of(drawn), render_mode(drawn)
        face, advances, name = self._types.get((font, render)) or self._type(font, render)
        text = self._text[start:after]
        if " " in text[:-1] and x1 - x0 > (self._ems(start, end, advances) + ENGINE.slack) * em * a:
            return None
        if not text.isprintable():
            text = text.translate(_UNREADABLE)
        if face.symbol:
            text = _as_signs(name, text)
        leaf = self._leaves.get(object_mcid(drawn), -1) if self._leaves else -1
        base, left = self._top - y, self._left
        top, bottom = base - ENGINE.ascent * size, base + ENGINE.descent * size
        return _new_run(
            TextRun, (text, x0 - left, top, x1 - left, bottom, base, size, face, start, leaf, 0, False)
        )

    def _turned_run(self, start: int, end: int, after: int, drawn: int) -> TextRun | None:
        """The same for text that does not read from left to right of the page as PDFium has it."""
        setting = self._chars.setting(start)
        box = self._box_of(start, end, setting)
        if " " in self._text[start:end]:
            _, advances, _ = self._type(font_of(drawn), render_mode(drawn))
            length = box[3] - box[1] if setting.turned else box[2] - box[0]
            if length > (self._ems(start, end, advances) + ENGINE.slack) * setting.along:
                return None
        return self._run(start, after, drawn, box, setting)

    def _type(self, font: int, render: int) -> _Type:
        """What is known of a font that is rendered so."""
        known = self._types.get((font, render))
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            font_name(font, ctypes.addressof(buffer), 256)
            name = buffer.value.decode("utf-8", "replace")
            heavy = render == _FILL_AND_STROKE or bool(font_flags(font) & _FORCE_BOLD)
            known = _Type(face_named(name, heavy=heavy), self._typefaces.advances(name), name)
            self._types[font, render] = known
        return known

    def _ems(self, start: int, end: int, advances: Advances) -> float:
        """The sum of the characters' advances, in ems."""
        text = self._text[start:end]
        try:
            return sum(map(advances.__getitem__, text))
        except KeyError:
            self._learn(start, text, advances)
            return sum(advances.get(character, ENGINE.usual_space) for character in text)

    def _learn(self, start: int, text: str, advances: Advances) -> None:
        for index, character in enumerate(text, start):
            if character not in advances and not self._chars.generated(index):
                along, _, turned, _ = self._chars.setting(index)
                x0, top, x1, bottom = self._chars.corners(index)
                advances[character] = ((bottom - top) if turned else (x1 - x0)) / along

    def _pieces_of_line(self, start: int, end: int, *, spaced: bool) -> None:
        """A line drawn in several goes: its pieces, put together again where they are of one run."""
        held: TextRun | None = None
        held_end, held_drawn = start, 0
        for first, last, piece, drawn in self._pieces(start, end):
            if held is not None:
                gap = piece.x0 - held.x1
                near = -ENGINE.no_gap * held.size < gap < self._widest_space(drawn) * held.size
                space = self._space(held, held_end, piece, first) if near else None
                if space is not None and _is_alike(held, piece) and self._is_inked_alike(held_drawn, drawn):
                    held, held_end = _joined(held, piece, space), last
                    continue
                self._runs.append(_spaced(held) if first > held_end else held)
            held, held_end, held_drawn = piece, last, drawn
        if held is not None:
            self._runs.append(_spaced(held) if spaced else held)

    def _is_inked_alike(self, one: int, other: int) -> bool:
        """Whether two objects are seen alike: none is taken for seen by its neighbour's ink."""
        return one == other or not (one and other) or self._inks.of(one) == self._inks.of(other)

    def _widest_space(self, drawn: int) -> float:
        """How wide a gap before an object's words may be, in ems: in fixed-width type a space is as wide as
        an M."""
        _, advances, _ = self._type(font_of(drawn), render_mode(drawn)) if drawn else _UNKNOWN
        return max(ENGINE.wide_gap, ENGINE.fixed_space * advances.get(" ", 0.0))

    def _space(self, held: TextRun, held_end: int, piece: TextRun, first: int) -> str | None:
        """What stands between two near pieces of a line: nothing where PDFium only took kerning for a
        space, None where the gap may as well part the cells of a narrow table."""
        if first == held_end:
            return " " if first in self._parted else ""
        if not all(self._chars.generated(index) for index in range(held_end, first)):
            return " "
        gap = piece.x0 - held.x1
        if gap < ENGINE.no_gap * held.size:
            return " " if self._chars.parted_by_blank(held_end - 1, first) else ""
        return " " if gap < ENGINE.narrow_gap * held.size else None

    def _pieces(self, start: int, end: int) -> Iterator[_Piece]:
        """What of a line was drawn in one go, as far as nothing gapes in it; else its words, or less."""
        words: list[tuple[int, int]] = []
        drawn = 0
        for first, last, begins, ends in self._words(start, end):
            if words and not (begins == ends == drawn):
                yield from self._of_object(words, drawn)
                words = []
            if begins == ends:
                words.append((first, last))
                drawn = begins
            else:
                yield from self._parts(first, last)
        if words:
            yield from self._of_object(words, drawn)

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """From where to where the words of a line reach, those parted by blanks that PDFium left out too, and
        the objects that drew their first and last letters."""
        page = self._page
        for match in _WORD.finditer(self._text, start, end):
            first, last = match.span()
            begins, ends = char_object(page, first), char_object(page, last - 1)
            if begins != ends:
                drawn = [char_object(page, index) for index in range(first, last)]
                for index in range(first + 1, last):
                    before, own = drawn[index - match.start() - 1], drawn[index - match.start()]
                    if own != before and self._chars.parted_by_blank(index - 1, index):
                        self._parted.add(index)
                        yield first, index, begins, before
                        first, begins = index, own
            yield first, last, begins, ends

    def _of_object(self, words: list[tuple[int, int]], drawn: int) -> list[_Piece]:
        """The words of one object as one piece, unless a gap between them is wider than a space."""
        start, end = words[0][0], words[-1][1]
        run = self._solid_run(start, end, end, drawn)
        return [(start, end, run, drawn)] if run is not None else [self._piece(*word) for word in words]

    def _piece(self, start: int, end: int) -> _Piece:
        setting = self._chars.setting(start)
        drawn = char_object(self._page, start)
        run = self._run(start, end, drawn, self._box_of(start, end, setting), setting)
        return start, end, run, drawn

    def _parts(self, start: int, end: int) -> Iterator[_Piece]:
        """A word's stretches that were set in one face and one after the other: nearly always all of it.

        Where text over-runs into what stands beside it, PDFium hands the letters of both over by their
        places, "RecommendatioAnctions": each letter goes on with the stretch that ends where it begins.
        """
        one, other = char_object(self._page, start), char_object(self._page, end - 1)
        level = self._is_of_one_size(start, end)
        if level and self._alike(start, one, end - 1, other) and self._is_solid(start, end, one):
            yield self._piece(start, end)
            return
        strands: list[list[int]] = []
        for index in range(start, end):
            drawn = char_object(self._page, index)
            before = [strand for strand in strands if self._goes_on(strand[-1], index, drawn, ENGINE.touch)]
            if before:
                min(before, key=lambda strand: abs(self._gap(strand[-1], index))).append(index)
            else:
                strands.append([index])
        whole = strands[:1]
        for strand in strands[1:]:
            last, first = whole[-1][-1], strand[0]
            if last == first - 1 and self._goes_on(
                last, first, char_object(self._page, first), ENGINE.kerned
            ):
                whole[-1] += strand
            else:
                whole.append(strand)
        for strand in whole:
            yield self._strand(strand, start, end)

    def _is_of_one_size(self, start: int, end: int) -> bool:
        """Whether a word is set in one size: a note's mark may stand within what is one word to PDFium."""
        size = self._chars.setting(start).across
        drawn = [char_object(self._page, index) for index in range(start, end)]
        begun = [start + place for place in range(1, len(drawn)) if drawn[place] != drawn[place - 1]]
        return all(abs(self._chars.setting(index).across - size) < ENGINE.word_size * size for index in begun)

    def _goes_on(self, before: int, index: int, drawn: int, most: float) -> bool:
        """Whether a character was drawn with another one, or begins where that ends and is set alike."""
        other = char_object(self._page, before)
        if other == drawn and before == index - 1:
            return True
        near = abs(self._gap(before, index)) < most * self._chars.setting(index).across
        return near and self._alike(before, other, index, drawn)

    def _gap(self, before: int, index: int) -> float:
        """From where one character ends to where another begins."""
        return self._chars.corners(index)[0] - self._chars.corners(before)[2]

    def _strand(self, indices: list[int], start: int, end: int) -> _Piece:
        """Some characters of a word as a piece, those between them left out."""
        first, last = indices[0], indices[-1] + 1
        if last - first == len(indices):
            return self._piece(first, last)
        _, _, run, drawn = self._piece(first, last)
        return start, end, run._replace(text="".join(self._text[index] for index in indices)), drawn

    def _is_solid(self, start: int, end: int, drawn: int) -> bool:
        """Whether a word is as wide as its letters: else two words were drawn into or near one another."""
        setting = self._chars.setting(start)
        if setting.turned:
            return True
        _, advances, _ = self._type(font_of(drawn), render_mode(drawn))
        ems = self._ems(start, end, advances)
        width = self._chars.corners(end - 1)[2] - self._chars.corners(start)[0]
        return abs(width - ems * setting.along) < ENGINE.slack * setting.along

    def _alike(self, index: int, drawn: int, other_index: int, other: int) -> bool:
        """Whether two characters are set alike, neither bold beside plain, nor raised above the other, and
        are tagged as one block."""
        if self._face(drawn) != self._face(other) or self._leaf(drawn) != self._leaf(other):
            return False
        one, two = self._chars.setting(index), self._chars.setting(other_index)
        return (
            abs(one.base - two.base) < ENGINE.run_base * one.across
            and abs(one.across - two.across) < ENGINE.word_size * one.across
        )

    def _run(self, start: int, end: int, drawn: int, box: Corners, setting: Setting) -> TextRun:
        text = self._text[start:end]
        if not text.isprintable():
            text = text.translate(_UNREADABLE)
        face, _, name = self._type(font_of(drawn), render_mode(drawn)) if drawn else _UNKNOWN
        if face.symbol:
            text = _as_signs(name, text)
        _, size, turned, base = setting
        return TextRun(text, *box, base, size, face, start, self._leaf(drawn), turned)

    def _leaf(self, drawn: int) -> int:
        return self._leaves.get(object_mcid(drawn), -1) if self._leaves and drawn else -1

    def _box_of(self, start: int, end: int, setting: Setting) -> Corners:
        """Along the line from the first character to the last; across it by the em, since the heights
        that fonts declare differ wildly, and some declare none."""
        if self._upright and not setting.turned:
            char_box(self._page, start, self._box_at)
            char_box(self._page, end - 1, self._last_box_at)
            _, size, _, base = setting
            _, _, _, _, _, x0, x1 = _PLACED(self._placed)
            left = self._frame.left
            return x0 - left, base - ENGINE.ascent * size, x1 - left, base + ENGINE.descent * size
        x0, top, x1, bottom = _around(self._chars.corners(start), self._chars.corners(end - 1))
        if not setting.turned:
            top, bottom = (
                setting.base - ENGINE.ascent * setting.across,
                setting.base + ENGINE.descent * setting.across,
            )
        return x0, top, x1, bottom

    def _face(self, drawn: int) -> Face:
        return self._type(font_of(drawn), render_mode(drawn)).face if drawn else _UNKNOWN.face


_new_run = tuple.__new__  # What a NamedTuple's constructor calls, at half its cost.


def _spaced(run: TextRun) -> TextRun:
    """A run with the space behind it."""
    text, *rest = run
    return _new_run(TextRun, (text + " ", *rest))


def _as_signs(font: str, text: str) -> str:
    """A text of a symbol font as the signs that it draws."""
    if is_symbol_font(font):
        return as_drawn(font, text)
    return "".join(sign_of_private_code(char) or char for char in text)


def _around(one: Corners, other: Corners) -> Corners:
    return (
        one[0] if one[0] < other[0] else other[0],
        one[1] if one[1] < other[1] else other[1],
        one[2] if one[2] > other[2] else other[2],
        one[3] if one[3] > other[3] else other[3],
    )


def _is_alike(held: TextRun, piece: TextRun) -> bool:
    """Whether two pieces of a line are set alike, so that they may be one run."""
    return (
        held.face == piece.face
        and held.leaf == piece.leaf
        and held.turned == piece.turned
        and abs(held.base - piece.base) < ENGINE.run_base * held.size
        and abs(held.size - piece.size) < ENGINE.run_size * held.size
    )


def _joined(held: TextRun, word: TextRun, space: str) -> TextRun:
    x0, top, x1, bottom = _around(held[1:5], word[1:5])
    return held._replace(text=held.text + space + word.text, x0=x0, top=top, x1=x1, bottom=bottom)
