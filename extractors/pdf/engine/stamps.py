"""Watermarks and stamps: words laid over or under a page's text, which no cell or paragraph of it holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.engine.objects import Rule, TextRun
from extractors.pdf.engine.text_page import TextPage
from extractors.pdf.engine.tolerances import ENGINE
from extractors.pdf.engine.visibility import usual_size


class Stamped(NamedTuple):
    """A page's runs without its stamps, and these."""

    runs: list[TextRun]
    stamps: list[TextRun]


def without_stamps(
    runs: list[TextRun], pale: Collection[int], rules: Iterable[Rule], chars: TextPage
) -> Stamped:
    """The runs that are no stamp; ``pale`` are those in light colours by their order, ``rules`` the page's
    horizontal rules."""
    large = ENGINE.stamp_larger * usual_size(runs)
    doubtful = [run for run in runs if run.size > large or run.order in pale]
    if not doubtful:
        return Stamped(runs, [])
    reach = 2 * max([run.size for run in runs])
    print_ = _around(doubtful, runs, reach)
    bases = [run.base for run in print_]
    over = [
        run
        for run in doubtful
        for others in [_level(run, print_, bases, reach)]
        if any(_overprints(run, other) for other in others)
        or (run.order in pale and any(_crowds(run, other) for other in others))
    ]
    found = over + [
        run
        for run in doubtful
        if (run.size > large and chars.is_skewed(run.order, ENGINE.skew))
        or (run.order in pale and any(_is_crossed(run, rule) for rule in rules))
    ]
    if not found:
        return Stamped(runs, [])
    tiles = _tiles(over, (run for run in doubtful if run.order in pale))
    stamps = {
        run.order for run in doubtful if _tile(run) in tiles or any(_is_part(run, stamp) for stamp in found)
    }
    return Stamped(
        [run for run in runs if run.order not in stamps], [run for run in runs if run.order in stamps]
    )


def _tile(run: TextRun) -> tuple[str, float]:
    """What a run says, and in which size."""
    return run.text.strip(), round(run.size, 1)


def _tiles(over: Iterable[TextRun], pale: Iterable[TextRun]) -> set[tuple[str, float]]:
    """What is laid over a page again and again, and over its text somewhere: in the gaps of the text it is a
    stamp as well."""
    counts = Counter(map(_tile, pale))
    return {tile for tile in map(_tile, over) if counts[tile] >= ENGINE.stamp_tiles}


def _around(doubtful: Sequence[TextRun], runs: Iterable[TextRun], reach: float) -> list[TextRun]:
    """The other runs of a page by their baselines, without those that stand too far above and below all that
    may be a stamp: nearly all of them, where these are a table's pale headings."""
    apart = {run.order for run in doubtful}
    if not any(run.turned for run in doubtful):  # For a turned one no place is too far: see `_level`.
        top, bottom = min(run.base for run in doubtful) - reach, max(run.base for run in doubtful) + reach
        runs = [run for run in runs if top <= run.base <= bottom]
    return sorted((run for run in runs if run.order not in apart), key=attrgetter("base"))


def _level(run: TextRun, others: list[TextRun], bases: list[float], reach: float) -> list[TextRun]:
    """Of runs by their baselines, those that are near enough to a run to stand in its place."""
    if run.turned:
        return others
    return others[bisect_left(bases, run.base - reach) : bisect_right(bases, run.base + reach)]


def _overprints(run: TextRun, other: TextRun) -> bool:
    """Whether two texts stand in one place, the height of their lines aside."""
    wide = min(run.x1, other.x1) - max(run.x0, other.x0)
    if wide <= 0:
        return False
    top, bottom = _ink(run)
    other_top, other_bottom = _ink(other)
    high = min(bottom, other_bottom) - max(top, other_top)
    areas = (run.x1 - run.x0) * (bottom - top), (other.x1 - other.x0) * (other_bottom - other_top)
    return high > 0 and wide * high > ENGINE.stamp_over * min(areas)


def _crowds(run: TextRun, other: TextRun) -> bool:
    """Whether pale words stand nearer to a line than any line of one text would, above it or below."""
    if run.turned or other.turned or len(run.text.strip()) < ENGINE.stamp_words:
        return False
    apart = abs(run.base - other.base)
    near = ENGINE.stamp_same_base * run.size < apart < ENGINE.stamp_crowds * max(run.size, other.size)
    return near and min(run.x1, other.x1) - max(run.x0, other.x0) > run.size


def _ink(run: TextRun) -> tuple[float, float]:
    if run.turned:
        return run.top, run.bottom
    return run.base - (
        ENGINE.capital_height - ENGINE.stamp_inset
    ) * run.size, run.base - ENGINE.stamp_inset * run.size


def _is_crossed(run: TextRun, rule: Rule) -> bool:
    top, bottom = _ink(run)
    return top < rule.at < bottom and min(run.x1, rule.end) - max(run.x0, rule.start) > run.size


def _is_part(run: TextRun, stamp: TextRun) -> bool:
    """Whether a run is a letter or word of a stamp: of its size, on its line."""
    alike = abs(run.size - stamp.size) < ENGINE.stamp_same_size * stamp.size and run.turned == stamp.turned
    level = abs(run.base - stamp.base) < ENGINE.stamp_same_base * stamp.size
    return run.order == stamp.order or (alike and level and not run.turned)
