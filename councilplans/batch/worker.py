"""What happens inside the process that reads documents: confinement, and an answer whatever comes."""

from __future__ import annotations

import errno
import math
import os
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from councilplans.batch.page_board import document_number, note_page
from councilplans.batch.reading import Answer, Digest, Extract, Failure, answer_of, failed_answer, with_issue
from councilplans.config import Config
from councilplans.confinement.reading_process import OUT_OF_MEMORY_EXIT
from extractors.options import PdfEngine
from ingest.codes import IssueCode
from ingest.deadline import deadline
from ingest.errors import Reason, UnreadableDocument
from ingest.found import Found
from ingest.issues import Issue, Severity
from ingest.progress import told_of_pages
from ingest.source import SourceFile

# libxml2, for one, reports a failed allocation as a syntax error: an error above this share of the limit
# is one of memory.
_OUT_OF_MEMORY = 0.95

# The share of a document's time after which a reader that reads piece by piece hands on what it has: the rest
# is for finding the plans in that, and judging them.
_READING_TIME = 0.6

# Seconds on top of a document's, after which the system ends a worker that nobody else has ended: its
# parent is gone, and a library holds the lock that the thread which looks for that would need.
_SLACK = 10


_SECOND_ENGINE = Issue(
    IssueCode.READ_BY_SECOND_ENGINE,
    Severity.DOUBT,
    "The fast PDF reader crashed on it, so the slower one (pdfplumber) read it: check its rows.",
)


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: where it is, what its name adds, and the digest of its bytes when planned."""

    found: Found
    name: str
    digest: Digest


def read_confined(task: Task, config: Config, extract: Extract) -> Answer:
    """Read one document in a confined worker; the process ends where memory ran out."""
    with _alarm(config.limits.seconds + _SLACK):
        try:
            return read_document(task, config, extract)
        except MemoryError:
            os._exit(OUT_OF_MEMORY_EXIT)


def read_by_second_engine(task: Task, config: Config, extract: Extract) -> Answer:
    """Read a PDF that the fast engine died over with the slow one; an issue says so."""
    answer = read_confined(task, replace(config, pdf_engine=PdfEngine.PDFPLUMBER), extract)
    return answer if answer.facts.failure == Reason.CRASHED else with_issue(answer, _SECOND_ENGINE)


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


def read_document(
    task: Task, config: Config, extract: Extract, tell: Callable[[int, int], None] | None = None
) -> Answer:
    """One document into an answer, whatever its reader does short of ending the process; ``tell`` hears of
    each page that is begun, else whoever looks at this process's numbers does.

    Raises `MemoryError` where memory ran out, and nothing else.
    """
    began = time.perf_counter()
    source: SourceFile | None = None
    try:
        source = task.found.open(config.limits)
        told = tell or partial(note_page, document_number(task.digest.sha256))
        with deadline(config.limits.seconds * _READING_TIME), told_of_pages(told):
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
    message = f"crashed its reader ({type(error).__name__}: {str(error)[:200]}{where})."
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
    return _peak_bytes() > _OUT_OF_MEMORY * _address_limit()


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
