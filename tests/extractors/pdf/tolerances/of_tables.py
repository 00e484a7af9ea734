"""Pages that hold the tolerances of tables found by the alignment of their text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from extractors.pdf.engine.objects import Fill, Rule, TextRun
from extractors.pdf.tables.alignment import NeighbourTable, aligned_tables, carried_on
from extractors.pdf.tables.columns import ColumnSpan, columns_of, lines_between, spans
from extractors.pdf.tables.heading_lines import with_whole_headings
from extractors.pdf.tables.row_heads import untangled, with_whole_stubs
from extractors.pdf.tables.rule_evidence import Evidence, same_columns
from extractors.pdf.tables.stacks import unstacked
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.tables.wrapped_rows import with_whole_rows
from extractors.pdf.text.bands import Band, Chunk, bands_of
from extractors.pdf.text.wording import first_word_share
from tests.extractors.pdf.tolerances.holding import SIZE, holds, page, tables, word

LEFTS = (50.0, 180.0, 330.0)
"""Where the columns of these plans begin."""

NOTHING = Evidence([], [], [])


def row(base: float, *words: str, lefts: Sequence[float] = LEFTS) -> list[TextRun]:
    """A row of words, ``@`` a letter of its own: no row says what the first one of its table does."""
    own = chr(ord("a") + int(base) // 14 % 26)
    return [word(text.replace("@", own), left, base) for text, left in zip(words, lefts, strict=False)]


def plan_row(base: float, shift: float = 0.0) -> list[TextRun]:
    return row(base, "Review @@", "Ann Field", "May 2009", lefts=[left + shift for left in LEFTS])


def plan(count: int) -> list[TextRun]:
    """Rows of a plan 14 points apart, the first at 100."""
    return [run for number in range(count) for run in plan_row(100 + 14 * number)]


def found(runs: Iterable[TextRun], evidence: Evidence = NOTHING) -> list[tuple[int, int]]:
    """How many bands and columns each table has that stands in runs."""
    stretches = aligned_tables(bands_of(runs, []), evidence)
    return [(len(stretch.bands), len(stretch.columns)) for stretch in stretches]


# Which rows are of one table.


@holds(TABLES, "row_gap", within=2.5, beyond=2.7)
def an_empty_line_parts_no_rows(ems: float) -> bool:
    return found([*plan(4), *plan_row(142 + SIZE + ems * SIZE, shift=3)]) == [(5, 3)]


@holds(TABLES, "alike_row_gap", within=3.9, beyond=4.1)
def two_empty_lines_part_no_rows_that_begin_alike(ems: float) -> bool:
    return found([*plan(4), *plan_row(142 + SIZE + ems * SIZE)]) == [(5, 3)]


@holds(TABLES, "same_edge", within=1.8, beyond=2.2)
def the_cells_of_a_column_have_one_edge(points: float) -> bool:
    second = [word("Train all", left + points, 114) for left in LEFTS]
    return bool(found([*row(100, "Pay", "Ann", "May"), *second]))


@holds(TABLES, "same_start", within=0.7, beyond=0.9)
def a_column_set_flush_left_begins_at_one_place(points: float) -> bool:
    bands = bands_of([*plan_row(100), *plan_row(114, shift=points)], [])
    return lines_between(columns_of(bands), bands)[1] > 170


@holds(TABLES, "lone_rows", within=3, beyond=4)
def some_rows_have_one_cell(count: float) -> bool:
    bases = [158 + 30 * number for number in range(int(count))]
    lone = [word("Later on", 50, base) for base in bases]
    return found([*plan(3), *lone, *plan_row(bases[-1] + 30)]) == [(4 + int(count), 3)]


@holds(TABLES, "running_rows", within=3, beyond=4)
def running_lines_stand_above_a_table_that_goes_on(count: float) -> bool:
    lines = [word("Council plan", 20, 114 - 30 * number, size=9) for number in range(int(count), 0, -1)]
    bands = bands_of([*lines, *plan(3)[3:]], [])
    first, end = carried_on(bands, NeighbourTable([48.0, 178.0, 328.0, 400.0], [50.0, 180.0, 330.0]))
    return end > first


@holds(TABLES, "prose_columns", within=4, beyond=3)
def texts_side_by_side_are_more_than_columns_of_prose(count: float) -> bool:
    runs = [
        word(text, 50 + 130 * col, base)
        for col in range(int(count))
        for text, base in (("Review the policy", 100), ("of all of us", 112))
    ]
    return bool(found(runs))


@holds(TABLES, "pair_rows", within=4, beyond=3)
def two_columns_of_a_few_rows_are_a_legend(count: float) -> bool:
    runs = [run for number in range(int(count)) for run in row(100 + 14 * number, "Review @@", "Ann Field")]
    return bool(found(runs))


@holds(TABLES, "listed_share", within=0.65, beyond=0.75)
def numbered_paragraphs_are_no_table(share: float) -> bool:
    runs: list[TextRun] = []
    for number in range(20):
        listed = number < share * 20
        words = ("1.", "Review it @@") if listed else ("Ann", "Review the policy", "May 2009")
        runs += row(100 + 14 * number, *words, lefts=(50, 100, 330))
    return bool(found(runs))


# Columns.


def _spans(x0: float, x1: float, *columns: tuple[float, float]) -> tuple[int, int]:
    return spans([ColumnSpan(*column) for column in columns], x0, x1)


@holds(TABLES, "column_touch", within=0.8, beyond=1.2)
def a_text_may_touch_the_next_column(points: float) -> bool:
    return _spans(97, 102 + points, (80, 100), (102, 120)) == (0, 0)


@holds(TABLES, "column_overrun", within=7.5, beyond=8.5)
def a_long_text_over_runs_its_column(points: float) -> bool:
    return _spans(50, 300 + points, (50, 300), (300, 400)) == (0, 0)


@holds(TABLES, "column_overrun_share", within=0.11, beyond=0.13)
def a_short_text_over_runs_its_column_by_less(share: float) -> bool:
    return _spans(50, 100 + 50 * share / (1 - share), (50, 100), (100, 200)) == (0, 0)


@holds(TABLES, "cell_padding", within=1.8, beyond=2.2)
def a_columns_text_ends_before_the_padding_of_the_next(points: float) -> bool:
    bands = bands_of(plan(3), [])
    return lines_between(columns_of(bands), bands)[1] <= LEFTS[1] - points


@holds(TABLES, "halves_gap", within=1.9, beyond=2.1)
def a_heading_stands_off_its_numbers(ems: float) -> bool:
    runs = row(100, "Name", "Amount")
    for number in range(3):
        runs += row(114 + 14 * number, "Grants", "112", lefts=(50, 210 + ems * SIZE))
    return len(columns_of(bands_of(runs, []))) == 2


# Headings, row heads, rows of several lines.


def bands(*rows: list[TextRun]) -> list[Band]:
    """A band for each row, a chunk for each of its runs."""
    return [Band([Chunk([[run]]) for run in runs]) for runs in rows]


def _heading(pitches: Sequence[float]) -> int:
    """How many bands are left of heading lines at these distances, over two rows of figures."""
    bases = list(accumulate(pitches, initial=100.0))
    lines = [row(base, "Grants", "Amount", "Share") for base in bases]
    figures = [row(bases[-1] + 14 * number, "Parks", "112", "14") for number in (1, 2)]
    drawn = bands(*lines, *figures)
    return len(with_whole_headings(drawn, columns_of(drawn), NOTHING))


@holds(TABLES, "heading_lines", within=4, beyond=5)
def a_heading_takes_several_lines(count: float) -> bool:
    return _heading([12.0] * (int(count) - 1)) == 3


@holds(TABLES, "heading_pitch", within=1.5, beyond=1.7)
def the_lines_of_a_heading_are_set_closely(ems: float) -> bool:
    return _heading([ems * SIZE]) == 3


def _stub(shift: float = 0.0, pitch: float = 12.0, size: float = SIZE) -> int:
    """How many bands are left of a row's name in two lines, figures beside the second."""
    second = [word("policy", 50 + shift, 100 + pitch, size=size), word("12", 200, 100 + pitch)]
    return len(with_whole_stubs(bands([word("Review the", 50, 100)], second)))


@holds(TABLES, "same_size", within=0.25, beyond=0.35)
def the_lines_of_a_name_are_of_one_size(points: float) -> bool:
    return _stub(size=SIZE + points) == 1


@holds(TABLES, "tight", within=1.35, beyond=1.45)
def the_lines_of_a_name_are_set_closely(ems: float) -> bool:
    return _stub(pitch=ems * SIZE) == 1


@holds(TABLES, "stub_set_in", within=1.9, beyond=2.1)
def the_second_line_of_a_name_is_set_in(ems: float) -> bool:
    return _stub(shift=ems * SIZE) == 1


@holds(TABLES, "off_edge", within=0.8, beyond=1.2)
def a_line_at_another_edge_begins_a_row(points: float) -> bool:
    lines = word("Review the policy", 50, 100, to=195), word("of all of us", 50 + points, 112, to=190)
    return len(untangled(bands_of([*lines, word("Ann", 200, 112)], []))) == 1


def _set_off(times: float, rows: int = 3) -> int:
    """How many bands are left of rows of two lines, set off by so many times their distance."""
    drawn: list[list[TextRun]] = []
    base = 100.0
    for _ in range(rows):
        drawn += [plan_row(base), [word("Bob Marsh", LEFTS[1], base + 12)]]
        base += 12 + 12 * times
    made = bands(*drawn)
    return len(with_whole_rows(made, columns_of(made)))


@holds(TABLES, "set_off", within=1.3, beyond=1.2)
def rows_are_set_off_by_a_quarter_of_a_line(times: float) -> bool:
    return _set_off(times) == 3


@holds(TABLES, "wrapped_rows", within=3, beyond=2)
def two_rows_may_be_one_below_a_heading(count: float) -> bool:
    return _set_off(1.5, int(count)) == count


def _running_on(rows: int, lines: int, small: int) -> int:
    """How many bands are left of rows, the first of which go on in a second line, some in small letters."""
    drawn: list[list[TextRun]] = []
    for number in range(rows):
        base = 100 + 12.0 * len(drawn)
        drawn.append([word("Pay", 50, base), word("Review the", 180, base, to=320), word("May", 330, base)])
        if number < lines:
            text = "policy of all" if number < small else "Policy of all"
            drawn.append([word(text, 180, base + 12, to=320)])
    made = bands(*drawn)
    return len(with_whole_rows(made, columns_of(made)))


@holds(TABLES, "wrapped_lines", within=2, beyond=1)
def a_single_line_may_only_seem_to_go_on(lines: float) -> bool:
    return _running_on(2, int(lines), int(lines)) == 2


@holds(TABLES, "runs_on", within=0.55, beyond=0.45)
def lines_that_go_on_begin_in_small_letters(share: float) -> bool:
    return _running_on(20, 20, round(share * 20)) == 20


# Columns that were drawn one after the other.


def _stacked(names: Sequence[float], *columns: Sequence[tuple[str, float]]) -> int:
    """How many bands are left of columns of lines, each drawn from top to bottom."""
    runs = [word("Parks", 50, base) for base in names]
    for number, lines in enumerate(columns):
        runs += [word(text, 200 + 150 * number, base) for text, base in lines]
    return len(unstacked(bands_of(runs, [])))


def _bases(count: int) -> list[float]:
    return [100 + 12.0 * number for number in range(count)]


@holds(TABLES, "level", within=0.25, beyond=0.35)
def figures_stand_level_with_their_names(ems: float) -> bool:
    return _stacked(_bases(3), [("112", base + ems * SIZE) for base in _bases(3)]) == 3


@holds(TABLES, "stack_lines", within=3, beyond=2)
def a_stack_has_several_lines(lines: float) -> bool:
    return _stacked(_bases(int(lines)), [("112", base) for base in _bases(int(lines))]) > 1


@holds(TABLES, "figure_share", within=0.65, beyond=0.55)
def a_column_of_figures_holds_mostly_figures(share: float) -> bool:
    column = [("112" if number < share * 20 else "none", base) for number, base in enumerate(_bases(20))]
    return _stacked(_bases(20), column) > 1


@holds(TABLES, "shared_lines", within=0.65, beyond=0.55)
def most_figures_have_a_name_beside_them(share: float) -> bool:
    return _stacked(_bases(round(share * 20)), [("112", base) for base in _bases(20)]) > 1


@holds(TABLES, "level_paragraphs", within=3, beyond=2)
def paragraphs_begin_level_again_and_again(count: float) -> bool:
    starts = [100 + 30.0 * number for number in range(int(count))]
    bases = [base for start in starts for base in (start, start + 12)]
    column = [("Review it", base) for base in bases]
    return _stacked(bases, column, column) > 1


# What rules and painted cells tell.


def _evidence(*rules: Rule, fills: Sequence[Fill] = ()) -> Evidence:
    return Evidence(list(rules), list(rules), list(fills))


@holds(TABLES, "abut", within=1.3, beyond=1.7)
def pieces_of_a_border_meet(points: float) -> bool:
    pieces = Rule(104, 45, 170), Rule(104, 170 + points, 400)
    return bool(_evidence(*pieces).seams(bands_of(plan(2), [])))


@holds(TABLES, "rules_short", within=5.5, beyond=6.5)
def a_rule_bounds_rows_though_their_text_begins_before_it(points: float) -> bool:
    return _evidence(Rule(104, 50 + points, 400)).bounds(bands_of(plan(2), [])) == 1


@holds(TABLES, "closing_rule", within=1.5, beyond=1.7)
def a_rule_closes_the_row_above_it(ems: float) -> bool:
    return _evidence(Rule(116 + ems * SIZE, 45, 400)).bounds(bands_of(plan(2), [])) == 1


@holds(TABLES, "longest_overrun", within=0.14, beyond=0.16)
def a_columns_longest_text_over_runs_it(share: float) -> bool:
    return same_columns([ColumnSpan(50, 150 + 100 * share), ColumnSpan(200, 290)], [50, 150, 300])


def _reach(start: float, end: float) -> tuple[float, float]:
    """From where to where the cell of a text reaches that is painted from ``start`` to ``end``."""
    (band,) = bands_of([word("Ann Field", 60, 100)], [])
    columns = [ColumnSpan(50, 150), ColumnSpan(200, 400)]
    return _evidence(fills=[Fill(start, 90, end, 105, "#DDDDDD")]).reach(band.chunks[0], band, columns)


@holds(TABLES, "corner", within=2.3, beyond=2.7)
def a_painted_cell_reaches_over_the_corner_of_the_next(points: float) -> bool:
    return _reach(55, 200 + points)[1] <= 200


@holds(TABLES, "seam_cut", within=1.8, beyond=2.2)
def a_text_begins_before_its_painted_cell(points: float) -> bool:
    return _reach(60 + points, 200)[1] > 150


@holds(TABLES, "background", within=0.97, beyond=0.99)
def what_is_painted_over_the_whole_page_is_its_background(share: float) -> bool:
    side = 595 * (1 - share) / 2
    fills = [Fill(side, base - 10, 595 - side, base + 3, "#DDDDDD") for base in (300, 314, 328)]
    runs = [run for base in (300, 314, 328) for run in row(base, "Review @@", "Ann Field")]
    return bool(tables(page(runs, fills=fills)))


@holds(TABLES, "cell_rule", within=0.55, beyond=0.65)
def a_cells_own_rule_stands_right_below_its_text(ems: float) -> bool:
    (band,) = bands_of([word("Ann Field", 60, 100)], [])
    columns = [ColumnSpan(50, 150), ColumnSpan(200, 400)]
    rule = Rule(102 + ems * SIZE, 55, 180)
    return _evidence(rule).reach(band.chunks[0], band, columns)[1] > 150


@holds(TABLES, "cell_width", within=0.85, beyond=0.95)
def a_painted_row_is_no_cell(share: float) -> bool:
    return _reach(50, 50 + 350 * share)[1] > 150


# What most of a column has, and where a text ends.


@holds(TABLES, "aligned_share", within=0.65, beyond=0.55)
def most_of_a_column_begins_at_one_place(share: float) -> bool:
    rows = []
    for number in range(20):
        shift = 0 if number < share * 20 else 3 * (number - 9)
        rows.append(row(100 + 14 * number, "Pay", "Ann", "May", lefts=(50, 180 + shift, 330)))
    drawn = bands(*rows)
    return lines_between(columns_of(drawn), drawn)[1] > 170


@holds(TABLES, "heading_rule", within=0.45, beyond=0.55)
def a_rule_parts_the_lines_of_a_heading(ems: float) -> bool:
    lines = [row(base, "Grants", "Amount", "Share") for base in (100, 112)]
    figures = [row(base, "Parks", "112", "14") for base in (126, 140)]
    drawn = bands(*lines, *figures)
    rule = Rule(106 + ems * SIZE, 40, 400)
    return len(with_whole_headings(drawn, columns_of(drawn), _evidence(rule))) == 4


def _begins_row(size: float = SIZE, end: float = 195) -> bool:
    """Whether a row begins with the second of two lines, a cell beside it: by its type, and by where the
    line above it ends."""
    first = word("Review the policy", 50, 100, to=end)
    second = word("of all of us", 50, 112, size=size, to=190)
    return len(untangled(bands_of([first, second, word("Ann", 200, 112)], []))) == 2


@holds(TABLES, "parted_size", within=0.4, beyond=0.6)
def the_lines_of_a_text_are_of_one_size(points: float) -> bool:
    return not _begins_row(size=SIZE + points)


@holds(TABLES, "parted_room", within=1.4, beyond=1.6)
def a_line_leaves_no_room_without_need(ems: float) -> bool:
    return not _begins_row(end=200 - 140 * first_word_share("of all of us") - ems * SIZE)


# What is a table where rows are told by their place alone.


def drawn_upwards(rows: int, lines: int) -> list[TextRun]:
    """Rows of three cells of so many lines, the last one drawn first."""
    return [
        word(f"{text} {number}", left, 100 + (12 * lines + 10) * number + 12 * line)
        for number in reversed(range(rows))
        for left, text in zip(LEFTS, ("Review it", "Ann Field", "May 2009"), strict=True)
        for line in range(lines)
    ]


@holds(TABLES, "placed_rows", within=3, beyond=2)
def rows_that_were_drawn_upwards_are_three_at_least(count: float) -> bool:
    return bool(tables(page(drawn_upwards(int(count), 1))))


@holds(TABLES, "short_cell", within=2, beyond=3)
def columns_of_prose_have_taller_cells(lines: float) -> bool:
    return bool(tables(page(drawn_upwards(4, int(lines)))))
