"""Logistic regression with a Gaussian prior, by L-BFGS: the same examples give the same weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

# What fewer writers' papers show may be their own habit, and teaches nothing about others'.
_LEAST_SETS = 3


def of_several(seen: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """The evidence that enough sets show, of pairs of a set and what is seen of an example."""
    found: dict[str, set[str]] = defaultdict(set)
    for of_set, evidence in seen:
        for name in evidence:
            found[name].add(of_set)
    return {name for name, sets in found.items() if len(sets) >= _LEAST_SETS}


def learn(
    x: csr_matrix, y: np.ndarray, counts: np.ndarray, precision: np.ndarray, expected: np.ndarray
) -> np.ndarray:
    """The weights of the columns of ``x``, whose rows count as much as ``counts`` says; ``expected``: what
    they are before any row is seen.
    """

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights
        value = (counts * (np.logaddexp(0, scores) - y * scores)).sum() + (
            precision * (weights - expected) ** 2
        ).sum() / 2
        slope = x.T @ (counts * (1 / (1 + np.exp(-scores)) - y)) + precision * (weights - expected)
        return value, slope

    return np.asarray(minimize(loss, expected, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x)


def design(seen: Sequence[Iterable[str]], names: dict[str, int]) -> csr_matrix:
    """One row an example, one column a name, and a last one that is always 1."""
    rows, cols = [], []
    for row, evidence in enumerate(seen):
        known = [names[name] for name in evidence if name in names]
        rows += [row] * (len(known) + 1)
        cols += [*known, len(names)]
    return csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(seen), len(names) + 1))
