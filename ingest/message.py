"""E-mails as bundles of what is attached to them: ``.eml`` (MIME) and Outlook's ``.msg`` ([MS-OXMSG])."""

from __future__ import annotations

import mimetypes
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from ingest.bundle import Entry
from ingest.compound import CompoundFile
from ingest.errors import Reason, UnreadableDocument

# What mail programs add by themselves: signatures, business cards, pictures that stand in the text.
_NOT_SENT = frozenset(
    ("application/pkcs7-signature", "application/pgp-signature", "text/vcard", "text/x-vcard")
)
# The streams of an Outlook attachment: its data and names, as text in UTF-16 or in the sender's code page.
_DATA, _EMBEDDED = "__substg1.0_37010102", "__substg1.0_3701000D"
_NAMES = ("3707", "3704", "3001")
_ATTACHMENT = "__attach_version1.0_"
_INLINE_ID = "__substg1.0_3712001F"
# Messages forwarded in one another deeper than this are a loop that somebody made.
_DEEPEST = 8


class Attachment(NamedTuple):
    """A file that was sent."""

    name: str
    content: bytes


class _MessageBundle:
    """A message whose attachments are at hand."""

    def __init__(self, attachments: Sequence[Attachment]) -> None:
        self._attachments = _named_once(attachments)

    def entries(self) -> Sequence[Entry] | None:
        """What is attached; None where nothing is, for then the message itself is all there is."""
        if not self._attachments:
            return None
        return [
            Entry(each.name, index, len(each.content), zlib.crc32(each.content))
            for index, each in enumerate(self._attachments)
        ]

    @contextmanager
    def stream(self, place: int) -> Iterator[IO[bytes]]:
        """An attachment's bytes."""
        if place >= len(self._attachments):
            message = "the message has changed"
            raise zipfile.BadZipFile(message)
        yield BytesIO(self._attachments[place].content)


def _named_once(attachments: Sequence[Attachment]) -> list[Attachment]:
    """The attachments, the second of one name with its count behind it: each is a source of its own."""
    counts: Counter[str] = Counter()
    named: list[Attachment] = []
    for each in attachments:
        counts[each.name.lower()] += 1
        count = counts[each.name.lower()]
        path = PurePosixPath(each.name)
        name = each.name if count == 1 else f"{path.stem} ({count}){path.suffix}"
        named.append(Attachment(name, each.content))
    return named


class MailBundle(_MessageBundle):
    """An e-mail as it was sent."""

    def __init__(self, content: bytes, source: str) -> None:
        super().__init__(list(_attached(_parsed(content, source), source)))


def _parsed(content: bytes, source: str) -> EmailMessage:
    try:
        return message_from_bytes(content, policy=policy.default)
    except Exception as trouble:  # the parser lets out whatever a header or a nesting runs it into
        raise _damaged(trouble, source) from trouble


def _attached(message: EmailMessage, source: str) -> Iterator[Attachment]:
    try:
        for number, part in enumerate(_leaves(message, 0), start=1):
            if _is_sent(part):
                yield Attachment(_name(part, number), _content(part))
    except Exception as trouble:  # likewise
        raise _damaged(trouble, source) from trouble


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    """The parts that hold no others, a message that was forwarded counted as one."""
    if depth > _DEEPEST:
        message = "parts nest without end"
        raise ValueError(message)
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
        return
    for inner in part.get_payload():
        if isinstance(inner, Message):
            yield from _leaves(inner, depth + 1)


def _is_sent(part: Message) -> bool:
    """Whether a part is a file that somebody attached, and not the message's own words and pictures."""
    kind = part.get_content_type()
    if kind in _NOT_SENT or part.get_content_maintype() == "multipart":
        return False
    if kind == "message/rfc822" or part.get_content_disposition() == "attachment":
        return True
    is_picture = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
    return bool(part.get_filename()) and not is_picture


def _name(part: Message, number: int) -> str:
    name = (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1].strip()
    if part.get_content_type() == "message/rfc822":
        return name if name.lower().endswith(".eml") else f"{name or f'message {number}'}.eml"
    return name or f"attachment {number}{mimetypes.guess_extension(part.get_content_type()) or ''}"


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes(policy=policy.compat32) if isinstance(inner, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _damaged(trouble: Exception, source: str) -> UnreadableDocument:
    if isinstance(trouble, RecursionError):
        message = "holds parts inside parts, deeper than any e-mail that was sent."
        return UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)
    message = f"is a damaged e-mail: its parts cannot be told apart ({type(trouble).__name__})."
    return UnreadableDocument(Reason.CORRUPT, message, source=source)


class OutlookBundle(_MessageBundle):
    """A message that Outlook saved. What a message that was forwarded holds is named under it."""

    def __init__(self, content: bytes, source: str) -> None:
        file = CompoundFile.open(content, source)
        super().__init__(list(_outlook_attachments(file, (), "", 0)))


def _outlook_attachments(
    file: CompoundFile, inside: tuple[str, ...], under: str, depth: int
) -> Iterator[Attachment]:
    for number, storage in enumerate(file.storages(*inside), start=1):
        if not storage.startswith(_ATTACHMENT):
            continue
        path = (*inside, storage)
        name = _outlook_name(file, path) or f"attachment {number}"
        if file.has(*path, _EMBEDDED) and depth < _DEEPEST:
            yield from _outlook_attachments(file, (*path, _EMBEDDED), f"{under}{name}/", depth + 1)
            continue
        content = file.stream(*path, _DATA)
        is_inline = file.has(*path, _INLINE_ID) and name.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))
        if content is not None and not is_inline:
            yield Attachment(under + name, content)


def _outlook_name(file: CompoundFile, path: tuple[str, ...]) -> str:
    for code in _NAMES:
        for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
            stream = file.stream(*path, f"__substg1.0_{code}{kind}")
            if stream:
                return stream.decode(encoding, "replace").strip("\0 ").replace("/", "_").replace("\\", "_")
    return ""
