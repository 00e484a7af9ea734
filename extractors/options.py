"""How documents are to be read: what a person may choose, for every reader alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.limits import DEFAULT_LIMITS, Limits


class PdfEngine(StrEnum):
    """Which library reads PDFs: ``auto`` is the fast one, which leaves pages that it cannot make out to
    pdfplumber; ``pdfplumber`` reads them all, at a twentieth of the speed and without their tags."""

    AUTO = "auto"
    PDFPLUMBER = "pdfplumber"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The choices of a run, as far as readers are concerned; a reader takes what concerns its format."""

    limits: Limits = DEFAULT_LIMITS
    pdf_engine: PdfEngine = PdfEngine.AUTO


DEFAULT_OPTIONS = ReadOptions()
