"""Files behind a URL (``s3://``, ``abfs://``, ``memory://``, …), through fsspec where it is installed.

Credentials and endpoints are fsspec's business: its configuration files and ``FSSPEC_*`` variables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from ingest.errors import InputError, Reason, UnreadableDocument

if TYPE_CHECKING:
    from fsspec.spec import AbstractFileSystem

# Two letters at least: one is a Windows drive.
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")

# The extra of this distribution that brings a store's own package; any of them brings fsspec.
_EXTRAS = {"s3": "s3", "s3a": "s3", "abfs": "azure", "abfss": "azure", "az": "azure", "adl": "azure"}

# What tells that an object has changed, in the order in which stores are to be believed.
_STAMPS = ("ETag", "etag", "content_md5", "mtime", "LastModified", "last_modified", "created")


class RemoteFile(NamedTuple):
    """A file in a store: its URL, a stamp that differs when it has changed, and its length in bytes."""

    url: str
    stamp: str
    size: int


def is_url(text: str) -> bool:
    """Whether an input is a URL and no path."""
    return _URL.match(text) is not None


def find_remote(url: str) -> tuple[str, Iterator[RemoteFile]]:
    """The folder that a URL stands for (its own, if it names one file), and the files under it, sorted.

    Raises `InputError` where fsspec or the store's own package is missing, or nothing is there.
    """
    system, path = file_system(url)
    try:
        if "*" in path or "?" in path or "[" in path:
            matches = sorted(str(match) for match in system.glob(path))
            folder = re.split(r"[^/]*[*?\[]", path, maxsplit=1)[0].rstrip("/")
            files = (file for match in matches for file in _below(system, match))
            return system.unstrip_protocol(folder), files
        if system.isdir(path):
            return system.unstrip_protocol(path), _below(system, path)
        if not system.exists(path):
            message = f"{url}: there is no such file or folder."
            raise InputError(message)
    except (OSError, ValueError) as error:
        message = f"{url}: cannot be reached ({error})."
        raise InputError(message) from error
    return system.unstrip_protocol(path.rsplit("/", 1)[0]), _below(system, path)


def _below(system: AbstractFileSystem, path: str) -> Iterator[RemoteFile]:
    """Every file at or below a path; one folder's listing at a time is held."""
    info = system.info(path)
    if info["type"] != "directory":
        yield _remote_file(system, info)
        return
    for entry in sorted(system.ls(path, detail=True), key=lambda entry: str(entry["name"])):
        name = str(entry["name"]).rstrip("/")
        if name == path.rstrip("/"):
            continue  # S3 lists the marker object of an empty folder as a member of itself
        if entry["type"] == "directory":
            yield from _below(system, name)
        else:
            yield _remote_file(system, entry)


def _remote_file(system: AbstractFileSystem, info: dict[str, object]) -> RemoteFile:
    stamp = next((str(info[key]) for key in _STAMPS if info.get(key)), "")
    size = int(str(info.get("size") or 0))
    return RemoteFile(system.unstrip_protocol(info["name"]), f"{size}:{stamp}" if stamp else "", size)


def open_remote(url: str, source: str) -> IO[bytes]:
    """A file behind a URL as a stream; raises `UnreadableDocument` (UNREACHABLE) where it cannot be had."""
    try:
        system, path = file_system(url)
        return cast("IO[bytes]", system.open(path, "rb"))
    except InputError as error:
        raise UnreadableDocument(Reason.UNREACHABLE, str(error), source=source) from error
    except Exception as error:  # every store's client has its own errors, and none of them is ours
        message = f"could not be fetched ({type(error).__name__}: {error})."
        raise UnreadableDocument(Reason.UNREACHABLE, message, source=source) from error


def file_system(url: str) -> tuple[AbstractFileSystem, str]:
    """The store behind a URL, and the path in it.

    Raises `InputError`, with what to install, where fsspec or the store's own package is missing.
    """
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except ImportError as error:
        extra = _EXTRAS.get(url.partition(":")[0].lower(), "dask")
        message = f'{url}: URLs need a further package. Run: pip install "councilplans[{extra}]" '
        raise InputError(f"{message}({error}).") from error
    except ValueError as error:
        message = f"{url}: {error}."
        raise InputError(message) from error
    return system, str(path)
