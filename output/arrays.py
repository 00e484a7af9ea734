"""Python's values as Arrow's, without `pyarrow.array` and `pyarrow.scalar`.

Those import pandas to ask whether the values are its own, which takes longer than writing a report's tables.
Arrow's reader of JSON asks nobody.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_array(values: Sequence[str | float | None], kind: pa.DataType) -> pa.Array:
    """Texts or numbers as an array of a kind; None is null."""
    import pyarrow as pa
    from pyarrow import json as arrow_json

    if not values:
        return pa.nulls(0, kind)
    lines = msgspec.json.Encoder().encode_lines([{"value": value} for value in values])
    table = arrow_json.read_json(
        io.BytesIO(lines),
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(lines)),
        parse_options=arrow_json.ParseOptions(explicit_schema=pa.schema([pa.field("value", kind)])),
    )
    return table["value"].combine_chunks()


@cache
def arrow_text(text: str) -> pa.Scalar:
    """A text as what Arrow's functions take in place of one: given Python's, they would make it a scalar."""
    import pyarrow as pa

    return arrow_array([text], pa.string())[0]
