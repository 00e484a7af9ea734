"""A sample as a workbook of one sheet, as an office that plans in Excel would have set it out."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from samples.blocks import CUT, Block, Bullets, Group, Heading, Para, Row, Sample, Table

_HEADER_FILL = "D9D9D9"
_LINE = Side(style="thin")
_BOX = Border(_LINE, _LINE, _LINE, _LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CHARACTERS_A_CENTIMETRE = 5.0


def to_xlsx(sample: Sample, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - what a new workbook has
    sheet.title = "Plan"
    for block in sample.blocks:
        _add(sheet, block)
    tables = [block for block in sample.blocks if isinstance(block, Table)]
    for col in range(max((len(table.widths) for table in tables), default=0)):
        widths = [table.widths[col] for table in tables if col < len(table.widths)]
        letter = sheet.cell(1, col + 1).column_letter
        sheet.column_dimensions[letter].width = max(widths) * _CHARACTERS_A_CENTIMETRE
    book.save(path)


def _next_row(sheet: Worksheet) -> int:
    return 1 if sheet.max_row == 1 and sheet["A1"].value is None else sheet.max_row + 1


def _add(sheet: Worksheet, block: Block) -> None:
    row = _next_row(sheet)
    if isinstance(block, Heading):
        sheet.cell(row, 1, block.text).font = Font(bold=True)
    elif isinstance(block, Para):
        _fill(sheet, row, 1, block.text)
    elif isinstance(block, Bullets):
        for number, line in enumerate(block.lines):
            sheet.cell(row + number, 1, f"• {line}")
    else:
        _add_table(sheet, row if row == 1 else row + 1, block)


def _add_table(sheet: Worksheet, row: int, table: Table) -> None:
    width = len(table.widths)
    if table.title:
        _span(sheet, row, width, table.title, None)
        row += 1
    if table.header:
        for col, text in enumerate(table.header, start=1):
            _fill(sheet, row, col, f"**{text}**", _HEADER_FILL, boxed=True)
        row += 1
    merged_from: dict[int, int] = {}
    for number, line in enumerate(table.rows, start=row):
        if isinstance(line, Group):
            _span(sheet, number, width, f"**{line.text}**", line.fill)
            continue
        _add_row(sheet, number, line)
        for col in range(width):
            if col not in line.merged:
                merged_from[col] = number
            elif number == row + len(table.rows) - 1 or not _goes_on(table.rows, number - row, col):
                sheet.merge_cells(None, merged_from[col], col + 1, number, col + 1)


def _goes_on(rows: tuple[Row | Group, ...], number: int, col: int) -> bool:
    """Whether the row below goes on with a merged cell."""
    below = rows[number + 1]
    return isinstance(below, Row) and col in below.merged


def _add_row(sheet: Worksheet, number: int, row: Row) -> None:
    for col, text in enumerate(row.cells):
        words = "" if col in row.merged else text
        _fill(sheet, number, col + 1, words, row.fills.get(col), boxed=True)


def _span(sheet: Worksheet, row: int, width: int, text: str, fill: str | None) -> None:
    _fill(sheet, row, 1, text, fill, boxed=True)
    for col in range(2, width + 1):
        sheet.cell(row, col).border = _BOX
    sheet.merge_cells(None, row, 1, row, width)


def _fill(
    sheet: Worksheet, row: int, col: int, text: str, fill: str | None = None, *, boxed: bool = False
) -> None:
    cell = sheet.cell(row, col)
    pieces = re.split(r"\*\*", "\n".join(_line(line) for line in text.replace(CUT, "").split("\n")))
    if len(pieces) == 3 and not pieces[0] and not pieces[2]:
        cell.value, cell.font = pieces[1], Font(bold=True)
    elif len(pieces) > 1:
        faces = (
            piece if number % 2 == 0 else TextBlock(InlineFont(b=True), piece)
            for number, piece in enumerate(pieces)
        )
        cell.value = CellRichText(*(piece for piece in faces if str(piece)))
    else:
        cell.value = pieces[0] or None
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    if boxed:
        cell.border, cell.alignment = _BOX, _WRAPPED


def _line(line: str) -> str:
    """A bullet as it is typed into a cell; a figure that is to stay as it is typed."""
    if line.startswith("-- "):
        return f"   - {line[3:]}"
    return f"• {line[2:]}" if line.startswith("- ") else line
