"""Pages that hold what one page of a document may be off from another, or from what is usual."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.options import Ocr, PdfEngine, ReadOptions
from extractors.pdf.engine.objects import PageObjects
from extractors.pdf.engine.pdfium import PdfFile
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.pdfium_page import doubt
from extractors.pdf.registering import slip_of
from extractors.pdf.running_lines import running_passages
from extractors.pdf.scanned_page import Scans
from extractors.pdf.tolerances import PAGE
from tests.extractors.pdf.making import Sheet, read
from tests.extractors.pdf.tolerances.holding import SIZE, grid, holds, page, word
from tests.extractors.pdf.tolerances.of_engine import line, seen
from tests.extractors.pdf.tolerances.of_sight import grey_picture
from tests.hostile import pdfs


def _running(bases: list[float], pages: int, size: float = SIZE) -> int:
    """On how many pages a line is a running one that stands at these heights of the first of them."""
    layouts = []
    for number in range(pages):
        head = [word("Council plan", 50, bases[number], size=size)] if number < len(bases) else []
        layouts.append(
            page([*head, word("Review all of the policies.", 50, 400)])._replace(number=number + 1)
        )
    return len(running_passages(layouts, SIZE))


@holds(PAGE, "running_height", within=5.5, beyond=6.5)
def a_running_line_moves_from_page_to_page(points: float) -> bool:
    return _running([40, 40 + points, 40 + 2 * points], 3) == 3


@holds(PAGE, "running_share", within=0.65, beyond=0.55)
def a_parts_heading_runs_over_its_pages_alone(share: float) -> bool:
    return _running([40] * round(share * 20), 20, size=14) > 0


@holds(PAGE, "lines_cut", within=0.15, beyond=0.25)
def text_is_cut_now_and_then(share: float) -> bool:
    ys = [90 + 20.0 * row for row in range(21)]
    runs = []
    for row, top in enumerate(ys[:-1]):
        base = top + (2 if row < share * 20 else 13)
        runs += [word("Review", 55, base), word("Ann", 155, base)]
    layout = page(runs, *grid((50, 150, 250), ys))
    content = pdfs.one_page(b"BT /F 9 Tf 50 700 Td (Review) Tj ET")
    with PdfFile(content, "page.pdf") as pdf, pdf.page(1) as native:
        return not doubt(native, SeenPage(seen(content), []), layout)


@holds(PAGE, "scan_pictures", within=0.55, beyond=0.45)
def a_page_that_is_mostly_a_picture_is_a_scan(share: float) -> bool:
    """Its text layer is then trusted with a word to the reader, where no picture is to be read."""
    high = 842 * share
    drawing = grey_picture(0, 842 - high, 595, high) + "3 Tr " + line(50, 400, "Review")
    content = pdfs.one_page(drawing.encode("latin-1"))
    scans = Scans(ReadOptions(ocr=Ocr.NEVER))
    with PdfFile(content, "page.pdf") as pdf, pdf.page(1) as native:
        scans.read(native, SeenPage(seen(content), []))
    return bool(list(scans.issues()))


@holds(PAGE, "printed_twice", within=0.4, beyond=0.9)
def letters_are_drawn_twice_to_look_bold(points: float) -> bool:
    sheet = Sheet()
    for x in (50, 50 + points):
        sheet.words(x, 100, "I")
    document = read(sheet.done(), ReadOptions(pdf_engine=PdfEngine.PDFPLUMBER))
    return list(document.texts()) == ["I"]


@holds(PAGE, "running_larger", within=1.05, beyond=1.15)
def a_running_line_is_set_as_the_text_is(times: float) -> bool:
    return _running([40] * 3, 20, size=times * SIZE) > 0


_EDGES = (50.0, 130.0, 260.0, 400.0)


def _slip(edges: Sequence[float], others: Sequence[float], lines: int = 6) -> float:
    """How far aside a page lies whose lines begin at these edges, after one whose lines began at others."""
    pages = []
    for places in (others, edges):
        runs = [word("Review", x, 100 + 12 * line) for x in places for line in range(lines)]
        pages.append(SeenPage(PageObjects(1, 595, 842, runs, [], [], [], 1.0, 0), []))
    first, second = pages
    return slip_of(second, first)[0]


@holds(PAGE, "slip_most", within=35, beyond=37.5)
def a_sheet_lies_elsewhere_than_the_one_before(points: float) -> bool:
    return _slip([x + points for x in _EDGES], _EDGES) == points


@holds(PAGE, "slip_step", within=0.9, beyond=1.5)
def an_edge_is_measured_off(points: float) -> bool:
    moved = [x + 20 + (points if number % 2 else 0) for number, x in enumerate(_EDGES)]
    return abs(_slip(moved, _EDGES) - 20) <= 1


@holds(PAGE, "slip_fewest", within=4, beyond=2)
def a_column_has_some_lines(lines: float) -> bool:
    return _slip([x + 20 for x in _EDGES], _EDGES, int(lines)) == 20


@holds(PAGE, "slip_share", within=0.75, beyond=0.5)
def most_columns_of_a_page_are_those_of_the_page_before(share: float) -> bool:
    alike = round(share * len(_EDGES))
    return _slip([x + 20 + (0 if n < alike else 31 * n) for n, x in enumerate(_EDGES)], _EDGES) == 20
