"""Two texts side by side with the words in which they differ marked."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing takes time by the square of the length; a cell this long is read, not compared word by word.
_MOST_WORDS = 3000


class Stretch(NamedTuple):
    """A part of a text, and whether the other text lacks it."""

    text: str
    differs: bool


def difference(one: str, other: str) -> tuple[list[Stretch], list[Stretch]]:
    """Both texts in stretches, those that are only in one of them marked."""
    left, right = _WORDS.findall(one), _WORDS.findall(other)
    if len(left) + len(right) > _MOST_WORDS:
        return [Stretch(one, differs=True)], [Stretch(other, differs=True)]
    marked: tuple[list[Stretch], list[Stretch]] = ([], [])
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for tag, left_start, left_end, right_start, right_end in matcher.get_opcodes():
        for side, words in ((0, left[left_start:left_end]), (1, right[right_start:right_end])):
            if words:
                marked[side].append(Stretch("".join(words), tag != "equal"))
    return marked
