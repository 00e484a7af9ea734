"""Files that hold other files: zip archives and e-mails. What is in them, and each one's bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import IO, NamedTuple, Protocol

from ingest.errors import UnreadableDocument
from ingest.limits import Limits

_ZIP = b"PK"
_SUFFIXES = (".zip", ".eml", ".msg")


class Entry(NamedTuple):
    """A file in a bundle.

    ``name`` is its path there, as the bundle has it; ``place`` is its number among all, which says where
    its bytes are; ``check`` is a checksum; ``refusal`` is set where it is known that it cannot be read.
    """

    name: str
    place: int
    size: int
    check: int
    refusal: UnreadableDocument | None = None


class Bundle(Protocol):
    """An open bundle."""

    def entries(self) -> Sequence[Entry] | None:
        """The files in it; None where it is a document after all, to be read as it is."""

    @contextmanager
    def stream(self, place: int) -> Iterator[IO[bytes]]:
        """One file's bytes. Raises `zipfile.BadZipFile` and its kin where they are damaged."""


def is_bundle_name(name: str) -> bool:
    """Whether a file is to be looked into: Word files are zip files too, so the name decides."""
    return name.lower().endswith(_SUFFIXES)


def open_bundle(file: IO[bytes], source: str, limits: Limits) -> Bundle:
    """A bundle by its first bytes, whatever it is named.

    Raises `UnreadableDocument` where it is too large or damaged, and `zipfile.BadZipFile` and its kin.
    """
    from ingest.archive import ZipBundle
    from ingest.message import MailBundle, OutlookBundle

    start = file.read(8)
    file.seek(0)
    if start.startswith(_ZIP):
        return ZipBundle(file, source, limits)
    from ingest.opening import read_bounded

    content = read_bounded(file, limits, source)
    return (OutlookBundle if start.startswith(b"\xd0\xcf\x11\xe0") else MailBundle)(content, source)


@contextmanager
def inner_stream(file: IO[bytes], inside: Sequence[int], source: str, limits: Limits) -> Iterator[IO[bytes]]:
    """The bytes of a file in a bundle, or in bundles inside one another: its place in each of them."""
    if not inside:
        yield file
        return
    with open_bundle(file, source, limits).stream(inside[0]) as stream:
        if len(inside) == 1:
            yield stream
            return
        content = stream.read(limits.file_bytes + 1)
        if len(content) > limits.file_bytes:
            message = "lies in an archive that is too large"
            raise zipfile.BadZipFile(message)
    with inner_stream(BytesIO(content), inside[1:], source, limits) as innermost:
        yield innermost
