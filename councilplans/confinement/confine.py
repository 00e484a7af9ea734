"""What a process that reads documents takes from itself before it looks at the first one."""

from __future__ import annotations

import mimetypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from multiprocessing import connection
from pathlib import Path

from councilplans.confinement.landlock import restrict_files
from councilplans.confinement.seccomp import restrict_calls
from extractors.ocr.model import model_folder
from ingest.limits import MIB, Limits

# Files and pipes that a worker may have open: measured 20 with every library loaded, and one document.
_OPEN_FILES = 64

# Shared libraries, time zones, what the C library and OpenMP look up; nothing of any person.
_SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/share/zoneinfo",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system",
    "/dev/null",
    "/dev/urandom",
)


def confine(limits: Limits, readable: Sequence[str] = ()) -> None:
    """Take from this process what reading a document does not need, for the rest of its life.

    No file can be written, none be read but Python's own and those below ``readable``, no program or process
    started, no connection made, no other process signalled, no output seen; its environment is empty, and
    memory ends at the limit; it ends by itself when its parent is gone. What the system has no means for is
    left out (`councilplans doctor` says what it has), but memory, which the parent then watches.
    """
    _silence()
    os.environ.clear()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # at once, also in the middle of a library's loop
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform != "win32":
        import resource

        for what, most in (
            (resource.RLIMIT_AS, limits.memory_mb * MIB),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
        ):
            _lower(what, most)
    # openpyxl asks for names of file types, which Python reads from the system's lists: now, or never.
    mimetypes.init()
    restrict_files([*libraries(), *readable])
    if not restrict_calls() and sys.platform != "win32":
        _lower_processes()


def _silence() -> None:
    """Send both outputs nowhere, also those of C libraries, and leave nothing to read."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)


def libraries() -> Iterator[str]:
    """What any reader has to read: Python, what is installed for it, the system's libraries and facts."""
    yield from dict.fromkeys((sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix))
    for entry in sys.path:
        if entry and Path(entry).exists():
            yield entry
    model = model_folder()
    if model is not None:
        yield str(model)
    yield from _SYSTEM


def _lower_processes() -> None:
    """Where system calls cannot be filtered: no process beyond those that there are (none for root)."""
    import resource

    _lower(resource.RLIMIT_NPROC, 0)


def _lower(what: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (allowed, allowed))
    except (ValueError, OSError):
        return  # macOS knows some of these limits and refuses to set them: the parent watches
