"""Where a run's files go: its folder, and from there, where ``--out`` is a URL, to a store.

The ledger needs a disk of this machine, so a run whose results belong into a store works in a local
folder and sends each file as soon as it is whole.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from councilplans.batch.outputs import RESULT_FILES
from ingest.errors import InputError, OutputError
from ingest.remote import file_system


class Destination(Protocol):
    """Where finished files are wanted."""

    def foreign(self) -> str | None:
        """The name of a result that stands there already, if one does."""

    def put(self, path: Path) -> None:
        """Bring a finished file there."""


class Here:
    """The files are wanted where they are made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def foreign(self) -> str | None:
        """The name of a result file in the folder."""
        return next((name for name in RESULT_FILES if (self._folder / name).exists()), None)

    def put(self, path: Path) -> None:
        """Leave the file in its place."""


class Store:
    """The files are wanted below a URL, in the same order of folders."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder
        try:
            self._system, self._root = file_system(url)
        except InputError as error:
            raise OutputError(str(error)) from error

    def foreign(self) -> str | None:
        """The name of a result file below the URL."""
        return next((name for name in RESULT_FILES if self._exists(name)), None)

    def _exists(self, name: str) -> bool:
        try:
            return bool(self._system.exists(f"{self._root}/{name}"))
        except Exception as error:  # every store's client has its own errors
            raise OutputError(f"{self._url}: cannot be reached ({error}).") from error

    def put(self, path: Path) -> None:
        """Send a file; a store shows it when it is whole."""
        target = f"{self._root}/{path.relative_to(self._folder).as_posix()}"
        try:
            self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
            self._system.put_file(str(path), target)
        except Exception as error:
            message = f"{target} cannot be sent ({error}). Give the same command again to go on."
            raise OutputError(message) from error


def work_folder(url: str) -> Path:
    """The local folder of a run whose results belong below a URL: the same for the same URL."""
    return Path(f"councilplans-work-{hashlib.sha256(url.encode()).hexdigest()[:8]}")
