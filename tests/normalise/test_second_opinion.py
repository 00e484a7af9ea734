"""What is said in dateparser's place must be what it says itself."""

from __future__ import annotations

import pytest

from normalise.dates import second_opinion

_FORMS = list(second_opinion._MONTHS)
_LEADS = (
    "",
    *(f"{lead} " for lead in second_opinion._PASSED_OVER),
    *(f"{lead} " for lead in second_opinion._TAKING_DAYS),
    *(f"{lead} " for lead in second_opinion._BLINDING),
)
_PLAIN = [
    *(f"{form} {year}" for form in _FORMS for year in (1999, 2012)),
    *(f"{form.title()}-{year}" for form in _FORMS for year in (2010, "07", "12", "31")),
    *(f"{day} {form.title()} 2013" for form in _FORMS for day in (1, 9, 12, 28, 30)),
    *(f"{day:02}/{month:02}/2012" for month in range(1, 13) for day in (1, 9, 12, 13, 29, 31)),
    *(
        f"{day:02}/{month:02}/{year}"
        for month in (1, 6, 12)
        for day in (1, 9, 12, 13, 30)
        for year in ("09", "13", "31")
    ),
    *(f"June {year:02}" for year in range(0, 100, 7)),
    *(
        f"{lead.capitalize()}{core}"
        for lead in _LEADS
        for core in ("May 2012", "Sept 09", "October-2031", "Jan 31", "7 Mar 2010")
    ),
    *("June", "Within three months", "March Board", "every May"),
]
_OTHERS = ("31/13/2012", "00/01/2012", "30 February 2012", "March 1066", "by 30/06/2012", "12/11", "7 Mar 12")


@pytest.mark.parametrize("text", _PLAIN)
def test_a_plain_date_is_read_as_dateparser_reads_it(text: str) -> None:
    said = second_opinion._known(text)

    assert said is second_opinion._ASK or said == second_opinion._by_dateparser(text)


@pytest.mark.parametrize("text", ["March 2012", "31 March 2012", "01/02/2012", "End sept 12", "March 2012 ¹"])
def test_a_plain_date_needs_no_dateparser(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "_by_dateparser", pytest.fail)
    second_opinion.opinion.cache_clear()

    assert second_opinion.opinion(text) is not None


@pytest.mark.parametrize("text", _OTHERS)
def test_what_may_be_read_in_two_ways_or_none_is_asked_of_dateparser(text: str) -> None:
    assert second_opinion._known(text) is second_opinion._ASK
