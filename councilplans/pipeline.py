"""One document from its bytes to its rows: everything interesting is one call away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import extractors
import normalise
from councilplans import __version__
from councilplans.config import DEFAULT_CONFIG, Config
from councilplans.extraction import Extraction
from councilplans.reading import read_layout
from extractors.collector import collector_paused
from extractors.layout import Document
from ingest.errors import Reason
from ingest.issues import Severity
from ingest.source import SourceFile
from normalise.checking import with_checks
from normalise.records import DocumentRecord, Outcome
from output.listing import Listing

# What finds plans and judges them is loaded with the first document that is asked for its rows: who wants no
# more than a layout (`councilplans tables`) pays for neither.
if TYPE_CHECKING:
    from extractors import Findings
    from normalise import Context


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
    issues = document.placed((*source.notes, *document.issues, *reading.issues, *found, *odd))
    actions = with_checks(actions, issues)
    record = _record(source, document, reading, context, (len(recommendations), len(actions), len(issues)))
    return Extraction(record, Listing(recommendations), Listing(actions), issues)


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
