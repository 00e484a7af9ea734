"""Imported once by the server that worker processes are forked from, so that they begin ready to read."""

from __future__ import annotations

import contextlib
from importlib import import_module

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

for library in _LIBRARIES:
    with contextlib.suppress(ImportError):
        import_module(library)
