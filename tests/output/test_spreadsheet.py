"""No cell is run as a formula, and every text comes back as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.sheets import parse_sheet
from output.spreadsheet import escape, unescape

DANGEROUS = "=+-@\t\r\n\0＝＋－＠"


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(st.sampled_from(DANGEROUS), st.text())
def test_no_cell_begins_with_what_a_spreadsheet_runs(first: str, rest: str) -> None:
    cell = escape(first + rest)
    assert cell[0] not in DANGEROUS or re.fullmatch(r"-[0-9.e+-]+", cell)


@pytest.mark.parametrize("number", [-1, -365, -0.5, -1e-07, -1.5e22])
def test_negative_numbers_stay_numbers(number: float) -> None:
    assert float(escape(str(number))) == number


@pytest.mark.parametrize(
    "text", ["-5%", "-1+1", "-", "--1", "-1\n", "-1-1", "-A1", "-1e5+A1", "+1", "-.5", "-١"]
)
def test_what_only_begins_like_a_negative_number_is_escaped(text: str) -> None:
    assert escape(text) == f"'{text}"


@given(st.sampled_from(DANGEROUS), st.text(), st.integers(1, 4))
def test_a_text_that_looks_escaped_already_is_not_mistaken(first: str, rest: str, marks: int) -> None:
    text = "'" * marks + first + rest
    assert escape(text) != text
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("text", ["Review the policy", "100%", "1 February 2008", "", "•\tbullet", "(a) =1"])
def test_ordinary_texts_stay_as_they_are(text: str) -> None:
    assert escape(text) == text


def test_a_cell_of_a_megabyte_is_a_cell() -> None:
    """The library's own limit, of 131,072 characters, ended the command."""
    sheet = parse_sheet(b"action_id,note\n1," + b"x" * 1_000_000 + b"\n")
    assert len(sheet.lines[0].cells["note"]) == 1_000_000
