"""What the command line names (files, folders, patterns, archives, e-mails, URLs), into the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from ingest.bundle import is_bundle_name
from ingest.errors import InputError, Reason, UnreadableDocument
from ingest.found import Found
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.names import is_passed_over, printable_name
from ingest.opening import unreachable
from ingest.remote import find_remote, is_url
from ingest.unpacking import unpacked


class _Root(NamedTuple):
    """An input: the folder that it stands in or is, and its files, whose sources are still whole paths."""

    folder: str
    files: Iterator[Found]


def discover(
    inputs: Sequence[str],
    limits: Limits = DEFAULT_LIMITS,
    *,
    leave_out: Collection[Path] = (),
    follow_links: bool = False,
) -> Iterator[Found]:
    """Every file that the inputs name, each once for each time it is named, the same order every time.

    Inputs keep the order in which they are given; inside a folder files go by name. A source is the path
    below the input folder (with several inputs: below the folder that they have in common). Hidden
    files and what programs leave behind are passed over, and so is everything under ``leave_out``. A link
    inside a folder that leads out of it is refused by name, unless ``follow_links``: whoever filled the
    folder could have anything of this machine's read. A path that the system will not tell about is refused
    as well, and ends nothing.
    Raises `InputError` for an input that does not exist.
    """
    walk = _Walk(frozenset(_absolute(path) for path in leave_out), follow_links)
    roots = [_root(text, walk) for text in inputs]
    shared = _shared_folder([root.folder for root in roots])
    for root in roots:
        for found in root.files:
            # An input that is itself a folder which may not be read has nothing below it: its own name.
            named = _named(found, _below(found.source, shared) or PurePath(found.source).name)
            if is_bundle_name(named.source) and named.refusal is None:
                yield from unpacked(named, limits)
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


def _root(text: str, walk: _Walk) -> _Root:
    if is_url(text):
        folder, remote = find_remote(text)
        return _Root(folder, (Found(file.url, file.url, (), file.stamp, file.size) for file in remote))
    path = _absolute(text)
    if os.path.isdir(path):  # noqa: PTH112 - Path would lose names that are no Unicode on some systems
        return _Root(path, walk.files(path, path))
    if glob.has_magic(text) and not os.path.lexists(path):
        return _pattern(text, path, walk)
    check_there(text)
    return _Root(str(Path(path).parent), iter([_file(path)]))


def check_there(text: str) -> None:
    """Raise `InputError` where what a person named as input does not exist."""
    path = _absolute(text)
    if not os.path.lexists(path):
        raise InputError(f"{text}: {_why_absent(path)}")


def _why_absent(path: str) -> str:
    try:
        os.lstat(path)
    except PermissionError:
        return "may not be looked for: its folder may not be read."
    except OSError:
        pass  # a name that is too long, say, is none that exists
    return "there is no such file or folder."


def _pattern(text: str, path: str, walk: _Walk) -> _Root:
    # Path.glob takes no absolute pattern.
    matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
    if not matches:
        message = f"{text}: no file matches this pattern."
        raise InputError(message)
    folder = Path(path)
    while glob.has_magic(str(folder)):
        folder = folder.parent
    return _Root(str(folder), (file for match in matches for file in _match(match, text, walk)))


def _match(path: str, pattern: str, walk: _Walk) -> Iterator[Found]:
    if not os.path.isdir(path):  # noqa: PTH112
        yield _file(path)
    elif "**" not in pattern:  # which lists what is in a folder as well as the folder
        yield from walk.files(path, path)


class _Walk(NamedTuple):
    """How folders are gone through: what is left out of them, and whether links out of them are followed."""

    away: frozenset[str]
    follow_links: bool

    def files(self, folder: str, root: str) -> Iterator[Found]:
        """The files in a folder and those below it, by name; ``root`` is the folder that was named."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(folder, folder, refusal=unreachable(error, folder))
            return
        if {entry.name for entry in entries} >= _RESULTS:
            yield Found(folder, folder, refusal=_results(folder))
            return
        for entry in entries:
            if is_passed_over(entry.name) or entry.path in self.away:
                continue
            try:
                yield from self._entry(entry, root)
            except OSError as error:  # a link that leads to itself, a disk that fails
                yield Found(entry.path, entry.path, refusal=unreachable(error, entry.path))

    def _entry(self, entry: os.DirEntry[str], root: str) -> Iterator[Found]:
        if entry.is_dir(follow_symlinks=False):
            yield from self.files(entry.path, root)
        elif entry.is_symlink() and not self.follow_links and _leads_out(entry.path, root):
            yield Found(entry.path, entry.path, refusal=_outside(entry.path))
        elif not entry.is_dir():  # a link to a folder is not followed: it could lead back up
            yield _file(entry.path)


# What stands in a folder of results, and nowhere else.
_RESULTS = frozenset(("run.json", "ledger.sqlite"))


def _results(path: str) -> UnreadableDocument:
    message = "is a folder of results of an earlier run, and was passed over."
    return UnreadableDocument(Reason.RESULTS, message, source=path)


def _leads_out(path: str, root: str) -> bool:
    target, inside = os.path.realpath(path, strict=True), os.path.realpath(root)
    return os.path.commonpath((target, inside)) != inside


def _outside(path: str) -> UnreadableDocument:
    message = "is a link that leads out of the folder (give --follow-links to read it)."
    return UnreadableDocument(Reason.UNREACHABLE, message, source=path)


def _file(path: str) -> Found:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Found(path, path, refusal=unreachable(error, path))
    return Found(path, path, (), f"{status.st_size}:{status.st_mtime_ns}", status.st_size)


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
