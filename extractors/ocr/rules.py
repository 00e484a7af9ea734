"""Rules found in a page's ink: long thin strokes with clear paper on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from extractors.ocr.raster import Area, Grey, Mask, areas_of, closed, grown, opened, parts_of
from extractors.ocr.tolerances.picture import PICTURE


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
    faint = plain < PICTURE.rule_faint
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
    whole = closed(faint, max(round(PICTURE.rule_break * point), 1) + 1)
    # A rule that still leans a hair is a row of steps: grown by a pixel they overlap.
    long = opened(grown(whole, 0, 1), round(PICTURE.rule_shortest * point))
    strokes: list[_Stroke] = []
    for area in areas_of(parts_of(long & whole)):
        if area.width >= PICTURE.rule_shortest * point:
            stroke = _even_stroke(faint, ink, area, point)
            strokes += [stroke] if stroke else _cores(faint, ink, area, point)
    return strokes


def _cores(faint: Mask, ink: Mask, area: Area, point: float) -> Iterator[_Stroke]:
    """The rules in a part of the ink that letters touch: its full rows."""
    rows = np.count_nonzero(area.of_mask(faint), axis=1)
    full = np.flatnonzero(rows >= PICTURE.rule_core * rows.max())
    for group in np.split(full, np.flatnonzero(np.diff(full) > 1) + 1):
        core = area._replace(top=area.top + int(group[0]), bottom=area.top + int(group[-1]) + 1)
        stroke = _even_stroke(faint, ink, core, point)
        if stroke:
            yield stroke


def _even_stroke(faint: Mask, ink: Mask, area: Area, point: float) -> _Stroke | None:
    """A part of the ink that is as long, thin and even as a rule, with clear paper beside it."""
    own = area.of_mask(faint)
    if not 0 < np.count_nonzero(own) <= PICTURE.rule_thickest * point * area.width:
        return None
    clear = max(round(PICTURE.rule_beside * point), 1)
    above = ink[max(area.top - 1 - clear, 0) : max(area.top - 1, 0), area.x0 : area.x1]
    below = ink[area.bottom + 1 : area.bottom + 1 + clear, area.x0 : area.x1]
    crowded = [np.count_nonzero(side) > PICTURE.rule_crowded * side.size for side in (above, below)]
    if all(crowded) or (any(crowded) and area.width < PICTURE.rule_table_wide * point):
        return None
    thicknesses = np.sort(np.count_nonzero(own, axis=0))
    if np.count_nonzero(thicknesses) < PICTURE.rule_whole * area.width:
        return None
    thin, middle, thick = (thicknesses[round(share * (area.width - 1))] for share in (0.1, 0.5, 0.9))
    if thick - thin > max(PICTURE.rule_even * middle, PICTURE.rule_ragged * point):
        return None
    if middle >= PICTURE.rule_thick * point and not _is_solid(area.of_mask(ink)):
        return None
    rows = np.count_nonzero(own, axis=1)
    at = float((rows * np.arange(len(rows))).sum() / rows.sum())
    return _Stroke(InkRule(area.top + at + 0.5, area.x0, area.x1), area)


def _is_solid(inked: Mask) -> bool:
    """Whether a thick stroke is inked all through: a word has paper in it, however its letters melt."""
    quarter = len(inked) // 4
    return bool(inked[quarter : len(inked) - quarter].mean() >= PICTURE.rule_solid)


def _holds(rule: InkRule, others: list[_Stroke], point: float) -> bool:
    """Whether a stroke is long enough to be a rule by itself, or goes from one that crosses it to another."""
    if rule.end - rule.start >= PICTURE.rule_long * point:
        return True
    near = PICTURE.rule_meets * point
    crossing = [
        other
        for other, _ in others
        if other.end - other.start >= 2 * PICTURE.rule_shortest * point
        and other.start - PICTURE.rule_beyond * point <= rule.at <= other.end + PICTURE.rule_beyond * point
    ]
    return all(any(abs(other.at - end) <= near for other in crossing) for end in (rule.start, rule.end))
