"""Evidence for a run's documents, each read again in a process of its own.

A document that was read once can still hang or burst a second time, and a renderer that runs out of
memory ends its process; either costs no more than that document's pictures.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from extractors import find_plans
from extractors.layout import Document
from extractors.options import EVERYTHING, Wanted
from ingest import DEFAULT_LIMITS, Found, Limits, SourceFile
from ingest.errors import Reason, UnreadableDocument
from ingest.issues import Severity
from ingest.source import content_of
from normalise.records import Action, DocumentRecord, Outcome
from output.results import Results
from output.review.evidence import DocumentEvidence, Picture
from output.review.originals import Originals
from output.review.whole_document import PAGES_SHOWN, PagesShown, pages_shown

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

Read: TypeAlias = Callable[[SourceFile, frozenset[int] | None], Document]
"""The layout of a source, or of those of its pages."""

# Finished documents wait for those before them, with their pictures; two a worker keep all of them busy.
_AHEAD = 2
# A worker is replaced after this many documents, so that what a library leaks stays small.
_DOCUMENTS_A_WORKER = 500

_GONE = (
    "The original was not found where it was read. To see it here, make the page again with the folder that "
    "it is in now: councilplans review RESULTS --inputs FOLDER."
)
_CHANGED = "The original has changed since it was read, so only the words that were read are shown."
# Of documents that failed for other reasons nothing can be drawn.
_DRAWABLE = frozenset(
    {Reason.NO_TEXT, Reason.TIMEOUT, Reason.OUT_OF_MEMORY, Reason.CRASHED, Reason.TOO_COMPLEX}
)
_NOT_AGAIN = "The original could not be read a second time ({}); only the words that were read are shown."


@dataclass(frozen=True)
class Workshop:
    """How documents are read again: all of it is called in a worker, so it has to pickle.

    ``confine`` takes from a worker what it does not need; ``context`` says how workers begin; ``pages`` is
    how many pages to show of a document beside those with actions.
    """

    read: Read
    confine: Callable[[Limits], None]
    context: BaseContext
    limits: Limits = DEFAULT_LIMITS
    workers: int = 0
    wanted: Wanted = EVERYTHING
    pages: int = PAGES_SHOWN

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
class Task:
    """A document to be read again, and which of its pages are shown."""

    document: DocumentRecord
    actions: tuple[Action, ...]
    found: Found
    shown: PagesShown


def gather(
    results: Results, originals: Originals, workshop: Workshop
) -> Iterator[tuple[DocumentRecord, DocumentEvidence]]:
    """Every document of a run with its evidence, in the run's order."""
    workers = min(workshop.workers or os.cpu_count() or 1, max(1, len(results.documents)))
    waiting: deque[tuple[DocumentRecord, Future[DocumentEvidence] | DocumentEvidence]] = deque()
    in_doubt = _pages_in_doubt(results)
    with workshop.pool(workers) as pool:
        for document in results.documents:
            actions = results.by_source.get(document.source, ())
            shown = pages_shown(document, actions, in_doubt.get(document.source, ()), workshop.pages)
            found = originals.of(document)
            task = _task(document, actions, found, shown)
            waiting.append(
                (document, task if isinstance(task, DocumentEvidence) else _start(pool, task, workshop))
            )
            while len(waiting) > workers * _AHEAD:
                yield _ended(*waiting.popleft())
        while waiting:
            yield _ended(*waiting.popleft())


def _pages_in_doubt(results: Results) -> Mapping[str, set[int]]:
    """The pages of each source of which an issue says that something may be missing or wrong."""
    pages: dict[str, set[int]] = defaultdict(set)
    for finding in results.findings:
        if finding.issue.page is not None and finding.issue.severity is not Severity.NOTE:
            pages[finding.source].add(finding.issue.page)
    return pages


def _task(
    document: DocumentRecord, actions: tuple[Action, ...], found: Found | None, shown: PagesShown
) -> Task | DocumentEvidence:
    if found is None:
        return DocumentEvidence(trouble=_GONE)
    if document.outcome is Outcome.FAILED and document.failure not in _DRAWABLE:
        return DocumentEvidence()
    return Task(document, actions, found, shown)


def _start(pool: ProcessPool, task: Task, workshop: Workshop) -> Future[DocumentEvidence]:
    read = partial(document_evidence, task, workshop.read, workshop.wanted, workshop.limits)
    future: Future[DocumentEvidence] = pool.schedule(read, timeout=workshop.limits.seconds)
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


def document_evidence(task: Task, read: Read, wanted: Wanted, limits: Limits) -> DocumentEvidence:
    """Read a document again and find its actions in it; runs in a worker."""
    from output.review.layout_evidence import layout_evidence
    from output.review.rows_seen import rows_seen
    from output.review.whole_document import seen_tables

    source = task.found.open(limits)
    if source.document_id != content_of(task.document.document_id):
        return DocumentEvidence(trouble=_CHANGED)
    document = _layout(task, source, read)
    if document is None:
        evidence = DocumentEvidence()
    else:
        evidence = layout_evidence(task.actions, document)
        findings = find_plans(document, wanted)
        seen, rows = seen_tables(document, findings), rows_seen(task.actions, findings)
        evidence = replace(evidence, seen=seen, rows=rows)
    return _with_pictures(evidence, document, source, task.shown, limits)


def _layout(task: Task, source: SourceFile, read: Read) -> Document | None:
    """The layout of what is shown; None where there is none, and nobody is told of it a second time."""
    is_empty = task.shown.read is not None and not task.shown.read
    if is_empty or (task.document.outcome is Outcome.FAILED and not task.actions):
        return None
    try:
        return read(source, task.shown.read)
    except UnreadableDocument:
        if task.actions:
            raise
        return None


def _with_pictures(
    evidence: DocumentEvidence,
    document: Document | None,
    source: SourceFile,
    shown: PagesShown,
    limits: Limits,
) -> DocumentEvidence:
    """The same with pictures of its pages, where its format has any."""
    from extractors.pictures import FORMATS, turned_pages
    from extractors.pictures import count_pages as count_frames
    from output.review.pictures import COARSE, SHARP, count_pages, pictured, render_pages

    strips = [strip for each in evidence.actions.values() for strip in each.strips]
    sharp = {strip.page for strip in (*strips, *evidence.heads.values())}
    turned_by = {page.number: page.turned for page in document.pages} if document else {}
    if source.format in FORMATS:
        count = count_frames(source, limits)
        wanted = [page for page in range(1, count + 1) if page in sharp | shown.with_actions | shown.others]
        pages = turned_pages(source, limits, {number: turned_by.get(number, 0.0) for number in wanted})
        return replace(evidence, pictures=tuple(pictured(*page) for page in pages), page_count=count)
    if source.format != "pdf":
        return evidence
    scales = {**dict.fromkeys(shown.others, COARSE), **dict.fromkeys(shown.with_actions | sharp, SHARP)}
    pictures = render_pages(source.content, scales, turned_by)
    return replace(evidence, pictures=pictures, page_count=count_pages(source.content))


def draw_page(found: Found, document: DocumentRecord, number: int, limits: Limits) -> Picture | None:
    """One page of a PDF for somebody who looks through it; runs in a worker."""
    from output.review.pictures import COARSE, render_pages

    source = found.open(limits)
    if source.format != "pdf" or source.document_id != content_of(document.document_id):
        return None
    return next(iter(render_pages(source.content, {number: COARSE})), None)
