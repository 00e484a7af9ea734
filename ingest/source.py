"""A file as the rest of the software sees it: its bytes, read once, and what they were found to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.issues import Issue


class FileKind(NamedTuple):
    """What a file's bytes say that it is: a short name for programs, and words for a person.

    ``format`` is one of those in ``kinds.toml``, or ``text``, ``pdf``, ``docx``, ``zip`` or ``unknown``;
    whether anything reads it is not asked here, but of `extractors.readers`. ``advice`` says what to do
    with one that nothing reads, where it is no word processor's.
    """

    format: str
    description: str
    advice: str | None = None


def document_id(sha256: str) -> str:
    """The first 16 hex digits of a hash: the document's name in every output."""
    return sha256[:16]


def content_of(document: str) -> str:
    """What the name of a document, which may be a further copy's, says of its bytes."""
    return document.partition(".")[0]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One report: where it came from and its bytes, checked and safe to hand to a parser.

    ``source`` is the path below the input folder, with ``/`` (for a member of a zip file
    ``archive.zip/member.pdf``). The hash is of the very bytes that are parsed, so a file that changes
    under a running batch cannot be recorded under another's hash. ``notes`` is what the checks saw that
    a person should know (macros, say); whoever reads the document passes them on among its issues.
    """

    source: str
    content: bytes = field(repr=False)
    sha256: str
    kind: FileKind
    notes: tuple[Issue, ...] = ()

    @property
    def format(self) -> str:
        """The short name of what its bytes are."""
        return self.kind.format

    @property
    def document_id(self) -> str:
        """Its name in every output."""
        return document_id(self.sha256)

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.content)

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.source.rsplit("/", 1)[-1]
