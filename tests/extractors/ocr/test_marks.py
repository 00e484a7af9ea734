"""Accents, stops, commas and the numbers of items, told by the shapes of their ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.ocr.accents import with_accents
from extractors.ocr.bars import by_shape
from extractors.ocr.cases import in_capitals
from extractors.ocr.confusions import is_guess
from extractors.ocr.dots import with_points, with_stop
from extractors.ocr.engine import Word
from extractors.ocr.raster import Mask

HIGH = 20
"""Rows of a word: a mark stands in the first six, small letters in eight to eighteen."""


def letter(width: int = 8, top: int = 8, bottom: int = 18) -> Mask:
    """A letter that is a ring, as small as an a."""
    mask = np.zeros((HIGH, width + 2), bool)
    mask[top:bottom, :width] = True
    mask[top + 2 : bottom - 2, 2 : width - 2] = False
    return mask


def bar(top: int = 8) -> Mask:
    """The stem of an i, or of an l."""
    mask = np.zeros((HIGH, 5), bool)
    mask[top:18, :2] = True
    return mask


def marked(body: Mask, rows: Sequence[str], top: int = 1, left: int = 0) -> Mask:
    """A letter with a mark above it."""
    mask = body.copy()
    for number, row in enumerate(rows):
        for place, pixel in enumerate(row):
            mask[top + number, left + place] |= pixel == "#"
    return mask


CIRCUMFLEX = ("...##...", "..####..", ".##..##.")
MACRON = (".######.", ".######.")
ACUTE = ("....###.", "...##...", "..##....")
GRAVE = (".###....", "...##...", "....##..")
POINTS = (".##..##.", ".##..##.")
DOT = ("##", "##", "##")
CARON = (".##..##.", "..####..", "...##...")


@pytest.mark.parametrize(
    ("mark", "accented"),
    [(CIRCUMFLEX, "nâl"), (MACRON, "nāl"), (ACUTE, "nál"), (GRAVE, "nàl"), (POINTS, "näl")],
)
def test_a_mark_above_a_letter_is_its_accent(mark: Sequence[str], accented: str) -> None:
    """An English model leaves it out, and is sure of "Sian" and "Maori"."""
    own = np.concatenate((letter(), marked(letter(), mark), bar(top=1)), axis=1)
    assert with_accents("nal", own) == (accented, True)


def test_a_mark_of_no_clear_shape_is_a_doubt() -> None:
    own = np.concatenate((letter(), marked(letter(), CARON), bar(top=1)), axis=1)
    assert with_accents("nal", own) == ("nal", False)


@pytest.mark.parametrize("dot", [DOT, ("####", "####", "####")], ids=["usual", "bold"])
def test_the_dot_of_an_i_is_no_accent(dot: Sequence[str]) -> None:
    own = np.concatenate((letter(), np.pad(marked(bar(), DOT, top=2), ((0, 0), (1, 0)))), axis=1)
    own[2:5, 11 : 11 + len(dot[0])] = True
    assert with_accents("ni", own) == ("ni", True)


def test_an_accent_that_was_read_stays() -> None:
    own = np.concatenate((letter(), marked(letter(), ACUTE)), axis=1)
    assert with_accents("né", own) == ("né", True)


def word_of(*shapes: Mask) -> Mask:
    return np.concatenate(shapes, axis=1)


def sign(rows: Sequence[str], top: int, gap: int = 2) -> Mask:
    return marked(np.zeros((HIGH, len(rows[0]) + gap), bool), rows, top=top)


FIGURE = letter(top=4)
POINT, COMMA = ("###", "###", "###"), ("###", "###", ".##", "##.", "#..")


def test_a_stop_read_as_a_comma_is_a_stop_and_a_comma_none() -> None:
    """On faxes every tenth paragraph went on into the next, for it seemed to end in a comma."""
    assert with_stop("no,", word_of(letter(), letter(), sign(POINT, 15))) == "no."
    assert with_stop("no,", word_of(letter(), letter(), sign(COMMA, 15))) == "no,"


def test_a_comma_between_thousands_stays() -> None:
    """A short one looked like a point: "$18,450" became eighteen and a half."""
    own = word_of(FIGURE, FIGURE, sign(POINT, 15), FIGURE, FIGURE, FIGURE)
    assert with_points("18,450", own) == "18,450"
    assert with_points("18,45", own[:, :-10]) == "18.45"


def test_the_number_of_an_item_stands_apart_from_a_day() -> None:
    """The date in an item was read as "1.29 February"."""
    apart, close = sign(POINT, 15, gap=8), sign(POINT, 15)
    assert with_points("1.29", word_of(FIGURE, apart, FIGURE, FIGURE)) == "1. 29"
    assert with_points("1.29", word_of(FIGURE, close, FIGURE, FIGURE)) == "1.29"


def test_a_slash_before_a_comma_takes_no_figure_away() -> None:
    """The year 2014/15 before a comma was read as 2014/5: one letter was too few, as of a bar read twice."""
    slash = np.zeros((HIGH, 9), bool)
    for row in range(4, 18):
        slash[row, (17 - row) // 2 : (17 - row) // 2 + 2] = True
    one = np.zeros((HIGH, 7), bool)
    one[4:18, 3:5] = True
    one[5:7, 0:3] = True
    own = word_of(FIGURE, FIGURE, slash, one, FIGURE, sign(COMMA, 15))
    assert by_shape("24/15,", own) == "24/15,"
    assert by_shape("24/15", own[:, : -sign(COMMA, 15).shape[1]]) == "24/15"


@pytest.mark.parametrize(("text", "doubt"), [("la", True), ("I0", True), ("is", False), ("1a", False)])
def test_a_bar_before_a_letter_or_a_figure_may_be_a_one(text: str, doubt: bool) -> None:
    assert is_guess(Word(text, 0, 0, 10, 10, 96, known=True)) == doubt


def test_a_slim_high_round_that_stands_alone_is_a_nought() -> None:
    assert [word.text for word in in_capitals([Word("o", 0, 0, 10, 15, 90)], 20)] == ["0"]
    assert [word.text for word in in_capitals([Word("o", 0, 0, 15, 15, 90)], 20)] == ["O"]
