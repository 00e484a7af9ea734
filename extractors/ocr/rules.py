"""Rules found in a page's ink: long thin strokes with clear paper on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy import ndimage

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


def find_rules(plain: Grey, ink: Mask, dpi: float, surfaces: Sequence[Area] = ()) -> InkRules:
    """The rules of a page that stands upright; ``plain`` is its ink as black on white. On dark ``surfaces``,
    with rules a little lighter or darker, paler ones are found, and all over where others are few."""
    point = dpi / 72
    faint = plain < PICTURE.rule_faint
    faint |= _halved(plain, faint, point) | _halved(plain.T, faint.T, point).T
    for area in surfaces:
        pale = _pale(area.of(plain))
        if pale > PICTURE.rule_faint:
            faint[area.top : area.bottom, area.x0 : area.x1] = area.of(plain) < pale
    strokes = _kept(faint, ink, point, surfaces)
    pixels = _pixels(strokes, ink.shape)
    pale = _pale(plain) if len(_wide(strokes[0], point)) < PICTURE.rule_fewest else 0.0
    if pale > PICTURE.rule_faint:
        hair = plain < pale
        found = _kept(hair, ink, point, surfaces)
        wide = _wide(found[0], point)
        own = _pixels((wide, found[1]), ink.shape)
        # What shows through from the other side is pale as well, and most of it text.
        stray = np.count_nonzero(hair & ~grown(ink, 2, 2) & ~grown(own, 2, 2))
        if len(wide) >= PICTURE.rule_fewest and stray <= np.count_nonzero(hair & own):
            faint, strokes, pixels = hair, (wide, found[1]), own
    across, down = ([stroke.rule for stroke in own] for own in strokes)
    return InkRules(across, down, pixels & faint)


def _halved(plain: Grey, faint: Mask, point: float) -> Mask:
    """The pixels of hair lines that lie in two rows at once, so that neither is dark enough by itself."""
    darkness = (255 - plain).astype(np.uint16)
    darkness[faint | (darkness < 255 * PICTURE.rule_pale)] = 0
    both = darkness[:-1] + darkness[1:] >= 255 * PICTURE.rule_halved
    both &= (darkness[:-1] > 0) & (darkness[1:] > 0)
    halved = np.zeros(plain.shape, bool)
    halved[:-1] |= both
    halved[1:] |= both
    # The edges of letters are as pale, and nowhere go on for so long, nor beyond a rule that ends at them.
    least = round(PICTURE.rule_shortest * point)
    often = ndimage.uniform_filter1d(halved.astype(np.float32), least, axis=1) >= PICTURE.rule_halved_often
    return np.asarray(halved & often & opened(halved | faint, least))


def _wide(strokes: Iterable[_Stroke], point: float) -> list[_Stroke]:
    """The strokes as long as the rules of a table."""
    return [stroke for stroke in strokes if stroke.area.width >= PICTURE.rule_table_wide * point]


def _pixels(strokes: tuple[list[_Stroke], list[_Stroke]], shape: tuple[int, ...]) -> Mask:
    """The areas of strokes across and down."""
    pixels = np.zeros(shape, bool)
    for own, page in zip(strokes, (pixels, pixels.T), strict=True):
        for _, area in own:
            page[area.top : area.bottom, area.x0 : area.x1] = True
    return pixels


def _pale(plain: Grey) -> float:
    """The level below which a pixel may be a pale rule's: as much below that of most as noise never is."""
    grain = 255 - float(np.median(plain[::2, ::2]))
    return 255 - max(255 * PICTURE.rule_pale, PICTURE.rule_of_grain * grain)


def _kept(
    faint: Mask, ink: Mask, point: float, surfaces: Sequence[Area]
) -> tuple[list[_Stroke], list[_Stroke]]:
    """The strokes that are rules, across and down."""
    across = _strokes(faint, ink, point)
    lines = [stroke.rule for stroke in across if stroke.area.width >= PICTURE.rule_long * point]
    down = _strokes(np.ascontiguousarray(faint.T), np.ascontiguousarray(ink.T), point, lines)
    down = [_up_to(stroke, lines, point) for stroke in down]
    upright = [InkRule(x, area.top, area.bottom) for area in surfaces for x in (area.x0, area.x1)]
    level = [InkRule(y, area.x0, area.x1) for area in surfaces for y in (area.top, area.bottom)]
    return (
        [stroke for stroke in across if _holds(stroke.rule, [each.rule for each in down], upright, point)],
        [stroke for stroke in down if _holds(stroke.rule, [each.rule for each in across], level, point)],
    )


def _strokes(faint: Mask, ink: Mask, point: float, crossing: Sequence[InkRule] = ()) -> list[_Stroke]:
    """What runs across in a picture, long and thin; what is no rule as a whole may be one up to a rule that
    crosses it, where a letter stands in its way beyond."""
    whole = closed(faint, max(round(PICTURE.rule_break * point), 1) + 1)
    # A rule that still leans a hair is a row of steps: grown by a pixel they overlap.
    long = opened(grown(whole, 0, 1), round(PICTURE.rule_shortest * point))
    strokes: list[_Stroke] = []
    for area in areas_of(parts_of(long & whole)):
        if area.width >= PICTURE.rule_shortest * point:
            stroke = _even_stroke(faint, ink, area, point)
            pieces = [] if stroke else _pieces(area, crossing, point)
            strokes += [stroke] if stroke else []
            for piece in pieces:
                stroke = _even_stroke(faint, ink, piece, point)
                strokes += [stroke] if stroke else _cores(faint, ink, piece, point)
    return strokes


def _pieces(area: Area, crossing: Iterable[InkRule], point: float) -> Iterator[Area]:
    """A part of the ink, parted at the rules that cross it."""
    cuts = sorted(
        round(rule.at)
        for rule in crossing
        if area.x0 < rule.at < area.x1 and rule.start <= area.top and area.bottom <= rule.end
    )
    for x0, x1 in pairwise([area.x0, *cuts, area.x1]):
        if x1 - x0 >= PICTURE.rule_shortest * point:
            yield area._replace(x0=x0, x1=x1)


def _up_to(stroke: _Stroke, crossing: Iterable[InkRule], point: float) -> _Stroke:
    """A stroke without what goes on beyond the first or last rule that crosses it for less than a row is
    high: the stem of a letter below, that stands where it ends."""
    rule, area = stroke
    met = [cross.at for cross in crossing if cross.start <= rule.at <= cross.end]
    crossed = [at for at in met if rule.start <= at <= rule.end]
    if len(crossed) < 2:
        return stroke
    stem = PICTURE.rule_beyond * point, PICTURE.rule_shortest * point
    start, end = round(min(crossed)), round(max(crossed))
    start = start if stem[0] < start - rule.start < stem[1] else rule.start
    end = end if stem[0] < rule.end - end < stem[1] else rule.end
    return _Stroke(InkRule(rule.at, start, end), area._replace(x0=start, x1=end))


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


def _holds(rule: InkRule, others: list[InkRule], edges: list[InkRule], point: float) -> bool:
    """Whether a stroke is long enough to be a rule by itself, or goes from one that crosses it, or from the
    edge of a surface, to another."""
    if rule.end - rule.start >= PICTURE.rule_long * point:
        return True
    return all(
        _is_met(end, rule.at, others, PICTURE.rule_meets * point, point)
        or _is_met(end, rule.at, edges, PICTURE.rule_meets_edge * point, point)
        for end in (rule.start, rule.end)
    )


def _is_met(end: int, at: float, others: list[InkRule], near: float, point: float) -> bool:
    """Whether one of others goes past the end of a rule, so near to it."""
    return any(
        abs(other.at - end) <= near
        and other.end - other.start >= 2 * PICTURE.rule_shortest * point
        and other.start - PICTURE.rule_beyond * point <= at <= other.end + PICTURE.rule_beyond * point
        for other in others
    )
