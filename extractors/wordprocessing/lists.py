"""The labels that a word processor counts out for list paragraphs: ``1.``, ``(a)``, ``2.3`` or a bullet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

BULLET = "•"
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ALPHABET = 26
# Word spells larger counts in figures, whatever the list's form: roman ends at 32,767, letters at 780.
_LONGEST_ROMAN = 32_767
_LONGEST_LETTERS = 780
_TEENS = (11, 12, 13)


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a level of a list is labelled.

    ``form`` is as WordprocessingML names it (``decimal``, ``lowerLetter``, ``bullet``, ``none``, ...);
    ``text`` is the label with ``%1`` to ``%9`` where the counts of the levels stand.
    """

    form: str
    text: str
    start: int = 1


class ListCounter:
    """Counts list paragraphs in document order; each call to `label` moves a count on."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, dict[int, int]] = defaultdict(dict)

    def label(self, counted_as: Hashable, levels: Mapping[int, ListLevel], level: int) -> str:
        """The label of the next paragraph; lists that share a count are ``counted_as`` one.

        A level without a number to show has an empty label; so has one that the list does not define.
        """
        shape = levels.get(level)
        if shape is None:
            return ""
        if shape.form in ("bullet", "none"):
            return BULLET if shape.form == "bullet" else ""
        counts = self._counts[counted_as]
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return _PLACEHOLDER.sub(lambda match: _place(levels, counts, int(match[1]) - 1), shape.text)


def _place(levels: Mapping[int, ListLevel], counts: Mapping[int, int], level: int) -> str:
    shape = levels.get(level)
    return "" if shape is None else spelt(counts.get(level, shape.start), shape.form)


def spelt(count: int, form: str) -> str:
    """A count as a list's form writes it; in figures where the form is one that is not spelt here."""
    if form in ("lowerLetter", "upperLetter") and 0 < count <= _LONGEST_LETTERS:
        letter = chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _LONGEST_ROMAN:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form == "ordinal":
        return f"{count}{_ordinal_ending(count)}"
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    spelt_out = ""
    for amount, sign in _ROMAN:
        times, count = divmod(count, amount)
        spelt_out += sign * times
    return spelt_out


def _ordinal_ending(count: int) -> str:
    if count % 100 in _TEENS:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
