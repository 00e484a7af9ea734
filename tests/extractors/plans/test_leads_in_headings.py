"""Leads that the heading above a table names, and those that must not pass to the table after it."""

from __future__ import annotations

import pytest

from extractors.layout import Document, Paragraph, plain_item
from extractors.plan import Column, PlanRow
from extractors.plans import read_plans
from tests.support import table_of

HEAD = ("Action", "Deadline")
ROWS = (
    ("Review the policy on lone working", "1 March 2015"),
    ("Train all managers in supervision", "April 2015"),
)


def rows_under(*headings: str) -> list[PlanRow]:
    """The rows of small plan tables, one under each heading."""
    blocks = [
        block for heading in headings for block in (Paragraph(plain_item(heading)), table_of(HEAD, *ROWS))
    ]
    return [row for plan in read_plans(Document("text", tuple(blocks))).plans for row in plan.rows]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Flood maps – Lead HS/BB", "HS/BB"),
        ("Charity register- Lead AM", "AM"),
        ("Charity register–Lead: Ann Moss", "Ann Moss"),
        ("Flood maps (Lead officer: Ann Moss)", "Ann Moss"),
        ("Open licensing – GS/JTe", "GS/JTe"),
        (
            "Licensing of derived data – with the river networks and all rights of way - Lead GS",
            "GS",
        ),
    ],
)
def test_a_heading_names_the_lead_of_its_table(heading: str, lead: str) -> None:
    found = rows_under(heading)
    assert [row.texts.get(Column.LEAD) for row in found] == [lead, lead]
    assert found[0].section and "ead" not in found[0].section.split()[-1]


@pytest.mark.parametrize("heading", ["Workforce - HR", "Community leads", "Sponsor role – lead the way"])
def test_a_heading_that_names_nobody_gives_no_lead(heading: str) -> None:
    assert all(Column.LEAD not in row.texts for row in rows_under(heading))


@pytest.mark.parametrize(
    "second",
    ["Postcodes", "These are the actions that the working group took on at its last meeting in May."],
)
def test_the_lead_of_one_table_does_not_pass_to_the_next(second: str) -> None:
    found = rows_under("Flood maps – Lead AM", second)
    assert [row.texts.get(Column.LEAD) for row in found] == ["AM", "AM", None, None]
