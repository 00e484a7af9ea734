"""Compound files (OLE2, [MS-CFB]), the container of old Office files: their streams, whole or refused.

olefile reads the directory and the chains; what it lets through is checked here. A chain of sectors that
comes back to one of its own gives a stream of the right length with the wrong bytes, which olefile does
not notice: it is refused.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ingest.errors import Reason, UnreadableDocument
from ingest.property_set import Value, read_property_set

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

_SUMMARY = "\x05SummaryInformation"


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

    def storages(self, *path: str) -> tuple[str, ...]:
        """The names of the storages that stand directly in another one, or in the file itself, in order."""
        inside = (each for each in self._ole.listdir(streams=False, storages=True) if each[:-1] == list(path))
        return tuple(sorted(each[-1] for each in inside))

    def summary(self) -> Mapping[int, Value]:
        """The summary's values by their numbers; nothing where it is missing or damaged."""
        try:
            stream = self.stream(_SUMMARY)
            return {} if stream is None else read_property_set(stream)
        except (UnreadableDocument, struct.error):
            return {}
