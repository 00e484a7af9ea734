"""A page's picture into runs, rules and fills, as a born-digital page would give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops

from extractors.ocr.blots import blots_of, touches
from extractors.ocr.border import OnGlass, paper_of, without_border
from extractors.ocr.column_starts import parted_at_columns
from extractors.ocr.confusions import is_guess
from extractors.ocr.edges import through_heads, with_edges
from extractors.ocr.engine import OcrEngine, Word
from extractors.ocr.order import in_content_order
from extractors.ocr.paper import Paper, colour_within, told_from_paper
from extractors.ocr.raster import Area, Colour
from extractors.ocr.reading import Crossed, LineReader, ReadLine
from extractors.ocr.references import as_numbered
from extractors.ocr.rules import InkRule, InkRules, find_rules
from extractors.ocr.runs import runs_of
from extractors.ocr.sheets import fold_of, gutter_of
from extractors.ocr.strokes import pen_strokes, without_strokes
from extractors.ocr.text_lines import TextLines, find_lines
from extractors.ocr.tilt import tilt_of
from extractors.ocr.tolerances.picture import PICTURE
from extractors.ocr.tolerances.reading import READING
from extractors.ocr.vocabulary import as_meant
from extractors.pdf.engine.objects import Fill, PageObjects, Rule
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.tables.lattice import Grid, ruled_grids
from extractors.turning import turned


class PlacedWord(NamedTuple):
    """A word as it was read, its box in points, how sure the engine is, whether its dictionary holds it, and
    whether it is a doubt."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    known: bool
    doubted: bool


class ScannedPage(NamedTuple):
    """A page read from its picture: what is on it, its words, how many places hold ink that is no text, and
    where it begins on its sheet, in points from the left and from the top."""

    seen: SeenPage
    words: tuple[PlacedWord, ...]
    strange: int
    x0: float
    top: float


class ScannedSheet(NamedTuple):
    """A sheet read from its picture: its one page, or two from left to right, by how many degrees clockwise
    its picture was turned back, and its size in points."""

    pages: tuple[ScannedPage, ...]
    turned: float
    width: float
    height: float


def read_picture(
    picture: Image.Image, number: int, dpi: float, engine: OcrEngine, most_cells: int
) -> ScannedSheet:
    """What is on a sheet by its picture; ``dpi`` are the picture's pixels an inch."""
    sheet = _upright(without_border(_without_colour(picture.convert("RGB")), dpi), dpi, engine)
    wide, height = sheet.sheet
    pages = tuple(_read(page, number, dpi, most_cells) for page in _pages(sheet, dpi, engine))
    return ScannedSheet(pages, sheet.degrees, 72 * wide / dpi, 72 * height / dpi)


def _pages(sheet: _Page, dpi: float, engine: OcrEngine) -> Iterator[_Page]:
    """The page of a sheet, or its two: in a binding each may lie askew by itself."""
    high, wide = sheet.paper.ink.shape
    gutter = gutter_of(sheet.paper.ink, sheet.lines.lines, dpi)
    fold = fold_of(sheet.paper.ink, sheet.lines.lines, dpi, sheet.reader) if gutter is None else None
    if gutter is not None:
        halves = [Area(0, 0, gutter, high), Area(gutter, 0, wide, high)]
    elif fold is not None:
        halves = [Area(0, 0, wide, fold), Area(0, fold, wide, high)]
    else:
        yield sheet
        return
    for half in halves:
        picture = np.ascontiguousarray(half.of(sheet.picture))
        lying = Image.fromarray(picture if picture.shape[2] > 1 else picture[..., 0])
        page = _turned(without_border(lying, dpi), 0, dpi, engine, half=True)
        yield page._replace(x0=sheet.x0 + half.x0 + page.x0, top=sheet.top + half.top + page.top)


def _read(page: _Page, number: int, dpi: float, most_cells: int) -> ScannedPage:
    """What is on a page that stands upright."""
    paper, lines = page.paper, page.lines
    point = dpi / 72
    read = [_without_remnants(page.reader.read(line), page.rules, point) for line in lines.lines]
    read = as_numbered([line._replace(words=as_meant(line.words)) for line in read])
    blots = blots_of(paper, dpi)
    surfaces = list(_surfaces(paper, blots, point))
    across, down = with_edges(
        _in_points(page.rules.across, point), _in_points(page.rules.down, point), surfaces
    )
    down += through_heads(down, surfaces, paper.ink, point)
    grids, crowded = ruled_grids(across, down, most_cells)
    held, free = _in_grids(read, grids, point)
    set_apart = [*held, *parted_at_columns(free, lines.em)]
    runs = in_content_order(runs_of(set_apart, lines.em, point), grids, across)
    fills = [*surfaces, *_slot_fills(page.picture, paper, grids, point)]
    height, width = paper.ink.shape
    marks = PageObjects(number, width / point, height / point, runs, across, down, fills, 1.0, 0)
    beside = round(READING.page_near_line * lines.em)
    hidden = {
        word
        for line in read
        for word in line.words
        if touches(word, blots, beside) or (page.crossed and page.crossed.touches(word, beside))
    }
    words = tuple(_placed(word, point, crossed=word in hidden) for line in read for word in line.words)
    strange = len(lines.strange) + int(page.crossed is not None or bool(hidden))
    return ScannedPage(SeenPage(marks, grids, crowded), words, strange, page.x0 / point, page.top / point)


def _in_grids(
    lines: Iterable[ReadLine], grids: Sequence[Grid], point: float
) -> tuple[list[ReadLine], list[ReadLine]]:
    """The lines that stand in grids of rules, and the others."""
    held: list[ReadLine] = []
    free: list[ReadLine] = []
    for line in lines:
        area = line.line.area
        x, y = (area.x0 + area.x1) / 2 / point, (area.top + area.bottom) / 2 / point
        inside = any(grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1] for grid in grids)
        (held if inside else free).append(line)
    return held, free


def _without_remnants(line: ReadLine, rules: InkRules, point: float) -> ReadLine:
    """A line without what is left of a rule at its ends: a bar where a rule stands above or below."""
    words = list(line.words)
    while words and _is_remnant(words[-1], rules, point):
        words = words[:-1]
    while words and _is_remnant(words[0], rules, point):
        words = words[1:]
    return line._replace(words=words)


def _is_remnant(word: Word, rules: InkRules, point: float) -> bool:
    wide = word.x1 - word.x0
    slim = wide <= READING.page_slim * (word.bottom - word.top) and wide <= 2 * point
    middle = (word.x0 + word.x1) / 2
    return (slim or word.text == "|") and any(
        abs(rule.at - middle) <= READING.page_beside * point for rule in rules.down
    )


def _without_colour(picture: Image.Image) -> Image.Image:
    """A picture of red, green and blue in one channel where all are the same: it is turned in a third of the
    time."""
    red, green, blue = picture.split()
    differ = any(ImageChops.difference(red, other).getbbox() for other in (green, blue))
    return picture if differ else green


class _Page(NamedTuple):
    """A page's picture, turned by so many degrees clockwise, and what stands on it so; the size of its sheet,
    and where on it the page begins, in pixels."""

    picture: Colour
    degrees: float
    sheet: tuple[int, int]
    x0: int
    top: int
    paper: Paper
    rules: InkRules
    lines: TextLines
    reader: LineReader
    crossed: Crossed | None


def _upright(picture: OnGlass, dpi: float, engine: OcrEngine) -> _Page:
    """The page turned so that its lines can be read: as it lies, where most of what it says is certain."""
    best = _turned(picture, 0, dpi, engine)
    surest = best.reader.certainty()
    for quarters in (1, 3, 2) if surest < READING.page_readable else ():
        page = _turned(picture, quarters, dpi, engine)
        certainty = page.reader.certainty()
        if certainty > surest:
            best, surest = page, certainty
    return best


def _turned(lying: OnGlass, quarters: int, dpi: float, engine: OcrEngine, *, half: bool = False) -> _Page:
    whole = turned(lying.picture, 90 * quarters)
    tilt = tilt_of(np.asarray(whole.convert("L")))
    least = READING.page_least_tilt_of_half if half else READING.page_least_tilt
    degrees = -tilt if abs(tilt) >= least else 0.0
    page = lying.page(quarters, degrees)
    corners = (
        paper_of(whole) if degrees else ()
    )  # White ones would be a surface on grey paper, and lines there.
    colour = np.ascontiguousarray(page.of(np.asarray(turned(whole, degrees, corners))))
    if colour.ndim == 2:
        colour = colour[..., None]
    paper = told_from_paper(colour, dpi)
    surfaces = [area for area, colour in paper.painted if sum(colour) / 3 < PICTURE.rule_on_paint]
    rules = find_rules(paper.plain, paper.ink, dpi, surfaces)
    strokes, crossed = pen_strokes(paper.ink, rules.pixels, dpi), None
    if strokes.any():
        crossed = Crossed(strokes, paper.plain, paper.ink)
        plain, ink = without_strokes(paper.plain, paper.ink, strokes, dpi)
        paper = paper._replace(plain=plain, ink=ink)
        rules = find_rules(plain, ink, dpi, surfaces)
    lines = find_lines(paper.ink, rules.pixels, dpi)
    reader = LineReader(engine, paper.plain, paper.ink, lines, dpi, crossed)
    turned_by = 90 * quarters + degrees
    return _Page(colour, turned_by, whole.size, page.x0, page.top, paper, rules, lines, reader, crossed)


def _in_points(rules: Iterable[InkRule], point: float) -> list[Rule]:
    return [Rule(rule.at / point, rule.start / point, rule.end / point) for rule in rules]


def _surfaces(paper: Paper, blots: list[Area], point: float) -> Iterable[Fill]:
    for area, colour in paper.painted:
        if area in blots:
            continue
        box = (area.x0 / point, area.top / point, area.x1 / point, area.bottom / point)
        yield Fill(*box, _hexadecimal(colour, paper))


def _slot_fills(colour: Colour, paper: Paper, grids: Iterable[Grid], point: float) -> Iterable[Fill]:
    """The colour of each cell that is not the paper's."""
    for grid in grids:
        for slot in grid.slots:
            x0, x1 = grid.xs[slot.col], grid.xs[slot.col + slot.col_span]
            top, bottom = grid.ys[slot.row], grid.ys[slot.row + slot.row_span]
            area = Area(*(round(point * side) for side in (x0 + 2, top + 2, x1 - 2, bottom - 2)))
            found = colour_within(colour, paper, area)
            if found:
                yield Fill(x0, top, x1, bottom, _hexadecimal(found, paper))


def _hexadecimal(colour: tuple[int, int, int], paper: Paper) -> str:
    """A colour as it would be on white paper."""
    red, green, blue = (
        min(round(255 * level / max(white, 1)), 255) for level, white in zip(colour, paper.tint, strict=True)
    )
    return f"#{red:02X}{green:02X}{blue:02X}"


def _placed(word: Word, point: float, *, crossed: bool) -> PlacedWord:
    x0, top, x1, bottom = (side / point for side in (word.x0, word.top, word.x1, word.bottom))
    doubted = word.confidence < READING.page_unsure or is_guess(word) or crossed
    return PlacedWord(word.text, x0, top, x1, bottom, word.confidence, word.known, doubted)
