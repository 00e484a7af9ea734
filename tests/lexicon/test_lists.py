"""The word lists themselves: a word is kept once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import lexicon

FILES = sorted(Path(lexicon.__file__).parent.glob("*.toml"))


def lists(table: object, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a file, by its full name."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from lists(value, f"{name}.{key}".lstrip("."))
    elif isinstance(table, list) and all(isinstance(word, str) for word in table):
        yield name, table


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_list_names_a_word_twice(path: Path) -> None:
    twice = {
        name: [word for word, count in Counter(words).items() if count > 1]
        for name, words in lists(tomllib.loads(path.read_text("utf-8")))
    }
    assert {name: words for name, words in twice.items() if words} == {}
