"""Rules that are typed with letters, "-----" and "|", as print-outs draw their tables, made rules again.

Only type of one width can draw so: the letters of a line stand where those of the line above do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.engine.tolerances import ENGINE

BAR = re.compile(r"[|¦│║]")
"""A letter that draws a piece of a vertical rule."""

# Begins with the letters, to be found the quickest.
_TYPED = re.compile(r"[|¦│║=─═-](?:(?<=[|¦│║])|(?<=[=─═-])[=─═-]{2})")
_DASHES = re.compile(r"(?=(?:[^-=─═]*[-=─═]){8})[-=+|¦│║─═\s]*$")


class Typed(NamedTuple):
    """A page's runs without the letters that draw rules, and these rules."""

    runs: list[TextRun]
    across: list[Rule]
    down: list[Rule]


class _Bar(NamedTuple):
    """A letter that stands for a piece of a vertical rule."""

    x: float
    top: float
    bottom: float
    size: float


def with_typed_rules(runs: list[TextRun]) -> Typed:
    """The runs with what is typed for rules taken out of them; all of them where nothing is."""
    if not _TYPED.search("\n".join([run.text for run in runs])):  # Nearly every page, told at one go.
        return Typed(runs, [], [])
    typed = [run for run in runs if not run.turned and _TYPED.search(run.text)]
    if not typed:
        return Typed(runs, [], [])
    dashed = [run for run in typed if _DASHES.match(run.text)]
    barred = [run for run in typed if BAR.search(run.text)]
    across = [Rule(_middle(run), run.x0, run.x1) for run in dashed]
    drawn = {run.order for run in dashed}
    written = [run for run in runs if run.order not in drawn] if drawn else runs
    lines = [run for run in barred if run.order not in drawn]
    if len(lines) < ENGINE.typed_bars or not _is_of_one_width(lines):
        return Typed(written, across, [])
    down = list(_rules_of([bar for run in lines for bar in _bars(run)], across))
    if len({round(rule.at / _width(lines[0])) for rule in down}) < ENGINE.typed_columns:
        return Typed(written, across, [])
    down += _bridges(down, across, max(run.size for run in lines))
    kept = [piece for run in written for piece in _without_bars(run)]
    return Typed(kept, [*across, *_closing(down, across)], down)


def _is_of_one_width(lines: Sequence[TextRun]) -> bool:
    """Whether the longer lines' letters are all as wide as one another's."""
    widths = [_width(run) / run.size for run in lines if len(run.text.rstrip()) >= ENGINE.typed_bars]
    if len(widths) < ENGINE.typed_bars:
        return False
    usual = median(widths)
    return all(abs(width - usual) <= ENGINE.typed_width * usual for width in widths)


def _width(run: TextRun) -> float:
    """Points that a letter of a run takes."""
    return (run.x1 - run.x0) / max(len(run.text.rstrip()), 1)


def _middle(run: TextRun) -> float:
    return run.base - run.size / 4


def _bars(run: TextRun) -> Iterator[_Bar]:
    width = _width(run)
    for found in BAR.finditer(run.text):
        yield _Bar(run.x0 + (found.start() + 0.5) * width, run.top, run.bottom, run.size)


def _rules_of(bars: list[_Bar], across: Sequence[Rule]) -> Iterator[Rule]:
    """The rules that bars under one another make, drawn on to the rules that they end at."""
    stands: list[list[_Bar]] = []
    for bar in sorted(bars):
        if stands and bar.x - stands[-1][0].x <= bar.size / 4:
            stands[-1].append(bar)
        else:
            stands.append([bar])
    for stand in stands:
        if len(stand) >= ENGINE.typed_bars:
            yield from _pieces(sorted(stand, key=lambda bar: bar.top), across)


def _pieces(stand: list[_Bar], across: Sequence[Rule]) -> Iterator[Rule]:
    held = [stand[0]]
    for before, bar in pairwise(stand):
        ruled = any(before.top < rule.at < bar.bottom for rule in _reaching(across, bar))
        if bar.top - before.top > ENGINE.typed_next_line * bar.size * (2 if ruled else 1):
            yield _piece(held, across)
            held = []
        held.append(bar)
    yield _piece(held, across)


def _piece(held: list[_Bar], across: Sequence[Rule]) -> Rule:
    first, last = held[0], held[-1]
    near = ENGINE.typed_next_line * first.size
    above = [rule.at for rule in _reaching(across, first) if first.top - near < rule.at < first.bottom]
    below = [rule.at for rule in _reaching(across, last) if last.top < rule.at < last.bottom + near]
    x = sum(bar.x for bar in held) / len(held)
    return Rule(x, min(above, default=first.top), max(below, default=last.bottom))


def _reaching(across: Sequence[Rule], bar: _Bar) -> Iterator[Rule]:
    """The horizontal rules that a bar may stand on or hang from."""
    return (rule for rule in across if rule.start - bar.size < bar.x < rule.end + bar.size)


def _bridges(down: Sequence[Rule], across: Sequence[Rule], size: float) -> Iterator[Rule]:
    """The sides of rows that were printed without, between two rules over the whole width: the names of
    groups."""
    if not down:
        return
    for side in (min(rule.at for rule in down), max(rule.at for rule in down)):
        pieces = sorted(rule for rule in down if abs(rule.at - side) <= size / 4)
        for above, below in pairwise(sorted(pieces, key=lambda rule: rule.start)):
            ruled = all(any(abs(rule.at - end) < 1 for rule in across) for end in (above.end, below.start))
            if ruled and 0 < below.start - above.end <= ENGINE.typed_group_row * size:
                yield Rule(above.at, above.end, below.start)


def _closing(down: Sequence[Rule], across: Sequence[Rule]) -> Iterator[Rule]:
    """Rules over and under a table that was printed without: its bars begin and end on the same lines."""
    for end in {round(at, 1) for rule in down for at in (rule.start, rule.end)}:
        ats = [rule.at for rule in down if abs(rule.start - end) < 1 or abs(rule.end - end) < 1]
        if len(ats) >= ENGINE.typed_columns and not any(abs(rule.at - end) < 1 for rule in across):
            yield Rule(end, min(ats), max(ats))


def _without_bars(run: TextRun) -> Iterable[TextRun]:
    """The pieces of a run between its bars."""
    if run.turned or not BAR.search(run.text):
        return (run,)
    return tuple(_between(run))


def _between(run: TextRun) -> Iterator[TextRun]:
    width, start = _width(run), 0
    for piece in BAR.split(run.text):
        bare = piece.strip()
        if bare:
            first = start + len(piece) - len(piece.lstrip())
            x0 = run.x0 + first * width
            yield run._replace(text=bare, x0=x0, x1=x0 + len(bare) * width)
        start += len(piece) + 1
