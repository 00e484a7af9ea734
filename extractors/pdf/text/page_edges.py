"""Lines at the edge of a page that stood at the edge of the page before, or that number the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile
from typing import NamedTuple

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.text.tolerances import TEXT

_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"\W*page\s+#(?:\s+of\s+#)?\W*$")


def running_words(text: str) -> str:
    """A running line's words with its page number left open."""
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


class EdgeLine(NamedTuple):
    """A line near the top or bottom of a page: its words, baseline and runs."""

    words: str
    base: float
    runs: list[TextRun]


def edge_lines(runs: list[TextRun], height: float) -> tuple[list[EdgeLine], list[EdgeLine]]:
    """The lines at the top of the page, from its top down, and those at its bottom, from there up."""
    top: dict[int, list[TextRun]] = {}
    bottom: dict[int, list[TextRun]] = {}
    for run in runs:
        if run.base < TEXT.edge * height:
            top.setdefault(round(run.base), []).append(run)
        elif run.base > (1 - TEXT.edge) * height:
            bottom.setdefault(round(run.base), []).append(run)
    return [_line(top[base]) for base in sorted(top)], [
        _line(bottom[base]) for base in sorted(bottom, reverse=True)
    ]


def _line(runs: list[TextRun]) -> EdgeLine:
    runs.sort(key=lambda run: run.x0)
    return EdgeLine(running_words("".join(run.text for run in runs)), runs[0].base, runs)


def running_lines(lines: list[EdgeLine], before: Mapping[str, float]) -> list[EdgeLine]:
    """From the outermost inwards, the lines that stood at the same height of the page before, or number
    the page; a line of a table's header stands further in than a line that is neither."""
    found = list(takewhile(lambda line: _is_running(line, before), lines))
    while found and any(_is_set_with(found[-1], inner) for inner in lines[len(found) :]):
        found.pop()  # The first line of a header cell that is taller than its neighbours.
    return found


def _is_set_with(line: EdgeLine, inner: EdgeLine) -> bool:
    """Whether a line further in goes on right below (or above) a line, at its start and in its face."""
    return any(
        abs(one.x0 - two.x0) < TEXT.edge_same_start
        and (one.size, one.face) == (two.size, two.face)
        and abs(one.base - two.base) < TEXT.next_line * one.size
        for one in line.runs
        for two in inner.runs
    )


def _is_running(line: EdgeLine, before: Mapping[str, float]) -> bool:
    if _NUMBERED.match(line.words):
        return True
    solid = all(two.x0 - one.x1 < two.size for one, two in pairwise(line.runs))
    return solid and line.words in before and abs(before[line.words] - line.base) <= TEXT.edge_same_height
