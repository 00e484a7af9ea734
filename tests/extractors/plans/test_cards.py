"""Cards of labels and values, in lines and in tables: what belongs to the card, and what heads it."""

from __future__ import annotations

import pytest

from extractors.html.reader import read as read_html
from extractors.layout import Document
from extractors.options import DEFAULT_OPTIONS
from extractors.plan import Column, PlanRow
from extractors.plans.finder import read_plans
from extractors.plans.matching import match_heading
from normalise.progress.judge import read_status
from normalise.records import Status, StatusBasis
from tests.extractors.passages.written import actions, rows
from tests.support import source_of

CARDS = """
# Parks
Ref: PK/1
Task: Mend the fence of the top field
In the lead: Head Gardener
Helpers: Friends of the Park
Finish by: 30 June 2008
Latest: Posts bought
Ref: PK/2
Task: Plant the hedge
In the lead: Moor View School
Neighbours: Parish Council
Finish by: Ongoing
Latest: Not begun
Ref: PK/3
Task: Cut the verges
In the lead: Roads Team
"""


def test_cards_in_lines_keep_their_number_and_their_fields() -> None:
    """Fields stopped at the first label without a meaning, and the number above the action was lost."""
    first, second, third = rows(CARDS)
    assert [row.action_ref for row in (first, second, third)] == ["PK/1", "PK/2", "PK/3"]
    assert first.texts == {
        Column.LEAD: "Head Gardener",
        Column.DUE: "30 June 2008",
        Column.PROGRESS: "Posts bought",
    }
    assert (second.texts[Column.DUE], second.other["Neighbours"]) == ("Ongoing", "Parish Council")


def test_a_line_of_a_card_heads_nothing() -> None:
    """ "Quota: forty trees" was the section of the card below."""
    text = CARDS.replace("Latest: Not begun", "Quota: forty trees")
    assert {row.section for row in rows(text)} == {"Parks"}


def test_a_number_at_a_cards_end_is_not_that_of_the_next() -> None:
    text = "Task: Mend the fence\nOwner: Clerk\nRef: 7\nTask: Plant the hedge\nOwner: Clerk"
    assert [row.action_ref for row in rows(text)][1] is None


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("In the lead", Column.LEAD),
        ("Finish by", Column.DUE),
        ("Date action will be completed", Column.DUE),
        ("Latest", Column.PROGRESS),
        ("How far have we got?", Column.PROGRESS),
        ("What resources are needed", Column.RESOURCES),
        ("Money", Column.RESOURCES),
    ],
)
def test_the_labels_of_cards_are_known(heading: str, column: Column) -> None:
    match = match_heading(heading)
    assert match is not None and match.meanings == (column,)


def _page(body: str) -> Document:
    return read_html(
        source_of(f"<html><body>{body}</body></html>".encode(), "plan.html", "html"), DEFAULT_OPTIONS
    )


def _card(*fields: tuple[str, str]) -> str:
    return f"<table>{''.join(f'<tr><td>{one}</td><td>{two}</td></tr>' for one, two in fields)}</table>"


def _read(document: Document) -> list[PlanRow]:
    return [row for plan in read_plans(document).plans for row in plan.rows]


def _filled(action: str) -> str:
    return _card(("What we will do", action), ("Who is responsible", "Manager"), ("By when", "May 2015"))


def test_headings_of_one_rank_over_tables_of_cards_are_their_sections() -> None:
    """The first was taken for the plan's title, the next was lost."""
    body = (
        "<h1>Report on actions</h1><h2>Regulation 13: Medicines</h2>"
        + _filled("Check the charts at each handover")
        + "<h2>Regulation 23: Staff</h2>"
        + _filled("Book the training for all staff")
    )
    assert [row.section for row in _read(_page(body))] == ["Regulation 13: Medicines", "Regulation 23: Staff"]


def test_a_heading_over_the_first_card_alone_stays_the_plans_title() -> None:
    body = "<h2>Our plan</h2>" + _filled("Check the charts") + "<p>and</p>" + _filled("Book the training")
    assert [row.section for row in _read(_page(body))] == [None, None]


def test_a_bold_title_may_end_in_brackets() -> None:
    head = "<tr><td>Action</td><td>Lead</td><td>By when</td></tr>"
    row = "<tr><td>{}</td><td>Principal</td><td>May 1999</td></tr>"
    body = "".join(
        f"<p><b>{title}</b></p><table>{head}{row.format(action)}{row.format('Review the courses')}</table>"
        for title, action in (
            ("Engineering (Grade 4)", "Introduce an induction"),
            ("Quality (Grade 3)", "Observe every teacher"),
        )
    )
    found = [row.section for row in _read(_page(f"<p>The plan answers the report of last May.</p>{body}"))]
    assert found == ["Engineering (Grade 4)"] * 2 + ["Quality (Grade 3)"] * 2


def test_a_plans_title_is_no_label_of_an_action() -> None:
    """It was an action with PLAN for its lead."""
    assert not actions("HMP Fell\nACTION PLAN: INSPECTORS REPORT\nThe inspection was in April.")


def test_a_task_that_is_told_of_as_a_cause_is_no_action() -> None:
    assert not actions("Task: the order form had been altered in April and staff were not told.")
    assert actions("Task: Alter the order form by April.") == ["Alter the order form by April."]


def test_a_register_of_gifts_is_no_plan() -> None:
    table = (
        "<tr><td>Member</td><td>From</td><td>What</td><td>Value</td><td>Date</td></tr>"
        "<tr><td>Cllr Ann Hale</td><td>Brewery</td><td>Two lunch tickets</td><td>£40</td>"
        "<td>3 May 2011</td></tr>"
        "<tr><td>Cllr Ben Orr</td><td>Club</td><td>Bottle of gin (given to raffle)</td><td>£22</td>"
        "<td>9 June 2011</td></tr>"
    )
    assert not _read(_page(f"<h3>Gifts and hospitality</h3><table>{table}</table>"))


@pytest.mark.parametrize("text", ["14 of 22 assessed", "Two of six rewritten", "3 out of 29 practices"])
def test_a_part_counted_is_under_way(text: str) -> None:
    reading = read_status(None, progress=text)
    assert (reading.status, reading.basis) == (Status.IN_PROGRESS, StatusBasis.PROGRESS)
    assert read_status(None, progress="0 of 22 assessed").status is None


def test_letters_without_a_key_leave_the_word_to_the_progress() -> None:
    assert read_status("NM", progress="Done. Tabled 24/9").status is Status.COMPLETED
    assert read_status("see minutes", progress="Done.").status is None
