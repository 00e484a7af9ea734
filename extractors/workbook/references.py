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
    expected: dict[int, tuple[str, int]] = {}  # by column: the number before the dot, and the next behind it
    for (row, col), cell in sorted(sheet.cells.items()):
        found = _NUMBERED.fullmatch(cell.text) if cell.items else None
        if found is None:
            continue
        count = int(found[2])
        before = expected.get(col)
        if cell.is_number and before and found[1] == before[0] and is_cut(found[2], before[1]):
            count = before[1]
            restored[row, col] = _completed(cell, f"{found[1]}.{count}")
        expected[col] = (found[1], count + 1)
    return replace(sheet, cells={**sheet.cells, **restored}) if restored else sheet


def is_cut(decimals: str, expected: int) -> bool:
    """Whether decimals are the number that is expected next without the naught at its end."""
    return expected % 10 == 0 and f"{decimals}0" == str(expected)


def _completed(cell: SheetCell, text: str) -> SheetCell:
    run = cell.items[0].runs[0]
    item = Item((Run(text, run.bold, run.struck),))
    return replace(cell, items=(item,), flags=(*cell.flags, Flag.REFERENCE_COMPLETED))
