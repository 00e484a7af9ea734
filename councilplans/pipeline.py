"""One document from its bytes to its rows: everything interesting is one call away."""

from __future__ import annotations

from dataclasses import dataclass, replace

import extractors
import normalise
from councilplans import __version__
from councilplans.config import DEFAULT_CONFIG, Config
from extractors import Findings
from extractors.collector import collector_paused
from extractors.layout import Document
from ingest.errors import Reason
from ingest.issues import Issue, Severity
from ingest.source import SourceFile
from normalise import Context
from normalise.records import Action, DocumentRecord, Outcome, Recommendation
from output.listing import Listing, counted


@dataclass(frozen=True, slots=True, repr=False)
class Extraction:
    """What a document gave: its row of each of the three tables, and what a person should look at."""

    document: DocumentRecord
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    issues: tuple[Issue, ...]

    def __repr__(self) -> str:
        """In one line."""
        held = (
            counted(self.recommendations, "recommendation"),
            counted(self.actions, "action"),
            f"{len(self.issues)} issues",
        )
        return f"<Extraction of {self.document.source}: {', '.join(held)}>"

    def _repr_html_(self) -> str:
        """The actions as a table, for a notebook."""
        return Listing(self.actions)._repr_html_()


@collector_paused()
def extract_source(source: SourceFile, config: Config = DEFAULT_CONFIG) -> Extraction:
    """Every action in an opened and checked report, as rows of the common schema, read in this process.

    Raises `UnreadableDocument` with a reason.
    """
    return extract_document(source, read_layout(source, config), config)


def extract_document(source: SourceFile, document: Document, config: Config = DEFAULT_CONFIG) -> Extraction:
    """The same for a source whose layout is read already."""
    reading = extractors.find_plans(document, config.wanted)
    context = normalise.read_context(document, source.source, reading.plans)
    actions, recommendations, odd = normalise.to_actions(
        reading.plans, context, source.document_id, source.source, document.reader
    )
    found = [issue for plan in reading.plans for issue in plan.issues]
    issues = (*source.notes, *document.issues, *reading.issues, *found, *odd)
    record = _record(source, document, reading, context, (len(recommendations), len(actions), len(issues)))
    return Extraction(record, Listing(recommendations), Listing(actions), issues)


def read_layout(
    source: SourceFile, config: Config = DEFAULT_CONFIG, pages: frozenset[int] | None = None
) -> Document:
    """The layout of a source, or of some of its pages, under the limits of the settings."""
    return extractors.read(source, replace(config.read_options, pages=pages))


def _record(
    source: SourceFile,
    document: Document,
    reading: Findings,
    context: Context,
    counts: tuple[int, int, int],
) -> DocumentRecord:
    recommendations, actions, issues = counts
    in_part = any(issue.severity is Severity.LOSS for issue in document.issues)
    failure = None if reading.plans else Reason.NO_PLAN
    return DocumentRecord(
        document_id=source.document_id,
        source=source.source,
        format=extractors.find_reader(source).format,
        bytes=source.size,
        pages=len(document.pages) or None,
        organisation=context.organisation,
        organisation_code=context.organisation_code,
        plan_title=context.plan_title,
        plan_date=context.plan_date,
        plan_date_basis=context.plan_date_basis,
        outcome=Outcome.READ_IN_PART if in_part else Outcome.READ,
        failure=failure,
        failure_message=f"It holds no action plan. {failure.advice}" if failure else None,
        plans=len(reading.plans),
        recommendations=recommendations,
        actions=actions,
        issues=issues,
        extractor=document.reader,
        tool_version=__version__,
    )
