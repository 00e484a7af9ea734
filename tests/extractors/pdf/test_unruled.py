"""Tables without rules: what stands under one another, and what only seems to."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extractors.pdf.making import Sheet, only_table, read, texts

LEFTS = (50.0, 180.0, 330.0, 450.0)

PLAN = (
    ("Action", "Lead officer", "By when", "Status"),
    ("Review the procedures", "Ann Field", "May 2009", "Underway"),
    ("Train all new staff", "Bob Marsh", "June 2009", "Completed"),
    ("Publish the findings", "Cat Lowe", "July 2009", "Underway"),
)


def set_rows(
    sheet: Sheet, rows: Sequence[Sequence[str]], top: float, pitch: float, lefts: Sequence[float] = LEFTS
) -> None:
    for number, row in enumerate(rows):
        font = "Helvetica-Bold" if number == 0 else "Helvetica"
        for left, words in zip(lefts, row, strict=True):
            sheet.words(left, top + number * pitch, words, font=font)


def set_letters(sheet: Sheet, x: float, base: float, words: str) -> None:
    """Words letter by letter, as browsers draw them."""
    for letter in words:
        sheet.words(x, base, letter)
        x += sheet.canvas.stringWidth(letter, "Helvetica", 9)


def test_rows_that_a_browser_sets_far_apart_are_one_table() -> None:
    sheet = Sheet()
    set_rows(sheet, PLAN, 100, pitch=36)
    assert texts(only_table(sheet.done())) == [list(row) for row in PLAN]


def test_a_word_too_long_for_its_column_stays_out_of_the_next_one() -> None:
    sheet = Sheet()
    lefts = (50.0, 100.0, 157.0)
    rows = [["Ref", "Recommendation", "Actions"], ["1", "Share more", "Write"], ["2", "Train", "Teach them"]]
    for number, row in enumerate(rows):
        for left, words in zip(lefts, row, strict=True):
            set_letters(sheet, left, 100 + 14 * number, words)
    assert texts(only_table(sheet.done())) == rows


def test_a_currency_sign_belongs_to_the_amount_that_it_is_set_off_from() -> None:
    sheet = Sheet()
    for number, (name, sign, amount) in enumerate(
        (("Grants", "$", "40,010"), ("Vaccines", "", "1,278"), ("Fees", "", "313"), ("Total", "$", "41,601"))
    ):
        base = 100 + 14 * number
        sheet.words(50, base, name)
        sheet.words(200, base, sign)
        sheet.canvas.drawRightString(260, sheet.height - base, amount)
        sheet.canvas.drawRightString(340, sheet.height - base, "100")
    rows = texts(only_table(sheet.done()))
    assert [row[1] for row in rows] == ["$ 40,010", "1,278", "313", "$ 41,601"]


def test_a_name_of_two_lines_goes_with_the_figures_beside_its_last_line() -> None:
    sheet = Sheet()
    lines = (
        ("All families", "69,273", "46,423"),
        ("Families with a female", "", ""),
        ("householder", "26,442", "98,218"),
        ("Unrelated individuals", "56,434", "30,252"),
        ("Persons in households", "15,400", "32,343"),
    )
    for number, (name, one, other) in enumerate(lines):
        sheet.words(50, 100 + 11 * number, name)
        for right, words in ((300, one), (400, other)):
            sheet.canvas.drawRightString(right, sheet.height - 100 - 11 * number, words)
    names = [" ".join(row[0].split()) for row in texts(only_table(sheet.done()))]
    assert names == [
        "All families",
        "Families with a female householder",
        "Unrelated individuals",
        "Persons in households",
    ]


def test_numbered_paragraphs_with_a_raised_footnote_sign_are_no_table() -> None:
    sheet = Sheet()
    base = 100.0
    for number in range(1, 5):
        sheet.words(50, base, f"1.{number}", size=12)
        sheet.words(86, base, "The strategy is founded upon an approach by risk", size=12)
        end = 86 + sheet.canvas.stringWidth(
            "The strategy is founded upon an approach by risk", "Helvetica", 12
        )
        sheet.words(end + 0.5, base - 5.6, "5", size=8)
        sheet.words(end + 9, base, "and on advice", size=12)
        sheet.words(86, base + 14, "which the partners gave", size=12)
        base += 42
    document = read(sheet.done())
    assert not document.tables
    assert any("by risk⁵ and on advice which" in text for text in document.texts())


def test_columns_that_have_moved_make_another_table() -> None:
    sheet = Sheet()
    set_rows(sheet, PLAN, 700, pitch=14)
    sheet.next_page()
    other = (
        ("Aim", "Owner", "Date", "State"),
        ("Listen", "Di", "2010", "Open"),
        ("Learn", "Ed", "2011", "Shut"),
    )
    set_rows(sheet, other, 60, pitch=14, lefts=(50.0, 210.0, 300.0, 480.0))
    first, second = read(sheet.done()).tables
    assert texts(first) == [list(row) for row in PLAN]
    assert texts(second) == [list(row) for row in other]


def test_a_header_cell_taller_than_its_neighbours_keeps_its_first_line_on_every_page() -> None:
    sheet = Sheet()
    for page in range(3):
        for left, words in zip(LEFTS, ("Action", "Lead officer", "By when"), strict=False):
            sheet.words(left, 60, words, font="Helvetica-Bold")
        for line, words in enumerate(("Review", "date", "for it")):
            sheet.words(450, 50 + 10 * line, words, font="Helvetica-Bold")
        for row in range(3):
            cells = (f"Do the thing {page}{row}", "Ann Field", "May 2009", "June 2009")
            for left, words in zip(LEFTS, cells, strict=True):
                sheet.words(left, 95 + 14 * row, words)
        sheet.next_page()
    table = only_table(sheet.done())
    assert table.n_rows == 10
    assert " ".join(table.at(0, 3).text.split()) == "Review date for it"


def test_one_cell_that_goes_on_in_a_grid_of_its_own_belongs_to_the_row_before() -> None:
    xs = (50.0, 150.0, 250.0, 350.0)
    sheet = Sheet()
    sheet.table(xs, (700.0, 720.0, 740.0), (("Action", "Lead", "Due"), ("Review the way that", "Ann", "May")))
    sheet.next_page()
    sheet.table(xs, (60.0, 90.0), (("referrals are made", "", ""),))
    table = only_table(sheet.done())
    assert texts(table)[1][0] == "Review the way that referrals are made"
    assert table.n_rows == 2
