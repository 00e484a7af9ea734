"""What a sheet that lays out a page costs grows with its cells, and no faster."""

from __future__ import annotations

from itertools import islice, product
from string import ascii_uppercase

from extractors.layout import Table
from extractors.passages.lines.margins import unfold
from tests.support import lines_run, table_of


def _cost(table: Table) -> int:
    assert unfold(table) == ()  # and loads the vocabulary
    return lines_run(lambda: unfold(table))


def _codes(rows: int) -> Table:
    codes = islice(product(ascii_uppercase, repeat=3), rows)
    return table_of(*(("some words that tell nothing of it", "".join(code)) for code in codes))


def test_many_columns_cost_what_they_are() -> None:
    wide = _cost(table_of(["12"] * 4_000))
    assert wide <= 5 * _cost(table_of(["12"] * 1_000)), (
        "four times the columns, and not sixteen times the work"
    )


def test_a_list_of_codes_is_not_looked_for_in_the_words_beside_it_code_by_code() -> None:
    assert _cost(_codes(2_000)) <= 5 * _cost(_codes(500)), (
        "four times the codes, and not sixteen times the work"
    )
