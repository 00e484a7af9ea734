"""A source in, its layout out, whatever the format."""

from __future__ import annotations

from dataclasses import replace

from extractors.ceiling import within_ceiling
from extractors.characters import readable
from extractors.collector import collector_paused
from extractors.joining import join_pages
from extractors.layout import Document, Properties
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.readers import find_reader
from extractors.sheets import on_sheets
from ingest.source import SourceFile


@collector_paused()
def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of a source, its tables joined over page breaks.

    Raises `UnreadableDocument` with a reason.
    """
    document = find_reader(source).reader.read(source, options)
    document = replace(document, properties=_plain(document.properties))
    document = on_sheets(join_pages(document))
    if document.doubtful:
        from extractors.ocr.doubts import with_doubts  # Of scans alone.

        document = with_doubts(document)
    return within_ceiling(document)


def _plain(said: Properties) -> Properties:
    """What a file says of itself, in signs that may be printed, as its text is."""
    return replace(said, title=_words(said.title), author=_words(said.author))


def _words(text: str | None) -> str | None:
    return " ".join(readable(text or "").split()) or None
