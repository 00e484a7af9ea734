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


def test_a_bold_heading_over_other_columns_begins_another_table() -> None:
    """The grades that a page set a line below its plan were read as rows of the plan."""
    sheet = Sheet()
    set_rows(sheet, PLAN, 100, pitch=14)
    sheet.words(50, 160, "Grades in two rounds:")
    grades = (("Round", "Effect", "People"), ("First", "Fair", "Good"), ("Second", "Good", "Good"))
    set_rows(sheet, grades, 178, pitch=14, lefts=(50.0, 205.0, 395.0))
    for base in (*range(103, 160, 14), *range(181, 220, 14)):
        sheet.rule(50, base, 540, base)
    first, second = read(sheet.done()).tables
    assert texts(first) == [list(row) for row in PLAN]
    assert texts(second) == [list(row) for row in grades]


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


_WRAPPED = (
    ("Review the", "procedures for", "all visits", "and outings"),
    ("Train the new", "staff of each", "day centre", "by turns"),
    ("Publish all the", "findings of", "the last two", "inspections"),
    ("Write to every", "one of the", "tenants who", "replied"),
)


def _set_justified(sheet: Sheet, lines: Sequence[str], base: float, width: float) -> None:
    """Lines in justified type, but for the last, word by word."""
    for number, line in enumerate(lines):
        words = line.split() if number < len(lines) - 1 else [line]
        taken = sum(sheet.canvas.stringWidth(word, "Helvetica", 9) for word in words)
        gap, x = (width - taken) / max(len(words) - 1, 1), 50.0
        for word in words:
            sheet.words(x, base + 11 * number, word)
            x += sheet.canvas.stringWidth(word, "Helvetica", 9) + gap


def test_words_that_justification_sets_far_apart_are_no_cells() -> None:
    sheet = Sheet()
    for left, words in zip((50.0, 160.0, 260.0), ("Action", "Lead officer", "By when"), strict=True):
        sheet.words(left, 100, words, font="Helvetica-Bold")
    for number, lines in enumerate(_WRAPPED):
        base = 120 + 54 * number
        _set_justified(sheet, lines, base, width=92)
        sheet.words(160, base, "Ann Field")
        sheet.words(260, base, f"{number + 1} May 2009")
    rows = texts(only_table(sheet.done()))
    assert [row[0] for row in rows[1:]] == [" ".join(lines) for lines in _WRAPPED]


def test_a_line_set_off_from_full_text_above_it_begins_the_row_that_its_cells_stand_beside() -> None:
    sheet = Sheet()
    set_rows(sheet, [("Action", "Lead", "By when")], 100, 12, (50.0, 150.0, 250.0))
    lines = (
        ("Review the referral", "Ann Field", "May 2009"),
        ("procedures of schools", "", ""),
        ("and publish the results", "", ""),
        (),
        ("Train all of the new", "Bob Marsh", "June 2009"),
        ("staff of the day centres", "", ""),
        (),
        ("Write to every tenant", "Cat Lowe", "July 2009"),
        ("who has asked for a visit", "", ""),
    )
    base = 114.0
    for line in lines:
        base += 11 if line else 8
        for left, words in zip((50.0, 150.0, 250.0), line, strict=False):
            sheet.words(left, base, words)
    assert texts(only_table(sheet.done()))[1:] == [
        ["Review the referral procedures of schools and publish the results", "Ann Field", "May 2009"],
        ["Train all of the new staff of the day centres", "Bob Marsh", "June 2009"],
        ["Write to every tenant who has asked for a visit", "Cat Lowe", "July 2009"],
    ]


def test_text_in_a_tables_columns_that_is_in_none_of_its_rows_is_said() -> None:
    """Words of one cell that stand apart by chance tear its row from the table."""
    sheet = Sheet()
    set_rows(sheet, PLAN, 100, pitch=14)
    for left, words in zip(range(50, 151, 25), ("to", "all", "who", "did", "ask"), strict=True):
        sheet.words(left, 156, words)
    sheet.words(180, 156, "Dan Orme")
    sheet.words(330, 156, "May 2009")
    document = read(sheet.done())
    assert ["in none of its rows" in issue.message for issue in document.issues] == [True]


def test_lines_that_each_say_the_same_labels_are_no_rows_of_a_table() -> None:
    sheet = Sheet()
    for number, name in enumerate(("Ann Field", "Bob Marsh", "Cat Lowe", "Dan Orme")):
        base = 100 + 40 * number
        sheet.words(50, base, f"{number + 1}.", font="Helvetica-Bold")
        sheet.words(80, base, "Mend the path beside the mill")
        for left, words in ((80, f"Lead: {name}"), (250, "Due date: May 2009"), (400, "Status: Underway")):
            sheet.words(left, base + 13, words)
    document = read(sheet.done())
    assert not document.tables
    assert sum("Lead: " in paragraph.item.text for paragraph in document.blocks) == 4


def test_what_is_painted_beyond_the_words_of_the_last_column_is_its_own() -> None:
    """The column ended where its heading does, and lights in its middle were in no cell."""
    rows = [(*row[:3], "RAG" if number == 0 else "") for number, row in enumerate(PLAN)]
    lit, painted = Sheet(), Sheet()
    for number, colour in enumerate(("red", "orange", "blue"), start=1):
        lit.fill(480, 92 + 36 * number, 490, 102 + 36 * number, colour)
        painted.fill(445, 85 + 36 * number, 530, 115 + 36 * number, colour)
    for sheet in (lit, painted):
        set_rows(sheet, rows, 100, pitch=36)
        table = only_table(sheet.done())
        assert [table.at(row, 3).fill for row in range(4)] == [None, "#FF0000", "#FFA500", "#0000FF"]


def test_lines_that_fill_all_columns_are_rows_although_a_cell_of_each_begins_small() -> None:
    rows = [
        ["Job", "Who", "When"],
        ["Write to the owner of the footbridge about its rail", "Clerk", "by end of May"],
        ["Obtain three quotations for painting the shelters", "Cllr Mrs Reed", "next meeting"],
        ["Meet the highways officer at Mill Corner", "Cllr Bow and Clerk", "12 May 2009"],
        ["Clear the ditch at the allotment gate", "Wardens", "before autumn"],
        ["Order a new lock", "Clerk", "straight away"],
    ]
    sheet = Sheet()
    for number, row in enumerate(rows):
        for left, words in zip((50.0, 290.0, 400.0), row, strict=True):
            sheet.words(left, 100 + 18 * number, words)
    assert texts(only_table(sheet.done())) == rows
