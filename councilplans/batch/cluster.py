"""Reading on a Dask cluster: the same work for each document, in the same isolation, on many machines.

Dask moves tasks, retries them, and replaces lost workers; the ledger of the machine that gave the
order stays the truth. Each thread of a Dask worker has one confined process; remote files are fetched
by the Dask worker, which may use the network, and read by the confined process, which may not.
"""

from __future__ import annotations

import math
import multiprocessing
import queue
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from distributed import Client, Future, WorkerPlugin, get_worker
from distributed.comm import resolve_address
from distributed.scheduler import KilledWorker

from councilplans import __version__
from councilplans.batch.events import PageBegun
from councilplans.batch.isolation import Isolated
from councilplans.batch.readers import Digested, digest_of
from councilplans.batch.reading import Answer, Digest, Extract, Failure, Input
from councilplans.batch.worker import Task
from councilplans.config import Config
from ingest.errors import CouncilPlansError, Reason, UnreadableDocument

if TYPE_CHECKING:
    from distributed import Worker

# Tasks handed out for each thread of the cluster, so that none waits for the network.
_AHEAD = 4

# Long enough for a scheduler that is only just being started.
_CONNECT = "30s"

# Workers that may be lost under a document before it is given up: it cannot be what kills them.
_RETRIES = 3

_LOST_WITH_WORKERS = f"was lost with {_RETRIES + 1} workers of the cluster."
_LOST = "The Dask cluster was lost. What was read is kept: give the same command again to go on."

# Seconds between two questions how many threads the cluster has: it is asked for each document otherwise.
_COUNTING = 1.0

# Seconds for the cluster to take leave, after which it is left.
_FAREWELL = 5

# Hashing goes before reading, so that there is always something planned to read.
_FIRST = 10


class ClusterLost(CouncilPlansError):
    """The scheduler of the cluster does not answer any more."""


class Cluster:
    """Reads documents on the cluster whose scheduler is at ``address``."""

    def __init__(self, address: str, config: Config, extract: Extract, readable: Sequence[str]) -> None:
        self._config = config
        self._plugin = f"councilplans-{uuid4().hex}"  # two runs may share a cluster
        self._ended: queue.Queue[Future] = queue.Queue()
        self._under_way: dict[Future, Task] = {}
        self._threads, self._counted = 1, -math.inf
        try:
            resolve_address(address)  # which a client that has begun to connect would do too late to tell
            self._client = Client(address, timeout=_CONNECT, set_as_default=False)
            self._client.register_plugin(_Isolation(config, extract, readable), name=self._plugin)
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            raise CouncilPlansError(f"The Dask cluster at {address} cannot be used: {error}") from error

    @property
    def capacity(self) -> int:
        """How many tasks may be under way at once, as many more as workers join."""
        if time.monotonic() > self._counted + _COUNTING:
            with _in_touch():
                self._threads = max(1, sum(self._client.nthreads().values()))
            self._counted = time.monotonic()
        return self._threads * _AHEAD

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind or Exception, ClusterLost):
            self._client.unregister_worker_plugin(self._plugin)
        self._client.close(timeout=_FAREWELL)

    def digests(self, inputs: Iterable[Input]) -> Iterator[Digested]:
        """The inputs with their digests, taken by the cluster a little before they are asked for."""
        ahead: deque[tuple[Input, Future | None]] = deque()
        for planned in inputs:
            ahead.append((planned, self._digest(planned)))
            if len(ahead) > self.capacity:
                yield _digested(*ahead.popleft())
        while ahead:
            yield _digested(*ahead.popleft())

    def _digest(self, planned: Input) -> Future | None:
        if planned.digest is not None:
            return None
        with _in_touch():
            return self._client.submit(
                digest_of, planned, self._config.limits, pure=False, retries=_RETRIES, priority=_FIRST
            )

    def submit(self, task: Task) -> None:
        """Have a document read by whichever worker has a thread to spare."""
        with _in_touch():
            future = self._client.submit(_read, task, self._plugin, pure=False, retries=_RETRIES)
        self._under_way[future] = task
        future.add_done_callback(self._ended.put)

    def ended(self, seconds: float) -> list[tuple[Task, Answer | Failure]]:
        """The documents whose reading has ended; waits up to ``seconds`` for the first."""
        outcomes: list[tuple[Task, Answer | Failure]] = []
        try:
            outcomes.append(self._outcome(self._ended.get(timeout=seconds)))
            while True:
                outcomes.append(self._outcome(self._ended.get_nowait()))
        except queue.Empty:
            return outcomes

    def pages(self) -> Iterator[PageBegun]:
        """None: no number of a machine far away is looked at."""
        return iter(())

    def _outcome(self, future: Future) -> tuple[Task, Answer | Failure]:
        task = self._under_way.pop(future)
        try:
            with _in_touch():
                answer: Answer | Failure = future.result()
        except ClusterLost:
            raise
        except KilledWorker:
            answer = Failure(Reason.CRASHED, _LOST_WITH_WORKERS)
        except Exception as error:  # whatever a worker that is set up otherwise may raise
            message = f"A worker of the Dask cluster cannot read ({type(error).__name__}: {error})."
            raise CouncilPlansError(message) from error
        return task, answer


def _digested(planned: Input, future: Future | None) -> Digested:
    if future is None:
        assert planned.digest is not None  # noqa: S101 - only inputs without one are sent to be hashed
        return planned, planned.digest
    try:
        with _in_touch():
            digest: Digest | UnreadableDocument = future.result()
    except KilledWorker:
        digest = UnreadableDocument(Reason.CRASHED, _LOST_WITH_WORKERS, source=planned.found.source)
    return planned, digest


@contextmanager
def _in_touch() -> Iterator[None]:
    """Whatever the block asks of the cluster; raises `ClusterLost` where nobody answers."""
    try:
        yield
    except (OSError, TimeoutError, CancelledError) as error:
        raise ClusterLost(_LOST) from error


def _read(task: Task, plugin: str) -> Answer | Failure:
    """Read a document on a Dask worker, in one of the confined processes of its plugin."""
    isolation: _Isolation = get_worker().plugins[plugin]
    return isolation.read(task)


class _Isolation(WorkerPlugin):  # type: ignore[misc] # Dask's classes are untyped
    """Gives a Dask worker one confined process for each of its threads."""

    def __init__(self, config: Config, extract: Extract, readable: Sequence[str]) -> None:
        self._readable = readable
        self._config = replace(config, workers=1)
        self._extract = extract
        self._version = __version__

    def setup(self, worker: Worker) -> None:
        """Make ready on a worker; raises `RuntimeError` where it cannot read as this machine would."""
        if self._version != __version__:
            message = f"it has councilplans {__version__}, and this machine has {self._version}."
            raise RuntimeError(message)
        if multiprocessing.current_process().daemon:
            raise RuntimeError(_DAEMONIC)
        self._idle: queue.Queue[Isolated] = queue.Queue()
        for _ in range(worker.state.nthreads):
            self._idle.put(Isolated(self._config, self._extract, self._readable))

    def teardown(self, worker: Worker) -> None:
        """End the confined processes."""
        del worker
        while not self._idle.empty():
            self._idle.get().__exit__(None, None, None)

    def read(self, task: Task) -> Answer | Failure:
        """Read one document; called by as many threads as there are confined processes."""
        readers = self._idle.get()
        try:
            readers.submit(task)
            while not (ended := readers.ended(1.0)):
                pass
            return ended[0][1]
        finally:
            self._idle.put(readers)


_DAEMONIC = (
    "its workers may not start processes of their own, as Dask sets them up by default."
    " Start them with DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment, or with --no-nanny."
)
