"""Columns of a page as newspapers have them: labelled passages that go down one column and on in the next.

Texts side by side may as well be cells of a table. Columns of a page are told by labels: where the same ones
("Lead: ", "Due date: ", "Action 2") open lines at two or three places across the page, each place has
passages of its own. What reaches over the columns, a heading or a paragraph, parts those above from those
below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.text.tolerances import TEXT

_LABEL = re.compile(r"([^\W\d_][^:.;]{0,28}):(?=\s|$)|([^\W\d_][^\d:.;]{0,20}\d{1,3})[:.]?$")
"""A word or two with a colon, or with a number and nothing else on the line."""
_DIGITS = re.compile(r"\d+")

Line = list[TextRun]
"""The runs on one baseline, left to right."""


def page_columns(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """The runs in parts that are each read by themselves, in reading order; one part where no columns are."""
    lines = _lines(run for run in runs if not run.turned)
    lefts = _column_lefts(lines)
    if len(lefts) < 2:
        return [list(runs)]
    parts = [part for part in _parts(lines, lefts) if part]
    place = {run.order: number for number, part in enumerate(parts) for line in part for run in line}
    return [[run for run in runs if place.get(run.order, 0) == number] for number in range(len(parts))]


def _lines(runs: Iterable[TextRun]) -> list[Line]:
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: (run.base, run.x0)):
        if lines and run.base - lines[-1][0].base <= TEXT.same_base * run.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.x0) for line in lines]


def _column_lefts(lines: Iterable[Line]) -> list[float]:
    """Where columns begin in which two labels and more open lines that do so in the first as well."""
    labels: dict[float, set[str]] = {}
    for segment in (segment for line in lines for segment in _segments(line, TEXT.gutter)):
        if label := _label(segment):
            left = next((at for at in labels if abs(at - segment[0].x0) <= TEXT.same_left), segment[0].x0)
            labels.setdefault(left, set()).add(label)
    lefts = sorted(at for at, own in labels.items() if len(own) >= TEXT.shared_labels)
    first = labels[lefts[0]] if lefts else set()
    return [at for at in lefts if len(labels[at] & first) >= TEXT.shared_labels]


def _segments(line: Line, gap: float) -> Iterator[Line]:
    """The stretches of a line that stand as far apart as the columns of a page, at least."""
    segment = line[:1]
    for before, run in pairwise(line):
        if run.x0 - before.x1 > gap * run.size:
            yield segment
            segment = []
        segment.append(run)
    yield segment


def _label(segment: Line) -> str:
    found = _LABEL.match(" ".join(run.text.strip() for run in segment))
    return _DIGITS.sub("#", found[1] or found[2]).casefold().strip() if found else ""


def _parts(lines: Sequence[Line], lefts: Sequence[float]) -> Iterator[list[Line]]:
    """What stands over the whole width, and the columns between, each from top to bottom.

    Columns begin with the first line that has text in another than the first: what stands above by itself
    belongs to what is set over all of them.
    """
    whole: list[Line] = []
    columns: list[list[Line]] = [[] for _ in lefts]
    for line in lines:
        split = _split(line, lefts)
        if split is None or _heads(line, split, columns):
            yield from columns
            columns = [[] for _ in lefts]
            whole.append(line)
        elif any(columns) or any(split[1:]):
            yield whole
            whole = []
            for own, part in zip(columns, split, strict=True):
                own.extend([part] if part else [])
        else:
            whole.append(line)
    yield from columns
    yield whole


def _split(line: Line, lefts: Sequence[float]) -> list[Line] | None:
    """A line's runs by columns; None where one reaches over several, or cells stand side by side in one."""
    parts: list[Line] = [[] for _ in lefts]
    for run in line:
        column = sum(run.x0 >= left - TEXT.same_left for left in lefts[1:])
        if column + 1 < len(lefts) and run.x1 > lefts[column + 1]:
            return None
        parts[column].append(run)
    worded = [part for part in parts if part]
    near = any(two[0].x0 - one[-1].x1 < TEXT.gutter * two[0].size for one, two in pairwise(worded))
    return None if near or any(map(_is_row, worded)) else parts


def _is_row(part: Line) -> bool:
    """Whether texts stand side by side within a column, and not a number before its paragraph."""
    segments = list(_segments(part, 2 * TEXT.justified))
    return len(segments) > 2 or (len(segments) == 2 and len(segments[0][0].text) > TEXT.longest_number)


def _heads(line: Line, split: Sequence[Line], columns: Sequence[Sequence[Line]]) -> bool:
    """Whether a line of larger type by itself heads what is below in all columns: each ended well above."""
    held = [run for own in columns for part in own for run in part]
    if any(split[1:]) or not held:
        return False
    above = max(held, key=lambda run: run.base)
    body = sorted(run.size for run in held)[len(held) // 2]
    apart = line[0].base - above.base > TEXT.next_line * body
    return apart and min(run.size for run in line) >= TEXT.heading_larger * body
