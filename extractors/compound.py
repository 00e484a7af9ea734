"""What an old Office file says of itself: the summary stream of its compound file ([MS-OLEPS])."""

from __future__ import annotations

from datetime import date, datetime

from extractors.code_pages import page_encoding
from extractors.layout import Properties
from ingest.compound import CompoundFile

_TITLE, _AUTHOR, _CODE_PAGE, _CREATED, _MODIFIED = 2, 4, 1, 12, 13  # [MS-OLEPS] 2.25.1
_FIRST_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - older moments are a program's zero, not a date


def summary_of(file: CompoundFile) -> Properties:
    """Title, author and dates; nothing where the summary is damaged."""
    said = file.summary()
    code_page = said.get(_CODE_PAGE)
    page = code_page & 0xFFFF if isinstance(code_page, int) else 1252
    return Properties(
        title=_words(said.get(_TITLE), page),
        author=_words(said.get(_AUTHOR), page),
        created=_day(said.get(_CREATED)),
        modified=_day(said.get(_MODIFIED)),
    )


def _words(value: object, code_page: int) -> str | None:
    text = value if isinstance(value, str) else ""
    if isinstance(value, bytes):
        text = value.decode(page_encoding(code_page), "replace")
    return text.split("\0")[0].strip() or None


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) and value >= _FIRST_DAY else None
