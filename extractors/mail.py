"""E-mails (``.eml``, and Outlook's ``.msg``) by their own words: what was written in place of an attachment.

What is attached to a message is found by `ingest.discover`, each file a source of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING, NamedTuple

from extractors.html.reader import read_page
from extractors.layout import Document, Properties
from extractors.options import ReadOptions
from extractors.text import read as read_text
from ingest.codes import IssueCode
from ingest.compound import CompoundFile
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.message import MailBundle, OutlookBundle
from lexicon.actors import names_parties

if TYPE_CHECKING:
    from ingest.source import SourceFile

# The streams of a message's words and subject ([MS-OXPROPS] 2.1085, 2.883, 2.1026).
_HTML, _PLAIN, _SUBJECT = "__substg1.0_10130102", "__substg1.0_1000", "__substg1.0_0037"
# What programs that send a message on to all of a list write into its head (RFC 2369, 2919, 3834).
_OF_LISTS = ("List-Id", "List-Post", "List-Unsubscribe", "Mailing-List", "X-Mailing-List")
_TO_MANY = ("bulk", "list")
_STAMP = re.compile(r"\s*(?:(?:re|fwd?|aw|sv):\s*)*\[([\w.+-]+)\]", re.IGNORECASE)
_MAILBOX = re.compile(r"([\w.+-]+)@")


class _Body(NamedTuple):
    """A message's words: as a page or as plain text, in the encoding that the message says they have."""

    content: bytes
    is_page: bool
    charset: str | None
    properties: Properties


def read(source: SourceFile, options: ReadOptions) -> Document:
    """The layout of a message's own words; that something is attached is said.

    Raises `UnreadableDocument`: CORRUPT where it is no message, NO_TEXT where it says nothing.
    """
    is_outlook = source.format == "msg"
    body = _outlook_body(source) if is_outlook else _mail_body(source)
    document = _laid_out(body, source, options)
    bundle = (OutlookBundle if is_outlook else MailBundle)(source.content, source.source)
    attached = [entry.name for entry in bundle.entries() or ()]
    issues = document.issues
    if attached:
        message = f"Files are attached to the message and not read with it: {', '.join(attached)}."
        issues = (*issues, Issue(IssueCode.ATTACHMENTS_NOT_READ, Severity.NOTE, message))
    return replace(document, reader=source.format, properties=body.properties, issues=issues)


def _laid_out(body: _Body, source: SourceFile, options: ReadOptions) -> Document:
    if body.is_page:
        return read_page(body.content, source, options, reader=source.format, charset=body.charset)
    return read_text(replace(source, content=body.content), options)


def _mail_body(source: SourceFile) -> _Body:
    try:
        body = _parsed_body(source.content)
    except Exception as trouble:  # the parser lets out whatever a header runs it into
        message = f"is a damaged e-mail ({type(trouble).__name__})."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source.source) from trouble
    if body is None:
        raise UnreadableDocument(Reason.NO_TEXT, "is a message without words.", source=source.source)
    return body


def _parsed_body(content: bytes) -> _Body | None:
    message = message_from_bytes(content, policy=policy.default)
    part = message.get_body(("html", "plain"))
    if not isinstance(part, EmailMessage):
        return None
    decoded = part.get_payload(decode=True)
    words = decoded if isinstance(decoded, bytes) else b""
    is_page = part.get_content_subtype() == "html"
    charset = part.get_content_charset()
    title = str(message["Subject"] or "") or None
    properties = Properties(title, created=_sent(message), posted=_is_posted(message))
    return _Body(words if is_page else _utf8(words, charset), is_page, charset, properties)


def _is_posted(message: EmailMessage) -> bool:
    """Whether a message went to a mailing list."""
    to_many = str(message["Precedence"] or "").strip().casefold() in _TO_MANY
    return to_many or any(name in message for name in _OF_LISTS) or _names_list(message)


def _names_list(message: EmailMessage) -> bool:
    """Whether a subject begins with the name of whom it went to: lists stamp theirs on all that they send on,
    as it is written in their address ("[walkers] The gate" to walkers@example.org). "[clerk]" is whom
    somebody writes to.
    """
    head = {name.casefold(): str(value) for name, value in message.raw_items()}  # as sent: no parser may fail
    stamp = _STAMP.match(head.get("subject", ""))
    if stamp is None or names_parties(stamp[1]):
        return False
    return stamp[1] in _MAILBOX.findall(f"{head.get('to', '')} {head.get('cc', '')}")


def _sent(message: EmailMessage) -> date | None:
    moment = getattr(message["Date"], "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None


def _utf8(content: bytes, charset: str | None) -> bytes:
    """Plain words in the encoding that every text is tried in first."""
    try:
        return content.decode(charset or "utf-8").encode()
    except (LookupError, UnicodeError):
        return content


def _outlook_body(source: SourceFile) -> _Body:
    file = CompoundFile.open(source.content, source.source)
    properties = Properties(title=_outlook_text(file, _SUBJECT))
    page = file.stream(_HTML)
    if page:
        return _Body(page, True, None, properties)
    words = _outlook_text(file, _PLAIN)
    if not words:
        raise UnreadableDocument(Reason.NO_TEXT, "is a message without words.", source=source.source)
    return _Body(words.encode(), False, None, properties)


def _outlook_text(file: CompoundFile, name: str) -> str | None:
    """A text property: in UTF-16, or in the sender's code page."""
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
        stream = file.stream(name + kind)
        if stream:
            return stream.decode(encoding, "replace").strip("\0").replace("\r\n", "\n") or None
    return None
