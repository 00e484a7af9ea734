"""Ticks under several times, or other things to choose among, say which one: nothing is completed by them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.layout import Table
from extractors.plan import Column, PlanRow
from tests.extractors.plans.test_finding_plans import reading
from tests.support import table_of

_HEAD = ("Ref", "Action", "Lead")
_ROWS = (
    ("1", "Publish the parking policy on the website", "Head of Highways"),
    ("2", "Train all duty officers in safeguarding", "Training Manager"),
    ("3", "Replace the lifts at the Town Hall", "Facilities Manager"),
)


def _ticked(headings: Sequence[str], tick: str = "✓") -> Table:
    """A plan whose first action is ticked under the first heading, the second under the second, and so on."""
    cells = [[tick if row == column else "" for column in range(len(headings))] for row in range(len(_ROWS))]
    return table_of((*_HEAD, *headings), *((*row, *ticks) for row, ticks in zip(_ROWS, cells, strict=True)))


def _rows(headings: Sequence[str], tick: str = "✓") -> list[PlanRow]:
    (plan,) = reading(_ticked(headings, tick)).plans
    return plan.rows


@pytest.mark.parametrize("tick", ["✓", "x", "●"])
@pytest.mark.parametrize(
    "headings",
    [
        ("Short term", "Medium term", "Long term"),
        ("Short-term", "Medium-term", "Longer-term"),
        ("Short", "Medium", "Long"),
        ("Immediate", "Short term", "Long term"),
        ("Short term (0-6 months)", "Medium term (6-12 months)", "Long term (1-3 years)"),
        ("Term 1", "Term 2", "Term 3"),
        ("First term", "Second term", "Third term"),
        ("Autumn term", "Spring term", "Summer term"),
        ("Autumn", "Spring", "Summer"),
        ("Q1", "Q2", "Q3"),
        ("2010/11", "2011/12", "2012/13"),
    ],
)
def test_a_tick_under_a_term_is_when_it_is_due_and_never_completed(
    headings: Sequence[str], tick: str
) -> None:
    rows = _rows(headings, tick)
    assert [row.texts.get(Column.DUE) for row in rows] == list(headings)
    assert not any(Column.STATUS in row.texts for row in rows)


@pytest.mark.parametrize(
    "headings", [("High", "Medium", "Low"), ("T1", "T2", "T3"), ("Schools", "Highways", "Housing")]
)
def test_a_tick_that_chooses_among_columns_is_kept_and_says_nothing_of_the_status(
    headings: Sequence[str],
) -> None:
    rows = _rows(headings)
    assert [dict(row.other).get(heading) for row, heading in zip(rows, headings, strict=True)] == ["✓"] * 3
    assert not any(Column.STATUS in row.texts or Column.DUE in row.texts for row in rows)


@pytest.mark.parametrize("over", ["Status", "Progress"])
def test_a_tick_for_the_progress_in_a_term_is_neither_a_deadline_nor_a_status(over: str) -> None:
    rows = _rows([f"{over}\nTerm {number}" for number in (1, 2, 3)])
    assert not any({Column.STATUS, Column.DUE, Column.PROGRESS} & {*row.texts} for row in rows)
    assert all("✓" in row.other.values() for row in rows)


@pytest.mark.parametrize("heading", ["Completed", "Done?", "Status"])
def test_a_tick_under_a_state_is_still_the_status(heading: str) -> None:
    table = table_of((*_HEAD, heading), *((*row, "✓") for row in _ROWS))
    (plan,) = reading(table).plans
    assert all(row.texts.get(Column.STATUS) for row in plan.rows)
