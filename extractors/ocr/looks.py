"""The looks that are taken at a text, and what they say together.

An engine errs by chance in what it knows no word for: references, initials, figures. It errs elsewhere at
another size, and where it is not to look for the line itself; what most looks agree on is taken, and where
any differs, that is a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.ocr.engine import Word
from extractors.ocr.tolerances.reading import READING


class Look(NamedTuple):
    """How large letters are shown to an engine (pixels an em), with how much paper around them (ems), and
    whether as a bare line; ``high`` is how high the picture is at least (ems), whatever letters it holds."""

    em: float
    margin: float
    bare: bool = False
    high: float = 0.0


FIRST = Look(42.0, 0.3)
"""Measured on clean and poor scans: at 34 half as many words again are wrong, at 54 no fewer."""

AGAIN = (Look(34.0, 0.05, bare=True), Look(54.0, 0.3))
"""Bare lines must fill their picture: with paper beside them, every sixth begins with a quote."""

LONG = Look(28.0, 0.15, bare=True, high=1.3)
"""The first look at a long line. An engine makes lines as high as one another, so that one without tall
letters is shown larger than others, and takes longer; with all as high, a page is read in four fifths of the
time. Words are read as well as at `FIRST` (with 1.5 ems, half as many again are wrong), initials are not."""

LONG_AGAIN = (FIRST, AGAIN[0])
"""Further looks at a word of a long line."""


def is_odd(word: Word) -> bool:
    """Whether a word is to be looked at again: no dictionary holds it, or the engine is not sure of it."""
    return any(map(str.isalnum, word.text)) and not (word.known and word.confidence >= READING.look_sure)


def is_short(words: Sequence[Word]) -> bool:
    """Whether so little stands on a line that it is looked at again as a whole."""
    return sum(len(word.text) for word in words) <= READING.look_short


def are_alike(readings: Sequence[Sequence[Word]]) -> bool:
    """Whether all readings of a text say the same."""
    return len({_text(reading) for reading in readings}) == 1


def share_read(words: Sequence[Word], wide: int) -> float:
    """The share of a text so many pixels wide that words account for, spaces between them counted."""
    return (words[-1].x1 - words[0].x0) / max(wide, 1) if words else 0.0


def agreed(readings: Sequence[list[Word]], wide: int) -> list[Word]:
    """What most of the readings of a text so many pixels wide say, and less sure where they differ."""
    weights: dict[str, float] = {}
    surest: dict[str, list[Word]] = {}
    for reading in readings:
        text = _text(reading)
        if text:
            weights[text] = weights.get(text, 0.0) + _confidence(reading) * share_read(reading, wide)
            surest[text] = max(surest.get(text, reading), reading, key=_confidence)
    if not weights:
        return []
    best = max(weights, key=lambda text: weights[text])
    if len(weights) == 1:
        return surest[best]
    return [word._replace(confidence=min(word.confidence, READING.look_disputed)) for word in surest[best]]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _confidence(words: Sequence[Word]) -> float:
    return min((word.confidence for word in words), default=0.0)
