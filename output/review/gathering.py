"""Evidence for a run's documents, each read again in a process of its own.

A document that was read once can still hang or burst a second time, and a renderer that runs out of
memory ends its process; either costs no more than that document's pictures.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from extractors.layout import Document
from ingest import DEFAULT_LIMITS, Found, Limits, SourceFile
from ingest.source import content_of
from normalise.records import Action, DocumentRecord
from output.results import Results
from output.review.evidence import DocumentEvidence
from output.review.originals import Originals

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

Read: TypeAlias = Callable[[SourceFile], Document]

# Finished documents wait for those before them, with their pictures; two a worker keep all of them busy.
_AHEAD = 2
# A worker is replaced after this many documents, so that what a library leaks stays small.
_DOCUMENTS_A_WORKER = 500

_GONE = "The original was not found where it was read. Name its folder with --inputs to see it here."
_CHANGED = "The original has changed since it was read, so only the words that were read are shown."
_NOT_AGAIN = "The original could not be read a second time ({}); only the words that were read are shown."


@dataclass(frozen=True)
class Workshop:
    """How documents are read again: all of it is called in a worker, so it has to pickle.

    ``confine`` takes from a worker what it does not need; ``context`` says how workers begin.
    """

    read: Read
    confine: Callable[[Limits], None]
    context: BaseContext
    limits: Limits = DEFAULT_LIMITS
    workers: int = 0

    def pool(self, workers: int) -> ProcessPool:
        """So many processes to read in."""
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=workers,
            max_tasks=_DOCUMENTS_A_WORKER,
            initializer=self.confine,
            initargs=(self.limits,),
            context=self.context,
        )


@dataclass(frozen=True, slots=True)
class _Task:
    document: DocumentRecord
    actions: tuple[Action, ...]
    found: Found


def gather(
    results: Results, originals: Originals, workshop: Workshop
) -> Iterator[tuple[DocumentRecord, DocumentEvidence]]:
    """Every document of a run with its evidence, in the run's order."""
    workers = min(workshop.workers or os.cpu_count() or 1, max(1, len(results.by_source)))
    waiting: deque[tuple[DocumentRecord, Future[DocumentEvidence] | DocumentEvidence]] = deque()
    with workshop.pool(workers) as pool:
        for document in results.documents:
            task = _task(document, results, originals)
            shown = task if isinstance(task, DocumentEvidence) else _start(pool, task, workshop)
            waiting.append((document, shown))
            while len(waiting) > workers * _AHEAD:
                yield _ended(*waiting.popleft())
        while waiting:
            yield _ended(*waiting.popleft())


def _task(document: DocumentRecord, results: Results, originals: Originals) -> _Task | DocumentEvidence:
    actions = results.by_source.get(document.source, ())
    if not actions:
        return DocumentEvidence()
    found = originals.of(document)
    if found is None:
        return DocumentEvidence(trouble=_GONE)
    return _Task(document, actions, found)


def _start(pool: ProcessPool, task: _Task, workshop: Workshop) -> Future[DocumentEvidence]:
    future: Future[DocumentEvidence] = pool.schedule(
        document_evidence, args=(task, workshop.read, workshop.limits), timeout=workshop.limits.seconds
    )
    return future


def _ended(
    document: DocumentRecord, evidence: Future[DocumentEvidence] | DocumentEvidence
) -> tuple[DocumentRecord, DocumentEvidence]:
    if isinstance(evidence, DocumentEvidence):
        return document, evidence
    try:
        return document, evidence.result()
    except Exception as trouble:  # a reader may raise anything, and its process end in many ways
        return document, DocumentEvidence(trouble=_NOT_AGAIN.format(type(trouble).__name__))


def document_evidence(task: _Task, read: Read, limits: Limits) -> DocumentEvidence:
    """Read a document again and find its actions in it; runs in a worker."""
    from extractors.pictures import FORMATS, turned_pages
    from output.review.layout_evidence import layout_evidence
    from output.review.pictures import pictured, render_pages

    source = task.found.open(limits)
    if source.document_id != content_of(task.document.document_id):
        return DocumentEvidence(trouble=_CHANGED)
    document = read(source)
    evidence = layout_evidence(task.actions, document)
    shown = {strip.page for each in evidence.actions.values() for strip in each.strips}
    shown |= {strip.page for strip in evidence.heads.values()}
    turned_by = {page.number: page.turned for page in document.pages}
    if source.format in FORMATS:
        pages = turned_pages(source, limits, {number: turned_by.get(number, 0.0) for number in shown})
        return replace(evidence, pictures=tuple(pictured(*page) for page in pages))
    if source.format != "pdf":
        return evidence
    return replace(evidence, pictures=render_pages(source.content, shown, turned_by))
