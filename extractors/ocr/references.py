"""References that stand alone in cells: one that differs from those of its page in the look of a letter is
told by them ("Si" among S2 and S3, "la" before 1b).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.ocr.reading import ReadLine
from extractors.ocr.tolerances.reading import READING

_LETTERS_FIRST = re.compile(r"([A-Z]{1,3})\d{1,2}")
_NUMBER_FIRST = re.compile(r"(\d{1,2})[a-z]")
_FIGURES = str.maketrans("ilI|]doOSZB", "11111400528")
"""Letters that are taken for figures, and the figures."""

_SAME_IN_CAPITALS = frozenset("COSUVWXZ")


def as_numbered(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines of a page; a reference misread in a letter as the others ask, and in doubt."""
    alone = [line.words[0].text if len(line.words) == 1 else "" for line in lines]
    known = {text for text in alone if _LETTERS_FIRST.fullmatch(text) or _NUMBER_FIRST.fullmatch(text)}
    heads = Counter(
        found.group(1)
        for pattern in (_LETTERS_FIRST, _NUMBER_FIRST)
        for found in map(pattern.fullmatch, sorted(known))
        if found
    )
    return [_as_meant(line, text, known, heads) for line, text in zip(lines, alone, strict=True)]


def _as_meant(line: ReadLine, text: str, known: set[str], heads: Counter[str]) -> ReadLine:
    if len(text) < 2 or text in known:
        return line
    first, last = text[:-1], text[-1]
    number = first.translate(_FIGURES)
    for meant, pattern in (
        (first + last.translate(_FIGURES), _LETTERS_FIRST),
        (number + (last.lower() if last in _SAME_IN_CAPITALS else last), _NUMBER_FIRST),
    ):
        found = pattern.fullmatch(meant)
        if found and meant not in known and heads[found.group(1)] >= READING.reference_others:
            word = line.words[0]
            doubted = min(word.confidence, READING.look_disputed)
            return line._replace(words=[word._replace(text=meant, confidence=doubted)])
    return line
