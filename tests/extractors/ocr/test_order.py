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
