"""Stamps stay out of cells, symbol fonts draw signs, dots stand for colours, and wide plans lie sideways."""

from __future__ import annotations

import pytest

from extractors.layout import Table
from tests.extractors.pdf.making import A4, Sheet, only_table, read, texts

XS, YS = [50.0, 250.0, 400.0, 500.0], [100.0, 130.0, 160.0, 190.0]
ROWS = [["Action", "Lead", "Status"], ["Publish the strategy", "Ann", ""], ["Consult residents", "Bob", ""]]


def plan() -> Sheet:
    sheet = Sheet()
    sheet.table(XS, YS, ROWS)
    return sheet


def stamped(
    size: float, grey: float, x: float, base: float, angle: float = 0
) -> tuple[Table, tuple[str, ...]]:
    sheet = plan()
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x, sheet.height - base)
    canvas.rotate(angle)
    canvas.setFillGray(grey)
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()
    document = read(sheet.done())
    (table,) = document.tables
    return table, document.running


@pytest.mark.parametrize(
    "stamp",
    [
        (60, 0.85, 60, 180, 0),
        (60, 0.0, 60, 180, 0),
        (40, 0.7, 120, 180, 45),
        (14, 0.5, 100, 142, 20),
        (9, 0.8, 300, 134, 0),
    ],
    ids=["large and pale", "large and black", "aslant", "small and aslant", "small, pale and on a rule"],
)
def test_a_stamp_stays_out_of_the_cells(stamp: tuple[float, float, float, float, float]) -> None:
    table, running = stamped(*stamp)
    assert texts(table) == ROWS
    assert "DRAFT" in running


def test_a_large_heading_that_nothing_is_printed_over_is_kept() -> None:
    sheet = plan()
    sheet.words(50, 80, "Improvement plan", size=30, font="Helvetica-Bold")
    assert "Improvement plan" in list(read(sheet.done()).texts())


def test_a_pale_watermark_tiled_over_the_page_stays_out_of_the_gaps_as_well() -> None:
    sheet = plan()
    sheet.canvas.setFillGray(0.8)
    for base in (96, 117, 138, 150, 178):
        sheet.words(60, base, "SAMPLE COPY")
        sheet.words(300, base, "SAMPLE COPY")
    document = read(sheet.done())
    assert [texts(table) for table in document.tables] == [ROWS]
    assert document.running == ("SAMPLE COPY",)


def test_a_pale_word_in_cell_after_cell_is_kept_where_nothing_is_printed_over_it() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [[*row[:2], ""] for row in ROWS])
    sheet.canvas.setFillGray(0.8)
    for base in (115, 145, 175):
        sheet.words(404, base, "Pending")
    assert [row[2] for row in texts(only_table(sheet.done()))] == ["Pending"] * 3


def test_a_page_that_was_printed_twice_is_read_once() -> None:
    sheet = Sheet()
    for shift in (0, 0.35):
        for row, words in enumerate((["Action", "Lead", "Status"], *ROWS[1:])):
            for column, text in enumerate(words):
                sheet.words(50 + 150 * column + shift, 100 + 20 * row, text or "Started")
    table = only_table(sheet.done())
    assert texts(table) == [ROWS[0], *([*row[:2], "Started"] for row in ROWS[1:])]


def test_pale_text_in_its_cell_is_kept() -> None:
    table, _ = stamped(9, 0.7, 405, 146)
    assert table.at(1, 2).text == "DRAFT"


@pytest.mark.parametrize(("letter", "sign"), [("v", "❖"), ("Ø", "➢"), ("q", "❑")])
def test_letters_set_apart_as_a_symbol_font_would_set_its_bullets_are_bullets(letter: str, sign: str) -> None:
    sheet = plan()
    for base, words in ((112, "Publish the strategy"), (122, "Consult residents")):
        sheet.words(300, base + 100, letter)
        sheet.words(314, base + 100, words)
    for x0, x1 in ((50, 250), (250, 450)):
        sheet.box(x0, 200, x1, 230)
    sheet.words(53, 212, "Actions")
    table = read(sheet.done()).tables[-1]
    assert [item.text for item in table.at(0, 1).items] == ["Publish the strategy", "Consult residents"]
    assert all(item.is_bullet for item in table.at(0, 1).items)


@pytest.mark.parametrize("letter", ["v", "n"])
def test_a_letter_at_a_words_distance_is_a_word(letter: str) -> None:
    sheet = Sheet()
    sheet.words(50, 100, f"{letter} Publish the strategy")
    assert list(read(sheet.done()).texts()) == [f"{letter} Publish the strategy"]


def light(draw: str) -> Table:
    sheet = plan()
    canvas = sheet.canvas
    for top, colour in ((130, "#FF0000"), (160, "#00B050")):
        canvas.setFillColor(colour)
        if draw == "circle":
            canvas.circle(450, sheet.height - top - 15, 5, stroke=0, fill=1)
        elif draw == "square":
            canvas.rect(420, sheet.height - top - 20, 8, 8, stroke=0, fill=1)
        else:
            canvas.setFont("ZapfDingbats", 10)
            canvas.drawString(420, sheet.height - top - 18, "l")
    return only_table(sheet.done())


@pytest.mark.parametrize("draw", ["circle", "square", "letter"])
def test_a_cell_with_nothing_but_a_light_has_its_colour(draw: str) -> None:
    assert [light(draw).at(row, 2).fill for row in (1, 2)] == ["#FF0000", "#00B050"]


def test_a_dot_before_words_paints_nothing() -> None:
    sheet = plan()
    sheet.canvas.setFillColor("#FF0000")
    sheet.canvas.circle(262, sheet.height - 138, 2.5, stroke=0, fill=1)
    assert only_table(sheet.done()).at(1, 1).fill is None


@pytest.mark.parametrize("angle", [90, -90, 180])
def test_a_plan_that_lies_on_its_side_is_stood_up(angle: int) -> None:
    sheet = Sheet((A4[1], A4[0]))
    sheet.table(XS, YS, ROWS)
    upright = texts(only_table(sheet.done()))
    turned = Sheet(A4 if angle != 180 else (A4[1], A4[0]))
    offsets = {90: (A4[0], 0), -90: (0, A4[1]), 180: (A4[1], A4[0])}
    turned.canvas.translate(*offsets[angle])
    turned.canvas.rotate(angle)
    turned.height = A4[0]
    turned.table(XS, YS, ROWS)
    document = read(turned.done())
    (table,) = document.tables
    assert texts(table) == upright
    (page,) = document.pages
    assert (page.width, page.height, page.turned) == (A4[1], A4[0], {90: 90, -90: 270, 180: 180}[angle])
