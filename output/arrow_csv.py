"""An Arrow table as the lines of a CSV file, made by Arrow: the same bytes as `output.lines.csv_lines` gives.

For tables without nested columns, of many rows: a cell costs a tenth of what it costs as Python's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from output.arrays import arrow_array, arrow_text
from output.dictionary import ColumnSpec, Kind
from output.flavour import CsvFlavour
from output.spreadsheet import MARK, MARKED, NEGATIVE_NUMBER

if TYPE_CHECKING:
    import pyarrow as pa

_TO_ESCAPE = r"\A[" + "".join(rf"\x{{{ord(mark):x}}}" for mark in sorted(MARKED)) + "]"
_NUMBER = rf"\A{NEGATIVE_NUMBER}\z"
_TO_QUOTE = r'[",\r\n]'


def csv_table_lines(table: pa.Table, columns: Sequence[ColumnSpec], flavour: CsvFlavour) -> str:
    """The lines of a table whose columns are flat, without a header."""
    import pyarrow.compute as pc

    if not table.num_rows:
        return ""
    cells = [_cells(table[spec.name].combine_chunks(), spec.kind, flavour) for spec in columns]
    lines = pc.binary_join_element_wise(*cells, arrow_text(","))
    return "".join(f"{line}\r\n" for line in lines.to_pylist())


def _cells(values: pa.Array, kind: Kind, flavour: CsvFlavour) -> pa.Array:
    """The column's cells, quoted and escaped for whom the file is."""
    import pyarrow.compute as pc

    nothing = arrow_text("")
    texts = _python_texts(values) if kind is Kind.FLOAT else pc.fill_null(values.cast("string"), nothing)
    if flavour is CsvFlavour.PLAIN:
        return pc.if_else(pc.match_substring_regex(texts, _TO_QUOTE), _quoted(texts), texts)
    number = pc.match_substring_regex(texts, _NUMBER)
    marked = pc.and_not(pc.match_substring_regex(texts, _TO_ESCAPE), number)
    return _quoted(pc.if_else(marked, pc.binary_join_element_wise(arrow_text(MARK), texts, nothing), texts))


def _python_texts(values: pa.Array) -> pa.Array:
    """Numbers as Python writes them: 10.0, where Arrow writes 10."""
    import pyarrow as pa

    return arrow_array(["" if value is None else str(value) for value in values.to_pylist()], pa.string())


def _quoted(texts: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    quote, doubled = arrow_text('"'), pc.replace_substring(texts, '"', '""')
    return pc.binary_join_element_wise(quote, doubled, quote, arrow_text(""))
