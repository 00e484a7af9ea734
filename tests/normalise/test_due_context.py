"""What the rest of a document settles: years that are not printed, readings that are two, second opinions."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.codes import Flag
from normalise.dates.due import DateContext, written
from normalise.dates.read import read_due, read_start
from normalise.dates.second_opinion import opinion
from normalise.dates.votes import Votes, count_votes
from normalise.records import DueKind

AUTUMN_2011 = DateContext(date(2011, 11, 15))


@pytest.mark.parametrize(
    ("text", "context", "due"),
    [
        pytest.param(
            "4 July 2012, and again in July", DateContext(date(2020, 1, 1)), "2012-07-31", id="the cell first"
        ),
        pytest.param(
            "April, October 2008", DateContext(date(2020, 1, 1)), "2008-10-31", id="a month before it"
        ),
        pytest.param(
            "December", DateContext(date(2010, 6, 1), (date(2012, 3, 31),)), "2011-12-31", id="then the rows"
        ),
        pytest.param("December", DateContext(date(2010, 6, 1)), "2010-12-31", id="then the plan's date"),
        pytest.param(
            "April",
            DateContext(date(2012, 3, 15), (date(2013, 2, 28),)),
            "2012-04-30",
            id="within a plan of one year",
        ),
        pytest.param("August", AUTUMN_2011, "2012-08-31", id="long past is next year's"),
        pytest.param("October", AUTUMN_2011, "2011-10-31", id="just past is still printed"),
        pytest.param("next October", AUTUMN_2011, "2012-10-31", id="next is never past"),
        pytest.param("Oct to Jan", AUTUMN_2011, "2012-01-31", id="a period over the new year"),
        pytest.param("July", DateContext(date(2011, 11, 15), done=True), "2011-07-31", id="done is past"),
        pytest.param("January", DateContext(date(2011, 11, 15), done=True), "2012-01-31", id="or early"),
        pytest.param(
            "October",
            DateContext(date(2012, 1, 15), (date(2012, 9, 30),), done=True),
            "2011-10-31",
            id="done is not far ahead, whatever the rows around",
        ),
        pytest.param(
            "June",
            DateContext(date(2011, 11, 15), raised=date(2011, 3, 2)),
            "2011-06-30",
            id="a log keeps what has passed",
        ),
        pytest.param(
            "July",
            DateContext(date(2011, 11, 15), raised=date(2011, 9, 2)),
            "2012-07-31",
            id="nothing is due before it was raised",
        ),
        pytest.param(
            "November",
            DateContext(date(2011, 10, 13), (date(2011, 3, 31),), raised=date(2011, 7, 19)),
            "2011-11-30",
            id="nor where the rows around are older",
        ),
        pytest.param("June", DateContext(raised=date(2011, 3, 2)), "2011-06-30", id="nor without a date"),
    ],
)
def test_a_missing_year_is_found_in_order(text: str, context: DateContext, due: str) -> None:
    judged = read_due(text, context)
    assert str(judged.date) == due


def test_an_inferred_year_is_flagged_and_a_printed_one_is_not() -> None:
    assert "due_year_inferred" in read_due("By December", AUTUMN_2011).flags
    assert "due_year_inferred" not in read_due("January-March 2012", AUTUMN_2011).flags


def test_without_any_year_the_month_is_kept_and_no_date_given() -> None:
    due = read_due("By December")
    assert (due.kind, due.date, due.edtf) == (DueKind.DEADLINE, None, "XXXX-12")
    assert due.flags == ("due_year_missing",)


@pytest.mark.parametrize(
    ("text", "context", "judged"),
    [
        ("10/11", AUTUMN_2011, "deadline 2011-10-31 month due_ambiguous"),
        ("10/11", DateContext(date(2010, 6, 1)), "deadline 2011-03-31 year due_ambiguous"),
        ("10/11", DateContext(date(2010, 6, 1), pairs_are="month"), "deadline 2011-10-31 month"),
        (
            "3/12",
            DateContext(date(2011, 10, 1), pairs_are="day"),
            "deadline 2011-12-03 day due_year_inferred",
        ),
        ("Nov 09", DateContext(date(2010, 1, 15)), "deadline 2009-11-30 month"),
        ("Nov 29", DateContext(date(2010, 1, 15)), "deadline 2009-11-29 day due_year_inferred due_ambiguous"),
        (
            "March 12",
            DateContext(date(2010, 1, 15), two_digits_are_days=True),
            "deadline 2010-03-12 day due_year_inferred",
        ),
    ],
)
def test_two_readings_are_settled_by_the_document(text: str, context: DateContext, judged: str) -> None:
    due = read_due(text, context)
    assert written(due).removesuffix(" due_ambiguous") == judged.removesuffix(" due_ambiguous")
    if "due_ambiguous" in judged:
        assert "due_ambiguous" in due.flags


@pytest.mark.parametrize(
    ("cells", "votes"),
    [
        (["From 10/11", "12/11", "01/12"], Votes(pairs_are="month")),
        (["09/10", "10/11", "by 11/12"], Votes(pairs_are="financial year")),
        (["25/11", "3/12", "30/1"], Votes(pairs_are="day")),
        (["10/11"], Votes()),
        (["March 28", "April 15", "May 30"], Votes(two_digits_are_days=True)),
        (["Nov 09", "Dec 10", "March 31"], Votes()),
    ],
)
def test_cells_vote_over_a_document(cells: list[str], votes: Votes) -> None:
    assert count_votes(cells, date(2010, 6, 1)) == votes


def test_a_start_column_holds_starts() -> None:
    assert written(read_start("November 2011 (brought forward)")) == "start 2011-11-01/ month"
    assert written(read_start("From 1 April 2010")) == "start 2010-04-01/ day"
    assert read_start(" ").kind is None


def test_dateparser_is_asked_only_about_what_the_grammar_leaves() -> None:
    due = read_due("4 Sept. of the year 2010, or 2010年9月4日")
    assert due.rule != "dateparser"
    left = read_due("le 3 mars. 3-Okt-2011-ish")
    assert left.kind in (DueKind.UNRESOLVED, DueKind.DEADLINE)


def test_a_second_opinion_knows_days_and_months() -> None:
    found = opinion("Final version by March 2010")
    assert found is not None
    assert found.date == date(2010, 3, 31)
    assert opinion("By December") is None, "a year that is not printed is never guessed"


def test_a_differing_second_opinion_is_flagged_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from normalise.dates import second_opinion
    from normalise.records import DuePrecision

    other = second_opinion.Opinion(date(2011, 3, 31), DuePrecision.MONTH)
    monkeypatch.setattr(second_opinion, "opinion", lambda text: other)
    due = read_due("March 2010", second_opinion=True)
    assert due.date == date(2010, 3, 31), "the grammar's date stands"
    assert "due_second_opinion_differs" in due.flags
    assert other.date in due.others
    assert read_due("2010/11", second_opinion=True).flags == (), (
        "it knows no financial years, and is not asked"
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("21/05/12 COMPLETED", "COMPLETED"),
        ("Autumn 2012 ONGOING", "ONGOING"),
        ("CANCELLED", "CANCELLED"),
        ("30 September 2013 – Review Completed", "Completed"),
        ("Completed by mid January 2010", None),
        ("April 09 and ongoing", None),
        ("70% of cases have reviews completed following inspection", None),
    ],
)
def test_a_status_among_the_dates_is_handed_on(text: str, status: str | None) -> None:
    assert read_due(text).status_text == status


def test_a_long_list_of_months_without_years_is_read_in_good_time() -> None:
    """Each month's year came from the month before it, found anew each time: 3,000 raised RecursionError."""
    assert read_due("Jan, " * 3000, DateContext(date(2010, 1, 1))).date == date(2010, 1, 31)


@pytest.mark.parametrize("text", ["Septmeber 2010", "30 Spetember 2010", "Marhc 2011", "By end Octobr 2010"])
def test_a_misspelt_month_is_read_by_its_likeness_and_flagged(text: str) -> None:
    due = read_due(text)
    assert due.date is not None
    assert "due_spelling" in due.flags


@pytest.mark.parametrize("text", ["Juny 2010", "Xyzember 2010", "Olympics 2010", "Match 2010"])
def test_an_unread_word_beside_a_year_is_no_date_and_keeps_the_year(text: str) -> None:
    due = read_due(text)
    assert (due.kind, due.date, due.edtf) == (DueKind.UNRESOLVED, None, "2010")


@pytest.mark.parametrize("text", ["March 2010\nJune 2010", "June 10\nMarch 11", "- March 2010\n- June 2010"])
def test_two_deadlines_on_two_lines_stay_two(text: str) -> None:
    assert "due_several" in read_due(text).flags


def test_a_document_that_prints_the_month_first_once_is_read_so_throughout() -> None:
    votes = count_votes(["12/31/2010", "04/07/2010"], None)
    assert votes.month_first
    due = read_due("04/07/2010", DateContext(month_first=True))
    assert (due.date, due.flags) == (date(2010, 4, 7), (Flag.DUE_MONTH_FIRST,))


@pytest.mark.parametrize(
    ("cells", "headings", "month_first"),
    [
        (["12/31/2010", "31/12/2010"], [], False),
        (["04/07/2010"], [], False),
        (["04/07/2010"], ["Due (MM/DD/YYYY)"], True),
        (["04/07/2010"], ["Due (dd/mm/yyyy)"], False),
    ],
)
def test_the_day_comes_first_unless_the_document_says_otherwise(
    cells: list[str], headings: list[str], month_first: bool
) -> None:
    assert count_votes(cells, None, headings).month_first is month_first


def test_marks_of_direction_within_a_date_are_nothing() -> None:
    assert read_due("15\u200f October \u202d2025\u202c").date == date(2025, 10, 15)


def test_a_season_beside_what_is_still_to_come_is_the_next() -> None:
    """ "By the autumn" beside 30 April 2013, in a plan of March 2013, was the autumn before."""
    context = DateContext(date(2013, 3, 31), (date(2013, 4, 30),))
    assert read_due("By the autumn", context).date == date(2013, 11, 30)
