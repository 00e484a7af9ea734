"""Lines are parted where a column begins, however close to the one before it stands."""

from __future__ import annotations

from extractors.ocr.column_starts import parted_at_columns
from extractors.ocr.engine import Word
from extractors.ocr.raster import Area
from extractors.ocr.reading import ReadLine
from extractors.ocr.text_lines import InkLine

EM, LETTER, SPACE = 20.0, 10.0, 6.0
COLUMN = 130.0


def line(number: int, *texts: tuple[float, str]) -> ReadLine:
    """Words from so many places on, a space between each two."""
    words = []
    for x0, text in texts:
        for word in text.split():
            words.append(Word(word, x0, 30 * number, x0 + LETTER * len(word), 30 * number + 15, 95, True))
            x0 += LETTER * len(word) + SPACE
    area = Area(int(words[0].x0), 30 * number, int(words[-1].x1), 30 * number + 15)
    return ReadLine(InkLine(area, number + 1), words)


def texts(lines: list[ReadLine]) -> list[str]:
    return [" ".join(word.text for word in each.words) for each in lines]


OTHERS = [line(number, (COLUMN, text)) for number, text in enumerate(("Adopt it", "Buy salt", "Call a vote"))]


def test_a_text_that_reaches_to_the_next_column_ends_there() -> None:
    """It was one with the text beside it, and its row another's."""
    full = line(3, (COLUMN - SPACE - 7 * LETTER, "Council"), (COLUMN, "Dig it up"))
    assert texts(parted_at_columns([*OTHERS, full], EM))[3:] == ["Council", "Dig it up"]


def test_a_number_that_opens_an_item_stays_with_it() -> None:
    item = line(3, (COLUMN - SPACE - 2 * LETTER, "4."), (COLUMN, "Dig it up"))
    assert texts(parted_at_columns([*OTHERS, item], EM))[3:] == ["4. Dig it up"]


def test_prose_between_a_line_and_a_column_parts_them() -> None:
    prose = line(3, (COLUMN - 80, "whatever the council had said of it"))
    full = line(4, (COLUMN - SPACE - 7 * LETTER, "Council"), (COLUMN, "Dig it up"))
    assert texts(parted_at_columns([*OTHERS, prose, full], EM))[3:] == texts([prose, full])
