"""What an old Office file says of itself: the summary stream of a compound file ([MS-OLEPS])."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO

import olefile

from extractors.layout import Properties

# The stream's properties by number ([MS-OLEPS] 3.1.2, and 2.25 for the code page).
_CODEPAGE, _TITLE, _AUTHOR, _CREATED, _SAVED = 1, 2, 4, 12, 13
_STREAM = "\x05SummaryInformation"
_UTF8 = 65001


def compound_properties(content: bytes) -> Properties:
    """Title, author and days; nothing where the stream is missing or damaged."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as package:
            said: Mapping[int, object] = package.getproperties(_STREAM, convert_time=True, no_conversion=[10])
    except Exception:  # whatever is wrong with a stream on which nothing depends
        return Properties()
    encoding = _encoding(said.get(_CODEPAGE))
    return Properties(
        title=_text(said.get(_TITLE), encoding),
        author=_text(said.get(_AUTHOR), encoding),
        created=_day(said.get(_CREATED)),
        modified=_day(said.get(_SAVED)),
    )


def _encoding(codepage: object) -> str:
    if not isinstance(codepage, int):
        return "cp1252"
    # The number is stored in two bytes with a sign.
    number = codepage % 65536
    return "utf-8" if number == _UTF8 else f"cp{number}"


def _text(value: object, encoding: str) -> str | None:
    if isinstance(value, bytes):
        return _decoded(value, encoding).strip("\0 ") or None
    return value.strip("\0 ") or None if isinstance(value, str) else None


def _decoded(value: bytes, encoding: str) -> str:
    try:
        return value.decode(encoding, "replace")
    except LookupError:
        return value.decode("cp1252", "replace")


def _day(value: object) -> date | None:
    # Programs that keep no date write the count's first day, in 1601.
    return value.date() if isinstance(value, datetime) and value.year > 1980 else None
