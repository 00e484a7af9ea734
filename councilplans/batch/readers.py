"""Who reads the documents of a run: this process, a pool of confined ones, or a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from councilplans.batch.events import PageBegun, Watcher
from councilplans.batch.reading import Answer, Digest, Extract, Failure, Input
from councilplans.batch.worker import Task, read_document
from councilplans.config import Config
from ingest.errors import Reason, UnreadableDocument
from ingest.limits import Limits

Digested: TypeAlias = tuple[Input, Digest | UnreadableDocument]


class Readers(Protocol):
    """What a run asks of whoever reads its documents."""

    @property
    def capacity(self) -> int:
        """How many tasks may be under way at once, waiting ones included."""

    def digests(self, inputs: Iterable[Input]) -> Iterator[Digested]:
        """Each input with the digest of its bytes, in order, taken when asked for or a little sooner."""

    def submit(self, task: Task) -> None:
        """Have a document read."""

    def ended(self, seconds: float) -> list[tuple[Task, Answer | Failure]]:
        """The documents whose reading has ended; waits up to ``seconds`` for the first."""

    def pages(self) -> Iterator[PageBegun]:
        """The pages that readers have come to since the last call, as far as they say."""

    def __enter__(self) -> Self:
        """Make ready to read."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of every process, at once where the run was broken off."""


def digest_of(planned: Input, limits: Limits) -> Digest | UnreadableDocument:
    """An input's digest, or why its bytes cannot be had; never holds more than 1 MiB of them."""
    try:
        return planned.digest or Digest(*planned.found.digest(limits))
    except UnreadableDocument as refusal:
        return refusal


class InProcess:
    """Reads in this very process: for trusted files, debuggers, and to measure what isolation costs."""

    capacity = 1

    def __init__(self, config: Config, extract: Extract, watch: Watcher | None = None) -> None:
        self._config = config
        self._extract = extract
        self._watch = watch
        self._ended: list[tuple[Task, Answer | Failure]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def digests(self, inputs: Iterable[Input]) -> Iterator[Digested]:
        """The inputs with their digests, each taken when it is asked for."""
        return ((planned, digest_of(planned, self._config.limits)) for planned in inputs)

    def submit(self, task: Task) -> None:
        """Read the document, now."""
        tell = partial(self._tell, task.found.source)
        try:
            answer: Answer | Failure = read_document(task, self._config, self._extract, tell)
        except MemoryError:
            answer = Failure(Reason.OUT_OF_MEMORY, "took all the memory there was.")
        self._ended.append((task, answer))

    def _tell(self, source: str, page: int, pages: int) -> None:
        if self._watch is not None:
            self._watch(PageBegun(source, page, pages))

    def pages(self) -> Iterator[PageBegun]:
        """None: they are told of as they are begun."""
        return iter(())

    def ended(self, seconds: float) -> list[tuple[Task, Answer | Failure]]:
        """The documents read since the last call."""
        del seconds
        done, self._ended = self._ended, []
        return done
