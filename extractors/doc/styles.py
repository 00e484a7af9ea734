"""The stylesheet ([MS-DOC] 2.9.271): what each style says of its paragraphs and characters."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from extractors.doc.faces import PLAIN, Face, modified
from extractors.doc.sprms import Code, sprms
from extractors.wordprocessing.styles import LONGEST_CHAIN, heading_level, list_depth

NORMAL = 0
"""The number of the style of a paragraph that names none."""

_NO_STYLE = 0xFFF
_PARAGRAPH, _CHARACTER, _TABLE = 1, 2, 3
# Built-in styles are known by number, whatever language they are named in: headings, Title, Subtitle.
_HEADINGS = range(1, 10)
_TITLES = (62, 74)
_BODY_TEXT = 9  # the outline level that is none


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all that it inherits; ``list_number`` is 0 for none."""

    face: Face = PLAIN
    heading: int | None = None
    list_number: int = 0
    list_level: int = 0
    old_list: bytes | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Definition:
    """A style as it is written: its own modifiers, and the style that it is based on."""

    kind: int
    builtin: int
    base: int
    name: str
    paragraph: bytes
    character: bytes


class Styles:
    """The styles of a file by their number, each resolved once."""

    def __init__(self, sheet: bytes) -> None:
        self._definitions = _definitions(sheet) if sheet else {}
        self._paragraphs: dict[int, ParagraphStyle] = {}

    def paragraph(self, number: int) -> ParagraphStyle:
        """A paragraph style; a plain one where the file has no such style."""
        if number not in self._paragraphs:
            style = ParagraphStyle()
            for definition in reversed(self._chain(number)):
                style = _derived(style, definition)
            self._paragraphs[number] = style
        return self._paragraphs[number]

    def with_character_style(self, face: Face, number: int) -> Face:
        """A face after a character style is laid over it."""
        for definition in reversed(self._chain(number)):
            if definition.kind == _CHARACTER:
                face = modified(face, face, definition.character)
        return face

    def _chain(self, number: int) -> list[_Definition]:
        chain: list[_Definition] = []
        while number in self._definitions and len(chain) < LONGEST_CHAIN:
            chain.append(self._definitions[number])
            number = chain[-1].base
        return chain


def _derived(style: ParagraphStyle, definition: _Definition) -> ParagraphStyle:
    """A style based on another."""
    heading, list_number, list_level, old = style.heading, style.list_number, style.list_level, style.old_list
    for sprm in sprms(definition.paragraph):
        if sprm.code == Code.OUTLINE:
            heading = sprm.number + 1 if sprm.number < _BODY_TEXT else None
        elif sprm.code == Code.LIST:
            list_number = sprm.number
        elif sprm.code in (Code.LIST_LEVEL, Code.OLD_LIST_LEVEL):
            list_level = sprm.number
        elif sprm.code == Code.OLD_LIST:
            old = sprm.operand
    return ParagraphStyle(
        face=modified(style.face, style.face, definition.character),
        heading=_named_heading(definition) or heading,
        list_number=list_number,
        list_level=list_level,
        old_list=old,
        depth=list_depth(definition.name),
    )


def _named_heading(definition: _Definition) -> int | None:
    if definition.builtin in _HEADINGS:
        return definition.builtin
    return 1 if definition.builtin in _TITLES else heading_level(definition.name)


def _definitions(sheet: bytes) -> dict[int, _Definition]:
    (size,) = struct.unpack_from("<H", sheet)
    count, base_size = struct.unpack_from("<HH", sheet, 2)
    found: dict[int, _Definition] = {}
    at = 2 + size
    for number in range(count):
        if at + 2 > len(sheet):
            break
        (length,) = struct.unpack_from("<H", sheet, at)
        if length > base_size:
            found[number] = _definition(sheet[at + 2 : at + 2 + length], base_size)
        at += 2 + length
    return found


def _definition(style: bytes, base_size: int) -> _Definition:
    """One STD ([MS-DOC] 2.9.258): numbers, the name, then the lists of modifiers, each from an even byte."""
    first, second, third = struct.unpack_from("<HHH", style)
    kind, base, count = second & 0xF, second >> 4, third & 0xF
    (letters,) = struct.unpack_from("<H", style, base_size)
    at = base_size + 2 + 2 * letters
    name = style[base_size + 2 : at].decode("utf-16-le", "replace")
    at += 2
    lists: list[bytes] = []
    for _ in range(count):
        if at + 2 > len(style):
            break
        (length,) = struct.unpack_from("<H", style, at)
        lists.append(style[at + 2 : at + 2 + length])
        at += 2 + length + length % 2
    lists += [b""] * (2 - len(lists))
    # A paragraph style's first list begins with its own number.
    paragraph, character = (lists[0][2:], lists[1]) if kind == _PARAGRAPH else (b"", lists[0])
    name = name.split(",")[0]  # what stands behind a comma are other names for it
    return _Definition(kind, first & 0xFFF, base, name, paragraph, character)
