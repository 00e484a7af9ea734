"""Whether letters make words: fonts without a usable map give other letters than they draw.

Told by the pairs of letters that English, and Welsh less so, is full of: other letters in their place make
hardly any. The pairs are the thirty commonest of English (Norvig, "English Letter Frequency Counts", 2012).
"""

from __future__ import annotations

import re
from itertools import pairwise

_PAIRS = frozenset(
    [
        "th",
        "he",
        "in",
        "er",
        "an",
        "re",
        "on",
        "at",
        "en",
        "nd",
        "ti",
        "es",
        "or",
        "te",
        "of",
        "ed",
        "is",
        "it",
        "al",
        "ar",
        "st",
        "to",
        "nt",
        "ng",
        "se",
        "ha",
        "as",
        "ou",
        "io",
        "le",
    ]
)

_LEGIBLE = 0.14
"""Share of a text's pairs of letters that are common ones: English has two in five, Welsh one in five, lists
of names one in four, and letters put for others one in twenty."""

_LEAST = 80
"""Pairs of letters to judge by: some fifteen words."""

_LOOKED_AT = 4_000
"""Letters that are looked at: more tell nothing new."""

_COMMON = (" the ", " and ", " of ", " to ", " for ")

_PLAINLY = 2.0
"""Common words in a thousand letters that show that a text is English: prose has thirty, tables ten."""

_ACRONYM = 4
"""Capitals: what has no more may be an acronym, and none of its pairs is a word's."""

_LETTERS = re.compile(r"[^\W\d_]+")


def is_plain(text: str) -> bool:
    """Whether a text plainly holds English: a look that costs nothing, and finds nothing in short texts."""
    found = sum(map(text.count, _COMMON))
    return found * 1000 > _PLAINLY * len(text)


def is_legible(text: str) -> bool:
    """Whether a text's letters make words, as far as it is long enough to tell."""
    # Each once: a table may say "cell" in every cell.
    words = sorted(set(_LETTERS.findall(text[:_LOOKED_AT])))
    pairs = [
        one + other
        for word in words
        if word.isascii() and not (word.isupper() and len(word) <= _ACRONYM)
        for one, other in pairwise(word.casefold())
    ]
    if len(pairs) < _LEAST:
        return True
    return sum(pair in _PAIRS for pair in pairs) >= _LEGIBLE * len(pairs)
