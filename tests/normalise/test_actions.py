"""Rows into actions: what the document, the rows around and the cells beside settle for a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import extractors
from extractors.layout import Cell, Table, plain_item
from normalise.actions import to_actions
from normalise.context import read_context
from normalise.records import Action, PartyKind, Status, StatusBasis
from tests.normalise.plans import actions_of, document_of, plan_table

FRONT = ("# Improvement Plan", "January 2010")
WORK = "Review the procedures for new staff with partners."


def judged(*rows: tuple[str, ...], front: tuple[str, ...] = FRONT) -> tuple[Action, ...]:
    """The actions of a plan whose rows hold lead, deadline, status and progress."""
    table = plan_table(*((str(number), f"{WORK} ({number})", *row) for number, row in enumerate(rows, 1)))
    return actions_of(document_of(*front, table))


def test_initials_are_resolved_within_their_document_alone() -> None:
    first, second = judged(("Rory Patterson", "March 2010"), ("RP/GW", "March 2010"))
    assert [lead.name for lead in second.leads] == ["Rory Patterson", None]
    assert [lead.kind for lead in second.leads] == [PartyKind.PERSON, PartyKind.INITIALS]
    assert first.flags == second.flags == ()
    elsewhere = judged(("RP", "March 2010"), ("Gwen Ash", "March 2010"))
    assert elsewhere[0].leads[0].name is None


def test_initials_of_two_people_are_nobodys_and_flagged() -> None:
    rows = judged(("Chris Saunders", "March 2010"), ("Clare Smith", "March 2010"), ("CS", "March 2010"))
    assert (rows[2].leads[0].name, rows[2].leads[0].initials) == (None, "CS")
    assert "initials_ambiguous" in rows[2].flags


def test_initials_explained_in_a_text_are_resolved() -> None:
    front = (*FRONT, "The plan is led by Heather Hill (Chair) (HH) and by Ivan Turner (IT).")
    rows = judged(
        ("HH", "March 2010"), ("AD Resources (IT)", "March 2010"), ("IT", "March 2010"), front=front
    )
    assert rows[0].leads[0].name == "Heather Hill"
    assert (rows[1].leads[0].name, rows[1].leads[0].role) == ("Ivan Turner", "AD Resources")
    assert rows[2].leads[0].kind is PartyKind.TEAM, "by itself it is a department"


@pytest.mark.parametrize(
    ("status", "progress", "wanted", "basis"),
    [
        ("Completed", "Delayed by the contract.", Status.COMPLETED, StatusBasis.STATED),
        ("", "Completed and in place and refreshed periodically.", Status.COMPLETED, StatusBasis.PROGRESS),
        ("", "Letters went out in May. [This has been actioned.]", Status.COMPLETED, StatusBasis.PROGRESS),
        ("Amber", "", Status.IN_PROGRESS, StatusBasis.RAG),
        ("", "The audit of files was completed in December, a second one is planned.", None, None),
    ],
)
def test_a_status_comes_with_its_basis(
    status: str, progress: str, wanted: Status | None, basis: StatusBasis | None
) -> None:
    row, _ = judged(("Jane Marsh", "March 2010", status, progress), ("Jane Marsh", "June 2010", "Ongoing"))
    assert (row.status, row.status_basis) == (wanted, basis)
    assert row.status_raw == (status or None)


def test_a_status_among_the_dates_counts_where_no_other_is_told() -> None:
    row, other = judged(("Jane Marsh", "21/05/10 COMPLETED"), ("Jane Marsh", "21/05/10 COMPLETED", "Ongoing"))
    assert (row.status, row.status_raw, row.due_date) == (Status.COMPLETED, "COMPLETED", date(2010, 5, 21))
    assert other.status is Status.ONGOING


def test_the_documents_key_decides_what_a_colour_means() -> None:
    front = (*FRONT, "Key: Green = complete; Amber = in progress; Red = not started")
    row, _ = judged(("Jane Marsh", "March 2010", "Green"), ("Jane Marsh", "March 2010", "Red"), front=front)
    assert (row.status, row.flags) == (Status.COMPLETED, ())
    assumed, _ = judged(("Jane Marsh", "March 2010", "Green"), ("Jane Marsh", "March 2010", "Red"))
    assert (assumed.status, assumed.flags) == (Status.IN_PROGRESS, ("rag_key_assumed",))


def test_a_year_that_is_not_printed_comes_from_the_rows_around_before_the_plans_date() -> None:
    rows = judged(("Jane Marsh", "May 2012"), ("Jane Marsh", "June"), ("Jane Marsh", "July 2012"))
    assert rows[1].due_date == date(2012, 6, 30)
    assert rows[1].flags == ("due_year_inferred",)


def test_as_above_takes_the_deadline_above() -> None:
    _, row = judged(("Jane Marsh", "March 2010"), ("Jane Marsh", "As above"))
    assert (row.due_date, row.due_raw) == (date(2010, 3, 31), "As above")
    assert "due_as_above" in row.flags


@pytest.mark.parametrize("mark", ["As above", '"', "“", "ditto", "↓", "do.", '" "'])
def test_ditto_marks_take_the_lead_and_the_deadline_above(mark: str) -> None:
    _, first, second = judged(("Jane Marsh", "March 2010"), (mark, mark), (mark, mark))
    for row in (first, second):
        assert [lead.name for lead in row.leads] == ["Jane Marsh"]
        assert (row.lead_raw, row.due_date) == (mark, date(2010, 3, 31))
        assert set(row.flags) == {"lead_as_above", "due_as_above"}


def test_a_lead_as_above_below_nobody_stays_nobody() -> None:
    _, row = judged(("", "March 2010"), ("As above", "June 2010"))
    assert (row.leads, row.flags) == ((), ())


def test_a_date_that_looks_mistaken_is_kept_as_printed_and_flagged() -> None:
    usual = [
        ("Jane Marsh", f"{month} 2010", "In progress") for month in ("February", "March", "April", "May")
    ]
    *_, row = judged(*usual, *usual, ("Jane Marsh", "February 2009", "In progress"))
    assert row.due_date == date(2009, 2, 28)
    assert row.flags == ("due_looks_mistaken",)


@pytest.mark.parametrize(("printed", "flags"), [("2009", ()), ("2010", ("due_looks_mistaken",))])
def test_a_deadline_near_the_plans_printed_date_does_not_look_mistaken(
    printed: str, flags: tuple[str, ...]
) -> None:
    """It was held against the middle of the deadlines alone, which was called the time of the plan."""
    usual = [("Jane Marsh", f"{month} 2010", "In progress") for month in ("April", "May", "June", "July")]
    rows = (*usual, *usual, ("Jane Marsh", "August 2009", "In progress"))
    *_, row = judged(*rows, front=("# Improvement Plan", f"Position as at 30 June {printed}"))
    assert (row.due_date, row.flags) == (date(2009, 8, 31), flags)


def test_the_day_of_completion_is_told_with_the_status() -> None:
    row, _ = judged(
        ("Jane Marsh", "March 2010", "Completed 12/2/10"), ("Jane Marsh", "March 2010", "Ongoing")
    )
    assert row.completed_date == date(2010, 2, 12)


def test_two_digit_years_are_settled_by_the_documents_own_cells() -> None:
    rows = judged(("Ops managers", "10/11"), ("Ops managers", "12/11"), ("Ops managers", "01/12"))
    assert [row.due_date for row in rows] == [date(2011, 10, 31), date(2011, 12, 31), date(2012, 1, 31)]


def test_a_log_without_years_is_dated_by_its_meetings_and_by_what_is_done() -> None:
    log = plan_table(
        ("19/11/2010", f"{WORK} (1)", "Jane Marsh", "February", "On track"),
        ("08/02/2011", f"{WORK} (2)", "Tom Reed", "June", "On track"),
        ("02/09/2011", f"{WORK} (3)", "Jane Marsh", "July", "On track"),
        ("", f"{WORK} (4)", "Tom Reed", "July", "Complete"),
        ("", f"{WORK} (5)", "Tom Reed", "July", "On track"),
        headings=("Date raised", "Action", "Lead", "Deadline", "Status"),
    )
    actions = actions_of(document_of("# Action log as of 13 October 2011", log))
    dues = [str(action.due_date) for action in actions]
    assert dues == ["2012-02-29", "2011-06-30", "2012-07-31", "2011-07-31", "2012-07-31"]
    assert all("due_year_inferred" in action.flags for action in actions)


def test_a_key_says_what_a_grey_cell_means() -> None:
    def row_of(number: int, fill: str, *cells: str) -> tuple[Cell, ...]:
        return tuple(
            Cell(number, col, items=(plain_item(text),) if text else (), fill=None if text else fill)
            for col, text in enumerate(cells)
        )

    meanings = (("#00B050", "Complete"), ("#FF0000", "Behind schedule"), ("#BFBFBF", "Not yet started"))
    key = Table(3, 2, tuple(c for n, (fill, said) in enumerate(meanings) for c in row_of(n, fill, "", said)))
    head = ("Action", "Lead", "By when", "Status")
    bodies = [
        row_of(number, fill, f"{WORK} ({number})", "Ann Lee", "May 2010", "")
        for number, fill in enumerate(("#00B050", "#BFBFBF"), 1)
    ]
    plan = Table(3, 4, (*row_of(0, "", *head), *(cell for body in bodies for cell in body)))
    assert [action.status for action in actions_of(document_of(*FRONT, key, plan))] == [
        Status.COMPLETED,
        Status.NOT_STARTED,
    ]


@pytest.mark.parametrize(
    ("fills", "reader", "doubted"),
    [
        (("#BCBCBC", "#848484"), "pdf+ocr", True),
        (("#BCBCBC", "#BCBCBC"), "pdf+ocr", False),
        (("#BCBCBC", "#848484"), "pdf", False),
        (("#92D050", "#FF0000"), "pdf+ocr", False),
    ],
)
def test_a_rating_that_a_scan_shows_in_grey_is_a_doubt(
    fills: tuple[str, str], reader: str, doubted: bool
) -> None:
    """It was missing without a word; a column in one grey is shaded for its looks."""
    table = plan_table(*((str(n), f"{WORK} ({n})", "Jane Marsh", "March 2010") for n in (1, 2)))
    cells = tuple(
        replace(cell, fill=fills[cell.row - 1]) if cell.row and cell.col == 4 else cell
        for cell in table.cells
    )
    document = document_of(*FRONT, replace(table, cells=cells))
    plans = extractors.read_plans(document).plans
    actions, _, _ = to_actions(plans, read_context(document, "plan.pdf", plans), "0" * 16, "plan.pdf", reader)
    assert [("fill_in_grey" in action.flags) for action in actions] == [doubted, doubted]
