"""A whole run against a folder of gold: every document scored, then together and by format."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ingest.errors import AuditError
from ingest.source import document_id
from normalise.records import DocumentRecord, Outcome
from output.audit.bootstrap import Interval, intervals
from output.audit.counts import FieldCounts, PlanCounts, RowCounts
from output.audit.gold import COLUMNS, Gold, GoldDocument
from output.audit.score import NO_FORMAT, DocumentScore, score_document
from output.results import Results

TOGETHER = "together"
"""The name of the group of all documents; the others bear their format's."""


@dataclass(frozen=True)
class Group:
    """Documents taken together: their counts added up."""

    name: str
    documents: tuple[DocumentScore, ...]

    @property
    def label(self) -> str:
        """Its name for a person."""
        return {TOGETHER: "all formats", NO_FORMAT: "not read"}.get(self.name, self.name)

    @property
    def worst_first(self) -> tuple[DocumentScore, ...]:
        """Its documents, those with the lowest figures first."""
        return tuple(sorted(self.documents, key=_badness))

    @cached_property
    def plans(self) -> PlanCounts:
        """Plan detection."""
        return sum((document.plans for document in self.documents), PlanCounts())

    @cached_property
    def rows(self) -> RowCounts:
        """Rows."""
        return sum((document.rows for document in self.documents), RowCounts())

    @cached_property
    def fields(self) -> Mapping[str, FieldCounts]:
        """Each column, in the schema's order."""
        total: dict[str, FieldCounts] = {}
        for document in self.documents:
            for column, counts in document.fields.items():
                total[column] = total.get(column, FieldCounts()) + counts
        return {column: total[column] for column in COLUMNS if column in total}

    @cached_property
    def all_fields(self) -> FieldCounts:
        """The columns together."""
        return sum(self.fields.values(), FieldCounts())

    @cached_property
    def facts(self) -> Mapping[str, tuple[int, int]]:
        """For each thing that gold says of whole documents: how often it was read right, and of how many."""
        said = Counter(fact for document in self.documents for fact in document.facts)
        right = Counter(
            fact for document in self.documents for fact, is_right in document.facts.items() if is_right
        )
        return {fact: (right[fact], said[fact]) for fact in said}

    @cached_property
    def unscored(self) -> Mapping[str, int]:
        """The values extracted in columns that gold says nothing of."""
        total = sum((Counter(document.unscored) for document in self.documents), Counter[str]())
        return {column: total[column] for column in COLUMNS if column in total}

    @property
    def unmatched(self) -> int:
        """The values in judged columns of rows that were not found in gold; no figure has them."""
        return sum(document.unmatched for document in self.documents)

    @cached_property
    def intervals(self) -> Mapping[str, Interval]:
        """The 95 % interval of ``rows``, ``fields`` and each column's F1, by drawing plans anew."""
        return intervals(self.documents)


def _badness(score: DocumentScore) -> tuple[float, float, str]:
    # A document without any figure is one without a plan, correctly skipped: the best there is.
    return (_or_one(score.rows.f1), _or_one(score.all_fields.f1), score.source)


def _or_one(figure: float | None) -> float:
    return 1.0 if figure is None else figure


@dataclass(frozen=True)
class Audit:
    """The result of an audit.

    ``unused_gold`` names gold that no document of the run answers to, ``without_gold`` the documents that
    have none; neither is in any figure. ``unreadable`` are all documents of the run that could not be read.
    """

    together: Group
    formats: tuple[Group, ...]
    unused_gold: tuple[str, ...]
    without_gold: tuple[str, ...]
    unreadable: tuple[str, ...]
    warnings: tuple[str, ...]
    gold_digest: str
    inputs_digest: str

    @property
    def groups(self) -> tuple[Group, ...]:
        """All documents together, then each format."""
        return (self.together, *self.formats)


def audit(results: Results, gold: Gold) -> Audit:
    """Score the documents of a run that there is gold for.

    Raises `AuditError` where no gold fits any document, or two gold files fit one equally well.
    """
    papers = _papers(results, gold)
    chosen = {document.source: gold_for(document.source, gold.documents) for document in papers}
    audited = [document for document in papers if chosen[document.source]]
    if not audited:
        message = (
            "No gold belongs to a document of this run. A gold file bears the document's name and folder, "
            "with .jsonl or .csv for its ending."
        )
        raise AuditError(message)
    scores = [
        _scored(results, document, expected, gold)
        for document in audited
        if (expected := chosen[document.source]) is not None
    ]
    used = {score.gold for score in scores}
    formats = sorted({score.format for score in scores})
    return Audit(
        together=Group(TOGETHER, tuple(scores)),
        formats=tuple(
            Group(name, tuple(score for score in scores if score.format == name)) for name in formats
        ),
        unused_gold=tuple(str(each.name) for each in gold.documents if str(each.name) not in used),
        without_gold=tuple(document.source for document in papers if not chosen[document.source]),
        unreadable=tuple(document.source for document in papers if _unreadable(document)),
        warnings=gold.warnings,
        gold_digest=gold.digest,
        inputs_digest=_digest(audited),
    )


def _papers(results: Results, gold: Gold) -> list[DocumentRecord]:
    """The documents of a run, without gold files that lay in the folder that was read."""
    own = {document_id(digest) for digest in gold.files}
    return [document for document in results.documents if document.document_id not in own]


def _scored(results: Results, document: DocumentRecord, expected: GoldDocument, gold: Gold) -> DocumentScore:
    actions = results.by_source.get(document.source, ())
    return score_document(expected, gold.scored_columns(expected), document, actions)


def _unreadable(document: DocumentRecord) -> bool:
    return document.outcome is Outcome.FAILED and document.failure != "NO_PLAN"


def _digest(documents: Iterable[DocumentRecord]) -> str:
    lines = sorted(f"{document.source} {document.document_id}\n" for document in documents)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def gold_for(source: str, documents: Sequence[GoldDocument]) -> GoldDocument | None:
    """The gold of the same name; among several, the one whose folders are the source's."""
    path = PurePosixPath(source).with_suffix("")
    namesakes = [each for each in documents if each.name.name.casefold() == path.name.casefold()]
    if not namesakes:
        return None
    best = max(_shared_tail(each.name, path) for each in namesakes)
    fitting = [each for each in namesakes if _shared_tail(each.name, path) == best]
    if len(fitting) > 1:
        names = " and ".join(str(each.name) for each in fitting)
        message = f"{source} could be either of {names}. Put the gold in folders as the documents are."
        raise AuditError(message)
    return fitting[0]


def _shared_tail(one: PurePosixPath, other: PurePosixPath) -> int:
    shared = 0
    for left, right in zip(reversed(one.parts), reversed(other.parts), strict=False):
        if left.casefold() != right.casefold():
            break
        shared += 1
    return shared
