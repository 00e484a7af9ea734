"""Saved web pages (``.mht``, RFC 2557): the pages among the parts of a MIME message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from extractors.html.reader import read_page
from extractors.layout import Document
from extractors.options import ReadOptions
from ingest.errors import Reason, UnreadableDocument

if TYPE_CHECKING:
    from ingest.source import SourceFile


def read(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of the page that was saved. Where that is only a frame for others, as a workbook's is that
    Excel saved, it is those in their order.

    Raises `UnreadableDocument`: CORRUPT where there is no page, and as `extractors.html` does.
    """
    pages = _pages(source)
    if not pages:
        raise UnreadableDocument(Reason.CORRUPT, "is a saved web page without a page.", source=source.source)
    first, *others = pages
    try:
        return read_page(first[0], source, options, reader="mht", charset=first[1])
    except UnreadableDocument as refusal:
        if refusal.reason is not Reason.NO_TEXT or not others:
            raise
    found = list(_worded(others, source, options))
    if not found:
        raise UnreadableDocument(Reason.NO_TEXT, "holds no text.", source=source.source)
    blocks = tuple(block for document in found for block in document.blocks)
    return replace(found[0], blocks=blocks)


def _worded(
    pages: list[tuple[bytes, str | None]], source: SourceFile, options: ReadOptions
) -> Iterator[Document]:
    for content, charset in pages:
        try:
            yield read_page(content, source, options, reader="mht", charset=charset)
        except UnreadableDocument as refusal:
            if refusal.reason is not Reason.NO_TEXT:
                raise


def _pages(source: SourceFile) -> list[tuple[bytes, str | None]]:
    """Each page of the message, with the encoding that the message says it has."""
    try:
        message = message_from_bytes(source.content, policy=policy.default)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        return [(content, _charset(part)) for part in parts if (content := _content(part))]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as trouble:
        message_ = f"is a damaged saved web page ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message_, source=source.source) from trouble


def _content(part: EmailMessage) -> bytes | None:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else None


def _charset(part: EmailMessage) -> str | None:
    return part.get_content_charset()
