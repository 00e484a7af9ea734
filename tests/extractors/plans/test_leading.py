"""Who leads where no heading says so, and headings with long brackets or years in them."""

from __future__ import annotations

from extractors.plan import Column
from tests.extractors.plans.test_finding_plans import reading
from tests.support import table_of


def test_a_column_of_bodies_left_of_the_action_leads() -> None:
    (plan,) = reading(
        table_of(
            ("Risk management authority", "Undertaking", "Timescale"),
            ("Lead Local Flood Authority", "Survey the culvert below Mill Lane", "Summer 2013"),
            ("Middle Fen Internal Drainage Board", "Model the tide at the outfall", "December 2013"),
            ("Wold Water", "Fit valves at the nineteen houses", "31 March 2014"),
            ("Thorpe Parish Council", "Recruit flood wardens in the village", "September 2013"),
        )
    ).plans
    assert [row.texts[Column.LEAD] for row in plan.rows][2:] == ["Wold Water", "Thorpe Parish Council"]


def test_a_heading_may_say_in_brackets_how_to_fill_it_in() -> None:
    (plan,) = reading(
        table_of(
            (
                "Recommendation",
                "Management response (please set out here what you are going to do and who is to do it)",
                "Completion date",
                "Responsible officer",
            ),
            (
                "R1 Close the gap",
                "Agree a financial strategy for five years",
                "March 2024",
                "Head of Finance",
            ),
            (
                "R2 Publish the reserves",
                "Report the reserves to each cabinet",
                "June 2024",
                "Head of Finance",
            ),
        )
    ).plans
    assert [row.texts[Column.DUE] for row in plan.rows] == ["March 2024", "June 2024"]


def test_a_plans_own_years_are_times_with_the_calendars_in_brackets() -> None:
    (plan,) = reading(
        table_of(
            ("Action", "Lead", "Year 1 (2011-12)", "Year 2 (2012-13)"),
            ("Install data loggers in both sheds", "Conservator", "✓", ""),
            ("Seek a grant to rehouse the negatives", "Registrar", "", "✓"),
            ("Write a plan for floods and fires", "Conservator", "✓", ""),
        )
    ).plans
    assert [row.texts[Column.DUE] for row in plan.rows][:2] == ["Year 1 (2011-12)", "Year 2 (2012-13)"]
