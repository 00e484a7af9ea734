"""A property set of an old Office file ([MS-OLEPS]): numbers, texts and moments by their identifiers.

olefile's own reader counts a list as far as the file says, which may be four thousand million.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TypeAlias

Value: TypeAlias = int | bytes | str | datetime

_SECTION_AT = 44  # where the first section begins is told at this byte
_MOST_PROPERTIES = 1000  # of a set; Office writes some twenty
_SHORT, _TEXT, _WIDE_TEXT, _MOMENT = 2, 30, 31, 64  # types of values
_EPOCH = datetime(1601, 1, 1)  # noqa: DTZ001 - a FILETIME is in UTC


def read_property_set(stream: bytes) -> Mapping[int, Value]:
    """The values of the first section that have one of the types above; texts as bytes in its code page.

    Raises struct.error where the set's own frame is cut short; a value that is damaged is left out.
    """
    (start,) = struct.unpack_from("<I", stream, _SECTION_AT)
    (count,) = struct.unpack_from("<I", stream, start + 4)
    found: dict[int, Value] = {}
    for number in range(min(count, _MOST_PROPERTIES)):
        identity, offset = struct.unpack_from("<II", stream, start + 8 + 8 * number)
        try:
            value = _value(stream, start + offset)
        except (struct.error, UnicodeDecodeError, OverflowError):
            continue
        if value is not None:
            found[identity] = value
    return found


def _value(stream: bytes, at: int) -> Value | None:
    (kind,) = struct.unpack_from("<H", stream, at)
    at += 4
    if kind == _SHORT:
        return int(struct.unpack_from("<h", stream, at)[0])
    if kind == _MOMENT:
        return _EPOCH + timedelta(microseconds=struct.unpack_from("<Q", stream, at)[0] // 10)
    if kind not in (_TEXT, _WIDE_TEXT):
        return None
    (length,) = struct.unpack_from("<I", stream, at)
    if kind == _TEXT:
        return stream[at + 4 : at + 4 + length]
    return stream[at + 4 : at + 4 + 2 * length].decode("utf-16-le")
