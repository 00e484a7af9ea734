"""Single property modifiers ([MS-DOC] 2.2.5.1): the codes that say what differs from a style.

A list of them ("grpprl") is a sequence of a two-byte code and an operand, whose length the code tells.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple


class Code(IntEnum):
    """The modifiers that bear on what a table says; all others are skipped."""

    # Characters
    DELETED = 0x0800
    FIELD_HIDDEN = 0x0802
    FIELD_DATA = 0x0806
    DATA_PLACE = 0x6A03
    SYMBOL = 0x6A09
    CHARACTER_STYLE = 0x4A30
    HIGHLIGHT = 0x2A0C
    COLOUR_OLD = 0x2A42
    COLOUR = 0x6870
    RAISED = 0x2A48
    FONT = 0x4A4F
    FONT_OTHER = 0x4A51
    SHADE_TEXT_OLD = 0x4866
    SHADE_TEXT = 0xCA71
    PLAIN = 0x2A33
    BOLD = 0x0835
    STRUCK = 0x0837
    HIDDEN = 0x083C
    STRUCK_TWICE = 0x2A53
    SPECIAL = 0x0855
    # Paragraphs
    STYLE = 0x4600
    LIST_LEVEL = 0x260A
    LIST = 0x460B
    IN_TABLE = 0x2416
    ROW_END = 0x2417
    OLD_LIST_LEVEL = 0x240D
    OLD_LIST = 0xC63E
    OUTLINE = 0x2640
    ELSEWHERE = 0x6646
    DEPTH = 0x6649
    DEPTH_CHANGE = 0x664A
    INNER_CELL_END = 0x244B
    INNER_ROW_END = 0x244C
    # Tables
    LEFT_EDGE = 0x9601
    HEADER_ROW = 0x3404
    CELLS = 0xD608
    SHADES_OLD = 0xD609
    SHADES_1 = 0xD612
    SHADES_2 = 0xD616
    SHADES_3 = 0xD60C
    SHADES_RAW_1 = 0xD670
    SHADES_RAW_2 = 0xD671
    SHADES_RAW_3 = 0xD672
    INSERT = 0x7621
    REMOVE = 0x5622
    WIDTH = 0x7623
    MERGE = 0x5624
    SPLIT = 0x5625
    SHADE_OLD = 0x7627
    SHADE_ODD_OLD = 0x7628
    MERGE_DOWN = 0xD62B
    SHADE = 0xD62D
    SHADE_ODD = 0xD62E
    SHADE_TABLE = 0xD660


class Sprm(NamedTuple):
    """A modifier and its operand, without the byte or two that give a variable operand's length."""

    code: int
    operand: bytes

    @property
    def number(self) -> int:
        """The operand as an unsigned number (1, 2, 3 or 4 bytes)."""
        return int.from_bytes(self.operand, "little")


_FIXED_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # by the three bits at the top; 6 is variable
_VARIABLE = 6
_TABS = 0xC615
_PARAGRAPH, _CHARACTER, _TABLE = 1, 2, 5  # the kinds of modifiers, three bits below


def sprms(grpprl: bytes) -> Iterator[Sprm]:
    """The modifiers of a list; one that is cut short ends it, as it does in Word."""
    at, end = 0, len(grpprl)
    while at + 2 < end:
        code = grpprl[at] | grpprl[at + 1] << 8
        at += 2
        size = _FIXED_SIZES[code >> 13]
        if code >> 13 == _VARIABLE:
            head, size = _variable_size(code, grpprl, at)
            at += head
        if at + size > end:
            return
        yield Sprm(code, grpprl[at : at + size])
        at += size


def _variable_size(code: int, grpprl: bytes, at: int) -> tuple[int, int]:
    """How many bytes give the length of a variable operand, and that length."""
    if code == Code.CELLS:
        # Two bytes, and one more than there are.
        return 2, max(0, int.from_bytes(grpprl[at : at + 2], "little") - 1)
    size = grpprl[at]
    if code == _TABS and size == 255 and at + 1 < len(grpprl):
        # More than a byte can say: the length is told by its two lists of tabs.
        removed = grpprl[at + 1]
        added = grpprl[at + 2 + 4 * removed] if at + 2 + 4 * removed < len(grpprl) else 0
        return 1, 2 + 4 * removed + 3 * added
    return 1, size


def is_paragraph_sprm(code: int) -> bool:
    """Whether a modifier bears on paragraphs."""
    return code >> 10 & 7 == _PARAGRAPH


def is_character_sprm(code: int) -> bool:
    """Whether a modifier bears on characters."""
    return code >> 10 & 7 == _CHARACTER


# The modifiers that a piece may carry in its own two bytes, by number ([MS-DOC] 2.9.215, isprm).
_SHORT = {
    0x0C: Code.LIST_LEVEL,
    0x18: Code.IN_TABLE,
    0x19: Code.ROW_END,
    0x41: Code.DELETED,
    0x43: Code.FIELD_HIDDEN,
    0x47: Code.FIELD_DATA,
    0x53: Code.PLAIN,
    0x55: Code.BOLD,
    0x57: Code.STRUCK,
    0x5C: Code.HIDDEN,
    0x73: Code.STRUCK_TWICE,
    0x75: Code.SPECIAL,
    0x78: Code.OUTLINE,
}


def short_modifier(number: int, operand: int) -> bytes:
    """A piece's own modifier (Prm0) as a list of one; empty where it bears on nothing that is read."""
    code = _SHORT.get(number)
    return b"" if code is None else struct.pack("<HB", code, operand)
