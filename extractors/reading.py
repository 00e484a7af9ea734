"""A source in, its layout out, whatever the format."""

from __future__ import annotations

from extractors.ceiling import within_ceiling
from extractors.collector import collector_paused
from extractors.joining import join_pages
from extractors.layout import Document
from extractors.ocr.doubts import with_doubts
from extractors.options import DEFAULT_OPTIONS, ReadOptions
from extractors.readers import find_reader
from ingest.source import SourceFile


@collector_paused()
def read(source: SourceFile, options: ReadOptions = DEFAULT_OPTIONS) -> Document:
    """The layout of a source, its tables joined over page breaks.

    Raises `UnreadableDocument` with a reason.
    """
    return within_ceiling(with_doubts(join_pages(find_reader(source).reader.read(source, options))))
