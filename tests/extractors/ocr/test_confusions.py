"""Words that an engine is sure of and that are a doubt all the same."""

from __future__ import annotations

import pytest

from extractors.ocr.confusions import Heard, is_guess, rare_twins
from extractors.ocr.engine import Word


def word(text: str, *, known: bool = False) -> Word:
    return Word(text, 0, 0, 40, 10, 95, known)


@pytest.mark.parametrize("text", ["McIister", "Clir", "AI1en", "fuIfil"])
def test_bars_side_by_side_in_an_unknown_word_are_a_guess(text: str) -> None:
    assert is_guess(word(text))


@pytest.mark.parametrize(
    "read",
    [word("willing", known=True), word("Monitor"), word("11/10"), word("III"), word("Agreed")],
    ids=lambda read: read.text,
)
def test_known_words_and_figures_are_not(read: Word) -> None:
    assert not is_guess(read)


def doubted(*words: Heard) -> list[str]:
    return [words[place].text for place in rare_twins(words)]


def test_a_word_that_differs_in_a_bar_from_one_said_often_is_a_doubt() -> None:
    often = [Heard(text, True) for text in ["Plan", "plan,", "PLAN", "all", "all", "all"]]
    assert doubted(*often, Heard("Pian", True), Heard("ail", True), Heard("form", True)) == ["Pian", "ail"]


def test_round_letters_are_compared_only_where_no_dictionary_holds_the_word() -> None:
    often = [Heard(text, True) for text in ["Monitoring"] * 3 + ["then"] * 3]
    assert doubted(*often, Heard("Menitering", False), Heard("than", True)) == ["Menitering"]


def test_words_said_as_often_as_each_other_are_no_doubt() -> None:
    assert doubted(*[Heard(text, True) for text in ["fail", "fall", "fall"]]) == []


def test_figures_and_initials_are_compared_with_none() -> None:
    often = [Heard("15", False)] * 3 + [Heard("ls", False)] * 3 + [Heard("101", False)] * 3
    assert doubted(*often, Heard("1s", False), Heard("is", True), Heard("10", False)) == []


def test_a_known_word_that_may_be_a_name_is_compared_in_round_letters() -> None:
    """A fax said "Dane" where the status was "Done", and nothing was flagged."""
    often = [Heard(text, True) for text in ["Done"] * 3 + ["care"] * 3]
    assert doubted(*often, Heard("Dane", True), Heard("core", True)) == ["Dane"]


def test_an_unknown_word_in_small_letters_is_a_guess_and_a_name_is_none() -> None:
    """Letters that melt into others ("appropnate") were read for sure, and nothing was flagged."""
    assert is_guess(word("appropnate"))
    assert not is_guess(word("Gwen"))
    assert not is_guess(word("appropriate", known=True))
