"""Numbers and dates come out as the workbook shows them, and never so that they could be misread."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.workbook.formats import is_date_format, shown_date, shown_number
from normalise.dates.read import read_due

DAY = datetime(2010, 3, 4)  # noqa: DTZ001 - a cell's day has no zone


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("mmm-yy", "Mar-10"),
        ("dd/mm/yyyy", "04/03/2010"),
        ("d/m/yy", "4/3/10"),
        ("yyyy-mm-dd", "2010-03-04"),
        ("[$-809]dd mmmm yyyy;@", "04 March 2010"),
        ('"by" mmm yyyy', "by Mar 2010"),
        ("dddd d mmmm yyyy", "Thursday 4 March 2010"),
        ("dd/mm/yyyy hh:mm", "04/03/2010"),
        ("yyyy", "2010"),
    ],
)
def test_a_date_is_printed_as_its_format_shows_it(code: str, text: str) -> None:
    assert is_date_format(code)
    assert shown_date(DAY, code).text == text


@pytest.mark.parametrize("code", ["m/d/yyyy", "mm/dd/yy", "mm-dd-yyyy"])
def test_a_month_before_the_day_is_printed_in_words(code: str) -> None:
    """04/03 would be read as 4 March by whoever puts the day first."""
    assert shown_date(DAY, code).text == "4 March 2010"


@pytest.mark.parametrize(
    ("code", "text"), [("d-mmm", "4-Mar 2010"), ("mmmm", "March 2010"), ("d/m", "4 March 2010")]
)
def test_a_year_that_is_not_shown_is_put_back_and_said(code: str, text: str) -> None:
    shown = shown_date(DAY, code)
    assert shown.text == text
    assert shown.flags == ("year_not_shown",)


@given(
    moment=st.datetimes(datetime(2001, 1, 1), datetime(2039, 12, 31)),  # noqa: DTZ001
    code=st.sampled_from(
        [
            "dd/mm/yyyy",
            "d/m/yy",
            "m/d/yyyy",
            "yyyy-mm-dd",
            "d mmm yy",
            "dd-mmm-yyyy",
            "d mmmm yyyy",
            "d-mmm",
            "mm-dd-yy",
        ]
    ),
)
def test_every_printed_day_is_judged_as_the_day_it_is(moment: datetime, code: str) -> None:
    assert read_due(shown_date(moment, code).text).date == moment.date()


@given(moment=st.datetimes(datetime(2001, 1, 1), datetime(2039, 12, 31)))  # noqa: DTZ001
def test_every_printed_month_is_judged_as_a_month(moment: datetime) -> None:
    for code in ("mmm-yy", "mmm yyyy", "mmmm yy", "mm/yyyy"):
        due = read_due(shown_date(moment, code).text)
        assert due.date is not None
        assert (due.date.year, due.date.month, due.precision) == (moment.year, moment.month, "month")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (7.0, "General", "7"),
        (0.75, "0%", "75%"),
        (0.005, "0.0%", "0.5%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1200, '"£"#,##0;[Red]-"£"#,##0', "£1,200"),
        (-1200, '"£"#,##0;[Red]-"£"#,##0', "-£1,200"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"-"', "-"),
        (3, ";;;", ""),
        (7, "000", "007"),
        (1234567, '#,##0,"k"', "1,235k"),
        (2.5, "0.##", "2.5"),
        (12, "[$£-809]#,##0", "£12"),
        (float("inf"), "0.0", "inf"),
        (0, '[=0]"Not started";[=1]"Under way";"Complete"', "Not started"),
        (1, '[=0]"Not started";[=1]"Under way";"Complete"', "Under way"),
        (2, '[=0]"Not started";[=1]"Under way";"Complete"', "Complete"),
        (0.2, "[<0.5]0%;[>=0.5]0.0", "20%"),
        (7, "[Red][<5]0;[Green]0.0", "7.0"),
    ],
)
def test_a_number_is_printed_as_its_format_shows_it(value: float, code: str, text: str) -> None:
    assert not is_date_format(code)
    assert shown_number(value, code).text == text


@given(value=st.floats(), code=st.text(st.sampled_from('0#?.,%;"[]$£-_*\\@EdmyhGeneral ')))
def test_no_format_is_beyond_printing(value: float, code: str) -> None:
    assert isinstance(shown_number(value, code).text, str)
    assert isinstance(shown_date(DAY, code).text, str)
