"""The period that a plan is for says the year of a date that prints none."""

from __future__ import annotations

import pytest

from ingest.codes import Flag
from tests.normalise.plans import actions_of, document_of
from tests.support import table_of

TABLE = table_of(
    ("Action", "Lead", "By when"),
    ("Replace the kiosks", "Ann Lee", "15 November"),
    ("Lend laptops from three branches", "Bo Ray", "20 January"),
)


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("# Library Action Plan, October 2025 to March 2026", [2025, 2026]),
        ("# Library Action Plan 2025/26", [2025, 2026]),
        ("School year 2024/25", [2024, 2025]),
        ("# Library Action Plan 2025", [2025, 2025]),
    ],
)
def test_a_plan_without_a_date_says_by_its_period_which_years_are_meant(line: str, years: list[int]) -> None:
    actions = actions_of(document_of(line, TABLE))
    assert [action.due_date and action.due_date.year for action in actions] == years
    assert all(Flag.DUE_YEAR_INFERRED in action.flags for action in actions)


def test_a_strategy_of_several_years_says_nothing_of_one() -> None:
    actions = actions_of(document_of("# Library Strategy 2020-2025", TABLE))
    assert [action.due_date for action in actions] == [None, None]
