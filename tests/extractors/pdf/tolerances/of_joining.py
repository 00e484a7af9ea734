"""Tables and texts that a page's end parts, and that hold the tolerances of joining them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.joining import join_pages
from extractors.joining.own import is_own_row
from extractors.joining.prose import joined_paragraphs
from extractors.joining.rows import ended_above_the_break, in_mid_sentence, is_printed_again
from extractors.joining.tolerances import JOINING
from extractors.layout import Box, Cell, Document, DoubtfulWord, Heading, Item, Paragraph, Table, plain_item
from tests.extractors.pdf.tolerances.holding import holds
from tests.support import table_of


def _cell(text: str, col: int = 0) -> Cell:
    return Cell(0, col, items=(plain_item(text),) if text else ())


def _piece(page: int, words: Sequence[str], moved: float = 0) -> Table:
    """A table's row on a page, its middle line so far from where it stands on the others."""
    lines = (50.0, 200.0 + moved, 400.0)
    cells = tuple(
        Cell(0, col, items=(plain_item(text),), boxes=(Box(page, lines[col], 100, lines[col + 1], 120),))
        for col, text in enumerate(words)
    )
    return Table(1, 2, cells, (Box(page, 50, 100, 400, 120),))


@holds(JOINING, "same_place", within=3.5, beyond=4.5)
def the_columns_of_a_table_stand_alike_on_its_pages(points: float) -> bool:
    pieces = _piece(1, ("Review the policy", "Ann Lee")), _piece(2, ("Train all staff", "Bo Ray"), points)
    return len(join_pages(Document("pdf", pieces)).tables) == 1


@holds(JOINING, "ended_line", within=1.5, beyond=1.7)
def a_cell_is_cut_where_it_is_filled_to_the_pages_end(times: float) -> bool:
    def placed(bottom: float, col: int) -> Cell:
        item = Item(plain_item("Review").runs, boxes=(Box(1, 50, bottom - 10, 100, bottom),))
        return Cell(0, col, items=(item,))

    short, full = placed(800 - 10 * times, 0), placed(800, 1)
    return not ended_above_the_break(short, (short, full))


def _runs(heading: str, count: int) -> bool:
    """Whether a table goes on below a heading that stands so often between its pieces."""
    blocks: list[Table | Heading] = [_piece(1, ("Review the policy", "Ann Lee"))]
    for number in range(count):
        blocks += [Heading(plain_item(heading), 1), _piece(2 + number, (f"Train staff {number}", "Bo Ray"))]
    return len(join_pages(Document("pdf", tuple(blocks))).tables) == 1


@holds(JOINING, "running_headings", within=3, beyond=2)
def a_heading_that_is_printed_on_each_page_parts_no_table(count: float) -> bool:
    return _runs("Housing", int(count))


@holds(JOINING, "longest_running", within=115, beyond=125)
def a_paragraph_parts_a_table_however_often_it_is_printed(letters: float) -> bool:
    return _runs("a" * int(letters), 3)


@holds(JOINING, "full_paragraph", within=62, beyond=58)
def a_paragraph_that_fills_a_line_goes_on_in_small_letters(letters: float) -> bool:
    blocks = [Paragraph(plain_item("a" * int(letters))), Paragraph(plain_item("of all"))]
    return len(joined_paragraphs(blocks)) == 1


@holds(JOINING, "label_words", within=4, beyond=3)
def a_few_words_with_a_colon_are_a_label(words: float) -> bool:
    return in_mid_sentence(_cell(" ".join(["review"] * int(words)) + ":"), _cell("Ann Lee"))


@holds(JOINING, "printed_again", within=6, beyond=7)
def a_value_is_printed_again(words: float) -> bool:
    text = " ".join(["Ann"] * int(words))
    return is_printed_again(_cell(text), _cell(text))


def _is_own(said: str, due: str) -> bool:
    """Whether a row is one of its own below one with a date."""
    above = _cell("Publish the parking strategy"), _cell("June 2010", 1)
    return is_own_row(above, (_cell(said), _cell(due, 1)))


@holds(JOINING, "new_words", within=3, beyond=2)
def something_to_do_takes_some_words(words: float) -> bool:
    return _is_own(" ".join(["Consult", "all", "residents"][: int(words)]), "July 2010")


@holds(JOINING, "longest_value", within=6, beyond=7)
def a_date_takes_few_words(words: float) -> bool:
    due = ["by", "30", "June", "2010,", "31", "July", "2010"]
    return _is_own("Consult all residents", " ".join(due[: int(words)]))


def _is_header_again(heads: Sequence[str], again: Sequence[str]) -> bool:
    """Whether a header is known again on the next page of a scan."""
    tables = [
        table_of(names, [f"{row} part {number}" for number in range(len(names))])
        for names, row in ((heads, "Review"), (again, "Publish"))
    ]
    pages = [replace(table, boxes=(Box(page, 50, 100, 400, 140),)) for page, table in enumerate(tables, 1)]
    word = DoubtfulWord(again[-1], Box(2, 300, 100, 350, 120), 40)
    (table,) = join_pages(Document("pdf+ocr", tuple(pages), doubtful=(word,))).tables
    return table.n_rows == 3


@holds(JOINING, "misread_alike", within=0.8, beyond=0.6)
def a_heading_of_a_scan_is_misread_in_a_few_letters(share: float) -> bool:
    kept = round(10 * share)
    misread = "Provisions"[:kept] + "xxxxxxxxx"[: 10 - kept]
    return _is_header_again(("Action", "Lead", "Provisions"), ("Action", "Lead", misread))


_HEADS = ("Ref", "Area", "Recommendation", "Action", "Outcome", "Due", "Lead", "Officers", "Review", "Status")


@holds(JOINING, "misread_most", within=0.6, beyond=0.5)
def most_headings_of_a_scan_are_read_alike(share: float) -> bool:
    kept = round(share * len(_HEADS))
    return _is_header_again(_HEADS, (*_HEADS[:kept], *["oR"] * (len(_HEADS) - kept)))


@holds(JOINING, "misread_fewest", within=3, beyond=2)
def some_headings_of_a_scan_are_read_alike(fewest: float) -> bool:
    same = int(fewest)
    heads = _HEADS[: same + 1]
    return _is_header_again(heads, (*heads[:same], "oR"))
