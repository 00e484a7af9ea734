"""Compound files (OLE2, [MS-CFB]), the container of old Office files: their streams, whole or refused.

olefile reads the directory and the chains; what it lets through is checked here. A chain of sectors that
comes back to one of its own gives a stream of the right length with the wrong bytes, which olefile does
not notice: it is refused.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from extractors.layout import Properties
from ingest.errors import Reason, UnreadableDocument

if TYPE_CHECKING:
    from olefile import OleFileIO

# What olefile raises on damaged input, whatever it says of defects.
_TROUBLES = (
    OSError,
    IndexError,
    KeyError,
    ValueError,
    struct.error,
    AttributeError,
    RecursionError,
    TypeError,
)

_TITLE, _AUTHOR, _CODE_PAGE, _CREATED, _MODIFIED = 2, 4, 1, 12, 13  # [MS-OLEPS] 2.25.1
_UTF16 = 1200
_FIRST_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - older moments are a program's zero, not a date


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """An open compound file."""

    source: str
    _ole: OleFileIO[str] = field(repr=False)

    @classmethod
    def open(cls, content: bytes, source: str) -> CompoundFile:
        """Raises `UnreadableDocument` (CORRUPT) where the directory cannot be read."""
        from olefile import OleFileIO

        try:
            return cls(source, OleFileIO(BytesIO(content)))
        except _TROUBLES as trouble:
            message = f"is damaged: its directory cannot be read ({type(trouble).__name__})."
            raise UnreadableDocument(Reason.CORRUPT, message, source=source) from trouble

    def has(self, *path: str) -> bool:
        """Whether a stream or a storage of that name is there."""
        return bool(self._ole.exists(list(path)))

    def stream(self, *path: str) -> bytes | None:
        """The bytes of a stream; None where there is none.

        Raises `UnreadableDocument` (CORRUPT) where its chain of sectors is broken or runs in a circle.
        """
        try:
            if self._ole.get_type(list(path)) != 2:  # olefile.STGTY_STREAM
                return None
            with self._ole.openstream(list(path)) as stream:
                content: bytes = stream.read()
            self._check_chain(list(path))
        except _TROUBLES as trouble:
            message = f"is damaged: its part {path[-1]!r} cannot be read ({type(trouble).__name__})."
            raise UnreadableDocument(Reason.CORRUPT, message, source=self.source) from trouble
        return content

    def _check_chain(self, path: list[str]) -> None:
        ole: Any = self._ole  # the published types leave out what a chain is followed by
        entry = ole.direntries[ole._find(path)]
        small = entry.size < ole.minisectorcutoff
        table = ole.minifat if small else ole.fat
        size = ole.mini_sector_size if small else ole.sector_size
        wanted = -(-entry.size // size)
        seen: set[int] = set()
        sector = entry.isectStart
        while len(seen) < wanted:
            if sector in seen or sector >= len(table):
                message = "a chain of sectors runs in a circle or out of the file"
                raise ValueError(message)
            seen.add(sector)
            sector = table[sector]

    def properties(self) -> Properties:
        """What the summary says of title, author and dates; nothing where it is damaged."""
        try:
            if not self.has("\x05SummaryInformation"):
                return Properties()
            said = self._ole.getproperties(["\x05SummaryInformation"], convert_time=True)
        except _TROUBLES:
            return Properties()
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
        encoding = {_UTF16: "utf-16-le", 65001: "utf-8", 10000: "mac-roman"}.get(code_page, f"cp{code_page}")
        try:
            text = value.decode(encoding, "replace")
        except LookupError:
            text = value.decode("cp1252", "replace")
    return text.split("\0")[0].strip() or None


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) and value >= _FIRST_DAY else None
