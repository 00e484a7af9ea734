"""A file that the input names, not opened yet: what it will be called, and where its bytes are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.bundle import inner_stream
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import DEFAULT_LIMITS, MIB, Limits
from ingest.opening import check_content, open_regular, read_bounded, unreachable
from ingest.remote import is_url, open_remote
from ingest.source import SourceFile
from ingest.zip_directory import ZIP_TROUBLES


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the input, as `discover` yields it; opening it is up to whoever reads it.

    ``location`` is an absolute path or a URL: of the bundle (a zip file or an e-mail) where ``inside`` says
    which of the files in it this is, by its place there, and by its place in a bundle inside that one.
    ``stamp`` differs when the file has changed, and is empty where nothing can tell; ``size`` is what its
    folder says, in bytes. ``refusal`` is set where discovery already knows that it cannot be read.
    """

    source: str
    location: str
    inside: tuple[int, ...] = ()
    stamp: str = ""
    size: int = 0
    refusal: UnreadableDocument | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.source.rsplit("/", 1)[-1]

    @property
    def is_remote(self) -> bool:
        """Whether its bytes come over a network."""
        return is_url(self.location)

    def content(self, limits: Limits = DEFAULT_LIMITS) -> bytes:
        """Its bytes; raises `UnreadableDocument` where they cannot be had or are too many."""
        with self._stream(limits) as stream:
            return read_bounded(stream, limits, self.source)

    def open(self, limits: Limits = DEFAULT_LIMITS) -> SourceFile:
        """The checked file; raises `UnreadableDocument` as `ingest.open_source` does."""
        return check_content(self.content(limits), limits, source=self.source)

    def digest(self, limits: Limits = DEFAULT_LIMITS) -> tuple[str, int]:
        """The SHA-256 of its bytes in hexadecimal, and how many they are; never holds more than 1 MiB."""
        sha256, size = hashlib.sha256(), 0
        with self._stream(limits) as stream:
            while chunk := stream.read(MIB):
                sha256.update(chunk)
                size += len(chunk)
                if size > limits.file_bytes:
                    message = f"is larger than {limits.file_bytes // MIB:,} MiB (limit file_bytes)."
                    raise UnreadableDocument(Reason.TOO_LARGE, message, source=self.source)
        return sha256.hexdigest(), size

    @contextmanager
    def _stream(self, limits: Limits) -> Iterator[IO[bytes]]:
        if self.refusal is not None:
            raise self.refusal
        try:
            with (
                open_location(self.location, self.source) as file,
                inner_stream(file, self.inside, self.source, limits) as stream,
            ):
                yield stream
        except ZIP_TROUBLES as error:
            message = "cannot be unpacked: the archive is damaged, or packed in an unusual way."
            raise UnreadableDocument(Reason.CORRUPT, message, source=self.source) from error
        except OSError as error:
            raise unreachable(error, self.source) from error


def open_location(location: str, source: str) -> IO[bytes]:
    """A path or URL as a stream of bytes that can be sought in."""
    return open_remote(location, source) if is_url(location) else open_regular(Path(location), source)
