"""Python's values as Arrow's, without pandas."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.arrays import arrow_array, arrow_text

VALUES = {
    pa.string(): st.text(st.characters(codec="utf-8"), max_size=12),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False, allow_infinity=False),
}


@pytest.mark.parametrize("kind", VALUES, ids=str)
@given(data=st.data())
def test_values_come_back(kind: pa.DataType, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.none() | VALUES[kind], max_size=8))
    array = arrow_array(values, kind)
    assert array.type == kind
    assert array.to_pylist() == values


def test_a_text_is_a_scalar() -> None:
    assert arrow_text('a "quoted"\r\nword').equals(pa.scalar('a "quoted"\r\nword'))
