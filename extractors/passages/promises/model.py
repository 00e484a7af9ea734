"""How much each piece of evidence counts: weights, which are added up.

Those of ``promise_weights.json`` are learnt by ``python -m benchmarks.promises`` from papers whose actions
people have settled. Papers of other kinds than those are told by what a person expects (``promises.toml``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from extractors.passages.learnt import LearntModel, learnt_model
from extractors.passages.paper.papers import Kind
from lexicon.files import tables

UNTAUGHT = (Kind.STRATEGY, Kind.OTHER, Kind.NEWS, Kind.RULES)
"""Kinds of which too few papers taught: long strategies say in each sentence what will be, and no more."""

# A promise whose score is lower may be none, and is flagged.
SURE = 2.5
# A clause that scores as much is a promise for those around it; so many lines off it is near.
_LIKELY, _NEAR = 1.0, 3
# More of them, and likelier ones, say no more.
_MOST_LIKELY, _MOST_CLAUSES, _BEST, _MOST_LINES, _LINES_A_STEP = 5, 8, 4, 6, 10


def among_others(scores: Sequence[tuple[int, float]], lines: int) -> Iterator[tuple[str, ...]]:
    """What is seen of each clause among a paper's others: how many, how likely and how near they are."""
    likely = sorted(line for line, score in scores if score > _LIKELY)
    best, *second = sorted((score for _, score in scores), reverse=True)[:2] or [-_BEST]
    for line, score in scores:
        own = score > _LIKELY
        near = bisect_right(likely, line + _NEAR) - bisect_left(likely, line - _NEAR) - own
        other = best if score != best else next(iter(second), -_BEST)
        yield (
            "always",
            f"likely ones: {min(len(likely) - own, _MOST_LIKELY)}",
            f"the likeliest: {int(max(-_BEST, min(other, _BEST)))}",
            f"others: {min(len(scores) - 1, _MOST_CLAUSES)}",
            f"of lines: {min(lines // _LINES_A_STEP, _MOST_LINES)}",
            *(("one is near",) if near else ()),
        )


def scores_of(clauses: Sequence[tuple[int, Collection[str]]], kind: Kind, lines: int) -> list[float]:
    """The scores of a paper's clauses, each given by the number of its line and what is seen of it: above 0
    they are taken for promises. ``lines``: how many the paper has.
    """
    if kind in UNTAUGHT:
        return [expected_model().score(evidence) for _, evidence in clauses]
    return in_paper(promise_model(), [(line, promise_model().score(seen)) for line, seen in clauses], lines)


def in_paper(model: LearntModel, scores: Sequence[tuple[int, float]], lines: int) -> list[float]:
    """The scores of a paper's clauses, each with the number of its line, in the light of each other."""
    return [
        model.score_among(score, seen)
        for (_, score), seen in zip(scores, among_others(scores, lines), strict=True)
    ]


@cache
def expected_model() -> LearntModel:
    """The weights that a person expects, before any paper is seen."""
    told = tables("promises")["weights"]
    weights = dict(told["seen"])
    for modal, doers in told.items():
        if modal not in ("start", "seen"):
            weights |= {f"{doer} {modal}": weight for doer, weight in doers.items()}
    return LearntModel(told["start"], weights)


def promise_model() -> LearntModel:
    """The weights that papers taught."""
    return learnt_model("promise_weights")
