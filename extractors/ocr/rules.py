"""Rules found in a page's ink: long thin strokes with clear paper on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from extractors.ocr.raster import Area, Grey, Mask, areas_of, closed, grown, opened, parts_of

_THICKEST = 4.0
"""Points, as for drawn rules."""

_SHORTEST = 9.0
"""Points: the side of a cell with one line of the smallest print in it."""

_LONG = 36.0
"""Points: no stroke of a letter is as long, so that a longer rule needs nothing that it ends at."""

_EVEN = 0.6
"""By how much of its thickness a rule may be thicker in some places than in others: letters have stems and
paper between them."""

_FAINT = 178
"""Level of 255 below which a pixel may be a rule's: a hair line that a painted cell covers half is no darker
than a third, and what is long, even and by itself is a rule however pale."""

_CORE = 0.5
"""Share of the ink of a rule's fullest row below which a row beside it is of the text that
touches it: rows of small print are inked for 0.4."""

_RAGGED = 1.2
"""Points by which noise makes a rule thicker or thinner."""

_TABLE_WIDE = 100.0
"""Points: a rule as long may have text that touches it on one side."""

_MEETS = 1.5
"""Points within which a short rule must meet another that crosses it: in a row of one line, a tall letter
ends two off."""

_BEYOND = 3.0
"""Points by which the rule that it meets may end before it: the corners of a box."""

_BREAK = 1.0
"""Points of a rule that a scanner may lose."""

_CROWDED = 0.25
"""Share of the paper right beside a rule that may be inked: descenders touch it, and crossing rules; along a
row of letters taken for a rule 0.4 is."""

_BESIDE = 0.5
"""Points of paper looked at on either side."""

_WHOLE = 0.85
"""Share of its length at which a rule is inked: a fax drops a tenth, a row of letters a fifth."""


class InkRule(NamedTuple):
    """A rule in pixels: ``at`` is its middle across, ``start`` and ``end`` its reach along."""

    at: float
    start: int
    end: int


class InkRules(NamedTuple):
    """A page's rules, and the pixels that are theirs."""

    across: list[InkRule]
    down: list[InkRule]
    pixels: Mask


class _Stroke(NamedTuple):
    """A part of the ink that may be a rule, as if it ran across."""

    rule: InkRule
    area: Area


def find_rules(plain: Grey, ink: Mask, dpi: float) -> InkRules:
    """The rules of a page that stands upright; ``plain`` is its ink as black on white."""
    point = dpi / 72
    faint = plain < _FAINT
    across = _strokes(faint, ink, point)
    down = _strokes(np.ascontiguousarray(faint.T), np.ascontiguousarray(ink.T), point)
    pixels = np.zeros(ink.shape, bool)
    rules: list[list[InkRule]] = []
    for strokes, others, page in ((across, down, pixels), (down, across, pixels.T)):
        kept = [stroke for stroke in strokes if _holds(stroke.rule, others, point)]
        rules.append([stroke.rule for stroke in kept])
        for stroke in kept:
            area = stroke.area
            page[area.top : area.bottom, area.x0 : area.x1] = True
    return InkRules(rules[0], rules[1], pixels & faint)


def _strokes(faint: Mask, ink: Mask, point: float) -> list[_Stroke]:
    """What runs across in a picture, long and thin."""
    whole = closed(faint, max(round(_BREAK * point), 1) + 1)
    # A rule that still leans a hair is a row of steps: grown by a pixel they overlap.
    long = opened(grown(whole, 0, 1), round(_SHORTEST * point))
    strokes: list[_Stroke] = []
    for area in areas_of(parts_of(long & whole)):
        if area.width >= _SHORTEST * point:
            stroke = _even_stroke(faint, ink, area, point)
            strokes += [stroke] if stroke else _cores(faint, ink, area, point)
    return strokes


def _cores(faint: Mask, ink: Mask, area: Area, point: float) -> Iterator[_Stroke]:
    """The rules in a part of the ink that letters touch: its full rows."""
    rows = np.count_nonzero(area.of_mask(faint), axis=1)
    full = np.flatnonzero(rows >= _CORE * rows.max())
    for group in np.split(full, np.flatnonzero(np.diff(full) > 1) + 1):
        core = area._replace(top=area.top + int(group[0]), bottom=area.top + int(group[-1]) + 1)
        stroke = _even_stroke(faint, ink, core, point)
        if stroke:
            yield stroke


def _even_stroke(faint: Mask, ink: Mask, area: Area, point: float) -> _Stroke | None:
    """A part of the ink that is as long, thin and even as a rule, with clear paper beside it."""
    own = area.of_mask(faint)
    if not 0 < np.count_nonzero(own) <= _THICKEST * point * area.width:
        return None
    clear = max(round(_BESIDE * point), 1)
    above = ink[max(area.top - 1 - clear, 0) : max(area.top - 1, 0), area.x0 : area.x1]
    below = ink[area.bottom + 1 : area.bottom + 1 + clear, area.x0 : area.x1]
    crowded = [np.count_nonzero(side) > _CROWDED * side.size for side in (above, below)]
    if all(crowded) or (any(crowded) and area.width < _TABLE_WIDE * point):
        return None
    thicknesses = np.sort(np.count_nonzero(own, axis=0))
    if np.count_nonzero(thicknesses) < _WHOLE * area.width:
        return None
    thin, middle, thick = (thicknesses[round(share * (area.width - 1))] for share in (0.1, 0.5, 0.9))
    if thick - thin > max(_EVEN * middle, _RAGGED * point):
        return None
    rows = np.count_nonzero(own, axis=1)
    at = float((rows * np.arange(len(rows))).sum() / rows.sum())
    return _Stroke(InkRule(area.top + at + 0.5, area.x0, area.x1), area)


def _holds(rule: InkRule, others: list[_Stroke], point: float) -> bool:
    """Whether a stroke is long enough to be a rule by itself, or goes from one that crosses it to another."""
    if rule.end - rule.start >= _LONG * point:
        return True
    near = _MEETS * point
    crossing = [
        other
        for other, _ in others
        if other.end - other.start >= 2 * _SHORTEST * point
        and other.start - _BEYOND * point <= rule.at <= other.end + _BEYOND * point
    ]
    return all(any(abs(other.at - end) <= near for other in crossing) for end in (rule.start, rule.end))
