"""Pages that hold the tolerances of ruled and of tagged tables."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout import Table
from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.engine.structure_tree import Leaf, TaggedCell, Tags
from extractors.pdf.tables.cells import place
from extractors.pdf.tables.lattice import Grid, Group, Slot, grid_lines, groups, merged, without_slivers
from extractors.pdf.tables.partial_grids import is_partial
from extractors.pdf.tables.rule_evidence import Evidence
from extractors.pdf.tables.ruled import cut_through
from extractors.pdf.tables.tagged import OpenTable, tagged_tables
from extractors.pdf.tables.tolerances import TABLES
from extractors.pdf.text.wording import first_word_share
from tests.extractors.pdf.tolerances.holding import SIZE, grid, holds, page, word

# Rules into grids.


@holds(TABLES, "same_line", within=1.3, beyond=1.7)
def pieces_of_a_rule_are_off_it(points: float) -> bool:
    return len(merged([Rule(100, 50, 150), Rule(100 + points, 150, 250)])) == 1


@holds(TABLES, "rule_gap", within=2.8, beyond=3.2)
def a_rule_has_gaps(points: float) -> bool:
    return len(merged([Rule(100, 50, 150), Rule(100, 150 + points, 250)])) == 1


@holds(TABLES, "rule_reach", within=2.8, beyond=3.2)
def a_rule_misses_the_one_it_meets(points: float) -> bool:
    return len(groups([Rule(100, 50, 150 - points)], [Rule(150, 100, 200)])) == 1


@holds(TABLES, "shortest_rule", within=4.2, beyond=3.8)
def a_tick_is_no_rule(points: float) -> bool:
    return len(merged([Rule(100, 50, 50 + points)])) == 1


@holds(TABLES, "thinnest_slot", within=3.3, beyond=3.7)
def double_rules_are_one_line(points: float) -> bool:
    across, down = grid((50, 150, 150 + points, 300), (100, 120, 140))
    return len(grid_lines(Group(across, down))[0]) == 3


@holds(TABLES, "open_side", within=6.5, beyond=5.5)
def rules_that_stick_out_make_a_column(points: float) -> bool:
    across, down = grid((50, 150, 300), (100, 120, 140))
    return len(grid_lines(Group([rule._replace(start=50 - points) for rule in across], down))[0]) == 4


@holds(TABLES, "sliver", within=0.3, beyond=0.36)
def a_line_of_one_row_stands_beside_that_of_the_others(share: float) -> bool:
    slots = [Slot(0, 0, 1, 1), Slot(0, 1, 1, 2), Slot(1, 0, 2, 2), Slot(1, 2, 2, 1)]
    askew = Grid([50, 150, 150 + 100 * share, 350], [100, 120, 140, 160], slots)
    return without_slivers(askew).xs == [50, 150 + 100 * share, 350]


# Text into slots.

TWO_BY_TWO = Grid([50, 100, 400], [90, 110, 130], [Slot(row, col, 1, 1) for row in (0, 1) for col in (0, 1)])


def _slot_of(run: TextRun) -> int:
    """The number of the slot that a run is put in: left to right, then the next row."""
    (slot,) = (number for number, runs in enumerate(place(TWO_BY_TWO, [run])) if runs)
    return slot


@holds(TABLES, "cell_overrun", within=1.8, beyond=2.2)
def a_text_touches_the_rule_before_its_cell(points: float) -> bool:
    return _slot_of(word("a", 100 - points, 103, to=101 + points)) == 1


@holds(TABLES, "own_cell_share", within=0.70, beyond=0.80)
def a_text_is_of_the_cell_that_holds_most_of_it(share: float) -> bool:
    return _slot_of(word("Review", 70, 103, to=100 + 30 * share / (1 - share))) == 0


@holds(TABLES, "letter_middle", within=0.25, beyond=0.35)
def small_letters_stand_above_the_rule_below_them(ems: float) -> bool:
    return _slot_of(word("Review", 55, 110 + ems * SIZE)) == 0


@holds(TABLES, "widest_padding", within=11, beyond=13)
def a_text_set_in_far_is_not_padded_alike_on_its_right(points: float) -> bool:
    text = "Management of risk"
    room = 90 * first_word_share(text) + 0.58 * SIZE + points
    lines = word("Review it", 90, 122, to=250 - room), word(text, 90, 134, to=180)
    heads = word("Action", 90, 103), word("Lead", 255, 103), word("Ann Field", 255, 122)
    (table,) = page([*heads, *lines], *grid((50, 250, 400), (90, 110, 150))).parts
    return isinstance(table, Table) and len(table.at(1, 0).items) == 1


# What is cut by a rule, what is no table, and what hides columns or rows.


def _cut(base: float) -> int:
    run = word("Review", 55, base)
    return cut_through(Grid([50, 100], [90, 110], [Slot(0, 0, 1, 1)]), [[run]])


@holds(TABLES, "cut_height", within=0.5, beyond=0.4)
def a_rule_runs_through_small_letters(ems: float) -> bool:
    return _cut(90 - 1 + ems * SIZE) == 0


@holds(TABLES, "rule_touch", within=0.8, beyond=1.2)
def a_line_touches_the_rule_below_it(points: float) -> bool:
    return _cut(110 + points) == 0


def _is_table(rows: int, cols: int, filled: Sequence[tuple[int, int]]) -> bool:
    """Whether a ruled grid is a table, with a word in these of its slots."""
    xs = [50 + 100.0 * col for col in range(cols + 1)]
    ys = [90 + 20.0 * row for row in range(rows + 1)]
    runs = [word("Review", xs[col] + 5, ys[row] + 13) for row, col in filled]
    return any(isinstance(part, Table) and part.n_rows == rows for part in page(runs, *grid(xs, ys)).parts)


@holds(TABLES, "chart_share", within=0.28, beyond=0.22)
def a_grid_with_few_words_is_a_charts(share: float) -> bool:
    return _is_table(6, 3, [(2, 0), (2, 1), (3, 0), (4, 0), (5, 0)][: round(share * 18)])


@holds(TABLES, "blank_share", within=0.22, beyond=0.17)
def a_grid_under_headings_needs_fewer_words(share: float) -> bool:
    return _is_table(6, 3, [(0, 0), (0, 1), (1, 0), (2, 0)][: round(share * 18)])


@holds(TABLES, "chart_slots", within=16, beyond=24)
def one_row_of_words_is_a_large_charts_axis(slots: float) -> bool:
    rows = int(slots) // 4
    return _is_table(rows, 4, [(0, col) for col in range(4)] + [(row, 0) for row in range(1, rows)])


def _hides(lines: Sequence[Sequence[TextRun]], height: float) -> bool:
    """Whether lines of text in a row of two slots make columns or rows that no rule parts."""
    box = Grid([50, 250, 450], [90, 90 + height], [Slot(0, 0, 1, 1), Slot(0, 1, 1, 1)])
    runs = [run for line in lines for run in line]
    return is_partial(box, place(box, runs), runs, [])


def _two_columns(base: float) -> list[TextRun]:
    return [word("Review", 55, base), word("Ann Field", 140, base)]


@holds(TABLES, "hidden_bands", within=3, beyond=2)
def some_lines_set_apart_make_a_hidden_column(count: float) -> bool:
    return _hides([_two_columns(100 + 14 * number) for number in range(int(count))], 300)


@holds(TABLES, "few_across", within=0.2, beyond=0.3)
def a_few_lines_stand_across_a_hidden_column(share: float) -> bool:
    lines = [_two_columns(100 + 14 * number) for number in range(20)]
    for number in range(round(share * 20)):
        lines.append([word("Review all of the policies", 55, 400 + 30 * number)])
    return _hides(lines, 700)


@holds(TABLES, "begin_anew", within=0.75, beyond=0.65)
def cells_that_begin_anew_are_rows(share: float) -> bool:
    lines: list[list[TextRun]] = []
    for number in range(21):
        anew = number < share * 20  # The next line begins anew: this one leaves room, and that is set off.
        shift = 3.0 * (number % 2) if number <= share * 20 else lines[-1][1].x0 - 255
        texts = (
            word("Review", 55, 100 + 14 * number, to=120 if anew else 235),
            word("Ann", 255 + shift, 100 + 14 * number),
        )
        lines.append(list(texts))
    return _hides(lines, 400)


# Tags.

TAGS = Tags(
    [Leaf("P", 0, cell) for cell in range(4)],
    [TaggedCell(0, row, 1, 1, header=False) for row in (0, 1) for _ in (0, 1)],
    [[[0, 1], [2, 3]]],
    {},
)
NOTHING = Evidence([], [], [])


def _tagged(
    extra: Sequence[TextRun] = (), second: float = 310.0, below: float = 30.0, known: OpenTable | None = None
) -> list[int]:
    """How many bands each tagged table has that stands in two rows of two cells, and other text."""
    cells = [
        word("Review all of the policies that all of us have now.", 50, 200, to=300, leaf=0),
        word("Ann Field, and Bob Marsh with all of their own staff", second, 200, to=560, leaf=1),
        word("Train all of the members of staff who have come new", 50, 200 + below, to=300, leaf=2),
        word("Cat Lowe, and Dan Hill with all of their own staffs.", second, 200 + below, to=560, leaf=3),
    ]
    found = tagged_tables([*cells, *extra], TAGS, NOTHING, {0: known} if known else {})
    return [len(stretch.bands) for stretch, _ in found]


@holds(TABLES, "tags_wrong", within=0.04, beyond=0.06)
def hardly_a_letter_stands_in_a_tagged_table_without_a_tag(share: float) -> bool:
    return _tagged([word("a" * round(share * 206), 60, 215)]) == [2]


@holds(TABLES, "tagged_overlap", within=2.8, beyond=3.2)
def tagged_cells_overlap_a_little(points: float) -> bool:
    return _tagged(second=300 - points) == [2]


@holds(TABLES, "tagged_header", within=7.8, beyond=8.2)
def a_header_is_printed_again_above_a_tagged_table(ems: float) -> bool:
    header = [word("Action", 50, 192 - ems * SIZE), word("Lead", 310, 192 - ems * SIZE)]
    return _tagged(header, known=OpenTable([48, 305, 562], ["action", "lead"])) == [3]


@holds(TABLES, "header_gap", within=2.8, beyond=3.2)
def a_header_that_was_left_out_stands_near(ems: float) -> bool:
    leaves = [Leaf("P", 0, cell) for cell in range(6)]
    cells = [TaggedCell(0, row, 1, 1, header=False) for row in (0, 1) for _ in range(3)]
    tags = Tags(leaves, cells, [[[0, 1, 2], [3, 4, 5]]], {})
    lefts = (50, 180, 330)
    runs = [
        word("Review it", left, 200 + 14 * row, leaf=3 * row + col)
        for row in (0, 1)
        for col, left in enumerate(lefts)
    ]
    header = [word("Action", left, 192 - ems * SIZE) for left in lefts]
    return not tagged_tables([*header, *runs], tags, NOTHING, {})


@holds(TABLES, "tagged_above", within=0.8, beyond=1.2)
def a_tagged_row_begins_a_little_above_the_one_before(points: float) -> bool:
    return _tagged(below=-points) == [2]
