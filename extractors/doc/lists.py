"""List labels: Word 97's lists ([MS-DOC] 2.9.147, 2.9.150) and those of Word 6 that it still writes."""

from __future__ import annotations

import struct
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from extractors.doc.fib import Fib, Place
from extractors.wordprocessing.lists import ListCounter, ListLevel

_LEVELS = 9
_SIMPLE = 0x01
_STARTS, _FORMATS = 0x10, 0x20
_NOT_A_LIST = (0, 0xF801)  # none, and "as it was before the list was taken off"
_OLD = 0x7FF  # the list number of a paragraph that keeps a Word 6 list in its own modifiers
_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_LETTERS_OF_ANLD = 32
# Levels of Word 6 lists: 1 to 9 count, 10 is a numbered paragraph, 11 a bulleted one, 12 has no sign.
_OLD_NUMBERED, _OLD_BULLETED, _OLD_UNSIGNED = 10, 11, 12


@dataclass(frozen=True, slots=True)
class _List:
    levels: dict[int, ListLevel]
    counted_as: Hashable


class Lists:
    """Labels list paragraphs in the order of the text; each call moves a count on."""

    def __init__(self, fib: Fib, table: bytes) -> None:
        self._counter = ListCounter()
        self._lists = _read_lists(fib, table)

    def label(self, number: int, level: int, old_list: bytes | None) -> tuple[str, int] | None:
        """The label and the depth of the next paragraph of a list; None where it is in none."""
        if number == _OLD or (number == 0 and old_list is not None):
            return self._old_label(level, old_list)
        known = self._lists.get(number)
        if number in _NOT_A_LIST or known is None:
            return None
        return self._counter.label(known.counted_as, known.levels, level), level

    def _old_label(self, level: int, old_list: bytes | None) -> tuple[str, int] | None:
        if old_list is None or len(old_list) < _ANLD.size or level == _OLD_UNSIGNED:
            return None
        shape = _old_level(old_list)
        if shape.form == "none" and not shape.text:
            return None
        if level == _OLD_BULLETED:
            shape = replace(shape, form="bullet")
        depth = level - 1 if 1 <= level <= _LEVELS else 0
        return self._counter.label(("old", shape.form, shape.text), {depth: shape}, depth), depth


def _read_lists(fib: Fib, table: bytes) -> dict[int, _List]:
    """The lists by the number by which paragraphs name them (LFO, counted from 1)."""
    offset, size = fib.place(Place.LISTS)
    places, span = fib.place(Place.LIST_OVERRIDES)
    if not size or not span:
        return {}
    definitions = _definitions(table, offset, offset + size)
    return {
        number: known
        for number, known in enumerate(_overridden(table[places : places + span], definitions), start=1)
        if known is not None
    }


def _definitions(table: bytes, offset: int, levels_at: int) -> dict[int, dict[int, ListLevel]]:
    """The levels of each list by its identity; they stand right behind the list of lists."""
    (count,) = struct.unpack_from("<H", table, offset)
    found: dict[int, dict[int, ListLevel]] = {}
    at = levels_at
    for number in range(count):
        identity, flags = struct.unpack_from("<i22xB", table, offset + 2 + 28 * number)
        levels: dict[int, ListLevel] = {}
        for place in range(1 if flags & _SIMPLE else _LEVELS):
            levels[place], at = _level(table, at)
        found[identity] = levels
    return found


def _level(table: bytes, at: int) -> tuple[ListLevel, int]:
    """One LVL ([MS-DOC] 2.9.148), and where the next one begins."""
    start, form = struct.unpack_from("<iB", table, at)
    character, paragraph = table[at + 24], table[at + 25]
    text_at = at + 28 + character + paragraph
    (letters,) = struct.unpack_from("<H", table, text_at)
    end = text_at + 2 + 2 * letters
    if end > len(table):
        message = "a list's label runs out of the file"
        raise ValueError(message)
    text = table[text_at + 2 : end].decode("utf-16-le", "replace")
    label = "".join(f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign for sign in text)
    return ListLevel(_FORMS.get(form, "decimal"), label, start), end


def _overridden(overrides: bytes, definitions: dict[int, dict[int, ListLevel]]) -> Iterator[_List | None]:
    """Each LFO ([MS-DOC] 2.9.131): a list, some levels of which may be another's or begin anew."""
    (count,) = struct.unpack_from("<I", overrides)
    at = 4 + 16 * count
    for number in range(count):
        identity, changes = struct.unpack_from("<i8xB", overrides, 4 + 16 * number)
        levels = dict(definitions.get(identity, {}))
        restarted = False
        at += 4
        for _ in range(changes):
            start, flags = struct.unpack_from("<iI", overrides, at)
            at += 8
            place = flags & 0xF
            if flags & _FORMATS:
                levels[place], at = _level(overrides, at)
            elif flags & _STARTS and place in levels:
                levels[place] = replace(levels[place], start=start)
            restarted |= bool(flags & _STARTS)
        # Lists that share their definition share their count, unless one says where it starts.
        yield _List(levels, (identity, number) if restarted else identity) if levels else None


_ANLD = struct.Struct("<BBB7xH8x")
"""How a Word 6 list (ANLD) begins: its form, how many letters stand before the count and behind it, the first
count; 32 letters follow."""


def _old_level(old_list: bytes) -> ListLevel:
    form, before, after, start = _ANLD.unpack_from(old_list)
    letters = old_list[_ANLD.size : _ANLD.size + 2 * _LETTERS_OF_ANLD].decode("utf-16-le", "replace")
    # Some programs count the letters behind from the start, some from those before: zeros fill what is left.
    behind = letters[before : before + after].split("\0")[0]
    text = f"{letters[:before]}%1{behind}"
    return ListLevel(_FORMS.get(form, "decimal"), text, start)
