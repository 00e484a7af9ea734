"""Whether text goes on is decided in one place, for every format."""

from __future__ import annotations

import re

import pytest

from extractors import continuing
from tests.support import ROOT


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("Review the policy", "of all schools.", True),
        ("Review the policy.", "of all schools.", False),
        ("Review the following:", "policies", False),
        ("Review the policy", "Train staff", False),
    ],
)
def test_a_small_letter_goes_on_with_an_open_sentence(before: str, after: str, goes_on: bool) -> None:
    assert continuing.is_mid_sentence(before, after) == goes_on


def test_an_abbreviation_ends_no_sentence() -> None:
    assert continuing.runs_on("Review the policy, i.e.", "that of all schools")
    assert not continuing.runs_on("Review the policy.", "that of all schools")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the views of", True), ("Ann Lee (Head of", True), ("Ann Lee (Head)", False), ("the views", False)],
)
def test_a_small_word_or_an_open_bracket_expects_more(text: str, expected: bool) -> None:
    assert continuing.expects_more(text) == expected


def test_names_are_connected_by_what_stands_between_them() -> None:
    assert continuing.are_connected("Ann Lee and", "Bo Ray")
    assert continuing.are_connected("Ann Lee", "/ Bo Ray")
    assert not continuing.are_connected("Ann Lee", "Bo Ray")


def test_a_hyphen_behind_a_letter_halves_a_word() -> None:
    assert continuing.is_halved("multi-", "agency")
    assert not continuing.is_halved("policy -", "agency")


def test_no_reader_keeps_signs_of_its_own_that_end_a_sentence() -> None:
    own = re.compile(r'\("\.", "[!:]", "[?;]"|\[:1\]\.islower\(\) and not .*endswith')
    files = (path for path in (ROOT / "extractors").rglob("*.py") if path.name != "continuing.py")
    assert [str(path) for path in files if own.search(path.read_text(encoding="utf-8"))] == []
