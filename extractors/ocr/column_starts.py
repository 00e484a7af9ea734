"""Lines parted where a column begins that the lines above and below them keep to.

The columns of a table without rules may stand no farther apart than two words do. What parts them is that
text after text begins at the same place, and that nothing crosses the paper before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.ocr.engine import Word
from extractors.ocr.reading import ReadLine
from extractors.ocr.tolerances.reading import READING

_MARKER = re.compile(r"\W?\w{1,4}[.)]")
"""What opens an item of a list: it stands before its text as a column does, and belongs to it."""


def parted_at_columns(lines: Sequence[ReadLine], em: float) -> list[ReadLine]:
    """Lines of a page that no rules hold, parted at columns that others begin at; ``em`` is the usual type
    size."""
    ranked = sorted((line for line in lines if line.words), key=lambda line: line.words[0].bottom)
    starts = [_starts(line, em) for line in ranked]
    near = READING.run_same_edge * em
    parted: list[ReadLine] = []
    for number, line in enumerate(ranked):
        held: list[Word] = []
        for word in line.words:
            if held and _may_part(line, held, word, em):
                column = (held[-1].x1 + word.x0) / 2, word.x0, near
                found = sum(_held_to(column, ranked, starts, number, step) for step in (-1, 1))
                if found >= READING.column_fewest:
                    parted.append(_with(line, held))
                    held = []
            held.append(word)
        parted.append(_with(line, held))
    return parted


def _with(line: ReadLine, words: list[Word]) -> ReadLine:
    return line._replace(words=words, signed=line.signed and words[0] is line.words[0])


def _starts(line: ReadLine, em: float) -> list[float]:
    """Where the texts of a line begin, behind the sign that opens it."""
    words = line.words[1:] if line.signed and len(line.words) > 1 else line.words
    wide = READING.run_wide_gap * em
    return [words[0].x0, *(word.x0 for before, word in pairwise(words) if word.x0 - before.x1 > wide)]


def _may_part(line: ReadLine, held: Sequence[Word], word: Word, em: float) -> bool:
    """Whether a word stands apart from those before it, and they are no sign or number of its own."""
    if word.x0 - held[-1].x1 < READING.column_gap * em:
        return False
    return len(held) > 1 or not (
        _MARKER.fullmatch(held[0].text) or (line.signed and held[0] is line.words[0])
    )


def _held_to(
    column: tuple[float, float, float],
    ranked: Sequence[ReadLine],
    starts: Sequence[Sequence[float]],
    number: int,
    step: int,
) -> int:
    """How many texts above or below a line begin at a column, up to the first line that crosses the paper
    before it."""
    middle, x0, near = column
    found = 0
    number += step
    while 0 <= number < len(ranked):
        words = ranked[number].words
        if words[0].x0 < middle < words[-1].x1 and not any(
            left.x1 <= middle and abs(right.x0 - x0) <= near for left, right in pairwise(words)
        ):
            break
        found += any(abs(start - x0) <= near for start in starts[number])
        number += step
    return found
