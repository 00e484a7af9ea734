"""States that are ticked instead of written: a column for each ("Not started | In progress | Completed")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.layout import Cell, Item, Table
from extractors.plan import Column
from extractors.plans.cells.dealing import cell_text
from extractors.plans.columns.meanings import ColumnReading, Columns
from extractors.plans.columns.tick_headings import is_term, state_of
from extractors.plans.matching import match_heading
from lexicon.standing import is_mark
from lexicon.states import tells_state

_YES = frozenset(
    ("x", "✓", "✔", "√", "✅", "☑", "☒", "🗹", "🗷", "●", "■", "◉", "yes", "y", "[x]", "(x)", "*", "1")
)
_NO = frozenset(("✗", "✘", "✖", "❌", "☐", "□", "○", "no", "n", "[ ]", "[]", "( )", "-", "–", "n/a", "0"))
_CROSSES = frozenset(("✗", "✘", "✖", "❌"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)?\d\d))?(?![\d/])")
# The years in which a financial year begins and ends.
_BOTH = 2
_LOOKING_BACK = frozenset(
    (Column.STATUS, Column.COMPLETED_DATE, Column.RAG, Column.PROGRESS, Column.MONITORING)
)
_STATED = frozenset((Column.STATUS, Column.COMPLETED_DATE, Column.RAG, Column.PROGRESS, Column.START))


def ticked_columns(table: Table, rows: range, columns: Columns) -> Mapping[int, str]:
    """The columns that are headed by a state and hold nothing but ticks and crosses, with that state."""
    found: dict[int, str] = {}
    for reading in columns.readings:
        own = _own_heading(table, rows, reading)
        state = state_of(own)
        # Under a heading for several columns nothing but the boxes' own words says what they mean.
        grouped = own != reading.heading
        if not tells_state(state) or not (grouped or _may_be_ticked(reading)):
            continue
        marks = [text.strip().casefold() for text in _own_texts(table, rows, reading.index)]
        if marks and all(mark in _YES | _NO for mark in marks):
            found[reading.index] = state
    return found


def _own_texts(table: Table, rows: range, column: int) -> list[str]:
    """What a column's own cells say; a heading over several columns of the rows below it is none of them."""
    return [cell.text for cell in _own_cells(table, rows, column) if cell.text.strip()]


def _own_cells(table: Table, rows: range, column: int) -> list[Cell]:
    return [cell for row in rows if (cell := table.at(row, column)).col_span == 1]


def _own_heading(table: Table, rows: range, reading: ColumnReading) -> str:
    """What stands right over a column alone, below what heads several: "2007" under "Year"."""
    above = table.at(rows.start - 1, reading.index) if rows.start else None
    text = above.text.strip() if above is not None and above.col_span == 1 else ""
    return text if text and reading.heading.rstrip().endswith(text) else reading.heading


def charted_columns(table: Table, rows: range, columns: Columns) -> Mapping[int, str]:
    """The columns that are headed by a time and hold nothing but marks, with that time: two at least."""
    found: dict[int, str] = {}
    for reading in columns.readings:
        own = _own_heading(table, rows, reading)
        if reading.meanings or not is_term(own) or _looks_back(table, rows, reading, own):
            continue
        if all(map(is_mark, _own_texts(table, rows, reading.index))):
            year = _year_over(table, rows, reading) if _YEAR.search(own) is None else ""
            found[reading.index] = f"{' '.join(own.split())} {year}".strip()
    return found if len(found) > 1 else {}


def _looks_back(table: Table, rows: range, reading: ColumnReading, own: str) -> bool:
    """Whether what stands over several times asks how far things have got in each: "Progress"."""
    over = {reading.heading.removesuffix(own), *(cell.text for cell in _cells_over(table, rows, reading))}
    matches = (match_heading(text) for text in over if text.strip())
    return any(match and not _LOOKING_BACK.isdisjoint(match.meanings) for match in matches)


def _cells_over(table: Table, rows: range, reading: ColumnReading) -> list[Cell]:
    """What heads a column together with others."""
    over = (table.at(row, reading.index) for row in range(rows.start - 1) if rows.start > 1)
    return [cell for cell in over if cell.col_span > 1]


def _year_over(table: Table, rows: range, reading: ColumnReading) -> str:
    """The year in what heads a column of quarters or months together with others: "2011/12"."""
    years = [year for cell in _cells_over(table, rows, reading) for year in _YEAR.findall(cell.text)]
    if len(years) == _BOTH and all(map(str.isdigit, years)) and int(years[1]) == int(years[0]) + 1:
        return f"{years[0]}/{years[1][2:]}"  # "1 July 2016 to 30 June 2017"
    return years[0] if len(set(years)) == 1 else ""


def coloured_column(table: Table, rows: range, columns: Columns) -> int | None:
    """The column whose cells are painted in several colours, where no column says the state: that of
    progress, or one of which no meaning is known and in which nothing is written."""
    if columns.has(Column.STATUS, Column.RAG):
        return None
    progress = columns.find(Column.PROGRESS)
    if progress is not None:
        colours = {cell.fill for cell in _own_cells(table, rows, progress.index) if cell.fill}
        return progress.index if len(colours) > 1 else None
    painted = (
        one.index for one in columns.readings if not one.meanings and _is_painted(table, rows, one.index)
    )
    return next(painted, None)


def _is_painted(table: Table, rows: range, column: int) -> bool:
    """Whether a column says something by colours alone: they are not those of their rows, as in stripes."""
    cells = _own_cells(table, rows, column)
    if not cells or any(cell.text.strip() for cell in cells):
        return False
    beside = {cell.row: table.at(cell.row, column - 1 if column else column + 1).fill for cell in cells}
    return len({cell.fill for cell in cells if cell.fill and cell.fill != beside[cell.row]}) > 1


def charted_times(cells: Mapping[int, Sequence[Item]], charted: Mapping[int, str]) -> tuple[str, str] | None:
    """The first and the last time that a row marks; None where it marks none."""
    marked = [time for column, time in sorted(charted.items()) if is_mark(cell_text(cells[column]))]
    return (marked[0], marked[-1]) if marked else None


def _may_be_ticked(reading: ColumnReading) -> bool:
    return not reading.meanings or all(meaning in _STATED for meaning in reading.meanings)


def ticked_state(cells: Mapping[int, Sequence[Item]], ticked: Mapping[int, str]) -> str | None:
    """The states that a row ticks; None where it ticks none.

    A cross is a tick where the columns have no other sign, as forms are filled in by hand.
    """
    marks = {column: cell_text(cells[column]).strip().casefold() for column in ticked}
    crossed = not any(mark in _YES for mark in marks.values()) and len(ticked) > 1
    states = [
        ticked[column] for column, mark in marks.items() if mark in _YES or (crossed and mark in _CROSSES)
    ]
    return " / ".join(states) or None
