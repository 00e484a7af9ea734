"""Actions that are numbered A1, A2 and so on, with no other label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.passages.forms.labelled import read_paragraph
from extractors.passages.lines.labels import ActionLabel
from extractors.passages.lines.whole_lines import Line
from extractors.passages.passage import Stretch

_OF_SERIES = re.compile(r"A(?P<number>\d{1,2})[.:)]?\s+(?=[A-Z][a-z])")


def find_series(lines: Sequence[Line]) -> frozenset[int]:
    """Where a paper's actions stand that are numbered A1, A2 and so on, with no other label."""
    found = {number: int(match["number"]) for number, line in enumerate(lines) if (match := _series(line))}
    numbers = set(found.values())
    return frozenset(at for at, number in found.items() if {number - 1, number + 1} & numbers)


def _series(line: Line) -> re.Match[str] | None:
    return None if line.wall or line.level is not None else _OF_SERIES.match(line.text)


def read_of_series(lines: Sequence[Line], start: int) -> Stretch | None:
    """One of such actions: "A1 Send the sheet to all - Clerk (by 20 July)"."""
    match = _series(lines[start])
    if match is None:
        return None
    return read_paragraph(lines, start, ActionLabel("action", f"A{match['number']}", None, match.end()))
