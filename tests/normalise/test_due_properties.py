"""What holds for every date and text: forms are read back, nothing raises, clock and locale do not matter."""

from __future__ import annotations

import locale
from calendar import month_name
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from normalise.dates.calendar import Part, Unit, month_end, stretch_of, week_end
from normalise.dates.due import DateContext
from normalise.dates.read import parsed, read_due
from normalise.records import DueKind

MONTHS = list(month_name)[1:]
days = st.dates(date(1998, 1, 1), date(2060, 12, 31))
months = st.tuples(st.integers(1998, 2060), st.integers(1, 12))
leads_up = st.sampled_from(
    ["", "by ", "By ", "no later than ", "to be completed by ", "due ", "Target date: "]
)


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Compiles the rules and imports dateparser once, which is no example's doing: hypothesis times each."""
    read_due("October 2009, week of 3/4/10 or so")
    read_due("0/0")


def ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def written_days(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        f"{day.day} {month} {day.year}",
        f"{ordinal(day.day)} {month} {day.year}",
        f"{ordinal(day.day)} of {month}, {day.year}",
        f"{month} {ordinal(day.day)} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%y}",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
        f"{day:%A}, {day.day} {month} {day.year}",
    ]


@given(days, leads_up, st.data())
def test_a_day_is_read_back_in_every_form(day: date, before: str, data: st.DataObject) -> None:
    phrase = before + data.draw(st.sampled_from(written_days(day)))
    due = read_due(phrase)
    assert (due.kind, due.date) == (DueKind.DEADLINE, day)
    assert due.edtf == day.isoformat()


@given(months, leads_up, st.data())
def test_a_month_is_met_until_its_last_day(month: tuple[int, int], before: str, data: st.DataObject) -> None:
    year, number = month
    name = MONTHS[number - 1]
    forms = [
        f"{name} {year}",
        f"{name[:3]} {year}",
        f"{name.upper()} {year}",
        f"{number:02}/{year}",
        f"{name} '{year % 100:02}",
    ]
    forms += [f"{name[:3]}-{year}", f"End of {name} {year}", f"end {name} {year}", f"{name[:3]}. {year}"]
    due = read_due(before + data.draw(st.sampled_from(forms)))
    assert (due.kind, due.date) == (DueKind.DEADLINE, month_end(year, number))


@given(months, st.sampled_from([("from", ""), ("starting", ""), ("with effect from", ""), ("", "onwards")]))
def test_a_start_has_no_deadline(month: tuple[int, int], around: tuple[str, str]) -> None:
    year, number = month
    due = read_due(f"{around[0]} {MONTHS[number - 1]} {year} {around[1]}".strip())
    assert (due.kind, due.start, due.date) == (DueKind.START, date(year, number, 1), None)


@given(months, st.integers(0, 40), st.sampled_from(["-", " – ", " to ", " until "]))
def test_a_period_runs_from_its_first_day_to_its_last(
    month: tuple[int, int], longer: int, between: str
) -> None:
    year, number = month
    last = month_end(year, number + longer)
    phrase = f"{MONTHS[number - 1]} {year}{between}{MONTHS[last.month - 1]} {last.year}"
    due = read_due(phrase)
    assert (due.kind, due.start, due.date) == (DueKind.PERIOD, date(year, number, 1), last)


@given(
    st.integers(1998, 2058),
    st.sampled_from(["{0}/{1:02}", "{0}-{1:02}", "FY {0}/{1:02}", "by end of {0}/{1:02}"]),
)
def test_a_financial_year_ends_in_march(year: int, form: str) -> None:
    due = read_due(form.format(year, (year + 1) % 100))
    assert due.date == date(year + 1, 3, 31)
    assert due.edtf == f"{year}-04-01/{year + 1}-03-31"


@given(st.integers(1998, 2058), st.integers(1, 4))
def test_quarters_of_financial_and_of_calendar_years(year: int, quarter: int) -> None:
    financial = read_due(f"Q{quarter} {year}/{(year + 1) % 100:02}")
    calendar = read_due(f"Q{quarter} {year}")
    assert financial.date == month_end(year, 3 * quarter + 3)
    assert calendar.date == month_end(year, 3 * quarter)


@given(days)
def test_a_week_ends_on_sunday(day: date) -> None:
    due = read_due(f"w/c {day.day} {MONTHS[day.month - 1]} {day.year}")
    assert due.date == week_end(day)
    assert due.date is not None
    assert due.date.weekday() == 6
    assert day <= due.date < day + timedelta(days=7)


@given(st.integers(1998, 2060))
def test_the_spring_term_ends_with_march_unless_easter_is_late(year: int) -> None:
    closes = stretch_of(Unit.TERM, year, 1).closes
    assert closes in (date(year, 3, 31), date(year, 4, 30))
    assert (closes.month == 4) == (easter(year) > date(year, 4, 9))


@given(st.sampled_from(list(Unit)), st.sampled_from([None, *Part]), st.integers(1998, 2060))
def test_parts_lie_inside_their_whole(unit: Unit, part: Part | None, year: int) -> None:
    if unit in (Unit.DAY, Unit.EASTER):
        part = None
    whole, piece = (stretch_of(unit, year, 1, 1, which) for which in (None, part))
    assert whole.opens <= piece.opens <= piece.closes <= whole.closes


@given(st.text(max_size=200), st.none() | days)
def test_no_text_makes_it_raise(text: str, anchor: date | None) -> None:
    due = read_due(text, DateContext(anchor))
    assert (due.kind is None) == (not text.strip())


_WORDS_OF_DATES = """
by from end of mid early Nov 09 31 2010 10/11 /11 Q3 w/c each annually ongoing - – / , . ( ) ? TBC within
3 months
week term Spring Easter next last first half 1st 99 0 '11 until to then review start monthly may March
"""
_PIECES = st.sampled_from(_WORDS_OF_DATES.split())


@given(st.lists(_PIECES, max_size=12), st.none() | days)
def test_no_heap_of_date_words_makes_it_raise(pieces: list[str], anchor: date | None) -> None:
    due = read_due(" ".join(pieces), DateContext(anchor))
    if due.start and due.date:
        assert due.start <= due.date


@given(st.lists(_PIECES, max_size=8))
def test_places_of_words_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    nodes = parsed(text)
    assert all(0 <= node.start < node.end <= len(text) for node in nodes)
    assert all(left.end <= right.start for left, right in pairwise(nodes))


@pytest.mark.parametrize(
    "phrase", ["by December", "within 3 months", "next spring", "end of the week", "4 October"]
)
def test_without_a_plans_date_nothing_is_guessed(phrase: str) -> None:
    due = read_due(phrase)
    assert due.date is None


def test_the_clock_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = [
        "Nov 09",
        "by December",
        "10/11",
        "Summer 2012",
        "next month",
        "Sept 11 / 4 Oct",
        "3rd May or 5.6.2011 ish 31",
    ]

    def judged() -> list[object]:
        parsed.cache_clear()
        return [read_due(phrase, second_opinion=True) for phrase in phrases]

    before = judged()
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setattr("time.time", lambda: 4102444800.0)
    assert judged() == before


def test_the_locale_does_not_matter() -> None:
    before = read_due("By end of März oder March 2010")
    saved = locale.setlocale(locale.LC_ALL)
    available = [name for name in ("de_DE.UTF-8", "C.UTF-8", "C", "POSIX") if _can_set(name)]
    try:
        for name in available:
            locale.setlocale(locale.LC_ALL, name)
            parsed.cache_clear()
            assert read_due("By end of März oder March 2010") == before
    finally:
        locale.setlocale(locale.LC_ALL, saved)
    assert available


def _can_set(name: str) -> bool:
    saved = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, saved)
    return True
