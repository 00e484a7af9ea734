"""Everything that a document promises: the rows of its plan tables, then what stands in no table."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.layout import Document
from extractors.options import EVERYTHING, ActionsFrom, Wanted
from extractors.passages import PassageReading, read_passages
from extractors.passages.merging import merged
from extractors.plan import Plan
from extractors.plans import TableReading, read_plans
from ingest.issues import Issue

NO_PASSAGES = PassageReading()


@dataclass(frozen=True, slots=True)
class Findings:
    """A document's plans in reading order, with a reading of each table and of the lines around them."""

    plans: tuple[Plan, ...]
    tables: tuple[TableReading, ...]
    passages: PassageReading = NO_PASSAGES
    issues: tuple[Issue, ...] = ()


def find_plans(document: Document, wanted: Wanted = EVERYTHING) -> Findings:
    """The plans of a document: its tables', and one of all that stands in no table."""
    reading = read_plans(document, wanted)
    if wanted.actions is ActionsFrom.TABLES:
        return Findings(reading.plans, reading.tables, issues=reading.issues)
    taken = {id(table) for table, seen in zip(document.tables, reading.tables, strict=True) if seen.is_plan}
    passages = read_passages(document, lambda table: id(table) in taken, resolutions=wanted.resolutions)
    plans, passages = merged(document, reading.plans, passages)
    return Findings(plans, reading.tables, passages, reading.issues)
