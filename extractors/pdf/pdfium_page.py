"""A page as PDFium shows it, and what speaks against taking it so."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.pdf.engine.drawn_bullets import with_drawn_bullets
from extractors.pdf.engine.drawn_objects import drawn_objects
from extractors.pdf.engine.objects import PageObjects
from extractors.pdf.engine.paths import read_drawing, share_covered
from extractors.pdf.engine.pdfium import TEXT, NativePage, count_chars, count_objects, get_object, object_type
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.engine.text_runs import Typefaces, read_runs
from extractors.pdf.engine.visibility import visibility
from extractors.pdf.page_layout import PageLayout, SeenPage
from extractors.pdf.tables.lattice import ruled_grids
from ingest.limits import Limits

_MOST_CUT = 0.2
"""Share of a page's lines in tables that rules may run through. Text that overflows a cell of fixed height
is cut now and then; where a fifth is, rules and text were not read to the same scale."""


def read_page(page: NativePage, limits: Limits, leaves: Mapping[int, int], typefaces: Typefaces) -> SeenPage:
    """What is drawn on a page; ``leaves`` gives tagged blocks by marked-content number."""
    objects, skipped = drawn_objects(page.handle, limits.pdf_page_objects)
    drawing = read_drawing(page.frame, objects)
    chars = TextPage(page, page.frame, objects)
    seen = visibility(read_runs(chars, leaves, typefaces), chars, objects, drawing)
    runs = with_drawn_bullets(seen.seen, drawing.dots)
    width, height = page.frame.size
    marks = PageObjects(
        page.number,
        width,
        height,
        runs,
        drawing.across,
        drawing.down,
        drawing.fills,
        share_covered(drawing.pictures, width, height),
        drawing.skipped + skipped,
    )
    return SeenPage(marks, *ruled_grids(drawing.across, drawing.down, limits.pdf_page_cells))


def doubt(page: NativePage, seen: SeenPage, layout: PageLayout) -> str:
    """Why a page should be looked at by another reader; empty where nothing speaks against what was read."""
    if not seen.marks.runs and count_chars(page.text) <= 0 and _draws_text(page):
        return "it draws text that PDFium does not make out"
    if layout.struck_through > _MOST_CUT:
        return "the rules of its tables run through the text"
    return ""


def _draws_text(page: NativePage) -> bool:
    numbers = range(count_objects(page.handle))
    return any(object_type(get_object(page.handle, number)) == TEXT for number in numbers)
