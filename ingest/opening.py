"""One file into a `SourceFile`: read once, hashed, told by its bytes, and checked before any parser."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import IO, BinaryIO

from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue
from ingest.limits import DEFAULT_LIMITS, MIB, Limits
from ingest.package import check_package
from ingest.pdf_check import check_pdf
from ingest.sniff import ZIP_SIGNATURES, sniff
from ingest.source import FileKind, SourceFile


def open_source(
    path: Path | str, limits: Limits = DEFAULT_LIMITS, *, source: str | None = None
) -> SourceFile:
    """Open one report for a reader.

    ``source`` is what the outputs call it, by default its file name. Raises `UnreadableDocument` with
    the reason where it cannot be read, or should not be; a file that is not there is UNREACHABLE.
    """
    path = Path(path)
    name = source if source is not None else path.name
    return check_content(read_path(path, limits, name), limits, source=name)


def read_path(path: Path, limits: Limits, source: str) -> bytes:
    """The bytes of a file of at most ``limits.file_bytes``; raises `UnreadableDocument` otherwise."""
    try:
        with open_regular(path, source) as file:
            return read_bounded(file, limits, source)
    except OSError as error:
        raise unreachable(error, source) from error


def open_regular(path: Path, source: str) -> BinaryIO:
    """Open a file that is one: a pipe or a device could keep a run waiting for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableDocument(Reason.UNREACHABLE, "is not a file.", source=source)
    return path.open("rb")


def read_bounded(file: IO[bytes], limits: Limits, source: str) -> bytes:
    """All that a stream gives, unless it gives more than ``limits.file_bytes``."""
    content = file.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        message = f"is larger than {limits.file_bytes // MIB:,} MiB (limit file_bytes)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
    return content


def unreachable(error: OSError, source: str) -> UnreadableDocument:
    """The refusal of a file that the system would not give."""
    why = (error.strerror or str(error) or type(error).__name__).rstrip(".")
    message = f"could not be opened ({why[:1].lower()}{why[1:]})."
    return UnreadableDocument(Reason.UNREACHABLE, message, source=source)


def check_content(content: bytes, limits: Limits, *, source: str) -> SourceFile:
    """Bytes that are already in memory as a `SourceFile`, told and checked as `open_source` does."""
    kind = sniff(content, source)
    notes = _check(content, kind, limits, source)
    return SourceFile(source, content, hashlib.sha256(content).hexdigest(), kind, notes)


def _check(content: bytes, kind: FileKind, limits: Limits, source: str) -> tuple[Issue, ...]:
    if content.startswith(ZIP_SIGNATURES):
        return check_package(content, kind, limits, source)
    if kind.format == "pdf":
        return check_pdf(content, limits, source)
    if kind.format == "text" and len(content) > limits.text_bytes:
        message = f"is a plain text of more than {limits.text_bytes // MIB:,} MiB (limit text_bytes)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
    return ()
