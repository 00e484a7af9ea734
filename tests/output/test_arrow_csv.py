"""Arrow's lines of a table are the very bytes that Python's are, for whomever the file is."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from output.arrow_csv import csv_table_lines
from output.dictionary import Kind, arrow_schema
from output.flavour import CsvFlavour
from output.lines import csv_lines
from output.star.tables import ACTIONS

FLAT = ACTIONS.columns

_TEXTS = st.one_of(
    st.text(alphabet=st.one_of(st.sampled_from("=+-@'\"\t\r\n\0,;＝ a"), st.characters(codec="utf-8"))),
    st.text(alphabet="-+.e15\n", max_size=5),  # numbers, and what only begins like one
)
_VALUES = {
    Kind.STRING: _TEXTS,
    Kind.ENUM: st.just("amber"),
    Kind.DATE: st.dates(min_value=date(1, 1, 1)),
    Kind.INT: st.integers(-(2**62), 2**62),
    Kind.FLOAT: st.floats(allow_nan=False, allow_infinity=False),
    Kind.BOOL: st.booleans(),
}
_ROW = st.fixed_dictionaries({spec.name: st.none() | _VALUES[spec.kind] for spec in FLAT})


@pytest.mark.parametrize("flavour", CsvFlavour)
@given(rows=st.lists(_ROW, max_size=3))
@settings(max_examples=60, deadline=None)
def test_the_lines_are_those_of_python(flavour: CsvFlavour, rows: list[dict[str, object]]) -> None:
    nullable = pa.schema([field.with_nullable(nullable=True) for field in arrow_schema(FLAT)])
    table = pa.Table.from_pylist(rows, schema=nullable)
    assert csv_table_lines(table, FLAT, flavour) == csv_lines(rows, FLAT, flavour)
