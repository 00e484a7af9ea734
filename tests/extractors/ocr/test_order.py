"""Text that no grid holds is put into the order of its rows by where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.ocr.order import in_content_order
from extractors.pdf.engine.objects import Face, Rule, TextRun

SIZE, PITCH, LETTER = 9.0, 12.0, 4.5


def run(x0: float, base: float, text: str, *, bold: bool = False) -> TextRun:
    x1 = x0 + LETTER * len(text)
    return TextRun(text + " ", x0, base - SIZE, x1, base + 2, base, SIZE, Face(bold=bold), 0)


def cell(x0: float, first: int, *lines: str, bold: bool = False) -> Iterable[TextRun]:
    """Lines of a cell from the page's line of that number on."""
    return (run(x0, 100 + PITCH * (first + number), text, bold=bold) for number, text in enumerate(lines))


def ordered(runs: Sequence[TextRun], across: Sequence[Rule] = ()) -> list[str]:
    by_column = sorted(runs, key=lambda run: (run.x0, run.base))
    return [run.text.strip() for run in in_content_order(by_column, [], across)]


HEADINGS = ("Ref", "Action to be taken", "Lead")
THEME = "Theme two: a town in which everybody can get about"
FIRST = (("1.1",), ("Publish the policy on the", "parking of bicycles"), ("A Jones",))
SECOND = (("1.2",), ("Agree the budget with all", "partners"), ("B Smith",))


def rows(*rows: Sequence[Sequence[str]], first: int = 0, bold: int = 0) -> list[TextRun]:
    """Rows set solid below one another, the first of them bold."""
    runs: list[TextRun] = []
    for number, row in enumerate(rows):
        for x0, lines in zip((40, 70, 200), row, strict=True):
            runs += cell(x0, first, *lines, bold=number < bold)
        first += max(map(len, row))
    return runs


def test_rows_set_solid_begin_where_their_texts_begin_side_by_side() -> None:
    headings = [(text,) for text in HEADINGS]
    wanted = [*HEADINGS, "1.1", *FIRST[1], "A Jones", "1.2", *SECOND[1], "B Smith"]
    assert ordered(rows(headings, FIRST, SECOND)) == wanted


def test_what_a_page_break_left_of_a_row_stands_below_the_headings() -> None:
    headings = [(text,) for text in HEADINGS]
    rest = ((), ("of the Cabinet",), ())
    wanted = [*HEADINGS, "of the Cabinet", "1.1", *FIRST[1], "A Jones"]
    assert ordered(rows(headings, rest, FIRST, bold=1)) == wanted


def test_a_rule_parts_rows_whose_text_fills_its_lines() -> None:
    full = (("1.1",), ("Publish the policy on the car",), ("A Jones and B",))
    more = (("1.2",), ("parking of bicycles in towns",), ("Christopher S",))
    rule = Rule(100 + 0.3 * PITCH, 40, 300)
    assert ordered(rows(full, more), [rule]) == [text for row in (full, more) for (text,) in row]


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [
        "The Council has looked at how its",
        "services work together and at what",
        "they cost in the year.",
    ]
    right = [
        "It found that most of them do well",
        "and that some need more of the time",
        "of those in charge.",
    ]
    assert ordered([*cell(40, 0, *left), *cell(230, 0, *right)]) == left + right


def test_a_line_across_the_columns_stands_between_the_rows() -> None:
    runs = [
        *rows(FIRST),
        *cell(40, 2, THEME),
        *rows(SECOND, first=3),
    ]
    wanted = ["1.1", *FIRST[1], "A Jones", THEME, "1.2"]
    assert ordered(runs)[: len(wanted)] == wanted


def halfway(x0: float, middle: float, *lines: str) -> Iterable[TextRun]:
    """Lines of a cell that stand halfway down its row."""
    first = middle - PITCH * (len(lines) - 1) / 2
    return (run(x0, first + PITCH * number, text) for number, text in enumerate(lines))


def test_cells_halfway_down_their_rows_share_no_line() -> None:
    """Each line was a row by itself, and the texts of neighbouring cells one text."""
    wanted = []
    runs: list[TextRun] = []
    for middle, first, second in ((100.0, FIRST, ("May 2011",)), (140.0, SECOND, ("By the end", "of June"))):
        for x0, lines in zip((40, 70, 200, 260), (*first, second), strict=True):
            runs += halfway(x0, middle, *lines)
            wanted += lines
    assert ordered(runs) == wanted


def test_a_cell_beside_two_rows_opens_the_first() -> None:
    theme = ("A town in", "which all", "get about")
    first, second = FIRST[1:], SECOND[1:]
    heads = ("Theme", *HEADINGS[1:])
    runs = [run(x0, 76, text, bold=True) for x0, text in zip((40, 110, 240), heads, strict=True)]
    runs += halfway(40, 120.0, *theme)
    for middle, row in ((104.0, first), (136.0, second)):
        for x0, lines in zip((110, 240), row, strict=True):
            runs += halfway(x0, middle, *lines)
    assert ordered(runs) == [
        *heads,
        *theme,
        *(text for row in (first, second) for lines in row for text in lines),
    ]


def test_the_words_of_a_title_in_large_type_are_no_columns() -> None:
    title = [run(40, 40, "Harbour"), run(150, 40, "Board")]
    large = [each._replace(size=2 * SIZE) for each in title]
    headings = [(text,) for text in HEADINGS]
    runs = [*large, *rows(headings, FIRST, SECOND, first=0, bold=1)]
    assert ordered(runs)[:5] == ["Harbour", "Board", *HEADINGS]
