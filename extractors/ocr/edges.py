"""Rules along the edges of painted surfaces: between two of them, each as dark as ink in some colour, or
between one and the paper, no ink is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.ocr.raster import Mask
from extractors.ocr.tolerances.reading import READING
from extractors.pdf.engine.objects import Fill, Rule


def with_edges(
    across: Sequence[Rule], down: Sequence[Rule], surfaces: Sequence[Fill]
) -> tuple[list[Rule], list[Rule]]:
    """The rules of a page, across and down, with those that the edges of its surfaces are: heads and bands of
    a table are painted over all its columns, a column hardly ever over all its rows."""
    level = [edge for fill in surfaces for edge in _level_edges(fill)]
    upright = [edge for fill in surfaces for edge in _upright_edges(fill)]
    longer = along_edges(across, level), along_edges(down, upright)
    return [*longer[0], *_between(level, longer[0], longer[1], down)], longer[1]


def _level_edges(fill: Fill) -> tuple[Rule, Rule]:
    return Rule(fill.top, fill.x0, fill.x1), Rule(fill.bottom, fill.x0, fill.x1)


def _upright_edges(fill: Fill) -> tuple[Rule, Rule]:
    return Rule(fill.x0, fill.top, fill.bottom), Rule(fill.x1, fill.top, fill.bottom)


def along_edges(rules: Iterable[Rule], edges: Sequence[Rule]) -> list[Rule]:
    """Rules, those longer that go on along an edge of a painted surface."""
    longer: list[Rule] = []
    for at, start, end in rules:
        beside = [edge for edge in edges if abs(edge.at - at) <= READING.page_on_edge]
        for edge in sorted(beside, key=lambda edge: edge.start):
            if start < edge.end and edge.start <= end + READING.page_edge_end:
                end = max(edge.end, end)
        for edge in sorted(beside, key=lambda edge: -edge.end):
            if edge.start < end and start <= edge.end + READING.page_edge_end:
                start = min(edge.start, start)
        longer.append(Rule(at, start, end))
    return longer


def _between(
    edges: Iterable[Rule], rules: Sequence[Rule], crossing: Sequence[Rule], drawn: Sequence[Rule]
) -> Iterator[Rule]:
    """The edges where no rule is drawn that reach from one rule that crosses them to another, or at which
    several that were drawn end: such a surface is painted behind cells, and they end with it."""
    for edge in edges:
        first = _crossed_at(edge.start, edge.at, crossing)
        last = _crossed_at(edge.end, edge.at, crossing)
        if (first is None or last is None) and not _ends_others(edge, drawn):
            continue
        start, end = edge.start if first is None else first, edge.end if last is None else last
        beside = [rule for rule in rules if abs(rule.at - edge.at) <= READING.page_on_edge]
        covered = sum(max(min(rule.end, end) - max(rule.start, start), 0) for rule in beside)
        if end - start > READING.page_beside and covered < READING.page_edge_drawn * (end - start):
            yield Rule(edge.at, start, end)


def _ends_others(edge: Rule, drawn: Iterable[Rule]) -> bool:
    """Whether rules that would cross an edge end at it: one alone may be a mark."""
    ending = {
        rule.at
        for rule in drawn
        if edge.start <= rule.at <= edge.end
        and min(abs(rule.start - edge.at), abs(rule.end - edge.at)) <= READING.page_on_edge
    }
    return len(ending) > 1


def _crossed_at(end: float, at: float, crossing: Iterable[Rule]) -> float | None:
    """Where a rule crosses the end of an edge, or ends at it."""
    near = [
        rule.at
        for rule in crossing
        if abs(rule.at - end) <= READING.page_on_edge
        and rule.start - READING.page_on_edge <= at <= rule.end + READING.page_on_edge
    ]
    return min(near, key=lambda place: abs(place - end), default=None)


def through_heads(down: Sequence[Rule], surfaces: Iterable[Fill], ink: Mask, point: float) -> list[Rule]:
    """The rules that go on in the paint above them, where rules in its own colour part a head's cells: so
    they do where something stands between each two of them, and nothing where they would be; ``ink`` is a
    page's, with so many pixels a point."""
    through: list[Rule] = []
    for fill in surfaces:
        inside = [rule for rule in down if fill.x0 + 2 < rule.at < fill.x1 - 2]
        below = {rule.at for rule in inside if abs(rule.start - fill.bottom) <= READING.page_edge_end}
        drawn = [rule for rule in inside if rule.start < fill.bottom - 2 and rule.end > fill.top + 2]
        if len(below) < 2 or drawn:
            continue
        rows = ink[round(fill.top * point) + 2 : round(fill.bottom * point) - 2]
        places = [round(place * point) for place in (fill.x0 + 1, *sorted(below), fill.x1 - 1)]
        clear = not any(rows[:, place - 1 : place + 2].any() for place in places[1:-1])
        if clear and all(rows[:, left + 2 : right - 1].any() for left, right in pairwise(places)):
            through += [Rule(at, fill.top, fill.bottom) for at in sorted(below)]
    return through
