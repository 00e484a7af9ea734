"""Lines of justified type, whose words were drawn far apart, put together again.

Justification parts the words of a line by equal gaps, other ones on every line, and ends all lines at one
place. The cells of a table that happen to stand equally far from one another do so on few of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.engine.objects import TextRun
from extractors.pdf.text.tolerances import TEXT

_WORDS = 3
"""Words of a line that tell of justification: the gap between two is equal to nothing."""

_SPACE = 0.25
"""In ems: what a word that is drawn by itself is told to stand off the next one."""

Words = Sequence[TextRun]


class _Place(NamedTuple):
    """From where to where lines reach."""

    left: float
    right: float

    def is_left(self, run: TextRun) -> bool:
        return abs(run.x0 - self.left) <= TEXT.flush

    def is_right(self, run: TextRun) -> bool:
        return abs(run.x1 - self.right) <= TEXT.flush


def with_whole_lines(runs: Words) -> list[TextRun]:
    """The runs in the order they were drawn, the words of each justified line one run for each face."""
    lines = list(_drawn_lines(runs))
    places = _justified([line for line in lines if len(line) >= _WORDS])
    return [run for line in lines for run in _whole(line, places)] if places else list(runs)


def _drawn_lines(runs: Words) -> Iterator[list[TextRun]]:
    """What was drawn from left to right on one baseline, with nothing between."""
    line: list[TextRun] = []
    for run in runs:
        if line and not _follows(line[-1], run):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _follows(before: TextRun, run: TextRun) -> bool:
    level = abs(run.base - before.base) <= TEXT.even_gap * run.size
    return level and run.turned == before.turned and run.x0 >= before.x1 - TEXT.overlap * run.size


def _justified(lines: Sequence[Words]) -> list[_Place]:
    """The places where lines are justified: nearly all that reach over one are in equal steps, and these
    differ from line to line."""
    steps: dict[_Place, list[float]] = {}
    for line in lines:
        for words in _even_stretches(line):
            place = next(
                (place for place in steps if place.is_left(words[0]) and place.is_right(words[-1])),
                _Place(words[0].x0, words[-1].x1),
            )
            steps.setdefault(place, []).append((words[1].x0 - words[0].x1) / words[0].size)
    differing = {place: len(own) for place, own in steps.items() if max(own) - min(own) > TEXT.even_gap}
    return [
        place
        for place, even in differing.items()
        if even >= TEXT.even_share * sum(1 for line in lines if _reaches(line, place))
    ]


def _even_stretches(line: Words) -> Iterator[Words]:
    """The longest stretches of a line in which words stand equally far apart."""
    gaps = [(two.x0 - one.x1) / two.size for one, two in pairwise(line)]
    start = 0
    for number in range(1, len(gaps) + 1):
        if number == len(gaps) or abs(gaps[number] - gaps[start]) > TEXT.even_gap:
            if number - start + 1 >= _WORDS:
                yield line[start : number + 1]
            start = number


def _reaches(line: Words, place: _Place) -> bool:
    """Whether three words or more reach over a place."""
    first = next((number for number, run in enumerate(line) if place.is_left(run)), len(line))
    return any(place.is_right(run) for run in line[first + _WORDS - 1 :])


def _whole(line: list[TextRun], places: Iterable[_Place]) -> list[TextRun]:
    """The runs of a line, those that reach evenly over such a place put together."""
    for place in places:
        first = next((number for number, run in enumerate(line) if place.is_left(run)), len(line))
        last = next((number for number in range(first + 1, len(line)) if place.is_right(line[number])), 0)
        words = line[first : last + 1]
        if last and (len(words) < _WORDS or [len(even) for even in _even_stretches(words)] == [len(words)]):
            line = [*line[:first], *_joined(words), *line[last + 1 :]]
    return line


def _joined(words: Words) -> Iterator[TextRun]:
    held = words[0]
    for word in words[1:]:
        alike = (held.face, held.leaf, held.struck) == (word.face, word.leaf, word.struck)
        if alike:
            top, bottom = min(held.top, word.top), max(held.bottom, word.bottom)
            text = f"{held.text.rstrip()} {word.text}"
            held = held._replace(text=text, x1=word.x1, top=top, bottom=bottom)
        else:
            yield held._replace(x1=max(held.x1, word.x0 - _SPACE * word.size))
            held = word
    yield held
