"""Which encoding characters of a byte are in by the character set of their font."""

from __future__ import annotations

_BY_FONT = {
    0: "cp1252",
    77: "mac-roman",
    85: "mac-greek",
    86: "mac-turkish",
    88: "mac-latin2",
    89: "mac-cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
SYMBOL = 2
"""The character set of fonts that draw signs."""


def font_encoding(charset: int | None) -> str | None:
    """The encoding of a font's character set; None where it leaves it to the file."""
    if charset == SYMBOL:
        return "latin-1"
    return None if charset is None else _BY_FONT.get(charset)
