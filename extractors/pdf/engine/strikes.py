"""Words that are struck through: by a line drawn across their small letters, or by an annotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.engine.run_parts import words_of
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.engine.tolerances import ENGINE


class Struck(NamedTuple):
    """A page's runs, struck words marked, and the horizontal rules that strike nothing."""

    runs: list[TextRun]
    across: list[Rule]


def struck_through(
    runs: list[TextRun], across: list[Rule], down: list[Rule], notes: Iterable[Rule], chars: TextPage
) -> Struck:
    """The runs with what the rules strike marked; ``notes`` are lines that annotations draw."""
    levels = sorted([(run.base, number) for number, run in enumerate(runs) if not run.turned])
    strikes: dict[int, list[Rule]] = {}
    used: set[int] = set()
    for index, rule in enumerate([*across, *notes]):
        crossed = _crossed(rule, runs, levels)
        if crossed and (index >= len(across) or _is_strike(rule, [runs[n] for n in crossed], down)):
            used.add(index)
            for number in crossed:
                strikes.setdefault(number, []).append(rule)
    if not strikes:
        return Struck(runs, across)
    marked = [
        part
        for number, run in enumerate(runs)
        for part in (_marked(run, strikes[number], chars) if number in strikes else (run,))
    ]
    return Struck(marked, [rule for index, rule in enumerate(across) if index not in used])


def _crossed(rule: Rule, runs: Sequence[TextRun], levels: Sequence[tuple[float, int]]) -> list[int]:
    """The numbers of the runs through whose small letters a rule passes."""
    first = bisect_left(levels, (rule.at, -1))
    last = bisect_right(levels, (rule.at + ENGINE.strike_highest * ENGINE.strike_tallest, -1))
    return [
        number
        for base, number in levels[first:last]
        if ENGINE.strike_lowest * runs[number].size
        <= base - rule.at
        <= ENGINE.strike_highest * runs[number].size
        and min(rule.end, runs[number].x1) > max(rule.start, runs[number].x0)
    ]


def _is_strike(rule: Rule, crossed: Sequence[TextRun], down: Iterable[Rule]) -> bool:
    """Whether a rule strikes runs, and is no border that text over-runs: it meets none, and lies on words."""
    on_words = sum(min(rule.end, run.x1) - max(rule.start, run.x0) for run in crossed)
    beyond = max(min(run.x0 for run in crossed) - rule.start, rule.end - max(run.x1 for run in crossed))
    if beyond > ENGINE.strike_beyond * crossed[0].size and on_words < ENGINE.strike_on_words * (
        rule.end - rule.start
    ):
        return False
    return not any(
        side.start - ENGINE.strike_meets <= rule.at <= side.end + ENGINE.strike_meets
        and (
            abs(side.at - rule.start) <= ENGINE.strike_meets or abs(side.at - rule.end) <= ENGINE.strike_meets
        )
        for side in down
    )


def _marked(run: TextRun, strikes: Iterable[Rule], chars: TextPage) -> list[TextRun]:
    """A run in parts, those of its words marked that are struck."""
    words = words_of(run, chars)
    struck = [(word, any(_strikes(rule, word) for rule in strikes)) for word in words]
    parts = []
    for is_struck, group in groupby(struck, key=lambda entry: entry[1]):
        own = [word for word, _ in group]
        text = "".join(word.text for word in own)
        parts.append(own[0]._replace(text=text, x1=own[-1].x1, struck=is_struck))
    return parts


def _strikes(rule: Rule, word: TextRun) -> bool:
    return min(rule.end, word.x1) - max(rule.start, word.x0) >= ENGINE.strike_word * (word.x1 - word.x0)
