"""What a sheet that lays out a page costs grows with its cells, and no faster."""

from __future__ import annotations

import gc
from itertools import islice, product
from string import ascii_uppercase
from time import process_time

from extractors.layout import Table
from extractors.passages.lines.margins import unfold
from tests.support import table_of


def _seconds(table: Table) -> float:
    gc.disable()  # what other tests left behind is gone through at any moment, and takes longer than this
    try:
        began = process_time()
        assert unfold(table) == ()
        return process_time() - began
    finally:
        gc.enable()


def _codes(rows: int) -> Table:
    codes = islice(product(ascii_uppercase, repeat=3), rows)
    return table_of(*(("some words that tell nothing of it", "".join(code)) for code in codes))


def test_many_columns_cost_what_they_are() -> None:
    _seconds(table_of(["12"] * 100))
    wide = _seconds(table_of(["12"] * 16_000))
    assert wide < 10 * _seconds(table_of(["12"] * 4_000)) + 0.1, "not sixteen times the work"


def test_a_list_of_codes_is_not_looked_for_in_the_words_beside_it_code_by_code() -> None:
    _seconds(_codes(100))
    assert _seconds(_codes(8_000)) < 10 * _seconds(_codes(2_000)) + 0.1, "not sixteen times the work"
