"""Words that an engine is sure of and may have misread all the same: letters that are little more than a bar.

It tells these by the words that it knows. Where it knows none, two of them side by side are a guess; and
where a document says one word often, and once another that differs in nothing else, the one is a doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from extractors.ocr.engine import Word
from extractors.ocr.tolerances.reading import READING

_BARS_MEET = re.compile(r"[Il1|!][iIl1|!]|[iI1][l1|!]|(?<=[a-z])[I1|](?=[a-z])")
_OTHER_LETTER = re.compile(r"[^\W\d_Il]")

_BAR_FIRST = re.compile(r"[Il|](?:[a-z]|\d+)[.)]?")
"""The number of an item and its letter ("1a" as "la"), or a number ("10" as "I0")."""

_BOTH_CASES = re.compile(r"[A-Za-z]{0,2}(?:Cc|cC|Oo|oO|Ss|sS|Uu|uU|Vv|vV|Ww|wW|Xx|xX|Zz|zZ)[/.-]?\d{1,3}")
"""A reference with a letter that may be one or two, small or not ("Ww/3")."""

_SMALL = re.compile(r"[a-z]{4,}[.,;:]?")

_SHORT = frozenset(("if", "in", "is", "it"))

_BARS = str.maketrans("il1|!/05", "llllllos")
_ROUND = str.maketrans("ceao", "oooo")
"""Letters that faint print makes alike."""

_MELTED = (("rn", "m"), ("rl", "n"))
"""Letters that melt into one, as they look in bars."""


class Heard(NamedTuple):
    """A word as it was read, and whether a dictionary vouches for it."""

    text: str
    known: bool


def is_guess(word: Word) -> bool:
    """Whether a word that no dictionary holds has bars side by side ("Mclister", "Clir"), or is in small
    letters and so no name ("appropnate")."""
    if _BAR_FIRST.fullmatch(word.text) and word.text[:2].casefold() not in _SHORT:
        return True
    if _BOTH_CASES.fullmatch(word.text):
        return True
    if word.known or not _OTHER_LETTER.search(word.text):
        return False
    return bool(_BARS_MEET.search(word.text) or _SMALL.fullmatch(word.text))


def rare_twins(words: Sequence[Heard]) -> list[int]:
    """The places of the words of a document that differ in bars alone from one that it says more often; of
    those that no dictionary holds ("Menitering"), or that may be names ("Dane" for "Done"), in rounds as
    well."""
    plain = [re.sub(r"^\W+|\W+$", "", word.text).casefold() for word in words]
    counts = Counter(plain)
    alike = {shape: _families(counts, shape) for shape in (in_bars, _in_rounds)}
    places = []
    for place, (text, word) in enumerate(zip(plain, words, strict=True)):
        in_rounds = not word.known or word.text[:1].isupper()
        shapes = (in_bars, _in_rounds) if in_rounds else (in_bars,)
        most = max(alike[shape][shape(text)] for shape in shapes)
        if (
            len(text) >= READING.twin_least
            and not text.isdigit()
            and most >= READING.twin_times * counts[text]
        ):
            places.append(place)
    return places


def in_bars(text: str) -> str:
    """A text with all its bars alike."""
    return text.casefold().translate(_BARS)


def _in_rounds(text: str) -> str:
    return in_bars(text).translate(_ROUND)


def folded(text: str) -> str:
    """A text with all letters alike that faint print makes alike, also where two melt into one ("Apnl")."""
    look = _in_rounds(text)
    for two, one in _MELTED:
        look = look.replace(two, one)
    return look


def _families(counts: Mapping[str, int], shape: Callable[[str], str]) -> Mapping[str, int]:
    """How often the commonest of the words is said that have one shape, by shape."""
    most: defaultdict[str, int] = defaultdict(int)
    for text, count in counts.items():
        most[shape(text)] = max(most[shape(text)], count)
    return most
