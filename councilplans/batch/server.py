"""The server that worker processes are forked from, and how else they come to be.

It imports little, so that a command can have the server begin before anything else.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

# Loading every library for every format costs as much as reading some ten small documents does.
_FEW_DOCUMENTS = 4


def are_few(readable: Sequence[str]) -> bool:
    """Whether the input is so few files that their readers had better load what these need, and no more."""
    return len(readable) <= _FEW_DOCUMENTS and all(Path(path).is_file() for path in readable)


def make_ready(readable: Sequence[str]) -> None:
    """Have the server that workers are forked from begin its second of imports, and do not wait for it."""
    start_method(loaded=not are_few(readable))


# What Python, its libraries and the C library go by; whatever else stands in the environment (a password for
# a database, say) is no business of a process that reads strangers' files.
_PASSED_ON = ("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_PASSED_ON_BY_START = ("PYTHON", "LC_", "OMP_", "OPENBLAS_", "COVERAGE_", "PYTEST_")


# The C library of Linux sets 64 MiB of addresses aside for every thread that asks for memory, and a reader's
# limit counts addresses: one heap serves all its threads.
_ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}


def _own_modules() -> dict[str, str]:
    """What has the server import what this process would: not what lies in the folder that it is started in,
    such as a checkout, which a confined reader may not read."""
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@contextmanager
def _bare_environment() -> Iterator[None]:
    """The environment without what a reader has no need of, while the process is made that they come from."""
    whole = dict(os.environ)
    bare = {
        name: value
        for name, value in whole.items()
        if name in _PASSED_ON or name.startswith(_PASSED_ON_BY_START)
    }
    os.environ.clear()
    os.environ.update(bare | _ONE_HEAP | _own_modules())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(whole)


@contextmanager
def _silent_errors() -> Iterator[None]:
    """Standard error nowhere, while the process is made that readers come from: one that is ended while it
    begins would print a traceback of its own behind the command's last word."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def start_method(*, loaded: bool = True) -> BaseContext:
    """How worker processes come to be.

    On Linux they are forked off a server that has no thread, and has imported every library (``loaded``):
    a few milliseconds each, after a second and a half. For a few documents it imports next to nothing. The
    server begins here, whoever asks, for its environment is what every reader sees: whoever left that to the
    first process that starts would hand strangers' files the whole of it.
    Elsewhere that is not safe (macOS) or not possible (Windows), and each worker imports for itself.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    readers = "councilplans.batch.preload" if loaded else "councilplans.batch.preload_few"
    context.set_forkserver_preload(["councilplans.batch.orphans", readers])
    from multiprocessing import forkserver  # Windows has none

    with _bare_environment(), _silent_errors():
        forkserver.ensure_running()
    return context
