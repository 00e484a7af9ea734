"""The reports inside zip files and e-mails, each found on its own, so that a bad one is one failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from ingest.bundle import Entry, inner_stream, is_bundle_name, open_bundle
from ingest.errors import Reason, UnreadableDocument
from ingest.found import Found, open_location
from ingest.limits import MIB, Limits
from ingest.names import printable_name
from ingest.opening import read_bounded, unreachable
from ingest.zip_directory import ZIP_TROUBLES


def unpacked(bundle: Found, limits: Limits) -> Iterator[Found]:
    """Every file in a zip file or e-mail, and in those inside it; itself, refused, where it cannot be opened.

    A document that is only named ``.zip`` (a Word file, say), and a message to which nothing is attached, are
    yielded as the documents that they are. Each file is named under its bundle: ``mail.eml/plan.docx``.
    """
    yield from _Unpacking(limits).files(bundle)


@dataclass(slots=True)
class _Unpacking:
    """What one bundle and all that lie in it may still hold together."""

    limits: Limits
    files_found: int = 0
    bytes_found: int = 0

    def files(self, bundle: Found) -> Iterator[Found]:
        """The files of a bundle, those of bundles inside it in their place."""
        try:
            entries = self._entries(bundle)
        except UnreadableDocument as refusal:
            yield replace(
                bundle, refusal=UnreadableDocument(refusal.reason, refusal.message, source=bundle.source)
            )
            return
        if entries is None:
            yield bundle
            return
        inner = [_inner(bundle, entry) for entry in entries]
        for found in sorted(inner, key=lambda found: found.source):
            if not is_bundle_name(found.source) or found.refusal is not None:
                yield found
            elif len(found.inside) >= self.limits.archive_depth:
                yield replace(found, refusal=self._too_deep(found.source))
            else:
                yield from self.files(found)

    def _entries(self, bundle: Found) -> Sequence[Entry] | None:
        try:
            with (
                open_location(bundle.location, bundle.source) as file,
                inner_stream(file, bundle.inside, bundle.source, self.limits) as stream,
            ):
                whole = BytesIO(read_bounded(stream, self.limits, bundle.source)) if bundle.inside else stream
                entries = open_bundle(whole, bundle.source, self.limits).entries()
        except OSError as error:
            raise unreachable(error, bundle.source) from error
        except ZIP_TROUBLES as error:
            message = "cannot be unpacked: the archive is damaged, or packed in an unusual way."
            raise UnreadableDocument(Reason.CORRUPT, message, source=bundle.source) from error
        self._count(entries or (), bundle.source)
        return entries

    def _count(self, entries: Sequence[Entry], source: str) -> None:
        """Count what bundles inside one another hold together: each alone may be small."""
        self.files_found += len(entries)
        self.bytes_found += sum(entry.size for entry in entries)
        if self.files_found > self.limits.archive_members:
            message = f"holds more than {self.limits.archive_members:,} files (limit archive_members)."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)
        if self.bytes_found > self.limits.archive_bytes:
            message = f"unpacks to more than {self.limits.archive_bytes // MIB:,} MiB (limit archive_bytes)."
            raise UnreadableDocument(Reason.TOO_LARGE, message, source=source)

    def _too_deep(self, source: str) -> UnreadableDocument:
        depth = self.limits.archive_depth
        message = f"lies in archives {depth} deep (limit archive_depth): unpack the outer ones first."
        return UnreadableDocument(Reason.TOO_COMPLEX, message, source=source)


def _inner(bundle: Found, entry: Entry) -> Found:
    source = f"{bundle.source}/{printable_name('/'.join(_parts(entry.name)))}"
    stamp = f"{bundle.stamp}:{entry.check:08x}:{entry.size}" if bundle.stamp else ""
    refusal = entry.refusal
    if refusal is not None:
        refusal = UnreadableDocument(refusal.reason, refusal.message, source=source)
    return Found(source, bundle.location, (*bundle.inside, entry.place), stamp, entry.size, refusal)


def _parts(name: str) -> list[str]:
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
