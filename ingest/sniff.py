"""What a file is, by its bytes. Its name only helps to say what it is not."""

from __future__ import annotations

import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import PurePosixPath

from ingest.errors import Reason, UnreadableDocument
from ingest.source import Format
from ingest.text import decode, is_text
from ingest.zip_directory import ZIP_TROUBLES

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# PDF 2.0, 7.5.2 puts the header first; every reader since Acrobat 3 takes it within the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Signature:
    """First bytes that belong to one kind of file; ``suffix`` where the bytes alone would claim too much."""

    start: bytes
    kind: str
    suffix: str | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The tables of ``kinds.toml``: what a file that cannot be read is called in the refusal."""

    signatures: tuple[Signature, ...]
    compounds: tuple[tuple[bytes, str, bool], ...]
    packages: tuple[tuple[str, str], ...]
    opendocument: dict[str, str]
    openings: tuple[tuple[str, str], ...]
    suffixes: dict[str, str]


@cache
def kinds() -> Kinds:
    """The kinds of files that are known by name only."""
    table = tomllib.loads(resources.files("ingest").joinpath("kinds.toml").read_text("utf-8"))
    return Kinds(
        signatures=tuple(
            Signature(bytes.fromhex(line["bytes"]), line["kind"], line.get("suffix"))
            for line in table["signature"]
        ),
        compounds=tuple(
            (line["stream"].encode("utf-16-le"), line["kind"], line.get("encrypted", False))
            for line in table["compound"]
        ),
        packages=tuple((line["member"], line["kind"]) for line in table["package"]),
        opendocument={line["mimetype"]: line["kind"] for line in table["opendocument"]},
        openings=tuple((line["text"], line["kind"]) for line in table["opening"]),
        suffixes=table["suffixes"],
    )


def sniff(content: bytes, source: str) -> Format:
    """The format of a file's bytes, for whoever opens it.

    Raises `UnreadableDocument`, naming what it is instead, where no reader takes it.
    """
    suffix = PurePosixPath(source).suffix.lower()
    if not content:
        raise UnreadableDocument(Reason.CORRUPT, "is empty (0 bytes).", source=source)
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _package(content, source)
    if content.startswith(_COMPOUND):
        raise _compound(content, source)
    for signature in kinds().signatures:
        if content.startswith(signature.start) and signature.suffix in (None, suffix):
            raise _unsupported(signature.kind, source)
    if not is_text(content):
        raise _unknown(content, suffix, source)
    return _text(content, suffix, source)


def _unsupported(kind: str, source: str) -> UnreadableDocument:
    return UnreadableDocument(Reason.UNSUPPORTED, f"is {kind}, which is not read.", source=source)


def _unknown(content: bytes, suffix: str, source: str) -> UnreadableDocument:
    if suffix in (".pdf", ".docx"):
        what = "only zeros" if not content.strip(b"\0") else f"no {suffix[1:].upper()} file inside"
        return UnreadableDocument(
            Reason.CORRUPT,
            f"is named {suffix} but holds {what}: it is damaged or mislabelled.",
            source=source,
        )
    return _unsupported("a binary file of an unknown kind", source)


def _compound(content: bytes, source: str) -> UnreadableDocument:
    for stream, kind, encrypted in kinds().compounds:
        if stream in content:
            if encrypted:
                return UnreadableDocument(Reason.ENCRYPTED, f"is {kind}.", source=source)
            return _unsupported(kind, source)
    return _unsupported("an old Microsoft Office file", source)


def _package(content: bytes, source: str) -> Format:
    names = _members(content, source)
    if "word/document.xml" in names or _says_word(content, names):
        return Format.DOCX
    for member, kind in kinds().packages:
        if member in names:
            raise _unsupported(kind, source)
    # OpenDocument and EPUB put an uncompressed member named `mimetype` first, so that it reads as text.
    mimetype = content[30:].removeprefix(b"mimetype")[:60]
    for mark, kind in kinds().opendocument.items():
        if mimetype.startswith(mark.encode("ascii")):
            raise _unsupported(kind, source)
    if "[Content_Types].xml" in names:
        raise _unsupported("an Office file of an unknown kind", source)
    if PurePosixPath(source).suffix.lower() == ".docx":
        raise UnreadableDocument(Reason.CORRUPT, "is a zip file with no Word document inside.", source=source)
    message = "is a zip archive inside another, or under another name: unpack it first."
    raise UnreadableDocument(Reason.UNSUPPORTED, message, source=source)


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


def _text(content: bytes, suffix: str, source: str) -> Format:
    beginning = decode(content[:512]).lstrip().lower()
    for opening, kind in kinds().openings:
        if beginning.startswith(opening):
            raise _unsupported(kind, source)
    if suffix in kinds().suffixes:
        raise _unsupported(kinds().suffixes[suffix], source)
    if suffix in (".pdf", ".docx", ".doc"):
        message = f"is named {suffix} but holds plain text: it is damaged, or should be named .txt."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source)
    return Format.TEXT
