"""How much of a PDF is looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """How much of a PDF is looked at; what lies beyond is named in an issue.

    The pages are those of the longest council agenda packs seen. A page of a plan has a few hundred
    paths and, as a worst case, a grid of some ten thousand cells; a map has more and is no table.
    """

    pages: int = 2_000
    paths_per_page: int = 40_000
    cells_per_page: int = 20_000
