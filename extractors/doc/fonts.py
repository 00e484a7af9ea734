"""The font table (SttbfFfn, [MS-DOC] 2.9.287): the fonts' names, by which symbols are told apart."""

from __future__ import annotations

_NAME_AT = 40  # bytes of a font's record before its name, its length byte counted


def read_fonts(table: bytes) -> tuple[str, ...]:
    """The names by their numbers; none where the table is missing."""
    names: list[str] = []
    at = 4
    while at < len(table):
        size = table[at] + 1
        name = table[at + _NAME_AT : at + size].decode("utf-16-le", "replace")
        names.append(name.split("\0")[0])
        at += size
    return tuple(names)
