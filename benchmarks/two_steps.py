"""Learning in two steps: each text by itself, then in the light of the others of its paper.

For the second step the first is told by weights that were learnt without the text's set.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import numpy as np
from scipy.sparse import csr_matrix, hstack

from benchmarks.regression import design, learn, of_several

# Weights smaller than this change no reading by themselves.
_NEGLIGIBLE = 0.02
_FOLDS = 6
# Nothing is expected of what every text has, and of the first step's sum.
_FREE = 0.01


class Example(Protocol):
    """A text: whose set and paper it is of, what is seen of it, whether it is what is looked for, how much
    it counts, and whether its paper holds no action."""

    set: str
    paper: str
    evidence: Iterable[str]
    is_so: bool
    count: float
    without: bool


E = TypeVar("E", bound=Example)


@dataclass(frozen=True, slots=True)
class Steps:
    """The precision of the priors of both steps; what is taken off each score."""

    precision: float
    among_precision: float
    caution: float = 0.0


class TwoSteps(Generic[E]):
    """What examples taught: weights of evidence, and of a paper's other texts.

    ``among`` says what is seen of each text of a paper among the others, given their scores; ``expected``
    and ``start`` what evidence counts before any example is seen.
    """

    def __init__(
        self,
        examples: Sequence[E],
        steps: Steps,
        among: Callable[[Sequence[E], Sequence[float]], Iterable[tuple[str, ...]]],
        expected: Mapping[str, float],
        start: float = 0.0,
    ) -> None:
        self.steps, self._among, self._expected, self._start = steps, among, expected, start
        self.names, self.alone = self._learn_alone(examples)
        scores = np.zeros(len(examples))
        for left_out, kept in folds(examples):
            names, weights = self._learn_alone([examples[at] for at in kept])
            scores[left_out] = design([examples[at].evidence for at in left_out], names) @ weights
        seen = self._seen(examples, scores)
        self.among_names = {name: at for at, name in enumerate(sorted(set().union(*seen)))}
        x = hstack([csr_matrix(scores.reshape(-1, 1)), design(seen, self.among_names)]).tocsr()
        precision = np.full(x.shape[1], steps.among_precision)
        precision[0] = _FREE
        self.among = learn(x, *_answers(examples), precision, np.zeros(x.shape[1]))

    def score(self, examples: Sequence[E]) -> np.ndarray:
        """The scores of other examples: above 0 they are taken for what is looked for."""
        alone = design([one.evidence for one in examples], self.names) @ self.alone
        among = design(self._seen(examples, alone), self.among_names) @ self.among[1:]
        return np.asarray(self.among[0] * alone + among) - self.steps.caution

    def write(self, path: Path) -> None:
        """The weights as a file that can be read and compared: one piece of evidence a line, in order."""
        always = float(self.among[1 + self.among_names["always"]] + self.among[-1]) - self.steps.caution
        told = {
            "start": round(float(self.alone[-1]), 2),
            "share": round(float(self.among[0]), 3),
            "among": {name: round(float(self.among[1 + at]), 2) for name, at in self.among_names.items()}
            | {"always": round(always, 2)},
            "weights": {
                name: round(float(self.alone[at]), 2)
                for name, at in self.names.items()
                if abs(self.alone[at]) >= _NEGLIGIBLE
            },
        }
        path.write_text(json.dumps(told, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")

    def _learn_alone(self, examples: Sequence[E]) -> tuple[dict[str, int], np.ndarray]:
        kept = sorted(of_several((one.set, one.evidence) for one in examples) | self._expected.keys())
        names = {name: at for at, name in enumerate(kept)}
        precision = np.full(len(names) + 1, self.steps.precision)
        precision[-1] = _FREE
        before = np.array([*(self._expected.get(name, 0.0) for name in kept), self._start])
        x = design([one.evidence for one in examples], names)
        return names, learn(x, *_answers(examples), precision, before)

    def _seen(self, examples: Sequence[E], scores: np.ndarray) -> list[tuple[str, ...]]:
        """What is seen of each text among the others of its paper."""
        found: list[tuple[str, ...]] = []
        at = 0
        for _, group in groupby(examples, key=lambda one: (one.set, one.paper)):
            paper = list(group)
            found += self._among(paper, [float(score) for score in scores[at : at + len(paper)]])
            at += len(paper)
        return found


def _answers(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([float(one.is_so) for one in examples]), np.array([one.count for one in examples])


def folds(examples: Sequence[Example]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The numbers of the examples of some sets, and of all others."""
    sets = sorted({one.set for one in examples})
    fold = np.array([sets.index(one.set) % _FOLDS for one in examples])
    for number in range(min(_FOLDS, len(sets))):
        yield np.flatnonzero(fold == number), np.flatnonzero(fold != number)


def left_out_in_turn(
    examples: Sequence[E], taught: Callable[[Sequence[E]], TwoSteps[E]]
) -> Iterator[tuple[E, float]]:
    """Each example with its score by what others taught: its set was left out."""
    for left_out, kept in folds(examples):
        tried = [examples[at] for at in left_out]
        yield from zip(tried, map(float, taught([examples[at] for at in kept]).score(tried)), strict=True)


def told(read: Sequence[tuple[Example, float]]) -> str:
    """How well examples were told by their scores."""
    right = sum(one.is_so and score > 0 for one, score in read)
    lost = sum(one.is_so and score <= 0 for one, score in read)
    wrong = sum(score > 0 and not one.is_so for one, score in read)
    papers = {(one.set, one.paper) for one, _ in read if one.without}
    false = {(one.set, one.paper) for one, score in read if one.without and score > 0}
    of_papers = f"{len(false)} of {len(papers)} papers without an action taken for one with"
    return f"{right} of {right + lost} found, {wrong} wrong; {of_papers}"
