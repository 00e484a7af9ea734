"""The registry of readers: which of them takes a file, whatever the format.

A format in the tree is a module or package with ``read(source, options) -> Document`` and one row in
`READERS`. A format of another distribution is an entry point in the group ``councilplans.readers``: its
name is the format's, its value a module or object that is a `Reader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from extractors.layout import Document
from extractors.options import ReadOptions
from ingest.errors import Reason, UnreadableDocument
from ingest.source import SourceFile

_GROUP = "councilplans.readers"


class Reader(Protocol):
    """What brings a format: it says which files it claims by their bytes, and reads them."""

    def claims(self, source: SourceFile, /) -> bool:
        """Whether a file is of its format; ``source.format`` is what its bytes were found to be."""

    def read(self, source: SourceFile, options: ReadOptions, /) -> Document:
        """Its layout. Raises `UnreadableDocument` with a reason."""


@dataclass(frozen=True, slots=True)
class BundledReader:
    """A reader of this distribution, imported when the first file of its formats comes."""

    module: str
    formats: frozenset[str]

    def claims(self, source: SourceFile, /) -> bool:
        """Whether a file's bytes were found to be of one of its formats."""
        return source.format in self.formats

    def read(self, source: SourceFile, options: ReadOptions, /) -> Document:
        """The layout of a file."""
        document: Document = import_module(self.module).read(source, options)
        return document


READERS = (
    BundledReader("extractors.text", frozenset({"text"})),
    BundledReader("extractors.docx", frozenset({"docx"})),
    BundledReader("extractors.doc", frozenset({"doc"})),
    BundledReader("extractors.odt", frozenset({"odt"})),
    BundledReader("extractors.rtf", frozenset({"rtf"})),
    BundledReader("extractors.pdf", frozenset({"pdf"})),
    BundledReader("extractors.pictures", frozenset({"png", "jpeg", "tiff"})),
    BundledReader("extractors.workbook.xlsx", frozenset({"xlsx"})),
    BundledReader("extractors.workbook.xls", frozenset({"xls"})),
    BundledReader("extractors.workbook.ods", frozenset({"ods"})),
    BundledReader("extractors.html", frozenset({"html"})),
    BundledReader("extractors.html.mht", frozenset({"mht"})),
    BundledReader("extractors.mail", frozenset({"eml", "msg"})),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A reader that takes a file, and what the format is called in the outputs."""

    format: str
    reader: Reader


def find_reader(source: SourceFile) -> Claim:
    """The reader that takes a file: one that was installed beside this distribution before one of its own.

    Who installs a reader means it to be used, also for files that are plain text to everyone else.
    Raises `UnreadableDocument` (UNSUPPORTED), naming what the file is, where no reader takes it.
    """
    for name, reader in _installed():
        if reader.claims(source):
            return Claim(name, reader)
    for bundled in READERS:
        if bundled.claims(source):
            return Claim(source.format, bundled)
    message = f"is {source.kind.description}, which is not read."
    raise UnreadableDocument(Reason.UNSUPPORTED, message, source=source.source, advice=source.kind.advice)


@cache
def _installed() -> tuple[tuple[str, Reader], ...]:
    return tuple(_load())


def _load() -> Iterator[tuple[str, Reader]]:
    for entry in sorted(entry_points(group=_GROUP), key=lambda entry: entry.name):
        yield entry.name, entry.load()
