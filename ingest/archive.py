"""A zip archive as a bundle: its directory counted before it is loaded, each member judged by its name."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from ingest.bundle import Entry
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import MIB, Limits
from ingest.names import is_passed_over
from ingest.zip_directory import ZIP_TROUBLES, count_members, is_bomb, is_unsafe


class ZipBundle:
    """An open zip archive; the file stays its owner's to close."""

    def __init__(self, file: IO[bytes], source: str, limits: Limits) -> None:
        self._file = file
        self._source = source
        self._limits = limits

    def entries(self) -> Sequence[Entry] | None:
        """Its members but for what programs leave behind; None for an Office file that is named ``.zip``."""
        listed = self._directory()
        if any(member.filename == "[Content_Types].xml" for member in listed):
            return None
        return [
            Entry(member.filename, index, member.file_size, member.CRC, self._refusal(member))
            for index, member in enumerate(listed)
            if not member.is_dir() and not is_passed_over(member.filename)
        ]

    def _directory(self) -> list[zipfile.ZipInfo]:
        source, limits = self._source, self._limits
        try:
            if count_members(self._file, limits.archive_members) > limits.archive_members:
                message = f"holds more than {limits.archive_members:,} files (limit archive_members)."
                raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
            with zipfile.ZipFile(self._file) as opened:
                listed = opened.infolist()
        except ZIP_TROUBLES as error:
            message = "is a damaged zip file: it was cut short, or not copied whole."
            raise UnreadableDocument(Reason.CORRUPT, message, source=source) from error
        total = sum(member.file_size for member in listed)
        if total > limits.archive_bytes:
            message = f"unpacks to {total // MIB:,} MiB (limit archive_bytes)."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
        return listed

    def _refusal(self, member: zipfile.ZipInfo) -> UnreadableDocument | None:
        """Why a member is not to be opened; whose name it then bears is up to whoever names it."""
        if is_unsafe(member.filename):
            message = "has a name that points outside its zip file: the archive was tampered with."
            return UnreadableDocument(Reason.CORRUPT, message)
        if member.flag_bits & 0x1:
            return UnreadableDocument(Reason.ENCRYPTED, "is protected by the zip file's password.")
        if is_bomb(member, self._limits.zip_ratio, self._limits.zip_ratio_from):
            times = member.file_size // max(member.compress_size, 1)
            message = f"inflates {times:,} times (limit zip_ratio): it is a zip bomb."
            return UnreadableDocument(Reason.TOO_LARGE, message)
        return None

    @contextmanager
    def stream(self, place: int) -> Iterator[IO[bytes]]:
        """A member's bytes as they are inflated."""
        with zipfile.ZipFile(self._file) as archive:
            members = archive.infolist()
            if place >= len(members):
                message = "the archive has changed"
                raise zipfile.BadZipFile(message)
            with archive.open(members[place]) as stream:
                yield stream
