"""What is measured in a page's picture, without any engine."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr.bars import by_shape
from extractors.ocr.border import without_border
from extractors.ocr.paper import told_from_paper
from extractors.ocr.raster import Mask, closed, opened
from extractors.ocr.rules import find_rules
from extractors.ocr.signs import sign_of
from extractors.ocr.tilt import tilt_of

DPI = 200


def page(colour: str = "white") -> Image.Image:
    """A table of two rows with a line of text in each, at 200 dpi."""
    picture = Image.new("RGB", (1200, 500), colour)
    pen = ImageDraw.Draw(picture)
    for y in (100, 200, 300):
        pen.line((100, y, 1100, y), fill="black", width=2)
    for x in (100, 500, 1100):
        pen.line((x, 100, x, 300), fill="black", width=2)
    font = ImageFont.load_default(28)
    pen.text((120, 130), "Publish the policy", fill="black", font=font)
    pen.text((520, 230), "In progress", fill="black", font=font)
    return picture


@pytest.mark.parametrize("degrees", [-3.0, -0.4, 0.0, 1.5])
def test_the_tilt_of_a_page_is_found(degrees: float) -> None:
    tilted = page().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor="white")
    assert tilt_of(np.asarray(tilted.convert("L"))) == pytest.approx(degrees, abs=0.1)


def test_rules_are_found_and_letters_are_none() -> None:
    paper = told_from_paper(np.asarray(page()), DPI)
    rules = find_rules(paper.plain, paper.ink, DPI)
    assert [round(rule.at) for rule in rules.across] == [101, 201, 301]
    assert [round(rule.at) for rule in rules.down] == [101, 501, 1101]


@pytest.mark.parametrize(("paint", "ink"), [("#FF0000", "black"), ("#1F4E79", "white"), ("#D9D9D9", "black")])
def test_text_on_a_painted_surface_is_black_on_white(paint: str, ink: str) -> None:
    picture = page()
    pen = ImageDraw.Draw(picture)
    pen.rectangle((102, 202, 499, 299), fill=paint)
    pen.text((120, 230), "Overdue", fill=ink, font=ImageFont.load_default(28))
    paper = told_from_paper(np.asarray(picture), DPI)
    letters = paper.ink[225:265, 115:250]
    assert 0.05 < letters.mean() < 0.4
    assert paper.ink[270:295, 110:490].mean() < 0.01


def disc(size: int) -> Mask:
    ys, xs = np.mgrid[:size, :size] - (size - 1) / 2
    return np.asarray(ys**2 + xs**2 <= (size / 2) ** 2)


def box(size: int) -> Mask:
    shape = np.zeros((size, size), bool)
    shape[:2] = shape[-2:] = True
    shape[:, :2] = shape[:, -2:] = True
    return shape


def test_bullets_and_boxes_are_told_by_their_shape() -> None:
    em = 28.0
    ticked, crossed = box(24), box(24)
    for step in range(5):
        ticked[14 + step, 5 + step] = ticked[14 + step, 6 + step] = True
    for step in range(10):
        ticked[18 - step, 9 + step] = ticked[18 - step, 10 + step] = True
    for step in range(4, 20):
        crossed[step, step] = crossed[step, 23 - step] = crossed[step, step - 1] = True
    assert sign_of(disc(9), em) == "•"
    assert sign_of(np.ones((9, 9), bool), em) == "▪"
    assert [sign_of(shape, em) for shape in (box(24), ticked, crossed)] == ["☐", "☑", "☒"]
    assert sign_of(disc(3), em) == ""
    assert sign_of(np.ones((4, 12), bool), em) == ""


def test_bars_are_read_by_their_shape() -> None:
    bar, one, letter = np.ones((18, 3), bool), np.zeros((18, 8), bool), np.ones((18, 9), bool)
    one[:, 5:] = True
    one[3:6, :5] = True
    gap = np.zeros((18, 3), bool)
    word = np.concatenate([bar, gap, letter, gap, one], axis=1)
    assert by_shape("1AL", word) == "IA1"
    assert by_shape("Safe", word) == "Safe"


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_opening_and_closing_leave_what_is_large_in_its_place(size: int) -> None:
    mask = np.zeros((20, 20), bool)
    mask[5:15, 6:16] = True
    assert (opened(mask, size, size) == mask).all()
    assert (closed(mask, size, size) == mask).all()


@pytest.mark.parametrize("level", [10, 200])
def test_black_along_the_edges_is_paper_again(level: int) -> None:
    """What a copier left was straight where the page lay askew: the page was turned on its head."""
    picture = page()
    ImageDraw.Draw(picture).rectangle((0, 0, 60, 500), fill=(level, level, level))
    mended = np.asarray(without_border(picture, DPI).picture.convert("L"))
    assert mended[250, 30] == (255 if level == 10 else level)
    assert (mended[90:, 90:] == np.asarray(picture.convert("L"))[90:, 90:]).all()


def test_a_black_picture_has_no_border() -> None:
    picture = Image.new("L", (400, 300), 0)
    assert without_border(picture, DPI).picture is picture
