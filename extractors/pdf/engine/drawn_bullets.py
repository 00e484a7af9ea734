"""Bullets that are drawn as shapes, as browsers do, put among the text runs where they belong."""

from __future__ import annotations

from extractors.pdf.engine.objects import Face, Fill, TextRun
from extractors.pdf.engine.tolerances import ENGINE

_MOST_DOTS = 2_000
"""Dots on a page: a list has a few dozen, a dotted map has more, and none of them is a bullet."""

_SIGN = Face(symbol=True)


def with_drawn_bullets(runs: list[TextRun], dots: list[Fill]) -> list[TextRun]:
    """The runs, with a sign before each that has a dot at its left, at the height of its small letters."""
    if not dots or len(dots) > _MOST_DOTS:
        return runs
    before: dict[int, TextRun] = {}
    for dot in dots:
        found = [run for run in runs if _is_beside(dot, run)]
        if found:
            first = min(found, key=lambda run: run.x0)
            before[id(first)] = _sign(dot, first)
    if not before:
        return runs
    return [part for run in runs for part in ((before[id(run)], run) if id(run) in before else (run,))]


def _is_beside(dot: Fill, run: TextRun) -> bool:
    middle = (dot.top + dot.bottom) / 2
    on_line = (
        run.base - ENGINE.bullet_highest * run.size < middle < run.base + ENGINE.bullet_lowest * run.size
    )
    return on_line and not run.turned and 0 < run.x0 - dot.x1 < ENGINE.bullet_gap * run.size


def _sign(dot: Fill, run: TextRun) -> TextRun:
    return run._replace(text="•", x0=dot.x0, x1=dot.x1, face=_SIGN)
