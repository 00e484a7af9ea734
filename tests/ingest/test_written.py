"""JSON and TOML that people wrote: whatever is wrong with it is said in a few words."""

from __future__ import annotations

import pytest

from ingest.written import json_value, toml_table


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 50_000, "nested deeper"),
        ('{"action": "half a \\ud800 character"}', "half a character"),
        ("9" * 5000, "Exceeds the limit"),
        ("{", "no valid JSON"),
        ("", "no valid JSON"),
    ],
)
def test_json_that_is_none_is_a_value_error(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        json_value(text)


def test_a_whole_character_written_in_halves_is_one() -> None:
    assert json_value('"\\ud83d\\ude10"') == "😐"


@pytest.mark.parametrize("text", ["a = " + "[" * 50_000, "a = ", "a = 'b"])
def test_toml_that_is_none_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        toml_table(text)


def test_a_byte_order_mark_before_toml_says_nothing() -> None:
    """Notepad writes one."""
    assert toml_table("\ufeffworkers = 2") == {"workers": 2}
