"""A page as PDFium shows it, and what speaks against taking it so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extractors.pdf.decoding import decoded
from extractors.pdf.engine.annotations import read_annotations, with_annotations
from extractors.pdf.engine.drawn_bullets import with_drawn_bullets
from extractors.pdf.engine.drawn_objects import DrawnObject, drawn_objects
from extractors.pdf.engine.layers import shown_objects
from extractors.pdf.engine.objects import PageObjects, TextRun
from extractors.pdf.engine.overprints import without_overprints
from extractors.pdf.engine.paths import read_drawing, share_covered
from extractors.pdf.engine.pdfium import TEXT, NativePage, count_chars, count_objects, get_object, object_type
from extractors.pdf.engine.spots import spots_of
from extractors.pdf.engine.stamps import without_stamps
from extractors.pdf.engine.strikes import struck_through
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.engine.text_runs import Typefaces, read_runs
from extractors.pdf.engine.typed_rules import with_typed_rules
from extractors.pdf.engine.visibility import visibility
from extractors.pdf.page_layout import PageLayout, SeenPage
from extractors.pdf.tables.lattice import ruled_grids
from extractors.pdf.tolerances import PAGE
from ingest.limits import Limits


class Known(NamedTuple):
    """What is known of a page from the rest of its document: the tagged blocks by marked-content number, the
    layers that are switched off, and what its typefaces were found to be like."""

    leaves: Mapping[int, int]
    layers_off: frozenset[str]
    typefaces: Typefaces


def read_page(page: NativePage, limits: Limits, known: Known) -> SeenPage:
    """What a reader sees on a page."""
    leaves, layers_off, typefaces = known
    objects, skipped = drawn_objects(page.handle, limits.pdf_page_objects)
    objects = shown_objects(objects, layers_off)
    chars = TextPage(page, page.frame, objects)
    runs, undecoded = decoded(read_runs(chars, leaves, typefaces), chars)
    turned = -_lies(runs) % 4
    if turned:
        chars = TextPage(page, page.frame.stood_up(turned), objects)
        runs, _ = decoded(read_runs(chars, leaves, typefaces), chars)
    if turned or not chars.upright:
        runs = _as_drawn(runs, chars, objects)
    drawing = read_drawing(chars.frame, objects)
    notes = read_annotations(page, chars.frame)
    seen = visibility(runs, chars, objects, drawing, notes.covers)
    printed = without_stamps(without_overprints(seen.seen), seen.pale, drawing.across, chars)
    shown = with_annotations(with_drawn_bullets(printed.runs, drawing.dots), notes.runs)
    shown, across = struck_through(shown, drawing.across, drawing.down, notes.strikes, chars)
    typed = with_typed_rules(shown)
    shown, across, down = typed.runs, [*across, *typed.across], [*drawing.down, *typed.down]
    width, height = chars.frame.size
    marks = PageObjects(
        page.number,
        width,
        height,
        shown,
        across,
        down,
        drawing.fills,
        share_covered(drawing.pictures, width, height),
        drawing.skipped + skipped,
        turned,
        " ".join(run.text.strip() for run in seen.hidden),
        spots_of(shown, chars, objects, drawing),
        [run.text.strip() for run in printed.stamps],
        undecoded,
    )
    return SeenPage(marks, *ruled_grids(across, down, limits.pdf_page_cells))


def _as_drawn(runs: list[TextRun], chars: TextPage, objects: Sequence[DrawnObject]) -> list[TextRun]:
    """The runs in the order in which they were drawn: on a turned page PDFium sorts their lines by where they
    lie before it is turned."""
    orders = {drawn.handle: order for order, drawn in enumerate(objects)}
    return sorted(runs, key=lambda run: (orders.get(chars.drawn(run.order), len(orders)), run.order))


def _lies(runs: Iterable[TextRun]) -> int:
    """By how many quarter turns clockwise most of a page's letters are turned: a wide table is often set
    sideways on its page, with no word of that in the page's own rotation."""
    letters = [0, 0, 0, 0]
    for run in runs:
        letters[run.turned] += len(run.text)
    return max(range(4), key=letters.__getitem__)


def doubt(page: NativePage, seen: SeenPage, layout: PageLayout) -> str:
    """Why a page should be looked at by another reader; empty where nothing speaks against what was read."""
    if not seen.marks.runs and count_chars(page.text) <= 0 and _draws_text(page):
        return "the fast PDF reader does not make out text on it"
    if layout.struck_through > PAGE.lines_cut:
        return "the rules of its tables run through the text"
    return ""


def _draws_text(page: NativePage) -> bool:
    numbers = range(count_objects(page.handle))
    return any(object_type(get_object(page.handle, number)) == TEXT for number in numbers)
