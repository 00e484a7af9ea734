"""Tables of which the picture shows less than was drawn: rules on dark heads, bands beside one another, pale
rules.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

pytest.importorskip("tesserocr", reason="needs councilplans[ocr]")

from benchmarks.scan_maker import Scan, made_scan
from tests.extractors.pdf.making import Sheet, only_table, read, texts

SIZE = (560.0, 260.0)
HEAD = ("Ref", "What we will do", "Lead", "Due date")
ROWS = (
    ("1.1", "Publish the parking policy", "Head of Roads", "31 March 2011"),
    ("1.2", "Agree the budget with partners", "Town Clerk", "June 2011"),
)
XS = (50.0, 90.0, 290.0, 400.0, 500.0)


def scan(sheet: Sheet) -> bytes:
    return made_scan(sheet.done(), Scan())


def head(sheet: Sheet, top: float, bottom: float, rule: str, base: float) -> None:
    """A row in white letters on dark grey, parted by upright rules of a grey of their own."""
    sheet.fill(XS[0], top, XS[-1], bottom, "#3C3C3C")
    sheet.canvas.setStrokeColor(rule)
    for x in XS[1:-1]:
        sheet.rule(x, top, x, bottom)
    sheet.canvas.setStrokeColor("#000000")
    sheet.canvas.setFillColor("#FFFFFF")
    for x, words in zip(XS, HEAD, strict=False):
        sheet.words(x + 3, base, words, font="Helvetica-Bold")
    sheet.canvas.setFillColor("#000000")


def test_grey_rules_part_a_dark_head_that_no_rule_surrounds() -> None:
    """Its cells were one, and its lower edge none of the table's."""
    sheet = Sheet(SIZE)
    head(sheet, 80, 98, "#666666", 92)
    sheet.table(XS, (98, 116, 134), ROWS)
    table = only_table(scan(sheet))
    assert texts(table) == [list(HEAD), *map(list, ROWS)]


def test_white_letters_close_to_the_edge_of_a_dark_head_are_whole() -> None:
    """Their heads were cut off: what lay beside the edge was taken for neither's ink."""
    sheet = Sheet(SIZE)
    head(sheet, 80, 91, "#000000", 88)
    sheet.table(XS, (91, 109, 127), ROWS)
    assert texts(only_table(scan(sheet)))[0] == list(HEAD)


def test_a_pale_band_right_below_a_dark_head_is_read() -> None:
    """Bold letters close to the head were taken for a part of it, and their paper for ink."""
    sheet = Sheet(SIZE)
    head(sheet, 80, 93, "#000000", 90)
    sheet.fill(XS[0], 93, XS[-1], 105, "#E2E2E2")
    sheet.words(53, 101.5, "1 Getting about in the town and the villages", font="Helvetica-Bold")
    sheet.box(XS[0], 93, XS[-1], 105)
    sheet.table(XS, (105, 123, 141), ROWS)
    rows = texts(only_table(scan(sheet)))
    assert rows[:2] == [list(HEAD), ["1 Getting about in the town and the villages"]]


def test_hair_lines_of_pale_grey_part_rows() -> None:
    """No more than an eighth as dark as ink, they were not seen, and lines of two rows became one."""
    sheet = Sheet(SIZE)
    sheet.canvas.setStrokeColor("#CCCCCC")
    rows = (HEAD, *ROWS, ("", "Clear the culverts", "Head of Roads", "May 2011"))
    for number, row in enumerate(rows):
        for x, words in zip(XS, row, strict=False):
            sheet.words(x + 3, 92 + 15 * number, words)
        sheet.rule(XS[0], 97 + 15 * number, XS[-1], 97 + 15 * number)
    assert [row[1:] for row in texts(only_table(scan(sheet)))] == [list(row[1:]) for row in rows]


def test_a_letter_below_a_rule_does_not_hide_it() -> None:
    """A stem of the row of all columns below stands where the rule above ends, and went on from it."""
    sheet = Sheet(SIZE)
    sheet.table(XS, (80, 94), [HEAD])
    sheet.box(XS[0], 94, XS[-1], 106)
    sheet.words(84.2, 103.5, "Hill and library", size=11)
    sheet.table(XS, (106, 124, 142), ROWS)
    rows = texts(only_table(scan(sheet)))
    assert rows == [list(HEAD), ["Hill and library"], *map(list, ROWS)]


def test_the_first_letter_of_a_large_heading_is_no_box() -> None:
    """A bold B was a box with a cross in it."""
    sheet = Sheet(SIZE)
    sheet.words(50, 60, "Budget for the priorities", size=15, font="Helvetica-Bold")
    sheet.table(XS, (80, 98, 116, 134), [HEAD, *ROWS])
    assert any("Budget for the priorities" in text for text in read(scan(sheet)).texts())


def test_a_rule_in_the_colour_of_a_head_parts_its_cells() -> None:
    """Nothing of it is seen, and the head was one cell; a band across all columns stays one."""
    sheet = Sheet(SIZE)
    head(sheet, 80, 98, "#3C3C3C", 92)
    sheet.table(XS, (98, 116, 134), ROWS)
    sheet.fill(XS[0], 134, XS[-1], 150, "#3C3C3C")
    sheet.canvas.setFillColor("#FFFFFF")
    sheet.words(53, 145, "Getting about")
    sheet.canvas.setFillColor("#000000")
    sheet.table(XS, (150, 168, 186), ROWS)
    rows = texts(only_table(scan(sheet)))
    assert rows == [list(HEAD), *map(list, ROWS), ["Getting about"], *map(list, ROWS)]


def test_a_head_full_of_bold_letters_is_one_surface() -> None:
    """Where they left less of its colour than of theirs, it was in pieces, and its letters none."""
    sheet = Sheet(SIZE)
    sheet.fill(XS[0], 80, XS[-1], 94, "#0B3A64")
    sheet.canvas.setFillColor("#FFFFFF")
    for x, words in zip(
        XS, ("No", "Matters resolved in the hall", "Falls to all", "Well before"), strict=False
    ):
        sheet.words(x + 2, 91, words, size=12, font="Times-Bold")
    sheet.canvas.setFillColor("#000000")
    sheet.table(XS, (94, 112, 130), ROWS)
    assert texts(only_table(scan(sheet)))[0][1:3] == ["Matters resolved in the hall", "Falls to all"]


def test_painted_cells_are_parted_by_the_paper_between_them() -> None:
    """The strips of paper between them were letters in front of their words ("[Target")."""
    sheet = Sheet(SIZE)
    for left, right in pairwise(XS):
        sheet.fill(left, 80, right - 2, 93, "#1F4E79")
    sheet.canvas.setFillColor("#FFFFFF")
    for x, words in zip(XS, HEAD, strict=False):
        sheet.words(x + 1, 90, words, font="Helvetica-Bold")
    sheet.canvas.setFillColor("#000000")
    sheet.table(XS, (96, 114, 132), ROWS)
    said = " ".join(read(scan(sheet)).texts())
    assert all(words in said for words in HEAD)
    assert not set("[]|") & set(said)
