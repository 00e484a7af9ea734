"""Fields: code that is not shown, and a result that is; old forms keep theirs in the Data stream.

A field is a sign, its code, another sign, its result, and a third sign ([MS-DOC] 2.8.25). Fields stand in
one another and run over paragraphs. The result of a form's box or drop-down is told in its data (FFData,
[MS-DOC] 2.9.78), and not in the text.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

TICKED, UNTICKED = "☒ ", "☐ "
BEGIN, SEPARATE, END = "\x13", "\x14", "\x15"

_TICK_BOX, _DROP_DOWN = 1, 2
_UNSET = 25  # a form field's result that is its default
_HEADER_LENGTH_AT = 4


@dataclass(slots=True)
class _Open:
    in_code: bool = True
    data_place: int | None = None


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text."""

    _open: list[_Open] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        """Whether the place is in no field's code."""
        return not any(one.in_code for one in self._open)

    def note_data(self, place: int) -> None:
        """The innermost field has its data at a place of the Data stream."""
        if self._open:
            self._open[-1].data_place = place

    def sign(self, character: str, data: bytes) -> str:
        """Take one of the three signs; gives what a form field shows, once it is past its code."""
        if character == BEGIN:
            self._open.append(_Open())
        elif character == SEPARATE and self._open:
            self._open[-1].in_code = False
        elif character == END and self._open:
            closed = self._open.pop()
            if closed.data_place is not None and self.shown:
                return form_result(data, closed.data_place)
        return ""


def form_result(data: bytes, place: int) -> str:
    """What a tick box or a drop-down shows; nothing for a text field, whose text stands in its result."""
    try:
        (header,) = struct.unpack_from("<H", data, place + _HEADER_LENGTH_AT)
        at = place + header
        version, bits = struct.unpack_from("<IH", data, at)
        if version != 0xFFFF_FFFF:
            return ""
        kind, result = bits & 3, bits >> 2 & 0x1F
        if kind not in (_TICK_BOX, _DROP_DOWN):
            return ""
        return _form_result(data, at + 10, kind, result)
    except (struct.error, IndexError):
        return ""  # the text that stands in the field's result, if any, is all that there is


def _form_result(data: bytes, at: int, kind: int, result: int) -> str:
    """``at`` is behind version, bits, longest text and size of the box."""
    (letters,) = struct.unpack_from("<H", data, at)  # its name, with a zero behind
    at += 2 + 2 * letters + 2
    (default,) = struct.unpack_from("<H", data, at)
    chosen = default if result == _UNSET else result
    if kind == _TICK_BOX:
        return TICKED if chosen else UNTICKED
    at += 2
    for _ in range(5):  # text format, help, status, and two macros
        (letters,) = struct.unpack_from("<H", data, at)
        at += 2 + 2 * letters + 2
    return _choice(data, at, chosen)


def _choice(data: bytes, at: int, chosen: int) -> str:
    """An entry of a drop-down's list (an STTB of two-byte characters)."""
    _, count, extra = struct.unpack_from("<HHH", data, at)
    at += 6
    for number in range(count):
        (letters,) = struct.unpack_from("<H", data, at)
        if number == chosen:
            return data[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", "replace")
        at += 2 + 2 * letters + extra
    return ""
