"""Tables as other programs print them: in fixed-width type, in one box for many rows, column by column."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap

from tests.extractors.pdf.making import Sheet, only_table, read, texts

_HEADINGS = ("Ref", "Action", "Lead officer", "By when")

_ROWS = (
    (
        "1.1",
        "Review the induction pack for new foster carers and send it to all supervising social workers",
        "Fostering Manager",
        "30 Sept 2009",
    ),
    ("1.2", "Write to every school about the change of referral route", "J Whitcombe", "October 2009"),
    (
        "1.3",
        "Agree with the health trust how initial health assessments will be booked within twenty days",
        "Head of Service",
        "31 Dec 2009",
    ),
    (
        "2.1",
        "Audit a sample of thirty case files each quarter and report the findings to the Board",
        "Quality Assurance Officer",
        "March 2010",
    ),
    ("2.2", "Publish the complaints leaflet", "Complaints Officer", "Nov 2009"),
)

_PLAN = [list(_HEADINGS), *map(list, _ROWS)]

_WIDTHS = (5, 46, 22, 14)
"""Letters that a line of a cell may take."""

_LEFT_EDGES = (40, 80, 300, 430, 540)

_LINE = 11
"""Points between the lines of a cell."""


def _lines(row: tuple[str, ...]) -> list[list[str]]:
    """The lines of each cell of a row."""
    return [wrap(text, width) for text, width in zip(row, _WIDTHS, strict=True)]


def _one_line(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]


def _print_out(gap: float) -> bytes:
    """The plan as an old program prints it: no rule, each line over the whole width in fixed-width type."""
    sheet = Sheet()
    base = 60.0
    for row in (_HEADINGS, *_ROWS):
        cells = _lines(row)
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            line = "".join(part.ljust(width + 2) for part, width in zip(parts, _WIDTHS, strict=True))
            sheet.words(40, base, line.rstrip(), font="Courier")
            base += _LINE
        base += gap
    return sheet.done()


def _set_in_columns(base: float, step: float) -> tuple[Sheet, float]:
    """The plan's columns, each drawn from top to bottom before the next; and where its last line stands."""
    sheet = Sheet()
    rows = [_lines(row) for row in _ROWS]
    starts = [base]
    for cells in rows:
        starts.append(starts[-1] + _LINE * max(map(len, cells)) + step)
    for col, heading in enumerate(_HEADINGS):
        sheet.words(_LEFT_EDGES[col], base - 18, heading, font="Helvetica-Bold")
        for start, cells in zip(starts, rows, strict=False):
            for number, line in enumerate(cells[col]):
                sheet.words(_LEFT_EDGES[col], start + _LINE * number, line)
    return sheet, starts[-1]


def test_reads_a_print_out_in_fixed_width_type_line_under_line() -> None:
    assert _one_line(texts(only_table(_print_out(gap=0)))) == _PLAN


def test_says_no_line_of_a_table_a_second_time_as_a_paragraph() -> None:
    for content in (_print_out(gap=0), _print_out(gap=_LINE), _set_in_columns(90, 7)[0].done()):
        assert len(read(content).blocks) == 1


def test_reads_a_print_out_in_fixed_width_type_with_a_blank_line_between_rows() -> None:
    assert _one_line(texts(only_table(_print_out(gap=_LINE)))) == _PLAN


def test_tells_rows_apart_that_one_ruled_box_holds() -> None:
    sheet = Sheet()
    base = 80.0
    for x, heading in zip(_LEFT_EDGES, _HEADINGS, strict=False):
        sheet.words(x + 3, base - 9, heading, font="Helvetica-Bold")
    sheet.rule(40, base - 4, 540, base - 4)
    for row in _ROWS:
        base += 6
        cells = _lines(row)
        for number in range(max(map(len, cells))):
            base += _LINE
            for x, cell in zip(_LEFT_EDGES, cells, strict=False):
                if number < len(cell):
                    sheet.words(x + 3, base, cell[number], font="Helvetica-Bold" if x == 40 else "Helvetica")
    bottom = base + 6
    for left, right in pairwise(_LEFT_EDGES):
        sheet.box(left, 60, right, bottom)
    assert _one_line(texts(only_table(sheet.done()))) == _PLAN


def test_puts_columns_that_were_drawn_one_after_the_other_back_into_rows() -> None:
    sheet, _ = _set_in_columns(90, 7)
    assert _one_line(texts(only_table(sheet.done()))) == _PLAN


def test_two_columns_of_prose_are_no_table() -> None:
    sheet = Sheet()
    sentence = "The panel met foster carers and heard from them how well the training had been received in "
    for x, turns in ((40, 14), (310, 12)):
        lines = wrap((sentence + "every part of the county and its towns. ") * turns, 48)
        for number, line in enumerate(lines):
            gap = 7 * (number // (5 if x == 40 else 4))
            sheet.words(x, 80 + _LINE * number + gap, line)
    assert not read(sheet.done()).tables


def test_makes_one_heading_of_lines_over_columns_of_figures() -> None:
    sheet = Sheet()
    for x, lines in (
        (40, ("Quarter",)),
        (150, ("Number of", "visits")),
        (260, ("Share", "in time")),
        (370, ("Late", "reports")),
    ):
        for number, line in enumerate(lines):
            sheet.words(x, 80 + _LINE * (number + 2 - len(lines)), line)
    for number, row in enumerate(
        (
            ("April to June", "114", "91", "10"),
            ("July to September", "120", "88", "14"),
            ("October to December", "98", "93", "7"),
        )
    ):
        for x, word in zip((40, 150, 260, 370), row, strict=True):
            sheet.words(x, 108 + 14 * number, word)
    assert _one_line(texts(only_table(sheet.done())))[0] == [
        "Quarter",
        "Number of visits",
        "Share in time",
        "Late reports",
    ]
