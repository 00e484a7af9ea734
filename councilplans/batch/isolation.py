"""A pool of confined processes: a document that hangs, bursts or crashes costs itself and no other.

Workers are reused, since starting one takes longer than reading a small document; the one that a
document kills is replaced. What kills a worker may be what the document before it left behind, so a
document whose worker died is read once more, in a process of its own, and that decides.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import util
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from councilplans.batch.events import PageBegun
from councilplans.batch.memory_watch import MemoryWatch
from councilplans.batch.page_board import PageBoard, PageReached, document_number, write_on
from councilplans.batch.readers import Digested, digest_of
from councilplans.batch.reading import Answer, Extract, Failure, Input
from councilplans.batch.server import are_few, start_method
from councilplans.batch.staging import stage, unstage
from councilplans.batch.worker import Task, read_by_second_engine, read_confined
from councilplans.config import Config
from councilplans.confinement.reading_process import OUT_OF_MEMORY_EXIT, become_reader
from extractors.options import PdfEngine
from ingest.errors import CouncilPlansError, Reason, UnreadableDocument
from ingest.remote import is_url

if TYPE_CHECKING:
    from pebble import ProcessExpired, ProcessPool

# Tasks handed out for each worker: one that it reads and enough small ones that it never waits for the
# parent, which may be writing a part of the output.
_AHEAD = 8

# Seconds for which documents that have ended are gathered while there is plenty to read: each gathering is
# a transaction of the ledger, which takes about as long for ten documents as for one.
_GATHERING = 0.05

# A worker is replaced after this many documents, so that what a library leaks stays small.
_DOCUMENTS_A_WORKER = 500

# How often the pool may break down (a worker killed while it held the pool's lock) with no document read
# in between, before it is the machine that is at fault.
_BREAKDOWNS = 3


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A task under way, and as it was ``staged``; ``alone`` for a second attempt in its own process, and
    ``slowly`` for a last one there, by the slower of the two engines for PDFs."""

    task: Task
    staged: Task
    alone: bool = False
    slowly: bool = False


class Isolated:
    """Reads documents in confined worker processes on this machine."""

    def __init__(
        self, config: Config, extract: Extract, readable: Sequence[str], watch: MemoryWatch | None = None
    ) -> None:
        """``readable``: the files and folders that the input lies in; URLs are fetched here."""
        few = are_few(readable)
        self._config = config
        self._extract = extract
        self._readable = [path for path in readable if not is_url(path)]
        self._staging: Path | None = None
        if any(map(is_url, readable)):
            # In the folder that the readers' server takes away where a killed run cannot.
            self._staging = Path(tempfile.mkdtemp(prefix="councilplans-", dir=util.get_temp_dir()))
            self._readable.append(str(self._staging))
        self._workers = config.workers or os.cpu_count() or 1
        if few:
            self._workers = min(self._workers, len(readable))
        self._context = start_method(loaded=not few)
        self._watch = watch or MemoryWatch(config.limits.memory_mb)
        self._under_way: dict[Future[Answer], _Attempt] = {}
        self._done: queue.SimpleQueue[Future[Answer]] = queue.SimpleQueue()
        self._unfetched: list[tuple[Task, Answer | Failure]] = []
        self._pool: ProcessPool | None = None
        self._solitary: ProcessPool | None = None
        self._breakdowns = 0
        self._board = PageBoard(self._context, self._workers)
        self._pages: dict[int, PageReached] = {}

    @property
    def capacity(self) -> int:
        """How many tasks may be under way at once, waiting ones included."""
        return self._workers * _AHEAD

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        for attempt in self._under_way.values():
            unstage(attempt.staged, attempt.task)
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)

    def _stop(self) -> None:
        for pool in (self._pool, self._solitary):
            if pool is not None:
                pool.stop()  # type: ignore[no-untyped-call]
                pool.join()
        self._pool = self._solitary = None

    def digests(self, inputs: Iterable[Input]) -> Iterator[Digested]:
        """The inputs with their digests, taken here: a worker then finds the file in the system's cache."""
        return ((planned, digest_of(planned, self._config.limits)) for planned in inputs)

    def submit(self, task: Task) -> None:
        """Have a document read."""
        try:
            self._start(_Attempt(task, stage(task, self._config.limits, self._staging)))
        except UnreadableDocument as trouble:
            self._unfetched.append((task, Failure.of(trouble)))

    def _start(self, attempt: _Attempt) -> None:
        future = self._pool_for(attempt).schedule(
            read_by_second_engine if attempt.slowly else read_confined,
            args=(attempt.staged, self._config, self._extract),
            timeout=self._config.limits.seconds,
        )
        self._under_way[future] = attempt
        future.add_done_callback(self._done.put)

    def _pool_for(self, attempt: _Attempt) -> ProcessPool:
        if attempt.alone:
            if self._solitary is None:
                self._solitary = self._new_pool(workers=1, tasks=1)
            return self._solitary
        if self._pool is None:
            self._pool = self._new_pool(self._workers, _DOCUMENTS_A_WORKER)
        return self._pool

    def _new_pool(self, workers: int, tasks: int) -> ProcessPool:
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=workers,
            max_tasks=tasks,
            initializer=_begin,
            initargs=(self._board, self._config, tuple(self._readable)),
            context=self._context,
        )

    def ended(self, seconds: float) -> list[tuple[Task, Answer | Failure]]:
        """The documents whose reading has ended; waits up to ``seconds`` for the first."""
        outcomes, self._unfetched = self._unfetched, []
        self._watch.look()
        for future in self._done_within(seconds):
            attempt = self._under_way.pop(future, None)
            if attempt is None:
                continue  # the pool broke down a moment ago, and it was started anew
            outcome = self._outcome(future, attempt)
            if outcome is not None:
                unstage(attempt.staged, attempt.task)
                outcomes.append((attempt.task, outcome))
                self._breakdowns = 0
        return outcomes

    def pages(self) -> Iterator[PageBegun]:
        """The pages that the processes have come to since the last call."""
        sources = {
            document_number(attempt.task.digest.sha256): attempt.task.found.source
            for attempt in self._under_way.values()
        }
        for reached in self._board.reached():
            source = sources.get(reached.document)
            if source is not None and self._pages.get(reached.document) != reached:
                yield PageBegun(source, reached.page, reached.pages)
        self._pages = {reached.document: reached for reached in self._board.reached()}

    def _done_within(self, seconds: float) -> list[Future[Answer]]:
        done: list[Future[Answer]] = []
        with suppress(queue.Empty):
            done.append(self._done.get(timeout=seconds))
            until = time.monotonic() + _GATHERING
            while len(self._under_way) - len(done) > self.capacity // 2:
                done.append(self._done.get(timeout=max(0.0, until - time.monotonic())))
            while True:
                done.append(self._done.get_nowait())
        return done

    def _outcome(self, future: Future[Answer], attempt: _Attempt) -> Answer | Failure | None:
        """How an attempt ended, or None where it is made again."""
        from pebble import ProcessExpired

        try:
            answer = future.result()
        except TimeoutError:
            seconds = self._config.limits.seconds
            return Failure(Reason.TIMEOUT, f"took longer than {seconds:g} s (limit seconds).")
        except ProcessExpired as death:
            if not attempt.alone:
                self._start(replace(attempt, alone=True))
                return None
            cause = self._cause_of(death)
            return None if self._tries_again(cause.reason, attempt) else cause
        except BrokenProcessPool as breakdown:
            self._under_way[future] = attempt
            self._start_over(breakdown)
            return None
        return None if self._tries_again(answer.facts.failure, attempt) else answer

    def _tries_again(self, failure: str | None, attempt: _Attempt) -> bool:
        """Give a PDF that the fast engine died over to the slow one; whether that is done."""
        is_pdf = attempt.task.found.source.lower().endswith(".pdf")
        fast = not attempt.slowly and self._config.pdf_engine is PdfEngine.AUTO
        if failure != Reason.CRASHED or not (is_pdf and fast):
            return False
        self._start(replace(attempt, alone=True, slowly=True))
        return True

    def _cause_of(self, death: ProcessExpired) -> Failure:
        if death.exitcode == OUT_OF_MEMORY_EXIT or self._watch.has_ended(death.pid):
            limit = self._config.limits.memory_mb
            return Failure(
                Reason.OUT_OF_MEMORY, f"needs more than {limit:,} MiB of memory (limit memory_mb)."
            )
        return Failure(Reason.CRASHED, f"ended the process that read it ({_exit_name(death.exitcode)}).")

    def _start_over(self, breakdown: BrokenProcessPool) -> None:
        self._breakdowns += 1
        if self._breakdowns > _BREAKDOWNS:
            message = (
                f"The processes that read documents cannot be started ({breakdown}). Raise --memory, or try"
                " --no-isolation for files that you trust."
            )
            raise CouncilPlansError(message) from breakdown
        self._stop()
        attempts, self._under_way = list(self._under_way.values()), {}
        for attempt in attempts:
            self._start(attempt)


def _begin(board: PageBoard, config: Config, readable: Sequence[str]) -> None:
    """In a new process: say which page it is at from now on, and confine it."""
    write_on(board)
    become_reader(config, readable)


def _exit_name(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    names = {member.value: member.name for member in signal.Signals}
    return f"signal {names.get(-code, -code)}"
