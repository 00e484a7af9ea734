"""What is told by one word before a long expression is asked: it must never hide what that would find."""

from __future__ import annotations

import pytest

from lexicon import standing, timing
from lexicon.files import tables
from lexicon.standing import is_counted_from_event
from lexicon.timing import months, spells_month, timing_spans
from lexicon.words import comparable, holds_number


@pytest.mark.parametrize("wrap", ["{}", "to be done {}, as agreed", "({})", "BY {}"])
def test_every_listed_time_is_found_behind_the_quick_look(wrap: str) -> None:
    for phrase in (*timing._seasons(), *timing._alone(), *map(str.title, months())):
        for text in (wrap.format(phrase), wrap.format(phrase.replace(" ", "-"))):
            whole = tuple(match.span() for match in timing._timing().finditer(text))
            assert timing_spans(text) == whole, text


@pytest.mark.parametrize(
    "text",
    [
        "Q1",
        "by Qtr2",
        "FY2011",
        "FY 2011/12",
        "2 weeks",
        "within six months",
        "10/11",
        "1.2.2010",
        "(Q3 2010)",
    ],
)
def test_times_in_figures_are_found_behind_the_quick_look(text: str) -> None:
    assert holds_number(text) or "six" in text
    assert timing_spans(text) == tuple(match.span() for match in timing._timing().finditer(text))
    assert timing_spans(text)


def test_every_word_before_a_date_is_found_with_it() -> None:
    """A date's expression is tried only at words that it may begin with: one left out would lose its span."""
    for phrase in (*timing._before(), *timing._BEFORE, "q3", *tables("dates")["WORDNUMBER"]):
        for text in (f"as agreed {phrase} March 2011", f"({phrase.upper()}  may 2012)", f"{phrase} weeks"):
            assert timing_spans(text) == tuple(match.span() for match in timing._timing().finditer(text)), (
                text
            )


def test_a_figure_within_a_code_is_no_number() -> None:
    assert not holds_number("as agreed (A1x1a)")


def test_every_response_time_is_found_behind_the_quick_look() -> None:
    words = tables("recognisers")["standing"]
    times = [f"within two {unit}" for unit in words["units"]]
    times += [f"10 weeks {word} the poll" for word in words["from_event"]]
    for text in (
        *words["at_once"],
        *times,
        "in 3 clear months after it",
        "each term",
        "every week",
        "Day 3",
        "10 days before the poll",
    ):
        assert is_counted_from_event(text) == bool(
            standing._response_time().search(text) or standing._at_event().match(text)
        ), text


def test_months_are_told_by_their_letters_alone() -> None:
    for month in months():
        assert spells_month(month.upper())
    assert not spells_month("weekly")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Officer(s) Responsible*", "officers responsible"),
        ("1) Lead & contact", "lead and contact"),
        ("Children’s Services – Head", "childrens services head"),
        ("Note[1] 2.3", "note 2 3"),
        ("snake_case", "snake_case"),
    ],
)
def test_words_in_ascii_and_in_other_signs_are_compared_alike(text: str, plain: str) -> None:
    assert comparable(text) == plain
    assert comparable(f"{text} – é") == f"{plain} é"
