"""Columns that say a state by ticks, letters, colours or under a heading that means something else."""

from __future__ import annotations

from dataclasses import replace

from extractors.layout import Table
from extractors.plan import Column
from ingest.codes import Flag
from tests.extractors.plans.test_finding_plans import reading
from tests.support import table_of

_HEAD = ("What has to be done", "Who", "By when")
_ROWS = (
    ("Repair the roof of the hall", "Ann Lee", "June 2012"),
    ("Write to the diocese about the wall", "Bo Ray", "July 2012"),
    ("Order two benches for the green", "Clerk", "May 2012"),
    ("Clear the ditch beside the school", "Cy Hunt", "May 2012"),
)


def _with(heading: str, *cells: str) -> Table:
    return table_of((*_HEAD, heading), *((*row, cell) for row, cell in zip(_ROWS, cells, strict=True)))


def _meaning(table: Table, column: Column) -> list[str]:
    (plan,) = reading(table).plans
    return [row.texts.get(column, "") for row in plan.rows]


def test_letters_that_come_again_under_code_are_states_and_number_nothing() -> None:
    assert _meaning(_with("Code", "C", "P", "C", "C"), Column.STATUS) == ["C", "P", "C", "C"]


def test_letters_that_stand_for_runs_of_rows_are_no_states() -> None:
    assert _meaning(_with("Code", "A", "A", "B", "B"), Column.STATUS) == [""] * 4


def test_letters_that_differ_under_code_are_references() -> None:
    (plan,) = reading(_with("Code", "A", "B", "C", "D")).plans
    assert [row.action_ref for row in plan.rows] == ["A", "B", "C", "D"]


def test_a_rating_that_says_how_much_it_matters_is_the_priority() -> None:
    assert _meaning(_with("Rating", "High", "Low", "Medium", "High"), Column.PRIORITY)[0] == "High"
    assert _meaning(_with("Rating", "High", "Low", "Medium", "High"), Column.STATUS) == [""] * 4


def test_states_under_where_at_are_the_status() -> None:
    said = ("Overdue", "Not started", "Completed", "In progress")
    assert _meaning(_with("Where at, 29 June", *said), Column.STATUS) == list(said)


def test_ticked_states_are_read_beside_rows_that_name_groups() -> None:
    table = table_of(
        (*_HEAD, "Not begun", "Underway", "Finished"),
        ("Buildings", "Buildings", "Buildings", "Buildings", "Buildings", "Buildings"),
        (*_ROWS[0], "", "✓", ""),
        (*_ROWS[1], "✓", "", ""),
        (*_ROWS[2], "", "", "✓"),
    )
    group = replace(table.at(1, 0), col_span=6)
    cells = tuple(cell for cell in table.cells if cell.row != 1)
    spanned = replace(table, cells=tuple(sorted((*cells, group), key=lambda cell: (cell.row, cell.col))))
    (plan,) = reading(spanned).plans
    assert [row.texts.get(Column.STATUS) for row in plan.rows] == ["Underway", "Not begun", "Finished"]


def _painted(*fills: str | None, beside: tuple[str | None, ...] = (None,) * 4) -> Table:
    table = _with("", "", "", "", "")
    paint = {(row + 1, 3): fill for row, fill in enumerate(fills)}
    paint |= {(row + 1, 2): fill for row, fill in enumerate(beside)}
    cells = tuple(replace(cell, fill=paint.get((cell.row, cell.col))) for cell in table.cells)
    return replace(table, cells=cells)


def test_a_column_of_colours_alone_rates_its_rows() -> None:
    green, red = "#00B050", "#FF0000"
    (plan,) = reading(_painted(green, red, green, red)).plans
    assert [row.fills.get(Column.RAG) for row in plan.rows] == [green, red, green, red]
    assert all(Flag.COLUMN_UNCERTAIN in row.flags for row in plan.rows)  # no heading says that they rate


def test_stripes_over_whole_rows_rate_nothing() -> None:
    pale, blue = "#DDEEFF", "#BBCCEE"
    stripes = (pale, blue, pale, blue)
    (plan,) = reading(_painted(*stripes, beside=stripes)).plans
    assert not any(row.fills.get(Column.RAG) for row in plan.rows)
