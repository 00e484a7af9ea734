"""What is said in dateparser's place must be what it says itself."""

from __future__ import annotations

import pytest

from normalise.dates import second_opinion

_PLAIN = [
    *(
        f"{month[:letters]} {year}"
        for month in second_opinion._NAMES
        for letters in (3, 9)
        for year in (1999, 2012)
    ),
    *(f"{day} {month.title()} 2013" for month in second_opinion._NAMES for day in (1, 9, 12, 28, 30)),
    *(f"{day:02}/{month:02}/2012" for month in range(1, 13) for day in (1, 9, 12, 13, 29, 31)),
]
_OTHERS = ("31/13/2012", "00/01/2012", "30 February 2012", "March 1066", "by March 2012", "12/11", "Mar 12")


@pytest.mark.parametrize("text", _PLAIN)
def test_a_plain_date_is_read_as_dateparser_reads_it(text: str) -> None:
    said = second_opinion._plain(text)

    assert said is None or said == second_opinion._by_dateparser(text)


@pytest.mark.parametrize("text", ["March 2012", "31 March 2012", "01/02/2012", "sep 2012"])
def test_a_plain_date_needs_no_dateparser(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "_by_dateparser", pytest.fail)
    second_opinion.opinion.cache_clear()

    assert second_opinion.opinion(text) is not None


@pytest.mark.parametrize("text", _OTHERS)
def test_what_may_be_read_in_two_ways_or_none_is_asked_of_dateparser(text: str) -> None:
    assert second_opinion._plain(text) is None
