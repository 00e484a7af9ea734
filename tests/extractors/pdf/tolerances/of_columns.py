"""Pages that hold the tolerances of a page's columns and of justified type."""

from __future__ import annotations

from extractors.pdf.text.justified import with_whole_lines
from extractors.pdf.text.tolerances import TEXT
from tests.extractors.pdf.tolerances.holding import SIZE, holds, page, passages, word

# Columns of a page.


def _are_columns(gap: float = 40, off: float = 0, second: str = "Lead: Bob") -> bool:
    right = 250 + gap
    left = [word("Action 1", 50, 100), word("Lead: Ann", 50, 112, to=250)]
    other = [word("Action 2", right, 100), word(second, right + off, 112, to=right + 200)]
    return passages(page(left + other)) == ["Action 1", "Lead: Ann", "Action 2", second]


@holds(TEXT, "gutter", within=0.9, beyond=0.7)
def columns_of_a_page_stand_apart(ems: float) -> bool:
    return _are_columns(gap=ems * SIZE)


@holds(TEXT, "same_left", within=1.5, beyond=2.5)
def lines_of_a_pages_column_begin_together(points: float) -> bool:
    return _are_columns(off=points)


@holds(TEXT, "shared_labels", within=2, beyond=1)
def the_same_labels_tell_the_columns_of_a_page(count: float) -> bool:
    return _are_columns(second="Lead: Bob" if count == 2 else "Now and then")


# Lines of justified type.


def _whole_lines(off: float = 0, out: float = 0, odd: int = 0) -> int:
    """How many of ten justified lines of three words are put together: gaps differ by ``off``, the last line
    ends ``out`` of the others' edge, and ``odd`` lines are set as the cells of a table are."""
    runs = []
    for number in range(10):
        base, first, last = 50 + 12 * number, 70 + 2 * number, 180 - number
        end = 200 + (out if number == 9 else 0)
        last += end - 200
        middle = (first + last) / 2 + (off / 2 if number >= odd else 9)
        runs.append(word("Review", 50, base, to=first))
        runs.append(word("the", middle - 7, base, to=middle + 7))
        runs.append(word("policy", last, base, to=end))
    return sum(run.text == "Review the policy" for run in with_whole_lines(runs))


@holds(TEXT, "even_gap", within=0.12, beyond=0.18)
def words_of_a_justified_line_stand_equally_far_apart(ems: float) -> bool:
    return _whole_lines(off=ems * SIZE) == 10


@holds(TEXT, "even_share", within=0.8, beyond=0.7)
def nearly_all_lines_of_a_justified_column_are_even(share: float) -> bool:
    odd = round(10 * (1 - share))
    return _whole_lines(odd=odd) == 10 - odd


@holds(TEXT, "flush", within=0.9, beyond=1.1)
def justified_lines_end_together(points: float) -> bool:
    return _whole_lines(out=points) == 10
