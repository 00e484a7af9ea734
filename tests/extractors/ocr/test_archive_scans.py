"""What an archive's scans have: two pages a sheet, bindings, lines drawn by a pen, pages on their heads."""

from __future__ import annotations

import pytest

pytest.importorskip("tesserocr", reason="needs councilplans[ocr]")

from io import BytesIO

import numpy as np
from numpy.random import default_rng
from PIL import Image, ImageDraw

from benchmarks.scan_maker import Scan, made_scan, scanned_pages
from extractors.layout import Document
from extractors.ocr.raster import Area, Mask
from extractors.ocr.rules import find_rules
from extractors.ocr.sheets import gutter_of
from extractors.ocr.strokes import pen_strokes, without_strokes
from extractors.ocr.text_lines import InkLine
from extractors.ocr.tilt import tilt_of
from ingest.codes import IssueCode
from tests.extractors.pdf.making import Sheet, read, texts

SIZE = (420.0, 300.0)
HEAD = ("Ref", "Action", "Lead", "Due date")
PAGES = (
    (("1.1", "Publish the parking policy", "J Smith", "31 March 2011"),),
    (
        ("1.2", "Train the wardens", "A Jones", "May 2011"),
        ("1.3", "Report to cabinet", "J Smith", "July 2011"),
    ),
    (("1.4", "Agree the budget", "A Jones", "June 2012"),),
)
XS = (50.0, 80.0, 230.0, 290.0, 370.0)
DPI = 100


def scanned(**how: object) -> Document:
    """Three pages of one table, each under the same header, as they were scanned."""
    drawn = Sheet(SIZE)
    for number, rows in enumerate(PAGES):
        if number:
            drawn.next_page()
        else:
            drawn.words(50, 40, "Anytown Borough Council: action plan for parking")
        drawn.table(XS, [80.0 + 20 * line for line in range(len(rows) + 2)], (HEAD, *rows))
        drawn.words(120, 200, "Every action is reported to cabinet", size=8)
    return read(made_scan(drawn.done(), Scan(**how)))  # type: ignore[arg-type]


def rows(document: Document) -> list[list[str]]:
    return [row for table in document.tables for row in texts(table) if row != list(HEAD)]


WHOLE = [list(row) for page in PAGES for row in page]


@pytest.mark.parametrize(
    "how",
    [
        {"two_up": True, "dpi": 200},
        {"two_up": True, "dpi": 200, "tilt": 1.0, "shadow": 0.7},
        {"two_up": True, "dpi": 200, "turns": 1},
        {"shadow": 0.7},
        {"second_turns": 2},
        {"holes": True, "tilt": -0.5},
        {"dpi": 100},
        {"keystone": 0.01},
        {"specks": 0.002},
        {"faded": 0.6, "paper": 240, "noise": 4.0},
        {"bed": 0.6, "tilt": 1.2},
        {"drift": 0.25},
        {"stacked": True},
    ],
    ids=[
        "two_up",
        "book",
        "two_up_sideways",
        "bound",
        "every_second_upside_down",
        "punched",
        "coarse",
        "photographed",
        "dusty",
        "faded",
        "on_a_black_bed",
        "laid_by_hand",
        "one_above_the_other",
    ],
)
def test_an_archives_pages_read_in_order(how: dict[str, object]) -> None:
    assert rows(scanned(**how)) == WHOLE


def test_the_corners_of_a_turned_page_are_of_its_paper() -> None:
    """They were white beside grey paper, and where both met at a page's edge a dash was read: it pulled the
    heading beside it out of its place."""
    document = scanned(tilt=1.5, paper=215, dpi=150)
    assert not document.doubtful
    assert all(box.x0 > 20 for block in document.blocks if hasattr(block, "item") for box in block.item.boxes)


def test_places_on_a_sheet_of_two_pages_are_the_sheets() -> None:
    """The right page was read as the continuation of the left one's lines."""
    document = scanned(two_up=True)
    assert [page.number for page in document.pages] == [1, 2]
    assert round(document.pages[0].width) == 2 * round(SIZE[0])
    place = {
        cell.text: (box.page, box.x0 > SIZE[0])
        for table in document.tables
        for cell in table.cells
        for box in cell.boxes
    }
    assert (place["1.1"], place["1.2"], place["1.4"]) == ((1, False), (1, True), (2, False))


@pytest.mark.parametrize("how", [{"bed": 0.5}, {"drift": 0.25}], ids=["on_a_black_bed", "laid_by_hand"])
def test_a_row_goes_on_where_the_next_sheet_lies_elsewhere(how: dict[str, object]) -> None:
    """Columns that stood some millimetres aside were another table's, and running lines text of the plan."""
    drawn = Sheet(SIZE)
    halves = ("Publish the parking policy, and", "report to cabinet in autumn")
    for number, half in enumerate(halves):
        if number:
            drawn.next_page()
        cells = ("", half, "", "") if number else ("1.1", half, "J Smith", "May 2011")
        drawn.words(50, 30, "Anytown Borough Council")
        drawn.table(XS, (40.0, 60.0, 80.0) if number else (220.0, 240.0, 260.0), (HEAD, cells))
        drawn.words(190, 285, f"Page {number + 1}", size=8)
    document = read(made_scan(drawn.done(), Scan(**how)))  # type: ignore[arg-type]
    (table,) = document.tables
    assert [text.replace("\n", " ") for text in texts(table)[1]] == [
        "1.1",
        " ".join(halves),
        "J Smith",
        "May 2011",
    ]
    assert "Page" not in " ".join(document.texts())


def test_places_on_a_sheet_of_pages_above_one_another_are_the_sheets() -> None:
    document = scanned(stacked=True)
    assert [page.number for page in document.pages] == [1, 2]
    assert round(document.pages[0].height) == 2 * round(SIZE[1])
    place = {
        cell.text: (box.page, box.top > SIZE[1])
        for table in document.tables
        for cell in table.cells
        for box in cell.boxes
    }
    assert (place["1.1"], place["1.2"], place["1.4"]) == ((1, False), (1, True), (2, False))


def ink(*boxes: tuple[int, int, int, int], size: tuple[int, int] = (1200, 800)) -> tuple[Mask, list[InkLine]]:
    """A page's ink, and its lines of text."""
    mask = np.zeros((size[1], size[0]), bool)
    lines = []
    for number, (x0, top, x1, bottom) in enumerate(boxes, start=1):
        mask[top:bottom:2, x0:x1:2] = True
        lines.append(InkLine(Area(x0, top, x1, bottom), number))
    return mask, lines


def lines_between(x0: int, x1: int) -> list[tuple[int, int, int, int]]:
    return [(x0, 100 + 40 * line, x1, 112 + 40 * line) for line in range(12)]


@pytest.mark.parametrize(
    ("boxes", "size", "gutter"),
    [
        (lines_between(100, 500) + lines_between(700, 1100), (1200, 800), True),
        (lines_between(100, 500) + lines_between(700, 1100), (1200, 1190), False),
        (lines_between(100, 580) + lines_between(630, 1100), (1200, 800), False),
        ([*lines_between(100, 500), *lines_between(700, 1100), (300, 700, 900, 712)], (1200, 800), False),
        (lines_between(100, 300) + lines_between(500, 1100), (1200, 800), False),
        ([*lines_between(100, 500), (700, 100, 1100, 112)], (1200, 800), False),
    ],
    ids=["two_pages", "upright", "columns", "line_across", "off_middle", "one_line"],
)
def test_a_gutter_is_as_wide_as_the_margins(
    boxes: list[tuple[int, int, int, int]], size: tuple[int, int], gutter: bool
) -> None:
    found = gutter_of(*ink(*boxes, size=size), DPI)
    assert (found is not None) == gutter
    assert found is None or 500 <= found <= 700


def test_a_pen_line_across_a_table_is_left_out_and_that_is_said() -> None:
    document = scanned(stroke=True)
    read_rows = rows(document)
    assert [len(row) for row in read_rows] == [len(row) for row in WHOLE]
    pairs = (pair for lines in zip(read_rows, WHOLE, strict=True) for pair in zip(*lines, strict=True))
    wrong = {word for said, meant in pairs for word in set(said.split()) - set(meant.split())}
    assert wrong <= {word.text for word in document.doubtful}
    assert IssueCode.INK_NOT_READ in {issue.code for issue in document.issues}


def test_a_word_that_a_punched_hole_hides_in_part_is_a_doubt() -> None:
    """What was left of it ("ret" of "report") was read for sure, and nothing was flagged."""
    drawn = Sheet(SIZE)
    drawn.words(50, 40, "Anytown Borough Council: action plan for parking")
    drawn.table(XS, (80.0, 100.0, 120.0), (HEAD, ("1.1", "Publish it", "J Smith", "31 March 2011")))
    drawn.words(60, 200, "Everybody reports progress on parking to cabinet", size=10)
    (scan,) = scanned_pages(drawn.done(), Scan(), default_rng(0))
    page = scan.convert("RGB")
    middle = (round(82 * 200 / 72), round(200 * 200 / 72))
    ImageDraw.Draw(page).ellipse(
        (middle[0] - 24, middle[1] - 30, middle[0] + 24, middle[1] + 18), fill=(40, 40, 40)
    )
    packed = BytesIO()
    page.save(packed, "PDF", resolution=200)
    document = read(packed.getvalue())
    doubted = " ".join(word.text for word in document.doubtful)
    assert "Everybody" not in " ".join(document.texts())
    assert doubted
    assert not {"Smith", "Publish", "cabinet"} & set(doubted.split())
    assert IssueCode.INK_NOT_READ in {issue.code for issue in document.issues}


def stripe(paper_every: int) -> Mask:
    """A stripe of 4 points at 200 dpi, with two columns of paper in its middle so often."""
    page = np.zeros((300, 800), bool)
    page[150:161, 100:400] = True
    for column in range(100, 400, paper_every):
        page[153:158, column : column + 2] = False
    return page


@pytest.mark.parametrize(("paper_every", "rules"), [(8, 0), (400, 1)], ids=["word", "rule"])
def test_a_thick_rule_is_solid(paper_every: int, rules: int) -> None:
    """Words of a coarse scan, whose letters melt into one another, parted the cells that they stood in."""
    ink = stripe(paper_every)
    found = find_rules(np.where(ink, np.uint8(0), np.uint8(255)), ink, 200)
    assert len(found.across) == rules


def drawn_line(*points: tuple[float, float], wide: int = 3) -> Mask:
    picture = Image.new("1", (800, 1000))
    ImageDraw.Draw(picture).line(points, fill=1, width=wide)
    return np.asarray(picture)


WAVE = [(300 + 20 * np.sin(y / 120) + 0.1 * y, float(y)) for y in range(100, 900, 20)]
RULE = [(300.0, 100.0), (300.0, 900.0)]
ASKEW = [(300.0, 100.0), (306.0, 900.0)]


@pytest.mark.parametrize(
    ("line", "wide", "is_pen"),
    [(WAVE, 4, True), (RULE, 4, False), (ASKEW, 4, False), (WAVE[:5], 4, False), (WAVE, 30, False)],
    ids=["wavering", "rule", "askew", "short", "painted"],
)
def test_a_pen_line_is_long_thin_and_not_along_the_page(
    line: list[tuple[float, float]], wide: int, is_pen: bool
) -> None:
    mask = drawn_line(*line, wide=wide)
    for page in (mask, np.ascontiguousarray(mask.T)):
        assert pen_strokes(page, np.zeros(page.shape, bool), 200).any() == is_pen


def test_what_a_pen_line_crosses_is_put_together_again() -> None:
    rule = np.zeros((1000, 800), bool)
    rule[500:503] = True
    page = rule | drawn_line(*WAVE)
    strokes = pen_strokes(page, rule, 200)
    plain, mended = without_strokes(np.where(page, np.uint8(0), np.uint8(255)), page, strokes, 200)
    assert (mended == rule).mean() > 0.9999
    assert ((plain == 0) == mended).all()


def test_the_shadow_in_a_binding_tilts_no_page() -> None:
    """Its dark pixels were taken for lines, and the sheet was turned as far as is looked for."""
    page = np.full((800, 2400), 255, np.uint8)
    for top in range(60, 740, 24):
        page[top : top + 10 : 3, 100:1100] = page[top : top + 10 : 3, 1300:2300] = 0
    shade = 1 - 0.8 * np.exp(-np.abs(np.arange(2400) - 1200) / 60)
    assert abs(tilt_of((page * shade).astype(np.uint8))) < 0.1
