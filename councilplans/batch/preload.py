"""Imported once by the server that worker processes are forked from, so that they begin ready to read."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councilplans.extraction import Extraction

# In the order of the flow. One that is missing is missed again, and reported, by who needs it.
_LIBRARIES = (
    "lxml.etree",
    "docx",
    "pypdfium2",
    "playa",
    "pdfplumber",
    "scipy.optimize",
    "dateparser",
    "dateutil.rrule",
    "rapidfuzz",
    "spacy",
    "councilplans.pipeline",
    "councilplans.batch.worker",
)

# The vocabularies, patterns and lists of names are made when they are first asked for, which takes 0.4 s:
# this asks for them once, and every worker inherits them. spaCy and dateparser are asked of the last row.
_REHEARSAL = """Anytown Borough Council: action plan

Recommendation 1: Keep the records complete

Action\tLead officer\tDue date\tStatus
Agree a policy with the partners\tJane Smith, Head of Housing\tBy end of March 2011\tIn progress
Publish it\tAD Resources (IT) / EA\tOngoing\tGreen
Review it\tR&D Manager | “Estates” Team\tFinal version by March 2012\tNot started
"""


def rehearse() -> Extraction:
    """Read a small plan that is made up, so that all which reading asks for is there."""
    from councilplans.pipeline import extract_source
    from ingest.limits import DEFAULT_LIMITS
    from ingest.opening import check_content

    return extract_source(check_content(_REHEARSAL.encode(), DEFAULT_LIMITS, source="rehearsal.txt"))


for library in _LIBRARIES:
    with contextlib.suppress(ImportError):
        import_module(library)
with contextlib.suppress(Exception):  # a worker meets the same trouble where it can be reported
    rehearse()
gc.collect()
gc.freeze()  # what is here stays: workers share its memory, and do not look through it for garbage
