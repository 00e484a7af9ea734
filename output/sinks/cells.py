"""Cells of a workbook as the XML that stands in the file, a column of some thousand rows at a time.

XlsxWriter goes through some fifteen calls a cell. Nothing of what they look for (row and column formats,
comments, formulas, merged ranges) occurs here, so the cells behind a row's first one are written as what
they come to; the library writes the first, and everything else of the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

Cell: TypeAlias = "str | int | float | date | None"

# Excel counts days from here, and has a 29 February 1900 before the first that it counts right.
_FIRST_DAY = date(1900, 3, 1)
_DAY_NOUGHT = date(1899, 12, 30)

# A control character is written as _xHHHH_ (ECMA-376, ST_Xstring), and a text that looks like one as such.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class RowSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet in constant memory that takes the cells behind a row's first one as XML."""

    def __init__(self) -> None:
        super().__init__()
        self._behind_first: dict[int, str] = {}

    def write_behind_first(self, row: int, cells: str) -> None:
        """Have cells written behind the first one of a row, which is written after this call."""
        self._behind_first[row] = cells

    def _write_cell(self, row: int, col: int, cell: object) -> None:
        super()._write_cell(row, col, cell)
        if cells := self._behind_first.pop(row, None):
            self.fh.write(cells)


@dataclass(frozen=True, slots=True)
class Styles:
    """How the cells of a column look: texts, of which some have a look of their own, numbers and days."""

    text: Format
    plain: Format
    date: Format
    fills: Mapping[str, Format] = field(default_factory=dict)


def column_cells(values: Iterable[Cell], column: int, first_row: int, styles: Styles) -> list[str]:
    """A column's values from ``first_row`` on as cells, rows and columns counted from 0.

    What is empty is no cell.
    """
    opening = f'<c r="{xl_col_to_name(column)}'
    text_style = f'" s="{_index(styles.text)}'
    fills = {text: f'" s="{_index(style)}' for text, style in styles.fills.items()}
    day_style, plain_style = f'" s="{_index(styles.date)}', f'" s="{_index(styles.plain)}'
    cells = []
    for row, value in enumerate(values, start=first_row + 1):
        if value is None or value == "":
            cells.append("")
        elif isinstance(value, str):
            cells.append(f"{opening}{row}{fills.get(value, text_style)}{_string(value)}")
        elif not isinstance(value, date):
            cells.append(f'{opening}{row}{plain_style}"><v>{value:.16G}</v></c>')
        elif value < _FIRST_DAY:
            cells.append(f"{opening}{row}{text_style}{_string(value.isoformat())}")
        else:
            cells.append(f'{opening}{row}{day_style}"><v>{(value - _DAY_NOUGHT).days}</v></c>')
    return cells


def _index(style: Format) -> int:
    """Which of the workbook's formats it is; the library gives the number at first use."""
    return int(style._get_xf_index())


def _string(text: str) -> str:
    """What stands behind the style of a cell with a text."""
    space = ""
    if text[0].isspace() or text[-1].isspace():
        space = ' xml:space="preserve"'
    if not text.isprintable():
        text = _escaped(text)
    elif "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _escaped(text: str) -> str:
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
