"""What a file is, by its bytes. Its name only helps where the bytes leave it open.

It names a file and refuses only what is damaged or locked; what is read is asked of `extractors.readers`.
"""

from __future__ import annotations

import re
import struct
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import PurePosixPath

from ingest.errors import Reason, UnreadableDocument
from ingest.source import FileKind
from ingest.text import decode, is_text
from ingest.zip_directory import ZIP_TROUBLES

ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip package begins: with a member, or empty."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_TEXT = FileKind("text", "plain text")
_PDF = FileKind("pdf", "a PDF")
_WORD = FileKind("docx", "a Word file")
_ARCHIVE = FileKind(
    "zip",
    "a zip archive",
    "Unpack it and name a file of it, or read all of them: councilplans extract.",
)
_UNKNOWN = FileKind("unknown", "a file of an unknown kind")

_MAIL = FileKind("eml", "a saved e-mail (.eml)")
_PAGE = FileKind("mht", "a saved web page (.mht)")

# Enough for a page's comments and a message's header; what it was sent through may fill more.
_TOLD_WITHIN = 8192
_PROLOG = re.compile(r"^(?:\s*(?:<\?xml[^>]*\?>|<!--.*?-->))+\s*", re.DOTALL)
_HEADER = re.compile(r"(?:[a-z][a-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.MULTILINE)
_FIELD = re.compile(r"^([a-z][a-z0-9-]*):", re.MULTILINE)
_MESSAGE_FIELDS = frozenset(("mime-version", "message-id", "received", "return-path", "delivered-to"))
_SENT_FIELDS = frozenset(("to", "cc", "received", "message-id", "return-path", "delivered-to"))

# The longest media type of OpenDocument has 58 letters.
_MEDIA_TYPE_LENGTH = 100

# PDF 2.0, 7.5.2 puts the header first; every reader since Acrobat 3 takes it within the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Signature:
    """First bytes that belong to one kind of file; ``suffix`` where the bytes alone would claim too much."""

    start: bytes
    kind: FileKind
    suffix: str | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The tables of ``kinds.toml``: what files are called, by their bytes and by their names."""

    signatures: tuple[Signature, ...]
    compounds: tuple[tuple[str, FileKind, bool], ...]
    packages: tuple[tuple[str, FileKind], ...]
    opendocument: dict[str, FileKind]
    openings: tuple[tuple[str, FileKind], ...]
    suffixes: dict[str, FileKind]
    never_text: frozenset[str]


@cache
def kinds() -> Kinds:
    """The kinds of files that are known by name only."""
    table = tomllib.loads(resources.files("ingest").joinpath("kinds.toml").read_text("utf-8"))
    advice = {name: line["text"] for line in table["advice"] for name in line["formats"]}

    def _kind(line: Mapping[str, str]) -> FileKind:
        return FileKind(line["format"], line["kind"], advice.get(line["format"]))

    return Kinds(
        signatures=tuple(
            Signature(bytes.fromhex(line["bytes"]), _kind(line), line.get("suffix"))
            for line in table["signature"]
        ),
        compounds=tuple(
            (line["stream"], _kind(line), line.get("encrypted", False)) for line in table["compound"]
        ),
        packages=tuple((line["member"], _kind(line)) for line in table["package"]),
        opendocument={line["mimetype"]: _kind(line) for line in table["opendocument"]},
        openings=tuple((line["text"], _kind(line)) for line in table["opening"]),
        suffixes={line["suffix"]: _kind(line) for line in table["named"]},
        never_text=frozenset(table["never_text"]),
    )


def sniff(content: bytes, source: str) -> FileKind:
    """What a file's bytes are, for whoever opens it.

    Raises `UnreadableDocument` where it is empty, damaged, locked, or not what its name says.
    """
    suffix = PurePosixPath(source).suffix.lower()
    if not content:
        raise UnreadableDocument(Reason.EMPTY, "is empty (0 bytes).", source=source)
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN] and not _only_shows_pdf(content, suffix):
        return _PDF
    if content.startswith(ZIP_SIGNATURES):
        return _package(content, source)
    if content.startswith(_COMPOUND):
        return _compound(content, source)
    for signature in kinds().signatures:
        if content.startswith(signature.start) and signature.suffix in (None, suffix):
            return signature.kind
    if not is_text(content):
        return _unknown(content, suffix, source)
    return _text(content, suffix, source)


def _only_shows_pdf(content: bytes, suffix: str) -> bool:
    """Whether a PDF's header is only shown in a text, as a guide to PDF shows it."""
    return suffix not in ("", ".pdf") and not content.lstrip().startswith(b"%PDF-") and is_text(content)


def _unknown(content: bytes, suffix: str, source: str) -> FileKind:
    if suffix in (".pdf", ".docx"):
        what = "only zeros" if not content.strip(b"\0") else f"no {suffix[1:].upper()} file inside"
        message = f"is named {suffix} but holds {what}: it is damaged or mislabelled."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source)
    return _UNKNOWN


def _compound(content: bytes, source: str) -> FileKind:
    names = _root_entries(content)
    for stream, kind, encrypted in kinds().compounds:
        if stream in names if names else stream.encode("utf-16-le") in content:
            if encrypted:
                raise UnreadableDocument(Reason.ENCRYPTED, f"is {kind.description}.", source=source)
            return kind
    return FileKind("unknown", "an old Microsoft Office file")


def _root_entries(content: bytes) -> frozenset[str]:
    """What stands in a compound file itself, and not in one that it embeds; nothing where it is damaged."""
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(content)) as file:
            return frozenset(path[0] for path in file.listdir(streams=True, storages=True) if len(path) == 1)
    except (OSError, IndexError, KeyError, ValueError, TypeError, AttributeError, struct.error):
        return frozenset()


def _package(content: bytes, source: str) -> FileKind:
    names = _members(content, source)
    if "word/document.xml" in names or _says_word(content, names):
        return _WORD
    for member, kind in kinds().packages:
        if member in names:
            return kind
    if "mimetype" in names and (named := _by_media_type(content)):
        return named
    if "[Content_Types].xml" in names:
        return FileKind("unknown", "an Office file of an unknown kind")
    if PurePosixPath(source).suffix.lower() == ".docx":
        raise UnreadableDocument(Reason.CORRUPT, "is a zip file with no Word document inside.", source=source)
    return _ARCHIVE


def _members(content: bytes, source: str) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return frozenset(package.namelist())
    except (*ZIP_TROUBLES, OSError) as error:
        raise UnreadableDocument(
            Reason.CORRUPT,
            "begins like a Word file or zip archive, but is damaged or cut short.",
            source=source,
        ) from error


def _by_media_type(content: bytes) -> FileKind | None:
    """What a package's member ``mimetype`` calls it, as OpenDocument and EPUB have it.

    It should be the first one and not packed; a package that was packed anew has it anywhere.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open("mimetype") as member:
            media_type = member.read(_MEDIA_TYPE_LENGTH)
    except (*ZIP_TROUBLES, OSError):
        return None
    marks = kinds().opendocument.items()
    return next((kind for mark, kind in marks if media_type.startswith(mark.encode("ascii"))), None)


def _says_word(content: bytes, names: frozenset[str]) -> bool:
    """Whether the package's own list of parts names a Word main document under another name."""
    if "[Content_Types].xml" not in names:
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open("[Content_Types].xml") as part:
            types = part.read(1024 * 1024)
    except (*ZIP_TROUBLES, OSError):
        return False
    return b"wordprocessingml.document.main+xml" in types or b"ms-word.document.macroEnabled" in types


def _text(content: bytes, suffix: str, source: str) -> FileKind:
    beginning = decode(content[:_TOLD_WITHIN]).lstrip().lower()
    if (sent := _message(beginning)) is not None:
        return sent
    # A page may begin with a comment or the line that says it is XML, and is a page all the same.
    for text in (_PROLOG.sub("", beginning), beginning):
        for opening, kind in kinds().openings:
            if text.startswith(opening):
                return kind
    if suffix in kinds().suffixes:
        return kinds().suffixes[suffix]
    if suffix in kinds().never_text:
        message = f"is named {suffix} but holds plain text: it is damaged, or should be named .txt."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source)
    return _TEXT


def _message(beginning: str) -> FileKind | None:
    """A MIME message by its header (RFC 5322, 2.2): an e-mail, or a web page saved as one.

    A memo begins with "From" and "Subject" too; no person types how a message was sent.
    """
    header = _HEADER.match(beginning)
    names = set(_FIELD.findall(header[0])) if header else set()
    if header is None or not names & _MESSAGE_FIELDS:
        return None
    saved = "multipart/related" in header[0] or "text/html" in header[0]
    return _PAGE if saved and not names & _SENT_FIELDS else _MAIL
