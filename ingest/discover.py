"""What the command line names (files, folders, patterns, zip files, URLs), into the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from ingest.archive import is_archive_name, members
from ingest.errors import InputError, UnreadableDocument
from ingest.found import Found
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.names import is_passed_over, printable_name
from ingest.opening import unreachable
from ingest.remote import find_remote, is_url


class _Root(NamedTuple):
    """An input: the folder that it stands in or is, and its files, whose sources are still whole paths."""

    folder: str
    files: Iterator[Found]


def discover(
    inputs: Sequence[str], limits: Limits = DEFAULT_LIMITS, *, leave_out: Collection[Path] = ()
) -> Iterator[Found]:
    """Every file that the inputs name, each once for each time it is named, the same order every time.

    Inputs keep the order in which they are given; inside a folder files go by name. A source is the path
    below the input folder (with several inputs: below the folder that they have in common). Hidden
    files and what programs leave behind are passed over, and so is everything under ``leave_out``.
    Raises `InputError` for an input that does not exist.
    """
    away = frozenset(_absolute(path) for path in leave_out)
    roots = [_root(text, away) for text in inputs]
    shared = _shared_folder([root.folder for root in roots])
    for root in roots:
        for found in root.files:
            # An input that is itself a folder which may not be read has nothing below it: its own name.
            named = _named(found, _below(found.source, shared) or PurePath(found.source).name)
            if is_archive_name(named.source) and named.refusal is None:
                yield from members(named, limits)
            else:
                yield named


def input_roots(inputs: Sequence[str]) -> tuple[str, ...]:
    """The folders and files that the inputs lie in, links in their own paths resolved; URLs as they are.

    A process that may read these, and nothing else, can read every file that `discover` finds.
    """
    return tuple(dict.fromkeys(text if is_url(text) else _root_folder(text) for text in inputs))


def _root_folder(text: str) -> str:
    path = Path(_absolute(text))
    while not os.path.lexists(path) and glob.has_magic(str(path)):
        path = path.parent
    return os.path.realpath(path)


def _named(found: Found, source: str) -> Found:
    refusal = found.refusal
    if refusal is not None:
        refusal = UnreadableDocument(refusal.reason, refusal.message, source=source)
    return replace(found, source=source, refusal=refusal)


def _root(text: str, away: frozenset[str]) -> _Root:
    if is_url(text):
        folder, remote = find_remote(text)
        return _Root(folder, (Found(file.url, file.url, None, file.stamp, file.size) for file in remote))
    path = _absolute(text)
    if os.path.isdir(path):  # noqa: PTH112 - Path would lose names that are no Unicode on some systems
        return _Root(path, _walk(path, away))
    if os.path.lexists(path):
        return _Root(str(Path(path).parent), iter([_file(path)]))
    if glob.has_magic(text):
        return _pattern(text, path, away)
    raise InputError(f"{text}: {_why_absent(path)}")


def _why_absent(path: str) -> str:
    try:
        os.lstat(path)
    except PermissionError:
        return "may not be looked for: its folder may not be read."
    except OSError:
        pass  # a name that is too long, say, is none that exists
    return "there is no such file or folder."


def _pattern(text: str, path: str, away: frozenset[str]) -> _Root:
    # Path.glob takes no absolute pattern.
    matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
    if not matches:
        message = f"{text}: no file matches this pattern."
        raise InputError(message)
    folder = Path(path)
    while glob.has_magic(str(folder)):
        folder = folder.parent
    return _Root(str(folder), (file for match in matches for file in _match(match, text, away)))


def _match(path: str, pattern: str, away: frozenset[str]) -> Iterator[Found]:
    if not os.path.isdir(path):  # noqa: PTH112
        yield _file(path)
    elif "**" not in pattern:  # which lists what is in a folder as well as the folder
        yield from _walk(path, away)


def _walk(folder: str, away: frozenset[str]) -> Iterator[Found]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Found(folder, folder, refusal=unreachable(error, folder))
        return
    for entry in entries:
        if is_passed_over(entry.name) or entry.path in away:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, away)
        elif not entry.is_dir():  # a link to a folder is not followed: it could lead back up
            yield _file(entry.path)


def _file(path: str) -> Found:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Found(path, path, refusal=unreachable(error, path))
    return Found(path, path, None, f"{status.st_size}:{status.st_mtime_ns}", status.st_size)


def _absolute(path: Path | str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay as they are named


def _parts(path: str) -> list[str]:
    return (path if is_url(path) else path.replace(os.sep, "/")).split("/")


def _shared_folder(folders: Sequence[str]) -> int:
    """How many leading parts all folders have in common."""
    together = zip(*(_parts(folder.rstrip("/")) for folder in folders), strict=False)
    shared = 0
    for parts in together:
        if len(set(parts)) > 1:
            break
        shared += 1
    return shared


def _below(path: str, shared: int) -> str:
    return printable_name("/".join(_parts(path)[shared:]))
