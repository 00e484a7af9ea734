"""A page's picture into runs, rules and fills, as a born-digital page would give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from PIL import Image

from extractors.ocr.engine import OcrEngine, Word
from extractors.ocr.order import in_content_order
from extractors.ocr.paper import Paper, colour_within, told_from_paper
from extractors.ocr.raster import Area, Colour
from extractors.ocr.reading import LineReader, ReadLine
from extractors.ocr.rules import InkRule, find_rules
from extractors.ocr.runs import runs_of
from extractors.ocr.text_lines import TextLines, find_lines
from extractors.ocr.tilt import tilt_of
from extractors.pdf.engine.objects import Fill, PageObjects, Rule
from extractors.pdf.page_layout import SeenPage
from extractors.pdf.tables.lattice import Grid, ruled_grids

_LEAST_TILT = 0.03
"""Degrees: half a pixel over the width of a page, not worth blurring it for."""

_UNSURE = 80.0
"""Confidence below which a word is a doubt: 2 % of a clean scan's words, nearly all wrong ones."""


class DoubtfulWord(NamedTuple):
    """A word that was not read for sure, and its box in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


class ScannedPage(NamedTuple):
    """A page read from its picture: what is on it, the words that are in doubt, by how many degrees clockwise
    its picture was turned back, and how many places hold ink that is no text."""

    seen: SeenPage
    doubts: tuple[DoubtfulWord, ...]
    words: int
    turned: float
    strange: int


def read_picture(
    picture: Image.Image, number: int, dpi: float, engine: OcrEngine, most_cells: int
) -> ScannedPage:
    """What is on a page by its picture; ``dpi`` are the picture's pixels an inch."""
    tilt = tilt_of(np.asarray(picture.convert("L")))
    colour = _straight(picture, tilt)
    paper = told_from_paper(colour, dpi)
    rules = find_rules(paper.ink, dpi)
    lines = find_lines(paper.ink, rules.pixels, dpi)
    read = _read_lines(engine, paper, lines, dpi)
    point = dpi / 72
    across, down = _in_points(rules.across, point), _in_points(rules.down, point)
    grids, crowded = ruled_grids(across, down, most_cells)
    runs = in_content_order(runs_of(read, lines.em, point), grids)
    fills = [*_surfaces(paper, point), *_slot_fills(colour, paper, grids, point)]
    height, width = paper.ink.shape
    marks = PageObjects(number, width / point, height / point, runs, across, down, fills, 1.0, 0)
    words = [word for line in read for word in line.words]
    doubts = tuple(_doubt(word, point) for word in words if word.confidence < _UNSURE)
    return ScannedPage(SeenPage(marks, grids, crowded), doubts, len(words), -tilt, len(lines.strange))


def _straight(picture: Image.Image, tilt: float) -> Colour:
    if abs(tilt) >= _LEAST_TILT:
        picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    return np.asarray(picture.convert("RGB"))


def _read_lines(engine: OcrEngine, paper: Paper, lines: TextLines, dpi: float) -> list[ReadLine]:
    reader = LineReader(engine, paper.plain, paper.ink, lines, dpi)
    return [reader.read(line) for line in lines.lines]


def _in_points(rules: Iterable[InkRule], point: float) -> list[Rule]:
    return [Rule(rule.at / point, rule.start / point, rule.end / point) for rule in rules]


def _surfaces(paper: Paper, point: float) -> Iterable[Fill]:
    for area, colour in paper.painted:
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


def _doubt(word: Word, point: float) -> DoubtfulWord:
    x0, top, x1, bottom = (side / point for side in (word.x0, word.top, word.x1, word.bottom))
    return DoubtfulWord(word.text, x0, top, x1, bottom, word.confidence)
