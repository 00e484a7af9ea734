"""Learns the weights of headings' words, and says how well they tell headings that were left out.

    python -m benchmarks.headings           five-fold cross-validation
    python -m benchmarks.headings --write   learn from all, and write lexicon/heading_weights.json

Multinomial logistic regression with a Gaussian prior, by L-BFGS: the same headings give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.regression import design
from lexicon.files import tables
from lexicon.heading_model import features
from lexicon.words import comparable

_FILE = Path(__file__).parent.parent / "lexicon" / "heading_weights.json"
# What is seen in one heading only teaches nothing about others.
_LEAST_SEEN = 2
# The prior's precision: of 0.1 to 3 it did best on headings left out.
_PRECISION = 0.4
# Weights smaller than this change no reading by themselves (a tenth more or less likely).
_NEGLIGIBLE = 0.1
_FOLDS = 5
# Meanings that a table, and not a heading, tells apart.
_SAME = {"success_criteria": "outcome", "decoy": "other"}
_NO_MEANINGS = ("whole", "by_place", "either")


def labelled() -> dict[str, str]:
    """Every heading with its meaning."""
    found: dict[str, str] = {}
    for name, table in tables("columns").items():
        if name not in _NO_MEANINGS:
            found |= {comparable(label): _SAME.get(name, name) for label in table["labels"]}
    for name, examples in tables("heading_examples").items():
        for example in examples:
            found.setdefault(comparable(example), _SAME.get(name, name))
    return found


def _design(headings: Sequence[str], names: Sequence[str]) -> csr_matrix:
    return design([features(heading) for heading in headings], {name: at for at, name in enumerate(names)})


def learn(x: csr_matrix, y: np.ndarray, meanings: int) -> np.ndarray:
    """The weights: one row a feature, one column a meaning."""
    said = np.eye(meanings)[y]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(x.shape[1], meanings)
        scores = x @ weights
        scores -= scores.max(axis=1, keepdims=True)
        likelihood = np.exp(scores)
        likelihood /= likelihood.sum(axis=1, keepdims=True)
        value = -np.log(likelihood[said == 1] + 1e-12).sum() + _PRECISION * (flat @ flat) / 2
        return value, (x.T @ (likelihood - said) + _PRECISION * weights).ravel()

    start = np.zeros(x.shape[1] * meanings)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x).reshape(x.shape[1], meanings)


def cross_validate(headings: Sequence[str], names: Sequence[str], y: np.ndarray, meanings: int) -> float:
    """The share of headings that are told right by weights learnt without them."""
    x = _design(headings, names)
    fold = np.arange(len(headings)) % _FOLDS
    right = 0
    for left_out in range(_FOLDS):
        weights = learn(x[fold != left_out], y[fold != left_out], meanings)
        right += int((np.argmax(x[fold == left_out] @ weights, axis=1) == y[fold == left_out]).sum())
    return right / len(headings)


def write(weights: np.ndarray, names: Sequence[str], meanings: Sequence[str]) -> None:
    """The weights as a file that can be read and compared: one feature a line, in order."""
    told = {
        name: {
            meaning: round(float(weight), 2)
            for meaning, weight in zip(meanings, row, strict=True)
            if abs(weight) >= _NEGLIGIBLE
        }
        for name, row in zip(names, weights, strict=False)
    }
    lines = [f"{json.dumps(name)}: {json.dumps(one)}" for name, one in sorted(told.items()) if one]
    prior = [round(float(weight), 2) for weight in weights[-1]]
    _FILE.write_text(
        f'{{"meanings": {json.dumps(list(meanings))},\n"prior": {json.dumps(prior)},\n"weights": {{\n'
        + ",\n".join(lines)
        + "\n}}\n",
        encoding="utf-8",
    )


def main() -> None:
    """Says how well headings left out are told, or learns from all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="learn from every heading and write the weights")
    options = parser.parse_args()
    meant = dict(sorted(labelled().items()))
    headings, meanings = list(meant), sorted(set(meant.values()))
    seen = Counter(feature for heading in headings for feature in features(heading))
    names = sorted(feature for feature, count in seen.items() if count >= _LEAST_SEEN)
    y = np.array([meanings.index(meaning) for meaning in meant.values()])
    if options.write:
        write(learn(_design(headings, names), y, len(meanings)), names, meanings)
        print(f"{len(headings)} headings, {len(names)} features: {_FILE}")
    else:
        right = cross_validate(headings, names, y, len(meanings))
        print(f"{right:.3f} of {len(headings)} headings right by weights learnt without them")


if __name__ == "__main__":
    main()
