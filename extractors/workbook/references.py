"""Reference numbers that a workbook cut short: 1.10 typed as a number is stored, and shown, as 1.1."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.layout import Item, Run
from extractors.workbook.sheet import Sheet, SheetCell
from ingest.codes import Flag

_NUMBERED = re.compile(r"(\d{1,3})\.(\d{1,2})")


def with_restored_references(sheet: Sheet) -> Sheet:
    """The sheet with the naughts put back that a column's count asks for: 1.8, 1.9, "1.1" is 1.10."""
    restored: dict[tuple[int, int], SheetCell] = {}
    for col in {col for _, col in sheet.cells}:
        expected: tuple[str, int] | None = None
        for cell in (cell for place, cell in sorted(sheet.cells.items()) if place[1] == col):
            found = _NUMBERED.fullmatch(cell.text) if cell.items else None
            if found is None:
                continue
            count = int(found[2])
            if cell.is_number and expected and found[1] == expected[0] and is_cut(found[2], expected[1]):
                count = expected[1]
                restored[cell.row, cell.col] = _completed(cell, f"{found[1]}.{count}")
            expected = (found[1], count + 1)
    return replace(sheet, cells={**sheet.cells, **restored}) if restored else sheet


def is_cut(decimals: str, expected: int) -> bool:
    """Whether decimals are the number that is expected next without the naught at its end."""
    return expected % 10 == 0 and f"{decimals}0" == str(expected)


def _completed(cell: SheetCell, text: str) -> SheetCell:
    run = cell.items[0].runs[0]
    item = Item((Run(text, run.bold, run.struck),))
    return replace(cell, items=(item,), flags=(*cell.flags, Flag.REFERENCE_COMPLETED))
