"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.errors import OutputError


@contextmanager
def written_whole(path: Path, *, name_kept: bool = True) -> Iterator[Path]:
    """A temporary path beside ``path`` to write to; it takes the name when the block ends well.

    The bytes are on the disk before the name is, so that not even a power cut leaves half a file under
    it. Where the block raises, the temporary file goes and what stood under the name stays. Raises
    `OutputError` where the folder cannot be written. Who writes many files of one folder has all their names
    put on the disk together: ``name_kept`` is false for each, and `keep_names` comes last.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        yield temporary
        _flush(temporary)
        os.replace(temporary, path)  # noqa: PTH105 - Path.replace is the same, and this one is documented atomic
        if name_kept:
            keep_names(path.parent)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror or error}). Name another folder with --out."
        raise OutputError(message) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def keep_names(folder: Path) -> None:
    """Put the names of a folder's files on the disk, where a system has that apart from the files."""
    if os.name == "posix":
        _flush(folder)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
