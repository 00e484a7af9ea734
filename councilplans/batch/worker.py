"""What happens inside the process that reads documents: confinement, and an answer whatever comes."""

from __future__ import annotations

import errno
import math
import multiprocessing
import os
import re
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path

from councilplans.batch.landlock import give_up_writing
from councilplans.batch.reading import Answer, Digest, Extract, Failure, answer_of, failed_answer
from councilplans.config import Config
from ingest.errors import Reason, UnreadableDocument
from ingest.found import Found
from ingest.limits import MIB, Limits
from ingest.source import SourceFile

# What a worker ends with when memory ran out: what it has left is not to be trusted with another document.
OUT_OF_MEMORY_EXIT = 86

# Files and pipes that a worker may have open: measured 20 with every library loaded, and one document.
_OPEN_FILES = 64

# libxml2, for one, reports a failed allocation as a syntax error: an error above this share of the limit
# is one of memory.
_NEARLY = 0.95

# Seconds on top of a document's, after which the system ends a worker that nobody else has ended: its
# parent is gone, and a library holds the lock that the thread which looks for that would need.
_SLACK = 10


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: where it is, what its name adds, and the digest of its bytes when planned."""

    found: Found
    name: str
    digest: Digest


def confine(limits: Limits) -> None:
    """Take from this process what reading a document does not need, for the rest of its life.

    No file can be written, no program run, no connection made, no output seen, and memory ends at the
    limit; it ends by itself when its parent is gone. What the system has no means for is left out, but
    memory, which the parent then watches.
    """
    _silence()
    give_up_writing()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # at once, also in the middle of a library's loop
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


def _lower(what: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (allowed, allowed))
    except (ValueError, OSError):
        return  # macOS knows some of these limits and refuses to set them: the parent watches


def read_confined(task: Task, config: Config, extract: Extract) -> Answer:
    """Read one document in a confined worker; the process ends where memory ran out."""
    with _alarm(config.limits.seconds + _SLACK):
        try:
            return read_document(task, config, extract)
        except MemoryError:
            os._exit(OUT_OF_MEMORY_EXIT)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Have the system end this process if the block lasts longer."""
    if sys.platform == "win32":
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def read_document(task: Task, config: Config, extract: Extract) -> Answer:
    """One document into an answer, whatever its reader does short of ending the process.

    Raises `MemoryError` where memory ran out, and nothing else.
    """
    began = time.perf_counter()
    source: SourceFile | None = None
    try:
        source = task.found.open(config.limits)
        extraction = extract(source, config)
        return answer_of(extraction, _digest(source), config.csv, time.perf_counter() - began)
    except KeyboardInterrupt:
        raise  # outside a worker, it is the person's
    except BaseException as error:  # a reader may raise anything, SystemExit included
        if _is_out_of_memory(error):
            raise MemoryError from error
        digest, kind = (_digest(source), source.format) if source else (task.digest, None)
        failure = Failure.of(error) if isinstance(error, UnreadableDocument) else _defect(error)
        return failed_answer(task.found.source, digest, failure, kind, time.perf_counter() - began)


def _digest(source: SourceFile) -> Digest:
    return Digest(source.sha256, source.size)


def _defect(error: BaseException) -> Failure:
    """A defect of a reader in words for whoever reports it: what, and where."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    message = (
        f"ended its reader with an unexpected error ({type(error).__name__}: {str(error)[:200]}{where})."
    )
    return Failure(Reason.CRASHED, message)


def _is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out, also where a library has wrapped that in an error of its own."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        if isinstance(link, MemoryError) or getattr(link, "errno", None) == errno.ENOMEM:
            return True
        seen.add(id(link))
        link = link.__cause__ or link.__context__
    return _peak_bytes() > _NEARLY * _address_limit()


def _address_limit() -> float:
    if sys.platform == "win32":
        return math.inf
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return math.inf if limit == resource.RLIM_INFINITY else limit


def _peak_bytes() -> int:
    """The most address space that this process ever had; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    found = re.search(r"^VmPeak:\s*(\d+) kB", status, re.MULTILINE)
    return int(found.group(1)) * 1024 if found else 0
