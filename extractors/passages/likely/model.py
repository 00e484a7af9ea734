"""How likely each sentence of a paper is an action: by itself, then among the others.

The weights of ``lexicon/sentence_weights.json`` are learnt by ``python -m benchmarks.sentences``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.passages.learnt import LearntModel, learnt_model
from extractors.passages.likely.evidence import Sentence, evidence_of

# A sentence that scores as much is an action for those around it.
_LIKELY = 0.5
# A sentence that scores less by itself is none, whatever stands beside it.
_ALONE = -0.5
# So many lines off, or sentences of its own line, stand near.
_LINES, _SENTENCES = 2, 6
# More of them, and likelier ones, say no more.
_MOST, _BEST, _MOST_NEAR, _QUARTERS, _SIZE, _SENTENCES_A_STEP = 5, 4, 3, 4, 6, 20


def sentence_model() -> LearntModel:
    """The weights that papers taught."""
    return learnt_model("sentence_weights")


def scores_of(sentences: Sequence[Sentence]) -> list[float]:
    """The scores of a paper's sentences in the light of each other: above 0 they are likely actions."""
    model = sentence_model()
    alone = [model.score(evidence_of(one)) for one in sentences]
    # What stands beside actions is none by that alone.
    return [
        min(score - _ALONE, model.score_among(score, seen))
        for score, seen in zip(alone, among_others(sentences, alone), strict=True)
    ]


def among_others(sentences: Sequence[Sentence], scores: Sequence[float]) -> Iterator[tuple[str, ...]]:
    """What is seen of each sentence among a paper's others: how many, how likely and how near they are, and
    how many of those under its heading that are printed like it.
    """
    likely = [score > _LIKELY for score in scores]
    best, *second = sorted(scores, reverse=True)[:2] or [-_BEST]
    alike = Counter((one.heading, one.shape) for one in sentences)
    likely_alike = Counter(
        (one.heading, one.shape) for one, is_likely in zip(sentences, likely, strict=True) if is_likely
    )
    for at, one in enumerate(sentences):
        around = [n for n in range(max(0, at - _SENTENCES), min(len(scores), at + _SENTENCES + 1)) if n != at]
        near = [n for n in around if 0 < abs(sentences[n].number - one.number) <= _LINES]
        beside = [n for n in around if sentences[n].number == one.number]
        kind = one.heading, one.shape
        others = alike[kind] - 1
        other = best if scores[at] != best else next(iter(second), -_BEST)
        yield (
            "always",
            f"likely ones: {min(_MOST, sum(likely) - likely[at])}",
            f"the likeliest: {_step(other)}",
            f"near: {min(_MOST_NEAR, sum(likely[n] for n in near))}",
            f"the likeliest near: {_step(max((scores[n] for n in near), default=-_BEST))}",
            f"in its line: {min(_MOST_NEAR, sum(likely[n] for n in beside))}",
            f"the likeliest in its line: {_step(max((scores[n] for n in beside), default=-_BEST))}",
            f"sentences: {min(_SIZE, len(scores) // _SENTENCES_A_STEP)}",
            *(
                (f"like it under its heading: {_QUARTERS * (likely_alike[kind] - likely[at]) // others}",)
                if others
                else ()
            ),
        )


def _step(score: float) -> int:
    return int(max(-_BEST, min(score, _BEST)))
