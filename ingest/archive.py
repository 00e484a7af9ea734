"""The reports inside a zip file, each found on its own, so that a bad one is one failure."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace

from ingest.errors import Reason, UnreadableDocument
from ingest.found import Found, open_location
from ingest.limits import MIB, Limits
from ingest.names import is_passed_over, printable_name
from ingest.opening import unreachable
from ingest.zip_directory import ZIP_TROUBLES, count_members, is_bomb, is_unsafe


def is_archive_name(name: str) -> bool:
    """Whether a file is to be looked into: Word files are zip files too, so the name decides."""
    return name.lower().endswith(".zip")


def members(archive: Found, limits: Limits) -> Iterator[Found]:
    """Every file in a zip file, by name; the archive itself, refused, where it cannot be opened.

    A document that is only named ``.zip`` (a Word file, say) is yielded as the document that it is.
    """
    try:
        yield from _members(archive, limits)
    except UnreadableDocument as refusal:
        yield replace(archive, refusal=refusal)


def _members(archive: Found, limits: Limits) -> list[Found]:
    listed = _directory(archive, limits)
    if any(member.filename == "[Content_Types].xml" for member in listed):
        return [archive]
    found = [
        _found(archive, index, member, limits)
        for index, member in enumerate(listed)
        if not member.is_dir() and not is_passed_over(member.filename)
    ]
    return sorted(found, key=lambda member: member.source)


def _directory(archive: Found, limits: Limits) -> list[zipfile.ZipInfo]:
    source = archive.source
    try:
        with open_location(archive.location, source) as file:
            if count_members(file, limits.archive_members) > limits.archive_members:
                message = f"holds more than {limits.archive_members:,} files (limit archive_members)."
                raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
            with zipfile.ZipFile(file) as opened:
                listed = opened.infolist()
    except OSError as error:
        raise unreachable(error, source) from error
    except ZIP_TROUBLES as error:
        message = "is a damaged zip file: it was cut short, or not copied whole."
        raise UnreadableDocument(Reason.CORRUPT, message, source=source) from error
    total = sum(member.file_size for member in listed)
    if total > limits.archive_bytes:
        message = f"unpacks to {total // MIB:,} MiB (limit archive_bytes)."
        raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
    return listed


def _found(archive: Found, index: int, member: zipfile.ZipInfo, limits: Limits) -> Found:
    inside = printable_name("/".join(_parts(member.filename)))
    source = f"{archive.source}/{inside}"
    stamp = f"{archive.stamp}:{member.CRC:08x}:{member.file_size}" if archive.stamp else ""
    return Found(source, archive.location, index, stamp, member.file_size, _refusal(member, limits, source))


def _parts(name: str) -> list[str]:
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]


def _refusal(member: zipfile.ZipInfo, limits: Limits, source: str) -> UnreadableDocument | None:
    if is_unsafe(member.filename):
        message = "has a name that points outside its zip file: the archive was tampered with."
        return UnreadableDocument(Reason.CORRUPT, message, source=source)
    if member.flag_bits & 0x1:
        return UnreadableDocument(Reason.ENCRYPTED, "is protected by the zip file's password.", source=source)
    if is_bomb(member, limits.zip_ratio, limits.zip_ratio_from):
        times = member.file_size // max(member.compress_size, 1)
        message = f"inflates {times:,} times (limit zip_ratio): it is a zip bomb."
        return UnreadableDocument(Reason.TOO_LARGE, message, source=source)
    return None
