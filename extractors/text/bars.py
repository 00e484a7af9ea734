"""Rows whose cells are parted by bars alone, with none around them: "Job | Person | When"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

_BAR = re.compile(r"\s\|(?=\s|$)")
_RULE = re.compile(r"^\s*[-=_ |+]{3,}\s*$")
# So many rows below one another, each parted by so many bars: a line alone parts names of places and pages.
_ROWS, _BARS = 3, 2


def with_outer_bars(raws: Sequence[str]) -> Sequence[str]:
    """The lines, those of a table whose rows have no bar before their first cell with one there."""
    if sum(map(_is_open_row, raws)) < _ROWS:
        return raws
    lines = list(raws)
    number = 0
    while number < len(lines):
        stretch = [*takewhile(lambda raw: _is_open_row(raw) or _RULE.match(raw), lines[number:])]
        counts = [len(_BAR.findall(raw)) for raw in stretch if _is_open_row(raw)]
        if len(counts) >= _ROWS and len(set(counts)) == 1:
            for place, raw in enumerate(stretch, number):
                lines[place] = (
                    f"| {raw.strip()}{' ' if raw.rstrip().endswith('|') else ''}|"
                    if _is_open_row(raw)
                    else raw
                )
        number += max(1, len(stretch))
    return lines


def _is_open_row(raw: str) -> bool:
    """Whether a line is parted by bars and begins with none."""
    return not raw.lstrip().startswith("|") and "\t" not in raw and len(_BAR.findall(raw)) >= _BARS
