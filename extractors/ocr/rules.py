"""Rules found in a page's ink: long thin strokes with clear paper on both sides."""

from __future__ import annotations

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

_MEETS = 3.0
"""Points within which a short rule must meet another that crosses it."""

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
    strokes = []
    for area in areas_of(parts_of(long & whole)):
        if area.width >= _SHORTEST * point and area.height <= _THICKEST * point + 2:
            stroke = _stroke(faint, ink, area, point)
            if stroke:
                strokes.append(stroke)
    return strokes


def _stroke(faint: Mask, ink: Mask, area: Area, point: float) -> _Stroke | None:
    """A long part of the ink, unless it is a row of letters."""
    own = faint[area.top : area.bottom, area.x0 : area.x1]
    rows = own.mean(axis=1)
    thickness = own.sum() / area.width
    if not 0 < thickness <= _THICKEST * point or own.any(axis=0).mean() < _WHOLE:
        return None
    thin, middle, thick = np.percentile(own.sum(axis=0), (10, 50, 90))
    if thick - thin > max(_EVEN * middle, 2):
        return None
    clear = max(round(_BESIDE * point), 1)
    above = ink[max(area.top - 1 - clear, 0) : max(area.top - 1, 0), area.x0 : area.x1]
    below = ink[area.bottom + 1 : area.bottom + 1 + clear, area.x0 : area.x1]
    if any(side.size and side.mean() > _CROWDED for side in (above, below)):
        return None
    at = float((rows * np.arange(len(rows))).sum() / rows.sum())
    return _Stroke(InkRule(area.top + at + 0.5, area.x0, area.x1), area)


def _holds(rule: InkRule, others: list[_Stroke], point: float) -> bool:
    """Whether a stroke is long enough to be a rule by itself, or ends at one that crosses it."""
    if rule.end - rule.start >= _LONG * point:
        return True
    near = _MEETS * point
    return any(
        other.end - other.start >= 2 * _SHORTEST * point
        and min(abs(other.at - rule.start), abs(other.at - rule.end)) <= near
        and other.start - near <= rule.at <= other.end + near
        for other, _ in others
    )
