"""The day of a month's meeting, where the paper prints it."""

from __future__ import annotations

from datetime import date

from ingest.codes import Flag
from normalise.meetings import next_meeting
from normalise.records import DuePrecision
from tests.normalise.plans import actions_of, document_of, plan_table

FRONT = ("# Minutes of the meeting held on 11 March 2003",)
CLOSED = "The Chairman closed the meeting at 9 pm. Next meeting: Tuesday 8th April 2003 at 7.30 pm."


def test_a_months_meeting_is_on_the_day_that_the_paper_prints() -> None:
    """It was due at the end of April, three weeks after the meeting."""
    table = plan_table(
        ("1", "Get three quotations for the insurance", "Clerk", "April meeting"),
        ("2", "Paint the gate of the burial ground", "Clerk", "May meeting"),
        ("3", "Mend the swing of the playing field", "Clerk", "April"),
    )
    first, second, third = actions_of(document_of(*FRONT, table, CLOSED))
    assert (first.due_date, first.due_precision) == (date(2003, 4, 8), DuePrecision.DAY)
    assert Flag.DUE_REFERS_ELSEWHERE in first.flags
    assert (second.due_date, third.due_date) == (date(2003, 5, 31), date(2003, 4, 30))


def test_of_two_next_meetings_none_is_meant() -> None:
    assert next_meeting(["Next meeting: 8 April 2003", "The next meeting is on 9 May 2003."]) is None
    assert next_meeting(["Next meeting: to be arranged"]) is None
