"""The check of an office package before any parser sees it: its size, its names, its prologs.

A ``.docx`` is a zip of XML parts (ECMA-376 part 2), as are workbooks and OpenDocument files. What is
refused here has no use in a report and a
known use in an attack: see the limits' reasons.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from ingest.codes import IssueCode
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Issue, Severity
from ingest.limits import MIB, Limits
from ingest.source import FileKind
from ingest.zip_directory import ZIP_TROUBLES, count_members, is_bomb, is_unsafe

_CHUNK = 64 * 1024
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"

# A document type in UTF-8, 16 or 32, once the naughts of wider characters are taken out; in EBCDIC; in UTF-7
# (XML 1.0, appendix F, has the encodings that a parser detects without being told). Before each stands a byte
# of it that is rare in other XML, and looked for many times faster than all of it.
_DOCTYPES = (
    (b"!", b"<!DOCTYPE"),
    ("D".encode("cp037"), "<!DOCTYPE".encode("cp037")),
    (b"+", b"+ADwAIQ"),
    (b"+", b"+ADw-!DOCTYPE"),
)
# OpenOffice 2 wrote one into each package's manifest, and its successors write one into the lists of macros
# and into formulas, as drawing programs do into SVG: by name alone, without a word of its own that a parser
# would act on.
_KNOWN_TYPES = re.compile(
    rb"<!DOCTYPE\s+(?:"
    rb'[a-z]+:[a-z]+\s+PUBLIC\s+"-//OpenOffice\.org//DTD [A-Za-z0-9 ]+ 1\.\d\d?//EN"\s+"[A-Za-z]+\.dtd"'
    rb'|svg\s+PUBLIC\s+"-//W3C//DTD SVG [0-9A-Za-z. ]+//EN"\s+"https?://www\.w3\.org/[A-Za-z0-9/.-]+\.dtd")\s*>'
)
_EBCDIC_XML = "<?xml".encode("cp037")


def check_package(content: bytes, kind: FileKind, limits: Limits, source: str) -> tuple[Issue, ...]:
    """What a reader should know of a package that is safe to parse: at present, that it has macros.

    Raises `UnreadableDocument` (TOO_LARGE, TOO_COMPLEX, ENCRYPTED, CORRUPT) for one that is not.
    """
    try:
        if count_members(BytesIO(content), limits.docx_parts) > limits.docx_parts:
            message = f"has more than {limits.docx_parts:,} parts (limit docx_parts)."
            raise UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            _check_directory(parts, limits, source)
            for part in parts:
                _check_part(package, part, limits, source)
    except (*ZIP_TROUBLES, OSError) as error:
        message = f"is {kind.description}, and damaged: it was cut short, or not copied whole."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source) from error
    return tuple(_notes(parts))


def _check_directory(parts: list[zipfile.ZipInfo], limits: Limits, source: str) -> None:
    names = [part.filename.lower() for part in parts]
    if any(is_unsafe(name) for name in names):
        message = "has a part whose name points outside the file: it was tampered with."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source)
    if len(set(names)) < len(names):
        # Two programs may each read another one of the two: what is shown is not what is extracted.
        raise UnreadableDocument(Reason.CORRUPT, "has two parts of the same name.", source=source)
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableDocument(Reason.ENCRYPTED, "is protected by a password.", source=source)
    _check_sizes(parts, limits, source)


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits, source: str) -> None:
    total = sum(part.file_size for part in parts)
    if total > limits.docx_total_bytes:
        message = f"inflates to {total // MIB:,} MiB (limit docx_total_bytes)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
    for part in parts:
        if is_bomb(part, limits.zip_ratio, limits.zip_ratio_from):
            times = part.file_size // max(part.compress_size, 1)
            message = f"has a part that inflates {times:,} times (limit zip_ratio): it is a zip bomb."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits, source: str) -> None:
    """Inflate a part once, 64 KiB at a time: an XML part proves its checksum, and that it has no DOCTYPE.

    Whether it is XML shows in its first characters: its name is the sender's choice.
    """
    before, begun = b"", False
    for number, chunk in enumerate(_chunks(package, part)):
        if not begun and chunk.strip(_BLANK):  # a parser takes any number of blanks before a DOCTYPE
            if not _begins_xml(chunk):
                return
            begun = True
        if (number + 1) * _CHUNK > limits.docx_part_bytes + _CHUNK:
            message = f"has a part that inflates to {part.file_size // MIB:,} MiB (limit docx_part_bytes)."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
        window = before + (chunk if number else _KNOWN_TYPES.sub(b"", chunk, count=1)).replace(b"\0", b"")
        if any(rare in window and doctype in window for rare, doctype in _DOCTYPES):
            message = "declares its own document type (DOCTYPE) in a part, which no office program does."
            raise UnreadableDocument(Reason.CORRUPT, message, source=source)
        before = window[-32:]


def _chunks(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _begins_xml(chunk: bytes) -> bool:
    begins = chunk.translate(None, _BLANK)
    return begins.startswith((b"<", b"+ADw")) or chunk.startswith(_EBCDIC_XML)


def _notes(parts: list[zipfile.ZipInfo]) -> Iterator[Issue]:
    if any(_is_macro(part.filename.lower()) for part in parts):
        message = "The file has macros. They were not opened, and nothing of them is in the rows."
        yield Issue(IssueCode.HAS_MACROS, Severity.NOTE, message)


def _is_macro(name: str) -> bool:
    """Whether a part (its name in small letters) is code: of Office, or a module of OpenOffice's Basic."""
    lists = ("-lc.xml", "-lb.xml")
    return name.endswith("vbaproject.bin") or (name.startswith("basic/") and not name.endswith((*lists, "/")))
