"""Rows below an action that are part of it: remarks on it, and the list that it leads in to."""

from __future__ import annotations

from extractors.layout import Document, Table
from extractors.plan import Column, PlanRow
from extractors.plans import read_plans
from tests.support import table_of

HEAD = ("Action", "Lead", "By when")


def rows(table: Table) -> list[PlanRow]:
    return [row for plan in read_plans(Document("text", (table,))).plans for row in plan.rows]


def test_a_remark_in_brackets_belongs_to_the_action_above_it() -> None:
    """ "(Subject to funding)" in a row or bullet of its own was an action, or headed the next one."""
    found = rows(
        table_of(
            HEAD,
            ("Write a rota", "Ann Lee", "May"),
            ("(Subject to funding)", "", ""),
            ("- Audit files\n- (With the board)\n- Send them", "Bo Ray", "June"),
            ("3.5 posts to be filled", "Bo Ray", "June"),
        )
    )
    assert [(row.section, row.action_ref, row.action) for row in found] == [
        (None, None, "Write a rota (Subject to funding)"),
        (None, None, "Audit files (With the board)"),
        (None, None, "Send them"),
        (None, None, "3.5 posts to be filled"),
    ]


def test_rows_that_an_action_leads_in_to_are_its_list() -> None:
    """Each service was an action that nobody leads. Who leads or by when tells one all the same."""
    found = rows(
        table_of(
            (*HEAD, "Strand"),
            ("Write a rota", "Ann Lee", "May", "A"),
            ("Visit every hub. Services involved in this include:", "Bo Ray", "June", "A"),
            ("Green network", "", "", "A, B"),
            ("Library services", "", "", "C"),
            ("Audit files of these kinds:", "Cy Fox", "July", "B"),
            ("Send the letters", "", "August", "B"),
        )
    )
    assert [(row.action, row.texts[Column.LEAD]) for row in found[:2]] == [
        ("Write a rota", "Ann Lee"),
        ("Visit every hub. Services involved in this include:\nGreen network\nLibrary services", "Bo Ray"),
    ]
    assert found[1].other == {"Strand": "A\nA, B\nC"}
    assert [row.action for row in found[2:]] == ["Audit files of these kinds:", "Send the letters"]
