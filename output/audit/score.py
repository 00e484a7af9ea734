"""One extracted document against its gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.errors import Reason
from normalise.records import Action, DocumentRecord, Outcome
from output.audit.counts import FieldCounts, PlanCounts, RowCounts
from output.audit.extracted import ExtractedRow, extracted_row
from output.audit.gold import COLUMNS, FACTS, RUN_COLUMNS, UNJUDGED, Expected, GoldDocument, GoldRow
from output.audit.match import Pair, match
from output.audit.miss import Miss
from output.audit.score_fields import FAULTS, Judgement, judge, likeness_of, score_fields
from output.audit.score_rows import score_rows
from output.audit.values import Reading, reading

NO_FORMAT = "unknown"
"""The format of a document that no reader took."""


@dataclass(frozen=True)
class DocumentScore:
    """How one document came out.

    ``facts`` tells for each thing that gold says of the document as a whole whether it was read right.
    ``unscored`` counts the values that were extracted in columns that gold has no opinion on, and
    ``unmatched`` those in the judged columns of rows that were not found in gold.
    """

    source: str
    format: str
    gold: str
    failure: str | None
    plans: PlanCounts
    rows: RowCounts
    fields: Mapping[str, FieldCounts]
    facts: Mapping[str, bool]
    unscored: Mapping[str, int]
    unmatched: int
    misses: tuple[Miss, ...]

    @property
    def all_fields(self) -> FieldCounts:
        """The columns together."""
        return sum(self.fields.values(), FieldCounts())

    @property
    def unreadable(self) -> bool:
        """Whether it could not be read; that no plan was found in it is no such failure."""
        return bool(self.plans.unreadable)


def score_document(
    gold: GoldDocument, columns: Sequence[str], document: DocumentRecord, actions: Sequence[Action]
) -> DocumentScore:
    """Score a document's actions against its gold over the given columns; the order of rows is nothing."""
    gold_rows = sorted(gold.rows, key=_fingerprint)
    everything = frozenset(COLUMNS) - RUN_COLUMNS
    extracted = sorted(
        (extracted_row(action, everything) for action in actions), key=lambda row: row.fingerprint
    )
    pairs = match(
        [[value.key for value in row.action.values] for row in gold_rows],
        [row.text for row in extracted],
        lambda left, right: _kinship(gold_rows[left], extracted[right], columns),
    )
    rows = score_rows(gold_rows, extracted, pairs)
    fields = score_fields(gold_rows, extracted, [pair for pair in pairs if pair.found], columns)
    facts = _facts(gold, document)
    misses = (*rows.misses, *fields.misses, *_fact_misses(facts))
    return DocumentScore(
        source=document.source,
        format=document.format or NO_FORMAT,
        gold=str(gold.name),
        failure=document.failure,
        plans=_plans(gold, document, extracted),
        rows=rows.counts,
        fields=fields.counts,
        facts={column: fact.is_right for column, fact in facts.items()},
        unscored=_unscored(extracted, columns),
        unmatched=_unmatched(extracted, pairs, columns),
        misses=tuple(sorted(misses, key=lambda miss: miss.order)),
    )


def _fingerprint(row: GoldRow) -> tuple[tuple[str, str], ...]:
    return tuple((column, row.cells[column].shown) for column in sorted(row.cells))


def _kinship(row: GoldRow, other: ExtractedRow, columns: Sequence[str]) -> float:
    right = (Judgement.RIGHT, Judgement.NOTHING)
    agreed = sum(judge(column, row.cell(column), other.cells.get(column)) in right for column in columns)
    return agreed / max(1, len(columns))


def _plans(gold: GoldDocument, document: DocumentRecord, extracted: Sequence[ExtractedRow]) -> PlanCounts:
    has_plan, got_plan = bool(gold.rows), bool(extracted)
    return PlanCounts(
        found=int(has_plan and got_plan),
        missed=int(has_plan and not got_plan),
        invented=int(not has_plan and got_plan),
        rightly_none=int(not has_plan and not got_plan),
        unreadable=int(document.outcome is Outcome.FAILED and document.failure != Reason.NO_PLAN),
    )


class _Fact(NamedTuple):
    """What gold says of a document as a whole, what was read of it, and how that was judged."""

    expected: Expected
    found: Reading | None
    judgement: Judgement

    @property
    def is_right(self) -> bool:
        return self.judgement in (Judgement.RIGHT, Judgement.NOTHING)


def _facts(gold: GoldDocument, document: DocumentRecord) -> dict[str, _Fact]:
    facts: dict[str, _Fact] = {}
    for column, expected in gold.facts.items():
        if expected.scored:
            found = reading(FACTS[column], getattr(document, column))
            facts[column] = _Fact(expected, found, judge(column, expected, found))
    return facts


def _fact_misses(facts: Mapping[str, _Fact]) -> Iterator[Miss]:
    for column, fact in facts.items():
        if not fact.is_right:
            expected, found = fact.expected, fact.found
            yield Miss(
                FAULTS[fact.judgement],
                column,
                expected.shown if expected.values else None,
                found.shown if found else None,
                likeness=likeness_of(column, expected, found),
            )


def _unmatched(extracted: Sequence[ExtractedRow], pairs: Sequence[Pair], columns: Sequence[str]) -> int:
    found = {pair.right for pair in pairs if pair.found}
    others = [row for index, row in enumerate(extracted) if index not in found]
    return sum(column in row.cells for row in others for column in columns)


def _unscored(extracted: Sequence[ExtractedRow], columns: Sequence[str]) -> dict[str, int]:
    ignored = {*columns, *UNJUDGED}
    filled = Counter(column for row in extracted for column in row.cells if column not in ignored)
    return {column: filled[column] for column in COLUMNS if column in filled}
