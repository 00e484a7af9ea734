"""Printer drivers draw every letter by itself, blanks too: a drawn blank is a space, however narrow."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.pdf.making import Sheet, read

SIZE = 10.0


def drawn_one_by_one(words: str, space: float) -> bytes:
    """A line whose letters are drawn one by one, a blank ``space`` points wide."""
    sheet = Sheet()
    x = 50.0
    for letter in words:
        sheet.words(x, 100, letter, size=SIZE)
        x += space if letter == " " else stringWidth(letter, "Helvetica", SIZE)
    return sheet.done()


@pytest.mark.parametrize("space", [0.9, 1.4, 2.0, 2.8])
def test_a_squeezed_blank_is_a_space(space: float) -> None:
    words = "members to be kept informed of the progress"
    assert list(read(drawn_one_by_one(words, space)).texts()) == [words]


def test_a_blank_without_width_is_none() -> None:
    """Marks that join or part letters are drawn right before the next letter."""
    assert list(read(drawn_one_by_one("in formed", 0.3)).texts()) == ["informed"]


def test_letters_without_blanks_make_one_word() -> None:
    assert list(read(drawn_one_by_one("progress", 0)).texts()) == ["progress"]
