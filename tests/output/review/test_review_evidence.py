"""Actions found again in their documents' layouts, and what is shown beside them."""

from __future__ import annotations

import io

import pytest

from extractors.layout import Box, Cell, Document, Item, Paragraph, Run, Table, plain_item
from output.review.evidence import MarkedLine, MarkedRow
from output.review.layout_evidence import layout_evidence
from output.review.pictures import SHARP, render_pages
from output.review.places import WordPlaces
from tests.output.building import action
from tests.output.review.layouts import HEIGHT, LEFT, TOP, WIDTH, flowing_table, paged, paged_table

HEAD = ["Action", "Lead", "Due"]
REGISTER = ["Review the register of empty homes", "Ann Lee", "March 2010"]
CENTRE = ["Open the youth centre\nRecruit four support workers", "Board", "2011"]


def test_a_row_on_a_page_is_cut_out_with_its_cells_outlined_and_its_words_marked() -> None:
    document = paged(paged_table([HEAD, REGISTER, CENTRE]))
    shown = layout_evidence([action(REGISTER[0], row=1, page=1)], document)
    (strip,) = shown.actions["00112233aabbccdd-0001"].strips
    top, bottom = TOP + HEIGHT, TOP + 2 * HEIGHT
    assert strip.page == 1
    assert strip.area[1] <= top < bottom <= strip.area[3]
    assert strip.area[3] - strip.area[1] < 2 * HEIGHT
    assert strip.cells == tuple(
        (LEFT + col * WIDTH, top, LEFT + (col + 1) * WIDTH, bottom) for col in range(3)
    )
    assert shown.heads[0].area[1] <= TOP
    assert shown.actions["00112233aabbccdd-0001"].head == 0


def test_the_words_of_one_action_among_several_in_a_cell_are_marked_alone() -> None:
    boxes = [Box(1, 45, 105 + 10 * line, 200, 114 + 10 * line) for line in range(3)]
    texts = ["Open the youth centre", "Recruit four support workers", "Train them"]
    items = tuple(Item((Run(text),), boxes=(box,)) for text, box in zip(texts, boxes, strict=True))
    table = Table(1, 1, (Cell(0, 0, items=items, boxes=(Box(1, 40, 100, 220, 140),)),))
    shown = layout_evidence([action("Recruit four support workers", row=0, page=1)], paged(table))
    (strip,) = shown.actions["00112233aabbccdd-0001"].strips
    assert strip.words == ((45, 115, 200, 124),)


def test_a_cell_that_reaches_over_several_rows_is_outlined_beside_its_row_only() -> None:
    tall = Cell(0, 0, row_span=2, items=(plain_item("Housing"),), boxes=(Box(1, 0, 100, 50, 160),))
    rows = [
        Cell(row, 1, items=(plain_item(text),), boxes=(Box(1, 50, 100 + 30 * row, 200, 130 + 30 * row),))
        for row, text in enumerate([REGISTER[0], "Open the youth centre"])
    ]
    table = Table(2, 2, (tall, *rows), (Box(1, 0, 100, 200, 160),))
    shown = layout_evidence([action("Open the youth centre", row=1, page=1)], paged(table))
    (strip,) = shown.actions["00112233aabbccdd-0001"].strips
    assert (0, 130, 50, 160) in strip.cells
    assert strip.area[1] > 125


def test_a_row_that_goes_on_overleaf_is_shown_on_both_pages() -> None:
    first = paged_table([HEAD, ["Review the register of empty homes and", "Ann Lee", ""]], page=1)
    second = paged_table([HEAD, ["report to the board", "", ""], CENTRE], page=2)
    row = action("Review the register of empty homes and report to the board", row=1, page=1, page_end=2)
    shown = layout_evidence([row], paged(first, second))
    strips = shown.actions[row.action_id].strips
    assert [strip.page for strip in strips] == [1, 2]
    assert strips[1].area[1] < TOP + HEIGHT < strips[1].area[3]


def test_an_action_that_only_begins_at_the_end_of_its_cell_is_marked_there() -> None:
    cut = "Review the register of empty homes\nWrite to every tenant about the"
    document = Document("docx", (flowing_table([HEAD, [cut, "", ""], ["repairs due", "", ""]]),))
    row = action("Write to every tenant about the repairs due", row=1)
    assert layout_evidence([row], document).actions[row.action_id].row == MarkedRow(0, 1, 0, (1, 2))


def test_words_decide_where_a_reader_counted_tables_otherwise() -> None:
    document = paged(paged_table([["Statistics", "1"]]), paged_table([HEAD[:2], REGISTER[:2]], page=2))
    spot = WordPlaces(document).spot(action(REGISTER[0], table=0, row=0))
    assert spot is not None
    assert (spot.table, spot.row) == (1, 1)


def test_an_action_whose_words_stand_nowhere_is_shown_by_its_box_or_its_page() -> None:
    document = paged(paged_table([HEAD, REGISTER]))
    boxed = action("Something else", 1, page=1, bbox=(40.0, 300.0, 400.0, 330.0))
    paged_only = action("Nothing of this is printed", 2, page=2)
    shown = layout_evidence([boxed, paged_only], document)
    assert shown.actions[boxed.action_id].strips[0].cells == ((40.0, 300.0, 400.0, 330.0),)
    assert shown.actions[paged_only.action_id].strips[0].area == (0.0, 0.0, 842.0, 595.0)


def test_short_words_do_not_match_a_longer_cell_by_chance() -> None:
    document = paged(paged_table([["Lead Officers", "Board"]]))
    row = action("Lead officers of each service to be named", table=3, row=0)
    assert WordPlaces(document).spot(row) is None


def test_a_table_without_pages_is_rebuilt_with_its_row_and_words_marked() -> None:
    document = Document("docx", (flowing_table([HEAD, REGISTER, CENTRE], {"2011": "#FFC000"}),))
    row = action("Recruit four support workers", row=2)
    shown = layout_evidence([row], document)
    assert shown.actions[row.action_id].row == MarkedRow(0, 2, 0, (1, 2))
    table = shown.tables[0]
    assert (len(table.rows), table.head_rows) == (3, 2)
    assert [cell.fill for cell in table.cells if cell.fill] == ["#FFC000"]
    assert table.cells[6].items == ("Open the youth centre", "Recruit four support workers")


def test_a_section_or_recommendation_above_the_first_row_is_no_column_header() -> None:
    rows = [HEAD, ["Homes", "", ""], ["Bring every home into use", "", ""], REGISTER]
    document = Document("docx", (flowing_table(rows),))
    row = action(REGISTER[0], row=3, section="Homes", recommendation="Bring every home into use")
    assert layout_evidence([row], document).tables[0].head_rows == 1


def test_an_action_outside_tables_is_shown_among_its_lines() -> None:
    lines = [f"Line {number}" for number in range(4)]
    items = [plain_item(line) for line in lines] + [plain_item("Sell the depot", marker="•", level=0)]
    document = Document("text", tuple(Paragraph(item) for item in items))
    row = action("Sell the depot")
    shown = layout_evidence([row], document)
    assert shown.actions[row.action_id].line == MarkedLine(("Line 2", "Line 3", "• Sell the depot"), 2)


def made_pdf(*sizes: tuple[float, float]) -> bytes:
    from pypdfium2 import PdfDocument

    document = PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_pages_are_rendered_once_at_two_pixels_a_point() -> None:
    from PIL import Image

    pictures = render_pages(made_pdf((595, 842), (842, 595)), {2: SHARP, 1: SHARP, 9: SHARP})
    assert [(each.page, each.width, each.height) for each in pictures] == [(1, 595, 842), (2, 842, 595)]
    assert Image.open(io.BytesIO(pictures[1].webp)).size == (1684, 1190)


def test_a_poster_is_rendered_no_larger_than_a_screen_can_use() -> None:
    from PIL import Image

    (poster,) = render_pages(made_pdf((2384, 3370)), {1: SHARP})
    assert max(Image.open(io.BytesIO(poster.webp)).size) == 2400


@pytest.mark.parametrize("row", [-1, 99])
def test_a_place_outside_the_document_is_no_trouble(row: int) -> None:
    document = Document("docx", (flowing_table([HEAD, REGISTER]),))
    assert WordPlaces(document).spot(action(REGISTER[0], table=7, row=row)) is not None
